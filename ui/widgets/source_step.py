"""The first step where there is a file: a colleague's hand-over to join, or a visit file to start from."""

import json
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ui import dialogs
from ui.widgets.button import Button
from ui.widgets.field import Field, Note
from ui.widgets.step import Step


class SourceStep(Step):
    """The file, the six words of the team where it is a hand-over, and the inspector's code."""

    taken = Signal()
    """Another file was chosen."""

    def __init__(self, *, joining: bool, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._joining = joining
        self.path: Path | None = None
        self.heading = self.tr("Join a visit") if joining else self.tr("Start from a visit file")
        self.explanation.setText(
            self.tr("Ask the lead for the hand-over file, for the team’s six words and for your code.")
            if joining
            else self.tr("The file holds area, team and what the visit judges, as the help describes it under “More”.")
        )
        self.choose = Button(self.tr("Choose the file…"), "folder-open")
        self.words = QLineEdit(self)
        self.words.setInputMethodHints(
            Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
            | Qt.InputMethodHint.ImhSensitiveData
        )
        self.code = QComboBox(self)
        self.code.setEditable(True)
        self.code.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.note = Note()
        file = self.tr("&Hand-over file") if joining else self.tr("&Visit file")
        words = Field(self.tr("Team’s six wor&ds"), self.words, self.tr("Capitals and commas do not matter"))
        self.body.addWidget(Field(file, self.choose))
        self.body.addWidget(words)
        self.body.addWidget(Field(self.tr("Your &code in the team"), self.code))
        self.body.addWidget(self.note)
        words.setVisible(joining)
        self.choose.clicked.connect(self._choose)

    @property
    def fields(self) -> Sequence[QWidget]:
        return (self.choose, self.words, self.code)

    @property
    def author(self) -> str | None:
        """The code that was given, if any."""
        return self.code.currentText().strip() or None

    def begin(self) -> None:
        if self.path is None:
            self.choose.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._joining and not self.words.text():
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.code.setFocus(Qt.FocusReason.OtherFocusReason)

    def missing(self) -> tuple[str, QWidget] | None:
        if self.path is None:
            return self.tr("Choose the file first."), self.choose
        if self._joining and not self.words.text().strip():
            return self.tr("Type the team’s six words; the lead can show them."), self.words
        return None

    def take(self, path: Path | None) -> None:
        """Use a file."""
        self.path = path
        self.note.clear()
        self.choose.setText(path.name.replace("&", "&&") if path else self.tr("Choose the file…"))
        if path is None:
            return
        if not self._joining:
            codes = _codes(path)
            self.code.clear()
            self.code.addItems(codes)
            if not codes:
                self.note.say(self.tr("This is not a visit file that names its inspectors; choose another."))
        self.taken.emit()

    def forget(self) -> None:
        """Empty every field."""
        self.take(None)
        self.words.clear()
        self.code.clear()

    @Slot()
    def _choose(self) -> None:
        kind = (self.tr("Hand-over files"), "*.handover") if self._joining else (self.tr("Visit files"), "*.json")
        if path := dialogs.ask_open_file(self, self.tr("Choose the file"), [kind]):
            self.take(path)
            self.begin()


def _codes(source: Path) -> list[str]:
    """Return the inspectors' codes in a visit file as far as it can be read; the service checks it all."""
    try:
        content = json.loads(source.read_text(encoding="utf-8"))
        return [str(one["code"]) for one in content["inspectors"]]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return []
