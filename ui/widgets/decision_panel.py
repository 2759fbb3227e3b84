"""One decision, whole: the original, the values side by side, a ready proposal, and every way to decide."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector_app.domain.word_difference import Run, Said
from ui import theme
from ui.models.decisions import Key, Shown
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.combine_card import CombineCard
from ui.widgets.difference_label import DifferenceLabel
from ui.widgets.even_layout import EvenRow
from ui.widgets.flow_layout import FlowRow
from ui.widgets.label import Label
from ui.widgets.outcome_card import OutcomeCard
from ui.widgets.scrolled import reveal
from ui.widgets.side_card import ChoiceButton, SideCard

_NARROWEST = 260


class DecisionPanel(QWidget):
    """Shows a decision and tells what was chosen; it decides nothing itself."""

    kept = Signal(int)
    """This value shall be kept: its number, as the service counts."""
    both = Signal()
    written = Signal(str)
    """This wording shall be kept."""
    drafted = Signal(str)
    """This wording is being typed; nothing when it is thrown away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Shown | None = None
        self._draft = ""
        self.sides: list[SideCard] = []

        self.title = Label("", "heading")
        self.happened = Label("", "body", wrap=True)
        self.about = Label("", "muted", wrap=True)
        self.original = Card(self, inset=12)
        self.thing = DifferenceLabel(self)
        self.original_title = Label("", "muted")
        self.original_text = DifferenceLabel(self)
        self.explained = Label(self.tr("Struck through: removed. Underlined: added."), "muted", wrap=True)
        self.explained.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self._original_head = QHBoxLayout()
        self._original_head.addWidget(self.original_title, 1, Qt.AlignmentFlag.AlignTop)
        self._original_head.addWidget(self.explained, 2)
        self.original.body.addWidget(self.thing)
        self.original.body.addLayout(self._original_head)
        self.original.body.addWidget(self.original_text)
        self.values = EvenRow(_NARROWEST, self)
        self.proposal = Card(self, inset=12)
        self.proposal_text = DifferenceLabel(self)
        self.use = ChoiceButton(self.tr("Use this"), "", "check")
        self.proposal.body.addWidget(
            Label(self.tr("Both changed different sentences; together it would read:"), "strong", wrap=True)
        )
        self.proposal.body.addWidget(self.proposal_text)
        self.proposal.body.addWidget(self.use, 0, Qt.AlignmentFlag.AlignLeft)
        self.keep_both = ChoiceButton(self.tr("Keep both"), "")
        self.keep_both.setToolTip(self.tr("One after the other, with a blank line between them"))
        self.combine = Button(self.tr("Combine by hand…"), "pencil")
        self.whole = Button(self.tr("Show the whole texts"), kind="plain")
        self.whole.setCheckable(True)
        self.own = CombineCard(self)
        self.outcome = OutcomeCard(self)
        self._lay_out()

        self.use.clicked.connect(self._use)
        self.keep_both.clicked.connect(self.both)
        self.combine.clicked.connect(self._combine)
        self.whole.toggled.connect(self._show_whole)
        self.own.entered.connect(self.written)
        self.own.rested.connect(self._keep_draft)
        self.own.thrown.connect(self._throw)
        self.own.left.connect(self._leave_own)
        self.own.editor.grown.connect(self._follow)
        for button in (self.use, self.keep_both):
            button.weighed.connect(self.outcome.weigh)
        theme.appearance.changed.connect(self._measure)
        self._measure()

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self.title, 0, Qt.AlignmentFlag.AlignTop)
        self._head.addWidget(self.happened, 1, Qt.AlignmentFlag.AlignVCenter)
        self._ways = FlowRow(self)
        for button in (self.keep_both, self.combine, self.whole):
            self._ways.flow.addWidget(button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._head)
        for part in (self.about, self.original, self.values, self.proposal):
            self._column.addWidget(part)
        self._column.addWidget(self._ways)
        self._column.addWidget(self.own)
        self._column.addWidget(self.outcome)
        self._column.addStretch(1)

    @property
    def key(self) -> Key | None:
        """What the decision that is shown is known by."""
        return self._shown.key if self._shown is not None else None

    def show_decision(self, shown: Shown, number: int, count: int, draft: str) -> None:
        """Show a decision, the `number`-th of `count`; a wording that is being typed stays.

        Args:
            shown: The decision in words.
            number: Its place among those that wait, from 1.
            count: How many wait.
            draft: A wording that was typed for it earlier and is not kept.
        """
        self.title.setText(self.tr("Decision {0} of {1}").format(f"{number:,}", f"{count:,}"))
        if shown == self._shown:
            return
        same = shown.key == self.key
        typing = same and self.own.isVisibleTo(self)
        self._shown = shown
        self.happened.setText(shown.happened)
        self.about.setText(shown.about)
        self._show_original(shown)
        self._show_sides(shown)
        self.proposal.setVisible(bool(shown.proposal))
        self.proposal_text.show_runs(shown.proposal_runs, whole=True)  # nothing is used that was not read
        self.use.outcome = shown.proposal
        self.keep_both.setVisible(shown.is_text)
        self.keep_both.outcome = shown.both
        self.explained.setVisible(shown.compares)
        self._ways.setVisible(shown.is_text or shown.compares)
        self.whole.setChecked(False)
        self._show_whole(False)
        outcomes = [side.outcome for side in shown.sides]
        self.outcome.show_now(shown.meanwhile, shown.now, [*outcomes, shown.both, shown.proposal])
        if not typing:
            self._draft = draft
            self._show_own(bool(draft), draft)

    def focus_first(self) -> None:
        """Give the focus to the first way to decide."""
        if self.own.isVisible():
            self.own.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            reveal(self.own)
        elif self.sides:
            self.sides[0].keep.setFocus(Qt.FocusReason.OtherFocusReason)
            reveal(self.sides[0])

    def _show_original(self, shown: Shown) -> None:
        self.thing.show_runs((Run(Said.SAME, shown.thing),))
        self.thing.setVisible(bool(shown.thing))
        self.original_title.setText(shown.original_title)
        for part in (self.original_title, self.original_text):
            part.setVisible(bool(shown.original))
        self.original.setVisible(bool(shown.original or shown.thing))

    def _show_sides(self, shown: Shown) -> None:
        for card in self.sides:
            self.values.cells.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.sides = []
        for side in shown.sides:
            card = SideCard(side, self.values)
            card.kept.connect(self.kept)
            card.keep.weighed.connect(self.outcome.weigh)
            self.sides.append(card)
            self.values.cells.addWidget(card)
            card.show()

    @property
    def tab_order(self) -> tuple[QWidget, ...]:
        """The controls in the order in which one reads them."""
        ways = (self.use, self.keep_both, self.combine, self.whole)
        return *(card.keep for card in self.sides), *ways, self.own.editor, self.own.keep, self.own.throw

    @Slot(bool)
    def _show_whole(self, whole: bool) -> None:
        if self._shown is None:
            return
        texts = [card.text for card in self.sides]
        original = self._shown.original
        self.whole.setVisible(self._shown.essence != original or any(text.is_shortened for text in texts))
        self.whole.setText(self.tr("Show what differs") if whole else self.tr("Show the whole texts"))
        self.original_text.show_runs((Run(Said.SAME, original if whole else self._shown.essence),), whole=True)
        for text in texts:
            text.show_whole(whole)

    # A wording of one's own

    @Slot()
    def _use(self) -> None:
        if self._shown is not None:
            self.written.emit(self._shown.proposal)

    @Slot()
    def _combine(self) -> None:
        if self._shown is not None:
            self._show_own(True, self._draft or self._shown.proposal or self._shown.text)
            self.own.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            reveal(self.own)

    @Slot()
    def _follow(self) -> None:
        """Keep what is typed in sight while the field grows."""
        if self.own.editor.hasFocus():
            reveal(self.own)

    def _show_own(self, on: bool, text: str = "") -> None:
        if on:
            self.own.begin(text)
        self.own.setVisible(on)
        self.combine.setVisible(not on and self._shown is not None and self._shown.is_text)

    @Slot(str)
    def _keep_draft(self, text: str) -> None:
        self._draft = text
        self.drafted.emit(text)

    @Slot()
    def _throw(self) -> None:
        self._keep_draft("")
        self._leave_own()

    @Slot()
    def _leave_own(self) -> None:
        self._show_own(False)
        self.combine.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _measure(self) -> None:
        px = theme.px
        self._column.setSpacing(px(10))
        self._head.setSpacing(px(14))
        self._ways.flow.setSpacing(px(8))
