"""What the banner says of a deed goes with the next one; a failure stays until it was read."""

from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from inspector_app.services import notes
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import note
from tests.ui.windows import page as page_of
from tests.ui.windows import unlocked
from ui.context import AppContext
from ui.crash import CrashWatch
from ui.main_window import MainWindow
from ui.news import News
from ui.pages.capture import CapturePage
from ui.widgets.banner import Tone


@pytest.fixture
def ground(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_what_was_said_of_a_deed_goes_with_the_next_deed(ground: QWidget, laptops: Mapping[str, Workbook]) -> None:
    context = AppContext()
    context.take(laptops["A"])
    banner = News(context, ground).banner
    context.do(notes.delete, note(laptops["A"], "n1").subject)
    context.said.emit("1 note deleted. Ctrl+Z takes it back.")
    assert not banner.isHidden()
    context.do(notes.rewrite, note(laptops["A"], "n2").subject, "Something else.")
    assert banner.isHidden()
    banner.say("The disk is full.", Tone.FAILED)
    context.do(notes.rewrite, note(laptops["A"], "n2").subject, "Something new.")
    assert not banner.isHidden()


def test_after_a_crash_in_the_deed_that_keeps_a_note_nobody_is_told_that_the_note_is_saved(
    qtbot: QtBot, window: MainWindow, closed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash_in(*_: object, **__: object) -> NoReturn:
        raise ZeroDivisionError

    watch = CrashWatch(tmp_path / "logs")
    try:
        watch.happened.connect(window.news.show_crash)
        book = unlocked(qtbot, window, closed)
        interview = note(book, "n1").interview
        assert interview is not None
        page = page_of(window, "capture", CapturePage)
        page.show_interview(interview)
        qtbot.keyClicks(page.composer.editor, "Heard just now")
        with monkeypatch.context() as broken:
            broken.setattr(notes, "capture", crash_in)
            qtbot.keyClick(page.composer.editor, Qt.Key.Key_Return)
    finally:
        watch.stop()
    assert page.composer.text == "Heard just now"
    said = window.news.banner.text.text()
    assert said == "Something went wrong. All up to your last step is saved; look whether that step was done."
