"""How high a plain text field must be to show all of its text."""

from PySide6.QtWidgets import QPlainTextEdit


def text_height(edit: QPlainTextEdit) -> int:
    """Return the height of a field, in pixels, at which all its lines are seen and there is nothing to scroll.

    The document's own size is not enough: it counts a paragraph that was not laid out yet as one line.
    """
    document = edit.document()
    layout, block = document.documentLayout(), document.firstBlock()
    height = 0.0
    while block.isValid():
        height += layout.blockBoundingRect(block).height()  # the first one's holds the margin above
        block = block.next()
    below = round(document.documentMargin()) + 1  # one pixel less, and the field takes its last line for hidden
    return max(round(height), edit.fontMetrics().lineSpacing()) + below + 2 * edit.frameWidth()


def least_height(edit: QPlainTextEdit, lines: int) -> int:
    """Return the height, in pixels, at which so many lines would be seen."""
    return (
        lines * edit.fontMetrics().lineSpacing()
        + 2 * round(edit.document().documentMargin())
        + 1
        + 2 * edit.frameWidth()
    )
