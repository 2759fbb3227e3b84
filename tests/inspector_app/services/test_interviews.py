"""Interviews are started with a code of their own, ended, and listed in their order with what they brought."""

from collections.abc import Mapping

import pytest

from inspector_app.domain.errors import InvalidError
from inspector_app.services import interviews, joins, notes, tagging
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import brought, exported, merged, note

Laptops = Mapping[str, Workbook]


def test_a_started_interview_has_the_next_code_its_start_and_the_inspector(workbook: Workbook) -> None:
    made = interviews.start(workbook, "parent_carer", " Parents’\r\nforum ", "", "4")
    assert (made.code, made.title, made.setting, made.people) == ("A-P2", "Parents’\nforum", None, "4")
    assert (made.inspectors, bool(made.started), made.ended) == ((workbook.author,), True, None)
    assert interviews.start(workbook, "parent_carer").code == "A-P3"
    assert interviews.end(workbook, made.subject).ended


def test_a_code_is_not_given_twice_even_after_a_delete(workbook: Workbook) -> None:
    brought(workbook, interviews=[{"id": "int-1", "deleted": True}])
    assert interviews.start(workbook, "parent_carer").code == "A-P2"


def test_two_laptops_never_make_the_same_code(laptops: Laptops) -> None:
    codes = {interviews.start(workbook, "parent_carer").code for workbook in laptops.values()}
    assert codes == {"A-P2", "B-P1", "C-P1"}


def test_a_witness_kind_that_the_visit_does_not_know_is_refused(workbook: Workbook) -> None:
    before = exported(workbook)
    with pytest.raises(InvalidError):
        interviews.start(workbook, "weather")
    assert exported(workbook) == before


def test_interviews_are_listed_as_they_started_with_their_notes(workbook: Workbook) -> None:
    made = interviews.start(workbook, "parent_carer")
    rows = interviews.listed(workbook)
    assert [(row.interview.code, row.notes) for row in rows] == [("A-P1", 2), ("A-P2", 0)]
    joins.join(workbook, made.subject, note(workbook, "n1").interview)
    assert [(row.interview.code, row.notes) for row in interviews.listed(workbook)] == [("A-P1", 2)]


def test_an_interview_that_a_colleague_started_is_listed_after_a_merge(laptops: Laptops) -> None:
    interviews.start(laptops["B"], "parent_carer")
    merged(laptops["A"], laptops["B"])
    assert "B-P1" in {row.interview.code for row in interviews.listed(laptops["A"])}


def test_who_else_was_there_is_kept_with_the_interview(laptops: Laptops) -> None:
    a, b = laptops["A"], laptops["B"]
    made = interviews.start(a, "parent_carer", "Forum", "", "chair, two parents", [b.author])
    assert (made.people, set(made.inspectors)) == ("chair, two parents", {a.author, b.author})


def test_an_ended_interview_can_be_gone_on_with(workbook: Workbook) -> None:
    made = interviews.start(workbook, "parent_carer")
    interviews.end(workbook, made.subject)
    assert interviews.go_on(workbook, made.subject) == made


def test_an_interview_is_corrected_in_what_differs_and_keeps_its_code(workbook: Workbook) -> None:
    made = interviews.start(workbook, "parent_carer", "Forum", "Town hall", "3")
    begun = interviews.correcting(workbook, made.subject)
    after = interviews.correct(workbook, begun, "young_person", "Youth forum", "Town hall", "")
    assert (after.witness_kind, after.title, after.setting, after.people) == (
        "young_person",
        "Youth forum",
        "Town hall",
        None,
    )
    assert (after.code, after.started, after.inspectors) == (made.code, made.started, ())


def test_a_correction_of_nothing_changes_nothing(workbook: Workbook) -> None:
    begun = interviews.correcting(workbook, note(workbook, "n1").interview)
    shown, before = begun.interview, exported(workbook)
    interviews.correct(workbook, begun, shown.witness_kind, "", "", str(shown.people), shown.inspectors)
    assert exported(workbook) == before


def test_a_correction_takes_nothing_of_a_colleague_away(laptops: Laptops) -> None:
    a, b = laptops["A"], laptops["B"]
    subject = note(a, "n1").interview
    begun = interviews.correcting(a, subject)
    other = interviews.correcting(b, subject)
    interviews.correct(b, other, "parent_carer", "By B", "", "3", other.interview.inspectors)
    merged(a, b)
    interviews.correct(a, begun, "parent_carer", "", "By A", "3", begun.interview.inspectors)
    [row] = interviews.listed(a)
    assert (row.interview.title, row.interview.setting) == ("By B", "By A")


def test_an_empty_interview_can_be_deleted_and_one_with_notes_not(workbook: Workbook) -> None:
    made = interviews.start(workbook, "parent_carer")
    with pytest.raises(InvalidError, match="holds notes"):
        interviews.delete(workbook, note(workbook, "n1").interview)
    interviews.delete(workbook, made.subject)
    assert [row.interview.code for row in interviews.brought(workbook)] == ["A-P1"]


def test_what_a_colleague_noted_in_a_deleted_interview_is_listed(laptops: Laptops) -> None:
    a, b = laptops["A"], laptops["B"]
    made = interviews.start(a, "parent_carer", "Forum").subject
    merged(b, a)
    notes.capture(b, interview=made, text="Heard by B.", heard="2022-05-10T10:00:00+01:00")
    interviews.delete(a, made)
    merged(a, b)
    assert [(row.interview.title, row.notes) for row in interviews.brought(a) if row.notes == 1] == [("Forum", 1)]


def test_each_interview_tells_what_it_brought(workbook: Workbook) -> None:
    brought(
        workbook,
        interviews=[{"id": "int-2", "witness_kind": "young_person"}],
        notes=[
            {"id": "n3", "interview": "int-2", "author": "ins-a", "text": "Both.", "tags": ["w1", "w2"]},
            {"id": "n4", "interview": "int-2", "author": "ins-a", "text": "One.", "tags": ["w2"]},
            {"id": "n5", "interview": "int-2", "author": "ins-a", "text": "None."},
            {"id": "n6", "interview": "int-2", "author": "ins-a", "text": "Gone.", "tags": ["w1"], "deleted": True},
        ],
    )
    rows = {row.interview.id: row for row in interviews.brought(workbook)}
    assert (rows["int-1"].notes, rows["int-1"].untagged, rows["int-1"].held) == (2, 1, (1, 0))
    assert (rows["int-2"].notes, rows["int-2"].untagged, rows["int-2"].held) == (3, 1, (1, 2))


def test_a_note_held_against_two_that_are_one_counts_once(workbook: Workbook) -> None:
    held = note(workbook, "n1")
    with workbook.reading() as reader:
        one, other = (weakness.subject for weakness in reader.weaknesses())
    tagging.hold(workbook, held.subject, other)
    joins.join(workbook, other, one)
    [row] = interviews.brought(workbook)
    assert (row.notes, row.untagged, row.held) == (2, 1, (1,))
