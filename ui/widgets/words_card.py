"""Asks on the page for the six words under which a hand-over was written, when the team's own do not open it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import Label


class WordsCard(Card):
    """One field for six words."""

    given = Signal(str)
    left = Signal()
    """The file shall be left out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label("", "heading", wrap=True)
        self.sentence = Label("", "body", wrap=True)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("Six words"))
        self.field.setAccessibleName(self.tr("The team’s six words"))
        self.field.setInputMethodHints(
            Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
            | Qt.InputMethodHint.ImhSensitiveData
        )
        self.again = Button(self.tr("Open"), "key-round", "primary")
        self.leave = Button(self.tr("Leave this file"), kind="plain")
        row = QHBoxLayout()
        row.addWidget(self.again)
        row.addWidget(self.leave)
        row.addStretch(1)
        for part in (self.title, self.sentence, self.field):
            self.body.addWidget(part)
        self.body.addLayout(row)
        self.again.clicked.connect(self._give)
        self.field.returnPressed.connect(self._give)
        self.leave.clicked.connect(self.left)

    def ask(self, file: str, refused: str) -> None:
        """Ask for the words of a file; `refused` is why those tried did not do, if any were."""
        self.title.setText(self.tr("“{0}” opens with other words").format(file))
        self.sentence.setText(refused or self.tr("Ask the inspector who made it for the six words of the team."))
        self.sentence.set_role("danger" if refused else "body")
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Forget what was typed."""
        self.field.clear()

    @Slot()
    def _give(self) -> None:
        if words := self.field.text().strip():
            self.given.emit(words)
