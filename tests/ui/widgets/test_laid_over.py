"""A message lies over the page: what stands below keeps its place, so that a click lands where it was aimed."""

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets.banner import Banner, Tone
from ui.widgets.button import Button
from ui.widgets.laid_over import LaidOver

LONG = "The hand-over is damaged (its count or digest); ask for it again, or copy it once more from the stick. " * 2


@pytest.fixture
def ground(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_nothing_moves_when_a_message_comes_or_goes_and_it_is_seen_whole(qtbot: QtBot, ground: QWidget) -> None:
    banner, button, column = Banner(), Button("Merge"), QVBoxLayout(ground)
    column.addStretch()
    column.addWidget(button)
    over = LaidOver(banner, ground)
    ground.resize(900, 500)
    ground.show()
    qtbot.waitExposed(ground)
    place = button.geometry()
    for text in ("Deleted.", LONG):
        banner.say(text, Tone.FAILED, "Undo")
        qtbot.waitUntil(lambda: banner.height() >= banner.layout().totalHeightForWidth(banner.width()))  # type: ignore[union-attr]
        assert button.geometry() == place
        assert ground.rect().contains(banner.geometry())
    banner.clear()
    assert button.geometry() == place
    assert over.parent() is ground


def test_a_message_follows_the_window_and_the_size_of_text(qtbot: QtBot, ground: QWidget) -> None:
    banner = Banner()
    LaidOver(banner, ground)
    ground.resize(900, 500)
    ground.show()
    banner.say(LONG, Tone.NOTE)
    ground.resize(420, 500)
    qtbot.waitUntil(lambda: banner.isVisible() and ground.rect().contains(banner.geometry()))
    theme.appearance.apply(theme.Look.LIGHT, 1.5)
    qtbot.waitUntil(lambda: banner.height() >= banner.layout().totalHeightForWidth(banner.width()))  # type: ignore[union-attr]
    assert ground.rect().contains(banner.geometry())
