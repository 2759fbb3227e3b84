"""Interviews on the page Capture: listed, corrected, written up later; a note's earlier wordings; all of it by key."""

from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from inspector_app.domain.evidence import NoteRow
from inspector_app.services import interviews, notes, undoing, write_ups
from tests.inspector_app.visits import note
from tests.ui.pages.conftest import Shown
from tests.ui.windows import page as page_of
from tests.ui.windows import unlocked
from ui.context import AppContext
from ui.main_window import MainWindow
from ui.pages.capture import CapturePage

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
RETURN, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def page(qtbot: QtBot, context: AppContext, shown: Shown) -> CapturePage:
    """Return the page, an interview started by the form."""
    made = CapturePage(context)
    window = shown(made)
    qtbot.waitUntil(window.isActiveWindow)
    start(qtbot, made, "Forum")
    qtbot.waitUntil(made.composer.editor.hasFocus)
    return made


def start(qtbot: QtBot, page: CapturePage, title: str) -> UUID:
    page.ask_for_interview()
    qtbot.keyClicks(page.form.title, title)
    qtbot.keyClick(page.form.title, RETURN)
    assert page.taking.interview is not None
    return page.taking.interview


def type_note(
    qtbot: QtBot, page: CapturePage, keys: str, enter: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    qtbot.keyClicks(page.composer.editor, keys)
    qtbot.keyClick(page.composer.editor, RETURN, enter)


def listed(page: CapturePage) -> list[NoteRow]:
    assert page.taking.interview is not None
    return list(notes.listed(page._context.workbook, page.taking.interview))


def seen(page: CapturePage) -> list[NoteRow]:
    model = page.timeline.notes
    return [model.note(row) for row in range(model.rowCount())]


# Notes to write up


def test_two_words_are_kept_at_once_and_wait_to_be_written_up(qtbot: QtBot, page: CapturePage) -> None:
    type_note(qtbot, page, "two words", CONTROL)
    assert [row.text for row in listed(page)] == ["two words"]
    qtbot.waitUntil(page.head.write_ups.isVisible)
    assert page.head.write_ups.text() == "1 to write up · oldest 0 min"
    assert "To be written up." in page.timeline.notes.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert page.composer.editor.hasFocus()


def test_a_note_is_written_up_from_the_list_and_goes_from_it(qtbot: QtBot, page: CapturePage) -> None:
    first = page.taking.interview
    type_note(qtbot, page, "two words", CONTROL)
    [before] = listed(page)
    start(qtbot, page, "Another")
    page.head.write_ups.click()
    rows = page.write_ups.list
    qtbot.waitUntil(rows.hasFocus)
    [row] = rows.rows.rows
    assert (row.text, row.below) == ("two words", "0 min ago · Forum")
    qtbot.keyClick(rows, RETURN)
    assert page.taking.interview == first
    assert page.composer.editor.hasFocus()
    assert not page.write_ups.isVisible()
    type_note(qtbot, page, " and all the rest")
    [after] = listed(page)
    assert (after.text, after.heard) == ("two words and all the rest", before.heard)
    assert (after.typed or "") > (before.typed or "")
    qtbot.waitUntil(lambda: not page.head.write_ups.isVisible())
    undoing.undo(page._context.workbook)
    assert [one.text for one in write_ups.waiting(page._context.workbook)] == ["two words"]


def test_after_one_note_is_written_up_the_list_goes_on_to_the_next(qtbot: QtBot, page: CapturePage) -> None:
    for words in ("one", "two", "three"):
        type_note(qtbot, page, words, CONTROL)
    qtbot.waitUntil(lambda: len(page.write_ups.list.rows.rows) == 3)
    page.show_write_ups()
    rows = page.write_ups.list
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    qtbot.keyClick(rows, RETURN)
    assert page.composer.text == "two"
    type_note(qtbot, page, " and more")
    assert rows.hasFocus()
    assert [row.text for row in rows.rows.rows] == ["one", "three"]
    assert rows.rows.rows[rows.currentIndex().row()].text == "three"
    qtbot.keyClick(rows, "N")
    assert page.composer.editor.hasFocus()
    assert page.composer.text == "N"
    assert page.write_ups.isVisible()


def test_an_open_form_or_list_of_notes_to_write_up_has_the_place_of_the_notes(qtbot: QtBot, page: CapturePage) -> None:
    type_note(qtbot, page, "two words", CONTROL)
    qtbot.waitUntil(page.head.write_ups.isVisible)
    assert page.timeline.isVisible()
    page.show_write_ups()
    assert not page.timeline.isVisible()
    page.show_write_ups()
    assert page.timeline.isVisible()
    page.ask_for_interview()
    assert not page.timeline.isVisible()
    qtbot.keyClick(page.form.title, ESCAPE)
    assert page.timeline.isVisible()


def test_an_interview_that_has_ended_says_so_where_the_next_note_would_be_typed(
    qtbot: QtBot, page: CapturePage
) -> None:
    assert "ended" not in page.composer.editor.placeholderText()
    page.end_or_go_on()
    assert "has ended" in page.composer.editor.placeholderText()
    page.end_or_go_on()
    assert "ended" not in page.composer.editor.placeholderText()


def test_what_was_left_unsaved_is_gone_on_with_by_the_key_that_its_button_says(qtbot: QtBot, page: CapturePage) -> None:
    type_note(qtbot, page, "They rang")
    qtbot.keyClick(page.composer.editor, Qt.Key.Key_Up)
    qtbot.keyClicks(page.composer.editor, " twice")
    qtbot.keyClick(page.composer.editor, ESCAPE)
    assert page.offer.take.text() == "Go on with it (F8)"
    qtbot.keyClick(page.composer.editor, Qt.Key.Key_F8)
    assert page.composer.text == "They rang twice"
    assert not page.offer.isVisible()


def test_a_deleted_note_goes_from_the_list_without_a_word(qtbot: QtBot, page: CapturePage) -> None:
    type_note(qtbot, page, "two words", CONTROL)
    qtbot.waitUntil(page.head.write_ups.isVisible)
    page.show_write_ups()
    assert page.write_ups.isVisible()
    page._context.do(notes.delete, seen(page)[0].subject)
    assert not page.write_ups.isVisible()
    assert not page.head.write_ups.isVisible()


def test_escape_closes_the_list_and_gives_the_focus_back(qtbot: QtBot, page: CapturePage) -> None:
    type_note(qtbot, page, "two words", CONTROL)
    qtbot.waitUntil(page.head.write_ups.isVisible)
    page.show_write_ups()
    qtbot.keyClick(page.write_ups.list, ESCAPE)
    assert not page.write_ups.isVisible()
    assert page.composer.editor.hasFocus()


# Interviews


def test_the_head_says_with_whom_where_and_how_long(qtbot: QtBot, page: CapturePage) -> None:
    page.ask_for_interview()
    page.form.witness.setCurrentIndex(page.form.witness.findData("parent_carer_forum"))
    page.form.more.click()
    for field, keys in (
        (page.form.title, "Forum"),
        (page.form.setting, "Town hall"),
        (page.form.people, "chair, parents"),
    ):
        qtbot.keyClicks(field, keys)
    qtbot.keyClick(page.form.people, RETURN)
    assert page.head.title.text() == "Forum"
    assert page.head.witness.text == "Parent carer forum"
    assert page.head.facts.text().startswith("Town hall · chair, parents · A-F1 · started ")
    assert page.head.clock.isVisible()
    page.head.end.click()
    assert (page.head.end.text(), page.head.clock.isVisible()) == ("Go on", False)
    page.head.end.click()
    assert (page.head.end.text(), page.head.clock.isVisible()) == ("End interview", True)


def test_the_form_is_three_fields_and_enter_until_more_is_wanted(qtbot: QtBot, page: CapturePage) -> None:
    page.ask_for_interview()
    assert not page.form.people.isVisible()
    reached = []
    for _ in range(2):
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    assert reached == [page.form.title, page.form.setting]
    qtbot.keyClick(page.form.setting, RETURN)
    assert not page.form.isVisible()
    assert page.composer.editor.hasFocus()


def test_the_list_says_what_each_interview_brought_and_enter_opens_one(qtbot: QtBot, page: CapturePage) -> None:
    second = page.taking.interview
    type_note(qtbot, page, "#1 #2 They listen")
    page.show_list()
    rows = page.list.interviews.rows
    assert [(row.interview.label, row.notes, row.untagged, row.held) for row in rows] == [
        ("A-P1", 2, 1, (1, 0)),
        ("Forum", 1, 0, (1, 1)),
    ]
    assert page.head.facts.text() == "2 interviews brought 3 notes"
    assert page.list.hasFocus()
    assert page.list.currentIndex().row() == 1
    assert not page.composer.isVisible()
    qtbot.keyClick(page.list, Qt.Key.Key_Up)
    qtbot.keyClick(page.list, RETURN)
    assert page.taking.interview == rows[0].interview.subject != second
    assert page.composer.editor.hasFocus()
    assert page.head.untagged.text == "1 not tagged"


def test_an_interview_is_corrected_in_place(qtbot: QtBot, page: CapturePage) -> None:
    type_note(qtbot, page, "They listen")
    page.head.correct.click()
    assert (page.form.title.text(), page.form.heading.text()) == ("Forum", "Correct A-Y1")
    page.form.title.selectAll()
    qtbot.keyClicks(page.form.title, "Youth forum")
    page.form.witness.setCurrentIndex(page.form.witness.findData("practitioner"))
    qtbot.keyClick(page.form.title, RETURN)
    assert not page.form.isVisible()
    assert (page.head.title.text(), page.head.witness.text) == ("Youth forum", "Practitioner")
    assert seen(page)[0].interview_label == "Youth forum"
    [changed] = [
        row.interview for row in interviews.listed(page._context.workbook) if row.interview.title == "Youth forum"
    ]
    assert (changed.code, changed.inspectors) == ("A-Y1", (page._context.workbook.author,))


def test_escape_leaves_an_interview_as_it_was(qtbot: QtBot, page: CapturePage) -> None:
    page.show_list()
    qtbot.keyClick(page.list, Qt.Key.Key_F2)
    qtbot.keyClicks(page.form.title, "not this")
    qtbot.keyClick(page.form.title, ESCAPE)
    assert page.list.hasFocus()
    assert {row.interview.title for row in interviews.listed(page._context.workbook)} == {None, "Forum"}


def test_only_an_empty_interview_is_deleted(qtbot: QtBot, page: CapturePage, failures: list[str]) -> None:
    page.show_list()
    assert page.list.currentIndex().row() == 1
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert [row.interview.label for row in page.list.interviews.rows] == ["A-P1"]
    page.list.choose(None)
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert failures == ["This interview holds notes; delete or move them first."]
    undoing.undo(page._context.workbook)
    assert len(interviews.brought(page._context.workbook)) == 2


def test_after_the_last_interview_was_ended_the_list_is_shown_first(
    qtbot: QtBot, context: AppContext, shown: Shown
) -> None:
    context.do(interviews.end, note(context.workbook, "n1").interview)
    page = CapturePage(context)
    shown(page)
    assert page.list.isVisible()
    page.setFocus()
    qtbot.waitUntil(page.list.hasFocus)


def test_menu_keys_lead_to_the_interviews(qtbot: QtBot, window: MainWindow, closed: Path) -> None:
    book = unlocked(qtbot, window, closed)
    page = page_of(window, "capture", CapturePage)
    window.go("notes")

    def act(name: str) -> None:
        action = window.findChild(QAction, name)
        assert action is not None
        action.trigger()

    act("interview.list")
    assert page.list.isVisible()
    page.show_interview(note(book, "n1").interview)
    act("interview.end")
    assert interviews.listed(book)[0].interview.ended
    act("interview.start")
    assert page.form.isVisible()


# Earlier wordings


def test_the_earlier_wordings_of_a_note_are_read_in_place(qtbot: QtBot, page: CapturePage) -> None:
    type_note(qtbot, page, "Two parents waited a year")
    qtbot.keyClick(page.composer.editor, Qt.Key.Key_Up)
    type_note(qtbot, page, " for a plan")
    page.timeline.setFocus()
    page.timeline.setCurrentIndex(page.timeline.notes.index(0))
    qtbot.keyClick(page.timeline, Qt.Key.Key_H, ALT)
    assert page.wordings.isVisible()
    told = [label.accessibleName() for label in page.wordings.findChildren(QWidget) if label.accessibleName()]
    assert "Two parents waited a year; added: for a plan" in told
    assert "Two parents waited a year" in told
    qtbot.keyClick(page.wordings.area, ESCAPE)
    assert not page.wordings.isVisible()
    assert page.timeline.hasFocus()
