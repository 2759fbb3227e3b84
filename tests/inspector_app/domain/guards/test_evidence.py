"""What stands behind the findings: that there is something, who was heard, what speaks against them."""

import re
from dataclasses import replace
from uuid import UUID

import pytest

from inspector_app.domain import balance
from inspector_app.domain.guards import Place
from inspector_app.domain.guards.evidence import safeguarding
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
    [finding] = record.findings_of(record.weaknesses[0])
    assert {one.leads_to for one in found} <= {Place("finding", finding.subject, "text")}


def test_a_note_that_is_linked_deleted_or_held_against_another_weakness_is_not_against() -> None:
    record = noted(MET, "concern")
    [note] = record.notes
    assert places(record, "contrary_notes") == ["Weakness 1, paragraph 1"]
    assert places(with_link(record, note, "Leaders acted."), "contrary_notes") == []
    for change in ({"deleted": True}, {"tags": (UUID(int=77),)}):
        changed = replace(record, notes={note: replace(record.notes[note], **change)})
        assert places(changed, "contrary_notes") == []


def test_a_paragraph_speaks_as_most_of_its_notes_do_and_else_as_the_judgement() -> None:
    record = noted(MET, "concern", "concern", "progress", "progress", "progress")
    first, _, third, *_ = record.notes
    finding = record.findings_of(record.weaknesses[0])[0]
    second = replace(finding, subject=UUID(int=1999), text="Others did not.")
    record = replace(record, findings={finding.weakness: (finding, second)})
    assert told(with_link(record, third, None)) == ["2 notes speak against paragraphs 1 and 2"]
    assert told(with_link(record, first, None)) == [
        "3 notes speak against paragraph 1",
        "1 note speaks against paragraph 2",
    ]
    [against, _] = objections(with_link(record, first, None), "contrary_notes")
    assert against.leads_to == Place("finding", finding.subject, "text")


def test_an_inspectors_own_comment_speaks_against_nothing() -> None:
    record = noted(MET, "concern")
    [note] = record.notes
    assert told(record) == ["1 note speaks against paragraph 1"]
    assert told(replace(record, notes={note: replace(record.notes[note], voice="comment")})) == []


def told(record: VisitRecord) -> list[str]:
    """Return how many notes speak against which paragraphs."""
    return [
        one.message.partition(" and are ")[0].partition(" and is ")[0] for one in objections(record, "contrary_notes")
    ]


def test_the_sample_visit_has_as_many_notes_against_each_paragraph_as_the_findings_page_lists() -> None:
    record, counts = liverpool(), {}
    for number, weakness in enumerate(record.weaknesses, start=1):
        findings = record.findings_of(weakness)
        held = [note for note in record.notes.values() if weakness.subject in note.tags]
        for place, finding in enumerate(findings, start=1):
            linked = [record.notes[link.note] for link in finding.evidence]
            towards = balance.direction(linked, weakness.judgement, record.kind)
            counts[number, place] = len(balance.against(held, towards, findings, record.kind))
    found: dict[tuple[int, int], int] = {}
    for one in objections(record, "contrary_notes"):
        weakness_number = int(one.place.split()[1].strip(","))
        paragraphs = re.findall(r"\d+", one.place.partition(",")[2])
        found |= {(weakness_number, int(place)): int(one.message.split()[0]) for place in paragraphs}
    assert found == {place: count for place, count in counts.items() if count}
    assert [counts[2, place] for place in range(1, 8)] == [2, 2, 2, 7, 7, 2, 2]


def test_a_finding_linked_to_what_belongs_to_a_concern_is_a_stop() -> None:
    record = with_link(noted(MET, "concern", "progress"), UUID(int=4000), None)
    proof = proof_of(record)
    assert list(safeguarding(proof)) == []
    [found] = safeguarding(replace(proof, is_safeguarding=lambda note: note.subject == UUID(int=4000)))
    assert (found.place, found.level, found.leads_to.kind) == ("Weakness 1, paragraph 1", "stop", "finding")
    assert list(safeguarding(replace(proof, is_safeguarding=lambda note: note.subject == UUID(int=4001)))) == []


def test_everybody_was_heard_in_the_sample_visit() -> None:
    assert objections(liverpool(), "no_voice", "no_evidence", "safeguarding") == []
