"""Icons: Lucide's line drawings in the colours of the theme of now, sharp at every size and pixel ratio.

An `icon` paints itself anew each time, so that it follows a change of the look; a `pixmap` is for delegates, which
ask again at every paint anyway.
"""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources
from ui import theme


class _Engine(QIconEngine):
    """Draws one icon in one role's colour, at the left of a wider size so that a gap stays before the text."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name = name
        self._role = role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        device = painter.device()
        ratio = device.devicePixelRatio() if device else 1.0
        painter.drawPixmap(rect.topLeft(), self.scaledPixmap(rect.size(), mode, state, ratio))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        colour = theme.colour("disabled" if mode is QIcon.Mode.Disabled else self._role)
        width, height = round(size.width() * scale), round(size.height() * scale)
        return _drawn(self._name, colour.name(), width, height, scale)

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._role)


def icon(name: str, role: str = "text") -> QIcon:
    """Return a Lucide icon in a role's colour."""
    return QIcon(_Engine(name, role))


def pixmap(name: str, role: str = "text", size: float = 16, ratio: float = 1.0) -> QPixmap:
    """Return an icon drawn now; `size` in pixels at 100 % text, `ratio` the pixels of the device to one of ours."""
    side = round(theme.px(size) * ratio)
    return _drawn(name, theme.colour(role).name(), side, side, ratio)


@lru_cache(maxsize=64)
def _svg(name: str) -> str:
    return resources.text(f"icons/{name}.svg")


@lru_cache(maxsize=512)
def _drawn(name: str, colour: str, width: int, height: int, ratio: float) -> QPixmap:
    """Draw an icon; width and height in pixels of the device."""
    renderer = QSvgRenderer(QByteArray(_svg(name).replace("currentColor", colour).encode()))
    drawn = QPixmap(width, height)
    drawn.fill(Qt.GlobalColor.transparent)
    side = min(width, height)
    painter = QPainter(drawn)
    renderer.render(painter, QRectF(0, (height - side) // 2, side, side))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn
