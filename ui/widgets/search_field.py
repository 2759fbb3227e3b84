"""A field whose words narrow a list: Down and Enter go on to the list."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

_ON = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SearchField(QLineEdit):
    """The field above a list."""

    list_wanted = Signal()
    """The list is wanted."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ON and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.list_wanted.emit()
        else:
            super().keyPressEvent(event)
