"""The list of interviews: code, witness and title, when and how long, and what each brought, weakness by weakness."""

from collections.abc import Iterator
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from inspector_app.services.interviews import Brought
from ui import actions, theme
from ui.models.interviews import InterviewModel, facts, witness_in_words
from ui.models.notes import ROW
from ui.widgets import paint

Index = QModelIndex | QPersistentModelIndex

_INSET, _ABOVE, _ICON, _GAP, _BETWEEN, _DISC, _DISC_GAP = 14, 10, 30, 12, 3, 20, 10


class InterviewDelegate(QStyledItemDelegate):
    """Paints one interview: its name, a quieter line, and a line of discs with counts."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else 0
        return QSize(min(width, theme.px(200)), self._paint(None, QRect(0, 0, width, 0), index.data(ROW)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            paint.selection(painter, rect)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("hover"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.colour("rule"))
        self._paint(painter, rect, index.data(ROW))
        painter.restore()

    def _paint(self, painter: QPainter | None, rect: QRect, row: Brought) -> int:
        """Draw an interview, or without a painter only measure it; return the height it takes."""
        px = theme.px
        name, small = theme.current().font(strong=True), theme.current().font("small")
        icon = QRect(rect.x() + px(_INSET), rect.y() + px(_ABOVE), px(_ICON), px(_ICON))
        left = icon.right() + px(_GAP)
        room = QRect(left, rect.y() + px(_ABOVE), rect.right() - px(_INSET) - left, 0)
        if painter is not None:
            paint.soft_symbol(painter, icon, row.witness.icon, "accent")
        title = " · ".join(part for part in (row.interview.code, row.interview.title) if part) or row.interview.label
        y = _line(painter, room, room.y(), title, name, "text")
        y = _line(painter, room, y, " · ".join((witness_in_words(row.witness), *facts(row))), small, "muted")
        if row.notes:
            y = self._paint_discs(painter, room, y + px(_BETWEEN), row)
        return max(y, icon.bottom()) + px(_ABOVE) - rect.y()

    def _paint_discs(self, painter: QPainter | None, room: QRect, top: int, row: Brought) -> int:
        side, metrics = theme.px(_DISC), QFontMetrics(_count_font())
        x = room.x()
        for rank, words in self._counts(row):
            width = side + theme.px(5) + metrics.horizontalAdvance(words)
            if x > room.x() and x + width > room.right():
                x, top = room.x(), top + side + theme.px(_BETWEEN)
            if painter is not None:
                mark = QRect(x, top, side, side)
                if rank:
                    paint.disc(painter, mark, rank)
                else:
                    paint.symbol(painter, mark, "circle-dashed", "gap", 15)
                painter.setFont(_count_font())
                painter.setPen(theme.colour("text" if rank else "gap"))
                place = QRect(mark.right() + theme.px(5), top, width, side)
                painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
            x += width + theme.px(_DISC_GAP)
        return top + side

    def _counts(self, row: Brought) -> Iterator[tuple[int, str]]:
        for rank, count in enumerate(row.held, 1):
            if count:
                yield rank, str(count)
        if row.untagged:
            yield 0, self.tr("{0} not tagged").format(row.untagged)


def _count_font() -> QFont:
    return theme.current().font("small", strong=True, even=True)


def _line(painter: QPainter | None, room: QRect, top: int, words: str, font: QFont, role: str) -> int:
    """Draw words, wrapped where they need it, and return where they end."""
    flags = Qt.TextFlag.TextWordWrap
    place = QFontMetrics(font).boundingRect(QRect(room.x(), top, max(room.width(), 1), 1 << 16), flags, words)
    if painter is not None:
        painter.setFont(font)
        painter.setPen(theme.colour(role))
        painter.drawText(QRect(room.x(), top, room.width(), place.height()), flags, words)
    return top + place.height()


class InterviewList(QListView):
    """The interviews, with their model `interviews`: Enter opens one, F2 corrects it, Delete takes an empty one."""

    chosen = Signal(object)
    """The subject of the interview that shall be opened."""
    correct_wanted = Signal(object)
    delete_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.interviews = InterviewModel(self)
        self.setModel(self.interviews)
        self.setItemDelegate(InterviewDelegate(self))
        self.setAccessibleName(self.tr("Interviews"))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.open = actions.of_page("interview.open", self, self._open)
        self.correct = actions.of_page("interview.correct", self, self._correct)
        self.delete = actions.of_page("interview.delete", self, self._delete)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.clicked.connect(self._open)
        theme.appearance.changed.connect(self.scheduleDelayedItemsLayout)

    def choose(self, interview: UUID | None) -> None:
        """Make an interview the current row, else the newest."""
        row = self.interviews.row_of(interview)
        self.setCurrentIndex(self.interviews.index(len(self.interviews.rows) - 1 if row is None else row))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def _current(self) -> UUID | None:
        index = self.currentIndex()
        return self.interviews.rows[index.row()].interview.subject if index.isValid() else None

    @Slot()
    def _open(self) -> None:
        if (interview := self._current()) is not None:
            self.chosen.emit(interview)

    @Slot()
    def _correct(self) -> None:
        if (interview := self._current()) is not None:
            self.correct_wanted.emit(interview)

    @Slot()
    def _delete(self) -> None:
        if (interview := self._current()) is not None:
            self.delete_wanted.emit(interview)
