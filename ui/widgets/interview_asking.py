"""Starting and correcting interviews by the form; what is half typed in it outlasts a lock and a crash as a draft."""

from dataclasses import astuple
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from inspector_app.domain.ids import new_id
from inspector_app.domain.moments import moment_text, now
from inspector_app.domain.plain import Plain
from inspector_app.services import drafts, interviews
from inspector_app.services.drafts import Draft
from inspector_app.services.interviews import Correcting
from ui.context import AppContext
from ui.widgets.interview_form import Asked, InterviewForm
from ui.widgets.note_taking import NoteTaking
from ui.widgets.rest_timer import RestTimer

_KIND = "interview"
"""The kind of the drafts of the form."""
_DRAFT_AFTER, _DRAFT_AT_LATEST = 400, 1000
"""Milliseconds of rest after which a draft is kept, and the longest that typing on can put it off."""


class InterviewAsking(QObject):
    """What the form asks for, put into the record."""

    started = Signal(object)
    """An interview was started: its subject."""
    left = Signal()
    """The form was left, or an interview corrected by it."""

    def __init__(self, context: AppContext, form: InterviewForm, taking: NoteTaking) -> None:
        super().__init__(form)
        self._context = context
        self._form = form
        self._taking = taking
        self._subject = new_id()
        self._correcting: Correcting | None = None
        self._rest = RestTimer(_DRAFT_AFTER, _DRAFT_AT_LATEST, self)
        self._rest.due.connect(self._keep_draft)
        form.typed.connect(self._rest.start)
        form.started.connect(self._start)
        form.corrected.connect(self._correct)
        form.left.connect(self._leave)
        context.sealing.connect(self._seal)

    def ask(self) -> None:
        """Show the form of a new interview; where it is half typed, go on with that."""
        if not self._goes_on():
            self._correcting, self._subject = None, new_id()
            self._form.begin()

    def correct(self, interview: UUID) -> None:
        """Show an interview to be corrected; where the form is half typed, go on with that."""
        if self._goes_on():
            return
        self._correcting = self._context.do(interviews.correcting, interview)
        if self._correcting is not None:
            self._subject = interview
            self._form.correct(self._correcting.interview)

    def _goes_on(self) -> bool:
        if self._form.is_begun:
            self._form.title.setFocus()
        return self._form.is_begun

    @Slot(object)
    def _start(self, asked: Asked) -> None:
        if self._taking.interview is not None and not self._taking.seal():
            return
        started = self._context.do(interviews.start, *astuple(asked))
        if started is not None:
            self._close()
            self.started.emit(started.subject)

    @Slot(object)
    def _correct(self, asked: Asked) -> None:
        if self._correcting is not None:
            others = [one for one in self._correcting.interview.inspectors if one not in self._form.team]
            present = (*asked.present, *others)
            lines = asked.witness, asked.title, asked.setting, asked.people
            if self._context.do(interviews.correct, self._correcting, *lines, present) is not None:
                self._leave()

    @Slot()
    def _leave(self) -> None:
        self._close()
        self.left.emit()

    def _close(self) -> None:
        self._rest.stop()
        self._form.hide()
        self._context.do(drafts.drop, self._subject, _KIND)
        self._context.mark_settled(self)

    # Drafts

    @Slot()
    def _seal(self) -> None:
        if self._form.is_begun and not self._keep_draft():
            self._context.hold_back(drafted=False)

    @Slot()
    def _keep_draft(self) -> bool:
        """Keep what is half typed as a draft; tell whether that could be done."""
        if not self._form.is_begun or not self._context.is_open:
            return False
        asked, at = self._form.asked, moment_text(now())
        rest: dict[str, Plain] = {
            "witness": asked.witness,
            "title": asked.title,
            "setting": asked.setting,
            "people": asked.people,
            "present": [str(one) for one in asked.present],
            "corrects": self._correcting is not None,
        }
        words = " · ".join(part for part in (asked.title, asked.setting, asked.people) if part)
        draft = Draft(subject=self._subject, field=_KIND, kind=_KIND, text=words, rest=rest, started=at, at=at)
        kept = self._context.do(drafts.keep, draft) is not None
        (self._context.mark_settled if kept else self._context.mark_unkept)(self)
        return kept

    def take_up(self) -> None:
        """Show the form as it was when the workbook was closed over it."""
        for draft in self._context.do(drafts.offered) or []:
            if draft.kind == _KIND and not self._form.is_begun:
                if draft.rest.get("corrects"):
                    self.correct(draft.subject)
                else:
                    self.ask()
                    self._subject = draft.subject
                self._form.take_up(_asked(draft))


def _asked(draft: Draft) -> Asked:
    witness, title, setting, people = (
        str(draft.rest.get(name) or "") for name in ("witness", "title", "setting", "people")
    )
    given = draft.rest.get("present")
    present = tuple(UUID(str(one)) for one in given) if isinstance(given, list) else ()
    return Asked(witness, title, setting, people, present)
