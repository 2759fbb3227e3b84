"""A signed letter: that it is not to be changed, whether it has changed all the same, and how it is reopened."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.field import Field, Note
from ui.widgets.flow_layout import FlowRow
from ui.widgets.label import Label

if TYPE_CHECKING:
    from inspector_app.services.statuses import Standing


class ReopenCard(Card):
    """There only while the letter is signed."""

    reopen_chosen = Signal(str)
    """The letter shall be reopened for this reason."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.changed = Note(parent=self)
        self.reason = QLineEdit(self)
        hint = self.tr("It is kept with the letter. Sign-offs no longer count, and the letter is at drafting again.")
        self.field = Field(self.tr("Reason for reopening"), self.reason, hint)
        self.reopen = Button(self.tr("Reopen the letter"), "lock-open", parent=self)
        row = FlowRow(self)
        row.flow.addWidget(self.reopen)
        self.body.addWidget(Label(self.tr("The letter is signed"), "heading"))
        self.body.addWidget(
            Label(
                self.tr("What it says cannot be changed: findings, their evidence, judgements, facts, standing text."),
                wrap=True,
            )
        )
        for part in (self.changed, self.field, row):
            self.body.addWidget(part)
        self.hide()
        self.reopen.clicked.connect(self._reopen)
        self.reason.returnPressed.connect(self._reopen)

    def show_standing(self, standing: "Standing") -> None:
        """Show the card if the letter is signed."""
        if standing.is_frozen == self.isHidden():
            self.reason.clear()
            self.setVisible(standing.is_frozen)
        if standing.is_changed:
            said = self.tr(
                "Changed since it was signed: a colleague’s later change of the letter or of its evidence came in. "
                "Compare the letter with the signed copy; reopen it, or take the merge back."
            )
        elif standing.is_worded_otherwise:
            said = self.tr(
                "Nothing in the record has changed, but the standing text on this laptop is not that of the signing: "
                "the app or your organisation’s own wording is another. What was signed is the copy that left then."
            )
        else:
            said = ""
        self.changed.say(said)

    @Slot()
    def _reopen(self) -> None:
        reason = self.reason.text().strip()
        if not reason:
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            self.field.say(self.tr("Give a reason first; it is kept with the letter."), "warning")
            return
        self.field.say("")
        self.reopen_chosen.emit(reason)
