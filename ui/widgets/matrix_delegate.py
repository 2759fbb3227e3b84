"""Paints the cells of the evidence matrix: how many notes, on a ground that is the darker the more there are."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from inspector_app.domain.matrix import Cell
from ui import theme
from ui.models.matrix import SHOWN, ShownCell, Triangulation, said
from ui.widgets import paint

Index = QModelIndex | QPersistentModelIndex

_APART, _INSET, _ABOVE, _BELOW = 4, 7, 5, 7
_SYMBOL, _NEAR, _GAP, _SIGN = 15, 3, 5, 18
_BEFORE = 4
"""The room before the symbol in the last column."""
_DARK = 3
"""From this step of heat on, symbols are painted in the colour of the text."""
Mark = tuple[str, str, str]
"""Symbol, colour and words."""


def marks(counts: Cell, *, about: bool) -> list[Mark]:
    """Return symbol, colour and count of what a cell's notes say: which way they point or, instead, what about."""
    if about:
        given = [(*paint.ABOUTS["action"], counts.action), (*paint.ABOUTS["impact"], counts.impact)]
    else:
        given = [(*paint.STANCES["progress"], counts.progress), (*paint.STANCES["concern"], counts.concern)]
    return [(symbol, role, str(count)) for symbol, role, count in (*given, (*paint.VERBATIM, counts.quotes)) if count]


def apart(counts: Cell) -> list[Mark]:
    """Return symbol, colour and words of what is no witness's voice: what was seen, and own comments."""
    given = (
        ("observed", f"{counts.observed:,}", counts.observed),
        ("comment", f"+{counts.comments:,}", counts.comments),
    )
    return [(*paint.VOICES[voice], words) for voice, words, count in given if count]


def width_of(counts: Cell, *, about: bool) -> int:
    """Return the width in which a cell shows all it has."""
    small = QFontMetrics(theme.current().font("small", even=True))
    large = QFontMetrics(theme.current().font("title", strong=True, even=True))

    def wide(drawn: list[Mark]) -> int:
        return sum(theme.px(_SYMBOL + _NEAR + _GAP) + small.horizontalAdvance(mark[2]) for mark in drawn)

    above = large.horizontalAdvance(f"{counts.notes:,}") + wide(apart(counts))
    return max(wide(marks(counts, about=about)) - theme.px(_GAP), above) + 2 * theme.px(_APART + _INSET) + 2


def least_height() -> int:
    """Return the height of a row in which counts and marks, and two lines of who is missing, have their room."""
    small, strong = (
        QFontMetrics(theme.current().font("small")),
        QFontMetrics(theme.current().font("small", strong=True)),
    )
    large = QFontMetrics(theme.current().font("title", strong=True, even=True))
    counts = theme.px(_ABOVE) + large.ascent() + max(theme.px(_SYMBOL), small.height()) + theme.px(_BELOW)
    return max(strong.height() + theme.px(2) + 2 * small.height(), counts) + 2 * theme.px(_APART)


def width_of_last(triangulations: Iterable[Triangulation]) -> int:
    """Return the least width of the last column: that of how many were heard."""
    strong = QFontMetrics(theme.current().font("small", strong=True))
    words = max((strong.horizontalAdvance(told.count) for told in triangulations), default=0)
    return _before_words() + words + 2 * theme.px(_APART) + 4


def _before_words() -> int:
    """Return where, in the last column, the words begin beside their symbol."""
    return theme.px(_BEFORE + _SIGN + 7)


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
            self._paint_none(painter, box, shown)
        if state & QStyle.StateFlag.State_Selected:
            self._paint_current(painter, box)
        painter.restore()

    def _paint_counts(self, painter: QPainter, box: QRect, shown: ShownCell) -> None:
        painter.setPen(_gap_pen() if shown.gap else QPen(theme.colour("border"), 1))
        painter.setBrush(theme.colour(f"heat/{shown.heat}"))
        painter.drawRoundedRect(_half(box), theme.px(8), theme.px(8))
        inside = box.adjusted(theme.px(_INSET), theme.px(_ABOVE), -theme.px(_INSET), -theme.px(_BELOW))
        painter.setPen(theme.colour("text"))
        painter.setFont(theme.current().font("title", strong=True, even=True))
        painter.drawText(inside, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, f"{shown.counts.notes:,}")
        painter.setFont(theme.current().font("small", even=True))
        side = theme.px(_SYMBOL)
        line = max(side, painter.fontMetrics().height())
        below = QRect(inside.x(), inside.bottom() - line + 1, 0, line)
        self._paint_marks(painter, below, marks(shown.counts, about=self.about), shown.heat)
        aside = apart(shown.counts)
        wide = sum(side + theme.px(_NEAR + _GAP) + painter.fontMetrics().horizontalAdvance(mark[2]) for mark in aside)
        place = QRect(inside.right() - wide + theme.px(_GAP), inside.y() + theme.px(2), 0, line)
        self._paint_marks(painter, place, aside, shown.heat)

    def _paint_marks(self, painter: QPainter, place: QRect, drawn: list[Mark], heat: int) -> None:
        """Draw symbols and their words in a line from a place on."""
        left, top, line, side = place.x(), place.y(), place.height(), theme.px(_SYMBOL)
        for symbol, role, words in drawn:
            paint.symbol(painter, QRect(left, top, side, line), symbol, "text" if heat >= _DARK else role, _SYMBOL)
            left += side + theme.px(_NEAR)
            width = painter.fontMetrics().horizontalAdvance(words)
            painter.drawText(QRect(left, top, width + 2, line), Qt.AlignmentFlag.AlignVCenter, words)
            left += width + theme.px(_GAP)

    def _paint_none(self, painter: QPainter, box: QRect, shown: ShownCell) -> None:
        gap = shown.gap
        role = "gap" if gap else "muted"
        if gap:
            ground = theme.mixed(theme.colour("gap"), theme.colour("surface"), 0.35)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("surface"))
            painter.drawRoundedRect(_half(box), theme.px(8), theme.px(8))
            painter.setPen(QPen(ground, 1))
            _hatch(painter, box)
            painter.setPen(_gap_pen())
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(_half(box), theme.px(8), theme.px(8))
        room = box.adjusted(theme.px(6), 0, -theme.px(6), 0)
        if shown.counts.comments:
            room.setBottom(self._paint_own(painter, room, shown) - 1)
        painter.setFont(theme.current().font("small", strong=gap))
        painter.setPen(theme.colour(role))
        _write_on_ground(painter, room, self.tr("No evidence yet") if gap else self.tr("None"))

    def _paint_own(self, painter: QPainter, room: QRect, shown: ShownCell) -> int:
        """Tell at the bottom of a cell without notes how many own comments there are; return where that begins."""
        painter.setFont(theme.current().font("small", even=True))
        metrics, side = painter.fontMetrics(), theme.px(_SYMBOL)
        line = max(side, metrics.height())
        place = QRect(room.x(), room.bottom() - line - theme.px(3), room.width(), line)
        [words] = said(shown.counts, "comments")
        painter.setPen(theme.colour("muted"))
        if metrics.horizontalAdvance(f"+{words}") <= room.width():
            _write_on_ground(painter, place, f"+{words}")
        else:
            [(symbol, role, figures)] = apart(shown.counts)
            width = side + theme.px(_NEAR) + metrics.horizontalAdvance(figures)
            mark = QRect(place.x() + (place.width() - width) // 2, place.y(), width, line)
            _ground(painter, mark)
            self._paint_marks(painter, mark, [(symbol, role, figures)], shown.heat)
        return place.y()

    def _paint_triangulation(self, painter: QPainter, box: QRect, told: Triangulation) -> None:
        symbol, role = ("circle-check", "saved") if told.complete else ("triangle-alert", "gap")
        side = theme.px(_SIGN)
        strong, small = theme.current().font("small", strong=True), theme.current().font("small")
        left = box.x() + theme.px(_BEFORE)
        words = QRect(box.x() + _before_words(), box.y(), 0, box.height())
        words.setRight(box.right())
        painter.setFont(small)
        wrap = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        above = QFontMetrics(strong).height()
        room = words.adjusted(0, 0, 0, -max(above, side) - theme.px(2))
        missing = paint.cut(QFontMetrics(small), told.missing, room)  # the gaps of the row tell it as well
        below = painter.boundingRect(words, int(wrap), missing).height()
        top = box.y() + max(0, (box.height() - above - below - theme.px(2)) // 2)
        paint.symbol(painter, QRect(left, top, side, max(above, side)), symbol, role, 18)
        painter.setFont(strong)
        painter.setPen(theme.colour(role))
        line = QRect(words.x(), top, words.width(), max(above, side))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, told.count)
        painter.setFont(small)
        painter.setPen(theme.colour("muted"))
        painter.drawText(QRect(words.x(), line.bottom() + theme.px(2), words.width(), below), int(wrap), missing)

    def _paint_current(self, painter: QPainter, box: QRect) -> None:
        """Frame the cell whose notes are shown; with a wider ring while the keys go to the matrix."""
        focused = self._view.hasFocus()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("focus" if focused else "control"), 3 if focused else 2))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(8), theme.px(8))


def _half(box: QRect) -> QRectF:
    return QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5)


def _write_on_ground(painter: QPainter, room: QRect, words: str) -> None:
    """Write words in the middle of a room, on a plain ground where there is a hatch."""
    flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
    _ground(painter, painter.boundingRect(room, flags, words))
    painter.drawText(room, flags, words)


def _ground(painter: QPainter, rect: QRect) -> None:
    """Draw a plain ground around a rectangle; the pen stays as it is."""
    pen = painter.pen()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("surface"))
    around = rect.adjusted(-theme.px(5), -theme.px(2), theme.px(5), theme.px(2))
    painter.drawRoundedRect(around, theme.px(3), theme.px(3))
    painter.setPen(pen)


def _gap_pen() -> QPen:
    """Return the pen of the dashed frame of a gap."""
    pen = QPen(theme.colour("gap"), 1.4)
    pen.setDashPattern([4, 2.5])
    return pen


def _hatch(painter: QPainter, box: QRect) -> None:
    """Draw slanting lines from edge to edge of a box."""
    step = max(theme.px(7), 4)
    painter.save()
    painter.setClipRect(box.adjusted(2, 2, -2, -2), Qt.ClipOperation.IntersectClip)
    for x in range(box.left() - box.height(), box.right(), step):
        painter.drawLine(x, box.bottom(), x + box.height(), box.top())
    painter.restore()
