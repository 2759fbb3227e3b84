"""Those who sign the letter: who has signed off the words as they are now, and a button for who has not."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui import icons, theme
from ui.models.statuses import sign_off_words
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import Label

if TYPE_CHECKING:
    from inspector_app.services.statuses import SignOff, Standing


class SignOffRow(QWidget):
    """One signatory: name, role and organisation, what they have done, and the button."""

    def __init__(self, one: "SignOff", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._symbol, self._role, said = sign_off_words(one)
        self._picture = QLabel(self)
        self.name = Label(one.signatory.name or one.label, "strong", wrap=True)
        self.role = Label(one.label, "muted", wrap=True)
        self.said = Label(said, "warning" if one.is_old else "small", wrap=True)
        self.sign = Button(self.tr("Sign off again") if one.is_old else self.tr("Sign off"), "badge-check", parent=self)
        self.sign.setAccessibleName(f"{self.sign.text()}: {one.label}")
        words = QVBoxLayout()
        words.setSpacing(0)
        for label in (self.name, self.role, self.said):
            words.addWidget(label)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addWidget(self._picture)
        self._line.addLayout(words, 1)
        self._line.addWidget(self.sign)
        self.sign.setVisible(not one.is_given)
        theme.appearance.changed.connect(self._measure)
        self._measure()

    @Slot()
    def _measure(self) -> None:
        self._line.setSpacing(theme.px(10))
        self._picture.setPixmap(icons.pixmap(self._symbol, self._role, 18, self.devicePixelRatioF()))


class SignOffCard(Card):
    """A row for each signatory of the visit."""

    sign_chosen = Signal(int)
    """The signatory of this number, from 0, signs off the letter as it reads now."""
    visit_chosen = Signal()
    """The signatories shall be named."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[SignOff, ...] | None = None
        self.rows: list[SignOffRow] = []
        self.summary = Label("", "muted", wrap=True)
        self.none = Label(
            self.tr("The visit names nobody yet who signs the letter. Enter them with the facts of the visit."),
            wrap=True,
        )
        self.name_them = Button(self.tr("Name the signatories"), "user", parent=self)
        self._list = QVBoxLayout()
        self.body.addWidget(Label(self.tr("Sign-offs"), "heading"))
        for part in (self.summary, self.none, self.name_them):
            self.body.addWidget(part)
        self.body.addLayout(self._list)
        self.name_them.clicked.connect(self.visit_chosen)
        for part in (self.none, self.name_them):
            part.hide()
        theme.appearance.changed.connect(self._space)
        self._space()

    def show_standing(self, standing: "Standing") -> None:
        """Show the sign-offs; rows that say the same as before stay, and with them the focus."""
        if standing.sign_offs == self._shown:
            return
        focused = next((number for number, row in enumerate(self.rows) if row.sign.hasFocus()), None)
        self._shown = standing.sign_offs
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [SignOffRow(one, self) for one in standing.sign_offs]
        before: QWidget = self.name_them
        for number, row in enumerate(self.rows):
            self._list.addWidget(row)
            row.sign.clicked.connect(partial(self._sign, number))
            QWidget.setTabOrder(before, row.sign)  # they are younger than what stands below them
            before = row.sign
        given, count = len(self.rows) - len(standing.missing), len(self.rows)
        self.summary.setText(self.tr("{0} of {1} have signed off the letter as it reads now.").format(given, count))
        self.summary.setVisible(bool(self.rows))
        for part in (self.none, self.name_them):
            part.setVisible(not self.rows)
        if focused is not None:
            self._focus_after(focused)

    def _focus_after(self, number: int) -> None:
        """Leave the focus where work goes on: with the next who has not signed off."""
        waiting = [row for row in (*self.rows[number:], *self.rows[:number]) if not row.sign.isHidden()]
        if waiting:
            waiting[0].sign.setFocus()

    def _sign(self, number: int, *_: object) -> None:
        self.sign_chosen.emit(number)

    @Slot()
    def _space(self) -> None:
        self._list.setSpacing(theme.px(12))
