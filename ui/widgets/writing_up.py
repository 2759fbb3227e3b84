"""The notes to write up, one after the other: their list, how many wait and since when, and the way on to the next."""

from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from inspector_app.domain.things import Note
from inspector_app.services import write_ups
from ui.context import AppContext
from ui.widgets.interview_head import InterviewHead
from ui.widgets.timeline import Timeline
from ui.widgets.write_up_list import WriteUpList

_MINUTE = 60_000
"""Milliseconds between two looks at the clock."""


class WritingUp(QObject):
    """Shows the list when it is asked for, and again when a note of it was written up and others wait."""

    chosen = Signal(object)
    """The subject of the note to be written up."""

    def __init__(
        self, context: AppContext, waiting: WriteUpList, head: InterviewHead, timeline: Timeline, field: QWidget
    ) -> None:
        """Take the list, the head that says how many wait, the timeline that marks them, and the field for notes."""
        super().__init__(waiting)
        self._context, self._list, self._head, self._timeline, self._field = context, waiting, head, timeline, field
        self._under_way: UUID | None = None
        self._minute = QTimer(self, interval=_MINUTE)
        self._minute.timeout.connect(self._say)
        waiting.chosen.connect(self._write_up)
        waiting.left.connect(self.leave)
        head.write_ups_wanted.connect(self.show)
        self._minute.start()

    @Slot()
    def show(self) -> None:
        """Show the notes that wait to be written up, or close their list."""
        if self._list.isVisible() or not self._list.list.rows.rows:
            self.leave()
        else:
            self._list.show()
            self._list.list.setFocus()

    @Slot()
    def leave(self) -> None:
        """Close the list; the next note can be typed."""
        had_focus = self._list.isAncestorOf(focused) if (focused := self._list.window().focusWidget()) else False
        self._list.hide()
        if had_focus:
            self._field.setFocus()

    @Slot(object)
    def go_on(self, kept: Note) -> None:
        """Show what still waits, when the note that was chosen from the list is written up."""
        if kept.subject == self._under_way:
            self._under_way = None
            self.refresh()
            if not self._list.isVisible():
                self.show()

    def refresh(self) -> None:
        """Show which notes wait, as the record has it now."""
        found = self._context.do(write_ups.waiting) or ()
        self._timeline.notes.set_to_write_up([one.note for one in found])
        self._list.show_waiting(found)
        self._say()

    @Slot()
    def _say(self) -> None:
        self._list.refresh()
        self._head.show_write_ups(len(self._list.list.rows.rows), self._list.oldest)

    @Slot(object)
    def _write_up(self, note: UUID) -> None:
        self._list.hide()
        self._under_way = note
        self.chosen.emit(note)
