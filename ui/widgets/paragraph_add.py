"""The button that begins a paragraph: pressed, or by typing on it, so that the first words are not lost."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.widgets import pasting
from ui.widgets.button import Button


class AddParagraph(Button):
    """Enter and Space press it; any other character begins the paragraph it is typed for."""

    typed = Signal(str)
    """This was typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "plus", parent=parent)
        self.setText(self.tr("Add paragraph"))
        self.setToolTip(self.tr("Begin a paragraph at the end; Ctrl+Return begins one below the one you are in"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif pasting.typed(event).strip():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)
