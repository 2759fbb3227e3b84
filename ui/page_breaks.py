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
        first, last = _pages(chain[0], height), _pages(chain[-1], height)
        # Two lines of the last block stand with what is before it, and none of its lines alone.
        if first[-1] != last[:_TOGETHER][-1] or _has_lone_line(first):
            cursor = QTextCursor(chain[0])
            shape = QTextBlockFormat()
            shape.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
            cursor.mergeBlockFormat(shape)
            # Laid out from the start: Qt goes on from a changed block with lines of the layout before, and loses some.
            document.markContentsDirty(0, document.characterCount())


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


def _pages(block: QTextBlock, height: float) -> list[int]:
    """Return the page of each line of a block; a block without lines is one."""
    place, layout = block.document().documentLayout().blockBoundingRect(block), block.layout()
    top = place.top() - layout.boundingRect().top()
    lines = [layout.lineAt(number).rect().center().y() for number in range(layout.lineCount())]
    return [int((top + line) // height) for line in lines] or [int(place.center().y() // height)]


def _has_lone_line(pages: list[int]) -> bool:
    """Tell whether the first or the last line of a block stands on another page than its neighbour."""
    return len(pages) > 1 and (pages[0] != pages[1] or pages[-1] != pages[-2])
