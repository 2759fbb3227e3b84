"""A field that a list is pasted into, to be taken apart at once."""

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

_LONGEST = 100_000
"""Characters of a paste; a whole letter has some fifteen thousand."""


class PasteField(QPlainTextEdit):
    """Takes a paste and tells of it at once."""

    pasted = Signal()
    split_wanted = Signal()

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(source.text()[:_LONGEST])
        self.pasted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.split_wanted.emit()
        else:
            super().keyPressEvent(event)
