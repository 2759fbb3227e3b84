"""Paints one note of a timeline: time, marks, the whole text, what it says of itself in words, its weaknesses."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from inspector_app.domain import spelling
from inspector_app.domain.evidence import NoteRow
from inspector_app.domain.heard import is_late
from ui import theme
from ui.models.notes import ROW, clock_time, day_and_time
from ui.widgets import paint
from ui.widgets.note_table import paint_marks, paint_tags
from ui.widgets.note_text import height_of, laid_out

if TYPE_CHECKING:
    from ui.widgets.timeline import Timeline

Index = QModelIndex | QPersistentModelIndex

_INSET, _ABOVE, _MARK, _GAP, _DECISION = 16, 10, 22, 12, 24
_FACT, _FACT_GAP, _BETWEEN = 15, 14, 3
_SHARE_OF_CHIPS = 0.42
"""The most of a row's width that chips with their words may take; beyond it they are discs only."""
_MOST_DISCS, _MOST_LAID_OUT, _MOST_KEPT = 7, 64, 5_000


class TimelineDelegate(QStyledItemDelegate):
    """Paints the notes of one interview; keeps the heights it has measured."""

    def __init__(self, view: "Timeline") -> None:
        super().__init__(view)
        self._view = view
        self._heights: dict[int, tuple[NoteRow, int, bool, QSize]] = {}
        self._layouts: dict[UUID, tuple[NoteRow, int, QTextLayout]] = {}
        self._names: tuple[str, ...] = ()
        self.own_words: frozenset[str] | None = None
        """Words of the visit, in small letters; None while spelling is not marked."""

    def forget(self) -> None:
        """Forget the heights, as when the text size has changed."""
        self._heights.clear()
        self._layouts.clear()

    def _laid_out(self, row: NoteRow, width: int) -> QTextLayout:
        """Return the text of a note that is in sight, laid out once and not with every paint."""
        known = self._layouts.get(row.subject)
        if known is None or known[0] is not row or known[1] != width:
            if len(self._layouts) >= _MOST_LAID_OUT:
                self._layouts.clear()
            wrong = spelling.unknown(row.text, self.own_words) if self.own_words is not None else ()
            layout = laid_out(row.text, self._font(row), width, wrong=wrong)
            known = self._layouts[row.subject] = (row, width, layout)
        return known[2]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        model = self._view.notes
        if model.weaknesses is not self._names:
            self._names = model.weaknesses
            self._heights.clear()
        row, width = model.note(index.row()), self._view.viewport().width()
        later = bool(model.to_write_up) and row.subject in model.to_write_up
        known = self._heights.get(id(row))  # asked for every row with every note, so as cheap as can be
        if known is None or known[0] is not row or known[1] != width or known[2] != later:
            if len(self._heights) > _MOST_KEPT:
                self._heights.clear()
            known = self._heights[id(row)] = (row, width, later, QSize(width, self._height(row, width)))
        return known[3]

    def _by_another(self, row: NoteRow) -> bool:
        return bool(self._view.notes.own) and row.author_code != self._view.notes.own

    def _height(self, row: NoteRow, width: int) -> int:
        room = self._text_rect(row, QRect(0, 0, width, 0)).width()
        text = height_of(laid_out(row.text, self._font(row), room))
        lines = sum(1 for _ in self._lines(row, room))
        text += lines * (_fact_line() + theme.px(_BETWEEN))
        time = QFontMetrics(theme.current().font("body")).height()
        author = QFontMetrics(theme.current().font("tiny")).height() if self._by_another(row) else 0
        return max(text, theme.px(_MARK), time + author) + 2 * theme.px(_ABOVE) + 1

    def facts(self, row: NoteRow) -> Iterator[tuple[str, str, str]]:
        """Yield what a note says of itself beside its text: symbol, colour and words of each."""
        if row.about in paint.ABOUTS:
            yield *paint.ABOUTS[row.about], self.tr("Action") if row.about == "action" else self.tr("Impact")
        if row.voice in paint.VOICES:
            yield *paint.VOICES[row.voice], self.tr("Observed") if row.voice == "observed" else self.tr("Own comment")
        if is_late(row.heard, row.typed):
            same_day = (row.heard or "")[:10] == (row.typed or "")[:10]
            when = clock_time(row.typed) if same_day else day_and_time(row.typed)
            yield "clock", "muted", self.tr("typed {0}").format(when)
        if row.subject in self._view.notes.to_write_up:
            yield "hourglass", "gap", self.tr("To write up")

    def _lines(self, row: NoteRow, room: int) -> Iterator[list[tuple[int, str, str, str]]]:
        """Yield the facts line by line, each with its place in the line."""
        metrics = QFontMetrics(theme.current().font("small"))
        line: list[tuple[int, str, str, str]] = []
        x = 0
        for icon, role, words in self.facts(row):
            width = theme.px(_FACT + 5) + metrics.horizontalAdvance(words)
            if line and x + width > room:
                yield line
                line, x = [], 0
            line.append((x, icon, role, words))
            x += width + theme.px(_FACT_GAP)
        if line:
            yield line

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
        layout = self._laid_out(row, text.width())
        painter.setPen(theme.colour("text"))
        layout.draw(painter, QPointF(text.x(), top))
        self._paint_facts(painter, row, QRect(text.x(), top + height_of(layout), text.width(), _fact_line()))
        self._paint_tags(painter, QRect(text.right() + theme.px(_GAP), top + (line - side) // 2, 0, side), row, rect)
        painter.restore()

    def _paint_facts(self, painter: QPainter, row: NoteRow, place: QRect) -> None:
        painter.setFont(theme.current().font("small"))
        side = theme.px(_FACT)
        for line in self._lines(row, place.width()):
            place.translate(0, theme.px(_BETWEEN))
            for x, icon, role, words in line:
                paint.symbol(painter, QRect(place.x() + x, place.y(), side, place.height()), icon, role, _FACT)
                painter.setPen(theme.colour("gap" if role == "gap" else "muted"))
                start = x + theme.px(_FACT + 5)
                flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
                painter.drawText(place.adjusted(start, 0, 0, 0), flags, words)
            place.translate(0, place.height())

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


def _fact_line() -> int:
    return QFontMetrics(theme.current().font("small")).height()
