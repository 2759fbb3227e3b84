"""What must hold of laptops at every moment, told by the oracle; and once all is merged, in every order."""

from collections.abc import Iterator
from itertools import pairwise

from inspector_app.record import joining
from inspector_app.record import state as states
from inspector_app.record.canonical import encode
from inspector_app.record.change import Change
from inspector_app.record.checking import verify
from inspector_app.record.difference import visible
from inspector_app.record.digest import digest
from inspector_app.record.state import SAME_AS
from tests.inspector_app.record.histories import OTHER_TAG, TAG, asked
from tests.inspector_app.record.laptops import WEAKNESSES, Laptops, Record, shown_by, union
from tests.inspector_app.record.oracle import Oracle, stands_for

FIELDS = ("text", "title", "stance", "interview", "author", "position", SAME_AS)


def a_thing_shows_as_those_who_wrote_it_knew(oracle: Oracle, seen: frozenset[int], changes: list[Change]) -> None:
    """Hold the state of a thing against what a laptop has heard about it."""
    assert len(changes) == len(seen)
    if not seen:
        return
    state = states.derive(changes)
    assert asked(state) == oracle.waits(seen)
    assert state.gone == oracle.is_gone(seen)
    assert state.gone != visible(state)
    for field in FIELDS:
        written, values = oracle.standing(seen, field), oracle.values(seen, field)
        assert (field in state.erased) == bool(written and not values)
        assert (field in state.fields) == bool(written)
        assert state.fields.get(field) in (values or {None})
    for one in (TAG, OTHER_TAG):
        assert (one in state.sets) == any(oracle.values(seen, one))
    assert str(state.same_as) in {str(value) for value in oracle.values(seen, SAME_AS) or {None}}


def no_word_is_lost_and_none_erased_is_left(laptops: Laptops, name: str) -> None:
    """Compare all content that a laptop holds with what it has heard, erased entries left out."""
    oracle = laptops.oracle
    held = sorted(change.content for change in laptops.records[name].values() if change.content is not None)
    assert held == sorted(encode(dict(oracle.entries[one].fields)) for one in oracle.readable(oracle.heard[name]))
    emptied = [change for change in laptops.records[name].values() if change.content is None]
    assert all(change.set is None and change.salt is None for change in emptied)


def a_joined_thing_stands_for_the_end_of_its_joins(laptops: Laptops, name: str) -> None:
    """Follow the joins that a laptop shows, chains and rings, in another way."""
    joins = laptops.joins(name)
    for subject in WEAKNESSES.values():
        assert joining.settled(subject, joins) == stands_for(subject, joins)


def every_order_of_merging_gives_the_same(laptops: Laptops) -> None:
    """Merge all laptops and all copies in every order and grouping: one digest, one content, one state."""
    records = [laptops.records[name] for name in laptops.names]
    results = [*_in_every_order({}, records), *_in_groups(records)]
    old = [copy.record for copy in laptops.kept]
    known = {digest(result) for result in results}
    assert len(known) == 1
    for one, other in pairwise(results):
        assert one == other
    orders = {tuple(result): result for result in results}
    shown = [shown_by(result) for result in orders.values()]
    assert all(one == shown[0] for one in shown)
    verify(list(results[0].values()))
    late, early = union(results[0], *old), union(*reversed(old), results[0])
    assert late == early
    assert shown_by(late) == shown_by(early)
    verify(list(late.values()))


def _in_every_order(merged: Record, waiting: list[Record]) -> Iterator[Record]:
    if not waiting:
        yield merged
    for place, record in enumerate(waiting):
        yield from _in_every_order(union(merged, record), waiting[:place] + waiting[place + 1 :])


def _in_groups(records: list[Record]) -> Iterator[Record]:
    """Yield the merges of two groups each, wherever they are parted, and of overlapping pairs."""
    for place in range(1, len(records)):
        yield union(union(*records[place:]), union(*records[:place]))
    yield union(*(union(one, other) for one, other in pairwise(records)))
