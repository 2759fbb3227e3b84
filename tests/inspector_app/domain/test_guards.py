"""Each rule speaks when it should, where it should, and is silent otherwise."""

from dataclasses import replace
from typing import Any

import pytest

from inspector_app.domain.composition import compose
from inspector_app.domain.guards import Objection, check
from inspector_app.domain.things import Reference, Thing
from inspector_app.domain.visit_record import VisitRecord
from tests.inspector_app.domain.records import liverpool, visit_of, with_interview, with_link, with_note, with_standing

MET, NOT_MET = "sufficient", "not_sufficient"


def objections(record: VisitRecord, *rules: str) -> list[Objection]:
    """Return what some rules object to in the letter of a record."""
    return [objection for objection in check(record, compose(record)) if objection.rule in rules]


def places(record: VisitRecord, rule: str) -> list[str]:
    """Return the places that a rule names."""
    return [objection.place for objection in objections(record, rule)]


def test_the_published_letter_with_its_evidence_meets_no_objection() -> None:
    assert check(liverpool(), compose(liverpool())) == ()


def test_stops_come_before_warnings() -> None:
    levels = [objection.level for objection in check(visit_of(MET), compose(visit_of(MET)))]
    assert set(levels) == {"stop", "warn"}
    assert levels == sorted(levels)


def test_every_message_is_one_plain_sentence_without_slots() -> None:
    record = with_standing(visit_of(MET, NOT_MET, None), {"team": "We."})
    for objection in check(record, compose(record)):
        assert objection.message.endswith(".")
        assert not set("{}") & set(objection.message)


def test_an_empty_fact_is_a_stop_at_its_field() -> None:
    visit = liverpool().visit
    record = replace(liverpool(), visit=replace(visit, letter_date=None, reference=Reference("report_letter", "")))
    assert objections(record, "empty_fact") == [
        Objection(
            "empty_fact",
            "Visit, letter date",
            "The letter needs this and does not have it: date of the letter.",
            "stop",
        ),
        Objection(
            "empty_fact",
            "Visit, reference",
            "The letter needs this and does not have it: date of the earlier letter or statement.",
            "stop",
        ),
    ]


def test_a_visit_without_weaknesses_lacks_a_fact_once() -> None:
    assert places(visit_of(), "empty_fact").count("Visit, weaknesses") == 1
    assert places(visit_of(), "undecided_judgement") == []


def test_an_undecided_judgement_is_a_stop_of_its_own_and_no_empty_fact() -> None:
    first, second, third = liverpool().weaknesses
    record = replace(liverpool(), weaknesses=(first, replace(second, judgement=None), third))
    found = check(record, compose(record))
    assert [(item.rule, item.place, item.level) for item in found] == [
        ("undecided_judgement", "Weakness 2, judgement", "stop")
    ]


def test_a_weakness_without_a_finding_is_a_stop() -> None:
    record = visit_of(MET, MET)
    without = replace(record, findings={record.weaknesses[0].subject: record.findings_of(record.weaknesses[0])})
    assert places(record, "no_finding") == []
    assert places(without, "no_finding") == ["Weakness 2"]


def test_a_finding_without_a_living_note_is_a_stop() -> None:
    record = with_note(with_interview(visit_of(MET, MET), "parent_carer"))
    [note] = record.notes
    linked = with_link(record, note, None)
    deleted = replace(linked, notes={note: replace(linked.notes[note], deleted=True)})
    assert places(linked, "no_evidence") == ["Weakness 2, paragraph 1"]
    assert places(deleted, "no_evidence") == ["Weakness 1, paragraph 1", "Weakness 2, paragraph 1"]


def in_question(thing: Thing, *names: str) -> Any:
    """Return a thing with open decisions."""
    return replace(thing, decisions=frozenset(names))


def test_an_open_decision_in_anything_printed_is_a_stop() -> None:
    record = with_standing(visit_of(MET, MET), {"team": "We."})
    first, second = record.weaknesses
    [finding] = record.findings_of(second)
    record = replace(
        record,
        visit=in_question(record.visit, "letter_date", "event_number"),
        weaknesses=(in_question(first, "short", "title", "deleted"), second),
        findings={**record.findings, second.subject: (in_question(finding, "text"),)},
        standing={"team": in_question(record.standing["team"], "text")},
    )
    found = objections(record, "open_decision")
    assert [item.place for item in found] == [
        "Visit, letter date",
        "Weakness 1, deleted",
        "Weakness 1, title",
        "Weakness 2, paragraph 1",
        "Letter, team",
    ]
    assert {item.level for item in found} == {"stop"}
    assert found[0].message == "The letter date was written in more than one way; decide which stands."
    assert found[1].message == "One inspector deleted this while another worked on it; decide whether it stays."


def test_an_open_decision_in_what_is_not_printed_is_no_objection() -> None:
    record = with_standing(visit_of(MET, covid=False), {"covid": "COVID-19 was hard."})
    [weakness] = record.weaknesses
    record = replace(
        record,
        visit=in_question(record.visit, "event_number"),
        weaknesses=(in_question(weakness, "rationale", "source_title", "short", "agreed_by"),),
        standing={"covid": in_question(record.standing["covid"], "text")},
    )
    assert objections(record, "open_decision") == []


def test_unconfirmed_wording_is_a_stop_once_for_each_sentence_where_it_first_stands() -> None:
    found = objections(visit_of(MET, NOT_MET, NOT_MET), "unconfirmed_wording")
    assert [(item.place, item.level) for item in found] == [
        ("Letter, verdict", "stop"),
        ("Letter, verdict", "stop"),
        ("Weakness 2, judgement", "stop"),
        ("Letter, next steps", "stop"),
    ]
    assert "“… significant weaknesses”" in found[1].message
    assert objections(visit_of(MET, MET), "unconfirmed_wording") == []


@pytest.mark.parametrize(
    ("witness_kind", "silent"),
    [
        ("young_person", ["no_parent_voice"]),
        ("parent_carer", ["no_child_voice"]),
        ("parent_carer_forum", ["no_child_voice"]),
        ("la_officer", ["no_child_voice", "no_parent_voice"]),
        ("not a kind", ["no_child_voice", "no_parent_voice"]),
    ],
)
def test_a_weakness_on_which_no_child_or_no_parent_was_heard_is_a_warning(witness_kind: str, silent: list[str]) -> None:
    record = visit_of(MET)
    heard = with_note(with_interview(record, witness_kind), tags=(record.weaknesses[0].subject,))
    found = objections(heard, "no_child_voice", "no_parent_voice")
    assert [(item.rule, item.place, item.level) for item in found] == [(rule, "Weakness 1", "warn") for rule in silent]


def test_a_note_is_heard_about_the_weaknesses_it_is_tagged_with_or_linked_under() -> None:
    record = with_note(with_note(with_interview(visit_of(MET, MET, MET), "young_person")))
    first, second = record.notes
    tagged = replace(
        record, notes={**record.notes, second: replace(record.notes[second], tags=(record.weaknesses[1].subject,))}
    )
    assert places(with_link(tagged, first, None), "no_child_voice") == ["Weakness 3"]


def test_a_deleted_note_is_no_voice() -> None:
    record = visit_of(MET)
    heard = with_note(with_interview(record, "young_person"), tags=(record.weaknesses[0].subject,), deleted=True)
    assert places(heard, "no_child_voice") == ["Weakness 1"]


def test_changed_standing_text_is_a_warning_at_its_paragraph() -> None:
    record = visit_of(MET, MET)
    anchor = f"{record.weaknesses[1].subject.hex}_led"
    found = objections(
        with_standing(record, {"next_steps": "No.", anchor: "We found:", "judgement.met": "Yes."}), "changed_standing"
    )
    assert [(item.place, item.level) for item in found] == [
        ("Letter, judgement", "warn"),
        ("Weakness 2, lead-in", "warn"),
        ("Letter, next steps", "warn"),
    ]
