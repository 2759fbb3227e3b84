"""F1: the keys of the page that is shown come first, then what help there is and all other keys; pages lead back."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import resources
from tests.ui.windows import unlocked
from ui import actions, registry
from ui.main_window import MainWindow
from ui.pages.help import HelpWindow


def test_f1_begins_with_the_keys_of_the_page_that_is_shown(qtbot: QtBot, window: MainWindow, closed: Path) -> None:
    unlocked(qtbot, window, closed)
    for name, its_own, anothers in (
        ("notes", "Hold a note that is not tagged", "Split at the cursor"),
        ("findings", "Split at the cursor", "Hold a note that is not tagged"),
    ):
        window.go(name)
        window.actions_made["help.keys"].trigger()
        [shown] = [one for one in window.findChildren(HelpWindow) if one.isVisible()]
        text = shown.text.toPlainText()
        assert text.index(its_own) < text.index("Pages of the help") < text.index("Keys on every page")
        assert text.index("Keys on other pages") < text.index(anothers)
        shown.close()


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
    assert text.index("Handing over") < text.index("Keys on every page") < text.index("Undo the last deed")


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
