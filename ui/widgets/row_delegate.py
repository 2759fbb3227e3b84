"""Paints the rows of a RowModel: lead, symbol on its soft disc, text in as many lines as it needs, a quieter line."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Slot
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui import theme
from ui.models.rows import ROW, Index, Row
from ui.widgets import paint
from ui.widgets.note_text import height_of, laid_out

_INSET, _GAP, _SYMBOL = 12, 10, 24
_ABOVE, _BETWEEN, _LEAST = 9, 2, 40


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the parts of a row lie."""

    lead: QRect
    symbol: QRect
    text: QPointF
    below: QPointF
    height: int


class RowDelegate(QStyledItemDelegate):
    """Rows for a QListView; heights are kept by row and width, as wrapping is what takes time."""

    def __init__(self, view: QAbstractItemView, lead: int = 0, most_lines: int = 0) -> None:
        """Make the delegate of a list.

        Args:
            view: The list.
            lead: The width of the leads in pixels at 100 %; 0 where rows have none.
            most_lines: Texts are cut after so many lines; 0 for all lines.
        """
        super().__init__(view)
        self._view = view
        self._lead = lead
        self._most_lines = most_lines
        self._heights: dict[tuple[Row, int], int] = {}
        self.words: Sequence[str] = ()
        theme.appearance.changed.connect(self._forget)

    @Slot()
    def _forget(self) -> None:
        self._heights.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: Row = index.data(ROW)
        width = self._view.viewport().width()
        known = self._heights.get((row, width))
        if known is None:
            known = self._heights[row, width] = self._placed(row, QRect(0, 0, width, 0))[0].height
        return QSize(min(width, theme.px(120)), known)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            paint.selection(painter, rect)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("hover"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.colour("rule"))
        self._paint_parts(painter, row, rect)
        painter.restore()

    def _paint_parts(self, painter: QPainter, row: Row, rect: QRect) -> None:
        place, text, below = self._placed(row, rect)
        painter.setPen(theme.colour("muted"))
        if row.lead:
            font = _lead_font()
            painter.setFont(font)
            cut = QFontMetrics(font).elidedText(row.lead, Qt.TextElideMode.ElideRight, place.lead.width())
            painter.drawText(place.lead, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, cut)
        if below is not None:
            below.draw(painter, place.below)
        if row.symbol:
            paint.soft_symbol(painter, place.symbol, row.symbol, row.role)
        painter.setPen(theme.colour("text"))
        text.draw(painter, place.text)

    def _placed(self, row: Row, rect: QRect) -> tuple[_Place, QTextLayout, QTextLayout | None]:
        px = theme.px
        line = QFontMetrics(theme.current().font()).height()
        top = rect.y() + px(_ABOVE)
        x = rect.x() + px(_INSET)
        lead = QRect(x, top + (line - QFontMetrics(_lead_font()).height()) // 2, px(self._lead), line)
        if self._lead:
            x += px(self._lead) + px(_GAP)
        symbol = QRect(x, top + (line - px(_SYMBOL)) // 2, px(_SYMBOL), px(_SYMBOL))
        if row.symbol:
            x += px(_SYMBOL) + px(_GAP)
        width = max(rect.x() + rect.width() - px(_INSET) - x, px(_LEAST))
        text = laid_out(row.text, theme.current().font(italic=row.italic), width, self.words, self._most_lines)
        bottom = top + height_of(text)
        below_at, below = QPointF(x, bottom + px(_BETWEEN)), None
        if row.below:
            below = laid_out(row.below, theme.current().font("small"), width, (), min(self._most_lines, 2))
            bottom += px(_BETWEEN) + height_of(below)
        return _Place(lead, symbol, QPointF(x, top), below_at, bottom + px(_ABOVE) - rect.y()), text, below


def _lead_font() -> QFont:
    return theme.current().font("small", even=True)
