"""The evidence matrix as a table that is worked by key: arrows go from cell to cell, Enter shows the notes behind one.

The weaknesses stand in the header at the left and the witnesses in that above, so that both stay when it is scrolled.
"""

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from inspector_app.domain.matrix import Column, Matrix
from ui import theme
from ui.models.matrix import MatrixModel, Triangulation, triangulation
from ui.widgets import paint
from ui.widgets.matrix_delegate import MatrixDelegate, least_height, width_of, width_of_last

_ROW_AT_EASE, _LABEL_WIDTH, _AROUND_LABEL, _LEAST_WIDTH, _LAST_AT_EASE = 78, 178, 24, 104, 216
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
        painter.drawText(words, int(flags), paint.cut(painter.fontMetrics(), label, words))
        painter.restore()


class MatrixTable(QTableView):
    """A table with its model, `cells`."""

    cell_chosen = Signal()
    """The notes behind the current cell are wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = MatrixModel(self)
        self._least: list[int] = []
        self._told: list[Triangulation] = []
        self._settled = QTimer(self, singleShot=True, interval=0)
        self._settled.timeout.connect(self._show_current)
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
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)  # so that no row is cut
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
        self.clicked.connect(self._choose)
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

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        """A click chooses a cell; of one that was seen in part the rest is brought into view."""
        self.scrollTo(index)
        self.cell_chosen.emit()

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
        self._settled.start()

    @Slot()
    def _show_current(self) -> None:
        """Bring the current cell into view, as when the notes behind it took the room."""
        self.scrollTo(self.currentIndex())

    def sizeHint(self) -> QSize:
        """Ask for no more than the least: a layout gives it the room there is, up to the height of all rows."""
        return QSize(theme.px(600), self.minimumHeight())

    @Slot()
    def _measure(self) -> None:
        matrix = self.cells.matrix
        ranks = matrix.ranks if matrix else ()
        self._least = [
            max(theme.px(_LEAST_WIDTH), *(width_of(matrix.cell(rank, column), about=self.about) for rank in ranks))
            for column in self.cells.columns
            if matrix and ranks
        ]
        self._told = [triangulation(matrix, rank) for rank in ranks if matrix]
        self._share()

    def _share(self) -> None:
        """Give columns and rows the room there is, and no less than they need; no row is cut, nor higher than it likes.

        The bar at the side has its room only where not all rows fit.
        """
        rows = self.cells.rowCount()
        if not rows or len(self._least) != len(self.cells.columns):
            return
        least, ease = least_height(), max(theme.px(_ROW_AT_EASE), least_height())
        frame, header, below = 2 * self.frameWidth(), 0, 0
        for bar in (0, self.verticalScrollBar().sizeHint().width()):
            below = self._share_width(self.width() - frame - bar)
            header = self._header_height()
            if self.height() - frame - header - below >= rows * least:
                break
        if self.horizontalHeader().height() != header:
            self.horizontalHeader().setFixedHeight(header)
        around = header + below + frame
        self.setMinimumHeight(around + least * min(_ROWS_AT_LEAST, rows))
        self.setMaximumHeight(around + ease * rows)
        room = self.height() - around
        shown = min(rows, max(room // least, 1))
        height = max(room // shown, least)
        if shown == rows:
            height = min(height, ease)
        self.verticalHeader().setDefaultSectionSize(height)
        for row in range(rows):
            self.setRowHeight(row, height)

    def _share_width(self, room: int) -> int:
        """Give the columns a width in which they show all they have; return the height of the bar below, if needed.

        Where it is narrow, first the last column and then the names of the weaknesses give up what they do not need,
        and then no column is as wide as the widest.
        """
        count, needed = len(self._least), sum(self._least)
        even = count * max(self._least)
        last_least = width_of_last(self._told)
        label_least = min(self._label_width(), round(self.width() * _LABEL_SHARE))
        last = min(max(room - even - theme.px(_LABEL_WIDTH), last_least), max(theme.px(_LAST_AT_EASE), last_least))
        label = min(max(room - even - last, label_least), max(theme.px(_LABEL_WIDTH), label_least))
        if self.verticalHeader().width() != label:
            self.verticalHeader().setFixedWidth(label)
        spare = room - label - last
        widths = [spare // count] * count
        if spare < even:
            widths = [least + max(spare - needed, 0) // count for least in self._least]
        for number, width in enumerate(widths):
            self.setColumnWidth(number, width)
        self.setColumnWidth(count, max(last, room - label - sum(widths)))
        return self.horizontalScrollBar().sizeHint().height() if label + sum(widths) + last > room else 0

    def _label_width(self) -> int:
        """Return the width in which no word of a weakness's name is cut."""
        metrics = QFontMetrics(theme.current().font("small", strong=True))
        names = self.cells.matrix.weaknesses if self.cells.matrix else ()
        words = max((metrics.horizontalAdvance(word) for name in names for word in name.split()), default=0)
        return theme.px(paint.DISC + _AROUND_LABEL) + words + 2

    def _header_height(self) -> int:
        """Return the height in which every name of a column has its lines."""
        metrics = QFontMetrics(theme.current().font("small", strong=True))
        flags = int(Qt.TextFlag.TextWordWrap)
        heights = [
            metrics.boundingRect(
                QRect(0, 0, self.columnWidth(number) - 2 * theme.px(10), 1 << 20), flags, column.name
            ).height()
            for number, column in enumerate(self.cells.columns)
        ]
        return max(heights, default=0) + 2 * theme.px(9) + 2
