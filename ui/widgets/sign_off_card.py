"""Those who sign the letter: who has signed off the words as they are now, and who has not."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.flow_layout import FlowRow
from ui.widgets.label import Label
from ui.widgets.sign_off_row import SignOffRow

if TYPE_CHECKING:
    from inspector_app.services.statuses import Standing


class SignOffCard(Card):
    """A row for each signatory of the visit."""

    sign_chosen = Signal(int, str)
    """The signatory of this number, from 0, has signed off the letter as it reads now; the text says how it came."""
    back_chosen = Signal(int)
    """The sign-off of the signatory of this number shall be taken back."""
    visit_chosen = Signal()
    """The signatories shall be named."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[SignOffRow] = []
        self.summary = Label("", "muted", wrap=True)
        self.none = Label(
            self.tr("The visit names nobody yet who signs the letter. Enter them with the facts of the visit."),
            wrap=True,
        )
        self.name_them = Button(self.tr("Name the signatories"), "user", parent=self)
        self._naming = FlowRow(self)
        self._naming.flow.addWidget(self.name_them)
        self._list = QVBoxLayout()
        self.body.addWidget(Label(self.tr("Sign-offs"), "heading"))
        for part in (self.summary, self.none, self._naming):
            self.body.addWidget(part)
        self.body.addLayout(self._list)
        self.name_them.clicked.connect(self.visit_chosen)
        for part in (self.none, self._naming):
            part.hide()
        theme.appearance.changed.connect(self._space)
        self._space()

    def show_standing(self, standing: "Standing") -> None:
        """Show the sign-offs, each in the row of its place."""
        while len(self.rows) > len(standing.sign_offs):
            row = self.rows.pop()
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self.rows) < len(standing.sign_offs):
            self._add_row()
        for row, one in zip(self.rows, standing.sign_offs, strict=True):
            row.show_one(one, standing)
        given, count = len(self.rows) - len(standing.missing), len(self.rows)
        self.summary.setText(self.tr("{0} of {1} have signed off the letter as it reads now.").format(given, count))
        self.summary.setVisible(bool(self.rows))
        for part in (self.none, self._naming):
            part.setVisible(not self.rows)

    def go_on_after(self, number: int) -> bool:
        """Put the focus where work goes on: with the next who has not signed off; False if there is none."""
        waiting = [row.sign for row in (*self.rows[number:], *self.rows[:number]) if not row.sign.isHidden()]
        if waiting:
            waiting[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(waiting)

    def _add_row(self) -> None:
        number, row = len(self.rows), SignOffRow(self)
        before: QWidget = self.rows[-1].controls[-1] if self.rows else self.name_them
        for control in row.controls:
            QWidget.setTabOrder(before, control)  # they are younger than what stands below them
            before = control
        row.sign_chosen.connect(partial(self.sign_chosen.emit, number))
        row.back_chosen.connect(partial(self.back_chosen.emit, number))
        self.rows.append(row)
        self._list.addWidget(row)

    @Slot()
    def _space(self) -> None:
        self._list.setSpacing(theme.px(12))
