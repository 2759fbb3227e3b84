"""Helps tests through the real window."""

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import PASSPHRASE
from ui.main_window import MainWindow

Page = TypeVar("Page", bound=QWidget)


def unlocked(qtbot: QtBot, window: MainWindow, folder: Path) -> Workbook:
    """Open a workbook through the unlock page."""
    window.open_path(folder)
    qtbot.keyClicks(window.beginning.unlock.passphrase, PASSPHRASE)
    with qtbot.waitSignal(window.context.opened, timeout=20_000):
        qtbot.keyClick(window.beginning.unlock.passphrase, Qt.Key.Key_Return)
    return window.context.workbook


def page(window: MainWindow, name: str, kind: type[Page]) -> Page:
    """Go to a page of the open workbook and return it."""
    window.go(name)
    assert window.frame is not None
    found = window.frame.page(name)
    assert isinstance(found, kind)
    return found
