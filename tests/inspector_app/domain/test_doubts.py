"""Facts of a visit that cannot be right, or read ill in the sentence in which the letter prints them."""

from typing import Any

import pytest

from inspector_app.domain.doubts import days_out_of_order, other_monarch, slips
from inspector_app.domain.things import Body, Lead, Recipient, Reference, Signatory, Visit
from inspector_app.domain.wording_file import wording
from tests.inspector_app.domain.records import liverpool, visit_of
from tests.inspector_app.domain.test_every_outcome import FACTS, KINDS, record


def visit(**facts: Any) -> Visit:
    return visit_of("sufficient", **facts).visit


@pytest.mark.parametrize(
    ("facts", "fields"),
    [
        ({"end": "2022-05-08"}, ["end"]),
        ({"end": "2022-05-09", "letter_date": "2022-05-09"}, []),
        ({"letter_date": "2022-05-10"}, ["letter_date"]),
        ({"end": None, "letter_date": "2022-05-08"}, ["letter_date"]),
        ({"letter_date": "2032-06-15"}, ["letter_date"]),
        ({"letter_date": "2023-05-11"}, []),
        ({"reference": Reference("report_letter", "2022-05-09")}, ["reference"]),
        ({"reference": Reference("report_letter", "2022-05-08")}, []),
        ({"reference": Reference("report_letter", "")}, []),
        (
            {"reference": Reference("report_letter", "2019-03-06"), "plan_fit_for_purpose": "2019-03-05"},
            ["plan_fit_for_purpose"],
        ),
        ({"plan_fit_for_purpose": "2031-01-01"}, ["plan_fit_for_purpose"]),
        ({"start": None, "end": None, "letter_date": "2032-06-15", "plan_fit_for_purpose": "2031-01-01"}, []),
        ({"end": "2022-05-08", "letter_date": "2022-05-01"}, ["end", "letter_date"]),
    ],
)
def test_days_that_cannot_be_right_beside_each_other_are_told(facts: dict[str, Any], fields: list[str]) -> None:
    given = {"start": "2022-05-09", "end": "2022-05-11", **facts}
    assert [one.field for one in days_out_of_order(visit(**given))] == fields


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"area": "Liverpool."}, ["ends with a mark"]),
        ({"area": "Isle of Wight"}, []),
        ({"heard": ("Children and young people.",)}, ["ends with a mark", "begins with a capital"]),
        ({"heard": ("parents;", "school leaders")}, ["ends with a mark"]),
        ({"heard": ("NHS officers", "Liverpool’s officers", "SENCos", "Early Help staff", "Ofsted")}, []),
        ({"heard": ("parents,, carers",)}, ["two marks"]),
        ({"documents": ("the plan..",)}, ["ends with a mark"]),
        ({"documents": ("the plan . . and more", "so … on", "and so... on")}, ["two marks"]),
        ({"responsible": (Body("Elm Council,", "local_authority"),)}, ["ends with a mark"]),
        ({"recipients": (Recipient("A", "Director,", "Elm Ltd."),)}, ["ends with a mark"]),
        ({"recipients": (Recipient("A", greeting="Dear Ms X"),)}, ["says Dear"]),
        ({"recipients": (Recipient("A", greeting="Mr Y,"),)}, ["ends with a mark"]),
        ({"recipients": (Recipient("A", greeting="Mr Dearing"),)}, []),
        ({"copies": ("Department for Education.",)}, []),
    ],
)
def test_facts_that_read_ill_where_they_are_printed_are_told(facts: dict[str, Any], words: list[str]) -> None:
    found = [one.message for one in slips(visit(**facts))]
    assert len(found) == len(words)
    for message, word in zip(found, words, strict=True):
        assert word in message


def test_a_title_of_the_other_monarch_is_told_by_the_day_of_the_letter() -> None:
    shipped = wording("send_revisit")
    people: dict[str, Any] = {
        "lead": Lead("A", "Her Majesty’s Inspector"),
        "signatories": (Signatory("Ofsted", "B", "His Majesty's Chief Inspector"),),
    }
    for day, field in (("2022-09-08", "signatories"), ("2022-12-15", "lead")):
        [found] = other_monarch(visit(letter_date=day, **people), shipped)
        assert found.field == field
    assert list(other_monarch(visit(**people), shipped)) == []


def test_the_published_letter_and_whole_visits_of_each_kind_raise_no_doubt() -> None:
    assert FACTS["heard"]
    for one in (liverpool(), *(record(kind, 3, 2) for kind in KINDS.values())):
        assert [*days_out_of_order(one.visit), *slips(one.visit)] == []
        assert list(other_monarch(one.visit, wording(one.kind.letter))) == []
