"""The box under Ctrl+K finds what can be done, what the record holds and the help; it never keeps the focus."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector_app.services import interviews, notes
from tests.ui.windows import unlocked
from ui.main_window import MainWindow
from ui.models.palette import Command
from ui.pages.capture import CapturePage
from ui.pages.help import HelpWindow

CONTROL = Qt.KeyboardModifier.ControlModifier


def asked(qtbot: QtBot, window: MainWindow, letters: str) -> list[str]:
    """Press Ctrl+K, type, and return the rows."""
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_K, CONTROL)
    assert window.search.box.field.hasFocus()
    qtbot.keyClicks(window.search.box.field, letters)
    return [row.text for row in window.search.box.list.rows.rows]


def test_a_command_is_found_by_a_few_letters_and_run_by_enter(qtbot: QtBot, window: MainWindow, closed: Path) -> None:
    unlocked(qtbot, window, closed)
    assert asked(qtbot, window, "all not")[0] == "All notes"
    qtbot.keyClick(window.search.box.field, Qt.Key.Key_Return)
    assert window.frame is not None
    assert window.frame.nav.current == "notes"
    assert not window.search.box.isVisible()


def test_a_note_is_found_by_its_words_and_shown_where_it_was_heard(
    qtbot: QtBot, window: MainWindow, closed: Path
) -> None:
    book = unlocked(qtbot, window, closed)
    [row, *_] = interviews.listed(book)
    taken = notes.capture(book, interview=row.interview.subject, text="Zebras wait.", heard="2022-05-10T10:00:00Z")
    assert "Zebras wait." in asked(qtbot, window, "zebr")
    qtbot.keyClick(window.search.box.field, Qt.Key.Key_Return)
    assert window.frame is not None
    page = window.frame.page("capture")
    assert isinstance(page, CapturePage)
    assert page.timeline.notes.note(page.timeline.currentIndex().row()).subject == taken.subject


def test_escape_closes_the_box_and_the_focus_is_where_it_was(qtbot: QtBot, window: MainWindow, closed: Path) -> None:
    unlocked(qtbot, window, closed)
    page = window.frame.page("capture") if window.frame else None
    assert isinstance(page, CapturePage)
    page.composer.editor.setFocus()
    qtbot.keyClicks(page.composer.editor, "half a w")
    asked(qtbot, window, "letter")
    qtbot.keyClick(window.search.box.field, Qt.Key.Key_Escape)
    assert not window.search.box.isVisible()
    assert QApplication.focusWidget() is page.composer.editor
    qtbot.keyClicks(page.composer.editor, "ord")
    assert page.composer.text == "half a word"


def test_what_cannot_be_done_now_is_not_offered(qtbot: QtBot, window: MainWindow) -> None:
    texts = asked(qtbot, window, "")
    assert "Hand over…" not in texts
    assert "Dark" in texts
    offered = [row.key.id for row in window.search.box.list.rows.rows if isinstance(row.key, Command)]
    assert all(window.actions_made[name].isEnabled() for name in offered)


def test_help_is_found_by_its_headings(qtbot: QtBot, window: MainWindow) -> None:
    assert "Nothing typed is lost" in asked(qtbot, window, "typed lost")
    qtbot.keyClick(window.search.box.field, Qt.Key.Key_Return)
    [shown] = window.findChildren(HelpWindow)
    assert "Nothing typed is lost" in shown.text.toPlainText()
    shown.close()


@pytest.mark.parametrize(
    ("asked_for", "heading"),
    [
        ("auto", "When nobody is there"),
        ("practice", "Practise"),
        ("forgotten passphrase", "Recovery sheet"),
        ("how do I lock the workbook?", "When nobody is there"),
        ("what happens after a crash?", "Nothing typed is lost"),
        ("can I restore a backup", "Backups"),
    ],
)
def test_help_is_found_by_its_text_and_by_whole_questions(
    qtbot: QtBot, window: MainWindow, asked_for: str, heading: str
) -> None:
    assert heading in asked(qtbot, window, asked_for)


def test_letters_that_nothing_fits_say_so_and_enter_does_nothing(qtbot: QtBot, window: MainWindow) -> None:
    assert asked(qtbot, window, "qqq*(-") == []
    assert window.search.box.none.isVisible()
    qtbot.keyClick(window.search.box.field, Qt.Key.Key_Return)
    assert window.search.box.isVisible()


def test_the_arrows_choose_another_row_while_one_types_on(qtbot: QtBot, window: MainWindow) -> None:
    asked(qtbot, window, "larger")
    field, rows = window.search.box.field, window.search.box.list
    field.clear()
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert rows.currentIndex().row() == 1
    assert field.hasFocus()
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert rows.currentIndex().row() == 0
