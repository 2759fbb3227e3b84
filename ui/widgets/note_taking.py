"""What is typed into the composer becomes a note, an edit or a draft; between them nothing typed is ever lost."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from inspector_app.domain.ids import new_id
from inspector_app.domain.moments import is_moment, moment_text, now
from inspector_app.domain.plain import is_blank
from inspector_app.services import drafts, notes
from inspector_app.services.drafts import Draft
from inspector_app.services.note_drafts import TypedNote, draft_of, typed_of
from inspector_app.services.notes import Editing
from ui.context import AppContext
from ui.models.notes import clock_time
from ui.widgets.composer import Composer
from ui.widgets.draft_offer import DraftOffer
from ui.widgets.typed import Typed

_SEALED_AFTER = 10 * 60 * 1000
"""Milliseconds of rest after which a typed note is kept as if Enter had been pressed."""
_CLEARED_AFTER = 150
"""Milliseconds after a note was kept when its draft is cleared away; until then it counts as kept all the same."""


class NoteTaking(QObject):
    """Writes what the composer hands over, into the interview that is chosen."""

    kept = Signal(object)
    """A note was taken or changed: the Note as it is in the workbook."""
    wanted = Signal()
    """A note was typed where no interview is chosen."""
    chosen = Signal(object)
    """An interview has to be shown: that of a draft that was taken up."""

    def __init__(self, context: AppContext, composer: Composer, offer: DraftOffer) -> None:
        super().__init__(composer)
        self._context = context
        self._composer = composer
        self._offer = offer
        self._subject = new_id()
        self._drafted: set[UUID] = set()
        self._done: set[UUID] = set()
        self.interview: UUID | None = None
        self.begun: Editing | None = None
        self.is_keeping = False
        """Whether the deed under way is that of a note typed here, which is shown without asking for all again."""
        self._rest, self._clearing = QTimer(self), QTimer(self)
        for timer, length, slot in (
            (self._rest, _SEALED_AFTER, self.seal),
            (self._clearing, _CLEARED_AFTER, self._clear_drafts),
        ):
            timer.setSingleShot(True)
            timer.setInterval(length)
            timer.timeout.connect(slot)
        offer.taken.connect(self._take_up)
        offer.dropped.connect(self._throw_away)
        offer.left.connect(context.drafts_waiting)
        composer.entered.connect(self.keep)
        composer.edit_left.connect(self._leave_edit)
        composer.draft_changed.connect(self._keep_draft)
        context.sealing.connect(self.seal)
        context.closing.connect(self._clear_drafts)

    @Slot(object)
    def keep(self, typed: Typed) -> None:
        """Write what was typed: a new note, or the edit of one."""
        if self.begun is None and self.interview is None:
            self.wanted.emit()
            return
        heard = moment_text(typed.heard) if typed.heard else None
        said = {"stance": typed.stance, "voice": typed.voice, "about": typed.about}
        self.is_keeping = True
        if self.begun is not None:
            kept = self._context.do(
                notes.revise,
                self.begun,
                text=typed.text,
                tags=typed.tags,
                **said,
                heard=heard,
                later=typed.later,
                interview=self.interview,
            )
        else:
            assert self.interview is not None  # noqa: S101 - or it had been asked for
            kept = self._context.do(
                notes.capture,
                interview=self.interview,
                text=typed.text,
                heard=heard or moment_text(typed.first_key),
                tags=typed.tags,
                **said,
                subject=self._subject,
                later=typed.later,
            )
        self.is_keeping = False
        if kept is not None:
            self._forget(kept.subject)
            self._next()
            self.kept.emit(kept)

    @Slot()
    def seal(self) -> None:
        """Keep what is being typed as a note, as if Enter had been pressed."""
        if not is_blank(self._composer.text) and (self.interview is not None or self.begun is not None):
            self.keep(self._composer.typed())
        if not is_blank(self._composer.text):
            self._context.hold_back()

    # Editing

    def edit(self, note: UUID) -> None:
        """Show a note in the composer, to be changed."""
        begun = self._context.do(notes.editing, note)
        if begun is not None:
            self.begun = begun
            typed = Typed(begun.text, begun.tags, begun.stance, begun.voice, begun.about, now())
            self._composer.edit(typed, clock_time(begun.heard))
            self._composer.setFocus()

    def edit_last(self, newest_first: Iterable[UUID]) -> None:
        """Edit the first of some notes that was taken by who sits here."""
        own = self._context.workbook.author
        for subject in newest_first:
            note = self._context.do(notes.one, subject)
            if note is not None and note.author == own:
                self.edit(note.subject)
                return

    @Slot()
    def _leave_edit(self) -> None:
        if self.begun is not None:
            self._forget(self.begun.note)
        self._next()

    def _next(self) -> None:
        self.begun, self._subject = None, new_id()
        self._rest.stop()
        self._composer.clear()

    # Drafts

    @Slot(str)
    def _keep_draft(self, text: str) -> None:
        if not self._context.is_open:
            return
        held = self._composer.typed()
        typed = TypedNote(
            self.interview,
            text,
            held.tags,
            held.stance,
            held.voice,
            moment_text(held.first_key),
            self.begun,
            held.about,
            moment_text(held.heard) if held.heard else None,
        )
        subject = self.begun.note if self.begun else self._subject
        caret = self._composer.editor.textCursor().position()
        self._context.do(drafts.keep, draft_of(subject, typed, caret=caret, at=moment_text(now())))
        self._drafted.add(subject)
        self._rest.start()

    def _forget(self, subject: UUID) -> None:
        """Clear away the draft of a note that was kept or left, once the window has shown that."""
        if subject in self._drafted:
            self._drafted.discard(subject)
            self._done.add(subject)
            self._clearing.start()

    @Slot()
    def _clear_drafts(self) -> None:
        while self._done and self._context.is_open:
            self._context.do(drafts.drop, self._done.pop())

    def offer_drafts(self) -> None:
        """Offer what was being typed when the app last stopped."""
        found = self._context.do(drafts.offered) or []
        self._offer.show_drafts([draft for draft in found if draft.kind == "note"])

    @Slot(object)
    def _take_up(self, draft: Draft) -> None:
        self.seal()
        typed = typed_of(draft)
        self._drafted.add(draft.subject)
        self.chosen.emit(typed.interview or self.interview)
        held = Typed(
            typed.text,
            typed.tags,
            typed.stance,
            typed.voice,
            typed.about,
            _moment(typed.first_key) or now(),
            _moment(typed.heard),
        )
        self.begun = typed.begun
        if typed.begun is not None:
            self._composer.edit(held, clock_time(typed.begun.heard))
        else:
            self._subject = draft.subject
            self._composer.show_typed(held)
        self._composer.setFocus()

    @Slot(object)
    def _throw_away(self, draft: Draft) -> None:
        self._context.do(drafts.drop, draft.subject)
        self._composer.setFocus()


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text and is_moment(text) else None
