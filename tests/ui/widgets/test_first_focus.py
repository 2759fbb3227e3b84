"""A page is begun at one of its controls, and Tab goes through all of them in their order."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.first_focus import FirstFocus


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Return a window: a button, then a page of two buttons with a field below them, where the page is begun."""
    made, page, field = QWidget(), QWidget(), QLineEdit()
    page.setObjectName("page")
    column, inner = QVBoxLayout(made), QVBoxLayout(page)
    column.addWidget(QPushButton("Before"))
    column.addWidget(page)
    for widget in (QPushButton("First"), QPushButton("Second"), field):
        inner.addWidget(widget)
    FirstFocus(page, field)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_the_focus_of_a_page_goes_to_where_it_is_begun(window: QWidget) -> None:
    page = window.findChild(QWidget, "page")
    assert page is not None
    page.setFocus()
    assert isinstance(QApplication.focusWidget(), QLineEdit)


def test_tab_stops_at_what_stands_before_it(window: QWidget) -> None:
    before = window.findChildren(QPushButton)[0]
    before.setFocus()
    seen: list[str] = []
    for _ in range(3):
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        seen.append(now.text() if isinstance(now, QPushButton) else type(now).__name__)
    assert seen == ["First", "Second", "QLineEdit"]
