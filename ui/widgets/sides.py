"""Two parts of a page: side by side where there is room, else one above the other."""

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui import theme

_GAP, _LEAST = 14, 220


class Sides(QWidget):
    """Left and right share the width as `shares` say, unless it is below `room` pixels at 100 %."""

    def __init__(self, left: QWidget, right: QWidget, shares: tuple[int, int], room: int) -> None:
        super().__init__()
        self._parts = (left, right)
        self._room = room
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        for part, share in zip(self._parts, shares, strict=True):
            self._line.addWidget(part, share)
        theme.appearance.changed.connect(self._measure)
        self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn(event.size())

    @Slot()
    def _measure(self) -> None:
        self._line.setSpacing(theme.px(_GAP))
        for part in self._parts:  # small, so that a page can become narrow enough to be turned
            part.setMinimumWidth(theme.px(_LEAST))
        self._turn(self.size())

    def _turn(self, size: QSize) -> None:
        direction = QBoxLayout.Direction
        self._line.setDirection(
            direction.LeftToRight if size.width() >= theme.px(self._room) else direction.TopToBottom
        )
