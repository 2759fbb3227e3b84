"""What the banner says of a deed goes with the next one; a failure stays until it was read."""

from collections.abc import Mapping

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from inspector_app.services import notes
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import note
from ui.context import AppContext
from ui.news import News
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
