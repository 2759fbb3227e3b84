"""Unknown words in a field are underlined, never the one that is being typed; the menu offers what was meant."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Slot
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QKeySequence,
    QShortcut,
    QSyntaxHighlighter,
    QTextBlock,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QPlainTextEdit

from inspector_app.domain import spelling
from ui import theme
from ui.registry import keys_of
from ui.visit_words import VisitWords
from ui.widgets.note_text import units, unknown_look


class SpellMarks(QSyntaxHighlighter):
    """Marks one field, unless it is switched off; a key goes from one unknown word to the next."""

    def __init__(self, edit: QPlainTextEdit, words: VisitWords, *, on: bool = True) -> None:
        super().__init__(edit.document())
        self._edit, self._words = edit, words
        self._block, self._on = -1, on
        for keys in keys_of("spelling.next"):
            shortcut = QShortcut(QKeySequence(keys), edit)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self.offer_next)
        edit.installEventFilter(self)
        edit.cursorPositionChanged.connect(self._look_again)
        words.changed.connect(self.rehighlight)
        theme.appearance.changed.connect(self.rehighlight)

    @Slot(bool)
    def switch(self, on: bool) -> None:
        """Mark the field from now on, or no more."""
        if on != self._on:
            self._on = on
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        if not self._on:
            return
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
        if not self._on:
            return
        cursor = self._edit.textCursor()
        left = self._edit.document().findBlockByNumber(self._block)
        for block in {left.blockNumber(), cursor.blockNumber()}:
            self.rehighlightBlock(self._edit.document().findBlockByNumber(block))
        self._block = cursor.blockNumber()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put what may have been meant first in the field's own menu."""
        if event.type() == QEvent.Type.FocusOut:
            self.rehighlight()
        if self._on and event.type() == QEvent.Type.ContextMenu and isinstance(event, QContextMenuEvent):
            menu = self.menu_at(event.pos() if event.reason() is QContextMenuEvent.Reason.Mouse else None)
            menu.popup(event.globalPos())
            return True
        return super().eventFilter(watched, event)

    @Slot()
    def offer_next(self) -> None:
        """Go to the next word that nobody knows, round the end, and offer what may have been meant."""
        if not self._on:
            return
        menu = self.menu_of_next()
        menu.popup(self._edit.viewport().mapToGlobal(self._edit.cursorRect().bottomLeft()))

    def menu_of_next(self) -> QMenu:
        """Select the next word that nobody knows, and return the field's menu for it."""
        cursor = self._edit.textCursor()
        here, found = cursor.position(), list(self._all_unknown())
        if found:
            self._edit.setTextCursor(next((one for one in found if one.position() > here), found[0]))
            self._edit.ensureCursorVisible()
            return self.menu_at()
        menu = self.menu_at()
        none = QAction(self.tr("No word here is unknown"), menu)
        none.setEnabled(False)
        menu.insertAction(menu.actions()[0], none)
        return menu

    def _all_unknown(self) -> Iterator[QTextCursor]:
        block = self._edit.document().begin()
        while block.isValid():
            yield from self._unknown_in(block)
            block = block.next()

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
        place = cursor.position()
        return next(
            (one for one in self._unknown_in(cursor.block()) if one.selectionStart() <= place <= one.selectionEnd()),
            None,
        )

    def _unknown_in(self, block: QTextBlock) -> Iterator[QTextCursor]:
        """Yield a cursor for each unknown word of a paragraph, the word selected."""
        text = block.text()
        for start, end in spelling.unknown(text, self._words.known):
            found = QTextCursor(block)
            found.setPosition(block.position() + units(text[:start]))
            found.setPosition(block.position() + units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
            yield found


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
