"""The field of a paragraph shows all of its text, from the first line to the last."""

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets.paragraph_edit import ParagraphEdit

LONG = "The area’s leaders have not yet made sure that plans are reviewed in time. " * 12


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(500, 1400)
    return made


def shows_all(edit: ParagraphEdit) -> bool:
    bottom = edit.blockBoundingGeometry(edit.document().lastBlock()).translated(edit.contentOffset()).bottom()
    return (
        edit.verticalScrollBar().maximum() == 0
        and edit.firstVisibleBlock().blockNumber() == 0
        and edit.contentOffset().y() >= 0
        and bottom <= edit.viewport().height()
    )


@pytest.mark.parametrize("text", [LONG, f"{LONG}\n\n{LONG}", "Short."])
def test_a_text_that_is_put_is_seen_whole_from_its_first_line(qtbot: QtBot, page: QWidget, text: str) -> None:
    early, late, column = ParagraphEdit(page), ParagraphEdit(page), QVBoxLayout(page)
    for edit in (early, late):
        column.addWidget(edit)
    early.put(text)
    page.show()
    qtbot.waitExposed(page)
    late.put("Something else.")
    late.put(text)
    qtbot.waitUntil(lambda: shows_all(early) and shows_all(late))
    page.resize(340, 1400)
    qtbot.waitUntil(lambda: shows_all(early) and shows_all(late))
    theme.appearance.apply(theme.Look.LIGHT, 1.5)
    qtbot.waitUntil(lambda: shows_all(early) and shows_all(late))
