"""Typing goes on during a long deed: what is entered is on the disk at once, and in the record later, in its order."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inspector_app.services import drafts, notes, undoing
from inspector_app.storage.workbook import Workbook
from tests.ui.windows import page as page_of
from tests.ui.windows import unlocked
from ui.main_window import MainWindow
from ui.pages.capture import CapturePage

RETURN = Qt.Key.Key_Return


@pytest.fixture
def book(qtbot: QtBot, window: MainWindow, closed: Path) -> Workbook:
    return unlocked(qtbot, window, closed)


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, book: Workbook) -> CapturePage:
    made = page_of(window, "capture", CapturePage)
    made.ask_for_interview()
    qtbot.keyClicks(made.form.title, "Forum")
    qtbot.keyClick(made.form.title, RETURN)
    qtbot.waitUntil(lambda: not window.context.runner.busy)  # the backup of the day
    return made


def type_note(qtbot: QtBot, page: CapturePage, keys: str) -> None:
    qtbot.keyClicks(page.composer.editor, keys)
    qtbot.keyClick(page.composer.editor, RETURN)


def texts(book: Workbook, page: CapturePage) -> list[str]:
    return [row.text for row in notes.listed(book, page.taking.interview)]


def saved(window: MainWindow) -> str:
    assert window.frame is not None
    return window.frame.nav.status("saved")


@contextmanager
def long_deed(qtbot: QtBot, window: MainWindow) -> Iterator[None]:
    """Hold the record by a deed on the thread of long ones, as an import does."""
    begun, over = Event(), Event()

    def deed(workbook: Workbook) -> None:
        with workbook.deed("imported"):
            begun.set()
            over.wait(60)

    window.context.start("Importing…", deed)
    qtbot.waitUntil(begun.is_set)
    try:
        yield
    finally:
        over.set()


def test_notes_entered_during_a_long_deed_are_drafts_at_once_and_written_after_it_in_their_order(
    qtbot: QtBot, window: MainWindow, page: CapturePage, book: Workbook
) -> None:
    typed = ["first", "second", "third"]
    with long_deed(qtbot, window):
        for text in typed:
            type_note(qtbot, page, text)
            assert page.composer.text == ""
        assert not book.is_free()
        assert [draft.text for draft in book.drafts.all()] == typed
        assert saved(window) == "3 notes are being saved"
    qtbot.waitUntil(lambda: saved(window).startswith("All notes saved"))
    assert texts(book, page) == typed
    assert [page.timeline.notes.note(row).text for row in range(3)] == typed
    assert drafts.offered(book) == []
    undoing.undo(book)
    assert texts(book, page) == ["first", "second"]


def test_notes_that_wait_when_the_laptop_dies_are_offered_again(
    qtbot: QtBot, window: MainWindow, page: CapturePage, book: Workbook
) -> None:
    with long_deed(qtbot, window):
        type_note(qtbot, page, "first")
        page.taking.keeping._waiting.clear()  # as if it had died now
    qtbot.waitUntil(lambda: not window.context.runner.busy)
    page.taking.offer_drafts()
    assert "first" in page.offer.words.text()
    page.offer.take.click()
    qtbot.keyClick(page.composer.editor, RETURN)
    assert texts(book, page) == ["first"]


def test_notes_that_wait_are_in_the_record_before_the_workbook_is_locked(
    qtbot: QtBot, window: MainWindow, page: CapturePage, closed: Path
) -> None:
    with long_deed(qtbot, window):
        type_note(qtbot, page, "first")
    window.lock()
    book = unlocked(qtbot, window, closed)
    assert "first" in {row.text for row in notes.listed(book)}
    assert book.drafts.all() == []


def test_a_deed_that_begins_after_a_note_was_entered_comes_after_it(
    qtbot: QtBot, window: MainWindow, page: CapturePage, book: Workbook
) -> None:
    with long_deed(qtbot, window):
        type_note(qtbot, page, "first")
    window.context.start("Taking back…", undoing.undo)
    qtbot.waitUntil(lambda: not window.context.runner.busy)
    assert texts(book, page) == []
    assert undoing.next_redone(book) is not None


def test_an_edit_entered_during_a_long_deed_is_written_after_it(
    qtbot: QtBot, window: MainWindow, page: CapturePage, book: Workbook
) -> None:
    type_note(qtbot, page, "first")
    qtbot.keyClick(page.composer.editor, Qt.Key.Key_Up)
    with long_deed(qtbot, window):
        type_note(qtbot, page, " changed")
        assert (page.composer.text, page.taking.begun) == ("", None)
    qtbot.waitUntil(lambda: texts(book, page) == ["first changed"])
