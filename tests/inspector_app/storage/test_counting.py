"""Notes are counted as the lists show them: joins followed, what was deleted left out, nothing counted twice."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from inspector_app.domain.matrix import Cell
from inspector_app.domain.matrix import counted as counted_as
from inspector_app.domain.things import Interview, Weakness
from inspector_app.services import joins, notes
from inspector_app.storage.counting import authors, counts, notes_of
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import brought, edited, new_workbook, note, team_visit

Counts = dict[tuple[int | None, str], Cell]


def entry(given: str, tags: list[str], interview: str = "int-1", **fields: Any) -> dict[str, Any]:
    """Return a note of an interchange file."""
    return {"id": given, "interview": interview, "author": "ins-a", "text": f"Note {given}.", "tags": tags, **fields}


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Workbook]:
    """Return a workbook with an officer and a parent, and notes of every sort."""
    given = team_visit()
    given["interviews"].append({"id": "int-2", "code": "A-N1", "witness_kind": "nhs_officer"})
    given["notes"] = [
        entry("n1", ["w1"], stance="concern", voice="verbatim", about="impact"),
        entry("n2", ["w1", "w2"], stance="progress", about="action"),
        entry("n3", ["w2"], interview="int-2", author="ins-b"),
        entry("n4", []),
    ]
    with new_workbook(tmp_path / "counted.workbook", given, author="A") as made:
        yield made


def counted(book: Workbook) -> Counts:
    """Return the counts."""
    with book.reading() as reader:
        return counts(reader)


def listed(book: Workbook) -> Counts:
    """Return the same counts taken by hand from the rows of the list."""
    found: Counts = {}
    for row in notes.listed(book):
        one = counted_as(row.stance, row.voice, row.about)
        for rank in row.tags or (None,):
            found[rank, row.witness_kind] = found.get((rank, row.witness_kind), Cell()) + one
    return found


def weakness(book: Workbook, given: str) -> Weakness:
    """Return a weakness by its id."""
    with book.reading() as reader:
        return next(one for one in reader.things(Weakness, deleted=True) if one.id == given)


def test_a_note_counts_for_each_weakness_it_is_held_against_with_all_it_says(book: Workbook) -> None:
    assert counted(book) == {
        (1, "parent_carer"): Cell(2, progress=1, concern=1, quotes=1, action=1, impact=1),
        (2, "parent_carer"): Cell(1, progress=1, action=1),
        (2, "nhs_officer"): Cell(1),
        (None, "parent_carer"): Cell(1),
    }
    assert counted(book) == listed(book)


def test_own_comments_and_what_was_only_seen_are_counted_apart(book: Workbook) -> None:
    marks = {"stance": "concern", "about": "impact"}
    seen = [entry("n5", ["w1"], voice="observed", **marks), entry("n6", ["w1"], voice="comment", **marks)]
    brought(book, notes=[*seen, entry("n7", [], voice="comment")])
    before = Cell(2, progress=1, concern=1, quotes=1, action=1, impact=1)
    assert counted(book)[1, "parent_carer"] == before + Cell(1, concern=1, impact=1, observed=1, comments=1)
    assert counted(book)[None, "parent_carer"] == Cell(1, comments=1)
    assert counted(book) == listed(book)
    joins.join(book, weakness(book, "w1").subject, weakness(book, "w2").subject)
    assert counted(book) == listed(book)


def test_a_deleted_note_and_a_released_tag_count_no_more(book: Workbook) -> None:
    notes.delete(book, note(book, "n1").subject)
    edited(book, "n2", **{f"tag/{weakness(book, 'w1').subject}": False})
    assert (1, "parent_carer") not in counted(book)
    assert counted(book) == listed(book)


def test_a_note_held_against_a_deleted_weakness_alone_is_held_against_none(book: Workbook) -> None:
    brought(book, weaknesses=[{"id": "w2", "title": "Joint commissioning.", "deleted": True}])
    assert weakness(book, "w2").deleted
    assert {rank for rank, _ in counted(book)} == {1, None}
    assert counted(book) == listed(book)


def test_a_note_held_against_two_weaknesses_that_were_joined_counts_once(book: Workbook) -> None:
    first, second = weakness(book, "w1"), weakness(book, "w2")
    joins.join(book, first.subject, second.subject)
    assert counted(book)[1, "parent_carer"].notes == 2
    assert counted(book) == listed(book)
    with book.reading() as reader:
        assert set(notes_of(reader, 1, ["parent_carer"])) == {note(book, given).subject for given in ("n1", "n2")}


def test_the_notes_of_a_joined_interview_count_as_those_of_the_one_it_stands_for(book: Workbook) -> None:
    with book.reading() as reader:
        parent, officer = sorted(reader.things(Interview), key=lambda one: one.id)
    joins.join(book, officer.subject, parent.subject)
    assert {kind for _, kind in counted(book)} == {"parent_carer"}
    assert counted(book) == listed(book)
    with book.reading() as reader:
        assert note(book, "n3").subject in notes_of(reader, 2, ["parent_carer"])


def test_who_took_notes_is_counted(book: Workbook) -> None:
    with book.reading() as reader:
        assert authors(reader) == 2
