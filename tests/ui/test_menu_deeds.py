"""Undo and redo by key: each press counts, wherever the focus is."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inspector_app.services import facts, interviews, notes
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import note
from tests.ui.windows import page, unlocked
from ui.main_window import MainWindow
from ui.pages.all_notes import AllNotesPage
from ui.pages.capture import CapturePage
from ui.pages.visit import VisitPage
from ui.widgets.fact_entry import LineEntry

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def book(qtbot: QtBot, window: MainWindow, closed: Path) -> Workbook:
    """Return the workbook that is open in the window, with three more notes typed into it."""
    window.activateWindow()
    opened = unlocked(qtbot, window, closed)
    capture = page(window, "capture", CapturePage)
    interview = note(opened, "n1").interview
    assert interview is not None
    capture.show_interview(interview)
    for words in ("one", "two", "three"):
        qtbot.keyClicks(capture.composer.editor, words)
        qtbot.keyClick(capture.composer.editor, Qt.Key.Key_Return)
    assert texts(opened) >= {"one", "two", "three"}
    return opened


def texts(book: Workbook) -> set[str]:
    return {row.text for row in notes.listed(book)}


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> None:
    qtbot.keyClick(window.windowHandle(), key, CONTROL)


def test_three_quick_presses_take_back_three_deeds_and_three_more_do_them_again(
    qtbot: QtBot, window: MainWindow, book: Workbook
) -> None:
    for _ in range(3):
        press(qtbot, window, Qt.Key.Key_Z)
    assert texts(book).isdisjoint({"one", "two", "three"})
    for _ in range(3):
        press(qtbot, window, Qt.Key.Key_Y)
    assert texts(book) >= {"one", "two", "three"}


def test_a_deed_is_taken_back_from_the_field_that_finds_notes_while_nothing_is_typed_there(
    qtbot: QtBot, window: MainWindow, book: Workbook
) -> None:
    shown = page(window, "notes", AllNotesPage)
    shown.search.setFocus()
    press(qtbot, window, Qt.Key.Key_Z)
    assert "three" not in texts(book)
    press(qtbot, window, Qt.Key.Key_Y)
    assert "three" in texts(book)


def test_a_line_that_was_typed_into_takes_back_its_own_words_first(
    qtbot: QtBot, window: MainWindow, book: Workbook
) -> None:
    shown = page(window, "notes", AllNotesPage)
    shown.search.setFocus()
    qtbot.keyClicks(shown.search, "plan")
    press(qtbot, window, Qt.Key.Key_Z)
    assert shown.search.text() == ""
    assert "three" in texts(book)
    press(qtbot, window, Qt.Key.Key_Z)
    assert "three" not in texts(book)


def test_undo_of_the_menu_takes_back_the_words_of_the_line_that_has_the_focus(
    qtbot: QtBot, window: MainWindow, book: Workbook
) -> None:
    shown = page(window, "notes", AllNotesPage)
    shown.search.setFocus()
    qtbot.keyClicks(shown.search, "plan")
    window.deeds.undo()
    assert shown.search.text() == ""
    window.deeds.redo()
    assert shown.search.text() == "plan"
    assert "three" in texts(book)


def test_a_box_that_can_be_typed_into_is_such_a_line_too(qtbot: QtBot, window: MainWindow, book: Workbook) -> None:
    shown = page(window, "visit", VisitPage)
    entry = shown.lead_title
    assert isinstance(entry, LineEntry)
    entry.take_focus()
    press(qtbot, window, Qt.Key.Key_Z)
    assert "three" not in texts(book)
    qtbot.keyClicks(entry.field.entry, "HMI")
    press(qtbot, window, Qt.Key.Key_Z)
    assert "two" in texts(book)
    assert facts.opened(book).visit.lead is None


def test_a_deleted_note_that_is_brought_back_is_the_lit_one(qtbot: QtBot, window: MainWindow, book: Workbook) -> None:
    """A second Delete would take the wrong note if the light stayed on its neighbour."""
    capture = page(window, "capture", CapturePage)
    elsewhere = note(book, "n1")
    shown = [row for row in notes.listed(book) if row.interview == elsewhere.interview]
    other = interviews.start(book, "young_person", "Youth forum")
    capture.show_interview(other.subject)
    assert len(shown) > 2
    middle = shown[1].subject
    assert window.frame is not None
    window.frame.show_note(middle)
    for _ in range(2):
        qtbot.keyClick(capture.timeline, Qt.Key.Key_Delete)
        assert capture.timeline.notes.row_of(middle) is None
        press(qtbot, window, Qt.Key.Key_Z)
        lit = [capture.timeline.notes.note(index.row()).subject for index in capture.timeline.selectedIndexes()]
        assert lit == [middle]
