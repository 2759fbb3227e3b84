"""The field a paragraph is written in: it grows with its text, marks its sentences, and takes notes dropped on them."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, Signal, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from inspector_app.domain import sentences
from inspector_app.domain.sentences import Span
from ui import theme
from ui.widgets import evidence_drag, paragraph_marks, pasting
from ui.widgets.text_height import text_height
from ui.widgets.text_undo import is_for_the_window

LONGEST = 50_000
"""Characters; a paragraph of a letter has some five hundred."""


class ParagraphEdit(QPlainTextEdit):
    """One paragraph: Enter at its end asks for the next one, within it to split it, and nowhere breaks the line."""

    entered = Signal()
    """Enter at the end: the next paragraph is wanted."""
    splitting = Signal(int)
    """Enter within the text: it shall be split at this place, in characters."""
    joining = Signal()
    """Backspace at the beginning: it shall be joined with the one before."""
    lit = Signal(bool)
    """The field has, or has lost, the focus."""
    aimed = Signal(object)
    """Notes are dragged over a sentence (its words), over no sentence (""), or not over the field any more (None)."""
    dropped = Signal(object, str)
    """Notes (a QMimeData) were dropped on a sentence (its words), or beside the text ("")."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unsupported: Sequence[Span] = ()
        self._frozen = ""
        self.setProperty("frameless", "true")
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.textChanged.connect(self._grow)
        theme.appearance.changed.connect(self._measure)
        self._measure()

    @property
    def place(self) -> int:
        """Where the cursor stands, in characters."""
        return paragraph_marks.characters(self.toPlainText(), self.textCursor().position())

    @property
    def border(self) -> int:
        """Where the paragraph is divided that shall be divided at the cursor, in characters."""
        return sentences.border(self.toPlainText(), self.place)

    @property
    def sentence(self) -> str:
        """The text that is selected, or the sentence the cursor is in."""
        chosen = self.textCursor().selectedText().replace("\u2029", "\n").strip()
        return chosen or sentences.at(self.toPlainText(), self.place)

    def show_unsupported(self, spans: Sequence[Span]) -> None:
        """Mark sentences that nothing stands behind."""
        if spans != self._unsupported:
            self._unsupported = spans
            self.viewport().update()

    def sentence_under(self, place: QPoint) -> Span | None:
        """Return the sentence whose text is at a place of the viewport."""
        found = paragraph_marks.character_under(self, place)
        return None if found is None else sentences.span_at(self.toPlainText(), found)

    @Slot()
    def _measure(self) -> None:
        theme.write_in(self, "entry")
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

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._unsupported:
            painter = QPainter(self.viewport())
            paragraph_marks.draw_unsupported(painter, self, self._unsupported)

    def event(self, event: QEvent) -> bool:
        if is_for_the_window(event, self.document()):
            event.ignore()
            return False
        return super().event(event)

    def freeze(self, why: str) -> None:
        """Let it be read, and say why it cannot be changed to who types; nothing lets it be changed again."""
        self._frozen = why
        read = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(read if why else Qt.TextInteractionFlag.TextEditorInteraction)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._frozen:
            if pasting.writes(event):
                pasting.refusals.told.emit(self._frozen)
            else:
                super().keyPressEvent(event)
            return
        cursor, text = self.textCursor(), self.toPlainText()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not text[self.border :].strip():
                self.entered.emit()
            elif text[: self.border].strip():
                self.splitting.emit(self.border)
        elif event.key() == Qt.Key.Key_Backspace and cursor.atStart() and not cursor.hasSelection():
            if not event.isAutoRepeat():  # who holds the key to empty a paragraph does not mean the next one
                self.joining.emit()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the column scrolls, not the paragraph

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() and not source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take plain text, its lines as one paragraph."""
        text = " ".join(source.text().split())
        if pasting.takes(self, text, LONGEST):
            self.insertPlainText(text)

    # Notes dropped

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if evidence_drag.carries(event.mimeData()):
            self._aim(event.position().toPoint())
            event.acceptProposedAction()
        else:
            super().dragEnterEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if evidence_drag.carries(event.mimeData()):
            self._aim(event.position().toPoint())
            event.acceptProposedAction()
        else:
            super().dragMoveEvent(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._light(None)
        self.aimed.emit(None)

    def dropEvent(self, event: QDropEvent) -> None:
        if not evidence_drag.carries(event.mimeData()):
            super().dropEvent(event)
            return
        span = self.sentence_under(event.position().toPoint())
        self._light(None)
        self.aimed.emit(None)
        event.acceptProposedAction()
        self.dropped.emit(event.mimeData(), self.toPlainText()[slice(*span)] if span else "")

    def _aim(self, place: QPoint) -> None:
        span = self.sentence_under(place)
        self._light(span)
        self.aimed.emit(self.toPlainText()[slice(*span)] if span else "")

    def _light(self, span: Span | None) -> None:
        self.setExtraSelections([paragraph_marks.lit(self, span)] if span else [])

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.lit.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.lit.emit(False)

    def choose(self, start: int = 0, end: int = 0) -> None:
        """Choose some characters, as far as they are there; without any the cursor stays where it is."""
        text = self.toPlainText()
        if start < end <= len(text):
            cursor = self.textCursor()
            cursor.setPosition(paragraph_marks.units(text[:start]))
            cursor.setPosition(paragraph_marks.units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)

    def put(self, text: str) -> None:
        """Show a text that was not typed, with the cursor at its end."""
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def go_to(self, place: int) -> None:
        """Put the cursor at a place, in characters, and take the focus."""
        cursor = self.textCursor()
        cursor.setPosition(paragraph_marks.units(self.toPlainText()[:place]))
        self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
