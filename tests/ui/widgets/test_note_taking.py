"""Taking notes through the real window: each stays with its interview, and what cannot be kept stays where it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inspector_app.domain.things import Weakness
from inspector_app.services import decisions, deleting, interviews, joins, notes, tagging, undoing, write_ups
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import note
from tests.ui.windows import page as page_of
from tests.ui.windows import unlocked
from ui.main_window import MainWindow
from ui.pages.capture import CapturePage

RETURN, ESCAPE, UP = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Up
CONTROL = Qt.KeyboardModifier.ControlModifier
LONG = "She waited at the door. " * 4_000
FULL = "The disk is full, so nothing was written; make room and try again."


@pytest.fixture
def book(qtbot: QtBot, window: MainWindow, closed: Path) -> Workbook:
    return unlocked(qtbot, window, closed)


@pytest.fixture
def page(window: MainWindow, book: Workbook) -> CapturePage:
    window.activateWindow()
    return page_of(window, "capture", CapturePage)


def start(qtbot: QtBot, page: CapturePage, title: str = "Forum") -> UUID:
    page.ask_for_interview()
    qtbot.keyClicks(page.form.title, title)
    qtbot.keyClick(page.form.title, RETURN)
    assert page.taking.interview is not None
    return page.taking.interview


def type_note(qtbot: QtBot, page: CapturePage, keys: str) -> None:
    qtbot.keyClicks(page.composer.editor, keys)
    qtbot.keyClick(page.composer.editor, RETURN)


def texts(book: Workbook, interview: UUID | None = None) -> list[str]:
    return [row.text for row in notes.listed(book, interview)]


def drafted(book: Workbook) -> list[str]:
    return [draft.text for draft in book.drafts.all()]


def saved(window: MainWindow) -> str:
    assert window.frame is not None
    return window.frame.nav.status("saved")


@contextmanager
def full(book: Workbook, *, drafts_too: bool = False) -> Iterator[None]:
    """Let the databases of a workbook grow no further."""
    engines = [book._engine, book.drafts._engine] if drafts_too else [book._engine]
    connections = [engine.raw_connection() for engine in engines]
    for raw in connections:
        pages = raw.cursor().execute("PRAGMA page_count").fetchone()[0]
        raw.cursor().execute(f"PRAGMA max_page_count={pages}").fetchall()
    try:
        yield
    finally:
        if not book._closed:
            for raw in connections:
                raw.cursor().execute("PRAGMA max_page_count=1073741823").fetchall()
                raw.close()


# To another interview


def test_a_note_looked_up_in_another_interview_takes_nothing_along(
    qtbot: QtBot, page: CapturePage, book: Workbook
) -> None:
    mine, other = start(qtbot, page), note(book, "n1")
    qtbot.keyClicks(page.composer.editor, "Said in the forum")
    page.show_note(other.subject)
    assert page.taking.interview == other.interview
    assert page.composer.text == ""
    assert texts(book, mine) == ["Said in the forum"]


def test_a_note_that_cannot_be_kept_stays_in_the_field_of_its_interview(
    qtbot: QtBot, window: MainWindow, page: CapturePage, book: Workbook
) -> None:
    mine, other = start(qtbot, page), note(book, "n1")
    page.composer.set_text(LONG)
    with full(book):
        page.show_interview(other.interview)
        assert page.taking.interview == mine
        page.show_list()
        page.show_note(other.subject)
        row = page.timeline.notes.row_of(other.subject)
        assert (page.taking.interview, row) == (mine, None)
        page.write_ups.chosen.emit(other.subject)
        page.taking.edit(other.subject)
        page.end_or_go_on()
        assert (page.taking.interview, page.taking.begun) == (mine, None)
        assert page.composer.text == LONG
        assert [text.strip() for text in drafted(book)] == [LONG.strip()]
        assert saved(window) == "What you typed is not saved"
    page.show_interview(other.interview)
    assert texts(book, mine) == [LONG.strip()]
    assert saved(window).startswith("All notes saved")


def test_a_note_that_was_not_kept_on_enter_is_told_until_it_is_kept(
    qtbot: QtBot, window: MainWindow, page: CapturePage, book: Workbook
) -> None:
    start(qtbot, page)
    page.composer.set_text(LONG)
    with full(book):
        qtbot.keyClick(page.composer.editor, RETURN)
    with book.reading() as reader:
        weakness = reader.things(Weakness)[0].subject
    window.context.do(tagging.hold, note(book, "n2").subject, weakness)
    assert saved(window) == "What you typed is not saved"
    qtbot.keyClick(page.composer.editor, RETURN)
    assert saved(window).startswith("All notes saved")


def test_a_refusal_leaves_the_line_as_it_is(qtbot: QtBot, window: MainWindow, page: CapturePage) -> None:
    start(qtbot, page)
    before = saved(window)
    with qtbot.waitSignal(window.context.failed):
        window.context.start("", undoing.redo)
    assert saved(window) == before
    assert window.news.banner.text.text() == "There is nothing to redo."


# Locking


def test_a_disk_that_takes_no_note_but_a_draft_does_not_hold_up_the_lock(
    qtbot: QtBot, window: MainWindow, page: CapturePage, book: Workbook, closed: Path
) -> None:
    mine = start(qtbot, page)
    page.composer.set_text(LONG)
    with full(book):
        window.lock_unattended()
    assert not window.context.is_open
    again = unlocked(qtbot, window, closed)
    page = page_of(window, "capture", CapturePage)
    assert page.offer.isVisible()
    page.offer.take.click()
    qtbot.keyClick(page.composer.editor, RETURN)
    assert texts(again, mine) == [LONG.strip()]


def test_what_can_be_kept_nowhere_keeps_the_workbook_open_and_the_question_says_why(
    qtbot: QtBot, window: MainWindow, page: CapturePage, book: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("ui.dialogs.confirm", lambda _, __, told, *___: asked.append(told))
    start(qtbot, page)
    page.composer.set_text(LONG)
    with full(book, drafts_too=True):
        window.lock()
        window.close()
        assert window.context.is_open
        assert window.news.banner.text.text() == FULL
        assert asked == [f"{FULL} Copy to paper what must not be lost, or put that right and close again."]
    window.lock()
    assert not window.context.is_open


# Editing


def test_a_note_without_a_time_is_told_as_one_that_is_edited_and_escape_leaves_it(
    qtbot: QtBot, page: CapturePage, book: Workbook
) -> None:
    page.show_interview(note(book, "n1").interview)
    page.taking.edit(note(book, "n1").subject)
    assert page.composer.hint.text().startswith("Editing a note without a time")
    qtbot.keyClick(page.composer.editor, ESCAPE)
    assert (page.composer.text, page.taking.begun, page.offer.isVisible()) == ("", None, False)
    type_note(qtbot, page, "Another one")
    assert len(texts(book)) == 3


def test_an_edit_left_by_escape_is_offered_and_gone_on_with(
    qtbot: QtBot, window: MainWindow, page: CapturePage, book: Workbook
) -> None:
    start(qtbot, page)
    type_note(qtbot, page, "short")
    qtbot.keyClick(page.composer.editor, UP)
    qtbot.keyClicks(page.composer.editor, " and two long sentences")
    qtbot.keyClick(page.composer.editor, ESCAPE)
    assert page.composer.text == ""
    assert "short" in texts(book)
    assert "short and two long sentences" in page.offer.words.text()
    assert saved(window) == "1 draft to go on with"
    qtbot.keyClick(page.composer.editor, UP)
    assert not page.offer.isVisible()
    type_note(qtbot, page, " more")
    assert "short and two long sentences more" in texts(book)
    assert saved(window).startswith("All notes saved")
    assert decisions.waiting(book) == []


def test_a_draft_taken_up_over_a_text_without_an_interview_puts_that_aside(
    qtbot: QtBot, page: CapturePage, book: Workbook
) -> None:
    start(qtbot, page)
    type_note(qtbot, page, "first")
    qtbot.keyClick(page.composer.editor, UP)
    qtbot.keyClicks(page.composer.editor, " changed")
    qtbot.keyClick(page.composer.editor, ESCAPE)
    page.show_list()
    page.composer.setVisible(True)
    qtbot.keyClicks(page.composer.editor, "belongs nowhere yet")
    page.offer.take.click()
    assert page.composer.text == "first changed"
    assert "belongs nowhere yet" in page.offer.words.text()
    assert "belongs nowhere yet" in drafted(book)


def test_a_note_only_opened_to_be_written_up_stays_on_the_list_and_as_it_was(
    qtbot: QtBot, window: MainWindow, page: CapturePage, book: Workbook
) -> None:
    start(qtbot, page)
    qtbot.keyClicks(page.composer.editor, "bare bones")
    qtbot.keyClick(page.composer.editor, RETURN, CONTROL)
    [waiting] = write_ups.waiting(book)
    before = notes.one(book, waiting.note)
    with book.reading() as reader:
        log = reader.deeds()
    page.write_ups.chosen.emit(waiting.note)
    assert page.composer.text == "bare bones"
    window.go("notes")
    assert [one.text for one in write_ups.waiting(book)] == ["bare bones"]
    assert notes.one(book, waiting.note) == before
    with book.reading() as reader:
        assert reader.deeds() == log


def test_a_note_deleted_while_it_is_edited_is_gone_with_its_edit_and_comes_back_whole(
    qtbot: QtBot, page: CapturePage, book: Workbook
) -> None:
    mine = start(qtbot, page)
    type_note(qtbot, page, "note one")
    qtbot.keyClick(page.composer.editor, UP)
    qtbot.keyClicks(page.composer.editor, " changed")
    page.timeline.setFocus()
    page.timeline.setCurrentIndex(page.timeline.notes.index(0, 0))
    qtbot.keyClick(page.timeline, Qt.Key.Key_Delete)
    assert (texts(book, mine), page.composer.text) == ([], "")
    assert [one.text for one in deleting.listed(book)] == ["note one changed"]
    undoing.undo(book)
    assert texts(book, mine) == ["note one changed"]
    assert decisions.waiting(book) == []


def test_a_note_taken_back_while_it_is_open_does_not_come_back(
    qtbot: QtBot, window: MainWindow, page: CapturePage, book: Workbook
) -> None:
    mine = start(qtbot, page)
    type_note(qtbot, page, "note one")
    qtbot.keyClick(page.composer.editor, UP)
    window.context.do(undoing.undo)
    assert (texts(book, mine), page.composer.text, page.taking.begun) == ([], "", None)


# Joined and gone


def test_a_draft_of_an_interview_that_was_joined_to_another_is_taken_up_there(
    qtbot: QtBot, window: MainWindow, page: CapturePage, book: Workbook, closed: Path
) -> None:
    first = start(qtbot, page, "Forum")
    second = start(qtbot, page, "The forum")
    joined = {interviews.standing(book, one) for one in (first, second)}
    assert joined == {first, second}
    qtbot.keyClicks(page.composer.editor, "half a thought")
    page.composer.draft_timer.due.emit()
    assert drafted(book) == ["half a thought"]
    page.composer.editor.put("")
    page.composer.draft_timer.stop()
    page.taking.stay_in(None)
    joins.join(book, first, second)
    window.lock()
    book = unlocked(qtbot, window, closed)
    page = page_of(window, "capture", CapturePage)
    page.offer.take.click()
    assert page.taking.interview == interviews.standing(book, second)
    assert page.taking.interview in {row.interview.subject for row in interviews.listed(book)}
    qtbot.keyClick(page.composer.editor, RETURN)
    assert "half a thought" in texts(book, page.taking.interview)
