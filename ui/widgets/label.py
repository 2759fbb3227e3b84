"""Text on a page, in one of the roles the style sheet knows."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


def label(text: str, role: str = "body", parent: QWidget | None = None, *, wrap: bool = False) -> QLabel:
    """Make a label of plain text.

    Args:
        text: What it says; never read as HTML.
        role: title, heading, strong, body, small, muted, warning or danger.
        parent: The widget it stands on.
        wrap: Whether it may take several lines.
    """
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    return made
