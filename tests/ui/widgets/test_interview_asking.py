"""The form of an interview keeps what is half typed: asked for again, over a lock, and until it is left."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inspector_app.services import interviews
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import note
from tests.ui.windows import page as page_of
from tests.ui.windows import unlocked
from ui.main_window import MainWindow
from ui.pages.capture import CapturePage


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, closed: Path) -> CapturePage:
    unlocked(qtbot, window, closed)
    window.activateWindow()
    return page_of(window, "capture", CapturePage)


def forms(book: Workbook) -> list[str]:
    return [draft.text for draft in book.drafts.all() if draft.kind == "interview"]


def test_a_half_typed_form_that_is_asked_for_again_stays_as_it_is(qtbot: QtBot, page: CapturePage) -> None:
    page.ask_for_interview()
    qtbot.keyClicks(page.form.title, "Parents at the hub")
    page.ask_for_interview()
    assert page.form.title.text() == "Parents at the hub"
    qtbot.keyClick(page.form.title, Qt.Key.Key_Escape)
    page.ask_for_interview()
    assert page.form.title.text() == ""


def test_a_half_typed_form_is_a_draft_until_it_is_left_or_the_interview_started(
    qtbot: QtBot, window: MainWindow, page: CapturePage
) -> None:
    book = window.context.workbook
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
        page.ask_for_interview()
        qtbot.keyClicks(page.form.title, "Parents")
        qtbot.waitUntil(lambda: forms(book) == ["Parents"])
        qtbot.keyClick(page.form.title, key)
        assert forms(book) == []


def test_a_form_that_outlasted_a_lock_starts_its_interview(
    qtbot: QtBot, window: MainWindow, page: CapturePage, closed: Path
) -> None:
    page.ask_for_interview()
    page.form.witness.setCurrentIndex(page.form.witness.findData("practitioner"))
    qtbot.keyClicks(page.form.title, "Parents")
    window.lock_unattended()
    book = unlocked(qtbot, window, closed)
    page = page_of(window, "capture", CapturePage)
    qtbot.keyClick(page.form.title, Qt.Key.Key_Return)
    made = interviews.listed(book)[-1].interview
    assert (made.title, made.witness_kind) == ("Parents", "practitioner")
    assert forms(book) == []


def test_a_correction_that_outlasted_a_lock_corrects_its_interview(
    qtbot: QtBot, window: MainWindow, page: CapturePage, closed: Path
) -> None:
    page.show_interview(note(window.context.workbook, "n1").interview)
    page.head.correct.click()
    qtbot.keyClicks(page.form.setting, "Town hall")
    window.lock_unattended()
    book = unlocked(qtbot, window, closed)
    page = page_of(window, "capture", CapturePage)
    qtbot.keyClick(page.form.setting, Qt.Key.Key_Return)
    assert [row.interview.setting for row in interviews.listed(book)] == ["Town hall"]
    assert forms(book) == []
