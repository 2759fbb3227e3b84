"""The judgement on one weakness: chosen, never forced; and who has not been heard about it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QRadioButton, QWidget

from inspector_app.domain.things import Weakness
from inspector_app.domain.visit_kind import Verdict
from ui import icons, theme
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.flow_layout import FlowRow
from ui.widgets.label import Label

_REST = 600
"""Milliseconds after which a choice counts, so that walking past one with the arrows does not record it."""


class JudgementCard(Card):
    """Radio buttons for the judgements that the kind of visit knows, and “Not yet judged”."""

    judged = Signal(object, object)
    """A judgement was chosen: the weakness (UUID) and the code, or None."""
    decision_chosen = Signal(object)
    """The decision about the judgement is wanted: the weakness (UUID)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, inset=12)
        self._weakness: Weakness | None = None
        self._chosen = False
        self._group = QButtonGroup(self)
        self.buttons: dict[str | None, QRadioButton] = {}
        self._choices = FlowRow(self)
        self._missing = QWidget(self)
        line = QHBoxLayout(self._missing)
        line.setContentsMargins(0, 0, 0, 0)
        self._picture = QLabel(self._missing)
        self.missing = Label("", "warning", wrap=True)
        line.addWidget(self._picture)
        line.addWidget(self.missing, 1)
        self.waits = Label(self.tr("Judged in two ways; a decision waits."), "warning", wrap=True)
        self.decide = Button(self.tr("Decide…"), kind="plain")
        self.decide.setAccessibleName(self.tr("Decide about the judgement"))
        waiting = QHBoxLayout()
        waiting.addWidget(self.waits, 1)
        waiting.addWidget(self.decide)
        self.body.addWidget(Label(self.tr("Judgement"), "strong"))
        self.body.addWidget(self._choices)
        self.body.addLayout(waiting)
        self.body.addWidget(self._missing)
        self._missing.hide()
        self.waits.hide()
        self.decide.hide()

        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self.seal)
        self._group.buttonClicked.connect(self._choose)
        self.decide.clicked.connect(self._decide)
        theme.appearance.changed.connect(self._fit)
        self._fit()

    def show_weakness(self, weakness: Weakness, judgements: Mapping[str, Verdict]) -> None:
        """Show the judgement on a weakness; one that was just chosen stays chosen."""
        if not self.buttons:
            for verdict in judgements.values():
                self._offer(verdict.code, verdict.name)
            self._offer(None, self.tr("Not yet judged"))
        if self._weakness is None or weakness.subject != self._weakness.subject or not self._chosen:
            self._chosen = False
            self.buttons[weakness.judgement if weakness.judgement in self.buttons else None].setChecked(True)
        self._weakness = weakness
        for part in (self.waits, self.decide):
            part.setVisible("judgement" in weakness.decisions)

    def _offer(self, code: str | None, name: str) -> None:
        button = QRadioButton(name, self._choices)
        self.buttons[code] = button
        self._group.addButton(button)
        self._choices.flow.addWidget(button)

    def show_missing(self, sentences: Sequence[str]) -> None:
        """Say what is missing for a judgement; nothing is held back by it."""
        self.missing.setText("\n".join(sentences))
        self._missing.setVisible(bool(sentences))

    @Slot()
    def _decide(self) -> None:
        if self._weakness is not None:
            self.decision_chosen.emit(self._weakness.subject)

    @Slot()
    def _choose(self) -> None:
        self._chosen = True
        self._rest.start()

    @Slot()
    def seal(self) -> None:
        """Tell the judgement that was chosen last, if it was not told yet."""
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
        self._picture.setPixmap(icons.pixmap("triangle-alert", "gap", 16, self.devicePixelRatioF()))
