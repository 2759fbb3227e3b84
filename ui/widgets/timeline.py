"""The timeline of one interview: each note whole, as high as it needs to be, with its weaknesses at the right."""

from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from inspector_app.domain.evidence import NoteRow
from ui import theme
from ui.models.timeline import TimelineModel
from ui.widgets.note_editor import is_typing
from ui.widgets.timeline_delegate import TimelineDelegate


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
        self.notes.rowsInserted.connect(self._follow_growth)
        self.notes.modelReset.connect(self._begin_anew)
        self._at_end = True
        self.verticalScrollBar().valueChanged.connect(self._moved)
        self.verticalScrollBar().rangeChanged.connect(self._stay_at_end)
        theme.appearance.changed.connect(self._measure)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the newest note, and light it; Qt's own would begin at the first, unlit and out of sight."""
        if not self.selectionModel().hasSelection() and event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.setCurrentIndex(self.notes.index(self.notes.rowCount() - 1))
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave what is typed to the page, which has a field for it; Qt's own would look for a row that begins so."""
        if is_typing(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

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

    def mark_spelling(self, own_words: frozenset[str]) -> None:
        """Underline words that nobody knows, these being the visit's own."""
        self._delegate.own_words = own_words
        self._delegate.forget()
        self.viewport().update()

    def keep(self, row: NoteRow) -> None:
        """Show one note that was taken or changed here, and bring it into view."""
        place = self.notes.keep(row)
        if place < self.notes.rowCount() - 1:
            self.scrollTo(self.notes.index(place))

    def choose(self, subject: UUID) -> bool:
        """Make a note the current one; tell whether it is there."""
        row = self.notes.row_of(subject)
        if row is not None:
            self.setCurrentIndex(self.notes.index(row))
        return row is not None

    @Slot(QModelIndex, int, int)
    def _follow_growth(self, _: QModelIndex, __: int, last: int) -> None:
        """Go on to what came at the end; what came in between leaves the eye where it is."""
        if last == self.notes.rowCount() - 1:
            self._follow()

    @Slot()
    def _follow(self) -> None:
        QTimer.singleShot(0, self, self.scrollToBottom)  # when the rows have their places

    @Slot()
    def _begin_anew(self) -> None:
        QTimer.singleShot(0, self, self._show_chosen)

    @Slot()
    def _show_chosen(self) -> None:
        """Bring the note into sight that was chosen since all rows are others; without one, the newest."""
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)
        else:
            self.scrollToBottom()

    @Slot(int)
    def _moved(self, value: int) -> None:
        self._at_end = value >= self.verticalScrollBar().maximum()

    @Slot(int, int)
    def _stay_at_end(self, _: int, most: int) -> None:
        """Keep the newest note in sight where it was, as when the field below it grows."""
        if self._at_end:
            self.verticalScrollBar().setValue(most)

    @Slot()
    def _measure(self) -> None:
        self._delegate.forget()
        self.scheduleDelayedItemsLayout()
