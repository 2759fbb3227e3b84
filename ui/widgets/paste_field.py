"""A field that a list is pasted into, to be taken apart at once."""

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

from ui.widgets import pasting

LONGEST = 100_000
"""Characters of a paste; a whole letter has some fifteen thousand."""


class PasteField(QPlainTextEdit):
    """Takes a paste and tells of it at once."""

    pasted = Signal()
    split_wanted = Signal()

    def insertFromMimeData(self, source: QMimeData) -> None:
        if pasting.takes(self, source.text(), LONGEST):
            self.insertPlainText(source.text())
            self.pasted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.split_wanted.emit()
        else:
            super().keyPressEvent(event)
