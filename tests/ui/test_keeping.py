"""What the window does by itself: it makes a backup a day and finds the desk as it was."""

from functools import partial
from pathlib import Path
from threading import Event, Thread

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from inspector_app.services import backups, desk, interviews
from inspector_app.services.desk import Desk
from inspector_app.storage.workbook import Workbook
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


def test_the_place_is_remembered_as_one_goes_there_so_that_a_crash_does_not_lose_it(
    qtbot: QtBot, window: MainWindow, closed: Path
) -> None:
    book = unlocked(qtbot, window, closed)
    first = interviews.start(book, "parent_carer", "Parents")
    second = interviews.start(book, "young_person", "Youth forum")
    capture = page(window, "capture", CapturePage)
    for interview in (first.subject, second.subject):
        capture.show_interview(interview)
        qtbot.waitUntil(partial(_is_at, book, Desk("capture", interview)))
    window.go("matrix")
    qtbot.waitUntil(partial(_is_at, book, Desk("matrix", second.subject)))


def _is_at(book: Workbook, there: Desk) -> bool:
    return desk.left(book) == there


def test_the_window_waits_for_no_long_deed_to_remember_the_place(
    qtbot: QtBot, window: MainWindow, closed: Path
) -> None:
    book = unlocked(qtbot, window, closed)
    assert window.frame is not None
    begun, over = Event(), Event()

    def hold() -> None:
        with book.exclusively():
            begun.set()
            over.wait(20)

    window.go("matrix")
    holding = Thread(target=hold)
    holding.start()
    begun.wait(20)
    QTimer.singleShot(700, over.set)  # a window that waits for the record cannot let go of it
    qtbot.waitUntil(over.is_set, timeout=10_000)
    holding.join()
    qtbot.waitUntil(lambda: desk.left(book).page == "matrix")
