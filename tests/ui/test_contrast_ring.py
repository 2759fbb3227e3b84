"""In high contrast, where the style sheet is dropped, what has the focus has a ring all the same."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.accessible.tabbing import tab_barriers
from ui import theme
from ui.contrast_ring import ContrastRing
from ui.theme import Look
from ui.widgets.button import Button
from ui.widgets.chip import Chip


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Return a window with a control of each kind, in high contrast."""
    theme.appearance.apply(Look.CONTRAST)
    made = QWidget()
    column = QVBoxLayout(made)
    field, text, rows, choice = QLineEdit(), QPlainTextEdit(), QListWidget(), QComboBox()
    text.setTabChangesFocus(True)
    rows.addItems(["Plans", "Commissioning"])
    choice.addItem("Revisit")
    for widget in (Button("Back"), Button("Merge", "git-merge", "primary"), Chip("Quote", "quote"), field, text, rows):
        column.addWidget(widget)
    column.addWidget(choice)
    made.resize(400, 600)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_every_control_shows_the_focus(window: QWidget) -> None:
    ContrastRing(window)
    assert list(tab_barriers(window)) == []


def test_without_it_most_would_not(window: QWidget) -> None:
    assert len({one.widget for one in tab_barriers(window) if one.rule == "focus"}) >= 4


def test_other_looks_have_their_own_ring(window: QWidget) -> None:
    ContrastRing(window)
    theme.appearance.apply(Look.LIGHT)
    field = window.findChildren(QLineEdit)[0]
    field.setFocus(Qt.FocusReason.TabFocusReason)
    ringed = field.grab().toImage()
    field.clearFocus()
    bare = QLineEdit(window)
    bare.setGeometry(field.geometry())
    bare.show()
    bare.setFocus(Qt.FocusReason.TabFocusReason)
    assert bare.grab().toImage() == ringed
    theme.appearance.apply(Look.CONTRAST)
    assert bare.grab().toImage() != ringed


def test_a_control_that_goes_while_it_has_the_focus_is_forgotten(qtbot: QtBot, window: QWidget) -> None:
    ring = ContrastRing(window)
    field = window.findChildren(QLineEdit)[0]
    field.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring._control is field
    with qtbot.waitSignal(field.destroyed):
        field.deleteLater()
    window.findChildren(Button)[0].setFocus(Qt.FocusReason.TabFocusReason)
    window.grab()
    assert isinstance(ring._control, Button)
