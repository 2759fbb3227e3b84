"""The notes of an interview on the page Capture: what is typed there, what is found there, what is deleted there."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector_app.services import interviews, notes
from inspector_app.storage.workbook import Workbook
from tests.ui.windows import page as page_of
from tests.ui.windows import unlocked
from ui.main_window import MainWindow
from ui.pages.all_notes import AllNotesPage
from ui.pages.capture import CapturePage

RETURN, DELETE = Qt.Key.Key_Return, Qt.Key.Key_Delete


def two_interviews(qtbot: QtBot, window: MainWindow, closed: Path) -> CapturePage:
    """Open a workbook with an interview of sixty notes, and go to another one of as many."""
    window.resize(1024, 700)
    workbook = unlocked(qtbot, window, closed)
    for title in ("Forum", "School"):
        held = interviews.start(workbook, "parent_carer", title)
        for number in range(60):
            heard = f"2022-05-10T{10 + number // 60}:{number % 60:02}:00+01:00"
            notes.capture(workbook, interview=held.subject, text=f"{title} note {number}", heard=heard)
    capture = page_of(window, "capture", CapturePage)
    capture._refresh()
    capture.show_interview(held.subject)
    window.activateWindow()
    qtbot.waitUntil(capture.composer.editor.hasFocus)
    return capture


def is_seen(capture: CapturePage, text: str) -> bool:
    """Tell whether a note stands in sight, lit as the chosen one."""
    view = capture.timeline
    index = view.currentIndex()
    return (
        index.isValid()
        and view.notes.note(index.row()).text == text
        and view.selectionModel().isSelected(index)
        and view.viewport().rect().contains(view.visualRect(index))
    )


def all_texts(workbook: Workbook) -> set[str]:
    return {row.text for row in notes.listed(workbook)}


@pytest.mark.parametrize("typed", ["Nobody rang", "#2 late", "5 children", '"no"'])
def test_what_is_typed_on_a_note_of_the_list_goes_into_the_field(
    qtbot: QtBot, window: MainWindow, closed: Path, typed: str
) -> None:
    capture = two_interviews(qtbot, window, closed)
    capture.timeline.setFocus()
    capture.timeline.setCurrentIndex(capture.timeline.notes.index(3))
    for key in typed:
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClicks(focused, key)
    assert capture.composer.editor.hasFocus()
    assert capture.composer.text == typed.removeprefix("#2 ")
    assert len(capture.composer.tags) == typed.count("#2")


def test_what_is_typed_on_a_chip_goes_into_the_field(qtbot: QtBot, window: MainWindow, closed: Path) -> None:
    capture = two_interviews(qtbot, window, closed)
    capture.composer.chips[0].setFocus()
    qtbot.keyClick(capture.composer.chips[0], Qt.Key.Key_Space)
    qtbot.keyClicks(capture.composer.chips[0], "N")
    assert capture.composer.editor.hasFocus()
    assert capture.composer.text == "N"
    assert len(capture.composer.tags) == 1


def test_the_keys_of_the_list_stay_with_the_list(qtbot: QtBot, window: MainWindow, closed: Path) -> None:
    capture = two_interviews(qtbot, window, closed)
    capture.timeline.setFocus()
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Home, DELETE):
        qtbot.keyClick(capture.timeline, key)
    assert "School note 0" not in all_texts(window.context.workbook)
    qtbot.keyClick(capture.timeline, Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    assert capture.composer.text == ""
    qtbot.keyClick(capture.timeline, RETURN)
    assert capture.composer.text == "School note 1"


@pytest.mark.parametrize("way", ["search", "table"])
def test_a_note_of_another_interview_is_scrolled_to_and_lit(
    qtbot: QtBot, window: MainWindow, closed: Path, way: str
) -> None:
    capture = two_interviews(qtbot, window, closed)
    if way == "search":
        window.search.ask()
        qtbot.keyClicks(window.search.box.field, "Forum note 17")
        qtbot.keyClick(window.search.box.field, RETURN)
    else:
        page = page_of(window, "notes", AllNotesPage)
        row = next(n for n in range(page.table.notes.rowCount()) if page.table.notes.note(n).text == "Forum note 17")
        page.table.setCurrentIndex(page.table.notes.index(row, 0))
        page.table.setFocus()
        qtbot.keyClick(page.table, RETURN)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: is_seen(capture, "Forum note 17"))
    assert capture.timeline.hasFocus()


def test_delete_shows_a_note_that_is_out_of_sight_before_it_deletes_it(
    qtbot: QtBot, window: MainWindow, closed: Path
) -> None:
    capture = two_interviews(qtbot, window, closed)
    bar = capture.timeline.verticalScrollBar()
    capture.timeline.setFocus()
    assert is_seen(capture, "School note 59")
    qtbot.keyClick(capture.timeline, Qt.Key.Key_Home)
    bar.setValue(bar.maximum())
    qtbot.keyClick(capture.timeline, DELETE)
    assert "School note 0" in all_texts(window.context.workbook)
    assert is_seen(capture, "School note 0")
    qtbot.keyClick(capture.timeline, DELETE)
    assert "School note 0" not in all_texts(window.context.workbook)
