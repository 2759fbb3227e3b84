"""Unknown words in a field are underlined, never the one that is being typed; the menu offers what was meant."""

from PySide6.QtCore import QEvent, QObject, QPoint, Slot
from PySide6.QtGui import QAction, QContextMenuEvent, QSyntaxHighlighter, QTextCursor
from PySide6.QtWidgets import QMenu, QPlainTextEdit

from inspector_app.domain import spelling
from ui import theme
from ui.visit_words import VisitWords
from ui.widgets.note_text import units, unknown_look


class SpellMarks(QSyntaxHighlighter):
    """Marks one field."""

    def __init__(self, edit: QPlainTextEdit, words: VisitWords) -> None:
        super().__init__(edit.document())
        self._edit, self._words = edit, words
        self._block = -1
        edit.installEventFilter(self)
        edit.cursorPositionChanged.connect(self._look_again)
        words.changed.connect(self.rehighlight)
        theme.appearance.changed.connect(self.rehighlight)

    def highlightBlock(self, text: str) -> None:
        look = unknown_look()
        cursor = self._edit.textCursor()
        here = cursor.positionInBlock() if self._edit.hasFocus() and cursor.block() == self.currentBlock() else -1
        for start, end in spelling.unknown(text, self._words.known):
            first, last = units(text[:start]), units(text[:end])
            if not first < here <= last:  # it may become a word yet
                self.setFormat(first, last - first, look)

    @Slot()
    def _look_again(self) -> None:
        """Mark the word that the cursor has left."""
        cursor = self._edit.textCursor()
        left = self._edit.document().findBlockByNumber(self._block)
        for block in {left.blockNumber(), cursor.blockNumber()}:
            self.rehighlightBlock(self._edit.document().findBlockByNumber(block))
        self._block = cursor.blockNumber()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put what may have been meant first in the field's own menu."""
        if event.type() == QEvent.Type.FocusOut:
            self.rehighlight()
        if event.type() == QEvent.Type.ContextMenu and isinstance(event, QContextMenuEvent):
            menu = self.menu_at(event.pos() if event.reason() is QContextMenuEvent.Reason.Mouse else None)
            menu.popup(event.globalPos())
            return True
        return super().eventFilter(watched, event)

    def menu_at(self, place: QPoint | None = None) -> QMenu:
        """Return the field's menu for a place in it, or for where the cursor stands; it deletes itself."""
        menu = self._edit.createStandardContextMenu()
        menu.aboutToHide.connect(menu.deleteLater)
        cursor = self._edit.textCursor() if place is None else self._edit.cursorForPosition(place)
        found = self._unknown_at(cursor)
        if found is None:
            return menu
        before = menu.actions()[0]
        word = found.selectedText()
        for meant in spelling.suggestions(word):
            menu.insertAction(before, _Replacing(found, meant, menu))
        menu.insertAction(before, _Learning(self._words, word, menu))
        menu.insertSeparator(before)
        return menu

    def _unknown_at(self, cursor: QTextCursor) -> QTextCursor | None:
        text, place = cursor.block().text(), cursor.positionInBlock()
        for start, end in spelling.unknown(text, self._words.known):
            first, last = units(text[:start]), units(text[:end])
            if first <= place <= last:
                found = QTextCursor(cursor.block())
                found.setPosition(cursor.block().position() + first)
                found.setPosition(cursor.block().position() + last, QTextCursor.MoveMode.KeepAnchor)
                return found
        return None


class _Replacing(QAction):
    """Puts what was meant in the place of a word; the field's own undo takes it back."""

    def __init__(self, cursor: QTextCursor, meant: str, parent: QMenu) -> None:
        super().__init__(meant, parent)
        self._cursor, self._meant = cursor, meant
        self.triggered.connect(self._replace)

    @Slot()
    def _replace(self) -> None:
        self._cursor.insertText(self._meant)


class _Learning(QAction):
    """Takes a word as right in this visit."""

    def __init__(self, words: VisitWords, word: str, parent: QMenu) -> None:
        super().__init__(parent)
        self.setText(self.tr("“{0}” is right in this visit").format(word))
        self._words, self._word = words, word
        self.triggered.connect(self._learn)

    @Slot()
    def _learn(self) -> None:
        self._words.learn(self._word)
