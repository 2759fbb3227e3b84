"""The steps from drafting to published, and the one button that takes the letter to the step that is chosen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from inspector_app.domain.status import PUBLISHED, SIGNED, is_later
from ui.models.statuses import name, step_rows, unaware_told
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.flow_layout import FlowRow
from ui.widgets.label import Label
from ui.widgets.row_list import RowList

if TYPE_CHECKING:
    from inspector_app.services.statuses import Standing


class StatusCard(Card):
    """A list of the steps; the next one is chosen to begin with."""

    move_chosen = Signal(str, str)
    """The letter shall go to this status, for this reason."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._standing: Standing | None = None
        self.steps = RowList(most=8, parent=self)
        self.steps.setAccessibleName(self.tr("Steps of the letter"))
        self.reason = QLineEdit(self)
        self.field = Field(self.tr("Reason"), self.reason)
        self.go = Button("", "check", "primary", self)
        self.hint = Label("", "muted", wrap=True)
        self.unaware = Label("", "warning", wrap=True)
        self._row = FlowRow(self)
        self._row.flow.addWidget(self.go)
        self.body.addWidget(Label(self.tr("Steps"), "heading"))
        for part in (self.unaware, self.steps, self.field, self._row, self.hint):
            self.body.addWidget(part)
        self.body.addStretch()
        QWidget.setTabOrder(self.steps, self.reason)  # which was made before the field it stands in
        QWidget.setTabOrder(self.reason, self.go)
        self.field.hide()
        self.unaware.hide()
        self.steps.moved.connect(self._tell)
        self.steps.chosen.connect(self._choose)
        self.reason.returnPressed.connect(self._go)
        self.go.clicked.connect(self._go)
        self._tell()

    def show_standing(self, standing: "Standing") -> None:
        """Show where the letter stands; when it has moved on, the next step is the chosen one."""
        has_moved = self._standing is None or self._standing.present != standing.present
        self._standing = standing
        self.steps.show_rows(step_rows(standing))
        self.unaware.setText(unaware_told(standing))
        self.unaware.setVisible(bool(standing.unaware))
        if has_moved:
            self.reason.clear()
            order = [step.status for step in standing.steps]
            self.steps.setCurrentIndex(self.steps.rows.index(order.index(standing.next or standing.present)))
        self._tell()

    @property
    def wanted(self) -> str:
        """The status that is chosen."""
        return str(self.steps.current_key or "")

    @Slot()
    def _tell(self) -> None:
        """Have the button say what it does with the chosen step, and ask for a reason where one is needed."""
        from inspector_app.services.statuses import why_a_reason

        standing, wanted = self._standing, self.wanted
        if standing is None or not wanted:
            self.go.setEnabled(False)
            self.go.setText(self.tr("Go on"))
            return
        held = self._what_holds(standing, wanted)
        asked = "" if held else why_a_reason(standing, wanted)
        back = is_later(standing.present, wanted)
        words = self.tr("Go back to “{0}”") if back else self.tr("Go on to “{0}”")
        self.go.setText(words.format(name(wanted)))
        self.go.setEnabled(not held)
        self.field.setVisible(bool(asked))
        self.field.say(asked)
        self.hint.setText(held)
        self.hint.setVisible(bool(held))

    def _what_holds(self, standing: "Standing", wanted: str) -> str:
        """Return why the letter cannot go to a status from where it is; empty if it can."""
        if wanted == standing.present:
            if standing.next is None:
                return self.tr("The letter is published; its way is done.")
            return self.tr("The letter is here. Choose another step to take it there.")
        if standing.is_frozen and is_later(standing.present, wanted):
            return self.tr("The letter is signed. Reopen it to go back.")
        if wanted == PUBLISHED and standing.present != SIGNED:
            return self.tr("The letter is published only after it is signed.")
        return ""

    @Slot(object)
    def _choose(self, _: object) -> None:
        self._go()

    @Slot()
    def _go(self) -> None:
        """Take the letter to the chosen step, or go to the reason that is missing."""
        if not self.go.isEnabled():
            return
        reason = self.reason.text().strip()
        if not self.field.isHidden() and not reason:
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.move_chosen.emit(self.wanted, "" if self.field.isHidden() else reason)
