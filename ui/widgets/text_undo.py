"""Undo and redo by key: in a text what was typed, and where a text has nothing of that left, the last deed."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextDocument


def is_for_the_window(event: QEvent, document: QTextDocument) -> bool:
    """Tell whether a key asks to undo or redo what is not in this text, so that the window shall hear of it."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if event.matches(QKeySequence.StandardKey.Undo):
        return not document.isUndoAvailable()
    return event.matches(QKeySequence.StandardKey.Redo) and not document.isRedoAvailable()
