"""A filter says what is chosen; its choices are worked by key and by mouse, and act at once."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets.chip import Chip
from ui.widgets.filter_button import Choice, FilterButton, FilterPopup

Key = Qt.Key
WEAKNESSES = [Choice(rank, f"Weakness {rank}", str(rank), rank=rank) for rank in range(1, 15)]


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    page = QWidget()
    column = QVBoxLayout(page)
    column.addWidget(FilterButton("Weakness"))
    column.addStretch()
    column.addWidget(QLineEdit())
    window.setCentralWidget(page)
    window.resize(1024, 700)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def button(window: QMainWindow) -> FilterButton:
    button = window.findChild(FilterButton)
    assert isinstance(button, FilterButton)
    button.offer(WEAKNESSES)
    button.setFocus()
    return button


def opened(button: FilterButton) -> FilterPopup:
    assert button.popup is not None
    return button.popup


def press(qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(QApplication.focusWidget(), key)


def test_it_is_opened_walked_switched_and_closed_by_key(qtbot: QtBot, button: FilterButton) -> None:
    press(qtbot, Key.Key_Down)
    assert opened(button).chips[1].hasFocus()
    press(qtbot, Key.Key_Right, Key.Key_Space, Key.Key_Tab, Key.Key_Space)
    assert button.chosen == {2, 3}
    assert button.accessibleName() == "Weakness: 2, 3"
    press(qtbot, Key.Key_Up, Key.Key_Space)
    assert button.accessibleName() == "Weakness: 3"
    press(qtbot, Key.Key_Return)
    assert button.popup is None
    assert button.hasFocus()
    press(qtbot, Key.Key_Space)
    assert opened(button).chips[3].hasFocus()
    press(qtbot, Key.Key_Escape)
    assert button.chosen == {3}
    assert button.hasFocus()


def test_the_choices_are_a_ring_with_a_way_to_choose_none(qtbot: QtBot, button: FilterButton) -> None:
    button.choose([1])
    press(qtbot, Key.Key_Return)
    popup = opened(button)
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Backtab)
    assert popup.any.hasFocus()
    press(qtbot, Key.Key_Space)
    assert button.chosen == frozenset()
    assert not popup.chips[1].isChecked()
    press(qtbot, Key.Key_Tab)
    assert popup.chips[1].hasFocus()


def test_each_switch_is_told_at_once(qtbot: QtBot, button: FilterButton) -> None:
    button.click()
    with qtbot.waitSignal(button.changed):
        qtbot.mouseClick(opened(button).chips[5], Qt.MouseButton.LeftButton)
    assert button.is_on
    assert button.popup is not None


def test_a_click_elsewhere_closes_and_takes_no_focus_back(
    qtbot: QtBot, window: QMainWindow, button: FilterButton
) -> None:
    button.click()
    field = window.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton)
    assert button.popup is None
    button.click()
    qtbot.mouseClick(window.centralWidget(), Qt.MouseButton.LeftButton, pos=QPoint(500, 600))
    assert button.popup is None
    button.click()
    field.setFocus()
    assert button.popup is None
    assert field.hasFocus()


def test_a_second_click_closes(qtbot: QtBot, button: FilterButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.popup is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.popup is None


@pytest.mark.parametrize("factor", [1.0, 2.0])
def test_fourteen_choices_stay_within_the_window(window: QMainWindow, button: FilterButton, factor: float) -> None:
    theme.appearance.apply(theme.Look.LIGHT, factor)
    button.offer([Choice(rank, f"A weakness with a long name {rank}", str(rank), rank=rank) for rank in range(1, 15)])
    button.click()
    assert window.rect().contains(opened(button).geometry())
    for chip in opened(button).findChildren(Chip):
        assert chip.width() <= opened(button).width()


def test_of_a_single_one_exactly_one_holds(qtbot: QtBot) -> None:
    button = FilterButton("Sort", single=True)
    qtbot.addWidget(button)
    button.offer([Choice("time", "Time"), Choice("by", "By")])
    assert button.chosen == {"time"}
    assert not button.is_on
    button.switch("by")
    assert button.chosen == {"by"}
    assert button.is_on
    assert button.accessibleName() == "Sort: By"
    button.clear()
    assert button.chosen == {"time"}


def test_a_choice_that_the_data_no_longer_has_stays_chosen_and_is_told(qtbot: QtBot) -> None:
    button = FilterButton("Day")
    qtbot.addWidget(button)
    button.offer([Choice("9", "9 May"), Choice("10", "10 May")])
    button.choose(["9"])
    button.offer([Choice("10", "10 May")])
    assert button.chosen == {"9"}
    assert button.accessibleName() == "Day: 1 without notes"
    button.clear()
    assert button.accessibleName() == "Day"


def test_many_long_words_are_counted_and_many_numbers_are_not(qtbot: QtBot) -> None:
    button = FilterButton("Witness")
    qtbot.addWidget(button)
    button.offer([Choice(n, f"Kind {n}") for n in range(6)])
    button.choose(range(6))
    assert button.accessibleName() == "Witness: Kind 0, Kind 1, Kind 2, 3 more"
    button.offer(WEAKNESSES)
    button.choose([1, 2, 3, 4, 12, 13])
    assert button.accessibleName() == "Witness: 1, 2, 3, 4, 12, 13"
