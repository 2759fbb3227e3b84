"""F1: what help there is comes first, the keys of this window after it; every page leads back."""

from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

import resources
from ui.pages.help import HelpWindow


def test_the_pages_are_listed_before_the_keys(qtbot: QtBot) -> None:
    shown = HelpWindow(["go.capture", "edit.undo"])
    qtbot.addWidget(shown)
    text, links = shown.text.toPlainText(), shown.text.toMarkdown()
    for page in resources.path("help").glob("*.md"):
        assert f"]({page.name})" in links
    assert text.index("Handing over") < text.index("Keys") < text.index("Undo the last deed")


def test_a_page_leads_to_the_list_and_back(qtbot: QtBot) -> None:
    shown = HelpWindow(["go.capture"])
    qtbot.addWidget(shown)
    shown.text.anchorClicked.emit(QUrl("handing-over.md"))
    assert "Joining a visit" in shown.text.toPlainText()
    shown.text.anchorClicked.emit(QUrl("contents.md"))
    assert "Capture" in shown.text.toPlainText()
    assert "Joining a visit" not in shown.text.toPlainText()
