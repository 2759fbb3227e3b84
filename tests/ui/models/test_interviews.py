"""Interviews in a list say what each brought, in figures and in a sentence."""

from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from inspector_app.domain.things import Interview
from inspector_app.domain.visit_kind import visit_kind
from inspector_app.services.interviews import Brought
from tests.ui.rows import NAMES
from ui.models.interviews import (
    InterviewModel,
    length_in_words,
    people_in_words,
    span_in_words,
    spoken,
    witness_in_words,
)

KIND = visit_kind("send_revisit")


def brought(number: int, notes: int = 5, untagged: int = 0, held: tuple[int, ...] = (), **fields: Any) -> Brought:
    """Make a row; its number makes its identity and its code."""
    given: dict[str, Any] = {
        "subject": UUID(int=number),
        "id": str(number),
        "witness_kind": "nhs_officer",
        "code": f"A-N{number}",
        "title": "Commissioners",
        "started": "2022-05-10T13:40:00+01:00",
        "ended": "2022-05-10T14:25:00+01:00",
    }
    interview = Interview(**(given | fields))
    return Brought(interview, KIND.witness(interview.witness_kind), notes, untagged, held)


def test_the_model_keeps_qts_rules_and_finds_an_interview(qtmodeltester: ModelTester) -> None:
    model = InterviewModel()
    model.show([brought(1), brought(2)], NAMES)
    qtmodeltester.check(model)
    assert (model.row_of(UUID(int=2)), model.row_of(UUID(int=7)), model.row_of(None)) == (1, None, None)


def test_a_screen_reader_is_told_what_an_interview_brought() -> None:
    row = brought(3, 5, 1, (3, 0, 2), people="chair, two parents")
    assert spoken(row, NAMES) == (
        "A-N3 Commissioners, NHS officer, 10 May 13:40, 45 min, chair, two parents, 5 notes, 1 not tagged, "
        "3 held against 1 Leaders’ action, 2 held against 3 Joint commissioning."
    )
    model = InterviewModel()
    model.show([row], NAMES)
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == spoken(row, NAMES)


def test_one_that_was_not_ended_and_brought_nothing_says_so() -> None:
    told = spoken(brought(1, 0, ended=None, title=None), NAMES)
    assert told == "A-N1, NHS officer, 10 May 13:40, not ended, no notes."


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (0, "0 min"),
        (59 * 60, "59 min"),
        (3600, "1 h"),
        (2 * 3600 + 5 * 60, "2 h 5 min"),
        (30 * 3600, "30 h"),
        (72 * 3600, "3 days"),
    ],
)
def test_a_span_is_told_as_one_says_it(seconds: int, told: str) -> None:
    assert span_in_words(seconds) == told


@pytest.mark.parametrize(
    ("people", "told"), [(None, ""), (1, "1 person"), ("5", "5 people"), (14, "14 people"), ("chair", "chair")]
)
def test_people_are_roles_or_a_number(people: str | int | None, told: str) -> None:
    assert people_in_words(people) == told


def test_a_length_needs_two_moments_in_their_order() -> None:
    assert length_in_words(brought(1).interview) == "45 min"
    assert length_in_words(brought(1, ended="2022-05-10T13:00:00+01:00").interview) == ""
    assert length_in_words(brought(1, started="some day").interview) == ""


def test_a_witness_begins_a_line_with_a_capital_and_keeps_the_others() -> None:
    assert witness_in_words(KIND.witness("nhs_officer")) == "NHS officer"
    assert witness_in_words(KIND.witness("parent_carer")) == "Parent or carer"
