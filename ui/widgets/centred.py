"""One thing in the middle of a page, a little above the centre where the eye rests."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import theme


class Centred(QWidget):
    """A page with one widget on it, as wide as wanted or, in a narrow window, as wide as there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._shown: QWidget | None = None
        self._width = 0

    def centre(self, shown: QWidget, width: int, above: int = 1, below: int = 2) -> None:
        """Put the widget on the page.

        Args:
            shown: What stands on it.
            width: The most pixels it is wide, at 100 %.
            above: The share of the room left that goes above it.
            below: The share that goes below it.
        """
        self._shown, self._width = shown, width
        shown.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(shown, 1000)  # the stretches get only what it does not take
        across.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addStretch(above)
        layout.addLayout(across)
        layout.addStretch(below)
        theme.appearance.changed.connect(self._keep_width)
        self._keep_width()

    @Slot()
    def _keep_width(self) -> None:
        if self._shown is not None:
            self._shown.setMaximumWidth(theme.px(self._width))
