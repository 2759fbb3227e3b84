"""The notes that wait to be written up on this laptop: when each was heard, how long ago, its first words, where."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector_app.domain.moments import instant, is_moment, now
from inspector_app.services.write_ups import WriteUp
from ui.models.interviews import span_in_words
from ui.models.notes import day_and_time
from ui.models.rows import Row
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.widgets.note_editor import is_typing
from ui.widgets.row_list import RowList

_LEAD, _MOST = 104, 7


def ago(moment: str) -> str:
    """Return how long ago a moment was, in words."""
    return span_in_words(max(now().timestamp() - instant(moment), 0)) if is_moment(moment) else ""


class WriteUpList(Card):
    """Shown when asked for; choosing a row opens its note in the composer."""

    chosen = Signal(object)
    """The subject of the note to be written up."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, inset=12)
        self._waiting: tuple[WriteUp, ...] = ()
        self.list = RowList(_LEAD, most_lines=1, most=_MOST, parent=self)
        self.list.setAccessibleName(self.tr("Notes to write up"))
        self.close_list = Button(self.tr("Close"), kind="plain")
        head = QHBoxLayout()
        words = Label(self.tr("To write up"), "heading")
        head.addWidget(words)
        head.addWidget(Label(self.tr("Enter opens a note; saving it takes it off this list."), "muted", wrap=True), 1)
        head.addWidget(self.close_list)
        self.body.addLayout(head)
        self.body.addWidget(self.list)
        self.list.installEventFilter(self)
        self.list.chosen.connect(self.chosen)
        self.list.clicked.connect(self.list.choose_current)
        self.close_list.clicked.connect(self.left)
        self.hide()

    @property
    def oldest(self) -> str:
        """How long the note heard first has been waiting, in words."""
        return ago(self._waiting[0].heard) if self._waiting else ""

    def show_waiting(self, waiting: Sequence[WriteUp]) -> None:
        """Show the notes that wait, the one heard first in front; without any the list goes."""
        self._waiting = tuple(waiting)
        self.refresh()
        if not waiting and self.isVisible():
            self.left.emit()

    @Slot()
    def refresh(self) -> None:
        """Say anew how long ago each was."""
        rows = [
            Row(
                one.note,
                " ".join(one.text.split()),
                lead=day_and_time(one.heard),
                below=" · ".join(part for part in (self.tr("{0} ago").format(ago(one.heard)), one.where) if part),
            )
            for one in self._waiting
        ]
        if tuple(rows) != self.list.rows.rows:
            self.list.show_rows(rows)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave what is typed to the page, which has a field for it."""
        is_key = watched is self.list and event.type() == QEvent.Type.KeyPress
        if is_key and isinstance(event, QKeyEvent) and is_typing(event):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
