"""Every wording of a text can be read again: by whom, when, and which one shows."""

from collections.abc import Mapping
from uuid import uuid4

import pytest

from inspector_app.domain.errors import MissingError
from inspector_app.services import erasing, findings, notes, wordings
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import merged, note


def test_the_wordings_of_a_note_stand_in_their_order_and_the_last_one_shows(workbook: Workbook) -> None:
    subject = note(workbook, "n2").subject
    for text in ("The plan came last.", "The plan came by post."):
        notes.rewrite(workbook, subject, text)
    notes.mark(workbook, subject, stance="concern")
    found = wordings.wordings(workbook, subject)
    assert [one.text for one in found] == ["The plan came late.", "The plan came last.", "The plan came by post."]
    assert [one.shows for one in found] == [False, False, True]
    assert {one.by for one in found} == {"Lead"}
    assert all(one.at for one in found)


def test_two_wordings_that_wait_for_a_decision_both_show(laptops: Mapping[str, Workbook]) -> None:
    a, b = laptops["A"], laptops["B"]
    subject = note(a, "n2").subject
    notes.rewrite(a, subject, "By A.")
    notes.rewrite(b, subject, "By B.")
    merged(a, b)
    shown = {one.by: one.text for one in wordings.wordings(a, subject) if one.shows}
    assert shown == {"Lead": "By A.", "B": "By B."}


def test_of_an_erased_note_the_dates_are_left(workbook: Workbook) -> None:
    subject = note(workbook, "n2").subject
    notes.rewrite(workbook, subject, "The plan came last.")
    erasing.erase(workbook, subject)
    assert [one.text for one in wordings.wordings(workbook, subject)] == [None, None]


def test_a_paragraph_of_the_letter_has_its_wordings_too(workbook: Workbook) -> None:
    finding = findings.of_weakness(workbook, findings.weaknesses(workbook)[0].subject)[0].subject
    findings.rewrite(workbook, finding, "Plans are on time.")
    assert [one.text for one in wordings.wordings(workbook, finding)][-1] == "Plans are on time."


def test_what_is_not_there_has_no_wordings(workbook: Workbook) -> None:
    with pytest.raises(MissingError):
        wordings.wordings(workbook, uuid4())
