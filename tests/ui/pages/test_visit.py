"""The visit's facts are typed with real keys, kept when a field is left, and found again in the workbook."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inspector_app.services import facts
from inspector_app.storage.workbook import Workbook
from tests.ui.windows import page, unlocked
from ui.main_window import MainWindow
from ui.pages.visit import VisitPage
from ui.widgets.fact_entry import DayEntry, LineEntry, LinesEntry
from ui.widgets.rows_entry import RowsEntry


@pytest.fixture
def opened(qtbot: QtBot, window: MainWindow, closed: Path) -> tuple[Workbook, VisitPage]:
    book = unlocked(qtbot, window, closed)
    window.activateWindow()
    return book, page(window, "visit", VisitPage)


def test_a_day_typed_as_people_do_is_shown_in_words_and_kept(qtbot: QtBot, opened: tuple[Workbook, VisitPage]) -> None:
    book, shown = opened
    entry = shown.entries["letter_date"]
    assert isinstance(entry, DayEntry)
    entry.take_focus()
    entry.line.clear()
    qtbot.keyClicks(entry.line, "15 june 2022")
    assert "15 June 2022" in entry.field.note.text()
    qtbot.keyClick(entry.line, Qt.Key.Key_Tab)
    assert facts.opened(book).visit.letter_date == "2022-06-15"


def test_what_is_no_day_is_told_and_not_kept(qtbot: QtBot, opened: tuple[Workbook, VisitPage]) -> None:
    book, shown = opened
    before = facts.opened(book).visit.end
    entry = shown.entries["end"]
    assert isinstance(entry, DayEntry)
    entry.take_focus()
    entry.line.clear()
    qtbot.keyClicks(entry.line, "32 May")
    qtbot.keyClick(entry.line, Qt.Key.Key_Tab)
    assert entry.is_wrong
    assert "no day" in entry.field.note.text()
    assert facts.opened(book).visit.end == before


def test_a_recipient_is_added_greeted_and_taken_off_again(qtbot: QtBot, opened: tuple[Workbook, VisitPage]) -> None:
    book, shown = opened
    rows = shown.entries["recipients"]
    assert isinstance(rows, RowsEntry)
    count = len(rows.rows)
    rows.add.click()
    row = rows.rows[-1]
    for name, words in (("name", "Sam Sample"), ("greeting", "Ms Sample")):
        entry = row.entries[name]
        assert isinstance(entry, LineEntry)
        entry.take_focus()
        qtbot.keyClicks(entry.line, words)
        qtbot.keyClick(entry.line, Qt.Key.Key_Tab)
    people = facts.opened(book).visit.recipients
    assert [one.greeting for one in people][count:] == ["Ms Sample"]
    rows.rows[-1]._remove.click()
    assert len(facts.opened(book).visit.recipients) == count


def test_phrases_are_kept_a_line_each_and_an_office_fills_the_sender(
    qtbot: QtBot, opened: tuple[Workbook, VisitPage]
) -> None:
    book, shown = opened
    heard = shown.entries["heard"]
    assert isinstance(heard, LinesEntry)
    heard.take_focus()
    heard.edit.setPlainText("")
    qtbot.keyClicks(heard.edit, "children")
    qtbot.keyClick(heard.edit, Qt.Key.Key_Return)
    qtbot.keyClicks(heard.edit, "parents")
    qtbot.keyClick(heard.edit, Qt.Key.Key_Tab)
    assert facts.opened(book).visit.heard == ("children", "parents")
    office = next(button for button in shown._offices.children() if button.objectName() == "Ofsted, Manchester")
    office.click()  # type: ignore[attr-defined]
    assert facts.opened(book).visit.sender[1] == "Piccadilly Gate"


def test_the_guard_leads_to_the_fact_that_is_missing(qtbot: QtBot, opened: tuple[Workbook, VisitPage]) -> None:
    _, shown = opened
    shown.show_field("reference")
    qtbot.waitUntil(shown.reference_date.line.hasFocus)
    shown.show_field("signatories")
    assert shown.focusWidget() is not None


def test_a_greeting_that_would_say_dear_twice_is_told_as_soon_as_it_is_typed(
    qtbot: QtBot, opened: tuple[Workbook, VisitPage]
) -> None:
    _, shown = opened
    rows = shown.entries["recipients"]
    assert isinstance(rows, RowsEntry)
    rows.add.click()
    for name, words in (("name", "Sam Sample"), ("greeting", "Dear Ms Sample,")):
        entry = rows.rows[-1].entries[name]
        assert isinstance(entry, LineEntry)
        entry.take_focus()
        qtbot.keyClicks(entry.line, words)
        qtbot.keyClick(entry.line, Qt.Key.Key_Tab)
    assert "says Dear" in shown.doubts.text()


def test_the_title_of_the_lead_inspector_may_be_typed_before_the_name(
    qtbot: QtBot, opened: tuple[Workbook, VisitPage]
) -> None:
    book, shown = opened
    for entry, words in ((shown.lead_title, "HMI"), (shown.lead_name, "R. Sample")):
        entry.take_focus()
        qtbot.keyClicks(entry.field.entry, words)
        qtbot.keyClick(entry.field.entry, Qt.Key.Key_Tab)
    lead = facts.opened(book).visit.lead
    assert lead is not None
    assert (lead.name, lead.title) == ("R. Sample", "HMI")
