"""A field for plain text of a few lines that grows with its text, so that all of it is seen and nothing scrolls."""

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui import theme
from ui.widgets import pasting
from ui.widgets.text_height import least_height, text_height
from ui.widgets.text_undo import is_for_the_window

LONGEST = 20_000
"""Characters; reasons of some seven pages."""


class GrowingEdit(QPlainTextEdit):
    """Tab leaves it, Enter begins a line."""

    left = Signal()
    """The focus has gone elsewhere."""

    def __init__(self, lines: int = 1, parent: QWidget | None = None) -> None:
        """Make an empty field that is at least so many lines high."""
        super().__init__(parent)
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.textChanged.connect(self._grow)
        theme.appearance.changed.connect(self._measure)
        self._measure()

    def freeze(self, why: str) -> None:
        """Let it be read, and say why it cannot be changed; nothing lets it be changed again."""
        self.setReadOnly(bool(why))
        self.setToolTip(why)

    def event(self, event: QEvent) -> bool:
        if is_for_the_window(event, self.document()):
            event.ignore()
            return False
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls, not the field

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() and not source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        if pasting.takes(self, source.text(), LONGEST):
            self.insertPlainText(source.text())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    @Slot()
    def _measure(self) -> None:
        theme.write_in(self, "body")
        self._grow()

    @Slot()
    def _grow(self) -> None:
        height = max(text_height(self), least_height(self, self._lines))
        if height != self.minimumHeight():
            self.setFixedHeight(height)
