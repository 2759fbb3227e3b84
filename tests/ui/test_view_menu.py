"""The look is chosen in the menu, shown at once and remembered."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui import theme
from ui.main_window import MainWindow
from ui.settings import Settings


@pytest.mark.parametrize("look", ["light", "dark", "contrast", "system"])
def test_a_look_chosen_in_the_menu_is_shown_and_remembered(window: MainWindow, tmp_path: Path, look: str) -> None:
    window.actions_made[f"view.{look}"].trigger()
    assert theme.appearance.chosen is theme.Look(look)
    assert window.actions_made[f"view.{look}"].isChecked()
    assert Settings(tmp_path / "settings.ini").look == look


def test_the_systems_font_is_switched_on_and_off_again(window: MainWindow, tmp_path: Path) -> None:
    own = theme.current().family
    window.actions_made["view.font"].trigger()
    assert theme.current().family == ""
    assert Settings(tmp_path / "settings.ini").system_font
    window.actions_made["view.font"].trigger()
    assert theme.current().family == own


def test_larger_text_is_remembered_and_ends_at_twice_the_size(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.activateWindow()
    for _ in range(12):
        qtbot.keyClick(window, Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    assert theme.current().factor == theme.LARGEST_TEXT
    assert Settings(tmp_path / "settings.ini").text_factor == theme.LARGEST_TEXT


def test_a_look_that_nobody_knows_in_the_settings_is_that_of_the_system(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    settings.look = "sepia"
    assert settings.look == "system"
