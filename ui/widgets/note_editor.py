"""The field a note is typed into: it grows with the text, Enter enters, and only plain text comes in."""

from PySide6.QtCore import QEvent, QMimeData, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QKeySequence, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui import theme
from ui.widgets import pasting
from ui.widgets.text_undo import is_for_the_window

_FEWEST_LINES, _MOST_LINES = 2, 8
LONGEST_NOTE = 200_000
"""Characters; some sixty pages. Qt lays a paragraph out anew at each key, and one of megabytes takes seconds."""
_COMPLETES = (" ", '"', "“")
"""Characters that may complete a mark."""


class NoteEditor(QPlainTextEdit):
    """A plain text field in which Enter is not a new line; Shift+Enter is."""

    entered = Signal()
    went_up = Signal()
    """Up was pressed with nothing typed."""
    left = Signal()
    """Escape was pressed."""
    typed = Signal()
    """A character was typed, not pasted, that may complete a mark."""
    undone = Signal()
    """The last change of the text was taken back by key."""
    lit = Signal(bool)
    """The field has, or has lost, the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typed_up_to = -1
        self.setProperty("frameless", "true")
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        theme.appearance.changed.connect(self._measure)
        self._measure()

    def put(self, text: str) -> None:
        """Show a text that was not typed, with the cursor at its end."""
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._typed_up_to = -1

    @Slot()
    def _measure(self) -> None:
        theme.write_in(self, "entry")
        self.document().setDocumentMargin(theme.px(4))
        self._grow(self.document().size())

    @Slot(QSizeF)
    def _grow(self, size: QSizeF) -> None:
        needed = round(size.height())
        lines = min(max(needed, _FEWEST_LINES), _MOST_LINES)
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if needed > _MOST_LINES else policy.ScrollBarAlwaysOff)
        margins = 2 * (round(self.document().documentMargin()) + self.frameWidth())
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + margins)

    def event(self, event: QEvent) -> bool:
        if is_for_the_window(event, self.document()):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.insertPlainText("\n")
            else:
                self.entered.emit()
        elif event.key() == Qt.Key.Key_Up and self.document().isEmpty():
            self.went_up.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif _is_command(event):  # Control and a figure of the keypad: Qt would type the figure
            if not (event.modifiers() & Qt.KeyboardModifier.KeypadModifier and event.text().isdigit()):
                super().keyPressEvent(event)
            if event.matches(QKeySequence.StandardKey.Undo):
                self.undone.emit()
        else:
            super().keyPressEvent(event)
            self._remember(event.text())
            if event.text().endswith(_COMPLETES):
                self.typed.emit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self._remember(event.commitString())
        if event.commitString().endswith(_COMPLETES):
            self.typed.emit()

    @property
    def ends_typed(self) -> bool:
        """Whether the end of the text was typed, and not pasted or put there."""
        return self._typed_up_to == self.document().characterCount() - 1

    def _remember(self, typed: str) -> None:
        if typed.isprintable() and typed:
            self._typed_up_to = self.textCursor().position()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() and not source.hasUrls()  # a file dropped here is the window's matter

    def insertFromMimeData(self, source: QMimeData) -> None:
        if pasting.takes(self, source.text(), LONGEST_NOTE):
            self.insertPlainText(source.text())
            self._typed_up_to = -1
            self.ensureCursorVisible()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow(self.document().size())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.lit.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.lit.emit(False)


def is_typing(event: QKeyEvent) -> bool:
    """Tell whether a key types a character that shows, so that a note could begin with it."""
    alone = event.modifiers() & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier)
    held = alone in (Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier)  # both are AltGr
    return bool(event.text().strip()) and event.text().isprintable() and not held


def _is_command(event: QKeyEvent) -> bool:
    """Tell a key held with Control from typing; Control and Alt together are AltGr on Windows, which types."""
    modifier = Qt.KeyboardModifier
    return bool(event.modifiers() & modifier.ControlModifier) and not event.modifiers() & modifier.AltModifier
