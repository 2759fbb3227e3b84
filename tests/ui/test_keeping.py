"""What the window does by itself: it makes a backup a day and finds the desk as it was."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from inspector_app.services import backups, interviews
from tests.ui.windows import page, unlocked
from ui.main_window import MainWindow
from ui.pages.capture import CapturePage


def status(window: MainWindow, key: str) -> str:
    assert window.frame is not None
    return window.frame.nav.status(key)


def test_the_backup_of_the_day_is_made_and_told(qtbot: QtBot, window: MainWindow, closed: Path) -> None:
    book = unlocked(qtbot, window, closed)
    qtbot.waitUntil(lambda: backups.newest(book) is not None, timeout=20_000)
    qtbot.waitUntil(lambda: status(window, "backup").startswith("Last backup today "), timeout=20_000)


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
