"""Reasons on the letter page: offered at each stop, given by key one after the other, told in the list, left by Esc."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inspector_app.services import findings
from tests.ui.pages.conftest import Shown
from tests.ui.pages.signing import press, typed
from ui import dialogs
from ui.context import AppContext
from ui.pages.letter import LetterPage


@pytest.fixture
def page(qtbot: QtBot, context: AppContext, shown: Shown) -> LetterPage:
    """Return the shown page of a letter that several rules stop, one of them for a name."""
    [weakness, _] = findings.weaknesses(context.workbook)
    findings.add(context.workbook, weakness.subject, "Thrive is late. Callum waits.")
    made = LetterPage(context)
    shown(made)
    qtbot.waitUntil(lambda: len(made.reasons.fields) > 2 and not made._reading.busy)
    return made


def choose(page: LetterPage, rule: str) -> int:
    """Go to the first row of a rule in the list; return its number."""
    found = (number for number, row in enumerate(page.checks.rows.rows) if row.key[1].rule == rule)  # type: ignore[index]
    row = next(found)
    page.checks.setFocus()
    page.checks.setCurrentIndex(page.checks.rows.index(row))
    return row


def test_each_stop_offers_to_give_a_reason_by_key_and_by_button(qtbot: QtBot, page: LetterPage) -> None:
    choose(page, "name")
    assert page.reasons.isHidden()
    assert "stop.reason" in [action.objectName() for action in page.checks.actions()]  # what the right button offers
    qtbot.keyClick(page.checks, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert page.reasons.fields["name"].hasFocus()
    assert "Reasons are kept in the log, they are not printed." in page.reasons.hint.text()
    choose(page, "undecided_judgement")
    qtbot.mouseClick(page.give, Qt.MouseButton.LeftButton)
    assert page.reasons.fields["undecided_judgement"].hasFocus()


def test_what_is_only_worth_a_look_offers_no_reason(qtbot: QtBot, page: LetterPage) -> None:
    choose(page, next(row.key[1].rule for row in page.checks.rows.rows if row.said == "Worth a look"))  # type: ignore[index]
    assert not page.give.isEnabled()
    qtbot.keyClick(page.checks, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert page.reasons.isHidden()


def test_enter_keeps_a_reason_says_it_in_the_list_and_goes_on_to_the_next(page: LetterPage) -> None:
    row = choose(page, "name")
    page.give.click()
    press(Qt.Key.Key_Return)
    assert page.reasons.fields["name"].hasFocus()  # an empty one is not passed over
    typed("It is a service.")
    press(Qt.Key.Key_Return)
    assert page.reasons.reasons == {"name": "It is a service."}
    assert page.checks.rows.rows[row].below.endswith(" · reason given")
    assert "with a reason given" in page.checks.rows.rows[row].spoken
    first = page.reasons.first_missing
    assert first is not None
    assert first.hasFocus()
    for _ in range(len(page.reasons.fields) - 1):
        typed("It follows.")
        press(Qt.Key.Key_Return)
    assert page.reasons.isHidden()
    assert page.checks.hasFocus()
    assert page.summary.text().endswith(" For each stop a reason is given.")


def test_the_last_enter_writes_the_sign_off_copy_that_waits_for_the_reasons(
    qtbot: QtBot, page: LetterPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "sign-off.docx"
    monkeypatch.setattr(dialogs, "ask_save_path", lambda *_: target)
    page.exporting.actions["signoff"].trigger()
    assert "then writes the copy" in page.reasons.hint.text()
    for _ in range(len(page.reasons.fields)):
        assert not target.exists()
        typed("It follows.")
        press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.written.isVisible(), timeout=20_000)
    assert target.exists()


def test_escape_closes_the_reasons_keeps_what_was_typed_and_no_copy_waits_any_more(
    page: LetterPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(dialogs, "ask_save_path", lambda *given: asked.append(given))
    page.exporting.actions["signoff"].trigger()
    typed("It follows.")
    press(Qt.Key.Key_Escape)
    assert page.reasons.isHidden()
    assert page.checks.hasFocus()
    assert list(page.reasons.reasons.values()) == ["It follows."]
    page.give.click()
    for _ in range(len(page.reasons.fields) - 1):
        missing = page.reasons.first_missing
        assert missing is not None
        missing.setFocus()
        typed("It follows.")
        press(Qt.Key.Key_Return)
    assert asked == []
