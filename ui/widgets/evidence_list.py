"""A list of notes beside a paragraph: several are chosen, dragged or read in full."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from PySide6.QtCore import QItemSelection, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QDrag, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from ui.models.evidence import EvidenceRows, note_of
from ui.models.rows import Row
from ui.widgets import evidence_drag
from ui.widgets.row_list import RowList


class EvidenceList(RowList):
    """Rows for notes; Space reads the current one, Enter chooses, Delete takes away, the mouse drags."""

    read = Signal()
    """The current note is wanted in full."""
    left = Signal()
    """Escape: back to the paragraph."""
    asked = Signal(QPoint)
    """The menu is wanted here, on the screen."""

    def __init__(
        self, lead: int = 0, *, most_lines: int = 0, linked: bool = False, parent: QWidget | None = None
    ) -> None:
        """Make a list; `linked` says whether its notes stand behind the current paragraph."""
        super().__init__(lead, most_lines=most_lines, parent=parent)
        self._linked = linked
        self.evidence = EvidenceRows(tips=bool(most_lines), parent=self)
        self.rows = self.evidence
        self.evidence.show_made((), _nothing)
        self.setModel(self.evidence)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)

    def show_made(self, items: Sequence[Any], make: Callable[[Any], Row], words: Sequence[str] = ()) -> None:
        """Show rows made of some items when they are scrolled to; the current one stays current if it is near."""
        self._delegate.words = words
        before, place, top = self.current_key, self.currentIndex().row(), self.verticalScrollBar().value()
        self.evidence.show_made(items, make)
        rows = self.evidence.rows
        same = next((number for number, row in enumerate(rows) if row.key == before), None)
        number = same if same is not None else min(place, len(rows) - 1)
        if number >= 0:
            self.setCurrentIndex(self.evidence.index(number))
        self.verticalScrollBar().setValue(top)
        self._measure()

    @property
    def keys(self) -> list[Hashable]:
        """What the chosen rows stand for, in their order."""
        return [self.rows.rows[number].key for number in sorted(index.row() for index in self.selectedIndexes())]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.modifiers() and self.currentIndex().isValid():
            self.read.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.moved.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        place = event.pos() if by_mouse else self.visualRect(self.currentIndex()).center()
        if self.currentIndex().isValid() and (not by_mouse or self.indexAt(self.viewport().mapFrom(self, place))):
            self.asked.emit(self.mapToGlobal(place))

    def startDrag(self, supportedActions: Qt.DropAction) -> None:  # noqa: N803 - Qt's own
        """Drag the chosen notes; only their ids go with the mouse."""
        notes = [note_of(key) for key in self.keys]
        if not notes:
            return
        drag = QDrag(self)
        drag.setMimeData(evidence_drag.carried(notes, linked=self._linked))
        words = self.tr("1 note") if len(notes) == 1 else self.tr("{0} notes").format(len(notes))
        drag.setPixmap(evidence_drag.picture(words, self.devicePixelRatioF()))
        drag.setHotSpot(QPoint(-8, -8))
        drag.exec(Qt.DropAction.CopyAction)


def _nothing(_: object) -> Row:
    return Row(None, "")
