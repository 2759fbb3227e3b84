"""Before a workbook, and beside one that is open: looking at another way in closes nothing; one practice visit."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector_app.services import interviews, practice_mark
from tests.ui.windows import unlocked
from ui import dialogs
from ui.main_window import MainWindow

ESCAPE, RETURN, CONTROL = Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of documents, an empty one."""
    folder = tmp_path / "documents"
    folder.mkdir()
    monkeypatch.setattr("platformdirs.user_documents_path", lambda: folder)
    return folder


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> dict[str, Callable[[], object]]:
    """Return the questions that were asked, each with what saying yes does."""
    questions: dict[str, Callable[[], object]] = {}

    def ask(_: object, sentence: str, __: str, ___: str, accepted: Callable[[], object], ____: str = "") -> None:
        questions[sentence] = accepted

    monkeypatch.setattr(dialogs, "confirm", ask)
    return questions


def practised(qtbot: QtBot, window: MainWindow) -> Path:
    """Choose the practice visit on the start page, and return the folder of its workbook."""
    with qtbot.waitSignal(window.context.opened, timeout=60_000):
        window.beginning.start.practice.click()
    qtbot.waitUntil(lambda: not window.context.is_busy)
    return window.context.workbook.folder


@pytest.mark.parametrize("key", [Qt.Key.Key_J, Qt.Key.Key_N])
def test_escape_on_a_way_to_another_visit_returns_to_the_workbook_that_was_open(
    qtbot: QtBot, window: MainWindow, closed: Path, key: Qt.Key
) -> None:
    book = unlocked(qtbot, window, closed)
    frame = window.frame
    assert frame is not None
    window.activateWindow()
    frame.go("notes")
    qtbot.keyClick(window, key, CONTROL | SHIFT)
    assert window.beginning.setup.isVisible()
    assert not window.actions_made["edit.undo"].isEnabled()
    qtbot.keyClick(QApplication.focusWidget(), ESCAPE)
    assert frame.isVisible()
    assert frame.shown == "notes"
    assert window.context.workbook is book
    assert window.actions_made["edit.undo"].isEnabled()


def test_escape_at_the_passphrase_of_another_workbook_returns_to_the_one_that_was_open(
    qtbot: QtBot, window: MainWindow, closed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = unlocked(qtbot, window, closed)
    other = tmp_path / "other.workbook"
    other.mkdir()
    monkeypatch.setattr(dialogs, "ask_open_folder", lambda *_: other)
    window.beginning.ask_for_workbook()
    assert window.beginning.unlock.isVisible()
    qtbot.keyClick(window.beginning.unlock.passphrase, ESCAPE)
    assert window.frame is not None
    assert window.frame.isVisible()
    assert window.context.workbook is book
    monkeypatch.setattr(dialogs, "ask_open_folder", lambda *_: closed)
    window.beginning.ask_for_workbook()
    assert window.frame.isVisible()


def test_the_practice_visit_is_made_once_and_opened_again_with_all_that_was_done_in_it(
    qtbot: QtBot, window: MainWindow, documents: Path
) -> None:
    first = practised(qtbot, window)
    held = interviews.start(window.context.workbook, "provider", "My own trial")
    window.context.close()
    assert practised(qtbot, window) == first
    assert held.subject in [row.interview.subject for row in interviews.listed(window.context.workbook)]
    assert [folder.name for folder in documents.iterdir()] == ["Practice visit (Liverpool)"]


def test_the_practice_visit_stands_once_under_recent_and_opens_with_its_known_passphrase(
    qtbot: QtBot, window: MainWindow, documents: Path
) -> None:
    practised(qtbot, window)
    window.context.close()
    [row] = window.beginning.start.rows
    assert row.button.text() == "Practice visit (Liverpool)"
    row.button.click()
    page = window.beginning.unlock
    assert page.heading.text() == "Open Practice visit (Liverpool)"
    assert page.passphrase.text() == practice_mark.PASSPHRASE
    assert page.passphrase.echoMode() is page.passphrase.EchoMode.Normal
    with qtbot.waitSignal(window.context.opened, timeout=20_000):
        qtbot.keyClick(page.passphrase, RETURN)
    window.context.close()
    page.ask_for(documents)
    assert page.passphrase.text() == ""
    assert page.passphrase.echoMode() is page.passphrase.EchoMode.Password


def test_the_practice_visit_is_made_anew_only_when_that_is_said(
    qtbot: QtBot, window: MainWindow, documents: Path, asked: dict[str, Callable[[], object]]
) -> None:
    practised(qtbot, window)
    held = interviews.start(window.context.workbook, "provider", "My own trial")
    window.actions_made["visit.practice-anew"].trigger()
    [(question, yes)] = asked.items()
    assert question == "Make the practice visit anew?"
    assert window.context.is_open
    with qtbot.waitSignal(window.context.opened, timeout=60_000):
        yes()
    rows = interviews.listed(window.context.workbook)
    assert len(rows) > 5
    assert held.subject not in [row.interview.subject for row in rows]
    assert [folder.name for folder in documents.iterdir()] == ["Practice visit (Liverpool)"]


def test_the_practice_visit_asks_before_it_takes_the_place_of_an_open_workbook(
    qtbot: QtBot, window: MainWindow, closed: Path, documents: Path, asked: dict[str, Callable[[], object]]
) -> None:
    book = unlocked(qtbot, window, closed)
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_T, CONTROL | SHIFT)
    assert list(asked) == ["Close this workbook and open the practice visit?"]
    assert window.context.workbook is book
    assert list(documents.iterdir()) == []


def test_while_the_practice_visit_is_made_the_page_offers_nothing_and_the_window_says_what_is_done(
    qtbot: QtBot, window: MainWindow, documents: Path
) -> None:
    start = window.beginning.start
    with qtbot.waitSignal(window.context.opened, timeout=60_000):
        start.practice.click()
        assert not start.start.isEnabled()
        assert not start.check.isEnabled()
        assert "practice visit" in window.news.banner.deed.text.text()
    window.context.close()
    assert start.start.isEnabled()
