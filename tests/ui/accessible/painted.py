"""What a widget really paints: its texts with their place and colour, and the pixels beneath them.

A text is taken down at the moment it is painted, so that style sheets, delegates and widgets that paint by hand are all
seen as they are.
"""

# ruff: noqa: N802 - the methods of the engine bear Qt's own names

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QImage, QPaintDevice, QPaintEngine, QPaintEngineState, QRegion, QTextItem
from PySide6.QtWidgets import QScrollArea, QWidget

from tests.ui.accessible.barrier import root_of
from ui import theme

_MASK = 0xFFFFFF


@dataclass(frozen=True, slots=True)
class Text:
    """A run of text as it was painted, in the coordinates of its widget; `clip` is all that was let through."""

    words: str
    rect: QRectF
    clip: QRectF
    colour: QColor
    font: QFont


class _Engine(QPaintEngine):
    """Takes down texts and paints nothing."""

    def __init__(self) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.texts: list[Text] = []

    def begin(self, _: QPaintDevice) -> bool:
        return True

    def end(self) -> bool:
        return True

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def updateState(self, state: QPaintEngineState) -> None:
        pass

    def drawTextItem(self, place: Any, item: QTextItem) -> None:
        painter = self.painter()
        turned = painter.transform()
        rect = turned.mapRect(
            QRectF(place.x(), place.y() - item.ascent(), item.width(), item.ascent() + item.descent())
        )
        device = painter.device()
        whole = QRectF(0, 0, device.width(), device.height())
        clip = turned.mapRect(painter.clipBoundingRect()) & whole if painter.hasClipping() else whole
        colour = QColor(painter.pen().color())
        colour.setAlphaF(colour.alphaF() * painter.opacity())
        self.texts.append(Text(item.text(), rect, clip, colour, QFont(painter.font())))

    def drawPixmap(self, *_: Any, **__: Any) -> None:
        pass

    def drawImage(self, *_: Any, **__: Any) -> None:
        pass

    def drawPath(self, *_: Any, **__: Any) -> None:
        pass

    def drawPolygon(self, *_: Any, **__: Any) -> None:
        pass

    def drawRects(self, *_: Any, **__: Any) -> None:
        pass

    def drawLines(self, *_: Any, **__: Any) -> None:
        pass

    def drawPoints(self, *_: Any, **__: Any) -> None:
        pass

    def drawEllipse(self, *_: Any, **__: Any) -> None:
        pass

    def drawTiledPixmap(self, *_: Any, **__: Any) -> None:
        pass


class _Device(QPaintDevice):
    """A sheet of a size, without pixels."""

    def __init__(self, size: QSize) -> None:
        super().__init__()
        self.engine = _Engine()
        self._size = size

    def paintEngine(self) -> QPaintEngine:
        return self.engine

    def metric(self, metric: QPaintDevice.PaintDeviceMetric) -> int:
        kind = QPaintDevice.PaintDeviceMetric
        known = {
            kind.PdmWidth: self._size.width(),
            kind.PdmHeight: self._size.height(),
            kind.PdmDevicePixelRatio: 1,
            kind.PdmDevicePixelRatioScaled: round(QPaintDevice.devicePixelRatioFScale()),
            kind.PdmDepth: 32,
            kind.PdmNumColors: _MASK,
        }
        return known.get(metric, 96)  # else dots per inch


def texts(widget: QWidget) -> list[Text]:
    """Return the texts that a widget itself paints, without those of its children."""
    device = _Device(widget.size())
    widget.render(device, QPoint(), QRegion(), QWidget.RenderFlag.DrawWindowBackground)
    return [text for text in device.engine.texts if text.words.strip()]


class Picture:
    """The pixels of a sheet as it is shown, whole, even where it is scrolled out of view."""

    def __init__(self, root: QWidget, ground: QColor) -> None:
        self._image = QImage(root.size(), QImage.Format.Format_RGB32)
        self._image.fill(ground)
        root.render(self._image)
        self._pixels = memoryview(self._image.constBits()).cast("I")
        self._width, self._rect = root.width(), root.rect()

    def colour(self, x: int, y: int) -> int:
        """Return the colour of a pixel, without its alpha."""
        return self._pixels[y * self._width + x] & _MASK

    def ground(self, rect: QRect, front: int) -> int | None:
        """Return the colour that is there most often beside that of the text, or None where no pixel is."""
        inside = rect & self._rect
        counted: Counter[int] = Counter()
        for y in range(inside.top(), inside.bottom() + 1):
            start = y * self._width + inside.left()
            counted.update(self._pixels[start : start + inside.width()])
        for colour, _ in counted.most_common(2):
            if colour & _MASK != front:
                return colour & _MASK
        return front if counted else None


class Pictures:
    """Keeps the picture of each sheet of a window."""

    def __init__(self) -> None:
        self._known: dict[QWidget, Picture] = {}

    def of(self, root: QWidget) -> Picture:
        """Return the picture of a sheet; where it is clear, what it lies on shows through."""
        if root not in self._known:
            self._known[root] = Picture(root, QColor.fromRgb(self._below(root)))
        return self._known[root]

    def _below(self, root: QWidget) -> int:
        viewport = root.parentWidget()
        area = viewport.parentWidget() if viewport is not None else None
        if root.isWindow() or viewport is None or not isinstance(area, QScrollArea):
            return theme.colour("window").rgb()
        outer = root_of(area)
        corner = viewport.mapTo(outer, QPoint(1, 1))
        if not outer.rect().contains(corner):
            return theme.colour("window").rgb()
        return self.of(outer).colour(corner.x(), corner.y())


@lru_cache(maxsize=100_000)
def contrast(front: int, ground: int) -> float:
    """Return the contrast of two colours given as 0xRRGGBB."""
    return theme.contrast(QColor.fromRgb(front), QColor.fromRgb(ground))
