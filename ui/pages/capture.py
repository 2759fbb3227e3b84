"""Capture: one interview's notes and the composer; nothing here is modal, and nothing typed is lost."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import QModelIndex, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from inspector_app.domain.things import Note
from inspector_app.services import interviews, notes, visits
from inspector_app.services.interviews import InterviewRow
from inspector_app.services.visits import Overview
from ui import theme
from ui.context import AppContext
from ui.models.interviews import count_in_words
from ui.models.timeline import Scene, scene_of
from ui.visit_words import VisitWords
from ui.widgets.composer import Composer
from ui.widgets.draft_offer import DraftOffer
from ui.widgets.earlier_wordings import EarlierWordings
from ui.widgets.empty import EmptyState
from ui.widgets.first_focus import FirstFocus
from ui.widgets.gaps_beside import GapsBeside
from ui.widgets.in_place import InPlaceOf
from ui.widgets.interview_asking import InterviewAsking
from ui.widgets.interview_form import InterviewForm
from ui.widgets.interview_head import InterviewHead
from ui.widgets.interview_list import InterviewList
from ui.widgets.note_actions import NoteActions
from ui.widgets.note_editor import is_typing
from ui.widgets.note_taking import NoteTaking
from ui.widgets.scrolled import reveal
from ui.widgets.spell_marks import SpellMarks
from ui.widgets.timeline import Timeline
from ui.widgets.write_up_list import WriteUpList
from ui.widgets.writing_up import WritingUp

_CONCERNS = {"note", "interview", "weakness", "inspector", "visit"}
_AGREES_AFTER = 200
"""Milliseconds after a note was painted when the list is read again."""


class CapturePage(QWidget):
    """The page an inspector has open during an interview; a note's decision is chosen by its subject."""

    decision_chosen = Signal(object)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._scene: Scene | None = None
        self._listing = False
        self.setObjectName("page")

        self.head = InterviewHead(self)
        self.form = InterviewForm(self)
        self.form.hide()
        self.offer = DraftOffer(self, action="draft.go-on")
        self.timeline = Timeline(self)
        self.note_actions = NoteActions(context, self.timeline)
        self.wordings = EarlierWordings(context, self.timeline, self)
        self.write_ups = WriteUpList(self)
        self.list = InterviewList(self)
        self.empty = EmptyState(
            "message-square-text",
            self.tr("Start an interview, then type what you hear."),
            self.tr("Start an interview"),
            "Ctrl+N",
        )
        sentence = self.tr("No notes yet. Type below; Enter saves each note and starts the next.")
        self.waiting = EmptyState("pen-line", sentence)
        self.composer = Composer(parent=self)
        self.taking = NoteTaking(context, self.composer, self.offer)
        self.asking = InterviewAsking(context, self.form, self.taking)
        self._agreeing = QTimer(self, singleShot=True, interval=_AGREES_AFTER)
        self.writing_up = WritingUp(context, self.write_ups, self.head, self.timeline, self.composer)
        self._lay_out()

        words = VisitWords.of(context)
        words.tell(self.timeline.mark_spelling)
        self.composer.edit_begun.connect(SpellMarks(self.composer.editor, words, on=False).switch)
        self.head.list_wanted.connect(self.show_list)
        self.head.new_wanted.connect(self.ask_for_interview)
        self.head.end_wanted.connect(self.end_or_go_on)
        self.head.correct_wanted.connect(self._correct_chosen)
        self.empty.chosen.connect(self.ask_for_interview)
        self.list.chosen.connect(self.show_interview)
        self.list.correct_wanted.connect(self._correct)
        self.list.delete_wanted.connect(self._delete)
        self.asking.started.connect(self.show_interview)
        self.asking.left.connect(self._leave_form)
        self.writing_up.chosen.connect(self._write_up)
        self.composer.edit_last.connect(self._edit_last)
        self.taking.keeping.kept.connect(self._show_kept)
        self.taking.keeping.kept.connect(self.writing_up.go_on)
        self.note_actions.acting.connect(self.taking.seal)
        self.taking.wanted.connect(self.ask_for_interview)
        self.taking.chosen.connect(self._choose)
        self.timeline.activated.connect(self._edit_row)
        self.timeline.decision_chosen.connect(self.decision_chosen)
        context.changed.connect(self._refresh_if_concerned)
        context.undone.connect(self.timeline.choose)
        self._agreeing.timeout.connect(self._agree)
        self.composer.editor.lit.connect(self._see_composer)
        theme.appearance.changed.connect(self._measure)
        self._measure()
        self._refresh(choose_own=True)
        self.taking.offer_drafts()
        self.asking.take_up()

    def _lay_out(self) -> None:
        self._middle = QStackedWidget(self)
        for widget in (self.empty, self.waiting, self.timeline, self.list):
            self._middle.addWidget(widget)
        # a list takes the room there is; what it would like to have must not make the page scroll
        self._middle.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._column = QVBoxLayout()
        for part in (self.head, self.offer, self.form, self.write_ups):
            self._column.addWidget(part)
        self._column.addWidget(self._middle, 1)
        self._column.addStretch()
        InPlaceOf(self._middle, self.form, self.write_ups)
        self._column.addWidget(self.wordings)
        self._column.addWidget(self.composer)
        self.sides = QHBoxLayout(self)
        """The column of the interview, and room for what stands at its right."""
        self.sides.addLayout(self._column, 1)
        self.gaps = GapsBeside(self._context, self)
        self.sides.addWidget(self.gaps)
        self._first = FirstFocus(self, self.composer)

    # Interviews

    @Slot()
    def ask_for_interview(self) -> None:
        """Show the form of a new interview."""
        self.asking.ask()

    @Slot(object)
    def show_interview(self, interview: UUID) -> None:
        """Show an interview, ready to type into."""
        self._choose(interview)
        self.composer.setFocus()

    @Slot()
    def show_list(self) -> None:
        """Show all interviews, with what each brought."""
        before = self.taking.interview
        if self._choose(None):
            self.list.choose(before)
            self.list.setFocus()

    def show_note(self, subject: UUID) -> None:
        """Show the interview of a note, with the note chosen."""
        note = self._context.do(notes.one, subject)
        if note is None:
            return
        here = self._choose(self._context.do(interviews.standing, note.interview))
        (self.timeline if here and self.timeline.choose(subject) else self.composer).setFocus()

    @Slot()
    def end_or_go_on(self) -> None:
        """End the interview that is chosen now, or go on with it."""
        if self._scene is not None and self.taking.seal():
            deed = interviews.go_on if self._scene.interview.ended else interviews.end
            self._context.do(deed, self._scene.interview.subject)

    @Slot()
    def _correct_chosen(self) -> None:
        if self._scene is not None:
            self._correct(self._scene.interview.subject)

    @Slot(object)
    def _correct(self, interview: UUID) -> None:
        self.asking.correct(interview)

    @Slot(object)
    def _delete(self, interview: UUID) -> None:
        before = len(self.list.interviews.rows)
        self._context.do(interviews.delete, interview)
        if len(self.list.interviews.rows) < before:
            self._context.said.emit(self.tr("Deleted. Ctrl+Z brings the interview back."))

    @Slot()
    def _leave_form(self) -> None:
        (self.list if self._listing else self.composer).setFocus()

    @Slot(object)
    def _choose(self, interview: UUID | None) -> bool:
        """Show an interview, or none; tell whether what was typed in another could be kept there first."""
        if not self.taking.go_to(interview):
            self.composer.setFocus()
            return False
        self._refresh()
        return True

    # Notes

    @Slot(object)
    def _show_kept(self, note: Note) -> None:
        """Show a note that was taken or changed here; the list is read again when it is painted."""
        if self._scene is not None and note.interview == self._scene.interview.subject:
            self.timeline.keep(self._scene.row(note))
            self._middle.setCurrentWidget(self.timeline)
        self._agreeing.start()

    @Slot()
    def _edit_last(self) -> None:
        self.taking.keeping.settle()
        model = self.timeline.notes
        self.taking.edit_last(model.note(row).subject for row in reversed(range(model.rowCount())))

    @Slot(QModelIndex)
    def _edit_row(self, index: QModelIndex) -> None:
        self.taking.edit(self.timeline.notes.note(index.row()).subject)

    # Notes to write up

    @Slot()
    def show_write_ups(self) -> None:
        """Show the notes that wait to be written up, or close their list."""
        self.writing_up.show()

    @Slot(object)
    def _write_up(self, note: UUID) -> None:
        self.show_note(note)
        self.taking.edit(note)

    # Showing

    @Slot(object)
    def _refresh_if_concerned(self, kinds: frozenset[str]) -> None:
        is_shown_by_itself = self.taking.keeping.is_writing and kinds == {"note"}
        if kinds & _CONCERNS and not is_shown_by_itself:
            self._refresh()

    @Slot()
    def _agree(self) -> None:
        """Read again what a note that was shown by itself has changed."""
        if not self._context.is_open:
            return
        if not self._context.workbook.is_free():  # a long deed began meanwhile; typing goes on
            self._agreeing.start()
            return
        self._show_notes()
        self.writing_up.refresh()

    def _refresh(self, *, choose_own: bool = False) -> None:
        seen, rows = self._context.do(visits.overview), self._context.do(interviews.listed)
        team = self._context.do(visits.team)
        if seen is None or rows is None or team is None:
            return
        self.composer.set_weaknesses(seen.weaknesses)
        self.form.set_witnesses(seen.kind.witnesses.values())
        self.form.set_team([one for one in team.values() if not one.deleted and one.subject != seen.inspector.subject])
        known = {row.interview.subject: row for row in rows}
        if choose_own:
            own = [row.interview for row in rows if seen.inspector.subject in row.interview.inspectors]
            self.taking.stay_in(own[-1].subject if own and not own[-1].ended else None)
        if (here := self.taking.interview) is not None and here not in known:  # joined to another, or gone
            here = self._context.do(interviews.standing, here)
            self.taking.stay_in(here if here in known else None)
        chosen = known.get(here) if here is not None else None
        if chosen is None:
            self._scene = None
            self._show_interviews(seen, known)
        else:
            self._listing = False
            self._scene = scene_of(seen, chosen)
            self.composer.began = self._scene.began
            self.head.show_interview(chosen.interview, chosen.witness)
            self._say_whether_ended()
            self._show_notes()
        self.composer.setVisible(not self._listing or bool(self.composer.text))
        self._first.control = self.list if self._listing else self.composer
        self.writing_up.refresh()

    def _show_interviews(self, seen: Overview, known: Mapping[UUID, InterviewRow]) -> None:
        rows = self._context.do(interviews.brought) or ()
        self._listing = bool(rows)
        self.list.interviews.show(rows, [weakness.label for weakness in seen.weaknesses])
        self._middle.setCurrentWidget(self.list if rows else self.empty)
        if rows:
            told = self.tr("{0} interviews").format(len(rows)) if len(rows) > 1 else self.tr("1 interview")
            brought = count_in_words(sum(row.notes for row in rows))
            self.head.show_none(self.tr("Interviews"), self.tr("{0} brought {1}").format(told, brought))
        else:
            self.head.show_none(self.tr("Capture"), self.tr("What people say, as they say it."))

    def _show_notes(self) -> None:
        if self._scene is None:
            return
        shown = self._context.do(notes.listed, self._scene.interview.subject) or ()
        self.timeline.notes.show(shown, self._scene.weaknesses, self._scene.inspector.code)
        self._show_count()

    def _say_whether_ended(self) -> None:
        """Say in the empty field that an interview has ended; a late word is still taken."""
        ended = self._scene is not None and self._scene.interview.ended
        told = self.tr("This interview has ended. What you type is still kept in it…")
        self.composer.editor.setPlaceholderText(told if ended else self.tr("Type what you hear…"))

    def _show_count(self) -> None:
        model = self.timeline.notes
        self.head.show_untagged(model.untagged)
        self._middle.setCurrentWidget(self.timeline if model.rowCount() else self.waiting)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is typed on a note of the list, or on a chip, goes into the field for notes."""
        if is_typing(event) and self._scene is not None and not self.form.isAncestorOf(self.focusWidget()):
            self.composer.setFocus()
            QApplication.sendEvent(self.composer.editor, event)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._see_composer(self.composer.editor.hasFocus())

    @Slot(bool)
    def _see_composer(self, in_use: bool) -> None:
        """Keep the whole composer in view while it is typed into, where the page is higher than the window."""
        if in_use:
            reveal(self.composer)

    @Slot()
    def _measure(self) -> None:
        edge = theme.px(20)
        self.sides.setContentsMargins(edge, theme.px(14), edge, theme.px(14))
        self.sides.setSpacing(theme.px(14))
        self._column.setSpacing(theme.px(10))
        self._middle.setMinimumHeight(theme.px(120))
