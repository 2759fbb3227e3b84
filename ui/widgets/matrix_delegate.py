"""Paints the cells of the evidence matrix: how many notes, on a ground that is the darker the more there are."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from inspector_app.domain.matrix import Cell
from ui import theme
from ui.models.matrix import SHOWN, ShownCell, Triangulation
from ui.widgets import paint

Index = QModelIndex | QPersistentModelIndex

_APART, _INSET, _SYMBOL, _NEAR, _GAP = 4, 9, 15, 3, 7
_DARK = 3
"""From this step of heat on, symbols are painted in the colour of the text."""
Mark = tuple[str, str, int]


def marks(counts: Cell, *, about: bool) -> list[Mark]:
    """Return symbol, colour and count of what a cell's notes say: which way they point or, instead, what about."""
    if about:
        given = [(*paint.ABOUTS["action"], counts.action), (*paint.ABOUTS["impact"], counts.impact)]
    else:
        given = [(*paint.STANCES["progress"], counts.progress), (*paint.STANCES["concern"], counts.concern)]
    return [mark for mark in (*given, (*paint.VERBATIM, counts.quotes)) if mark[2]]


def width_of(counts: Cell, *, about: bool) -> int:
    """Return the width in which a cell shows all it has."""
    small = QFontMetrics(theme.current().font("small", even=True))
    large = QFontMetrics(theme.current().font("title", strong=True, even=True))
    said = [theme.px(_SYMBOL + _NEAR) + small.horizontalAdvance(str(mark[2])) for mark in marks(counts, about=about)]
    below = sum(said) + theme.px(_GAP) * max(len(said) - 1, 0)
    return max(below, large.horizontalAdvance(f"{counts.notes:,}")) + 2 * theme.px(_APART + _INSET) + 2


class MatrixDelegate(QStyledItemDelegate):
    """Paints one cell; `about` shows action and impact in place of progress and concern."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self.about = False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shown = index.data(SHOWN)
        state: QStyle.StateFlag = option.state
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(rect)
        painter.fillRect(rect, theme.colour("surface"))  # the view has drawn the ground of a chosen row
        box = rect.adjusted(theme.px(_APART), theme.px(_APART), -theme.px(_APART), -theme.px(_APART))
        if isinstance(shown, Triangulation):
            self._paint_triangulation(painter, box, shown)
        elif isinstance(shown, ShownCell) and shown.counts.notes:
            self._paint_counts(painter, box, shown)
        elif isinstance(shown, ShownCell):
            self._paint_none(painter, box, gap=shown.gap)
        if state & QStyle.StateFlag.State_Selected:
            self._paint_current(painter, box)
        painter.restore()

    def _paint_counts(self, painter: QPainter, box: QRect, shown: ShownCell) -> None:
        painter.setPen(QPen(theme.colour("border"), 1))
        painter.setBrush(theme.colour(f"heat/{shown.heat}"))
        painter.drawRoundedRect(_half(box), theme.px(8), theme.px(8))
        inside = box.adjusted(theme.px(_INSET), theme.px(5), -theme.px(_INSET), -theme.px(7))
        painter.setPen(theme.colour("text"))
        painter.setFont(theme.current().font("title", strong=True, even=True))
        painter.drawText(inside, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, f"{shown.counts.notes:,}")
        painter.setFont(theme.current().font("small", even=True))
        side = theme.px(_SYMBOL)
        line = max(side, painter.fontMetrics().height())
        left, top = inside.x(), inside.bottom() - line + 1
        for symbol, role, count in marks(shown.counts, about=self.about):
            ink = "text" if shown.heat >= _DARK else role
            paint.symbol(painter, QRect(left, top, side, line), symbol, ink, _SYMBOL)
            left += side + theme.px(_NEAR)
            width = painter.fontMetrics().horizontalAdvance(str(count))
            painter.drawText(QRect(left, top, width + 2, line), Qt.AlignmentFlag.AlignVCenter, str(count))
            left += width + theme.px(_GAP)

    def _paint_none(self, painter: QPainter, box: QRect, *, gap: bool) -> None:
        role = "gap" if gap else "muted"
        if gap:
            ground = theme.mixed(theme.colour("gap"), theme.colour("surface"), 0.35)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("surface"))
            painter.drawRoundedRect(_half(box), theme.px(8), theme.px(8))
            painter.setPen(QPen(ground, 1))
            _hatch(painter, box)
            pen = QPen(theme.colour("gap"), 1.4)
            pen.setDashPattern([4, 2.5])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(_half(box), theme.px(8), theme.px(8))
        painter.setFont(theme.current().font("small", strong=gap))
        words = self.tr("No evidence yet") if gap else self.tr("None")
        room = box.adjusted(theme.px(6), 0, -theme.px(6), 0)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        if gap:
            ground_of_words = painter.boundingRect(room, int(flags), words).adjusted(
                -theme.px(5), -theme.px(2), theme.px(5), theme.px(2)
            )
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("surface"))
            painter.drawRoundedRect(ground_of_words, theme.px(3), theme.px(3))
        painter.setPen(theme.colour(role))
        painter.drawText(room, int(flags), words)

    def _paint_triangulation(self, painter: QPainter, box: QRect, told: Triangulation) -> None:
        symbol, role = ("circle-check", "saved") if told.complete else ("triangle-alert", "gap")
        side = theme.px(20)
        strong, small = theme.current().font("small", strong=True), theme.current().font("small")
        left = box.x() + theme.px(6)
        words = QRect(left + side + theme.px(9), box.y(), 0, box.height())
        words.setRight(box.right())
        painter.setFont(small)
        wrap = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        below = painter.boundingRect(words, int(wrap), told.missing).height()
        above = QFontMetrics(strong).height()
        top = box.y() + max(0, (box.height() - above - below - theme.px(2)) // 2)
        paint.symbol(painter, QRect(left, top, side, max(above, side)), symbol, role, 18)
        painter.setFont(strong)
        painter.setPen(theme.colour(role))
        line = QRect(words.x(), top, words.width(), max(above, side))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, told.count)
        painter.setFont(small)
        painter.setPen(theme.colour("muted"))
        painter.drawText(QRect(words.x(), line.bottom() + theme.px(2), words.width(), below), int(wrap), told.missing)

    def _paint_current(self, painter: QPainter, box: QRect) -> None:
        """Frame the cell whose notes are shown; with a wider ring while the keys go to the matrix."""
        focused = self._view.hasFocus()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("focus" if focused else "control"), 3 if focused else 2))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(8), theme.px(8))


def _half(box: QRect) -> QRectF:
    return QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5)


def _hatch(painter: QPainter, box: QRect) -> None:
    """Draw slanting lines from edge to edge of a box."""
    step = max(theme.px(7), 4)
    painter.save()
    painter.setClipRect(box.adjusted(2, 2, -2, -2), Qt.ClipOperation.IntersectClip)
    for x in range(box.left() - box.height(), box.right(), step):
        painter.drawLine(x, box.bottom(), x + box.height(), box.top())
    painter.restore()
