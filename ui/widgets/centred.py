"""One thing in the middle of a page, a little above the centre where the eye rests."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget


def centre(page: QWidget, shown: QWidget, above: int = 1, below: int = 2) -> None:
    """Lay out a page with one widget on it; `above` and `below` share the room that is left."""
    across = QHBoxLayout()
    across.addStretch(1)
    across.addWidget(shown)
    across.addStretch(1)
    layout = QVBoxLayout(page)
    layout.addStretch(above)
    layout.addLayout(across)
    layout.addStretch(below)
