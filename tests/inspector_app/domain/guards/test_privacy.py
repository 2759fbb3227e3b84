"""No finding names or numbers anybody but those the letter goes to and who sign it."""

from dataclasses import replace
from typing import Any

import pytest

from inspector_app.domain.guards import Place
from inspector_app.domain.things import Body, Lead, Recipient, Reference, Signatory
from tests.inspector_app.domain.guards.asked import chosen, objections, writing
from tests.inspector_app.domain.records import liverpool, with_interview, with_standing
from tests.inspector_app.domain.test_every_outcome import KINDS, OUTCOMES
from tests.inspector_app.domain.test_every_outcome import record as outcome

PRIVATE = ("name", "email", "telephone", "birth_date", "nhs_number", "postcode")


@pytest.mark.parametrize(
    ("rule", "text", "found"),
    [
        ("email", "Write to a.parent@example.org.uk.", "a.parent@example.org.uk"),
        ("telephone", "Call 0151 496 0000 today.", "0151 496 0000"),
        ("birth_date", "A child, born on 3 May 2010, waits.", "3 May 2010"),
        ("nhs_number", "The child 943 476 5919 waits.", "943 476 5919"),
        ("postcode", "Families in L3 1DS wait.", "L3 1DS"),
        ("name", "The plan of Callum is late.", "Callum"),
    ],
)
def test_what_tells_of_one_person_is_a_stop_that_leads_to_it(rule: str, text: str, found: str) -> None:
    record = writing("Leaders acted.", text)
    assert [(one.rule, one.place, one.level) for one in objections(record, *PRIVATE)] == [
        (rule, "Weakness 2, paragraph 1", "stop")
    ]
    assert chosen(record, rule) == [found]


def test_the_published_letter_tells_of_nobody() -> None:
    assert objections(liverpool(), *PRIVATE, "placeholder") == []


@pytest.mark.parametrize("name", KINDS)
def test_no_letter_of_any_outcome_is_taken_to_tell_of_anybody(name: str) -> None:
    for total, met in OUTCOMES:
        assert objections(outcome(KINDS[name], total, met), *PRIVATE, "placeholder") == []


def test_each_is_told_once_in_a_paragraph() -> None:
    record = writing("Callum waits. Callum's plan and Aisha's are late.", "Callum waits.")
    assert [one.place for one in objections(record, "name")] == ["Weakness 1, paragraph 1"] * 2 + [
        "Weakness 2, paragraph 1"
    ]


def test_whom_the_letter_goes_to_who_signs_and_what_is_responsible_may_be_named() -> None:
    text = "Callum Okafor, Ms Begum, Ravi Patel, the Smithfield Trust, Jonesborough and Kowalski Care met."
    assert chosen(writing(text), "name")
    record = writing(text)
    visit = replace(
        record.visit,
        area="Jonesborough",
        recipients=(Recipient("Callum Okafor"),),
        lead=Lead("Aisha Begum"),
        signatories=(Signatory("Ofsted", "Ravi Patel"),),
        responsible=(Body("Kowalski Care", "icb"), Body("Smithfield Trust", "ccg")),
    )
    assert chosen(replace(record, visit=visit), "name") == []


def test_by_halves_they_may_not_be_named_nor_by_a_word_of_an_address() -> None:
    record = writing("Inspectors met Dale and Steve. Andrew waits for Ravi.")
    recipient = Recipient("Steve Reddy", address=("Dale Street",))
    visit = replace(record.visit, recipients=(recipient,), signatories=(Signatory("Ofsted", "Andrew Ravi Cook"),))
    assert chosen(replace(record, visit=visit), "name") == ["Dale", "Steve", "Andrew", "Ravi"]


def test_a_title_is_read_and_leads_to_its_weakness() -> None:
    record = writing("Leaders acted.")
    title = "The failure to help Callum Moreland, born 3 March 2012, call 07700 900123."
    record = replace(record, weaknesses=(replace(record.weaknesses[0], title=title),))
    found = objections(record, *PRIVATE)
    assert [(one.rule, one.place) for one in found] == [
        ("name", "Weakness 1, title"),
        ("telephone", "Weakness 1, title"),
        ("birth_date", "Weakness 1, title"),
    ]
    [weakness] = record.weaknesses
    assert found[0].leads_to == Place("weakness", weakness.subject, "title", (20, 35))


@pytest.mark.parametrize(
    ("field", "value", "rules"),
    [
        ("area", "Elmshire L3 1DS", ["postcode"]),
        ("heard", ("parents", "Callum Moreland and his mother on 07700 900123"), ["name", "telephone"]),
        ("documents", ("the plan of Aisha Kowalska (NHS 943 476 5919)",), ["name", "nhs_number"]),
        ("responsible", (Body("Elm Council, a@b.org", "local_authority"),), ["email"]),
        ("recipients", (Recipient("Steve Reddy", role="Uncle of Callum"),), ["name"]),
        ("lead", Lead("Aisha Begum", "Mother of Callum"), ["name"]),
        ("signatories", (Signatory("Ofsted", "Ravi Patel", "friend of Callum"),), ["name"]),
        ("copies", ("the family, 0151 496 0000",), ["telephone"]),
    ],
)
def test_a_fact_of_the_visit_is_read_and_leads_to_its_field(field: str, value: Any, rules: list[str]) -> None:
    record = writing("Leaders acted.")
    found = objections(replace(record, visit=replace(record.visit, **{field: value})), *PRIVATE)
    assert [one.rule for one in found] == rules
    assert {(one.place, one.leads_to) for one in found} == {(f"Visit, {field}", Place("visit", None, field))}


def test_names_addresses_and_numbers_of_those_it_goes_to_are_no_objection() -> None:
    visit = liverpool().visit
    assert (visit.recipients[0].address[-1], visit.sender[5]) == ("L3 1DS", "T 0300 123 1231")
    copied = replace(liverpool(), visit=replace(visit, copies=("Aisha Kowalska MP",)))
    assert objections(copied, *PRIVATE) == []


def test_a_forum_may_be_named_but_not_who_sits_on_it() -> None:
    record = writing("Members of Zorbly and of Quendy met with Siobhan.")
    record = with_interview(record, "parent_carer_forum", title="Zorbly committee with Siobhan")
    record = with_interview(record, "parent_carer", title="Quendy")
    assert chosen(record, "name") == ["Quendy", "Siobhan"]


def test_a_whole_date_from_before_the_earlier_letter_is_taken_for_a_date_of_birth() -> None:
    record = writing("Since 3 May 2016. Since 28 August 2019. Since 1 June 1990.")
    assert chosen(record, "birth_date") == ["3 May 2016"]
    early = replace(record, visit=replace(record.visit, reference=Reference("report_letter", "2016-06-01")))
    assert chosen(early, "birth_date") == []
    undated = replace(record, visit=replace(record.visit, start=None))
    assert chosen(undated, "birth_date") == []


def test_standing_text_that_was_changed_is_read_too() -> None:
    record = with_standing(writing("Leaders acted."), {"team": "The team was led by Callum."})
    [found] = objections(record, "name")
    assert (found.place, found.leads_to) == ("Letter, team", Place("standing", None, "team", (20, 26)))
