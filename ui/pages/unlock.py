"""Unlocking a workbook: passphrase or recovery code; nothing else of it is shown before it is open."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from ui import icons, theme
from ui.context import AppContext, sentence
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.centred import centre
from ui.widgets.label import Label

WIDTH = 480


class UnlockPage(QWidget):
    """The page between the start page and an encrypted workbook."""

    other_chosen = Signal()
    """The user wants another workbook."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._folder = Path()
        self._by_code = False
        self._capitals: bool | None = None
        self.setObjectName("page")

        self._picture = QLabel(self)
        self.heading = Label("", "title", wrap=True)
        self._explanation = Label("", "muted", wrap=True)
        self._caption = Label(self.tr("&Passphrase"), "strong")
        self.passphrase = QLineEdit(self)
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.installEventFilter(self)
        self._caption.setBuddy(self.passphrase)
        self.show_it = Button("", "eye", "plain")
        self.show_it.setCheckable(True)
        self.warning = Label("", "warning", wrap=True)
        self.open = Button(self.tr("Open"), "lock-open", "primary")
        self.other = Button(self.tr("Open another workbook…"), kind="plain")
        self.code = Button("", kind="plain")

        card = Card(self, inset=32)
        card.body.addWidget(self._picture)
        card.body.addWidget(self.heading)
        card.body.addWidget(self._explanation)
        card.body.addSpacing(4)
        card.body.addWidget(self._caption)
        line = QHBoxLayout()
        line.addWidget(self.passphrase, 1)
        line.addWidget(self.show_it)
        card.body.addLayout(line)
        card.body.addWidget(self.warning)
        card.body.addWidget(self.open)
        row = QHBoxLayout()
        row.addWidget(self.other)
        row.addStretch(1)
        row.addWidget(self.code)
        card.body.addLayout(row)
        self._card = card
        centre(self, card, above=2, below=3)

        self.passphrase.returnPressed.connect(self._open)
        self.open.clicked.connect(self._open)
        self.show_it.toggled.connect(self._reveal)
        self.other.clicked.connect(self.other_chosen)
        self.code.clicked.connect(self._switch)
        theme.appearance.changed.connect(self._measure)
        self._measure()
        self._word()

    def ask_for(self, folder: Path) -> None:
        """Ask for the passphrase of a workbook."""
        self._folder = folder
        self._by_code = False
        self._word()
        self.passphrase.clear()
        self.warning.clear()
        self.passphrase.setFocus()

    @Slot()
    def _open(self) -> None:
        from inspector_app.services import workbooks

        given = self.passphrase.text()
        if not given.strip() or not self.open.isEnabled():
            return
        self.open.setEnabled(False)
        self.warning.clear()
        opening = workbooks.opened_by_recovery if self._by_code else workbooks.opened
        task = self._context.start_opening(self.tr("Opening the workbook…"), opening, self._folder, given)
        task.failed.connect(self._refuse)
        task.finished.connect(self._free)

    @Slot(object)
    def _refuse(self, error: Exception) -> None:
        self.warning.setText(sentence(error))
        self.passphrase.selectAll()
        self.passphrase.setFocus()

    @Slot()
    def _free(self) -> None:
        self.open.setEnabled(True)
        if self._context.is_open:
            self.passphrase.clear()

    @Slot(bool)
    def _reveal(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.passphrase.setEchoMode(mode)
        self.show_it.setIcon(icons.icon("eye-off" if shown else "eye"))

    @Slot()
    def _switch(self) -> None:
        self._by_code = not self._by_code
        self.passphrase.clear()
        self.warning.clear()
        self._word()
        self.passphrase.setFocus()

    def _word(self) -> None:
        self.heading.setText(self.tr("Open {0}").format(self._folder.stem))
        if self._by_code:
            self._explanation.setText(self.tr("The code on the recovery sheet: 14 groups of four characters."))
            self._caption.setText(self.tr("Recovery &code"))
            self.code.setText(self.tr("Use the passphrase"))
        else:
            self._explanation.setText(
                self.tr("This workbook is encrypted. Only your passphrase opens it, and nobody can reset it for you.")
            )
            self._caption.setText(self.tr("&Passphrase"))
            self.code.setText(self.tr("Use the recovery code"))
        self.show_it.setAccessibleName(self.tr("Show what is typed"))
        self.show_it.setToolTip(self.tr("Show what is typed"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.passphrase and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._watch_capitals(event)
        return super().eventFilter(watched, event)

    def _watch_capitals(self, event: QKeyEvent) -> None:
        """Warn of Caps Lock as far as it shows: a letter that comes out large without Shift, or small with it."""
        letter = event.text()
        if len(letter) == 1 and letter.isalpha():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            on = letter.isupper() != shift
            if on != self._capitals:
                self._capitals = on
                self.warning.setText(self.tr("Caps Lock is on.") if on else "")

    @Slot()
    def _measure(self) -> None:
        self._card.setFixedWidth(theme.px(WIDTH))
        self._picture.setPixmap(icons.pixmap("lock", "accent", theme.px(32), self.devicePixelRatioF()))
