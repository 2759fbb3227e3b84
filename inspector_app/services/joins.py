"""Joining things that turn out to be one; links are read through the join and never rewritten, so it can be undone."""

from dataclasses import dataclass
from uuid import UUID

from inspector_app.domain.errors import InvalidError
from inspector_app.domain.kinds import JOINABLE
from inspector_app.domain.things import Edit
from inspector_app.record.joining import settled
from inspector_app.record.look_alikes import label, look_alikes
from inspector_app.record.state import SAME_AS
from inspector_app.storage.reading import Reader
from inspector_app.storage.workbook import Workbook


@dataclass(frozen=True, slots=True)
class LookAlike:
    """Two things of a kind that bear the same title."""

    kind: str
    title: str
    one: UUID
    other: UUID


def offered(workbook: Workbook) -> list[LookAlike]:
    """Return the things that may be one; only a person joins them."""
    with workbook.reading() as reader:
        states = {state.subject: state for state in reader.joinable_states()}
    return [LookAlike(states[one].kind, label(states[one]), one, other) for one, other in look_alikes(states.values())]


def join(workbook: Workbook, other: UUID, one: UUID) -> None:
    """Let a thing stand for another from now on; both keep all they have.

    Raises:
        InvalidError: They are of different kinds, are the same, or are joined already.
    """
    with workbook.deed("joined two", str(one)) as store:
        kind = _kind(store, one)
        if _kind(store, other) != kind or kind not in JOINABLE:
            raise InvalidError("Only two interviews, two weaknesses or two inspectors can be joined.")
        joins = store.same_as()
        if settled(one, joins) == settled(other, joins):
            raise InvalidError("These two are one already.")
        store.write(Edit(kind, other, {SAME_AS: str(one)}))


def separate(workbook: Workbook, other: UUID) -> None:
    """Let a joined thing stand for itself again."""
    with workbook.deed("separated two", str(other)) as store:
        store.write(Edit(_kind(store, other), other, {SAME_AS: None}))


def _kind(reader: Reader, subject: UUID) -> str:
    states = reader.states([subject])
    if subject not in states:
        raise InvalidError("One of the two is not in the workbook any more.")
    return states[subject].kind
