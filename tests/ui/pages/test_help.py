"""F1: what helps on the page that is shown comes first, then its keys, then what help there is and all other keys."""

from pathlib import Path

from PySide6.QtCore import QPoint, QUrl
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import resources
from tests.ui.windows import unlocked
from ui import actions, registry, theme
from ui.main_window import MainWindow
from ui.models import help_pages
from ui.pages import PAGES
from ui.pages.help import HelpWindow


def test_f1_begins_with_what_helps_on_the_page_that_is_shown_and_then_its_keys(
    qtbot: QtBot, window: MainWindow, closed: Path
) -> None:
    unlocked(qtbot, window, closed)
    for name, title, its_own, anothers in (
        ("notes", "Finding, tagging and restoring", "Hold a note that is not tagged", "Split at the cursor"),
        ("findings", "Findings and the letter", "Split at the cursor", "Hold a note that is not tagged"),
        ("capture", "Taking notes", "Save the note and begin the next", "Split at the cursor"),
        ("matrix", "The evidence matrix", "Show the notes behind a cell", "Split at the cursor"),
    ):
        window.go(name)
        window.actions_made["help.keys"].trigger()
        [shown] = [one for one in window.findChildren(HelpWindow) if one.isVisible()]
        text = shown.text.toPlainText()
        assert text.splitlines()[1] == title
        assert text.index(title) < text.index("Keys on this page: ") < text.index(its_own)
        assert text.index(its_own) < text.index("Pages of the help") < text.index("Keys on every page")
        assert text.index("Keys on other pages") < text.rindex(anothers)
        shown.close()


def test_every_page_of_the_window_has_help_of_its_own(qtbot: QtBot) -> None:
    assert all(resources.path(f"help/{help_pages.page_for(page)}").exists() for page in ("start", *PAGES))
    assert help_pages.CONTENTS not in [help_pages.page_for(page) for page in ("start", *PAGES)]


def test_the_link_at_the_top_brings_the_keys_of_the_page_to_the_top(qtbot: QtBot) -> None:
    shown = HelpWindow(["go.capture"])
    qtbot.addWidget(shown)
    shown.show_help_on("capture")
    shown.show()
    shown.text.anchorClicked.emit(QUrl("heading:"))
    assert shown.text.cursorForPosition(QPoint(30, 20)).block().text() == "Keys on this page: Capture"


def test_headings_and_paragraphs_stand_apart_at_every_text_size(qtbot: QtBot) -> None:
    shown = HelpWindow(["go.capture"])
    qtbot.addWidget(shown)
    for factor in (1.0, 2.0):
        theme.appearance.apply(theme.Look.LIGHT, factor)
        shown.show_page("evidence-matrix.md")
        block = shown.text.document().begin()
        while block.isValid():
            if not QTextCursor(block).currentTable():
                assert block.blockFormat().bottomMargin() >= theme.px(3)
            if block.blockFormat().headingLevel() == 2:
                assert block.blockFormat().topMargin() >= theme.px(20)
            block = block.next()


def test_f1_names_every_key_there_is(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_made["help.keys"].trigger()
    [shown] = [one for one in window.findChildren(HelpWindow) if one.isVisible()]
    text = shown.text.toPlainText()
    made = [spec for spec in registry.ACTIONS if spec.id in window.actions_made]
    missing = [line for line in actions.key_lines([*made, *registry.PAGE_KEYS]) if line.keys not in text]
    assert missing == []
    assert {"Del", "Shift+Del", "Ctrl+D", "Alt+H", "F2", "Ctrl+L", "Alt+Up"} <= set(text.split())
    shown.close()


def test_the_pages_are_listed_before_the_keys_of_every_page(qtbot: QtBot) -> None:
    shown = HelpWindow(["go.capture", "edit.undo"])
    qtbot.addWidget(shown)
    text, links = shown.text.toPlainText(), shown.text.toMarkdown()
    for page in resources.path("help").glob("*.md"):
        assert f"]({page.name})" in links
    assert text.index("Handing over") < text.index("Keys on every page") < text.index("Undo the last step")


def test_a_page_leads_to_the_list_and_back(qtbot: QtBot) -> None:
    shown = HelpWindow(["go.capture"])
    qtbot.addWidget(shown)
    shown.text.anchorClicked.emit(QUrl("handing-over.md"))
    assert "Joining a visit" in shown.text.toPlainText()
    shown.text.anchorClicked.emit(QUrl("contents.md"))
    assert "Capture" in shown.text.toPlainText()
    assert "Joining a visit" not in shown.text.toPlainText()


def test_f1_again_shows_the_same_window_with_the_keys_of_the_page_that_is_shown_then(
    qtbot: QtBot, window: MainWindow, closed: Path
) -> None:
    window.show_help()
    [shown] = _help_windows()
    unlocked(qtbot, window, closed)
    window.go("findings")
    window.show_help()
    assert _help_windows() == [shown]
    assert "Keys on this page: Findings" in shown.text.toPlainText()
    shown.close()
    assert _help_windows() == []
    window.show_help("keeping-safe.md")
    assert _help_windows() == [shown]


def _help_windows() -> list[HelpWindow]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, HelpWindow) and one.isVisible()]
