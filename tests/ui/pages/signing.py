"""The sign-off page as tests work it: by keys, on whatever has the focus."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.pages.conftest import Shown
from ui.context import AppContext
from ui.pages.signoff import SignOffPage


def ready(qtbot: QtBot, page: SignOffPage) -> None:
    """Wait until the page shows the workbook as it is now."""
    page._reading.ask()
    qtbot.waitUntil(lambda: not page._reading.busy and bool(page.status.steps.rows.rows))
    qtbot.waitUntil(lambda: not page.isVisible() or all(row.isVisible() for row in page.sign_offs.rows))


def focused() -> QWidget:
    """Return what has the focus, for keys that go to it and nowhere else."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key, times: int = 1) -> None:
    """Press a key on whatever has the focus."""
    for _ in range(times):
        QTest.keyClick(focused(), key)


def typed(text: str) -> None:
    """Type into whatever has the focus."""
    QTest.keyClicks(focused(), text)


def opened(qtbot: QtBot, context: AppContext, shown: Shown) -> SignOffPage:
    """Return the shown page, begun as the window begins it."""
    page = SignOffPage(context)
    shown(page)
    ready(qtbot, page)
    page.setFocus()
    return page


def states(page: SignOffPage) -> dict[str, str]:
    """Return what is said of each step, without who and when."""
    return {str(row.key): row.below.split(" · ")[0] for row in page.status.steps.rows.rows}


def log(page: SignOffPage) -> list[str]:
    """Return the lines of the log, the latest first."""
    return [row.text for row in page.log.lines.rows.rows]
