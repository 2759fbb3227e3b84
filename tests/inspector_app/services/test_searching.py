"""Words are found wherever they stand in the record; no sign means anything, and nothing raises."""

from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspector_app.domain.things import Interview, Weakness
from inspector_app.services import deleting, notes, searching
from inspector_app.services.searching import Found
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import MARKER, brought, note


def found(workbook: Workbook, words: str) -> list[tuple[str, str]]:
    return [(one.kind, one.text) for one in searching.everywhere(workbook, words)]


def only(workbook: Workbook, words: str) -> Found:
    [one] = searching.everywhere(workbook, words)
    return one


def test_one_word_is_found_in_everything_that_holds_it(workbook: Workbook) -> None:
    brought(
        workbook,
        interviews=[{"id": "int-2", "witness_kind": "provider", "title": "Plan review", "setting": "School"}],
        standing=[{"id": "sender", "text": "The plan is fit."}],
    )
    assert [kind for kind, _ in found(workbook, "plan")] == [
        "weakness",
        "finding",
        "interview",
        "standing",
        "note",
        "note",
    ]


def test_a_note_tells_its_interview_and_its_moment(workbook: Workbook) -> None:
    one = only(workbook, MARKER)
    assert (one.kind, one.subject, one.within) == ("note", note(workbook, "n1").subject, "A-P1")
    assert one.witness_kind == "parent_carer"


def test_a_finding_tells_its_weakness_and_its_paragraph(workbook: Workbook) -> None:
    brought(
        workbook,
        findings=[
            {"id": "f2", "weakness": "w1", "position": 2, "text": "Leaders wait."},
            {"id": "f3", "weakness": "w2", "position": 1, "text": "Leaders meet."},
        ],
    )
    assert (only(workbook, "wait leaders").rank, only(workbook, "wait leaders").paragraph) == (1, 2)
    assert (only(workbook, "meet").rank, only(workbook, "meet").paragraph) == (2, 1)
    with workbook.reading() as reader:
        [first, _] = reader.things(Weakness)
    deleting.delete(workbook, "weakness", [first.subject])
    assert (only(workbook, "leaders wait").rank, only(workbook, "leaders meet").rank) == (None, 1)


@pytest.mark.parametrize("words", ["annexe", "toxteth", "KATE", "12"])
def test_an_interview_is_found_by_title_setting_and_people(workbook: Workbook, words: str) -> None:
    brought(
        workbook,
        interviews=[
            {
                "id": "i2",
                "witness_kind": "provider",
                "title": "Annexe",
                "setting": "Toxteth",
                "people": "Kate, 12 pupils",
            }
        ],
    )
    one = only(workbook, words)
    assert (one.kind, one.text) == ("interview", "Annexe · Toxteth · Kate, 12 pupils")


def test_all_words_must_be_there_and_each_begins_one(workbook: Workbook) -> None:
    assert found(workbook, "plans quality") == [
        ("weakness", "The quality of plans. · Plans"),
    ]
    assert found(workbook, "quali PLA") == found(workbook, "plans quality")
    assert found(workbook, "ality") == []
    assert found(workbook, "plans zebra") == []


def test_accents_do_not_matter(workbook: Workbook) -> None:
    brought(workbook, interviews=[{"id": "i2", "witness_kind": "provider", "title": "Café Zoë"}])
    assert found(workbook, "cafe zoe") == found(workbook, "CAFÉ") == [("interview", "Café Zoë")]


def test_what_was_deleted_is_not_found_but_the_notes_of_a_deleted_interview_are(workbook: Workbook) -> None:
    deleting.delete(workbook, "note", [note(workbook, "n2").subject])
    with workbook.reading() as reader:
        [interview] = reader.things(Interview)
    deleting.delete(workbook, "interview", [interview.subject])
    assert found(workbook, "A P1") == found(workbook, "came") == []
    assert only(workbook, MARKER).within == "A-P1"


def test_the_newest_notes_are_shown_and_no_more_than_asked_for(workbook: Workbook) -> None:
    interview = note(workbook, "n1").interview
    made = [
        notes.capture(workbook, interview=interview, text=f"Zebra {n}", heard="2022-05-09T09:00:00+01:00").subject
        for n in range(5)
    ]
    shown: list[UUID] = [one.subject for one in searching.everywhere(workbook, "zebra", most=3)]
    assert shown == made[:1:-1]


@pytest.mark.parametrize(
    "words",
    ['"', '"plan', "*", "plan*", "NEAR(", "NEAR(plan late)", "-", "-plan", "^", "a:b", "😀", "'", "%", "_", "\\", "("],
)
def test_no_sign_raises(workbook: Workbook, words: str) -> None:
    searching.everywhere(workbook, words)


@given(words=st.text(max_size=40))
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_that_is_typed_raises(workbook: Workbook, words: str) -> None:
    for one in searching.everywhere(workbook, words):
        assert one.kind in {"note", "finding", "interview", "weakness", "standing"}
