"""What is kept or fails is told to screen readers: politely, and only a failure at once."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from pytestqt.qtbot import QtBot

from inspector_app.domain.errors import InvalidError
from tests.ui.windows import page, unlocked
from ui.main_window import MainWindow
from ui.pages.capture import CapturePage

POLITE, ASSERTIVE = QAccessible.AnnouncementPoliteness.Polite, QAccessible.AnnouncementPoliteness.Assertive
Heard = list[tuple[str, QAccessible.AnnouncementPoliteness]]


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Heard:
    """Return the announcements as they are handed to the system, which here has no screen reader."""
    told: Heard = []
    send: Callable[[QAccessibleEvent], None] = QAccessible.updateAccessibility

    def hear(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            told.append((event.message(), event.politeness()))
        send(event)

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    return told


def test_a_note_that_is_saved_is_told_politely(qtbot: QtBot, window: MainWindow, closed: Path, heard: Heard) -> None:
    unlocked(qtbot, window, closed)
    capture = page(window, "capture", CapturePage)
    qtbot.keyClicks(capture.composer.editor, "She waits.")
    heard.clear()
    qtbot.keyClick(capture.composer.editor, Qt.Key.Key_Return)
    [(words, politeness)] = heard
    assert words.startswith("All notes saved ")
    assert politeness is POLITE


def test_typing_is_never_interrupted_by_an_announcement(
    qtbot: QtBot, window: MainWindow, closed: Path, heard: Heard
) -> None:
    unlocked(qtbot, window, closed)
    capture = page(window, "capture", CapturePage)
    heard.clear()
    qtbot.keyClicks(capture.composer.editor, "She waits for the plan #1 and waits")
    assert heard == []


def test_a_deed_that_is_done_is_told_politely_and_a_failure_at_once(window: MainWindow, heard: Heard) -> None:
    window.context.said.emit("1 note held against 2 EHC plans.")
    window.context.failed.emit(InvalidError("Type the passphrase first."))
    assert heard == [("1 note held against 2 EHC plans.", POLITE), ("Type the passphrase first.", ASSERTIVE)]
