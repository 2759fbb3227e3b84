"""What a field takes: a text from elsewhere that is too long is refused whole, and said; none is cut."""

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit


class _Refusals(QObject):
    """Where the window hears of what was refused."""

    told = Signal(str)


refusals = _Refusals()


_TAKING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Backspace, Qt.Key.Key_Delete})
_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def typed(event: QKeyEvent) -> str:
    """Return the characters that a key types: none with Ctrl or Alt, but with both, which is AltGr."""
    with_ctrl, with_alt = bool(event.modifiers() & _CTRL), bool(event.modifiers() & _ALT)
    return event.text() if event.text().isprintable() and with_ctrl == with_alt else ""


def writes(event: QKeyEvent) -> bool:
    """Tell whether a key would change a text."""
    return event.key() in _TAKING or bool(typed(event))


def takes(field: QPlainTextEdit, text: str, longest: int) -> bool:
    """Tell whether a text may come into a field of at most so many characters; if not, say why."""
    whole = len(text) + field.document().characterCount() - len(field.textCursor().selectedText()) - 1
    if whole <= longest:
        return True
    words = "That is {0} characters, and this field takes {1}; nothing was pasted. Bring it in as a file, or in parts."
    refusals.told.emit(QCoreApplication.translate("pasting", words).format(f"{len(text):,}", f"{longest:,}"))
    return False
