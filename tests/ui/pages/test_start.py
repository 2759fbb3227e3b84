"""The start page: four choices and what was open last, all by key; it knows nothing of a workbook but its path."""

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector_app.domain.moments import now
from ui.pages.start import StartPage
from ui.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def made(tmp_path: Path, settings: Settings) -> Callable[[str], Path]:
    def make(name: str) -> Path:
        folder = tmp_path / f"{name}.workbook"
        folder.mkdir()
        (folder / "record.db").touch()
        settings.remember(folder)
        return folder

    return make


def shown(qtbot: QtBot, settings: Settings) -> StartPage:
    page = StartPage(settings)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.begin()
    return page


def test_the_first_time_a_new_visit_is_next(qtbot: QtBot, settings: Settings) -> None:
    page = shown(qtbot, settings)
    assert page.start.hasFocus()
    with qtbot.waitSignal(page.start_chosen):
        qtbot.keyClick(page.start, Qt.Key.Key_Return)


def test_arrows_walk_round_the_choices_and_enter_takes_one(qtbot: QtBot, settings: Settings) -> None:
    page = shown(qtbot, settings)
    for choice, chosen in ((page.open, page.open_chosen), (page.join, page.join_chosen)):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
        assert choice.hasFocus()
        with qtbot.waitSignal(chosen):
            qtbot.keyClick(choice, Qt.Key.Key_Return)
    qtbot.keyClick(page.join, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.practice_chosen):
        qtbot.keyClick(page.practice, Qt.Key.Key_Space)
    qtbot.keyClick(page.practice, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.check_chosen):
        qtbot.keyClick(page.check, Qt.Key.Key_Return)
    qtbot.keyClick(page.check, Qt.Key.Key_Down)
    assert page.start.hasFocus()


def test_the_workbook_used_last_is_one_key_away(qtbot: QtBot, settings: Settings, made: Callable[[str], Path]) -> None:
    made("Wigan")
    leeds = made("Leeds")
    page = shown(qtbot, settings)
    assert page.rows[0].button.hasFocus()
    with qtbot.waitSignal(page.workbook_chosen) as told:
        qtbot.keyClick(page.rows[0].button, Qt.Key.Key_Return)
    assert told.args == [leeds]


def test_a_recent_workbook_says_when_it_was_used_as_the_disk_knows_it(
    qtbot: QtBot, settings: Settings, made: Callable[[str], Path]
) -> None:
    old, new = made("Wigan"), made("Leeds")
    before = datetime(now().year - 2, 5, 4, 9, 0).astimezone().timestamp()
    os.utime(old / "record.db", (before, before))
    today = now().replace(hour=0, minute=1).timestamp()
    os.utime(new / "record.db", (today, today))
    page = shown(qtbot, settings)
    assert [row.note.text() for row in page.rows] == ["today 00:01", f"4 May {now().year - 2}"]


def test_what_is_gone_is_not_offered(qtbot: QtBot, settings: Settings, made: Callable[[str], Path]) -> None:
    folder = made("Leeds")
    page = shown(qtbot, settings)
    (folder / "record.db").unlink()
    folder.rmdir()
    page.refresh()
    assert page.rows == []


def test_each_choice_says_its_key(qtbot: QtBot, settings: Settings) -> None:
    page = shown(qtbot, settings)
    assert all("Ctrl+" in choice.accessibleDescription() for choice in page.choices)


def test_with_the_longest_names_at_twice_the_text_it_fits_a_small_window(
    qtbot: QtBot, settings: Settings, made: Callable[[str], Path]
) -> None:
    from ui import theme

    made("Leeds SEND revisit 2022 of the second week")
    theme.appearance.apply(theme.Look.LIGHT, 2.0)
    assert shown(qtbot, settings).minimumSizeHint().width() <= 1000
