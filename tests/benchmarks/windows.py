"""The app's window over a workbook, as the figures of the window use it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QApplication, QWidget

from inspector_app.storage.workbook import Workbook
from tests.benchmarks.visits import KEY
from ui import theme
from ui.app import application
from ui.context import AppContext
from ui.main_window import MainWindow
from ui.settings import Settings

Page = TypeVar("Page", bound=QWidget)


@contextmanager
def shown(folder: Path, workbook: Path) -> Iterator[MainWindow]:
    """Return the window, painted, with a workbook open in it."""
    application()
    theme.appearance.apply(theme.Look.LIGHT)
    window = MainWindow(AppContext(), Settings(folder / "settings.ini"))
    window.show()
    window.context.take(Workbook(workbook, KEY))
    QApplication.processEvents()
    yield window
    window.context.close()
    window.close()


def page(window: MainWindow, name: str, kind: type[Page]) -> Page:
    """Go to a page and return it, painted."""
    assert window.frame is not None
    window.frame.go(name)
    found = window.frame.page(name)
    assert isinstance(found, kind)
    QApplication.processEvents()
    return found
