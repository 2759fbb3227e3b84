"""Capture: one interview's notes and the composer; nothing here is modal, and nothing typed is lost."""

from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QModelIndex, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QListView, QStackedWidget, QVBoxLayout, QWidget

from inspector_app.domain.ids import new_id
from inspector_app.domain.moments import moment_text, now
from inspector_app.domain.plain import is_blank
from inspector_app.domain.things import Interview
from inspector_app.services import drafts, interviews, notes, visits
from inspector_app.services.drafts import Draft
from inspector_app.services.note_drafts import TypedNote, draft_of, typed_of
from inspector_app.services.notes import Editing
from ui import theme
from ui.context import AppContext
from ui.models.notes import clock_time, day_and_time
from ui.widgets.button import Button
from ui.widgets.composer import Composer
from ui.widgets.draft_offer import DraftOffer
from ui.widgets.empty import EmptyState
from ui.widgets.interview_form import InterviewForm
from ui.widgets.label import Label
from ui.widgets.note_actions import NoteActions
from ui.widgets.timeline import Timeline

_CONCERNS = {"note", "interview", "weakness", "inspector"}
_SEALED_AFTER = 10 * 60 * 1000
"""Milliseconds of rest after which a typed note is kept as if Enter had been pressed."""


class CapturePage(QWidget):
    """The page an inspector has open during an interview; a note's decision is chosen by its subject."""

    decision_chosen = Signal(object)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._interview: UUID | None = None
        self._subject = new_id()
        self._begun: Editing | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_SEALED_AFTER)
        self.setObjectName("page")

        self.heading = Label("", "title")
        self.facts = Label("", "muted", wrap=True)
        self.chooser = QComboBox(self)
        self.chooser.setAccessibleName(self.tr("Interview"))
        self.chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.chooser.setMinimumContentsLength(18)
        self.chooser.setView(QListView(self.chooser))  # else the style sheet leaves gaps between the lines
        self.chooser.setPlaceholderText(self.tr("Choose an interview"))
        self.new = Button(self.tr("New interview"), "plus")
        self.end = Button(self.tr("End interview"), "check")
        self.form = InterviewForm(self)
        self.form.hide()
        self.offer = DraftOffer(self)
        self.timeline = Timeline(self)
        self.note_actions = NoteActions(context, self.timeline)
        self.empty = EmptyState(
            "message-square-text",
            self.tr("Start an interview, then type what you hear."),
            self.tr("Start an interview"),
            "Ctrl+N",
        )
        self.waiting = EmptyState(
            "pen-line", self.tr("No notes yet. Type below; Enter saves each note and starts the next.")
        )
        self.composer = Composer(parent=self)
        self._middle = QStackedWidget(self)
        for widget in (self.empty, self.waiting, self.timeline):
            self._middle.addWidget(widget)

        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        words.addWidget(self.heading)
        words.addWidget(self.facts)
        words.addStretch(1)
        head = QHBoxLayout()
        head.addLayout(words, 1)
        for control in (self.chooser, self.new, self.end):
            head.addWidget(control)
        self._column = QVBoxLayout(self)
        self._column.addLayout(head)
        self._column.addWidget(self.offer)
        self._column.addWidget(self.form)
        self._column.addWidget(self._middle, 1)
        self._column.addWidget(self.composer)
        self.setFocusProxy(self.composer)

        self.chooser.activated.connect(self._choose)
        self.new.clicked.connect(self.ask_for_interview)
        self.end.clicked.connect(self._end)
        self.empty.chosen.connect(self.ask_for_interview)
        self.form.started.connect(self._start)
        self.form.left.connect(self._leave_form)
        self.offer.taken.connect(self._take_up)
        self.offer.dropped.connect(self._drop)
        self.composer.entered.connect(self._keep)
        self.composer.edit_last.connect(self._edit_last)
        self.composer.edit_left.connect(self._leave_edit)
        self.composer.draft_changed.connect(self._keep_draft)
        self.timeline.activated.connect(self._edit_row)
        self.timeline.decision_chosen.connect(self.decision_chosen)
        context.changed.connect(self._refresh_if_concerned)
        context.sealing.connect(self.seal)
        self._rest.timeout.connect(self.seal)
        theme.appearance.changed.connect(self._measure)
        self._measure()
        self._refresh()
        self._offer_drafts()

    # Interviews

    @Slot()
    def ask_for_interview(self) -> None:
        """Show the form of a new interview."""
        self.form.begin()

    @Slot(str, str, str)
    def _start(self, witness: str, title: str, setting: str) -> None:
        self.seal()
        started = self._context.do(interviews.start, witness, title, setting)
        if started is None:
            return
        self.form.hide()
        self._interview = started.subject
        self._refresh()
        self.composer.setFocus()

    def show_note(self, subject: UUID) -> None:
        """Show the interview of a note, with the note chosen."""
        note = self._context.do(notes.one, subject)
        if note is None:
            return
        self._interview = note.interview
        self._refresh()
        row = self.timeline.notes.row_of(subject)
        if row is not None:
            self.timeline.setCurrentIndex(self.timeline.notes.index(row))
            self.timeline.setFocus()

    @Slot()
    def _leave_form(self) -> None:
        self.form.hide()
        self.composer.setFocus()

    @Slot()
    def _end(self) -> None:
        if self._interview is not None:
            self.seal()
            self._context.do(interviews.end, self._interview)

    @Slot()
    def _choose(self) -> None:
        self.seal()
        self._interview = self.chooser.currentData()
        self._refresh()
        self.composer.setFocus()

    # Notes

    @Slot(str, object, object, object, object)
    def _keep(
        self, text: str, tags: tuple[UUID, ...], stance: str | None, voice: str | None, first_key: datetime
    ) -> None:
        if self._begun is not None:
            kept = self._context.do(notes.revise, self._begun, text=text, tags=tags, stance=stance, voice=voice)
        elif self._interview is None:
            self.ask_for_interview()
            return
        else:
            kept = self._context.do(
                notes.capture,
                interview=self._interview,
                text=text,
                heard=moment_text(first_key),
                tags=tags,
                stance=stance,
                voice=voice,
                subject=self._subject,
            )
        if kept is not None:
            self._context.do(drafts.drop, kept.subject)
            self._next()

    @Slot()
    def seal(self) -> None:
        """Keep what is being typed as a note, as if Enter had been pressed."""
        composer = self.composer
        if not is_blank(composer.text) and self._interview is not None:
            self._keep(
                composer.text.strip(), composer.tags, composer.stance, composer.voice, composer.first_key or now()
            )
        if not is_blank(composer.text):
            self._context.hold_back()

    @Slot()
    def _edit_last(self) -> None:
        own = self._context.workbook.author
        for row in reversed(range(self.timeline.notes.rowCount())):
            note = self._context.do(notes.one, self.timeline.notes.note(row).subject)
            if note is not None and note.author == own:
                self._edit(note.subject)
                return

    @Slot(QModelIndex)
    def _edit_row(self, index: QModelIndex) -> None:
        self.seal()
        self._edit(self.timeline.notes.note(index.row()).subject)

    def _edit(self, note: UUID) -> None:
        begun = self._context.do(notes.editing, note)
        if begun is not None:
            self._begun = begun
            self.composer.edit(begun.text, begun.tags, begun.stance, begun.voice, clock_time(begun.heard))
            self.composer.setFocus()

    @Slot()
    def _leave_edit(self) -> None:
        if self._begun is not None:
            self._context.do(drafts.drop, self._begun.note)
        self._next()

    def _next(self) -> None:
        self._begun, self._subject = None, new_id()
        self._rest.stop()
        self.composer.clear()

    # Drafts

    @Slot(str)
    def _keep_draft(self, text: str) -> None:
        if not self._context.is_open:
            return
        composer = self.composer
        first_key = moment_text(composer.first_key or now())
        typed = TypedNote(self._interview, text, composer.tags, composer.stance, composer.voice, first_key, self._begun)
        subject = self._begun.note if self._begun else self._subject
        caret = composer.editor.textCursor().position()
        self._context.do(drafts.keep, draft_of(subject, typed, caret=caret, at=moment_text(now())))
        self._rest.start()

    def _offer_drafts(self) -> None:
        found = self._context.do(drafts.offered) or []
        self.offer.show_drafts([draft for draft in found if draft.kind == "note"])

    @Slot(object)
    def _take_up(self, draft: Draft) -> None:
        self.seal()
        typed = typed_of(draft)
        self._interview = typed.interview or self._interview
        self._refresh()
        composer = self.composer
        if typed.begun is not None:
            self._begun = typed.begun
            heard = clock_time(typed.begun.heard)
            composer.edit(typed.text, typed.tags, typed.stance, typed.voice, heard)
        else:
            self._subject = draft.subject
            composer.set_text(typed.text, datetime.fromisoformat(typed.first_key))
            composer.set_tags(typed.tags)
            composer.set_stance(typed.stance)
            composer.set_voice(typed.voice)
        composer.setFocus()

    @Slot(object)
    def _drop(self, draft: Draft) -> None:
        self._context.do(drafts.drop, draft.subject)
        self.composer.setFocus()

    # Showing

    @Slot(object)
    def _refresh_if_concerned(self, kinds: frozenset[str]) -> None:
        if kinds == {"note"} and self._interview is not None:  # with every Enter, so no more than it takes
            self._show_notes(self.timeline.notes.weaknesses, self.timeline.notes.own)
        elif kinds & _CONCERNS:
            self._refresh()

    def _refresh(self) -> None:
        seen = self._context.do(visits.overview)
        rows = self._context.do(interviews.listed)
        if seen is None or rows is None:
            return
        self.composer.set_weaknesses(seen.weaknesses)
        self.form.set_witnesses(seen.kind.witnesses.values())
        known = {row.interview.subject: row for row in rows}
        if self._interview not in known:
            own = [row for row in rows if seen.inspector.subject in row.interview.inspectors]
            self._interview = own[-1].interview.subject if own else None
        self.chooser.clear()
        for row in rows:
            self.chooser.addItem(f"{row.interview.code or ''} {row.interview.label}".strip(), row.interview.subject)
        self.chooser.setVisible(bool(rows))
        if self._interview is None:
            self.chooser.setCurrentIndex(-1)
            self.heading.setText(self.tr("Capture"))
            self.facts.setText(self.tr("What people say, as they say it."))
            self.end.hide()
            self._middle.setCurrentWidget(self.empty)
            return
        row = known[self._interview]
        self.chooser.setCurrentIndex(list(known).index(self._interview))
        self._describe(row.interview, row.witness.name)
        self._show_notes(tuple(weakness.label for weakness in seen.weaknesses), seen.inspector.code)

    def _describe(self, interview: Interview, witness: str) -> None:
        self.heading.setText(interview.label)
        started = self.tr("started {0}").format(day_and_time(interview.started)) if interview.started else ""
        ended = self.tr("ended {0}").format(clock_time(interview.ended)) if interview.ended else ""
        facts = [witness.capitalize(), interview.setting or "", interview.code or "", started, ended]
        self.facts.setText(" · ".join(fact for fact in facts if fact))
        self.end.setVisible(interview.ended is None)

    def _show_notes(self, weaknesses: tuple[str, ...], own: str) -> None:
        shown = self._context.do(notes.listed, self._interview) or ()
        self.timeline.notes.show(shown, weaknesses, own)
        self._middle.setCurrentWidget(self.timeline if shown else self.waiting)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The focus belongs to the composer."""
        super().focusInEvent(event)
        self.composer.setFocus()

    @Slot()
    def _measure(self) -> None:
        edge = theme.px(20)
        self._column.setContentsMargins(edge, theme.px(14), edge, theme.px(14))
        self._column.setSpacing(theme.px(12))
