"""What differs is struck, underlined, coloured, and told in words."""

import pytest
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from inspector_app.domain.word_difference import Run, Said, difference
from ui import theme
from ui.widgets.difference_label import ROLES, DifferenceLabel

RUNS = difference("Two parents: <b>reviews</b> are late.", "Three parents: <b>reviews</b> are late & lost.")


@pytest.fixture
def label(qtbot: QtBot) -> DifferenceLabel:
    made = DifferenceLabel()
    qtbot.addWidget(made)
    return made


def pieces(label: DifferenceLabel) -> list[tuple[str, bool, bool]]:
    """Return the pieces of text that are painted, and whether each is struck and underlined."""
    document = QTextDocument()
    document.setHtml(label.text())
    found = []
    iterator = document.begin().begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        look = fragment.charFormat()
        found.append((fragment.text(), look.fontStrikeOut(), look.fontUnderline()))
        iterator += 1
    return found


def test_removed_words_are_struck_and_added_ones_underlined_and_nothing_is_read_as_markup(
    label: DifferenceLabel,
) -> None:
    label.show_runs(RUNS)
    assert pieces(label) == [
        ("Two", True, False),
        (" ", False, False),
        ("Three", False, True),
        (" parents: <b>reviews</b> are late ", False, False),
        ("& lost", False, True),
        (".", False, False),
    ]


def test_a_screen_reader_is_told_what_was_removed_and_added(label: DifferenceLabel) -> None:
    label.show_runs(RUNS)
    assert label.accessibleName() == ("removed: Two; added: Three; parents: <b>reviews</b> are late; added: & lost; .")
    label.show_runs((Run(Said.SAME, "as it was"),))
    assert label.accessibleName() == "as it was"


@pytest.mark.parametrize("look", [theme.Look.LIGHT, theme.Look.DARK])
def test_the_colours_can_be_read_on_their_ground(look: theme.Look) -> None:
    shown = theme.theme_of(look, 1.0, "")
    for role in ROLES.values():
        assert theme.contrast(shown.colour(role), shown.soft(role)) >= theme.TEXT_CONTRAST


def test_a_long_text_is_shortened_until_the_whole_is_wanted(label: DifferenceLabel) -> None:
    middle = " ".join(f"w{number}" for number in range(100))
    label.show_runs(difference(f"a {middle} b", f"c {middle} b"))
    assert label.is_shortened
    assert "w50" not in label.text()
    label.show_whole(True)
    assert "w50" in label.text()
    assert "w50" in label.accessibleName()


def test_a_word_without_an_end_does_not_widen_the_page(label: DifferenceLabel) -> None:
    label.show_runs((Run(Said.SAME, "x" * 2_000),))
    assert label.minimumSizeHint().width() < 600
