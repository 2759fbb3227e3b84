"""Buttons, labels, cards and empty states keep to the theme."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.empty import EmptyState
from ui.widgets.label import Label


@pytest.mark.parametrize("look", [theme.Look.LIGHT, theme.Look.CONTRAST])
def test_a_title_is_larger_than_the_text_in_every_look(qtbot: QtBot, look: theme.Look) -> None:
    theme.appearance.apply(look)
    title, body = Label("Findings", "title"), Label("Findings")
    for label in (title, body):
        qtbot.addWidget(label)
        label.show()
    assert title.font().pixelSize() == 24
    assert title.sizeHint().height() > body.sizeHint().height()


def test_a_label_follows_the_text_size_and_a_change_of_its_role(qtbot: QtBot) -> None:
    label = Label("Findings", "muted")
    qtbot.addWidget(label)
    label.show()
    theme.appearance.apply(theme.Look.LIGHT, 2.0)
    assert label.font().pixelSize() == 26
    label.set_role("title")
    assert label.font().pixelSize() == 48
    theme.appearance.apply(theme.Look.DARK, 1.0)
    assert label.font().pixelSize() == 24


def test_a_label_reads_no_html(qtbot: QtBot) -> None:
    label = Label("<b>5 < 6</b>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_the_icon_of_a_button_grows_with_the_text(qtbot: QtBot) -> None:
    button = Button("Merge", "git-merge", "primary")
    qtbot.addWidget(button)
    usual = button.sizeHint()
    theme.appearance.apply(theme.Look.LIGHT, 2.0)
    assert button.iconSize().height() == 32
    assert button.sizeHint().width() > usual.width()


def test_the_icon_of_the_main_button_is_seen_in_high_contrast(qtbot: QtBot) -> None:
    button = Button("Merge", "git-merge", "primary")
    qtbot.addWidget(button)
    for look in (theme.Look.CONTRAST, theme.Look.LIGHT, theme.Look.CONTRAST):
        theme.appearance.apply(look)
        drawn = button.icon().pixmap(button.iconSize()).toImage()
        inks = {
            drawn.pixelColor(x, y).name() for x in range(22) for y in range(16) if drawn.pixelColor(x, y).alpha() > 250
        }
        assert inks == {theme.colour("text" if look is theme.Look.CONTRAST else "on_accent").name()}


def test_a_card_keeps_its_inset_in_proportion(qtbot: QtBot) -> None:
    card = Card(inset=10)
    qtbot.addWidget(card)
    theme.appearance.apply(theme.Look.LIGHT, 1.5)
    assert card.body.contentsMargins().left() == 15


def test_an_empty_page_says_the_next_step_with_its_key(qtbot: QtBot) -> None:
    empty = EmptyState("message-square-text", "No interview is open.", "Start an interview", "Ctrl+N")
    qtbot.addWidget(empty)
    empty.show()
    assert (empty.sentence.text(), empty.key.text()) == ("No interview is open.", "Ctrl+N")
    with qtbot.waitSignal(empty.chosen):
        qtbot.mouseClick(empty.step, Qt.MouseButton.LeftButton)
    empty.say("No note holds these words.")
    assert empty.sentence.text() == "No note holds these words."


def test_an_empty_page_without_a_step_shows_no_button(qtbot: QtBot) -> None:
    empty = EmptyState("search", "No note holds these words.")
    qtbot.addWidget(empty)
    empty.show()
    assert not empty.step.isVisible()
    assert not empty.key.isVisible()
