"""What stands behind the findings: that there is something, who was heard, what speaks against them."""

from dataclasses import replace
from uuid import UUID

import pytest

from inspector_app.domain.guards import Place
from inspector_app.domain.guards.evidence import safeguarding, speaking_against
from inspector_app.domain.visit_record import VisitRecord
from tests.inspector_app.domain.guards.asked import MET, NOT_MET, objections, places, proof_of
from tests.inspector_app.domain.records import liverpool, visit_of, with_interview, with_link, with_note


def test_a_finding_without_a_living_note_is_a_stop() -> None:
    record = with_note(with_interview(visit_of(MET, MET), "parent_carer"))
    [note] = record.notes
    linked = with_link(record, note, None)
    deleted = replace(linked, notes={note: replace(linked.notes[note], deleted=True)})
    assert places(linked, "no_evidence") == ["Weakness 2, paragraph 1"]
    assert places(deleted, "no_evidence") == ["Weakness 1, paragraph 1", "Weakness 2, paragraph 1"]


@pytest.mark.parametrize(
    ("witness_kind", "silent"),
    [
        ("young_person", ["parent or carer", "officer"]),
        ("parent_carer", ["young person", "officer"]),
        ("parent_carer_forum", ["young person", "officer"]),
        ("la_officer", ["young person", "parent or carer"]),
        ("document", ["young person", "parent or carer", "officer"]),
        ("not a kind", ["young person", "parent or carer", "officer"]),
    ],
)
def test_a_weakness_about_which_a_group_was_not_heard_that_must_be_is_a_warning(
    witness_kind: str, silent: list[str]
) -> None:
    record = visit_of(MET)
    heard = with_note(with_interview(record, witness_kind), tags=(record.weaknesses[0].subject,))
    found = objections(heard, "no_voice")
    assert [one.message for one in found] == [f"No {one} has been heard about this weakness." for one in silent]
    assert {(one.place, one.level) for one in found} == {("Weakness 1", "warn")}


def young_people(record: VisitRecord) -> list[str]:
    """Return the weaknesses about which no young person was heard."""
    return [one.place for one in objections(record, "no_voice") if "young person" in one.message]


def test_a_note_is_heard_about_the_weaknesses_it_is_tagged_with_or_linked_under() -> None:
    record = with_note(with_note(with_interview(visit_of(MET, MET, MET), "young_person")))
    first, second = record.notes
    tagged = replace(
        record, notes={**record.notes, second: replace(record.notes[second], tags=(record.weaknesses[1].subject,))}
    )
    assert young_people(with_link(tagged, first, None)) == ["Weakness 3"]


def test_a_deleted_note_is_no_voice() -> None:
    record = visit_of(MET)
    heard = with_note(with_interview(record, "young_person"), tags=(record.weaknesses[0].subject,), deleted=True)
    assert young_people(heard) == ["Weakness 1"]


@pytest.mark.parametrize(
    ("voice", "silent"),
    [("comment", ["Weakness 1"]), ("observed", ["Weakness 1"]), ("paraphrase", []), ("verbatim", []), (None, [])],
)
def test_the_inspectors_own_comment_and_what_was_only_seen_are_no_childs_voice(
    voice: str | None, silent: list[str]
) -> None:
    record = with_interview(visit_of(MET), "young_person")
    assert young_people(with_note(record, voice=voice, tags=(record.weaknesses[0].subject,))) == silent


def noted(judgement: str | None, *stances: str | None) -> VisitRecord:
    """Return a record of one weakness with a note of each stance held against it."""
    record = with_interview(visit_of(judgement), "la_officer")
    for stance in stances:
        record = with_note(record, stance=stance, tags=(record.weaknesses[0].subject,))
    return record


@pytest.mark.parametrize(
    ("judgement", "stances", "against"),
    [
        (MET, ["progress", "concern", None], 1),
        (NOT_MET, ["progress", "progress", "concern", None], 2),
        (MET, ["progress", "a stance of later"], 0),
        (None, ["progress", "concern"], 0),
    ],
)
def test_notes_against_the_judgement_that_are_linked_nowhere_are_a_warning(
    judgement: str | None, stances: list[str | None], against: int
) -> None:
    record = noted(judgement, *stances)
    found = objections(record, "contrary_notes")
    assert [int(one.message.split()[0]) for one in found] == [against] * bool(against)
    assert {one.leads_to for one in found} <= {Place("weakness", record.weaknesses[0].subject)}


def test_a_note_that_is_linked_deleted_or_held_against_another_weakness_is_not_against() -> None:
    record = noted(MET, "concern")
    [note] = record.notes
    assert places(record, "contrary_notes") == ["Weakness 1"]
    assert places(with_link(record, note, "Leaders acted."), "contrary_notes") == []
    for change in ({"deleted": True}, {"tags": (UUID(int=77),)}):
        changed = replace(record, notes={note: replace(record.notes[note], **change)})
        assert places(changed, "contrary_notes") == []


def test_without_a_judgement_the_findings_speak_as_most_of_their_notes_do() -> None:
    record = noted(None, "concern", "concern", "progress", "progress")
    first, second, third, fourth = record.notes
    [weakness] = record.weaknesses
    linked = with_link(with_link(record, first, None), second, None)
    assert [one.subject for one in speaking_against(linked)[weakness.subject]] == [third, fourth]
    assert speaking_against(with_link(with_link(linked, third, None), fourth, None))[weakness.subject] == []


def test_a_finding_linked_to_what_belongs_to_a_concern_is_a_stop() -> None:
    record = with_link(noted(MET, "concern", "progress"), UUID(int=4000), None)
    proof = proof_of(record)
    assert list(safeguarding(proof)) == []
    [found] = safeguarding(replace(proof, is_safeguarding=lambda note: note.subject == UUID(int=4000)))
    assert (found.place, found.level, found.leads_to.kind) == ("Weakness 1, paragraph 1", "stop", "finding")
    assert list(safeguarding(replace(proof, is_safeguarding=lambda note: note.subject == UUID(int=4001)))) == []


def test_everybody_was_heard_in_the_sample_visit() -> None:
    assert objections(liverpool(), "no_voice", "no_evidence", "safeguarding") == []
