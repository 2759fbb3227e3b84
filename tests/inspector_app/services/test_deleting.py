"""What is deleted is listed with who and when, can be restored, and takes nothing with it."""

import dataclasses
from collections.abc import Mapping
from uuid import UUID

import pytest

from inspector_app.domain.errors import CancelledError, InvalidError
from inspector_app.domain.things import Edit, Finding, Interview, Thing, Weakness
from inspector_app.services import deleting, erasing, notes, undoing
from inspector_app.services.checking import check
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import brought, edited, exported, merged, note, things


def subject(workbook: Workbook, kind: type[Thing], given: str) -> UUID:
    with workbook.reading() as reader:
        return next(one.subject for one in reader.things(kind, deleted=True) if one.id == given)


def both(workbook: Workbook) -> list[UUID]:
    return [note(workbook, given).subject for given in ("n1", "n2")]


def test_many_notes_are_deleted_in_one_deed_and_restored_in_one(workbook: Workbook) -> None:
    before = exported(workbook)
    assert deleting.delete(workbook, "note", both(workbook)) == 2
    assert notes.listed(workbook) == ()
    assert notes.found(workbook, "plan") == []
    assert {one.subject for one in deleting.listed(workbook)} == set(both(workbook))
    assert deleting.restore(workbook, both(workbook)) == 2
    assert exported(workbook) == before
    assert deleting.listed(workbook) == ()
    assert check(workbook).problems == ()


def test_a_deletion_of_many_is_undone_at_once(workbook: Workbook) -> None:
    before = exported(workbook)
    deleting.delete(workbook, "note", both(workbook))
    undoing.undo(workbook)
    assert exported(workbook) == before
    assert deleting.listed(workbook) == ()


def test_a_deleted_note_is_told_with_its_words_its_interview_who_and_when(laptops: Mapping[str, Workbook]) -> None:
    lead, other = laptops["A"], laptops["B"]
    given = note(other, "n2")
    deleting.delete(other, "note", [given.subject])
    merged(lead, other)
    [one] = deleting.listed(lead)
    assert (one.kind, one.text, one.place, one.by) == ("note", "The plan came late.", "A-P1", "B")
    assert one.at[:2] == "20"
    assert not one.held_by


def test_the_latest_deletion_stands_first(workbook: Workbook) -> None:
    with workbook.deed("deleted") as store:
        for given, at in (
            ("n1", "2022-05-09T10:00:00+01:00"),
            ("n2", "2022-05-09T09:30:00Z"),
        ):  # the second is later by half an hour
            store.writer = dataclasses.replace(store.writer, at=at)
            store.write(Edit("note", note(workbook, given).subject, {"gone": True}))
    first, _ = deleting.listed(workbook)
    assert first.text == "The plan came late."


def test_the_notes_of_a_deleted_interview_stay_where_they_are(workbook: Workbook) -> None:
    before = exported(workbook)
    listed = notes.listed(workbook)
    interview = subject(workbook, Interview, "int-1")
    deleting.delete(workbook, "interview", [interview])
    assert notes.listed(workbook) == listed
    assert len(notes.found(workbook, "plan")) == 2
    [one] = deleting.listed(workbook)
    assert (one.kind, one.text, one.notes) == ("interview", "A-P1", 2)
    deleting.restore(workbook, [interview])
    assert exported(workbook) == before


def test_a_note_of_a_deleted_interview_is_told_so(workbook: Workbook) -> None:
    deleting.delete(workbook, "note", both(workbook)[:1])
    deleting.delete(workbook, "interview", [subject(workbook, Interview, "int-1")])
    told = {one.kind: one for one in deleting.listed(workbook)}
    assert told["note"].held_by
    assert told["interview"].notes == 1


def test_findings_weaknesses_and_interviews_come_back_together(workbook: Workbook) -> None:
    before = exported(workbook)
    chosen = [subject(workbook, Finding, "f1"), subject(workbook, Weakness, "w1"), *both(workbook)]
    for kind, subjects in (("finding", chosen[:1]), ("weakness", chosen[1:2]), ("note", chosen[2:])):
        deleting.delete(workbook, kind, subjects)
    told = {one.kind: one for one in deleting.listed(workbook)}
    assert (told["finding"].place, told["finding"].held_by) == ("Plans", True)
    assert (told["weakness"].text, told["weakness"].place) == ("The quality of plans.", "")
    assert deleting.restore(workbook, chosen) == 4
    assert exported(workbook) == before


def test_what_an_import_deleted_is_listed_too(workbook: Workbook) -> None:
    brought(
        workbook,
        inspectors=[{"id": "ins-z", "code": "Z", "role": "Left us", "deleted": True}],
        standing=[{"id": "sender", "text": "Other words.", "deleted": True}],
    )
    assert {(one.kind, one.text) for one in deleting.listed(workbook)} == {
        ("inspector", "Z · Left us"),
        ("standing", "Other words."),
    }


def test_what_was_erased_for_good_is_not_offered(workbook: Workbook) -> None:
    first, second = both(workbook)
    deleting.delete(workbook, "note", [first, second])
    erasing.erase(workbook, first)
    assert [one.subject for one in deleting.listed(workbook)] == [second]


def test_a_visit_is_not_deleted(workbook: Workbook) -> None:
    with pytest.raises(InvalidError):
        deleting.delete(workbook, "visit", [])


def test_a_restoring_that_is_stopped_changes_nothing(workbook: Workbook) -> None:
    def stop(done: int, total: int) -> None:
        raise CancelledError("Stopped. Nothing was changed.")

    deleting.delete(workbook, "note", both(workbook))
    with pytest.raises(CancelledError):
        deleting.restore(workbook, both(workbook), stop)
    assert len(deleting.listed(workbook)) == 2


def test_what_a_colleague_rewrote_meanwhile_is_a_decision_and_no_deleted_thing(
    laptops: Mapping[str, Workbook],
) -> None:
    lead, other = laptops["A"], laptops["B"]
    edited(other, "n2", text="New words.")
    deleting.delete(lead, "note", [note(lead, "n2").subject])
    merged(lead, other)
    assert deleting.listed(lead) == ()
    assert things(lead, "notes")["n2"]["text"] == "New words."
