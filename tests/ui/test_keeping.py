"""What the window does by itself: it locks an unattended desk, makes a backup a day and finds the desk as it was."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inspector_app.services import backups, interviews, notes
from tests.ui.windows import page, unlocked
from ui.idle import Idle
from ui.main_window import MainWindow
from ui.pages.capture import CapturePage


def status(window: MainWindow, key: str) -> str:
    assert window.frame is not None
    return window.frame.nav.status(key)


def test_the_backup_of_the_day_is_made_and_told(qtbot: QtBot, window: MainWindow, closed: Path) -> None:
    book = unlocked(qtbot, window, closed)
    qtbot.waitUntil(lambda: backups.newest(book) is not None, timeout=20_000)
    qtbot.waitUntil(lambda: status(window, "backup").startswith("Backup "), timeout=20_000)


def test_page_and_interview_are_found_again_as_they_were_left(qtbot: QtBot, window: MainWindow, closed: Path) -> None:
    book = unlocked(qtbot, window, closed)
    first = interviews.start(book, "parent_carer", "Parents")
    interviews.start(book, "young_person", "Youth forum")
    page(window, "capture", CapturePage).show_interview(first.subject)
    window.go("matrix")
    window.lock()
    unlocked(qtbot, window, closed)
    assert window.frame is not None
    assert window.frame.nav.current == "matrix"
    assert page(window, "capture", CapturePage).taking.interview == first.subject


def test_an_unattended_desk_is_locked_and_what_was_typed_is_kept(
    qtbot: QtBot, window: MainWindow, closed: Path
) -> None:
    book = unlocked(qtbot, window, closed)
    interviews.start(book, "parent_carer", "Parents")
    capture = page(window, "capture", CapturePage)
    capture.show_interview(interviews.listed(book)[-1].interview.subject)
    qtbot.keyClicks(capture.composer.editor, "Half a sentence")
    window.idle = Idle(window, seconds=0.2)
    window.idle.lapsed.connect(window.lock_unattended)
    with qtbot.waitSignal(window.context.closed, timeout=20_000):
        window.idle.begin()
    assert window.beginning.unlock.isVisible()
    again = unlocked(qtbot, window, closed)
    assert "Half a sentence" in {row.text for row in notes.listed(again)}


def test_a_key_puts_the_lock_off(qtbot: QtBot, window: MainWindow, closed: Path) -> None:
    unlocked(qtbot, window, closed)
    lapsed: list[bool] = []
    idle = Idle(window, seconds=3600)
    idle.lapsed.connect(lambda: lapsed.append(True))
    idle.begin()
    idle._last -= 3500
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
    idle._last -= 3500
    idle._check()
    assert lapsed == []
