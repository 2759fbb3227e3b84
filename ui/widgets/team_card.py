"""One judgement as the team sees it in the evening: what was heard, what is written, who agreed, what is open."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from inspector_app.domain.agreeing import TeamRow, TeamView
from inspector_app.domain.balance import Heard
from ui import icons, theme
from ui.models import judgements
from ui.models.evidence import weighed
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.evidence_balance import EvidenceBalance
from ui.widgets.label import Label
from ui.widgets.weakness_row import WeaknessDisc

_JUDGED, _UNJUDGED = ("scale", "accent"), ("circle-dashed", "gap")


class TeamCard(Card):
    """Shows a weakness; its button leads to the findings on it."""

    chosen = Signal(int)
    """The findings on the weakness of this number are wanted."""

    def __init__(self, rank: int, parent: QWidget | None = None) -> None:
        super().__init__(parent, inset=12)
        self.rank = rank
        self.name = Label("", "name", wrap=True)
        self._picture = QLabel(self)
        self.verdict = Label("", "strong", wrap=True)
        self.open = OpenButton(self.tr("Findings"), "pen-line")
        self.balance = EvidenceBalance(self)
        self.facts = Label("", "muted", wrap=True)
        self.agreed = Label("", "small", wrap=True)
        self.reasons = Label("", "muted", wrap=True)
        self._warns = QLabel(self)
        self.questions = Label("", "warning", wrap=True)
        disc = WeaknessDisc(self)
        disc.rank = rank
        head = QHBoxLayout()
        head.addWidget(disc)
        head.addWidget(self.name, 3)
        head.addWidget(self._picture)
        head.addWidget(self.verdict, 2)
        head.addWidget(self.open, 0, Qt.AlignmentFlag.AlignTop)
        self._asked = QWidget(self)
        self._line = QHBoxLayout(self._asked)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addWidget(self._warns, 0, Qt.AlignmentFlag.AlignTop)
        self._line.addWidget(self.questions, 1)
        self._head = head
        self.body.addLayout(head)
        for part in (self.balance, self.facts, self.agreed, self.reasons, self._asked):
            self.body.addWidget(part)
        self._sign = _UNJUDGED
        self.open.clicked.connect(self._choose)
        theme.appearance.changed.connect(self._fit)

    def show_row(self, view: TeamView, row: TeamRow) -> None:
        """Show how one weakness stands."""
        matrix, judged = view.matrix, row.judged
        heard = [Heard(column.group, matrix.cell(row.rank, column)) for column in matrix.columns()]
        self.name.setText(judged.weakness.label)
        self.name.setToolTip(judged.weakness.title)
        self.verdict.setText(judgements.verdict(judged, matrix.kind.judgements))
        self._sign = _JUDGED if judged.weakness.judgement else _UNJUDGED
        self.balance.show_balance(heard)
        written, about = judgements.written(row), judgements.about(view.evidence(row))
        self.facts.setText(" · ".join(part for part in (about, written) if part))
        self.agreed.setText(judgements.agreed_in_short(view, row))
        self.reasons.setText(judged.weakness.rationale or "")
        self.reasons.setVisible(bool(judged.weakness.rationale))
        asked = judgements.open_questions(view, row, gaps=False)  # the balance names them
        self.questions.setText(" · ".join(asked))
        self._asked.setVisible(bool(asked))
        self.open.setAccessibleName(self.tr("Findings on {0} {1}").format(row.rank, judged.weakness.label))
        told = [weighed(one) for one in heard if one.counts.notes]
        self.open.setAccessibleDescription(judgements.spoken(view, row, told))
        self._fit()

    @Slot()
    def _choose(self) -> None:
        self.chosen.emit(self.rank)

    @Slot()
    def _fit(self) -> None:
        px = theme.px
        self.body.setSpacing(px(4))
        self._head.setSpacing(px(8))
        self._line.setSpacing(px(6))
        for label, (symbol, role) in ((self._picture, self._sign), (self._warns, ("triangle-alert", "gap"))):
            label.setPixmap(icons.pixmap(symbol, role, 16, self.devicePixelRatioF()))


class OpenButton(Button):
    """A button that Enter presses too; Up and Down go to the one before and after."""

    stepped = Signal(int)
    """The focus shall go so many cards on."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)
