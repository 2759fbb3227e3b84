"""Menus, keys and the page of keys say the same, because they are made from the same specs."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

import resources
from ui import actions
from ui.actions import ACTIONS, CAPTURE_KEYS, Place


class Window(QMainWindow):
    """A window that remembers which of its slots were called."""

    def __init__(self) -> None:
        super().__init__()
        self.called: list[str] = []

    def lock(self) -> None:
        self.called.append("lock")

    def larger(self) -> None:
        self.called.append("larger")


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    window = Window()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def test_no_key_and_no_id_stands_for_two_things() -> None:
    specs = (*ACTIONS, *CAPTURE_KEYS)
    keys = Counter(QKeySequence(key).toString() for spec in specs for key in spec.keys)
    ids = Counter(spec.id for spec in specs)
    assert [key for key, count in (keys + ids).items() if count > 1] == []


def test_every_key_is_one_that_qt_knows() -> None:
    unknown = [key for spec in (*ACTIONS, *CAPTURE_KEYS) for key in spec.keys if QKeySequence(key).isEmpty()]
    assert unknown == []


def test_every_icon_of_an_action_is_shipped() -> None:
    missing = [spec.icon for spec in ACTIONS if spec.icon and not resources.path(f"icons/{spec.icon}.svg").exists()]
    assert missing == []


def test_a_key_does_what_its_action_says(qtbot: QtBot, window: Window) -> None:
    actions.make(window, {"workbook.lock": window.lock, "view.larger": window.larger})
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(window, Qt.Key.Key_L, control | Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(window, Qt.Key.Key_Plus, control)
    qtbot.keyClick(window, Qt.Key.Key_Equal, control)
    assert window.called == ["lock", "larger", "larger"]


def test_only_what_has_a_slot_is_offered(window: Window) -> None:
    made = actions.make(window, {"workbook.lock": window.lock})
    actions.fill_menus(window.menuBar(), made)
    assert [menu.text() for menu in window.menuBar().actions()] == ["Workbook"]
    assert list(made) == ["workbook.lock"]


def test_menus_stand_in_their_order_with_text_icon_and_key(window: Window) -> None:
    made = actions.make(window, {"view.larger": window.larger, "workbook.lock": window.lock})
    actions.fill_menus(window.menuBar(), made)
    assert [menu.text() for menu in window.menuBar().actions()] == ["Workbook", "View"]
    lock = made["workbook.lock"]
    assert (lock.text(), lock.shortcut().toString(), lock.icon().isNull()) == ("Lock", "Ctrl+Shift+L", False)


def test_a_slot_for_an_unknown_action_is_an_error(window: Window) -> None:
    with pytest.raises(KeyError, match=r"workbook\.burn"):
        actions.make(window, {"workbook.burn": window.lock})


def test_the_page_of_keys_lists_what_the_window_can_do_and_what_the_composer_can() -> None:
    table = actions.keys_table(["workbook.lock"])
    assert table[0] == ("Workbook", "Lock", "Ctrl+Shift+L")
    assert ("While typing a note", "Hold against the weakness of that number", "Ctrl+1 … Ctrl+9") in table
    assert ("While typing a note", "Quote", "Alt+Q · Ctrl+Shift+Q") in table
    assert {place for place, _, _ in table} == {Place.WORKBOOK, Place.CAPTURE}
