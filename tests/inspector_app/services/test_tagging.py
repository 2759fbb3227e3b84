"""Notes are held against a weakness, one or many, and released; many are one deed that is undone at once."""

from collections.abc import Mapping
from uuid import UUID

import pytest

from inspector_app.domain.errors import CancelledError, InvalidError
from inspector_app.services import joins, notes, tagging, undoing
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import brought, exported, merged, note, things


def weakness(workbook: Workbook, rank: int) -> UUID:
    with workbook.reading() as reader:
        return reader.weaknesses()[rank - 1].subject


def both(workbook: Workbook) -> list[UUID]:
    return [note(workbook, given).subject for given in ("n1", "n2")]


def ranks(workbook: Workbook) -> dict[str, tuple[int, ...]]:
    return {row.text.split()[-1]: row.tags for row in notes.listed(workbook)}


def test_many_notes_are_held_against_a_weakness_in_one_deed(workbook: Workbook) -> None:
    before = exported(workbook)
    assert tagging.hold_all(workbook, both(workbook), weakness(workbook, 1)) == 1
    assert ranks(workbook) == {"plan.": (1,), "late.": (1,)}
    assert tagging.hold_all(workbook, both(workbook), weakness(workbook, 2)) == 2
    assert ranks(workbook) == {"plan.": (1, 2), "late.": (1, 2)}
    undoing.undo(workbook)
    assert ranks(workbook) == {"plan.": (1,), "late.": (1,)}
    undoing.undo(workbook)
    assert exported(workbook) == before


def test_many_notes_are_released_in_one_deed(workbook: Workbook) -> None:
    tagging.hold_all(workbook, both(workbook), weakness(workbook, 1))
    assert tagging.release_all(workbook, both(workbook), weakness(workbook, 1)) == 2
    assert tagging.release_all(workbook, both(workbook), weakness(workbook, 1)) == 0
    assert ranks(workbook) == {"plan.": (), "late.": ()}
    undoing.undo(workbook)
    assert ranks(workbook) == {"plan.": (1,), "late.": (1,)}


def test_weaknesses_that_were_joined_are_one(workbook: Workbook) -> None:
    brought(workbook, weaknesses=[{"id": "w3", "title": "Plans again.", "position": 3}])
    first, again = weakness(workbook, 1), weakness(workbook, 3)
    tagging.hold_all(workbook, both(workbook)[1:], again)
    joins.join(workbook, again, first)
    assert ranks(workbook) == {"plan.": (1,), "late.": (1,)}
    assert tagging.hold_all(workbook, both(workbook), first) == 0
    assert tagging.release_all(workbook, both(workbook), first) == 2
    assert ranks(workbook) == {"plan.": (), "late.": ()}


def test_many_notes_are_marked_in_one_deed(workbook: Workbook) -> None:
    before = exported(workbook)
    assert notes.mark_all(workbook, both(workbook), "stance", "progress") == 2
    assert {one["stance"] for one in things(workbook, "notes").values()} == {"progress"}
    assert notes.mark_all(workbook, both(workbook), "about", "impact") == 2
    assert {one["about"] for one in things(workbook, "notes").values()} == {"impact"}
    undoing.undo(workbook)
    undoing.undo(workbook)
    assert exported(workbook) == before


def test_a_mark_that_the_visit_does_not_know_is_refused_for_all(workbook: Workbook) -> None:
    before = exported(workbook)
    with pytest.raises(InvalidError):
        notes.mark_all(workbook, both(workbook), "stance", "angry")
    assert exported(workbook) == before


def test_a_deed_that_is_stopped_changes_nothing(workbook: Workbook) -> None:
    def stop(done: int, total: int) -> None:
        raise CancelledError("Stopped. Nothing was changed.")

    before = exported(workbook)
    with pytest.raises(CancelledError):
        tagging.hold_all(workbook, both(workbook), weakness(workbook, 2), stop)
    with pytest.raises(CancelledError):
        notes.mark_all(workbook, both(workbook), "stance", "progress", stop)
    assert exported(workbook) == before


def test_tags_that_two_laptops_set_apart_are_all_kept(laptops: Mapping[str, Workbook]) -> None:
    lead, other = laptops["A"], laptops["B"]
    tagging.hold_all(lead, both(lead), weakness(lead, 1))
    tagging.hold_all(other, both(other), weakness(other, 2))
    merged(lead, other)
    assert ranks(lead) == {"plan.": (1, 2), "late.": (1, 2)}
