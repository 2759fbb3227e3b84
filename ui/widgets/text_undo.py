"""Undo and redo by key: in a text what was typed, and where a text has nothing of that left, the last deed."""

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextDocument
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget


def is_for_the_window(event: QEvent, text: QTextDocument | QLineEdit) -> bool:
    """Tell whether a key asks to undo or redo what is not in this text, so that the window shall hear of it."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if event.matches(QKeySequence.StandardKey.Undo):
        return not text.isUndoAvailable()
    return event.matches(QKeySequence.StandardKey.Redo) and not text.isRedoAvailable()


def undo(control: QWidget | None) -> bool:
    """Take back what was typed last in a control, if it is a text that has such; tell whether it was."""
    match _text_of(control):
        case QPlainTextEdit() as field if field.document().isUndoAvailable():
            field.undo()
        case QLineEdit() as line if line.isUndoAvailable():
            line.undo()
        case _:
            return False
    return True


def redo(control: QWidget | None) -> bool:
    """Do again what was undone last in a control, if it is a text that has such; tell whether it was."""
    match _text_of(control):
        case QPlainTextEdit() as field if field.document().isRedoAvailable():
            field.redo()
        case QLineEdit() as line if line.isRedoAvailable():
            line.redo()
        case _:
            return False
    return True


class LineUndo(QObject):
    """Has every line that has the focus leave to the window what is not its own, as the larger texts do."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    @Slot(QWidget, QWidget)
    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is not None and isinstance(_text_of(now), QLineEdit):
            now.installEventFilter(self)  # which stays; what has no focus gets no keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        line = _text_of(watched)
        if isinstance(line, QLineEdit) and is_for_the_window(event, line):
            event.ignore()
            return True
        return False


def _text_of(control: QObject | None) -> QObject | None:
    """Return the text in a control: in a box that can be typed into its line."""
    return control.lineEdit() if isinstance(control, QComboBox) else control
