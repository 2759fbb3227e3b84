"""The judgement on one weakness: chosen, never forced; its reasons, who agreed, and who has not been heard about it.

Folded it takes one line, so that the paragraphs have the room.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QButtonGroup, QHBoxLayout, QLabel, QRadioButton, QVBoxLayout, QWidget

from inspector_app.domain.agreeing import Judged
from inspector_app.domain.things import Weakness
from inspector_app.domain.visit_kind import Verdict
from inspector_app.services import judgements as service
from inspector_app.services.drafts import Draft
from inspector_app.services.workbooks import Workbook
from ui import icons, theme
from ui.context import AppContext
from ui.widgets.agreement import Agreement
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.flow_layout import FlowRow
from ui.widgets.fold_head import FoldHead, Said
from ui.widgets.label import Label
from ui.widgets.rationale import DRAFT, Rationale

_REST = 600
"""Milliseconds after which a choice counts, so that walking past one with the arrows does not record it."""

_ASKED = frozenset({"judgement", "rationale"})
"""The fields about which a decision may wait here."""


class JudgementCard(Card):
    """Radio buttons for the judgements that the kind of visit knows, and “Not yet judged”; reasons; agreements.

    The choice is told by signal; reasons and agreements it keeps itself.
    """

    judged = Signal(object, object)
    """A judgement was chosen: the weakness (UUID) and the code, or None."""
    decision_chosen = Signal(object)
    """The decision about the judgement is wanted: the weakness (UUID)."""
    left = Signal()
    """It was folded by key: the focus goes back to what is written."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent, inset=12)
        self._context = context
        self._known: Mapping[str, Verdict] = {}
        self._weakness: Weakness | None = None
        self._judged: Judged | None = None
        self._opened_for: UUID | None = None
        self._chosen = False
        self._group = QButtonGroup(self)
        self.buttons: dict[str | None, QRadioButton] = {}
        self.head = FoldHead(self.tr("Judgement"), self)
        self._inside = QWidget(self)
        self._choices = FlowRow(self)
        self._missing = QWidget(self)
        line = QHBoxLayout(self._missing)
        line.setContentsMargins(0, 0, 0, 0)
        self._picture = QLabel(self._missing)
        self.missing = Label("", "warning", wrap=True)
        line.addWidget(self._picture)
        line.addWidget(self.missing, 1)
        self.rationale = Rationale(context, self)
        self.agreement = Agreement(self)
        self.waits = Label("", "warning", wrap=True)
        self.decide = Button(self.tr("Decide…"), kind="plain")
        self.decide.setAccessibleName(self.tr("Decide about the judgement"))
        waiting = QHBoxLayout()
        waiting.addWidget(self.waits, 1)
        waiting.addWidget(self.decide)
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._choices)
        self._column.addLayout(waiting)
        self._column.addWidget(self._missing)
        self._column.addWidget(self.rationale)
        self._column.addWidget(self.agreement)
        self.body.addWidget(self.head)
        self.body.addWidget(self._inside)
        self._missing.hide()
        self.waits.hide()
        self.decide.hide()

        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._tell)
        self.head.clicked.connect(self._remember)
        self.head.toggled.connect(self._inside.setVisible)
        self.rationale.offered_changed.connect(self._open_if_asked)
        self._group.buttonClicked.connect(self._choose)
        self.decide.clicked.connect(self._decide)
        self.agreement.agreed.connect(self._agree)
        self.agreement.taken_back.connect(self._take_back)
        theme.appearance.changed.connect(self._fit)
        self._inside.hide()
        self.head.setChecked(context.judgement_open)
        self._fit()

    @Slot()
    def go(self) -> None:
        """Go to the judgement, which opens; from there fold it and go back."""
        focused = QApplication.focusWidget()
        if self.head.isChecked() and focused is not None and self.isAncestorOf(focused):
            self.head.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.head.click()
            self.left.emit()
        else:
            if not self.head.isChecked():
                self.head.click()
            chosen = next(button for button in self.buttons.values() if button.isChecked())
            chosen.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _remember(self) -> None:
        self._context.judgement_open = self.head.isChecked()
        self._opened_for = None
        self._say()

    @Slot()
    def _open_if_asked(self) -> None:
        """Open where something asks for an answer, until one turns to another weakness; else be as it was left."""
        if self._weakness is None:
            return
        if self._weakness.decisions & _ASKED or self.rationale.is_offered:
            self._opened_for = self._weakness.subject
        self.head.setChecked(self._context.judgement_open or self._opened_for == self._weakness.subject)

    def _say(self) -> None:
        """Say in the head what is chosen, who agreed to it and what is missing."""
        chosen = next((button.text() for button in self.buttons.values() if button.isChecked()), "")
        names = [one.name for one in self._judged.standing] if self._judged is not None else []
        agreed = self.tr("agreed by {0}").format(", ".join(names)) if names else self.tr("nobody agreed yet")
        missing = " ".join(self.missing.text().splitlines())
        self.head.say([Said(chosen, "text"), Said(agreed), Said(missing, "gap", "triangle-alert")])

    def show_weakness(self, weakness: Weakness, judgements: Mapping[str, Verdict]) -> None:
        """Show the judgement on a weakness; one that was just chosen stays chosen."""
        if not self.buttons:
            for verdict in judgements.values():
                self._offer(verdict.code, verdict.name)
            self._offer(None, self.tr("Not yet judged"))
        if self._weakness is None or weakness.subject != self._weakness.subject or not self._chosen:
            self._chosen = False
            self.buttons[weakness.judgement if weakness.judgement in self.buttons else None].setChecked(True)
        self._weakness, self._known = weakness, judgements
        asked = weakness.decisions & _ASKED
        if "judgement" in asked:
            self.waits.setText(self.tr("Judged in two ways; a decision waits."))
        else:
            self.waits.setText(self.tr("The reasons were written in two ways; a decision waits."))
        for part in (self.waits, self.decide):
            part.setVisible(bool(asked))
        self._show_team()
        self._open_if_asked()

    def offer_drafts(self, found: Iterable[Draft]) -> None:
        """Offer the reasons that a crash has left, if they are those of this weakness."""
        for draft in found:
            if draft.kind == DRAFT and self._weakness is not None and draft.subject == self._weakness.subject:
                self.rationale.offer_draft(draft)
        self._open_if_asked()

    @property
    def tab_order(self) -> list[QWidget]:
        """What Tab goes through, in its order."""
        reasons, agreement = self.rationale, self.agreement
        parts = [self.head, *self.buttons.values(), self.decide, reasons.edit, reasons.keep, reasons.throw]
        return [*parts, agreement.agree, agreement.take_back]

    def _show_team(self) -> None:
        """Show reasons and agreements as they are in the record."""
        if self._weakness is None or not self._context.is_open:
            return
        judged = self._context.do(service.judged, self._weakness.subject)
        if judged is not None:
            self.rationale.show_judged(judged)
            self.agreement.show_judged(judged, self._known)
            self._judged = judged
        self._say()

    def _offer(self, code: str | None, name: str) -> None:
        button = QRadioButton(name, self._choices)
        self.buttons[code] = button
        self._group.addButton(button)
        self._choices.flow.addWidget(button)

    def show_missing(self, sentences: Sequence[str]) -> None:
        """Say what is missing for a judgement; nothing is held back by it."""
        self.missing.setText("\n".join(sentences))
        self._missing.setVisible(bool(sentences))
        self._say()

    @Slot()
    def _decide(self) -> None:
        if self._weakness is not None:
            self.decision_chosen.emit(self._weakness.subject)

    @Slot()
    def _choose(self) -> None:
        self._chosen = True
        self._say()
        self._rest.start()

    @Slot()
    def _agree(self) -> None:
        """Agree to what is chosen here, which is told first."""
        self._tell()
        self._do(service.agree)

    @Slot()
    def _take_back(self) -> None:
        self._do(service.take_back)

    def _do(self, deed: Callable[[Workbook, UUID], Judged]) -> None:
        if self._weakness is not None:
            self._context.do(deed, self._weakness.subject)
            self._show_team()

    def seal(self) -> None:
        """Tell the judgement that was chosen last, if it was not told yet, and keep the reasons that were typed."""
        self._tell()
        if not self.rationale.seal():
            self._context.hold_back(drafted=self.rationale.keep_draft())

    @Slot()
    def _tell(self) -> None:
        self._rest.stop()
        if self._weakness is None or not self._chosen:
            return
        self._chosen = False
        chosen = next(code for code, button in self.buttons.items() if button.isChecked())
        if chosen != self._weakness.judgement:
            self.judged.emit(self._weakness.subject, chosen)

    @Slot()
    def _fit(self) -> None:
        self._choices.flow.setSpacing(theme.px(8))
        self._column.setSpacing(theme.px(8))
        captions = (self.rationale.caption, self.agreement.caption)
        width = max(caption.sizeHint().width() for caption in captions)
        for caption in captions:
            caption.setMinimumWidth(width)  # so that what they name begins at one line
        self._picture.setPixmap(icons.pixmap("triangle-alert", "gap", 16, self.devicePixelRatioF()))
