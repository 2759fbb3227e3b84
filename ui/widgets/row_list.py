"""A list of rows that is worked by key: Enter or a double click chooses a row, Delete takes it away."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QSizePolicy, QWidget

from ui import theme
from ui.models.rows import Index, Row, RowModel
from ui.widgets.row_delegate import RowDelegate


class RowList(QListView):
    """A list over a RowModel of its own; the current row stays where it was when other rows are shown."""

    chosen = Signal(object)
    """The key of the row that was chosen."""
    removed = Signal(object)
    """The key of the row that shall be taken away."""
    moved = Signal()
    """Another row is the current one, or none."""

    def __init__(self, lead: int = 0, *, most_lines: int = 0, most: int = 0, parent: QWidget | None = None) -> None:
        """Make a list.

        Args:
            lead: The width of the rows' leads in pixels at 100 %.
            most_lines: Texts are cut after so many lines, and all rows are of one height; 0 for all lines.
            most: Be as high as the rows need, up to this many; 0 for a list that takes the room there is.
            parent: The widget it stands on.
        """
        super().__init__(parent)
        self._most = most
        self.rows = RowModel(tips=bool(most_lines), parent=self)
        self.setModel(self.rows)
        self._delegate = RowDelegate(self, lead, most_lines)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(most_lines == 1)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        if most:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.doubleClicked.connect(self._choose)
        theme.appearance.changed.connect(self._measure)

    def sizeHint(self) -> QSize:
        """Ask for no more than the least: what takes the room there is must not make a page scroll."""
        return QSize(theme.px(240), self.minimumHeight())

    def set_most(self, most: int) -> None:
        """Be as high as the rows need, up to this many."""
        if most != self._most:
            self._most = most
            self._measure()

    def show_rows(self, rows: Sequence[Row], words: Sequence[str] = ()) -> None:
        """Show these rows, the lower-case words lit; the current one stays current, or the one in its place."""
        self._delegate.words = words
        before, place, top = self.current_key, self.currentIndex().row(), self.verticalScrollBar().value()
        self.rows.show(rows)
        same = next((number for number, row in enumerate(rows) if row.key == before), None)
        number = same if same is not None else min(place, len(rows) - 1)
        if number >= 0:
            self.setCurrentIndex(self.rows.index(number))
        self.verticalScrollBar().setValue(top)
        self._measure()

    @property
    def current_key(self) -> Hashable | None:
        """What the current row stands for."""
        index = self.currentIndex()
        return self.rows.rows[index.row()].key if index.isValid() else None

    def make_current(self, key: Hashable) -> None:
        """Make the row of a key the current one and bring it into sight; nothing where there is none."""
        number = next((number for number, row in enumerate(self.rows.rows) if row.key == key), None)
        if number is not None:
            self.setCurrentIndex(self.rows.index(number))

    def select_first(self) -> None:
        """Make the first row the current one."""
        self.setCurrentIndex(self.rows.index(0))

    def choose_current(self) -> None:
        """Choose the current row, as Enter does."""
        self._choose(self.currentIndex())

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.rows.rows[index.row()].key)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose_current()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            if self.currentIndex().isValid():
                self.removed.emit(self.current_key)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection():
            self.select_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
            self._measure()

    @Slot()
    def _measure(self) -> None:
        self.scheduleDelayedItemsLayout()
        if self._most:
            count = min(len(self.rows.rows), self._most)
            heights = sum(self.sizeHintForRow(number) for number in range(count))
            self.setFixedHeight(heights + 2 * self.frameWidth())
