"""Where the sentences of a field are on the screen: dots under those without evidence, light on the one aimed at."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from inspector_app.domain.sentences import Span
from ui import theme
from ui.widgets.note_text import lit_look
from ui.widgets.note_text import units as units

_BELOW = 3.5
"""Pixels at 100 % from the base of a line to the dots: below the wave under an unknown word."""


def characters(text: str, place: int) -> int:
    """Return a place of a text in characters that Qt counts in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * place].decode("utf-16-le", "surrogatepass"))


def lit(edit: QPlainTextEdit, span: Span) -> QTextEdit.ExtraSelection:
    """Return the light on a sentence."""
    text, cursor = edit.toPlainText(), QTextCursor(edit.document())
    cursor.setPosition(units(text[: span[0]]))
    cursor.setPosition(units(text[: span[1]]), QTextCursor.MoveMode.KeepAnchor)
    light = QTextEdit.ExtraSelection()
    light.cursor, light.format = cursor, lit_look()
    return light


def character_under(edit: QPlainTextEdit, place: QPoint) -> int | None:
    """Return the character at a place of a field's viewport; nothing beside or below the text."""
    for rect, first, last in _lines(edit, 0, units(edit.toPlainText())):
        if rect.contains(QPointF(place)):
            found = edit.cursorForPosition(place).position()
            return characters(edit.toPlainText(), min(max(found, first), last))
    return None


def draw_unsupported(painter: QPainter, edit: QPlainTextEdit, spans: Sequence[Span]) -> None:
    """Draw dots under some sentences."""
    text = edit.toPlainText()
    pen = QPen(theme.colour("gap"), theme.px(16) / 10)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setDashPattern([0.1, 2.4])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    below = edit.fontMetrics().descent() - theme.px(_BELOW)
    for start, end in spans:
        for rect, _, _ in _lines(edit, units(text[:start]), units(text[:end])):
            painter.drawLine(
                QPointF(rect.left() + 1, rect.bottom() - below), QPointF(rect.right(), rect.bottom() - below)
            )


def _lines(edit: QPlainTextEdit, start: int, end: int) -> list[tuple[QRectF, int, int]]:
    """Return the parts of lines that show a stretch of the text: where on the viewport, from which unit to which."""
    found = []
    block = edit.document().findBlock(start)
    while block.isValid() and block.position() < end:
        layout = block.layout()
        corner = edit.blockBoundingGeometry(block).translated(edit.contentOffset()).topLeft()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first = max(start - block.position(), line.textStart())
            last = min(end - block.position(), line.textStart() + line.textLength())
            if first < last:
                left = _x(line.cursorToX(first))
                right = min(_x(line.cursorToX(last)), line.naturalTextRect().right())  # no space at the end of a line
                top = corner.y() + line.y()
                rect = QRectF(corner.x() + left, top, right - left, line.height())
                found.append((rect, block.position() + first, block.position() + last))
        block = block.next()
    return found


def _x(found: object) -> float:
    """Return the place of a cursor on its line, which one release of Qt tells with the cursor and another alone."""
    value = found[0] if isinstance(found, tuple) else found
    return float(value)  # type: ignore[arg-type]
