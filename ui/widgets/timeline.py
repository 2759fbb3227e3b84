"""The timeline of one interview: each note whole, as high as it needs to be, with its weaknesses at the right."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from inspector_app.domain.evidence import NoteRow
from ui import theme
from ui.models.notes import ROW, TimelineModel, clock_time
from ui.widgets import paint
from ui.widgets.note_table import paint_marks, paint_tags
from ui.widgets.note_text import height_of, laid_out

Index = QModelIndex | QPersistentModelIndex

_INSET, _ABOVE, _MARK, _GAP, _DECISION = 16, 10, 22, 12, 24
_SHARE_OF_CHIPS = 0.42
"""The most of a row's width that chips with their words may take; beyond it they are discs only."""
_MOST_DISCS = 7
_MOST_KEPT = 5_000


class TimelineDelegate(QStyledItemDelegate):
    """Paints one note; keeps the heights it has measured."""

    def __init__(self, view: "Timeline") -> None:
        super().__init__(view)
        self._view = view
        self._heights: dict[tuple[UUID, int, tuple[int, ...], bool, bool, int], int] = {}

    def forget(self) -> None:
        """Forget the heights, as when the text size has changed."""
        self._heights.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: NoteRow = index.data(ROW)
        width = self._view.viewport().width()
        key = (row.subject, hash(row.text), row.tags, row.voice == "verbatim", self._by_another(row), width)
        height = self._heights.get(key)
        if height is None:
            if len(self._heights) > _MOST_KEPT:
                self._heights.clear()
            height = self._heights[key] = self._height(row, width)
        return QSize(width, height)

    def _by_another(self, row: NoteRow) -> bool:
        return bool(self._view.notes.own) and row.author_code != self._view.notes.own

    def _height(self, row: NoteRow, width: int) -> int:
        layout = laid_out(row.text, self._font(row), self._text_rect(row, QRect(0, 0, width, 0)).width())
        time = QFontMetrics(theme.current().font("body")).height()
        author = QFontMetrics(theme.current().font("tiny")).height() if self._by_another(row) else 0
        return max(height_of(layout), theme.px(_MARK), time + author) + 2 * theme.px(_ABOVE) + 1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        row: NoteRow = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            paint.selection(painter, rect)
        inset = theme.px(_INSET)
        painter.fillRect(rect.x() + inset, rect.bottom(), rect.width() - 2 * inset, 1, theme.colour("rule"))
        self._paint_time(painter, rect, row)
        side = theme.px(_MARK)
        line = QFontMetrics(theme.current().font("body")).height()
        top = rect.y() + theme.px(_ABOVE)
        paint_marks(painter, QRect(self._marks_x(rect), top + (line - side) // 2, side, side), row)
        text = self._text_rect(row, rect)
        layout = laid_out(row.text, self._font(row), text.width())
        painter.setPen(theme.colour("text"))
        layout.draw(painter, QPointF(text.x(), top))
        self._paint_tags(painter, QRect(text.right() + theme.px(_GAP), top + (line - side) // 2, 0, side), row, rect)
        painter.restore()

    def _paint_time(self, painter: QPainter, rect: QRect, row: NoteRow) -> None:
        font = theme.current().font("body", even=True)
        painter.setFont(font)
        painter.setPen(theme.colour("muted"))
        left, top = rect.x() + theme.px(_INSET), rect.y() + theme.px(_ABOVE)
        metrics = painter.fontMetrics()
        painter.drawText(left, top + metrics.ascent(), clock_time(row.heard or row.typed))
        if self._by_another(row):
            below = top + metrics.height()
            painter.setFont(theme.current().font("tiny"))
            room = self._marks_x(rect) - left
            code = painter.fontMetrics().elidedText(row.author_code, Qt.TextElideMode.ElideRight, room)
            painter.drawText(left, below + painter.fontMetrics().ascent(), code)

    def _paint_tags(self, painter: QPainter, place: QRect, row: NoteRow, rect: QRect) -> None:
        right = rect.right() - theme.px(_INSET)
        if row.decisions:
            mark = self.mark(rect)
            paint.symbol(painter, mark, "git-compare", "gap")
            right = mark.left() - theme.px(4)
        labels = self._labels(row, rect.width())
        if not labels:
            width = self._tags_width(row, rect.width())
            paint_tags(
                painter,
                QRect(right - width, place.y(), width, place.height()),
                row.tags,
                self._view.not_tagged,
                _MOST_DISCS,
            )
            return
        for rank, label in reversed(list(zip(row.tags, labels, strict=True))):
            width = paint.weakness_chip_width(label)
            chip = QRect(right - width, place.y(), width, place.height())
            paint.weakness_chip(painter, chip, rank, label)
            right = chip.x() - theme.px(6)

    def mark(self, rect: QRect) -> QRect:
        """Return where, in the row of a note, the mark of a decision stands."""
        side, line = theme.px(_DECISION), QFontMetrics(theme.current().font("body")).height()
        top = rect.y() + theme.px(_ABOVE) + (line - side) // 2
        return QRect(rect.right() - theme.px(_INSET) - side, top, side, side)

    def _labels(self, row: NoteRow, width: int) -> Sequence[str]:
        """Return the short names of the weaknesses, or none where there is no room for them."""
        names = self._view.notes.weaknesses
        if any(rank > len(names) for rank in row.tags):
            return ()
        labels = [names[rank - 1] for rank in row.tags]
        needed = sum(paint.weakness_chip_width(label) + theme.px(6) for label in labels)
        return labels if needed <= width * _SHARE_OF_CHIPS else ()

    def _tags_width(self, row: NoteRow, width: int) -> int:
        labels = self._labels(row, width)
        if labels:
            return sum(paint.weakness_chip_width(label) + theme.px(6) for label in labels) - theme.px(6)
        disc = theme.px(paint.DISC) + theme.px(5)
        if not row.tags:
            font = theme.current().font("small", strong=True)
            return disc + QFontMetrics(font).horizontalAdvance(self._view.not_tagged) + theme.px(2)
        return disc * (min(len(row.tags), _MOST_DISCS) + (len(row.tags) > _MOST_DISCS))

    def _marks_x(self, rect: QRect) -> int:
        time = QFontMetrics(theme.current().font("body", even=True)).horizontalAdvance("00:00")
        return rect.x() + theme.px(_INSET) + time + theme.px(_GAP)

    def _text_rect(self, row: NoteRow, rect: QRect) -> QRect:
        left = self._marks_x(rect) + 2 * theme.px(_MARK) + theme.px(4 + _GAP)
        right = rect.right() - theme.px(_INSET) - self._tags_width(row, rect.width()) - theme.px(_GAP)
        if row.decisions:
            right -= theme.px(_DECISION + 4)
        return QRect(left, rect.y(), max(right - left, theme.px(120)), rect.height())

    def _font(self, row: NoteRow) -> QFont:
        return theme.current().font("body", italic=row.voice == "verbatim")


class Timeline(QListView):
    """A list of the notes of one interview with its model, `notes`; it follows the newest."""

    decision_chosen = Signal(object)
    """The mark of a decision was chosen: the subject of its note."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.not_tagged = self.tr("Not tagged")
        self.notes = TimelineModel(self)
        self._delegate = TimelineDelegate(self)
        self.setModel(self.notes)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("Notes of this interview"))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.notes.rowsInserted.connect(self._follow)
        self.notes.modelReset.connect(self._follow)
        theme.appearance.changed.connect(self._measure)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        index = self.indexAt(place)
        if index.isValid() and event.button() is Qt.MouseButton.LeftButton:
            note = self.notes.note(index.row())
            if note.decisions and self._delegate.mark(self.visualRect(index)).contains(place):
                self.decision_chosen.emit(note.subject)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():  # Qt lays out anew only for another height, and late
            self.doItemsLayout()

    @Slot()
    def _follow(self) -> None:
        QTimer.singleShot(0, self, self.scrollToBottom)  # when the rows have their places

    @Slot()
    def _measure(self) -> None:
        self._delegate.forget()
        self.scheduleDelayedItemsLayout()
