"""All notes read at once are the same values as read one kind like another, but for links, which go through joins."""

from dataclasses import replace
from uuid import UUID

from inspector_app.domain.things import Note, Weakness
from inspector_app.services import joins, notes
from inspector_app.storage.listing import whole_notes
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import brought, note


def weakness(workbook: Workbook, given: str) -> UUID:
    with workbook.reading() as reader:
        return next(one.subject for one in reader.things(Weakness, deleted=True) if one.id == given)


def test_whole_notes_are_what_things_are_without_the_deleted_ones(workbook: Workbook) -> None:
    brought(
        workbook,
        notes=[
            {
                "id": "m1",
                "interview": "int-1",
                "author": "ins-a",
                "text": "Full.",
                "stance": "concern",
                "voice": "verbatim",
                "about": "impact",
                "heard": "2022-05-09T13:40:00+01:00",
                "typed": "2022-05-09T13:41:00+01:00",
                "tags": ["w2", "w1"],
            },
            {"id": "m2", "interview": "int-1", "author": "ins-a", "text": "Bare."},
            {"id": "m3", "interview": "int-1", "author": "ins-a", "text": "Gone."},
        ],
    )
    notes.delete(workbook, note(workbook, "m3").subject)
    with workbook.reading() as reader:
        found = whole_notes(reader)
        assert found == reader.things(Note)
    assert {one.id for one in found} >= {"m1", "m2"}
    assert "m3" not in {one.id for one in found}


def test_tags_are_read_through_joins_and_once(workbook: Workbook) -> None:
    brought(
        workbook,
        weaknesses=[{"id": "w3", "position": 3, "title": "the same"}],
        notes=[{"id": "m1", "interview": "int-1", "author": "ins-a", "text": "Both.", "tags": ["w1", "w3"]}],
    )
    joins.join(workbook, weakness(workbook, "w3"), weakness(workbook, "w1"))
    with workbook.reading() as reader:
        found = {one.id: one for one in whole_notes(reader)}
    assert found["m1"].tags == (weakness(workbook, "w1"),)
    assert replace(found["m1"], tags=()) == replace(note(workbook, "m1"), tags=())
