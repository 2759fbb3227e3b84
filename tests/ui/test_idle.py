"""The desk is locked when nobody is there or the laptop has slept, with all that stands on the screen then."""

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from inspector_app.services import interviews, notes
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import MARKER, PASSPHRASE, visit
from tests.ui.windows import page, unlocked
from ui.idle import LOCKED_AFTER, SLEPT, Idle
from ui.main_window import MainWindow
from ui.pages import setup
from ui.pages.capture import CapturePage
from ui.pages.help import HelpWindow


class Clock:
    """A clock that the test moves on."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def watch(window: MainWindow, clock: Clock) -> Idle:
    """Return the watch of the window, on the clock of the test."""
    window.idle._clock = clock
    return window.idle


@pytest.fixture
def lapsed(watch: Idle) -> list[bool]:
    """Return how often the watch has found nobody."""
    found: list[bool] = []
    watch.lapsed.connect(lambda: found.append(True))
    return found


@pytest.fixture
def book(qtbot: QtBot, window: MainWindow, watch: Idle, closed: Path) -> Workbook:
    """Return the workbook that is open in the window."""
    window.activateWindow()
    return unlocked(qtbot, window, closed)


def pass_time(watch: Idle, clock: Clock, seconds: float) -> None:
    """Let time pass awake, in steps in which the app looks at the clock."""
    while seconds > 0:
        clock.now += min(seconds, SLEPT / 2)
        seconds -= SLEPT / 2
        watch.look()


def boxes() -> list[QDialog]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]


# Who is there


def test_an_unattended_desk_is_locked_and_what_was_typed_is_kept(
    qtbot: QtBot, window: MainWindow, watch: Idle, clock: Clock, book: Workbook, closed: Path
) -> None:
    interviews.start(book, "parent_carer", "Parents")
    capture = page(window, "capture", CapturePage)
    capture.show_interview(interviews.listed(book)[-1].interview.subject)
    qtbot.keyClicks(capture.composer.editor, "Half a sentence")
    qtbot.waitUntil(lambda: not window.context.is_busy)
    pass_time(watch, clock, LOCKED_AFTER - 60)
    assert window.context.is_open
    pass_time(watch, clock, 60)
    assert not window.context.is_open
    assert window.beginning.unlock.isVisible()
    assert window.beginning.unlock.heading.text() == "Locked after 10 minutes"
    assert f"Open {closed.stem} again" in window.beginning.unlock._explanation.text()
    again = unlocked(qtbot, window, closed)
    assert "Half a sentence" in {row.text for row in notes.listed(again)}


def in_the_window(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Shift)


def moved_mouse(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.mouseMove(window, QPoint(30, 30))
    where, none = QPointF(40, 40), Qt.MouseButton.NoButton
    move = QMouseEvent(QEvent.Type.MouseMove, where, where, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window.windowHandle(), move)


def by_an_input_method(qtbot: QtBot, window: MainWindow) -> None:
    field = page(window, "notes", QWidget).focusWidget()
    assert field is not None
    field.setFocus()
    written = QInputMethodEvent()
    written.setCommitString("é")
    QApplication.sendEvent(field, written)


def in_a_question(qtbot: QtBot, window: MainWindow) -> None:
    window.deeds.show_recovery_code()
    [asked] = boxes()
    qtbot.waitUntil(asked.isActiveWindow)
    qtbot.keyClick(asked.windowHandle(), Qt.Key.Key_Shift)


def in_the_help(qtbot: QtBot, window: MainWindow) -> None:
    window.show_help()
    [shown] = [one for one in QApplication.topLevelWidgets() if isinstance(one, HelpWindow) and one.isVisible()]
    qtbot.waitUntil(shown.isActiveWindow)
    qtbot.keyClick(shown.windowHandle(), Qt.Key.Key_Down)


@pytest.mark.parametrize("sign", [in_the_window, moved_mouse, by_an_input_method, in_a_question, in_the_help])
def test_whoever_types_or_clicks_in_any_window_is_there(
    qtbot: QtBot,
    window: MainWindow,
    watch: Idle,
    clock: Clock,
    book: Workbook,
    lapsed: list[bool],
    sign: Callable[[QtBot, MainWindow], None],
) -> None:
    pass_time(watch, clock, LOCKED_AFTER - 60)
    sign(qtbot, window)
    pass_time(watch, clock, LOCKED_AFTER - 60)
    assert lapsed == []
    pass_time(watch, clock, 60)
    assert lapsed == [True]


def test_a_desk_that_becomes_unattended_while_a_deed_runs_is_locked_at_its_end(
    qtbot: QtBot, window: MainWindow, watch: Idle, clock: Clock, book: Workbook
) -> None:
    with book.reading():
        window.context.start("Counting…", notes.listed)
        pass_time(watch, clock, LOCKED_AFTER)
        assert window.context.is_open
    qtbot.waitUntil(lambda: not window.context.is_open)
    assert window.beginning.unlock.isVisible()


# A sleep


@pytest.mark.parametrize("gap", [SLEPT + 1, 5 * 60, 8 * 3600, -3600])
def test_a_laptop_that_has_slept_is_locked_at_the_first_look(
    window: MainWindow, watch: Idle, clock: Clock, book: Workbook, gap: int
) -> None:
    clock.now += gap
    watch.look()
    assert not window.context.is_open
    assert window.beginning.unlock.heading.text() == "Locked while the laptop slept"


def test_the_first_key_after_a_sleep_locks_and_is_typed_nowhere(
    qtbot: QtBot, window: MainWindow, clock: Clock, book: Workbook
) -> None:
    window.activateWindow()
    clock.now += 5 * 60
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_X)
    assert not window.context.is_open
    assert window.beginning.unlock.passphrase.text() == ""
    assert window.beginning.unlock.passphrase.hasFocus()


def test_the_app_looks_at_the_clock_by_itself_every_few_seconds(
    qtbot: QtBot, window: MainWindow, watch: Idle, clock: Clock, book: Workbook
) -> None:
    assert watch._look.interval() <= 5000
    watch._look.setInterval(20)
    clock.now += SLEPT + 1
    qtbot.waitUntil(lambda: not window.context.is_open)


def test_the_clock_goes_on_while_the_laptop_sleeps(window: MainWindow) -> None:
    assert window.idle._clock is time.time  # a monotonic clock stands still


# What stands on the screen


def test_a_recovery_code_and_other_questions_leave_the_screen_with_the_workbook(
    qtbot: QtBot, window: MainWindow, watch: Idle, clock: Clock, book: Workbook
) -> None:
    window.deeds.show_recovery_code()
    assert len(boxes()) == 1
    clock.now += SLEPT + 1
    watch.look()
    assert boxes() == []
    assert window.beginning.unlock.isVisible()


def test_a_code_that_is_to_be_written_down_after_starting_a_visit_does_not_stay_on_an_unattended_screen(
    qtbot: QtBot, window: MainWindow, watch: Idle, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(setup, "home", lambda: tmp_path)
    source = tmp_path / "visit.json"
    source.write_text(json.dumps(visit()), encoding="utf-8")
    window.beginning.set_up()
    steps = window.beginning.setup
    steps.ask(setup.Way.FILE, source)
    steps._show(1)
    for field, words in (
        (steps.secret.name, "Leeds"),
        (steps.secret.passphrase, PASSPHRASE),
        (steps.secret.again, PASSPHRASE),
    ):
        field.clear()
        qtbot.keyClicks(field, words)
    with qtbot.waitSignal(window.context.opened, timeout=20_000):
        steps.on.click()
    qtbot.waitUntil(lambda: not window.context.is_busy)
    assert window.frame is None
    code = [label.text() for label in steps.code._groups]
    assert code
    assert window.actions_made["workbook.lock"].isEnabled()
    pass_time(watch, clock, LOCKED_AFTER)
    assert not window.context.is_open
    assert window.beginning.unlock.isVisible()
    assert steps.code._groups == []
    assert not watch.is_watching


def test_the_search_holds_neither_what_was_typed_nor_what_was_found_once_the_workbook_is_locked(
    qtbot: QtBot, window: MainWindow, book: Workbook
) -> None:
    window.search.ask()
    box = window.search.box
    qtbot.keyClicks(box.field, MARKER)
    assert any(MARKER in row.text for row in box.list.rows.rows)
    window.lock()
    assert not box.isVisible()
    assert box.field.text() == ""
    assert list(box.list.rows.rows) == []
