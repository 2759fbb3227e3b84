"""The visit's facts are typed with real keys, kept when a field is left, and found again in the workbook."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

import resources
from inspector_app.services import facts, workbooks
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import PASSPHRASE
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


def test_what_is_no_day_stays_as_it_was_typed_with_its_message_until_mended_or_escape(
    qtbot: QtBot, opened: tuple[Workbook, VisitPage]
) -> None:
    book, shown = opened
    before = facts.opened(book).visit.end
    entry, other = shown.entries["end"], shown.entries["area"]
    assert isinstance(entry, DayEntry)
    assert isinstance(other, LineEntry)
    entry.take_focus()
    kept = entry.line.text()
    entry.line.clear()
    qtbot.keyClicks(entry.line, "31/2/2022")
    other.take_focus()
    qtbot.keyClicks(other.line, " Wirral")
    qtbot.keyClick(other.line, Qt.Key.Key_Tab)
    assert facts.opened(book).visit.end == before
    assert entry.line.text() == "31/2/2022"
    assert "not kept" in entry.field.note.text()
    entry.take_focus()
    qtbot.keyClick(entry.line, Qt.Key.Key_Escape)
    assert (entry.line.text(), entry.is_wrong) == (kept, False)
    entry.line.clear()
    qtbot.keyClicks(entry.line, "12/5/2022")
    qtbot.keyClick(entry.line, Qt.Key.Key_Tab)
    assert facts.opened(book).visit.end == "2022-05-12"


def test_the_kind_of_the_earlier_document_is_changed_while_its_date_is_no_day(
    qtbot: QtBot, opened: tuple[Workbook, VisitPage]
) -> None:
    book, shown = opened
    line = shown.reference_date.line
    shown.reference_date.take_focus()
    line.clear()
    qtbot.keyClicks(line, "6/3/2019")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    shown.reference_date.take_focus()
    line.clear()
    qtbot.keyClicks(line, "soon")
    shown.reference_kind.take_focus()
    qtbot.keyClick(shown.reference_kind.box, Qt.Key.Key_Down)
    shown.reference_kind.box.activated.emit(1)
    reference = facts.opened(book).visit.reference
    assert reference is not None
    assert (reference.kind, reference.date) == ("statement_of_action", "2019-03-06")
    assert line.text() == "soon"


def test_tab_goes_through_a_new_row_and_on_to_where_another_is_added(
    qtbot: QtBot, opened: tuple[Workbook, VisitPage]
) -> None:
    _, shown = opened
    rows = shown.entries["responsible"]
    assert isinstance(rows, RowsEntry)
    for _ in range(2):
        rows.add.click()
    last = rows.rows[-1]
    qtbot.waitUntil(lambda: last._remove.isVisible() and last.entries["name"].field.entry.hasFocus())
    walked: list[object] = []
    for _ in range(6):
        widget = QApplication.focusWidget()
        assert widget is not None
        walked.append(widget)
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
    assert walked[:5] == [*(entry.field.entry for entry in last.entries.values()), last._up, last._remove, rows.add]
    heard = shown.entries["heard"]
    assert isinstance(heard, LinesEntry)
    assert walked[5] is heard.edit
    last._up.click()  # it stands above the other now
    raised = rows.rows[-2]
    raised._remove.setFocus()
    qtbot.keyClick(raised._remove, Qt.Key.Key_Tab)
    first = next(iter(rows.rows[-1].entries.values()))
    assert first.field.entry.hasFocus()
    signed = shown.entries["signatories"]
    assert isinstance(signed, RowsEntry)
    signed.put([{"organisation": "Ofsted", "name": "Sam Sample"}])
    qtbot.waitUntil(signed.rows[0].isVisible)
    shown.lead_title.take_focus()
    qtbot.keyClick(shown.lead_title.field.entry, Qt.Key.Key_Tab)
    assert signed.rows[0].entries["organisation"].field.entry.hasFocus()


def test_undo_takes_the_last_change_of_the_visit_back_from_a_field_in_which_nothing_was_typed(
    qtbot: QtBot, opened: tuple[Workbook, VisitPage]
) -> None:
    book, shown = opened
    area, heard = shown.entries["area"], shown.entries["heard"]
    assert isinstance(area, LineEntry)
    assert isinstance(heard, LinesEntry)
    before = facts.opened(book).visit.area
    area.take_focus()
    qtbot.keyClick(area.line, Qt.Key.Key_End)
    qtbot.keyClicks(area.line, " and Wirral")
    qtbot.keyClick(area.line, Qt.Key.Key_Tab)
    assert facts.opened(book).visit.area == f"{before} and Wirral"
    widget = QApplication.focusWidget()
    assert widget is not None
    qtbot.keyClick(widget, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert facts.opened(book).visit.area == area.line.text() == before
    area.take_focus()
    qtbot.keyClicks(area.line, "!")
    heard.take_focus()
    qtbot.keyClick(heard.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert facts.opened(book).visit.area == before


def test_alt_and_its_letter_open_a_menu_from_a_field_and_type_nothing(
    qtbot: QtBot, window: MainWindow, opened: tuple[Workbook, VisitPage]
) -> None:
    _, shown = opened
    entry = shown.entries["start"]
    assert isinstance(entry, DayEntry)
    entry.take_focus()
    before = entry.line.text()
    qtbot.keyClick(entry.line, Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.title() == "&Edit"
    menu.close()
    assert entry.line.text() == before


def test_a_field_is_as_wide_and_as_high_as_its_text_needs(qtbot: QtBot, opened: tuple[Workbook, VisitPage]) -> None:
    _, shown = opened
    shown.window().resize(1366, 768)
    rows = shown.entries["recipients"]
    assert isinstance(rows, RowsEntry)
    role = "Director of Children's Services, Liverpool City Council"
    address = [f"Line {number} of the address" for number in range(8)]
    rows.put([{"name": "Sam Sample", "role": role, "address": [*address]}])
    [row] = rows.rows
    entry, lines = row.entries["role"], row.entries["address"]
    assert isinstance(entry, LineEntry)
    assert isinstance(lines, LinesEntry)
    qtbot.waitUntil(lambda: entry.line.width() >= entry.line.fontMetrics().horizontalAdvance(role))
    assert row.entries["name"].width() < entry.width()
    assert lines.edit.verticalScrollBar().maximum() == 0
    assert lines.edit.height() > 8 * lines.edit.fontMetrics().lineSpacing()


def test_only_what_the_letter_of_its_kind_prints_is_asked_for(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, opened: tuple[Workbook, VisitPage]
) -> None:
    _, shown = opened
    asked = shown.entries["plan_fit_for_purpose"], shown.entries["covid"], shown.reference_kind
    assert all(field.isVisible() for field in asked)
    sample = resources.path("samples/monitoring_inspection/visit.json")
    window.context.take(workbooks.from_file(tmp_path / "monitoring.workbook", sample, PASSPHRASE, "A"))
    shown = page(window, "visit", VisitPage)
    asked = shown.entries["plan_fit_for_purpose"], shown.entries["covid"], shown.reference_kind
    assert not any(field.isVisible() for field in asked)
    assert shown.reference_date.isVisible()
    assert shown.reference_date.field.caption.text() == "Date of the report on the initial inspection"
