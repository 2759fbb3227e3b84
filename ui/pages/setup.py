"""Making a workbook, step by step: a visit of one's own from what is typed or from a file, or joining a colleague's."""

from enum import Enum
from pathlib import Path

from platformdirs import user_data_path
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPlainTextEdit, QPushButton, QWidget

from inspector_app.domain.visit_kind import visit_kind
from ui.context import AppContext, sentence
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.centred import Centred
from ui.widgets.code_step import CodeStep
from ui.widgets.field import Note
from ui.widgets.label import Label
from ui.widgets.passphrase_step import PassphraseStep
from ui.widgets.scrolled import reveal
from ui.widgets.source_step import SourceStep
from ui.widgets.step import Step
from ui.widgets.visit_step import VisitStep
from ui.widgets.weaknesses_editor import WeaknessesEditor

_WIDTH = 760


class Way(Enum):
    """How a workbook comes to be."""

    TYPED = "typed"
    FILE = "file"
    JOINED = "joined"


class SetupPage(Centred):
    """A few short steps, then the new workbook is open. What was typed stays until a workbook is made of it."""

    left = Signal()
    """The user went back to where the app begins."""
    done = Signal()
    """The workbook is made and its recovery code was shown."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._way = Way.TYPED
        self.visit, self.weaknesses = VisitStep(self), WeaknessesEditor(self)
        self.file, self.join = SourceStep(joining=False, parent=self), SourceStep(joining=True, parent=self)
        self.secret, self.code = PassphraseStep(self), CodeStep(self)
        self._ways: dict[Way, tuple[Step, ...]] = {
            Way.TYPED: (self.visit, self.weaknesses, self.secret),
            Way.FILE: (self.file, self.secret),
            Way.JOINED: (self.join, self.secret),
        }
        self._place = 0
        self.is_making = False
        """Whether a workbook is being made of what was typed here."""
        self.heading = Label("", "title", wrap=True)
        self.progress = Label("", "muted")
        self.warning = Note()
        self.back = Button(self.tr("Back"), kind="plain")
        self.from_file = Button(self.tr("From a file…"), "file-text", "plain")
        self.on = Button("", kind="primary")

        card = Card(self, inset=28)
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.progress, 0, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(head)
        for step in (self.visit, self.weaknesses, self.file, self.join, self.secret, self.code):
            card.body.addWidget(step)
            step.hide()
        card.body.addWidget(self.warning)
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.from_file)
        foot.addWidget(self.on)
        card.body.addLayout(foot)
        self.centre(card, _WIDTH)

        context.closed.connect(self.code.forget)
        self.on.clicked.connect(self._go_on)
        self.back.clicked.connect(self._go_back)
        self.from_file.clicked.connect(self._start_from_file)
        for source in (self.file, self.join):
            source.taken.connect(self._name_after_file)

    # Walking

    def ask(self, way: Way, source: Path | None = None) -> None:
        """Begin with the first step of a way; what was typed on it before is still there."""
        self._way = way
        if source is not None:
            (self.join if way is Way.JOINED else self.file).take(source)
        self.secret.forget_secrets()
        self._show(0)

    @property
    def step(self) -> Step:
        """The step that is shown."""
        return self.code if self._place < 0 else self._ways[self._way][self._place]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the next field, and from the last one to the next step; Escape goes back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = QApplication.focusWidget()
            if isinstance(focused, QPushButton):
                focused.click()
            elif not isinstance(focused, QPlainTextEdit) and not self.step.walk_on(focused):
                self._go_on()
        elif event.key() == Qt.Key.Key_Escape and self._place >= 0:
            self._go_back()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _go_on(self) -> None:
        if not self.on.isEnabled():
            return
        if (found := self.step.missing()) is not None:
            words, where = found
            self.warning.say(words)
            where.setFocus(Qt.FocusReason.OtherFocusReason)
            reveal(where)
            return
        if self._place < 0:
            self.code.forget()
            self.done.emit()
        elif self._place + 1 == len(self._ways[self._way]):
            self._make()
        else:
            self._show(self._place + 1)

    @Slot()
    def _go_back(self) -> None:
        if self._place > 0:
            self._show(self._place - 1)
        elif self._way is Way.FILE:
            self.ask(Way.TYPED)
        else:
            self.secret.forget_secrets()
            self.left.emit()

    @Slot()
    def _start_from_file(self) -> None:
        self.ask(Way.FILE)

    def _show(self, place: int) -> None:
        self.step.hide()
        for steps in self._ways.values():
            for one in steps:
                one.hide()
        self._place = place
        self.warning.clear()
        self._prepare()
        self.heading.setText(self.step.heading)
        number = len(self._ways[self._way])
        self.progress.setText(self.tr("Step {0} of {1}").format(place + 1, number) if place >= 0 else "")
        last = self.tr("Join") if self._way is Way.JOINED else self.tr("Start the visit")
        self.on.setText(self.tr("Begin") if place < 0 else last if place + 1 == number else self.tr("Next"))
        self.back.setVisible(place >= 0)
        self.from_file.setVisible(place == 0 and self._way is Way.TYPED)
        self.step.show()
        self.step.begin()
        reveal(self.heading)

    def _prepare(self) -> None:
        """Have the step that is to be shown know what was typed before it."""
        kind = visit_kind(self.visit.kind.currentData())
        self.weaknesses.name_after(kind.unit)
        if self.step is self.secret:
            if self._way is Way.TYPED:
                year = self.visit.days[0][:4]
                self.secret.propose(f"{self.visit.area.text().strip()} {kind.short} {year}".strip())
            self._warn_of_place()

    def _warn_of_place(self) -> None:
        from inspector_app.services.places import place_of

        risky = place_of(home()).is_risky
        said = self.tr("The folder for workbooks is not on this laptop’s own disk; ask for a local user folder.")
        self.secret.place.say(said if risky else "")

    @Slot()
    def _name_after_file(self) -> None:
        source = self.join if self._way is Way.JOINED else self.file
        if source.path is not None:
            self.secret.propose(source.path.stem)

    # Making

    def _make(self) -> None:
        from inspector_app.domain.new_visit import NewVisit
        from inspector_app.services import workbooks

        folder, passphrase = self.secret.folder(home()), self.secret.passphrase.text()
        self.on.setEnabled(False)
        self.back.setEnabled(False)
        self.warning.clear()
        start, words = self._context.start_opening, self.tr("Making the workbook…")
        if self._way is Way.TYPED:
            first, last = self.visit.days
            visit = NewVisit(
                self.visit.kind.currentData(),
                self.visit.area.text(),
                first,
                last,
                self.visit.members,
                self.weaknesses.entries,
            )
            task = start(words, workbooks.started, folder, passphrase, visit)
        else:
            source = self.join if self._way is Way.JOINED else self.file
            assert source.path is not None  # noqa: S101 - said by the step
            if self._way is Way.JOINED:
                given = source.words.text()
                task = start(words, workbooks.from_handover, folder, source.path, passphrase, given, source.author)
            else:
                task = start(words, workbooks.from_file, folder, source.path, passphrase, source.author)
        self.is_making = True
        task.failed.connect(self._refuse)
        task.finished.connect(self._free)

    def show_code(self) -> None:
        """Show the recovery code of the workbook that is now open; forget what was typed."""
        from inspector_app.services import workbooks

        code = self._context.do(workbooks.recovery_code)
        for step in (self.visit, self.weaknesses, self.file, self.join, self.secret):
            step.forget()
        self._show(-1)
        self.code.show_code(code or "")
        self.code.begin()

    @Slot(object)
    def _refuse(self, error: Exception) -> None:
        self.warning.say(sentence(error), "danger")
        reveal(self.warning)

    @Slot()
    def _free(self) -> None:
        self.is_making = False
        self.on.setEnabled(True)
        self.back.setEnabled(True)


def home() -> Path:
    """Return the folder where workbooks are kept: the user's data folder, never a stick or network drive."""
    folder = user_data_path("inspector-workbook", appauthor=False) / "workbooks"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder
