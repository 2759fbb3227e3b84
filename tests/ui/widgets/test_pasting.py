"""A paste that is too long is refused whole and said, in every field; none is cut without a word."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow
from ui.widgets import growing_edit, note_editor, paragraph_edit, paste_field, pasting
from ui.widgets.combine_card import WordingEdit

FIELDS = (
    (growing_edit.GrowingEdit, growing_edit.LONGEST),
    (paragraph_edit.ParagraphEdit, paragraph_edit.LONGEST),
    (paste_field.PasteField, paste_field.LONGEST),
    (note_editor.NoteEditor, note_editor.LONGEST_NOTE),
    (WordingEdit, note_editor.LONGEST_NOTE),
)


@pytest.fixture(autouse=True)
def _clipboard() -> Iterator[None]:
    yield
    QGuiApplication.clipboard().clear()


@pytest.mark.parametrize(("kind", "longest"), FIELDS)
def test_a_paste_is_taken_whole_or_not_at_all(qtbot: QtBot, kind: type[QPlainTextEdit], longest: int) -> None:
    field = kind()
    qtbot.addWidget(field)
    held = QMimeData()
    held.setText("x" * longest)
    with qtbot.assertNotEmitted(pasting.refusals.told):
        field.insertFromMimeData(held)
    assert field.toPlainText() == "x" * longest
    with qtbot.waitSignal(pasting.refusals.told):
        field.insertFromMimeData(held)
    assert field.toPlainText() == "x" * longest
    field.selectAll()
    with qtbot.assertNotEmitted(pasting.refusals.told):
        field.insertFromMimeData(held)
    assert field.toPlainText() == "x" * longest


def test_the_banner_says_what_was_not_pasted(window: MainWindow) -> None:
    field = growing_edit.GrowingEdit(parent=window)
    QGuiApplication.clipboard().setText("x" * 25_000)
    field.paste()
    assert window.news.banner.text.text().startswith("That is 25,000 characters, and this field takes 20,000;")
