"""Joining things that turn out to be one; links are read through the join and never rewritten, so it can be undone."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from inspector_app.domain.errors import InvalidError
from inspector_app.domain.kinds import JOINABLE
from inspector_app.domain.things import Edit
from inspector_app.record.history import in_order
from inspector_app.record.joining import settled
from inspector_app.record.look_alikes import label, look_alikes
from inspector_app.record.state import SAME_AS, State
from inspector_app.storage.counting import notes_on
from inspector_app.storage.reading import Reader
from inspector_app.storage.store import Store
from inspector_app.storage.workbook import Workbook

_APART = "apart"
"""The local setting that holds the look-alikes of which a person said here that they are two."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things of a kind, each with how it shows: look-alikes, or two of which `one` stands for `other`."""

    kind: str
    title: str
    one: UUID
    other: UUID
    first: State = field(compare=False)
    second: State = field(compare=False)
    makers: tuple[str, str] = field(compare=False)
    """Who made each, by the inspector's id."""
    notes: tuple[int, int] = field(compare=False)
    """How many notes hang on each by itself."""


def offered(workbook: Workbook) -> list[Pair]:
    """Return the things that may be one; only a person joins them. Those left as two on this laptop are not offered."""
    with workbook.reading() as reader:
        states = {state.subject: state for state in reader.joinable_states()}
        return _pairs(reader, states, look_alikes(states.values(), _apart(reader)))


def count_offered(workbook: Workbook) -> int:
    """Return how many pairs may be one."""
    with workbook.reading() as reader:
        return len(look_alikes(reader.joinable_states(), _apart(reader)))


def joined(workbook: Workbook) -> list[Pair]:
    """Return the things that stand for others."""
    with workbook.reading() as reader:
        states = {state.subject: state for state in reader.joinable_states()}
        joins = reader.same_as()
        pairs = [(settled(other, joins), other) for other in joins if other in states and not states[other].gone]
        return _pairs(reader, states, [(one, other) for one, other in sorted(pairs) if one in states and one != other])


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
    """Let a joined thing stand for itself again; where two were joined each to the other, both do."""
    with workbook.deed("separated two", str(other)) as store:
        kind, joins = _kind(store, other), store.same_as()
        seen = [other]
        while (following := joins.get(seen[-1])) is not None and following not in seen:
            seen.append(following)
        ring = following == other and len(seen) > 1
        store.write(*(Edit(kind, one, {SAME_AS: None}) for one in ([other, seen[-1]] if ring else [other])))


def leave(workbook: Workbook, one: UUID, other: UUID) -> None:
    """Remember on this laptop that two look-alikes are two, so that they are not offered again."""
    with workbook.deed("left as two", str(one)) as store:
        store.touched.add(_kind(store, one))  # another pair less is offered
        _keep_apart(store, _apart(store) | {_in_order(one, other)})


def offer_again(workbook: Workbook, one: UUID, other: UUID) -> None:
    """Forget that two look-alikes were left as two."""
    with workbook.deed("offered again", str(one)) as store:
        store.touched.add(_kind(store, one))
        _keep_apart(store, _apart(store) - {_in_order(one, other)})


def _apart(reader: Reader) -> set[tuple[UUID, UUID]]:
    return {(UUID(one), UUID(other)) for one, other in json.loads(reader.meta(_APART) or "[]")}


def _keep_apart(store: Store, pairs: Iterable[tuple[UUID, UUID]]) -> None:
    store.set_meta(_APART, json.dumps([[str(one), str(other)] for one, other in sorted(pairs)]))


def _in_order(one: UUID, other: UUID) -> tuple[UUID, UUID]:
    return min(one, other), max(one, other)


def _pairs(reader: Reader, states: Mapping[UUID, State], pairs: Iterable[tuple[UUID, UUID]]) -> list[Pair]:
    found = list(pairs)
    subjects = {subject for pair in found for subject in pair}
    makers = {subject: in_order(changes)[0].author for subject, changes in reader.changes_of(subjects).items()}
    notes = notes_on(reader, subjects)
    return [
        Pair(
            kind=states[other].kind,
            title=label(states[other]),
            one=one,
            other=other,
            first=states[one],
            second=states[other],
            makers=(makers[one], makers[other]),
            notes=(notes.get(one, 0), notes.get(other, 0)),
        )
        for one, other in found
    ]


def _kind(reader: Reader, subject: UUID) -> str:
    states = reader.states([subject])
    if subject not in states:
        raise InvalidError("One of the two is not in the workbook any more.")
    return states[subject].kind
