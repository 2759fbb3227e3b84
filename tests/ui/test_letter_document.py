"""The printed letter has the lines of the letter, whatever stands in them."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QTextDocument, QTextTable

from inspector_app.domain.letter import Gap
from tests.exports.letters import EXPECTED, NASTY, liverpool, standing
from ui import theme
from ui.letter_document import document


def lines(printed: QTextDocument) -> list[str]:
    return [line for line in printed.toPlainText().splitlines() if line]


def test_the_liverpool_letter_is_there_line_for_line() -> None:
    told = lines(document(liverpool()))
    assert told[: -len(EXPECTED["copies"])][: len(EXPECTED["body_lines"]) + 10] == (
        EXPECTED["first_page_header"] + EXPECTED["body_lines"]
    )
    assert told[-len(EXPECTED["copies"]) :] == EXPECTED["copies"]


@pytest.mark.parametrize(
    ("address", "contact"),
    [
        (["Ofsted", "Piccadilly Gate", "Store Street", "Manchester", "M1 2WD"], ["T 0300 123 1231"]),
        (["Ofsted", "Agora"], ["enquiries@ofsted.gov.uk", "www.gov.uk/ofsted", "T 0300 123 1231"]),
        (["Ofsted", "Agora"], []),
        ([], ["T 0300 123 1231"]),
    ],
)
def test_the_address_of_the_sender_stands_in_one_column_as_in_the_word_copy(
    address: list[str], contact: list[str]
) -> None:
    printed = document(replace(liverpool(), sender=(*address, *contact)))
    table = printed.rootFrame().childFrames()[0]
    assert isinstance(table, QTextTable)
    columns = []
    for column in range(table.columns()):
        cell = table.cellAt(0, column)
        cursor = cell.firstCursorPosition()
        cursor.setPosition(cell.lastCursorPosition().position(), cursor.MoveMode.KeepAnchor)
        columns.append(cursor.selectedText().split("\u2029") if cursor.hasSelection() else [])
    assert columns == [address, contact]


def test_every_text_is_shown_as_text_and_never_as_markup() -> None:
    told = document(replace(liverpool(), introduction=(standing("opening", NASTY),))).toPlainText()
    assert "<w:p> & ]]> &amp;;" in told
    assert "new line; é ó" in told


def test_a_line_break_in_a_paragraph_stays_within_it() -> None:
    broken = replace(liverpool(), introduction=(standing("opening", "One\nTwo"),))
    whole = replace(liverpool(), introduction=(standing("opening", "One Two"),))
    assert document(broken).blockCount() == document(whole).blockCount()
    assert lines(document(broken)).index("Two") == lines(document(broken)).index("One") + 1


def test_placeholders_are_marked_and_nothing_else_is() -> None:
    gap = Gap("the date", "Visit, letter date")
    letter = replace(liverpool(), date=standing("date", "On [the date] 2022", "[the date]"), gaps=(gap,))
    printed = document(letter)
    marked = []
    block = printed.begin()
    while block.isValid():
        parts = block.begin()
        while not parts.atEnd():
            fragment = parts.fragment()
            if fragment.charFormat().background().color() == theme.colour("hit"):
                marked.append(fragment.text())
            parts += 1
        block = block.next()
    assert marked == ["[the date]"]


def test_a_letter_with_hardly_anything_is_printed() -> None:
    bare = replace(liverpool(), sender=(), addressees=(), sections=(), signed_by=(), signature_heads=(), copies=())
    assert lines(document(bare))[0] == EXPECTED["body_lines"][0]


def test_the_ink_is_the_same_in_the_dark() -> None:
    light = document(liverpool())
    theme.appearance.apply(theme.Look.DARK)
    dark = document(liverpool())
    assert light.toHtml() == dark.toHtml()
    assert theme.theme_of(theme.Look.LIGHT, 1.0, "").colour("text").name() in dark.toHtml()
