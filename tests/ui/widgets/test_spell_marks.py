"""Unknown words of a finding are underlined once they are left; the menu puts right what was meant."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot

from inspector_app.services import interviews, workbooks
from tests.inspector_app.visits import PASSPHRASE
from ui.context import AppContext
from ui.pages.capture import CapturePage
from ui.visit_words import VisitWords
from ui.widgets.spell_marks import SpellMarks


@pytest.fixture
def context(closed: Path, qtbot: QtBot) -> AppContext:
    made = AppContext()
    made.take(workbooks.opened(closed, PASSPHRASE))
    return made


@pytest.fixture
def edit(qtbot: QtBot) -> QPlainTextEdit:
    made = QPlainTextEdit()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def marked(edit: QPlainTextEdit) -> list[str]:
    """Return the words that are underlined."""
    block = edit.document().firstBlock()
    return [
        block.text()[one.start : one.start + one.length]
        for one in block.layout().formats()
        if one.format.underlineStyle() == QTextCharFormat.UnderlineStyle.SpellCheckUnderline
    ]


def test_a_word_is_marked_once_it_is_left_and_not_while_it_is_typed(
    qtbot: QtBot, edit: QPlainTextEdit, context: AppContext
) -> None:
    SpellMarks(edit, VisitWords.of(context))
    qtbot.keyClicks(edit, "Plans are recieved")
    assert marked(edit) == []
    qtbot.keyClicks(edit, " late")
    assert marked(edit) == ["recieved"]
    context.close()


def test_what_was_meant_takes_the_place_of_the_word_and_undo_brings_it_back(
    qtbot: QtBot, edit: QPlainTextEdit, context: AppContext
) -> None:
    marks = SpellMarks(edit, VisitWords.of(context))
    qtbot.keyClicks(edit, "Plans are recieved late.")
    for _ in range(8):
        qtbot.keyClick(edit, Qt.Key.Key_Left)
    menu = marks.menu_at()
    next(action for action in menu.actions() if action.text() == "received").trigger()
    assert edit.toPlainText() == "Plans are received late."
    assert marked(edit) == []
    edit.undo()
    assert edit.toPlainText() == "Plans are recieved late."
    context.close()


def test_a_word_that_is_right_in_this_visit_is_marked_nowhere_any_more(
    qtbot: QtBot, edit: QPlainTextEdit, context: AppContext
) -> None:
    words = VisitWords.of(context)
    marks = SpellMarks(edit, words)
    edit.insertPlainText("LivPac 🙂 meets LivPac here ")
    assert len(marked(edit)) == 2
    edit.moveCursor(edit.textCursor().MoveOperation.Start)
    menu = marks.menu_at()
    next(action for action in menu.actions() if "LivPac" in action.text()).trigger()
    assert marked(edit) == []
    assert VisitWords.of(context) is words
    context.close()


def test_a_saved_note_shows_its_unknown_words_in_the_timeline(qtbot: QtBot, context: AppContext) -> None:
    page = CapturePage(context)
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    started = context.do(interviews.start, "parent_carer", "Parents")
    assert started is not None
    page.show_interview(started.subject)
    qtbot.keyClicks(page.composer.editor, "Plans were recieved late")
    qtbot.keyClick(page.composer.editor, Qt.Key.Key_Return)
    row = page.timeline.notes.note(page.timeline.notes.rowCount() - 1)
    layout = page.timeline._delegate._laid_out(row, 400)
    assert [row.text[one.start : one.start + one.length] for one in layout.formats()] == ["recieved"]
    context.close()


def test_a_note_that_is_edited_shows_its_unknown_words_and_a_new_one_never(qtbot: QtBot, context: AppContext) -> None:
    page = CapturePage(context)
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    started = context.do(interviews.start, "parent_carer", "Parents")
    assert started is not None
    page.show_interview(started.subject)
    editor = page.composer.editor
    qtbot.keyClicks(editor, "Plans were recieved late")
    assert marked(editor) == []
    qtbot.keyClick(editor, Qt.Key.Key_F7)
    assert editor.findChildren(QMenu) == []
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClick(editor, Qt.Key.Key_Up)
    assert marked(editor) == ["recieved"]
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    qtbot.keyClicks(editor, "They recieved it ")
    assert marked(editor) == []
    context.close()


def test_a_key_goes_to_the_next_unknown_word_round_the_end_and_offers_what_was_meant(
    qtbot: QtBot, edit: QPlainTextEdit, context: AppContext
) -> None:
    marks = SpellMarks(edit, VisitWords.of(context))
    edit.setPlainText("Plans are recieved late.\nNobody 🙂 anserred.")
    for word, meant in (("recieved", "received"), ("anserred", ""), ("recieved", "received")):
        menu = marks.menu_of_next()
        assert edit.textCursor().selectedText() == word
        assert not meant or meant in [action.text() for action in menu.actions()]
    qtbot.keyClick(edit, Qt.Key.Key_F7)
    assert edit.textCursor().selectedText() == "anserred"
    for menu in edit.findChildren(QMenu):
        menu.close()
    edit.setPlainText("Plans are late.")
    assert marks.menu_of_next().actions()[0].text() == "No word here is unknown"
    context.close()


def test_the_menu_of_a_note_without_a_decision_does_not_speak_of_one(qtbot: QtBot, context: AppContext) -> None:
    page = CapturePage(context)
    qtbot.addWidget(page)
    page.show()
    [row, *_] = interviews.listed(context.workbook)
    page.show_interview(row.interview.subject)
    page.timeline.setCurrentIndex(page.timeline.notes.index(0))
    assert "Go to its decision" not in [action.text() for action in page.timeline.actions() if action.isVisible()]
    context.close()
