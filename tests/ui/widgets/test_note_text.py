"""The text of a note in a row: wrapped, cut, and lit where it was searched for."""

import pytest
from PySide6.QtGui import QTextLayout
from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets.note_text import height_of, laid_out

LONG = "Two parents say that annual reviews are still late and that nobody rang them back about it. " * 5


def _shown(layout: QTextLayout) -> str:
    return layout.text()


def _lit(layout: QTextLayout) -> list[str]:
    units = layout.text().encode("utf-16-le")
    return [
        units[2 * int(lit.start) : 2 * (int(lit.start) + int(lit.length))].decode("utf-16-le")
        for lit in layout.formats()
    ]


@pytest.fixture
def width(qtbot: QtBot) -> int:
    return 300


def test_a_short_text_takes_one_line(width: int) -> None:
    layout = laid_out("Plans are late", theme.current().font(), width, most_lines=2)
    assert (layout.lineCount(), _shown(layout)) == (1, "Plans are late")


def test_a_long_text_is_cut_after_two_lines_with_an_ellipsis(width: int) -> None:
    layout = laid_out(LONG, theme.current().font(), width, most_lines=2)
    assert layout.lineCount() == 2
    assert _shown(layout).endswith("…")
    assert LONG.startswith(_shown(layout)[:30])


def test_a_long_text_is_shown_whole_where_there_is_no_bound(width: int) -> None:
    layout = laid_out(LONG, theme.current().font(), width)
    assert _shown(layout) == LONG
    assert height_of(layout) > height_of(laid_out("x", theme.current().font(), width)) * 5


def test_its_own_line_breaks_are_kept(width: int) -> None:
    assert laid_out("one\ntwo\nthree", theme.current().font(), width).lineCount() == 3


def test_a_word_without_spaces_is_broken(width: int) -> None:
    layout = laid_out("x" * 300, theme.current().font(), width)
    assert layout.lineCount() > 1
    assert layout.boundingRect().width() <= width


@pytest.mark.parametrize(
    ("text", "words", "lit"),
    [
        ("Late plans, late again", ("late",), ["Late", "late"]),
        ("caseworker of the case", ("case", "caseworker"), ["caseworker", "case"]),
        ("a (new) plan?", ("(new)",), ["(new)"]),
        ("😀 they smiled 😀 late", ("late",), ["late"]),
        ("İstanbul is late", ("late",), ["late"]),
        ("nothing", ("late",), []),
    ],
)
def test_the_words_searched_for_are_lit_where_they_stand(
    width: int, text: str, words: tuple[str, ...], lit: list[str]
) -> None:
    assert _lit(laid_out(text, theme.current().font(), width, words)) == lit


def test_a_hit_that_would_be_cut_away_is_brought_into_sight(width: int) -> None:
    layout = laid_out(f"{LONG} the caseworker left {LONG}", theme.current().font(), width, ("caseworker",), 2)
    assert layout.lineCount() == 2
    assert _shown(layout).startswith("… ")
    assert _lit(layout) == ["caseworker"]


def test_a_hit_that_finds_no_room_in_a_narrow_row_is_not_looked_for_for_ever(qtbot: QtBot) -> None:
    text = "a plan " * 30 + "incomprehensibilities and zebras " + "a plan " * 30
    layout = laid_out(text, theme.current().font(), 30, ["zebra"], most_lines=2)
    assert layout.lineCount() == 2


def test_a_note_of_sixty_pages_is_laid_out_in_part(width: int) -> None:
    layout = laid_out("word " * 40_000, theme.current().font(), width)
    assert len(_shown(layout)) < 5_000
