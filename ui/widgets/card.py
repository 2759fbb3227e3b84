"""A card: a calm white ground with a fine edge, for what belongs together."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui import theme


class Card(QFrame):
    """A frame with a vertical layout, `body`; `inset` is its margin in pixels at 100 %."""

    def __init__(self, parent: QWidget | None = None, inset: int = 16) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self.setFrameShape(QFrame.Shape.StyledPanel)  # for the look without a style sheet
        self._inset = inset
        self.body = QVBoxLayout(self)
        self._measure()
        theme.appearance.changed.connect(self._measure)

    @Slot()
    def _measure(self) -> None:
        inset = theme.px(self._inset)
        self.body.setContentsMargins(inset, inset, inset, inset)
        self.body.setSpacing(theme.px(8))
