"""A letter is stopped by what its record does not say yet: facts, judgements, findings, decisions."""

from dataclasses import replace
from typing import Any

import pytest

from inspector_app.domain.composition import compose
from inspector_app.domain.guards import Objection, Place, check
from inspector_app.domain.things import Reference, Thing
from tests.inspector_app.domain.guards.asked import MET, chosen, objections, places, writing
from tests.inspector_app.domain.records import liverpool, visit_of, with_standing


def test_an_empty_fact_is_a_stop_at_its_field() -> None:
    visit = liverpool().visit
    record = replace(liverpool(), visit=replace(visit, letter_date=None, reference=Reference("report_letter", "")))
    assert objections(record, "empty_fact") == [
        Objection(
            "empty_fact",
            "Visit, letter date",
            "The letter needs this and does not have it: date of the letter.",
            "stop",
            Place("visit", None, "letter_date"),
        ),
        Objection(
            "empty_fact",
            "Visit, reference",
            "The letter needs this and does not have it: date of the earlier letter or statement.",
            "stop",
            Place("visit", None, "reference"),
        ),
    ]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Leaders of {area} met [name of the child] and XXX. TBC.", ["{area}", "[name of the child]", "XXX", "TBC"]),
        ("See [[date]] and [erased].", ["[[date]]", "[erased]"]),
        ("On <date> they met ____ of XX, tbc??", ["<date>", "____", "XX", "tbc", "??"]),
        ("“They [leaders] listened […] at last”, said one of [number] parents.", ["[number]"]),
        ("'They [leaders] listened' and “so [erased] did I”.", ["[erased]"]),
        ("Fewer than 5 < 6 plans; year XI; the TBCs’ views? (So it was.)", []),
    ],
)
def test_what_was_left_to_be_filled_in_is_a_stop(text: str, left: list[str]) -> None:
    record = writing(text)
    assert chosen(record, "placeholder") == left
    assert {one.level for one in objections(record, "placeholder")} <= {"stop"}


def test_a_placeholder_in_a_fact_or_a_title_leads_there_and_that_of_a_missing_fact_is_told_once() -> None:
    record = with_standing(visit_of(MET, heard=("parents TBC",)), {"date": "On {letter_date} [day]"})
    record = replace(record, weaknesses=(replace(record.weaknesses[0], title="The XXX."),))
    assert [(one.place, one.leads_to.kind) for one in objections(record, "placeholder")] == [
        ("Visit, heard", "visit"),
        ("Letter, date", "standing"),
        ("Weakness 1, title", "weakness"),
    ]
    assert "[day]" in objections(record, "placeholder")[1].message
    assert "Visit, letter date" in places(record, "empty_fact")


def test_a_visit_without_weaknesses_lacks_a_fact_once() -> None:
    assert places(visit_of(), "empty_fact").count("Visit, weaknesses") == 1
    assert places(visit_of(), "undecided_judgement") == []


def test_an_undecided_judgement_is_a_stop_of_its_own_and_no_empty_fact() -> None:
    first, second, third = liverpool().weaknesses
    record = replace(liverpool(), weaknesses=(first, replace(second, judgement=None), third))
    found = check(record, compose(record))
    stops = [item for item in found if item.level == "stop"]
    assert [(item.rule, item.place) for item in stops] == [("undecided_judgement", "Weakness 2, judgement")]
    assert stops[0].leads_to == Place("weakness", second.subject, "judgement")


def test_a_weakness_without_a_finding_is_a_stop() -> None:
    record = visit_of(MET, MET)
    without = replace(record, findings={record.weaknesses[0].subject: record.findings_of(record.weaknesses[0])})
    assert places(record, "no_finding") == []
    assert places(without, "no_finding") == ["Weakness 2"]


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
    assert [item.leads_to for item in found] == [
        Place("visit", None, "letter_date"),
        Place("weakness", first.subject, "deleted"),
        Place("weakness", first.subject, "title"),
        Place("finding", finding.subject, "text"),
        Place("standing", None, "team"),
    ]
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


def test_a_visit_that_ends_before_it_begins_is_a_stop_at_its_last_day() -> None:
    [found] = objections(visit_of(MET, start="2022-05-09", end="2022-05-08"), "dates_in_order")
    assert found.leads_to == Place("visit", None, "end")
    for end in ("2022-05-09", "2022-05-10", None):
        assert objections(visit_of(MET, start="2022-05-09", end=end), "dates_in_order") == []


def test_a_letter_dated_before_its_visit_is_a_stop_and_one_ten_years_later() -> None:
    for day in ("2022-04-15", "2032-04-15"):
        record = replace(liverpool(), visit=replace(liverpool().visit, letter_date=day))
        [found] = [one for one in objections(record, "dates_in_order") if one.leads_to.field == "letter_date"]
        assert (found.place, found.level) == ("Visit, letter date", "stop")


def test_a_fact_that_reads_ill_is_a_warning_at_its_field() -> None:
    visit = replace(liverpool().visit, letter_date="2022-12-15", heard=("Parents.",))
    found = objections(replace(liverpool(), visit=visit), "odd_fact")
    assert [(one.leads_to, one.level) for one in found] == [
        (Place("visit", None, "heard"), "warn"),
        (Place("visit", None, "heard"), "warn"),
        (Place("visit", None, "lead"), "warn"),
    ]
    assert "Her Majesty's Inspector" in found[-1].message
    assert objections(liverpool(), "odd_fact", "dates_in_order") == []


def test_a_title_that_is_missing_leads_to_its_weakness() -> None:
    record = visit_of(MET, MET)
    first, second = record.weaknesses
    without = replace(record, weaknesses=(first, replace(second, title=" ")))
    [found] = [one for one in objections(without, "empty_fact") if one.leads_to.kind == "weakness"]
    assert (found.place, found.leads_to) == ("Weakness 2, title", Place("weakness", second.subject, "title"))
