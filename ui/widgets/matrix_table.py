"""The evidence matrix as a table that is worked by key: arrows go from cell to cell, Enter shows the notes behind one.

The weaknesses stand in the header at the left and the witnesses in that above, so that both stay when it is scrolled.
"""

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from inspector_app.domain.matrix import Column, Matrix
from ui import theme
from ui.models.matrix import MatrixModel
from ui.widgets import paint
from ui.widgets.matrix_delegate import MatrixDelegate, width_of

_ROW_HEIGHT, _LABEL_WIDTH, _LEAST_WIDTH, _LAST_WIDTH, _LAST_AT_EASE = 78, 178, 104, 142, 168
_LABEL_SHARE = 0.34
"""The most of the table's width that the names of the weaknesses may take."""
_ROWS_AT_LEAST = 2


class WeaknessHeader(QHeaderView):
    """The weaknesses at the left: number in its colour, and short name."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's own
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(paint.DISC)
        disc = QRect(rect.x() + theme.px(10), rect.center().y() - side // 2, side, side)
        paint.disc(painter, disc, logicalIndex + 1)
        painter.setFont(theme.current().font("small", strong=True))
        painter.setPen(theme.colour("text"))
        words = rect.adjusted(theme.px(10 + 8) + side, theme.px(2), -theme.px(6), -theme.px(2))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        label = str(self.model().headerData(logicalIndex, Qt.Orientation.Vertical)).partition(" ")[2]
        painter.drawText(words, int(flags), _cut(painter.fontMetrics(), label, words))
        painter.restore()


def _cut(metrics: QFontMetrics, text: str, room: QRect) -> str:
    """Return so much of a text as fits a box, whole words, with an ellipsis where some are left out."""
    flags = int(Qt.TextFlag.TextWordWrap)
    words = text.split()
    kept = len(words)
    while kept:
        shown = text if kept == len(words) else f"{' '.join(words[:kept])}…"
        if metrics.boundingRect(QRect(0, 0, room.width(), 1 << 20), flags, shown).height() <= room.height():
            return shown
        kept -= 1
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())


class MatrixTable(QTableView):
    """A table with its model, `cells`."""

    cell_chosen = Signal()
    """The notes behind the current cell are wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = MatrixModel(self)
        self._least = 0
        self.setModel(self.cells)
        self._delegate = MatrixDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("Evidence matrix"))
        self.setAccessibleDescription(self.tr("Arrows go from cell to cell; Enter shows the notes behind one."))
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerWidget(QWidget(self))
        self.setStyleSheet("QTableCornerButton::section { background: transparent; }")  # or it covers the focus ring
        self.setVerticalHeader(WeaknessHeader(self))
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag(Qt.TextFlag.TextWordWrap)
        )
        self.clicked.connect(self.cell_chosen)
        theme.appearance.changed.connect(self._measure)
        self._measure()

    @property
    def about(self) -> bool:
        """Whether action and impact are shown in place of progress and concern."""
        return self._delegate.about

    def show_matrix(self, matrix: Matrix, *, every_kind: bool, about: bool) -> None:
        """Show a matrix; the current cell stays the current one, if there still is one for it, else it is the first."""
        before, rank = self.column, self.rank
        self._delegate.about = about
        self.cells.show(matrix, every_kind=every_kind)
        if not self.currentIndex().isValid() and self.cells.rowCount():
            there = 0 < rank <= self.cells.rowCount()
            self.setCurrentIndex(
                self.cells.index(rank - 1, self._place_of(before)) if there else self.cells.index(0, 0)
            )
        self._measure()

    @property
    def rank(self) -> int:
        """The rank of the weakness whose row is the current one; 0 if none is."""
        return self.currentIndex().row() + 1

    @property
    def column(self) -> Column | None:
        """The witnesses of the current column; None in the last one."""
        index = self.currentIndex()
        return self.cells.column(index.column()) if index.isValid() else None

    def _place_of(self, column: Column | None) -> int:
        """Return where the witnesses of a column stand now: they themselves, or those of the same group."""
        if column is None:
            return self.cells.columnCount() - 1
        codes = [one.code for one in self.cells.columns]
        groups = [one.group for one in self.cells.columns]
        if column.code in codes:
            return codes.index(column.code)
        return groups.index(column.group) if column.group in groups else 0

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if self.currentIndex().isValid():
                self.cell_chosen.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def sizeHint(self) -> QSize:
        """Ask for no more than the least: a layout gives it the room there is, up to the height of all rows."""
        return QSize(theme.px(600), self.minimumHeight())

    @Slot()
    def _measure(self) -> None:
        matrix, columns = self.cells.matrix, self.cells.columns
        widths = [
            width_of(matrix.cell(rank, column), about=self.about)
            for rank in (matrix.ranks if matrix else ())
            for column in columns
            if matrix
        ]
        self._least = max([theme.px(_LEAST_WIDTH), *widths])
        self.verticalHeader().setDefaultSectionSize(theme.px(_ROW_HEIGHT))
        for row in range(self.cells.rowCount()):
            self.setRowHeight(row, theme.px(_ROW_HEIGHT))
        self._share()

    def _share(self) -> None:
        """Give the columns the width there is, and no less than they need; be no higher than the rows are."""
        label = min(theme.px(_LABEL_WIDTH), round(self.width() * _LABEL_SHARE))
        if self.verticalHeader().width() != label:
            self.verticalHeader().setFixedWidth(label)
        count = self.cells.columnCount()
        if not count:
            return
        bar = self.verticalScrollBar().sizeHint().width()
        room = self.width() - label - 2 * self.frameWidth() - bar
        last = max(theme.px(_LAST_WIDTH), min(theme.px(_LAST_AT_EASE), room - self._least * (count - 1)))
        width = max(self._least, (room - last) // max(count - 1, 1))
        for number in range(count - 1):
            self.setColumnWidth(number, width)
        self.setColumnWidth(count - 1, max(last, room - width * (count - 1)))
        header = self._header_height(width)
        if self.horizontalHeader().height() != header:
            self.horizontalHeader().setFixedHeight(header)
        below = self.horizontalScrollBar().sizeHint().height() if width * (count - 1) + last > room else 0
        around, row, rows = header + below + 2 * self.frameWidth() + 2, theme.px(_ROW_HEIGHT), self.cells.rowCount()
        self.setMinimumHeight(around + row * min(_ROWS_AT_LEAST, rows))
        self.setMaximumHeight(around + row * rows)

    def _header_height(self, width: int) -> int:
        """Return the height in which every name of a column has its lines."""
        metrics = QFontMetrics(theme.current().font("small", strong=True))
        room = QRect(0, 0, width - 2 * theme.px(10), 1 << 20)
        flags = int(Qt.TextFlag.TextWordWrap)
        names = [column.name for column in self.cells.columns]
        return (
            max([metrics.boundingRect(room, flags, name).height() for name in names], default=0) + 2 * theme.px(9) + 2
        )
