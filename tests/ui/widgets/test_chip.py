"""Chips are switches by mouse and keyboard, tell themselves to screen readers, and never jump."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets.chip import Chip, WeaknessChip


@pytest.fixture(params=["stance", "weakness"])
def chip(request: pytest.FixtureRequest, qtbot: QtBot) -> Chip:
    chip = Chip("Progress", "trending-up", "progress") if request.param == "stance" else WeaknessChip(3, "EHC plans")
    qtbot.addWidget(chip)
    chip.show()
    return chip


def test_a_chip_is_as_wide_on_as_off(chip: Chip) -> None:
    off = chip.sizeHint()
    chip.setChecked(True)
    assert chip.sizeHint() == off


def test_on_looks_other_than_off_also_without_colour(qtbot: QtBot, chip: Chip) -> None:
    theme.appearance.apply(theme.Look.CONTRAST)
    off = chip.grab().toImage()
    chip.setChecked(True)
    assert chip.grab().toImage() != off


def test_a_click_and_the_space_bar_switch_it(qtbot: QtBot, chip: Chip) -> None:
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert chip.isChecked()
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert not chip.isChecked()


@pytest.mark.parametrize("factor", [0.9, 2.0])
def test_it_is_a_target_of_24_pixels_and_grows_with_the_text(chip: Chip, factor: float) -> None:
    usual = chip.sizeHint()
    theme.appearance.apply(theme.Look.LIGHT, factor)
    assert min(chip.minimumSizeHint().height(), chip.minimumSizeHint().width()) >= 24
    assert (chip.sizeHint().width() > usual.width()) == (factor > 1)


def test_a_weakness_tells_its_number_and_its_state(qtbot: QtBot) -> None:
    chip = WeaknessChip(3, "Health & care")
    qtbot.addWidget(chip)
    chip.setChecked(True)
    told = QAccessible.queryAccessibleInterface(chip)
    assert told.text(QAccessible.Text.Name) == "3 Health & care"
    assert told.role() == QAccessible.Role.CheckBox
    assert told.state().checked


def test_an_ampersand_in_a_name_makes_no_key(qtbot: QtBot) -> None:
    chip = WeaknessChip(1, "R&D")
    qtbot.addWidget(chip)
    assert chip.shortcut().isEmpty()


def test_a_very_long_name_is_cut_and_told_whole(qtbot: QtBot) -> None:
    name = "Significant weaknesses in the timeliness and quality of education, health and care plans"
    chip = WeaknessChip(2, name)
    qtbot.addWidget(chip)
    assert chip.sizeHint().width() < 360
    assert chip.accessibleName() == f"2 {name}"


def test_there_are_chips_past_the_last_colour(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    chips = [WeaknessChip(rank, "x", page) for rank in range(1, 30)]
    assert all(not chip.grab().isNull() for chip in chips)


def test_focus_shows(qtbot: QtBot, chip: Chip) -> None:
    chip.activateWindow()
    qtbot.waitUntil(chip.isActiveWindow)
    chip.clearFocus()
    before = chip.grab().toImage()
    chip.setFocus()
    after = chip.grab().toImage()
    ring = [(x, 1) for x in range(20, chip.width() - 20)]
    assert all(theme.contrast(before.pixelColor(*at), after.pixelColor(*at)) >= theme.CONTROL_CONTRAST for at in ring)


def test_words_that_have_no_room_are_in_the_tool_tip_and_only_they(qtbot: QtBot, chip: Chip) -> None:
    assert chip.toolTip() == ""
    whole = chip.accessibleName().removeprefix("3 ")
    chip.resize(chip.minimumSizeHint())
    assert chip.toolTip() == whole
    chip.set_label("Other words")
    assert chip.toolTip() == "Other words"
    chip.resize(chip.sizeHint())
    assert chip.toolTip() == ""
    chip.setToolTip("Something of its own")
    chip.resize(chip.minimumSizeHint())
    assert chip.toolTip() == "Something of its own"
