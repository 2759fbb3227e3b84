"""One who signs the letter: what is noted of them, and the buttons that note their word or take it back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui import icons, theme
from ui.models.statuses import sign_off_words
from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.flow_layout import FlowRow
from ui.widgets.label import Label

if TYPE_CHECKING:
    from inspector_app.services.statuses import SignOff, Standing


class SignOffRow(QWidget):
    """Name, role and organisation, what they have done; a sign-off is noted in two steps, the source in between."""

    sign_chosen = Signal(str)
    """They have signed off; the text tells how their word came."""
    back_chosen = Signal()
    """Their sign-off shall be taken back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = ("circle-dashed", "muted")
        self._offered: tuple[QWidget, ...] = ()
        self._picture = QLabel(self)
        self.name = Label("", "strong", wrap=True)
        self.role = Label("", "muted", wrap=True)
        self.said = Label("", "small", wrap=True)
        self.sign = Button("", "badge-check", parent=self)
        self.back = Button(self.tr("Take back"), "undo-2", parent=self)
        self.source = QLineEdit(self)
        self.source.setPlaceholderText(self.tr("Such as: e-mail of 3 May"))
        hint = self.tr("May be left empty. It is kept in the log: name nobody in it.")
        self.field = Field(self.tr("How their word came"), self.source, hint)
        self.keep = Button(self.tr("Note the sign-off"), "check", "primary", self)
        self.cancel = Button(self.tr("Cancel"), "", "plain", self)
        self.form = QWidget(self)
        self._form = QVBoxLayout(self.form)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._deeds = FlowRow(self.form)
        self._deeds.flow.addWidget(self.keep)
        self._deeds.flow.addWidget(self.cancel)
        self._form.addWidget(self.field)
        self._form.addWidget(self._deeds)
        words = QVBoxLayout()
        words.setSpacing(0)
        for label in (self.name, self.role, self.said):
            words.addWidget(label)
        self._line = QHBoxLayout()
        self._line.addWidget(self._picture)
        self._line.addLayout(words, 1)
        for button in (self.sign, self.back):
            self._line.addWidget(button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._line)
        self._column.addWidget(self.form)
        self.form.hide()
        self.sign.clicked.connect(self._ask)
        self.back.clicked.connect(self.back_chosen)
        self.source.returnPressed.connect(self._keep)
        self.keep.clicked.connect(self._keep)
        self.cancel.clicked.connect(self._leave)
        theme.appearance.changed.connect(self._measure)
        self._measure()

    def show_one(self, one: "SignOff", standing: "Standing") -> None:
        """Show what is noted of one who signs; what is being typed stays, until the sign-off it is for is noted."""
        symbol, role, said = sign_off_words(one, standing)
        self._look = (symbol, role)
        self.name.setText(one.signatory.name or one.label)
        self.role.setText(one.label)
        self.said.set_role("warning" if one.is_old else "small")
        self.said.setText(said)
        if one.is_given:
            self.source.clear()
        self.sign.setText(self.tr("Sign off again…") if one.is_old else self.tr("Sign off…"))
        may_go_back = one.event is not None and not standing.is_frozen
        self._offered = (*([] if one.is_given else [self.sign]), *([self.back] if may_go_back else []))
        self._show_form(not self.form.isHidden() and not one.is_given)
        for button in (self.sign, self.back, self.keep, self.cancel):
            button.setAccessibleName(f"{button.text()}: {one.label}")
        self.source.setAccessibleName(f"{self.field.caption.text()}: {one.label}")
        self._measure()

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """What Tab goes to, in its order."""
        return self.sign, self.back, self.source, self.keep, self.cancel

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.form.isVisible():
            self._leave()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _ask(self) -> None:
        self._show_form(True)
        self.source.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _keep(self) -> None:
        self.sign_chosen.emit(self.source.text().strip())

    @Slot()
    def _leave(self) -> None:
        self.source.clear()
        self._show_form(False)
        self.sign.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_form(self, shown: bool) -> None:
        """Show the form in place of the buttons, or these."""
        self.form.setVisible(shown)
        for button in (self.sign, self.back):
            button.setVisible(button in self._offered and not shown)

    @Slot()
    def _measure(self) -> None:
        px = theme.px
        self._line.setSpacing(px(10))
        self._column.setSpacing(px(8))
        self._form.setSpacing(px(8))
        self._deeds.flow.setSpacing(px(8))
        self._form.setContentsMargins(px(28), 0, 0, px(4))
        self._picture.setPixmap(icons.pixmap(*self._look, 18, self.devicePixelRatioF()))
