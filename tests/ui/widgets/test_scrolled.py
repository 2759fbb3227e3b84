"""What has the focus is seen, wherever the focus came from."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.scrolled import FocusInView, scrolled

FIELDS = 40


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Return a window with a button beside a page that is higher than it."""
    page, window, button = QWidget(), QWidget(), QPushButton("Beside")
    column = QVBoxLayout(page)
    for number in range(FIELDS):
        column.addWidget(QPushButton(f"Field {number}"))
    row = QHBoxLayout(window)
    row.addWidget(button)
    row.addWidget(scrolled(page))
    FocusInView(window)
    window.resize(400, 300)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def test_shift_and_tab_from_outside_bring_the_end_of_a_page_into_view(qtbot: QtBot, window: QWidget) -> None:
    beside = window.findChildren(QPushButton)[0]
    beside.setFocus()
    QTest.keyClick(beside, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    last = QApplication.focusWidget()
    assert isinstance(last, QPushButton)
    assert last.text() == f"Field {FIELDS - 1}"
    qtbot.waitUntil(lambda: not last.visibleRegion().isEmpty())


def test_what_is_seen_already_is_left_where_it_is(qtbot: QtBot, window: QWidget) -> None:
    fields = [one for one in window.findChildren(QPushButton) if one.text().startswith("Field")]
    fields[2].setFocus()
    before = fields[0].mapTo(window, fields[0].rect().topLeft())
    qtbot.waitUntil(lambda: not fields[2].visibleRegion().isEmpty())
    QApplication.processEvents()
    assert fields[0].mapTo(window, fields[0].rect().topLeft()) == before


def test_the_line_one_writes_in_is_followed_where_the_field_is_higher_than_the_window(
    qtbot: QtBot, window: QWidget
) -> None:
    field, [column] = QPlainTextEdit("She waits.\n" * 60), window.findChildren(QVBoxLayout)
    field.setFixedHeight(2000)
    column.insertWidget(1, field)
    field.setFocus()
    field.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(field, "l")
    qtbot.waitUntil(lambda: field.visibleRegion().contains(field.cursorRect().center()))
    field.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.waitUntil(lambda: field.visibleRegion().contains(field.cursorRect().center()))


def test_a_page_is_as_high_as_its_words_need_at_its_width(qtbot: QtBot) -> None:
    page = QWidget()
    words, below = QLabel("She waits for the plan that was promised for the spring. " * 12), QPushButton("Below")
    words.setWordWrap(True)
    words.setMinimumWidth(10)
    column = QVBoxLayout(page)
    column.addWidget(words)
    column.addWidget(below)
    area = scrolled(page)
    area.resize(220, 200)
    qtbot.addWidget(area)
    area.show()
    qtbot.waitUntil(lambda: words.height() >= words.heightForWidth(words.width()))
    narrow = page.height()
    area.resize(700, 200)
    qtbot.waitUntil(lambda: page.height() < narrow)
    assert words.height() >= words.heightForWidth(words.width())
