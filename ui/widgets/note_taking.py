"""What is typed into the composer becomes a note, an edit or a draft; between them nothing typed is ever lost."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from inspector_app.domain.ids import new_id
from inspector_app.domain.moments import is_moment, now
from inspector_app.domain.plain import is_blank
from inspector_app.services import drafts, interviews, notes
from inspector_app.services.drafts import Draft
from inspector_app.services.note_drafts import typed_of
from inspector_app.services.notes import Editing
from ui.context import AppContext
from ui.models.notes import clock_time
from ui.widgets.composer import Composer
from ui.widgets.draft_offer import DraftOffer
from ui.widgets.note_keeping import Entered, NoteKeeping
from ui.widgets.typed import Typed

_SEALED_AFTER = 10 * 60 * 1000
"""Milliseconds of rest after which a typed note is kept as if Enter had been pressed."""


class NoteTaking(QObject):
    """Keeps what the composer hands over in the interview that is chosen; every way to another one goes by `go_to`."""

    wanted = Signal()
    """A note was typed where no interview is chosen."""
    chosen = Signal(object)
    """An interview has to be shown: that of a draft that was taken up."""
    moved = Signal()
    """Notes are taken in another interview from now on, or in none."""

    def __init__(self, context: AppContext, composer: Composer, offer: DraftOffer) -> None:
        super().__init__(composer)
        self._context = context
        self._composer = composer
        self._offer = offer
        self._subject = new_id()
        self._interview: UUID | None = None
        self.begun: Editing | None = None
        self.keeping = NoteKeeping(context, self)
        self._rest = QTimer(self, singleShot=True, interval=_SEALED_AFTER)
        self._rest.timeout.connect(self.seal)
        self.keeping.refused.connect(offer.add)
        offer.taken.connect(self._take_up)
        offer.dropped.connect(self._throw_away)
        offer.left.connect(context.drafts_waiting)
        composer.entered.connect(self.keep)
        composer.edit_left.connect(self._leave_edit)
        composer.draft_changed.connect(self._keep_draft)
        context.sealing.connect(self._seal_for_all)
        context.changed.connect(self._look_after_edit)

    @property
    def interview(self) -> UUID | None:
        """The interview that notes are taken in."""
        return self._interview

    def go_to(self, interview: UUID | None) -> bool:
        """Keep what is typed where it belongs, then take notes in another interview; tell whether that could be done.

        What was typed while no interview was chosen goes along.
        """
        if interview != self._interview:
            if not self.seal():
                return False
            self.stay_in(interview)
        return True

    def stay_in(self, interview: UUID | None) -> None:
        """Take it that the interview is known by another identity now, as it was joined; or is gone."""
        if interview != self._interview:
            self._interview = interview
            self.moved.emit()

    @Slot(object)
    def keep(self, typed: Typed) -> None:
        """Write what was entered: a new note, or the edit of one."""
        entered = self._entered(typed)
        if entered.begun is None and entered.interview is None:
            self._keep_draft()
            self.wanted.emit()
        elif self.keeping.enter(entered):
            self._next()
        else:
            self._context.mark_unkept(self)

    @Slot()
    def seal(self) -> bool:
        """Keep what is being typed as if Enter had been pressed; tell whether it may be left.

        A note that was only opened is left as it is. What belongs to no interview yet stays where it is, as a draft.
        """
        self.keeping.settle()
        if not self._stands:
            self._forget_edit()
            return True
        if self._interview is None and self.begun is None:
            return self._keep_draft() is not None
        entered = replace(self._entered(self._composer.typed()), written_up=False)
        if not entered.is_changed:
            self._forget_edit()
            return True
        if self.keeping.write(entered):
            self._next()
            return True
        self._context.mark_unkept(self)
        return False

    @Slot()
    def _seal_for_all(self) -> None:
        """Seal before the workbook is locked or handed over."""
        if self.keeping.is_open and not self.seal():
            self._context.hold_back(drafted=self._keep_draft() is not None)

    @property
    def _stands(self) -> bool:
        """Whether anything stands in the field."""
        return not is_blank(self._composer.text)

    def _entered(self, typed: Typed) -> Entered:
        subject = self.begun.note if self.begun is not None else self._subject
        return Entered(subject, typed, self._interview, self.begun)

    # Editing

    def edit(self, note: UUID) -> None:
        """Show a note in the composer, to be changed; where an edit of it was put aside, go on with that."""
        if not self._make_room() or self._offer.go_on(note):
            return
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
        """Leave a note as it was; what was typed is offered, to go on with it."""
        if self._stands and self._entered(self._composer.typed()).is_changed:
            self._put_aside()
        else:
            self._forget_edit()

    def _make_room(self) -> bool:
        """Keep what stands in the field and empty it; tell whether that could be done."""
        return self.seal() and (not self._stands or self._put_aside())

    def _put_aside(self) -> bool:
        """Keep what stands in the field as a draft that is offered; tell whether that could be done."""
        draft = self._keep_draft()
        if draft is None:
            return False
        self._next()
        self._offer.add(draft)
        return True

    def _forget_edit(self) -> None:
        if self.begun is not None:
            self.keeping.forget(self.begun.note)
            self._next()

    def _next(self) -> None:
        self.begun, self._subject = None, new_id()
        self._rest.stop()
        self._composer.clear()
        self._context.mark_settled(self)
        self._context.mark_settled(self.keeping)

    @Slot(object)
    def _look_after_edit(self, kinds: frozenset[str]) -> None:
        """Leave a note that was only opened and is gone: kept again, it would come back."""
        if self.begun is None or self.keeping.is_writing or "note" not in kinds:
            return
        gone = self._context.do(notes.some, [self.begun.note]) == ()
        if gone and self._stands and not self._entered(self._composer.typed()).is_changed:
            self._forget_edit()

    # Drafts

    @Slot()
    def _keep_draft(self) -> Draft | None:
        """Keep what stands in the field as a draft; return it, or None where that could not be done."""
        entered = self._entered(self._composer.typed())
        caret = self._composer.editor.textCursor().position()
        draft = self.keeping.keep_draft(replace(entered.draft(caret=caret), text=self._composer.text))
        if draft is None:
            self._context.mark_unkept(self.keeping)
            return None
        self._context.mark_settled(self.keeping)
        if self._stands:
            self._rest.start()
        else:
            self._context.mark_settled(self)
        return draft

    def offer_drafts(self) -> None:
        """Offer what was being typed when the app last stopped."""
        found = self._context.do(drafts.offered) or []
        self._offer.show_drafts([draft for draft in found if draft.kind == "note"])

    @Slot(object)
    def _take_up(self, draft: Draft) -> None:
        if not self._make_room():
            self._offer.add(draft)
            return
        typed = typed_of(draft)
        self.keeping.remember(draft)
        where = typed.interview and self._context.do(interviews.standing, typed.interview)
        self.chosen.emit(where or self._interview)
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
