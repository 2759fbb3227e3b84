"""Menus, keys and the page of keys say the same, because they are made from the same specs."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

import resources
from ui import actions, registry
from ui.pages import PAGES
from ui.registry import ACTIONS, MENUS, PAGE_KEYS, PLACES, Place

PLACES_OF_PAGES = {place for places in PLACES.values() for place in places}


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
    together = [{place} for place in PLACES_OF_PAGES]
    together += [{Place.CAPTURE, Place.MARKS}, {Place.TIMELINE, Place.NOTES}, {Place.TABLE, Place.NOTES, Place.MARKS}]
    for places in together:
        specs = [*ACTIONS, *(spec for spec in PAGE_KEYS if spec.place in places)]
        keys = Counter(QKeySequence(key).toString() for spec in specs for key in spec.keys)
        assert [key for key, count in keys.items() if count > 1] == []
    ids = Counter(spec.id for spec in (*ACTIONS, *PAGE_KEYS))
    assert [one for one, count in ids.items() if count > 1] == []


def test_every_place_is_a_menu_or_on_a_page_that_there_is() -> None:
    assert {*MENUS, *PLACES_OF_PAGES} == set(Place)
    assert set(PLACES) <= {"start", *PAGES}
    assert {spec.place for spec in ACTIONS} == set(MENUS)
    assert {spec.place for spec in PAGE_KEYS} == PLACES_OF_PAGES


def test_no_key_is_one_that_macos_keeps_for_itself() -> None:
    log_out, hide, minimise, search, next_program = "Ctrl+Shift+Q", "Ctrl+H", "Ctrl+M", "Ctrl+Space", "Ctrl+Tab"
    pictures = {f"Ctrl+Shift+{figure}" for figure in (3, 4, 5, 6)}
    kept = {log_out, "Ctrl+Alt+Shift+Q", hide, minimise, search, next_program, "Ctrl+`"} | pictures
    taken = [spec.id for spec in (*ACTIONS, *PAGE_KEYS) for key in spec.keys if QKeySequence(key).toString() in kept]
    assert taken == []


def test_every_mark_that_takes_alt_has_a_twin_for_keyboards_on_which_alt_types_signs() -> None:
    alone = [
        spec.id
        for spec in PAGE_KEYS
        if spec.place in (Place.CAPTURE, Place.MARKS)
        and any(key.startswith("Alt+") for key in spec.keys)
        and not any(key.startswith("Ctrl+") for key in spec.keys)
    ]
    assert alone == []


def test_every_key_is_one_that_qt_knows() -> None:
    unknown = [key for spec in (*ACTIONS, *PAGE_KEYS) for key in spec.keys if QKeySequence(key).isEmpty()]
    assert unknown == []


def test_every_icon_of_an_action_is_shipped() -> None:
    icons = {spec.icon for spec in (*ACTIONS, *PAGE_KEYS) if spec.icon}
    assert [icon for icon in icons if not resources.path(f"icons/{icon}.svg").exists()] == []


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
    assert [menu.text() for menu in window.menuBar().actions()] == ["&Workbook"]
    assert list(made) == ["workbook.lock"]


def test_menus_stand_in_their_order_with_text_icon_and_key(window: Window) -> None:
    made = actions.make(window, {"view.larger": window.larger, "workbook.lock": window.lock})
    actions.fill_menus(window.menuBar(), made)
    assert [menu.text() for menu in window.menuBar().actions()] == ["&Workbook", "&View"]
    lock = made["workbook.lock"]
    assert (lock.text(), lock.shortcut().toString(), lock.icon().isNull()) == ("Lock", "Ctrl+Shift+L", False)


def test_a_slot_for_an_unknown_action_is_an_error(window: Window) -> None:
    with pytest.raises(KeyError, match=r"workbook\.burn"):
        actions.make(window, {"workbook.burn": window.lock})


def test_a_line_of_the_list_of_keys_says_where_what_and_by_which_keys() -> None:
    lines = [(line.place, line.does, line.keys) for line in actions.key_lines([*ACTIONS, *PAGE_KEYS])]
    marks = "For the note being typed, and for notes chosen in All notes"
    assert ("Workbook", "Lock", "Ctrl+Shift+L") in lines
    assert (marks, "Hold against the weakness of that number", "Ctrl+1 … Ctrl+9") in lines
    assert (marks, "Quote", "Alt+Q · Ctrl+Shift+D") in lines
    assert ("While typing a note", "Save the note, to be written up later", "Alt+L · Ctrl+Enter") in lines


def test_what_a_page_can_do_is_apart_from_what_others_can() -> None:
    here, others = registry.on_page("findings"), registry.elsewhere("findings")
    assert {spec.id for spec in here} >= {"evidence.link", "paragraph.up", "evidence.read"}
    assert set(here).isdisjoint(others)
    assert {*here, *others} == set(PAGE_KEYS)


def test_the_keys_of_the_pages_follow_the_order_in_which_they_stand_beside_them() -> None:
    pages = [spec for spec in registry.ACTIONS if spec.id.startswith("go.")]
    assert [spec.keys[0] for spec in pages] == [f"Alt+{place}" for place in range(1, len(pages) + 1)]
