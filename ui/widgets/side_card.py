"""One value of a decision: whose it is, what it says, and the button that keeps it."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent
from PySide6.QtWidgets import QWidget

from ui.models.decisions import Side
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.difference_label import DifferenceLabel
from ui.widgets.flow_layout import FlowRow
from ui.widgets.label import Label


class ChoiceButton(Button):
    """A button that tells what choosing it would lead to, while it is pointed at or has the focus."""

    weighed = Signal(str, str)
    """The words on the button and what the workbook would hold; nothing when it is left."""

    def __init__(self, text: str, outcome: str, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, icon, parent=parent)
        self.outcome = outcome

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.weighed.emit(self.text(), self.outcome)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self.weighed.emit("", "")

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.weighed.emit(self.text(), self.outcome)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.weighed.emit("", "")


class SideCard(Card):
    """Shows a value against the original."""

    kept = Signal(int)
    """This value shall be kept: its number, as the service counts."""

    def __init__(self, side: Side, parent: QWidget | None = None) -> None:
        super().__init__(parent, inset=12)
        self._number = side.number
        self.head = FlowRow(self)
        self.head.flow.setSpacing(8)
        self.head.flow.addWidget(Label(side.title, "strong"))
        self.head.flow.addWidget(Label(side.byline, "muted"))
        self.text = DifferenceLabel(self)
        self.text.show_runs(side.runs)
        self.remark = Label(side.remark, "muted", wrap=True)
        self.keep = ChoiceButton(side.button, side.outcome)
        self.body.addWidget(self.head)
        self.body.addWidget(self.text)
        self.body.addWidget(self.remark)
        self.body.addStretch(1)
        self.body.addWidget(self.keep)
        self.remark.setVisible(bool(side.remark))
        self.keep.clicked.connect(self._keep)

    def _keep(self) -> None:
        self.kept.emit(self._number)
