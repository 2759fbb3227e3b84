"""Unlocking a workbook: passphrase or recovery code; nothing else of it is shown before it is open."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from inspector_app.services.practice_mark import PASSPHRASE, is_practice, name_of
from ui import icons, theme
from ui.context import AppContext, sentence
from ui.idle import LOCKED_AFTER
from ui.tasks import Task
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.centred import Centred
from ui.widgets.field import Note
from ui.widgets.flow_layout import FlowRow
from ui.widgets.label import Label

WIDTH = 480


class UnlockPage(Centred):
    """The page between the start page and an encrypted workbook."""

    other_chosen = Signal()
    """The user wants another workbook."""
    left = Signal()
    """The user goes back to where the app begins."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._folder = Path()
        self._by_code = False
        self._capitals: bool | None = None

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
        self.warning = Note()
        self.place = Note()
        self.bring = Button(self.tr("Copy it to this laptop and open it there"), "hard-drive-download")
        self.open = Button(self.tr("Open"), "lock-open", "primary")
        self.back = Button(self.tr("Back"), kind="plain")
        self.other = Button(self.tr("Other workbook…"), kind="plain")
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
        card.body.addWidget(self.place)
        card.body.addWidget(self.bring)
        row = FlowRow(self)
        for button in (self.back, self.other, self.code):
            row.flow.addWidget(button)
        card.body.addWidget(row)
        self.centre(card, WIDTH, above=2, below=3)

        self.passphrase.returnPressed.connect(self._open)
        self.open.clicked.connect(self._open)
        self.bring.clicked.connect(self._bring)
        self.back.clicked.connect(self.left)
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
        self.passphrase.setText(PASSPHRASE if is_practice(folder) else "")
        self.show_it.setChecked(is_practice(folder))
        self.warning.clear()
        self._warn_of_place()
        self.passphrase.setFocus()

    def say_locked(self, *, slept: bool) -> None:
        """Say that the workbook was closed by itself, after a sleep or because nobody was there."""
        minutes = LOCKED_AFTER // 60
        locked = self.tr("Locked while the laptop slept") if slept else self.tr("Locked after {0} minutes")
        self.heading.setText(locked.format(minutes))
        if not is_practice(self._folder):
            own = self.tr("Open {0} again with your passphrase; nobody can reset it for you.")
            self._explanation.setText(own.format(name_of(self._folder)))

    def _warn_of_place(self) -> None:
        from inspector_app.services.places import Place, place_of

        place = place_of(self._folder)
        said = {
            Place.NETWORK: self.tr("This workbook lies on a network drive, where it can be torn when the line fails."),
            Place.STICK: self.tr("This workbook lies on a stick, where it is torn when the stick is pulled."),
        }
        self.place.say(said.get(place, ""))
        self.bring.setVisible(place.is_risky)

    @Slot()
    def _bring(self) -> None:
        from inspector_app.services.places import brought_home
        from ui.pages.setup import home

        given = self.passphrase.text()
        if self._by_code or not given.strip() or not self.open.isEnabled():
            self.warning.say(self.tr("Type the passphrase first."))
            self.passphrase.setFocus()
            return
        self._begin()
        words = self.tr("Copying the workbook to this laptop…")
        self._follow(self._context.start_opening(words, brought_home, self._folder, given, home()))

    @Slot()
    def _open(self) -> None:
        from inspector_app.services import workbooks

        given = self.passphrase.text()
        if not given.strip() or not self.open.isEnabled():
            return
        self._begin()
        opening = workbooks.opened_by_recovery if self._by_code else workbooks.opened
        self._follow(self._context.start_opening(self.tr("Opening the workbook…"), opening, self._folder, given))

    def _begin(self) -> None:
        self.open.setEnabled(False)
        self.bring.setEnabled(False)
        self.warning.clear()

    def _follow(self, task: Task) -> None:
        task.failed.connect(self._refuse)
        task.finished.connect(self._free)

    @Slot(object)
    def _refuse(self, error: Exception) -> None:
        self.warning.say(sentence(error), "danger")
        self.passphrase.selectAll()
        self.passphrase.setFocus()

    @Slot()
    def _free(self) -> None:
        self.open.setEnabled(True)
        self.bring.setEnabled(True)
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
        self.heading.setText(self.tr("Open {0}").format(name_of(self._folder)))
        if self._by_code:
            self._explanation.setText(self.tr("The code on the recovery sheet: 14 groups of four characters."))
            self._caption.setText(self.tr("Recovery &code"))
            self.code.setText(self.tr("Use passphrase"))
        else:
            known = self.tr("For practice: its notes are invented, and everybody may know its passphrase.")
            own = self.tr("This workbook is encrypted. Only your passphrase opens it, and nobody can reset it for you.")
            self._explanation.setText(known if is_practice(self._folder) else own)
            self._caption.setText(self.tr("&Passphrase"))
            self.code.setText(self.tr("Use recovery code"))
        self.show_it.setAccessibleName(self.tr("Show what is typed"))
        self.show_it.setToolTip(self.tr("Show what is typed"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

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
                self.warning.say(self.tr("Caps Lock is on.") if on else "", "warning")

    @Slot()
    def _measure(self) -> None:
        self._picture.setPixmap(icons.pixmap("lock", "accent", 32, self.devicePixelRatioF()))
