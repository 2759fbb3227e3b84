"""Unlocking by key, what is said when it fails, and a workbook on a stick brought home."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inspector_app.services import notes, places
from inspector_app.services.places import Place
from tests.inspector_app.visits import PASSPHRASE
from ui.main_window import MainWindow
from ui.pages import setup


def test_caps_lock_is_told_and_the_warning_goes_again(qtbot: QtBot, window: MainWindow, closed: Path) -> None:
    window.open_path(closed)
    page = window.beginning.unlock
    qtbot.keyClick(page.passphrase, "A")  # large without Shift
    assert page.warning.isVisible()
    assert "Caps Lock" in page.warning.text()
    qtbot.keyClick(page.passphrase, "b")
    assert not page.warning.isVisible()


def test_escape_and_back_lead_to_the_start(qtbot: QtBot, window: MainWindow, closed: Path) -> None:
    window.open_path(closed)
    qtbot.keyClick(window.beginning.unlock.passphrase, Qt.Key.Key_Escape)
    assert window.beginning.start.isVisible()
    window.open_path(closed)
    window.beginning.unlock.back.click()
    assert window.beginning.start.isVisible()


def test_the_passphrase_is_shown_and_hidden(qtbot: QtBot, window: MainWindow, closed: Path) -> None:
    window.open_path(closed)
    page = window.beginning.unlock
    assert page.passphrase.echoMode() is page.passphrase.EchoMode.Password
    page.show_it.click()
    assert page.passphrase.echoMode() is page.passphrase.EchoMode.Normal


def test_on_the_own_disk_nothing_is_warned_of(window: MainWindow, closed: Path) -> None:
    window.open_path(closed)
    assert not window.beginning.unlock.place.isVisible()
    assert not window.beginning.unlock.bring.isVisible()


@pytest.mark.parametrize(("place", "word"), [(Place.STICK, "stick"), (Place.NETWORK, "network drive")])
def test_a_workbook_on_a_stick_or_network_drive_is_copied_to_this_laptop_and_opened_there(
    qtbot: QtBot,
    window: MainWindow,
    closed: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    place: Place,
    word: str,
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setattr(places, "place_of", lambda _: place)
    monkeypatch.setattr(setup, "home", lambda: home)
    window.open_path(closed)
    page = window.beginning.unlock
    assert word in page.place.text()
    page.bring.click()
    assert "passphrase first" in page.warning.text()
    qtbot.keyClicks(page.passphrase, PASSPHRASE)
    with qtbot.waitSignal(window.context.opened, timeout=20_000):
        page.bring.click()
    assert window.context.workbook.folder == home / closed.name
    assert len(notes.listed(window.context.workbook)) == 2
