"""Joining things that turn out to be one; links are read through the join and never rewritten, so it can be undone."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from inspector_app.domain.errors import InvalidError
from inspector_app.domain.kinds import JOINABLE
from inspector_app.domain.things import Edit
from inspector_app.record.joining import settled
from inspector_app.record.look_alikes import label, look_alikes
from inspector_app.record.state import SAME_AS, State
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


def offered(workbook: Workbook) -> list[Pair]:
    """Return the things that may be one; only a person joins them. Those left as two on this laptop are not offered."""
    with workbook.reading() as reader:
        states = {state.subject: state for state in reader.joinable_states()}
        apart = _apart(reader)
    return [_pair(states, one, other) for one, other in look_alikes(states.values(), apart)]


def joined(workbook: Workbook) -> list[Pair]:
    """Return the things that stand for others."""
    with workbook.reading() as reader:
        states = {state.subject: state for state in reader.joinable_states()}
        joins = reader.same_as()
    pairs = [(settled(other, joins), other) for other in joins if other in states and not states[other].gone]
    return [_pair(states, one, other) for one, other in sorted(pairs) if one in states and one != other]


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
        _keep_apart(store, _apart(store) | {_in_order(one, other)})


def offer_again(workbook: Workbook, one: UUID, other: UUID) -> None:
    """Forget that two look-alikes were left as two."""
    with workbook.deed("offered again", str(one)) as store:
        _keep_apart(store, _apart(store) - {_in_order(one, other)})


def _apart(reader: Reader) -> set[tuple[UUID, UUID]]:
    return {(UUID(one), UUID(other)) for one, other in json.loads(reader.meta(_APART) or "[]")}


def _keep_apart(store: Store, pairs: Iterable[tuple[UUID, UUID]]) -> None:
    store.set_meta(_APART, json.dumps([[str(one), str(other)] for one, other in sorted(pairs)]))


def _in_order(one: UUID, other: UUID) -> tuple[UUID, UUID]:
    return min(one, other), max(one, other)


def _pair(states: dict[UUID, State], one: UUID, other: UUID) -> Pair:
    return Pair(states[other].kind, label(states[other]), one, other, states[one], states[other])


def _kind(reader: Reader, subject: UUID) -> str:
    states = reader.states([subject])
    if subject not in states:
        raise InvalidError("One of the two is not in the workbook any more.")
    return states[subject].kind
