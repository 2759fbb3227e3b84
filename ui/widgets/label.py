"""Text on a page, in one of a few roles; its size comes from the theme, its colour from the style sheet."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLabel, QWidget

from ui import theme

_FONTS = {
    "title": ("title", True),
    "heading": ("heading", True),
    "name": ("entry", True),
    "strong": ("body", True),
    "body": ("body", False),
    "small": ("small", False),
    "muted": ("small", False),
    "warning": ("small", True),
    "danger": ("small", True),
}


class Label(QLabel):
    """A label of plain text, never read as HTML.

    The roles are title, heading, name, strong, body, small, muted, warning and danger.
    """

    def __init__(self, text: str, role: str = "body", parent: QWidget | None = None, *, wrap: bool = False) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setProperty("role", role)
        self._role = role
        self._measure()
        theme.appearance.changed.connect(self._measure)

    def set_role(self, role: str) -> None:
        """Change what the text is."""
        if role != self._role:
            self._role = role
            self.setProperty("role", role)
            self.style().unpolish(self)
            self.style().polish(self)
            self._measure()

    @Slot()
    def _measure(self) -> None:
        size, strong = _FONTS[self._role]
        self.setFont(theme.current().font(size, strong=strong))
