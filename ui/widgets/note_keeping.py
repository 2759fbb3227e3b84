"""Putting what was entered into the record: at once, or, while a long deed holds the record, as soon as it lets go.

Until then it is a draft, on the disk before the field is empty again; and all of it is written in its order.
"""

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from inspector_app.domain.moments import moment_text, now
from inspector_app.domain.things import Note
from inspector_app.services import drafts, notes
from inspector_app.services.drafts import Draft
from inspector_app.services.note_drafts import TypedNote, draft_of
from inspector_app.services.notes import Editing
from ui.context import AppContext
from ui.widgets.typed import Typed

_NOTICED = 0.1
"""Seconds that somebody who types does not notice; where the record is not free by then the note waits for it."""
_LOOKED_AFTER, _CLEARED_AFTER = 50, 150
"""Milliseconds between two looks whether the record is free; and after which the draft of a note that was kept is
cleared away, until when it counts as kept all the same."""


@dataclass(frozen=True, slots=True)
class Entered:
    """A note as it was typed: a new one of an interview, or the edit of one that is there (`begun`)."""

    subject: UUID
    typed: Typed
    interview: UUID | None
    begun: Editing | None = None
    written_up: bool = True
    """Whether a note that was to be written up is so with this; one that is only left is not."""

    @property
    def is_changed(self) -> bool:
        """Whether it is not what stands in the record already."""
        typed, begun = self.typed, self.begun
        return begun is None or bool(
            notes.differences(
                begun,
                text=typed.text,
                tags=typed.tags,
                stance=typed.stance,
                voice=typed.voice,
                about=typed.about,
                heard=_text(typed),
            )
        )

    def draft(self, caret: int = 0) -> Draft:
        """Return its draft."""
        typed = self.typed
        held = TypedNote(
            self.interview,
            typed.text,
            typed.tags,
            typed.stance,
            typed.voice,
            moment_text(typed.first_key),
            self.begun,
            typed.about,
            _text(typed),
        )
        return draft_of(self.subject, held, caret=caret, at=moment_text(now()))


class NoteKeeping(QObject):
    """Writes into the workbook that was open when it was made, and into no other."""

    kept = Signal(object)
    """A note was taken or changed: the Note as it is in the workbook."""
    refused = Signal(object)
    """A note that waited could not be written; its Draft is still there."""

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._book = context.workbook
        self._waiting: list[Entered] = []
        self._drafted: set[UUID] = set()
        self._done: set[UUID] = set()
        self.is_writing = False
        """Whether the deed under way is that of a note typed here, which is shown without asking for all again."""
        self._looks = QTimer(self, interval=_LOOKED_AFTER)
        self._looks.timeout.connect(self._look)
        self._clearing = QTimer(self, singleShot=True, interval=_CLEARED_AFTER)
        self._clearing.timeout.connect(self._clear_drafts)
        context.starting.connect(self.settle)
        context.closing.connect(self._clear_drafts)

    @property
    def is_open(self) -> bool:
        """Whether the workbook is still the open one."""
        return self._context.is_open and self._context.workbook is self._book

    def enter(self, entered: Entered) -> bool:
        """Write what was entered, or keep it as a draft until the record is free; tell whether it is on the disk."""
        if not self._waiting and self._book.is_free(_NOTICED):
            return self.write(entered)
        if self.keep_draft(entered.draft()) is None:
            return False
        self._waiting.append(entered)
        self._tell()
        self._looks.start()
        return True

    def write(self, entered: Entered) -> bool:
        """Write a note into the record now; if that fails keep it as a draft, and tell that it is not written."""
        self.is_writing = True
        try:
            kept = self._written(entered)
        finally:
            self.is_writing = False
        if kept is None:
            self.keep_draft(entered.draft())
            return False
        self.forget(entered.subject)
        self.kept.emit(kept)
        return True

    def _written(self, entered: Entered) -> Note | None:
        if not self.is_open:
            return None
        typed, heard = entered.typed, _text(entered.typed)
        said = {"stance": typed.stance, "voice": typed.voice, "about": typed.about}
        if entered.begun is not None:
            return self._context.do(
                notes.revise,
                entered.begun,
                text=typed.text,
                tags=typed.tags,
                **said,
                heard=heard,
                later=typed.later,
                written_up=entered.written_up,
                interview=entered.interview,
            )
        assert entered.interview is not None  # noqa: S101 - who enters a new note has asked for it
        return self._context.do(
            notes.capture,
            interview=entered.interview,
            text=typed.text,
            heard=heard or moment_text(typed.first_key),
            tags=typed.tags,
            **said,
            subject=entered.subject,
            later=typed.later,
        )

    @Slot()
    def settle(self) -> None:
        """Write all that waits now, whatever holds the record."""
        while self._waiting and self.is_open:
            entered = self._waiting.pop(0)
            if not self.write(entered):
                self.refused.emit(entered.draft())
            self._tell()
        self._looks.stop()

    @Slot()
    def _look(self) -> None:
        if not self.is_open or self._book.is_free():
            self.settle()

    def _tell(self) -> None:
        self._context.being_saved.emit(len(self._waiting))

    # Drafts

    def keep_draft(self, draft: Draft) -> Draft | None:
        """Keep a draft on the disk; return it, or None after telling why it could not be kept."""
        if not self.is_open:
            return None
        self._drafted.add(draft.subject)
        return self._context.do(drafts.keep, draft)

    def remember(self, draft: Draft) -> None:
        """Take note of a draft that is on the disk already."""
        self._drafted.add(draft.subject)

    def forget(self, subject: UUID) -> None:
        """Clear away the draft of a note that was kept or left, once the window has shown that."""
        if subject in self._drafted:
            self._drafted.discard(subject)
            self._done.add(subject)
            self._clearing.start()

    @Slot()
    def _clear_drafts(self) -> None:
        while self._done and self.is_open:
            self._context.do(drafts.drop, self._done.pop())


def _text(typed: Typed) -> str | None:
    """Return the time that was given by hand, as a moment."""
    return moment_text(typed.heard) if typed.heard else None
