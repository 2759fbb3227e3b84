"""The field a paragraph is written in: it grows with its text and has no end of its own to scroll to."""

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from inspector_app.domain import sentences
from ui import theme
from ui.widgets.text_height import text_height
from ui.widgets.text_undo import is_for_the_window

LONGEST = 50_000
"""Characters; a paragraph of a letter has some five hundred."""


class ParagraphEdit(QPlainTextEdit):
    """One paragraph: Enter at its end asks for the next one and nowhere breaks the line."""

    entered = Signal()
    """Enter at the end: the next paragraph is wanted."""
    lit = Signal(bool)
    """The field has, or has lost, the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("frameless", "true")
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.textChanged.connect(self._grow)
        theme.appearance.changed.connect(self._measure)
        self._measure()

    @property
    def sentence(self) -> str:
        """The text that is selected, or the sentence the cursor is in."""
        cursor = self.textCursor()
        chosen = cursor.selectedText().replace("\u2029", "\n").strip()
        return chosen or sentences.at(self.toPlainText(), cursor.position())

    @Slot()
    def _measure(self) -> None:
        self.setFont(theme.current().font("entry"))
        self.document().setDocumentMargin(theme.px(4))
        self._grow()

    @Slot()
    def _grow(self) -> None:
        height = text_height(self)
        if height != self.minimumHeight():
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def event(self, event: QEvent) -> bool:
        if is_for_the_window(event, self.document()):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif self.textCursor().atEnd():
            self.entered.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the column scrolls, not the paragraph

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() and not source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take plain text, its lines as one paragraph."""
        self.insertPlainText(" ".join(source.text()[:LONGEST].split()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.lit.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.lit.emit(False)

    def choose(self, start: int = 0, end: int = 0) -> None:
        """Choose some characters, as far as they are there; without any the cursor stays where it is."""
        if start < end <= len(self.toPlainText()):
            cursor = self.textCursor()
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)

    def put(self, text: str) -> None:
        """Show a text that was not typed, with the cursor at its end."""
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)
