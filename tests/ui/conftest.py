"""What every test of the window stands on: the light look at 100 %, and no modal question without a test's answer."""

from typing import NoReturn

import pytest
from PySide6.QtWidgets import QApplication

from ui import theme


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    """Give each test the same look, whatever the one before it left."""
    theme.appearance.apply(theme.Look.LIGHT)


@pytest.fixture(autouse=True)
def _no_modal(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> NoReturn:
        raise AssertionError("a modal window would have stopped the user")

    for dialog in ("QDialog", "QMessageBox", "QInputDialog", "QFileDialog"):
        monkeypatch.setattr(f"PySide6.QtWidgets.{dialog}.exec", refuse)
