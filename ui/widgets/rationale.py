"""Why the team judges so: typed below the judgement, kept as a draft while typing and in the record when it is left."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector_app.domain.agreeing import Judged
from inspector_app.domain.moments import moment_text, now
from inspector_app.services import drafts, judgements
from inspector_app.services.drafts import Draft
from ui import theme
from ui.context import AppContext
from ui.models.notes import day_and_time
from ui.visit_words import VisitWords
from ui.widgets.button import Button
from ui.widgets.growing_edit import GrowingEdit
from ui.widgets.label import Label
from ui.widgets.rest_timer import RestTimer
from ui.widgets.spell_marks import SpellMarks

_DRAFT_AFTER, _DRAFT_AT_LATEST = 400, 1000
"""Milliseconds of rest after which a draft is kept, and the longest that typing on can put it off."""
DRAFT = "rationale"
"""The kind of the drafts of reasons."""


class Rationale(QWidget):
    """The reasons for the judgement on one weakness after the other."""

    offered_changed = Signal()
    """What a crash has left is offered, or not any more."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._judged: Judged | None = None
        self._seen: tuple[str, ...] = ()
        self._shown = self._known = self._started = ""
        self._dirty = False
        self.is_offered = False
        self.caption = Label(self.tr("Reasons"), "strong")
        self.edit = GrowingEdit(parent=self)
        self.edit.setAccessibleName(self.tr("Reasons for the judgement"))
        self.edit.setPlaceholderText(self.tr("Why; it is not printed"))
        self.caption.setBuddy(self.edit)
        SpellMarks(self.edit, VisitWords.of(context))
        self.offer = Label("", "warning", wrap=True)
        self.keep = Button(self.tr("Keep"), "check")
        self.keep.setAccessibleName(self.tr("Keep the reasons"))
        self.throw = Button(self.tr("Throw away"), kind="plain")
        self.throw.setAccessibleName(self.tr("Throw the reasons away"))
        self._line = QWidget(self)
        offer = QHBoxLayout(self._line)
        offer.setContentsMargins(0, 0, 0, 0)
        offer.addWidget(self.offer, 1)
        for button in (self.keep, self.throw):
            offer.addWidget(button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        field = QHBoxLayout()
        field.addWidget(self.caption, 0, Qt.AlignmentFlag.AlignTop)
        field.addWidget(self.edit, 1)
        self._field = field
        self._column.addLayout(field)
        self._column.addWidget(self._line)
        self._line.hide()

        self._rest = RestTimer(_DRAFT_AFTER, _DRAFT_AT_LATEST, self)
        self._rest.due.connect(self.keep_draft)
        self.edit.textChanged.connect(self._type)
        self.edit.left.connect(self._leave)
        self.keep.clicked.connect(self._keep)
        self.throw.clicked.connect(self._throw)
        theme.appearance.changed.connect(self._measure)
        self._measure()

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self.edit.toPlainText()

    def show_judged(self, judged: Judged) -> None:
        """Show the reasons as they are in the record; what is being typed stays, with what it began from."""
        if self._judged is None or judged.weakness.subject != self._judged.weakness.subject:
            self._dirty = self.is_offered = False
            self._rest.stop()
        self._judged = judged
        if not self._dirty:
            self._seen, self._shown = judged.seen, judged.weakness.rationale or ""
            if self.text != self._shown:
                self._put(self._shown)
        self._show_offer("")

    def offer_draft(self, draft: Draft) -> None:
        """Show what was typed earlier and not kept; it stays a draft until it is chosen or typed on."""
        if self._dirty:
            return
        if draft.text.strip() == self._shown.strip():
            self._forget()
            return
        self._put(draft.text)
        self._seen, self._started = draft.seen, draft.started
        self._shown = str(draft.rest.get("shown") or "")
        self._dirty = self.is_offered = True
        self._show_offer(self.tr("Typed {0} and not saved yet").format(day_and_time(draft.at)))

    def seal(self) -> bool:
        """Put what was typed into the record; tell whether nothing is left that could not be kept."""
        judged = self._judged
        if judged is None or not self._dirty or self.is_offered or not self._context.is_open:
            return True
        if self.text.strip() != self._shown.strip():
            kept = self._context.do(judgements.give_reasons, judged.weakness.subject, self.text, self._seen)
            if kept is None:
                self._context.mark_unkept(self)
                self.keep_draft()
                return False
            judged = kept
        self._rest_on(judged)
        return True

    def _rest_on(self, judged: Judged) -> None:
        self._dirty = self.is_offered = False
        self._rest.stop()
        self._forget()
        self.show_judged(judged)
        self.offered_changed.emit()

    def _forget(self) -> None:
        if self._context.is_open and self._judged is not None:
            self._context.do(drafts.drop, self._judged.weakness.subject, judgements.RATIONALE)
            self._context.mark_settled(self)

    def _put(self, text: str) -> None:
        self._known = text
        self.edit.setPlainText(text)

    @Slot()
    def _type(self) -> None:
        if self.text == self._known:  # put there, or another font: Qt calls both a change of the text
            return
        self._known = self.text
        if not self._dirty:
            self._dirty, self._started = True, moment_text(now())
        if self.is_offered:
            self.is_offered = False
            self._show_offer("")
            self.offered_changed.emit()
        self._rest.start()

    @Slot()
    def keep_draft(self) -> bool:
        """Keep what is being typed as a draft; tell whether that could be done."""
        if not self._dirty or self._judged is None or not self._context.is_open:
            return False
        weakness = self._judged.weakness.subject
        draft = Draft(
            subject=weakness,
            field=judgements.RATIONALE,
            kind=DRAFT,
            text=self.text,
            caret=self.edit.textCursor().position(),
            seen=self._seen,
            rest={"weakness": str(weakness), "shown": self._shown},
            started=self._started,
            at=moment_text(now()),
        )
        return self._context.do(drafts.keep, draft) is not None

    @Slot()
    def _leave(self) -> None:
        self.seal()

    @Slot()
    def _keep(self) -> None:
        self.is_offered = False
        self.seal()
        self.edit.setFocus()

    @Slot()
    def _throw(self) -> None:
        if self._judged is not None:
            self.edit.setFocus()
            self._rest_on(self._judged)

    def _show_offer(self, words: str) -> None:
        if words or not self.is_offered:
            self.offer.setText(words)
        self._line.setVisible(self.is_offered)

    @Slot()
    def _measure(self) -> None:
        self._column.setSpacing(theme.px(4))
        self._field.setSpacing(theme.px(10))
        self.caption.setContentsMargins(0, theme.px(4), 0, 0)
