"""What every test of the window stands on: the light look at 100 %, and no modal question without a test's answer."""

import gc
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui import fonts, theme
from ui.context import AppContext
from ui.main_window import MainWindow
from ui.settings import Settings


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    """Give each test the same look, whatever the one before it left."""
    theme.appearance.apply(theme.Look.LIGHT)
    fonts.load_the_rest()


@pytest.fixture(autouse=True)
def _garbage_on_this_thread() -> Iterator[None]:
    """Search for garbage between the tests only, as the app does it on the window's thread only."""
    was_on = gc.isenabled()
    gc.disable()
    yield
    gc.collect(1)
    if was_on:
        gc.enable()


@pytest.fixture(autouse=True)
def _no_modal(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> NoReturn:
        raise AssertionError("a modal window would have stopped the user")

    for dialog in ("QDialog", "QMessageBox", "QInputDialog", "QFileDialog"):
        monkeypatch.setattr(f"PySide6.QtWidgets.{dialog}.exec", refuse)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return the shown window on its start page."""
    context = AppContext()
    made = MainWindow(context, Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    qtbot.waitUntil(lambda: not context.is_busy, timeout=20_000)  # as the window does before it closes
    context.close()
