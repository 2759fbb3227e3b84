"""The table of all notes: rows of two lines, fixed in height so that ten thousand of them open at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import (
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from inspector_app.domain.evidence import NoteRow
from ui import theme
from ui.models.notes import ROW, Column, NoteTableModel, day_and_time, voice_name
from ui.widgets import paint
from ui.widgets.note_text import height_of, laid_out

Index = QModelIndex | QPersistentModelIndex

_ROW_HEIGHT, _INSET = 50, 10
_WIDTHS = {Column.TIME: 116, Column.WITNESS: 230, Column.NOTE: 300, Column.WEAKNESSES: 124, Column.BY: 62}
_CODE = 112
"""The width of the witnesses' column where it is narrow: that of a code."""
_NARROWEST_NOTE = 200
"""Pixels at 100 % that the text of a note is left at least."""
_MOST_DISCS = 3
_MOST_KEPT = 500
"""Of so many chosen notes it is remembered which, while others are shown."""
_FACT = 14
_DECISION = 24
"""The side of the mark of a decision, at 100 %."""


class NoteDelegate(QStyledItemDelegate):
    """Paints one cell of a note."""

    def __init__(self, view: "NoteTable") -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme.px(_WIDTHS[Column(index.column())]), theme.px(_ROW_HEIGHT))

    def mark(self, rect: QRect) -> QRect:
        """Return where, in the cell of a note, the mark of a decision stands."""
        side = theme.px(_DECISION)
        return QRect(rect.right() - theme.px(_INSET) - side, rect.y(), side, rect.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        row: NoteRow = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            paint.selection(painter, rect, first=index.column() == 0)
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.colour("rule"))
        cell = rect.adjusted(theme.px(_INSET), 0, -theme.px(_INSET), -1)
        match Column(index.column()):
            case Column.TIME:
                self._paint_time(painter, cell, row)
            case Column.WITNESS:
                self._paint_witness(painter, cell, row)
            case Column.NOTE:
                self._paint_note(painter, cell, row, self.mark(rect))
            case Column.WEAKNESSES:
                paint_tags(painter, cell, row.tags, self.tr("Not tagged"))
            case Column.BY:
                self._words(painter, cell, row.author_code or row.author_role, theme.current().font(), "muted")
        painter.restore()

    def _words(self, painter: QPainter, cell: QRect, text: str, font: QFont, role: str = "text") -> None:
        painter.setFont(font)
        painter.setPen(theme.colour(role))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, cell.width())
        painter.drawText(cell, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _paint_time(self, painter: QPainter, cell: QRect, row: NoteRow) -> None:
        later = row.subject in self._view.notes.to_write_up
        above, below = _two_lines(cell) if later else (cell, cell)
        when = day_and_time(row.heard or row.typed)
        self._words(painter, above, when, theme.current().font("body", even=True), "muted")
        if later:
            self._fact(painter, below, "hourglass", "gap", self.tr("To write up"))

    def _paint_witness(self, painter: QPainter, cell: QRect, row: NoteRow) -> None:
        """Draw which interview it was, and below it who was heard, or that nobody was."""
        above, below = _two_lines(cell)
        side = theme.px(16)
        icon = self._view.witness_icons.get(row.witness_kind, "user")
        paint.symbol(painter, QRect(above.x(), above.y(), side, above.height()), icon, "muted")
        beside = above.x() + side + theme.px(8)
        above.setLeft(beside)
        below.setLeft(beside)
        self._words(painter, above, row.place or row.witness_name, theme.current().font())
        if row.voice in paint.VOICES:
            self._fact(painter, below, *paint.VOICES[row.voice], voice_name(row.voice))
        elif row.place:
            self._words(painter, below, row.witness_name, theme.current().font("small"), "muted")

    def _fact(self, painter: QPainter, line: QRect, symbol: str, role: str, words: str) -> None:
        side = theme.px(_FACT)
        paint.symbol(painter, QRect(line.x(), line.y(), side, line.height()), symbol, role, _FACT)
        beside = line.adjusted(side + theme.px(4), 0, 0, 0)
        self._words(painter, beside, words, theme.current().font("small", strong=True), role)

    def _paint_note(self, painter: QPainter, cell: QRect, row: NoteRow, mark: QRect) -> None:
        side = theme.px(22)
        slot = QRect(cell.x(), cell.center().y() - side // 2, side, side)
        paint_marks(painter, slot, row)
        if row.voice in paint.VOICES:
            paint.soft_symbol(painter, slot.translated(side + theme.px(4), 0), *paint.VOICES[row.voice])
        text = cell.adjusted(2 * side + theme.px(14), 0, 0, 0)
        if row.decisions:
            text.setRight(mark.left() - theme.px(4))
            paint.symbol(painter, mark, "git-compare", "gap")
        font = theme.current().font(italic=row.voice == "verbatim")
        layout = laid_out(row.text, font, text.width(), self._view.notes.words, most_lines=2)
        painter.setPen(theme.colour("text"))
        layout.draw(painter, QPointF(text.x(), text.y() + (text.height() - height_of(layout)) / 2))


def _two_lines(cell: QRect) -> tuple[QRect, QRect]:
    """Return the upper and the lower line of a cell."""
    line = QFontMetrics(theme.current().font()).height()
    top = cell.y() + (cell.height() - 2 * line) // 2
    return QRect(cell.x(), top, cell.width(), line), QRect(cell.x(), top + line, cell.width(), line)


def paint_marks(painter: QPainter, slot: QRect, row: NoteRow) -> None:
    """Draw the stance of a note in a slot and, beside it, the mark of a quotation."""
    if row.stance in paint.STANCES:
        paint.soft_symbol(painter, slot, *paint.STANCES[row.stance])
    if row.voice == "verbatim":
        paint.soft_symbol(painter, slot.translated(slot.width() + theme.px(4), 0), *paint.VERBATIM)


def paint_tags(painter: QPainter, cell: QRect, tags: tuple[int, ...], none: str, most: int = _MOST_DISCS) -> None:
    """Draw the weaknesses of a note as discs from the left, or say that it has none."""
    side = theme.px(paint.DISC)
    disc = QRect(cell.x(), cell.center().y() - side // 2, side, side)
    if not tags:
        paint.symbol(painter, disc, "circle-dashed", "gap", 15)
        painter.setFont(theme.current().font("small", strong=True))
        painter.setPen(theme.colour("gap"))
        words = cell.adjusted(side + theme.px(4), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, none)
    for rank in tags[:most]:
        paint.disc(painter, disc, rank)
        disc.translate(side + theme.px(5), 0)
    if len(tags) > most:
        painter.setFont(theme.current().font("small", strong=True))
        painter.setPen(theme.colour("muted"))
        painter.drawText(disc.adjusted(0, 0, side, 0), Qt.AlignmentFlag.AlignVCenter, f"+{len(tags) - most}")


@dataclass(frozen=True, slots=True)
class _Kept:
    """Which notes are chosen, while others are shown."""

    chosen: frozenset[UUID] = frozenset()
    current: UUID | None = None
    row: int = -1


class NoteTable(QTableView):
    """A table of notes with its model, `notes`."""

    decision_chosen = Signal(object)
    """The mark of a decision was chosen: the subject of its note."""
    digit = Signal(int)
    """A figure from 1 was typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = _Kept()
        self.notes = NoteTableModel(self)
        self.witness_icons: Mapping[str, str] = {}
        self.setModel(self.notes)
        self._delegate = NoteDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("Notes"))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(Column.NOTE, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setSortIndicator(Column.TIME, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self.notes.modelAboutToBeReset.connect(self._keep)
        self.notes.modelReset.connect(self._choose_again)
        theme.appearance.changed.connect(self._measure)
        self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give up what is known elsewhere before the notes lose their room.

        First the titles of the interviews go, of which the codes stay, then who wrote, then the interviews.
        """
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        room = self.viewport().width() - theme.px(_WIDTHS[Column.TIME] + _WIDTHS[Column.WEAKNESSES] + _NARROWEST_NOTE)
        by, wide = theme.px(_WIDTHS[Column.BY]), theme.px(_WIDTHS[Column.WITNESS])
        witness = next((width for width in (wide, theme.px(_CODE)) if width + by <= room), theme.px(_CODE))
        self.setColumnWidth(Column.WITNESS, witness)
        self.setColumnHidden(Column.WITNESS, witness > room)
        self.setColumnHidden(Column.BY, witness + by > room)

    def choose(self, row: int) -> None:
        """Select a row and bring it into view; its note is the current cell, which screen readers tell whole."""
        index = self.notes.index(row, Column.NOTE)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    @property
    def chosen_count(self) -> int:
        """How many notes are chosen."""
        return sum(part.height() for part in self._parts())

    def chosen(self) -> list[NoteRow]:
        """Return the notes that are chosen, in the order shown."""
        return [
            self.notes.note(row)
            for part in sorted(self._parts(), key=QItemSelectionRange.top)
            for row in range(part.top(), part.bottom() + 1)
        ]

    def _parts(self) -> list[QItemSelectionRange]:
        """Return the ranges that are chosen; as rows are chosen whole, none lies in the rows of another."""
        chosen = self.selectionModel().selection()
        return [chosen.at(number) for number in range(chosen.count())]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell figures: letters are for the search, and no figure begins a time here."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if plain and Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_9:
            self.digit.emit(event.key() - Qt.Key.Key_0)
        else:
            super().keyPressEvent(event)

    @Slot()
    def _keep(self) -> None:
        """Remember which notes are chosen before others are shown."""
        current = self.currentIndex()
        few = self.chosen_count <= _MOST_KEPT
        self._kept = _Kept(
            frozenset(row.subject for row in self.chosen()) if few else frozenset(),
            self.notes.note(current.row()).subject if current.isValid() else None,
            current.row(),
        )

    @Slot()
    def _choose_again(self) -> None:
        """Choose again what was chosen and is still shown; where the current note has gone, the one in its place.

        A note that only a filter hides leaves no other chosen: what is chosen is what will be changed.
        """
        kept, self._kept = self._kept, _Kept()
        if kept.current is None or not self.notes.hits:
            return
        flags = QItemSelectionModel.SelectionFlag
        rows = self.notes.rows_of(kept.chosen)
        place = self.notes.row_of(kept.current)
        if place is None and not rows and not self.notes.refilled:
            return
        if place is None:
            place = rows[0] if rows else min(kept.row, self.notes.hits - 1)
        self.choose(place)
        for row in rows:
            self.selectionModel().select(self.notes.index(row, 0), flags.Select | flags.Rows)
        if rows and place not in rows:
            self.selectionModel().select(self.notes.index(place, 0), flags.Deselect | flags.Rows)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        index = self.indexAt(place)
        if index.column() == Column.NOTE and event.button() is Qt.MouseButton.LeftButton:
            note = self.notes.note(index.row())
            if note.decisions and self._delegate.mark(self.visualRect(index)).contains(place):
                self.decision_chosen.emit(note.subject)

    @Slot()
    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme.px(_ROW_HEIGHT))
        self.horizontalHeader().setMinimumSectionSize(theme.px(60))
        for column, width in _WIDTHS.items():
            if column is not Column.NOTE:
                self.setColumnWidth(column, theme.px(width))
        self._share()
        self.viewport().update()
