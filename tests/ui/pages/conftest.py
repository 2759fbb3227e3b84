"""Pages in a window of their own, over a real workbook on the disk."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMainWindow, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from inspector_app.domain.errors import WorkbookError
from inspector_app.services import workbooks
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.signing import with_signatories
from tests.inspector_app.visits import PASSPHRASE
from ui.context import AppContext

Shown = Callable[[QWidget], QMainWindow]


@pytest.fixture
def context(qtbot: QtBot, closed: Path) -> Iterator[AppContext]:
    """Return a context with a small visit open; it is closed again as the window does it."""
    made = AppContext()
    made.take(workbooks.opened(closed, PASSPHRASE))
    yield made
    made.close()
    qtbot.waitUntil(lambda: not made.runner.busy)


@pytest.fixture
def four(context: AppContext) -> AppContext:
    """Return the context of a visit that names its four signatories."""
    with_signatories(context.workbook)
    return context


@pytest.fixture
def lead(qtbot: QtBot, laptops: Mapping[str, Workbook]) -> Iterator[AppContext]:
    """Return a context with the lead's workbook of a team open."""
    made = AppContext()
    made.take(laptops["A"])
    yield made
    made.runner.wait()
    qtbot.waitUntil(lambda: not made.runner.busy)


@pytest.fixture
def failures(context: AppContext) -> list[str]:
    """Return the sentences that the banner would show, as they come."""
    told: list[str] = []

    def hear(error: Exception) -> None:
        assert isinstance(error, (WorkbookError, OSError))
        told.append(str(error))

    context.failed.connect(hear)
    return told


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    """Return a function that shows a page as the window does: in a scroll area, 1366 pixels less the navigation."""
    windows: list[QMainWindow] = []  # held, or Python would take them away

    def show(page: QWidget) -> QMainWindow:
        window = QMainWindow()
        area = QScrollArea()
        area.setWidget(page)
        area.setWidgetResizable(True)
        window.setCentralWidget(area)
        window.resize(1142, 740)
        windows.append(window)
        qtbot.addWidget(window)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        return window

    return show
