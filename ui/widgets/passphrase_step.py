"""The last step before a workbook is made: its name, and the passphrase that will open it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.widgets.button import Button
from ui.widgets.even_layout import EvenRow
from ui.widgets.field import Field, Note
from ui.widgets.step import Step

_LEAST = 8
"""Characters of a passphrase."""
_FORBIDDEN = '/\\:*?"<>|'
"""What names of folders cannot hold on one system or another."""


class PassphraseStep(Step):
    """Name, passphrase, and the passphrase again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.heading = self.tr("Your passphrase")
        self.explanation.setText(
            self.tr(
                "The workbook is encrypted with a passphrase of your own. Four or five plain words are better than "
                "one word with symbols."
            )
        )
        self.name, self.passphrase, self.again = (QLineEdit(self) for _ in range(3))
        for field in (self.passphrase, self.again):
            field.setEchoMode(QLineEdit.EchoMode.Password)
        self.reveal = Button(self.tr("Show what is typed"), "eye", "plain")
        self.reveal.setCheckable(True)
        self.place = Note()
        self.body.addWidget(
            Field(self.tr("&Name of the workbook"), self.name, self.tr("This name can be read without the passphrase"))
        )
        cells = EvenRow(200, self)
        cells.cells.addWidget(Field(self.tr("&Passphrase"), self.passphrase))
        self._again = Field(self.tr("Passphrase &again"), self.again)
        cells.cells.addWidget(self._again)
        self.body.addWidget(cells)
        self.body.addWidget(self.reveal, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.place)
        self.reveal.toggled.connect(self._reveal)
        self.again.textChanged.connect(self._compare)
        self.passphrase.textChanged.connect(self._compare)

    @property
    def fields(self) -> Sequence[QWidget]:
        return (self.name, self.passphrase, self.again)

    def propose(self, name: str) -> None:
        """Propose a name for the workbook, unless one was typed."""
        if not self.name.isModified():
            self.name.setText("".join(letter for letter in name if letter not in _FORBIDDEN).strip(" ."))

    def folder(self, home: Path) -> Path:
        """Return the folder of the workbook that is to be made."""
        return home / f"{self.name.text().strip()}.workbook"

    def missing(self) -> tuple[str, QWidget] | None:
        name = self.name.text().strip()
        if not name or set(name) & set(_FORBIDDEN) or name.startswith(".") or len(name) > 100:
            return self.tr('Give the workbook a name without / \\ : * ? " < > | in it.'), self.name
        if len(self.passphrase.text().strip()) < _LEAST:
            return self.tr("Choose a passphrase of at least eight characters; four words are better."), self.passphrase
        if self.passphrase.text() != self.again.text():
            return self.tr("The two passphrases are not the same; type the second again."), self.again
        return None

    def forget_secrets(self) -> None:
        """Empty the passphrases."""
        self.passphrase.clear()
        self.again.clear()
        self.reveal.setChecked(False)

    def forget(self) -> None:
        """Empty every field."""
        self.name.clear()
        self.name.setModified(False)
        self.forget_secrets()

    @Slot()
    def _compare(self) -> None:
        typed, again = self.passphrase.text(), self.again.text()
        if again and again == typed:
            self._again.say(self.tr("The same"))
        elif again and not typed.startswith(again):
            self._again.say(self.tr("Not the same so far"), "warning")
        else:
            self._again.say("")

    @Slot(bool)
    def _reveal(self, shown: bool) -> None:
        for field in (self.passphrase, self.again):
            field.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
