"""Page breaks of a printed document: what belongs together stays together, as Word's “keep with next” has it.

A paragraph that would leave one line alone is begun on the next page as a whole: Qt cannot move only one more line.
"""

from collections.abc import Iterator

from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCursor, QTextDocument, QTextFormat

_KEPT = QTextFormat.Property.UserProperty.value + 1
_TOGETHER = 2


def keep_with_next(shape: QTextBlockFormat) -> None:
    """Have a block stand on the page of the one after it."""
    shape.setProperty(_KEPT, True)


def settle(document: QTextDocument) -> None:
    """Begin a new page before what would be torn apart; the document has its page size already."""
    height = document.pageSize().height()
    for chain in list(_chains(document)):
        cursor = QTextCursor(chain[0])
        if cursor.currentTable() is None and _is_torn(chain, height):
            shape = QTextBlockFormat()
            shape.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
            cursor.mergeBlockFormat(shape)
            # Laid out from the start: Qt goes on from a changed block with lines of the layout before, and loses some.
            document.markContentsDirty(0, document.characterCount())


def _is_torn(chain: list[QTextBlock], height: float) -> bool:
    """Tell whether a page ends within what belongs together, leaves one line of it alone, or cuts through a line.

    Qt forgets the space between two paragraphs when it asks whether the first line of the second is still on the page.
    """
    lines = [_lines(block, height) for block in chain]
    if any(top != bottom for block in lines for top, bottom in block):
        return True
    first, last = [bottom for _, bottom in lines[0]], [bottom for _, bottom in lines[-1]]
    # Two lines of the last block stand with what is before it.
    return first[-1] != last[:_TOGETHER][-1] or _has_lone_line(first)


def _chains(document: QTextDocument) -> Iterator[list[QTextBlock]]:
    """Yield the blocks in runs in which each is kept with the next."""
    chain: list[QTextBlock] = []
    block = document.begin()
    while block.isValid():
        chain.append(block)
        if not block.blockFormat().boolProperty(_KEPT):
            yield chain
            chain = []
        block = block.next()
    if chain:
        yield chain


def _lines(block: QTextBlock, height: float) -> list[tuple[int, int]]:
    """Return the pages of the top and the bottom of each line of a block; a block without lines is one."""
    place, layout = block.document().documentLayout().blockBoundingRect(block), block.layout()
    above = place.top() - layout.boundingRect().top()
    rects = [layout.lineAt(number).rect().translated(0, above) for number in range(layout.lineCount())] or [place]
    return [(int(rect.top() // height), int((rect.bottom() - 1) // height)) for rect in rects]


def _has_lone_line(pages: list[int]) -> bool:
    """Tell whether the first or the last line of a block stands on another page than its neighbour."""
    return len(pages) > 1 and (pages[0] != pages[1] or pages[-1] != pages[-2])
