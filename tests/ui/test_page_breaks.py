"""What belongs together stays on one page, no line stands alone, and nothing is lost on the way."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCursor, QTextDocument

from inspector_app.domain.composition import compose
from inspector_app.domain.letter import Letter
from tests.exports import letters
from tests.exports.random_visits import visit_at_random
from ui.letter_document import document
from ui.page_breaks import keep_with_next, settle


def blocks(printed: QTextDocument) -> Iterator[QTextBlock]:
    block = printed.begin()
    while block.isValid():
        yield block
        block = block.next()


def pages(block: QTextBlock) -> list[int]:
    """Return the page of each line of a block."""
    printed = block.document()
    top = printed.documentLayout().blockBoundingRect(block).top() - block.layout().boundingRect().top()
    lines = [block.layout().lineAt(number) for number in range(block.layout().lineCount())]
    return [int((top + line.rect().center().y()) // printed.pageSize().height()) for line in lines]


def paged(letter: Letter, height: float) -> QTextDocument:
    printed = document(letter, on_paper=True)
    printed.setPageSize(QSizeF(600, height))
    settle(printed)
    return printed


LETTERS = [letters.liverpool(), letters.with_forty_findings(), *(compose(visit_at_random(seed)) for seed in range(12))]


@pytest.mark.parametrize("height", [560.0, 700.0, 940.0])
@pytest.mark.parametrize("letter", LETTERS)
def test_every_line_of_a_letter_is_on_a_page_below_the_line_before(letter: Letter, height: float) -> None:
    printed = paged(letter, height)
    places = []
    for block in blocks(printed):
        assert block.layout().lineCount() > 0 or not block.text()
        cursor = QTextCursor(block)
        if cursor.currentTable() is None:
            top = printed.documentLayout().blockBoundingRect(block).top() - block.layout().boundingRect().top()
            lines = [block.layout().lineAt(number).rect() for number in range(block.layout().lineCount())]
            places += [(top + line.top(), top + line.bottom()) for line in lines]
    assert all(above[1] <= below[0] + 1 for above, below in pairwise(places))
    assert places[-1][1] <= printed.pageCount() * height
    assert all(top // height == (bottom - 1) // height for top, bottom in places)


@pytest.mark.parametrize("height", [560.0, 700.0, 940.0])
@pytest.mark.parametrize("letter", [letters.liverpool(), letters.with_forty_findings()])
def test_no_judgement_heading_or_signature_is_parted_from_what_it_belongs_to(letter: Letter, height: float) -> None:
    printed = paged(letter, height)
    found = list(blocks(printed))
    texts = [block.text() for block in found]
    for section in letter.sections:
        place = texts.index(section.title.text)
        lead_in, title, first = found[place - 1 : place + 2]
        assert pages(lead_in) == pages(title)[:1] and len(set(pages(title))) == 1  # noqa: PT018
        assert pages(title)[-1] == pages(first)[:2][-1]
        judgement = next(number for number in range(place, len(texts)) if texts[number] == section.judgement.text)
        assert pages(found[judgement - 1])[-1] == pages(found[judgement])[0]
    end = found[texts.index(letter.valediction.text) :]
    assert len({page for block in end for page in pages(block)}) == 1


def test_a_paragraph_leaves_no_line_alone(qapp: object) -> None:
    printed = QTextDocument()
    cursor = QTextCursor(printed)
    for number in range(40):
        cursor.insertText(f"Paragraph {number} " + "goes on and on " * 25)
        cursor.insertBlock()
    printed.setPageSize(QSizeF(500, 333))
    before = [pages(block) for block in blocks(printed)]
    settle(printed)
    after = [pages(block) for block in blocks(printed)]

    def alone(found: list[list[int]]) -> int:
        return sum(len(one) > 1 and (one[0] != one[1] or one[-1] != one[-2]) for one in found)

    assert alone(before) > 0
    assert alone(after) == 0


def test_a_chain_longer_than_a_page_ends(qapp: object) -> None:
    printed = QTextDocument()
    cursor = QTextCursor(printed)
    shape = QTextBlockFormat()
    keep_with_next(shape)
    for number in range(60):
        cursor.insertBlock(shape)
        cursor.insertText(f"Line {number}")
    printed.setPageSize(QSizeF(500, 200))
    settle(printed)
    assert printed.pageCount() > 1
