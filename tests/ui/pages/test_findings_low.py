"""Findings on a low window with large text: what is written, found and linked by key is seen."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.pages.writing import begin, held
from tests.ui.windows import page as page_of
from tests.ui.windows import unlocked
from ui import theme
from ui.main_window import MainWindow
from ui.pages.findings import FindingsPage
from ui.widgets.evidence_list import EvidenceList


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, closed: Path) -> FindingsPage:
    """Return the page at 200 % on a window of 1366 by 768 pixels, with a note to link."""
    unlocked(qtbot, window, closed)
    theme.appearance.apply(theme.Look.LIGHT, 2.0)
    window.resize(1366, 768)
    window.activateWindow()
    held(window.context)
    return page_of(window, "findings", FindingsPage)


def is_seen(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect() == widget.rect()


def row_is_seen(view: EvidenceList, row: int) -> bool:
    place = view.visualRect(view.rows.index(row))
    return view.viewport().visibleRegion().boundingRect().contains(place)


def test_the_line_one_writes_in_a_paragraph_is_seen_on_a_low_window_with_large_text(
    qtbot: QtBot, page: FindingsPage
) -> None:
    edit = page.paragraphs.cards[0].edit
    begin(qtbot, page.paragraphs.cards[0])
    qtbot.keyClick(edit, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(edit, " They wait for plans that were promised." * 12)
    qtbot.waitUntil(lambda: edit.viewport().visibleRegion().boundingRect().contains(edit.cursorRect()))


def test_the_note_that_enter_links_is_seen_below_the_search_field_on_a_low_window_with_large_text(
    qtbot: QtBot, page: FindingsPage
) -> None:
    card, panel = page.paragraphs.cards[0], page.evidence
    begin(qtbot, card)
    qtbot.keyClick(card.edit, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(panel.search, "plan")
    qtbot.waitUntil(lambda: is_seen(panel.search) and row_is_seen(panel.candidates, 0))
    qtbot.keyClick(panel.search, Qt.Key.Key_Return)
    assert len(panel.linked.rows.rows) == 2
    qtbot.waitUntil(lambda: is_seen(panel.search) and is_seen(panel.hint))
    assert panel.hint.text().startswith("Linked.")
    assert row_is_seen(panel.linked, panel.linked.currentIndex().row())
