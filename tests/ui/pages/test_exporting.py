"""Everything that leaves the letter page by its one menu, written from a real workbook."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from inspector_app.domain.moments import now
from tests.ui.pages.conftest import Shown
from ui import dialogs, exporting
from ui.context import AppContext
from ui.pages.letter import LetterPage


@pytest.fixture
def page(context: AppContext, shown: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LetterPage:
    """Return the letter page; files go where they are suggested, into the test's folder."""
    monkeypatch.setattr(dialogs, "ask_save_path", lambda *given: tmp_path / given[-1].name)
    made = LetterPage(context)
    shown(made)
    return made


def exported(qtbot: QtBot, page: LetterPage, kind: str) -> None:
    """Choose from the menu and wait until the page says where the file is."""
    page.exporting.actions[kind].trigger()
    qtbot.waitUntil(page.written.isVisible, timeout=20_000)


def test_the_menu_opens_by_key_and_names_every_kind(qtbot: QtBot, page: LetterPage) -> None:
    page.export.setFocus()
    qtbot.keyClick(page.export, Qt.Key.Key_Space)
    assert page.exporting.menu.isVisible()
    named = [action.text() for action in page.exporting.menu.actions() if not action.isSeparator()]
    assert len(named) == len(set(named)) == 7
    page.exporting.menu.close()


@pytest.mark.parametrize(
    ("kind", "what", "suffix", "begins"),
    [
        ("pdf", "letter", ".pdf", b"%PDF-"),
        ("letter", "letter", ".md", b""),
        ("evidence", "evidence annex", ".docx", b"PK"),
        ("notes", "notes", ".csv", b"\xef\xbb\xbfid,"),
        ("record", "record", ".json", b"{"),
    ],
)
def test_each_kind_is_written_and_the_page_says_where(
    qtbot: QtBot, page: LetterPage, tmp_path: Path, kind: str, what: str, suffix: str, begins: bytes
) -> None:
    exported(qtbot, page, kind)
    name = f"Leeds SEND revisit {what} {now():%Y-%m-%d}{suffix}"
    assert (tmp_path / name).read_bytes().startswith(begins)
    assert name in page.written.text()
    qtbot.waitUntil(page.exporting.actions[kind].isEnabled)


def test_with_thousands_of_notes_the_annex_is_offered_as_paragraphs_tables_or_a_spreadsheet(
    qtbot: QtBot, page: LetterPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Mapping[str, Callable[[], object]]] = []
    monkeypatch.setattr(exporting, "MANY_NOTES", 1)
    monkeypatch.setattr(dialogs, "choose", lambda *given: asked.append(given[-1]))
    page.exporting.actions["evidence"].trigger()
    [ways] = asked
    assert list(ways) == ["Paragraphs for Word", "Tables for Word", "Table for a spreadsheet"]
    assert list(tmp_path.glob("*annex*")) == []
    ways["Paragraphs for Word"]()
    qtbot.waitUntil(page.written.isVisible, timeout=20_000)
    [annex] = tmp_path.glob("*evidence annex*.docx")
    assert Document(str(annex)).tables == []


def test_a_choice_of_ways_takes_the_one_that_is_clicked_or_none(qtbot: QtBot, page: LetterPage) -> None:
    gone: list[str] = []
    ways = {name: partial(gone.append, name) for name in ("one", "two")}
    for wanted in ("two", "Cancel"):
        dialogs.choose(page, "Which way?", "", ways)
        [button] = [
            one
            for one in page.window().findChildren(QPushButton)
            if one.text().strip("&") == wanted and one.isVisible()
        ]
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert gone == ["two"]
