"""The self-check in the window: with and without a workbook, stopped, and told in symbol, word and sentence."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inspector_app.services import self_checking
from inspector_app.services.places import Place
from tests.ui.windows import unlocked
from ui.main_window import MainWindow
from ui.pages import self_check
from ui.pages.self_check import SelfCheckPage


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setattr(self_check, "home", lambda: folder)
    return folder


def checked(qtbot: QtBot, page: SelfCheckPage) -> dict[str, str]:
    """Wait for the end of the check and return its lines by what they are about."""
    qtbot.waitUntil(lambda: "Checked at" in page.result.text() or "does not work" in page.result.text(), timeout=60_000)
    return {str(row.key): row.text for row in page.list.rows.rows}


def test_without_a_workbook_it_is_reached_from_the_start_page_and_back(
    qtbot: QtBot, window: MainWindow, home: Path
) -> None:
    window.beginning.start.check.click()
    page = window.beginning.checks
    assert page.isVisible()
    lines = checked(qtbot, page)
    assert list(lines) == list(self_checking.CHECKS)
    assert lines["Writing"] == "Writing: Good"
    assert list(home.iterdir()) == []
    qtbot.waitUntil(page.again.isEnabled)
    qtbot.keyClick(page.again, Qt.Key.Key_Escape)
    assert window.beginning.start.isVisible()


def test_with_a_workbook_it_is_a_page_of_it_and_the_menu_leads_there(
    qtbot: QtBot, window: MainWindow, closed: Path
) -> None:
    book = unlocked(qtbot, window, closed)
    qtbot.waitUntil(lambda: not window.context.runner.busy)  # the backup of the day
    before = len(list((book.folder / "backups").glob("*.db")))
    window.actions_made["workbook.check"].trigger()
    assert window.frame is not None
    page = window.frame.page("check")
    assert isinstance(page, SelfCheckPage)
    lines = checked(qtbot, page)
    assert lines["Hand-over"] == "Hand-over: Good"
    assert len(list((book.folder / "backups").glob("*.db"))) == before + 1
    window.go("capture")
    assert not page.isVisible()


def test_what_does_not_work_is_said_with_symbol_word_and_what_to_do(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(self_checking, "place_of", lambda _: Place.STICK)
    window.beginning.check()
    page = window.beginning.checks
    lines = checked(qtbot, page)
    assert lines["Place"] == "Place: Does not work"
    [row] = [row for row in page.list.rows.rows if row.key == "Place"]
    assert (row.symbol, row.role) == ("circle-x", "danger")
    assert "stick" in row.below
    assert page.result.text().startswith("1 of 9 does not work")


def test_it_is_stopped_from_the_banner_and_done_again(
    qtbot: QtBot, window: MainWindow, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.beginning.check()
    window.news.banner.deed.cancel.click()
    page = window.beginning.checks
    qtbot.waitUntil(lambda: page.result.text().startswith("Stopped"), timeout=60_000)
    assert list(home.iterdir()) == []
    qtbot.waitUntil(page.again.isEnabled)
    qtbot.keyClick(page.again, Qt.Key.Key_Return)
    assert "Place" in checked(qtbot, page)
