"""The facts of a visit are changed one at a time, from what was seen of them."""

from collections.abc import Mapping

import pytest

from inspector_app.domain.errors import InvalidError
from inspector_app.domain.plain import Plain
from inspector_app.domain.things import Recipient, Reference
from inspector_app.services import decisions, facts, undoing
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import exported, merged

Laptops = Mapping[str, Workbook]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("area", "Leeds and beyond"),
        ("letter_date", "2022-06-15"),
        ("reference", {"kind": "statement_of_action", "date": "2019-03-06"}),
        ("heard", ["parents and carers", "children"]),
        ("covid", False),
        ("sender", {"lines": ["Ofsted", "Agora"]}),
        ("recipients", [{"name": "Sam Sample", "greeting": "Ms Sample", "address": ["1 Road", "Leeds"]}]),
    ],
)
def test_a_fact_that_is_changed_is_in_the_record_and_undone_as_any_deed(
    workbook: Workbook, name: str, value: Plain
) -> None:
    before = exported(workbook)
    facts.change(workbook, facts.opened(workbook), name, value)
    assert facts.opened(workbook).fields[name] == value
    undoing.undo(workbook)
    assert exported(workbook) == before


def test_nested_facts_are_read_as_the_letter_reads_them(workbook: Workbook) -> None:
    begun = facts.opened(workbook)
    begun = facts.change(workbook, begun, "reference", {"kind": "report_letter", "date": "2019-03-06"})
    begun = facts.change(workbook, begun, "recipients", [{"name": "Sam Sample", "role": "Director"}])
    assert begun.visit.reference == Reference("report_letter", "2019-03-06")
    assert begun.visit.recipients == (Recipient("Sam Sample", "Director"),)


def test_an_emptied_fact_is_no_fact_and_the_area_cannot_be_emptied(workbook: Workbook) -> None:
    begun = facts.change(workbook, facts.opened(workbook), "letter_date", "2022-06-15")
    begun = facts.change(workbook, begun, "letter_date", "  ")
    assert begun.visit.letter_date is None
    with pytest.raises(InvalidError, match="area"):
        facts.change(workbook, begun, "area", " ")
    with pytest.raises(InvalidError, match="no fact"):
        facts.change(workbook, begun, "kind", "another")


def test_a_fact_changed_by_two_apart_waits_for_a_decision(laptops: Laptops) -> None:
    lead, b = laptops["A"], laptops["B"]
    seen = facts.opened(lead)
    facts.change(b, facts.opened(b), "letter_date", "2022-06-16")
    merged(lead, b)
    facts.change(lead, seen, "letter_date", "2022-06-15")  # typed before the merge came in
    assert [one.field for one in decisions.waiting(lead)] == ["letter_date"]
