"""The column at the left: where one is, where one can go, whether all is safe; also when it shows icons only."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets.nav import NavEntry, Navigation


@pytest.fixture
def navigation(qtbot: QtBot) -> Navigation:
    navigation = Navigation()
    navigation.set_visit("Liverpool", ["Joint area SEND revisit", "9 to 11 May 2022"])
    navigation.add_entry("capture", "Capture", "message-square-text")
    navigation.add_entry("notes", "All notes", "list")
    navigation.add_entry("findings", "Findings & judgements", "pen-line")
    navigation.set_current("capture")
    qtbot.addWidget(navigation)
    navigation.resize(224, 600)
    navigation.show()
    navigation.activateWindow()
    qtbot.waitUntil(navigation.isActiveWindow)
    return navigation


def _entry(navigation: Navigation, key: str) -> NavEntry:
    found = navigation.findChild(NavEntry, key)
    assert found is not None
    return found


def test_a_click_chooses_a_page_and_shows_that_it_did(qtbot: QtBot, navigation: Navigation) -> None:
    with qtbot.waitSignal(navigation.chosen) as told:
        qtbot.mouseClick(_entry(navigation, "notes"), Qt.MouseButton.LeftButton)
    assert told.args == ["notes"]
    assert _entry(navigation, "notes").isChecked()
    assert not _entry(navigation, "capture").isChecked()


def test_showing_a_page_from_elsewhere_chooses_nothing(qtbot: QtBot, navigation: Navigation) -> None:
    with qtbot.assertNotEmitted(navigation.chosen):
        navigation.set_current("findings")
    assert _entry(navigation, "findings").isChecked()


def test_the_arrows_walk_the_pages_and_tab_leaves_them(qtbot: QtBot, navigation: Navigation) -> None:
    _entry(navigation, "capture").setFocus()
    with qtbot.waitSignal(navigation.chosen) as told:
        qtbot.keyClick(_entry(navigation, "capture"), Qt.Key.Key_Down)
    assert told.args == ["notes"]
    assert QApplication.focusWidget() is _entry(navigation, "notes")


def test_a_count_is_shown_and_told(navigation: Navigation) -> None:
    entry = _entry(navigation, "notes")
    plain = entry.grab().toImage()
    navigation.set_badge("notes", "140")
    counted = entry.grab().toImage()
    navigation.set_badge("notes", "140", warns=True)
    assert plain != counted != entry.grab().toImage()
    told = QAccessible.queryAccessibleInterface(entry)
    assert told.text(QAccessible.Text.Name) == "All notes, 140"


def test_a_count_that_needs_words_is_told_in_words(navigation: Navigation) -> None:
    entry = _entry(navigation, "notes")
    navigation.set_badge("notes", "3", warns=True, said="3 to decide")
    assert (entry.accessibleName(), entry.toolTip()) == ("All notes, 3 to decide", "All notes, 3 to decide")
    navigation.set_badge("notes", "")
    assert (entry.accessibleName(), entry.toolTip()) == ("All notes", "")


def test_an_ampersand_in_a_name_makes_no_key(navigation: Navigation) -> None:
    assert _entry(navigation, "findings").shortcut().isEmpty()


def test_status_lines_say_and_unsay(navigation: Navigation) -> None:
    navigation.set_status("saved", "All notes saved 14:09", "circle-check", "saved")
    (line,) = navigation._status.values()
    assert (line.text(), line.accessibleName(), line.isVisible()) == (
        "All notes saved 14:09",
        "All notes saved 14:09",
        True,
    )
    navigation.set_status("saved", "Not saved: the disk is full", "circle-x", "danger")
    assert line.text() == "Not saved: the disk is full"
    navigation.set_status("saved", "", "circle-check")
    assert not line.isVisible()


def test_a_narrow_window_leaves_the_icons_and_their_words_in_tool_tips(navigation: Navigation) -> None:
    navigation.set_badge("notes", "3", warns=True)
    navigation.set_status("saved", "All notes saved 14:09", "circle-check", "saved")
    navigation.fit(1366)
    assert (navigation.width(), _entry(navigation, "notes").toolTip()) == (224, "")
    navigation.fit(1024)
    assert (navigation.width(), _entry(navigation, "notes").toolTip()) == (56, "All notes, 3")
    assert navigation._status["saved"].toolTip() == "All notes saved 14:09"
    assert not navigation.title.isVisible()
    assert _entry(navigation, "notes").accessibleName() == "All notes, 3"
    navigation.fit(1366)
    assert navigation.title.isVisible()


def test_larger_text_makes_the_same_window_narrow(navigation: Navigation) -> None:
    navigation.fit(1366)
    assert not navigation.narrow
    theme.appearance.apply(theme.Look.LIGHT, 1.5)
    assert navigation.narrow
    theme.appearance.apply(theme.Look.LIGHT, 1.0)
    assert not navigation.narrow


def test_an_entry_that_comes_later_is_as_narrow_as_the_others(navigation: Navigation) -> None:
    navigation.fit(900)
    navigation.add_entry("letter", "Letter", "file-text")
    assert _entry(navigation, "letter").narrow


@pytest.mark.parametrize("look", list(theme.Look))
def test_the_open_page_shows_in_every_look(navigation: Navigation, look: theme.Look) -> None:
    theme.appearance.apply(look)
    entry = _entry(navigation, "notes")
    before = entry.grab().toImage()
    navigation.set_current("notes")
    assert entry.grab().toImage() != before


def test_pages_that_wait_keep_the_focus_are_told_and_go_nowhere(qtbot: QtBot, navigation: Navigation) -> None:
    entry = _entry(navigation, "notes")
    before = entry.grab().toImage()
    navigation.hold(held=True)
    assert entry.grab().toImage() != before
    assert entry.accessibleDescription() == "Waits until what is being done is over"
    entry.setFocus()
    with qtbot.assertNotEmitted(navigation.chosen):
        qtbot.mouseClick(entry, Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is entry
    assert _entry(navigation, "capture").isChecked()
    assert navigation.current == "capture"
    navigation.hold(held=False)
    with qtbot.waitSignal(navigation.chosen):
        qtbot.mouseClick(entry, Qt.MouseButton.LeftButton)
    assert (navigation.current, entry.accessibleDescription()) == ("notes", "")
