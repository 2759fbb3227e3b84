"""What chips, lists and tables draw alike: numbered discs, weakness chips, soft symbols, the focus ring."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from ui import icons, theme

DISC = 22
"""The height of a disc or of a chip in a row, in pixels at 100 %."""

_COLOURS = 14

STANCES = {"progress": ("trending-up", "progress"), "concern": ("triangle-alert", "concern")}
VERBATIM = ("quote", "quote")
"""Symbol and colour of each stance, and of a quotation."""
VOICES = {"observed": ("eye", "quote"), "comment": ("pen-line", "muted")}
ABOUTS = {"action": ("hammer", "accent"), "impact": ("target", "accent")}
"""Symbol and colour of the other voices, and of what a note is about."""


def weakness_role(rank: int) -> str:
    """Return the colour role of a weakness; past the last colour they begin again, and the number tells them apart."""
    return f"weakness/{(rank - 1) % _COLOURS + 1}"


def pixels(painter: QPainter) -> float:
    """Return how many pixels of the device make one of ours."""
    device = painter.device()
    return device.devicePixelRatio() if device else 1.0


def symbol(painter: QPainter, rect: QRect, name: str, role: str, size: float = 16) -> None:
    """Draw an icon in the middle of a rectangle."""
    drawn = icons.pixmap(name, role, size, pixels(painter))
    side = theme.px(size)
    painter.drawPixmap(rect.x() + (rect.width() - side) // 2, rect.y() + (rect.height() - side) // 2, drawn)


def soft_symbol(painter: QPainter, rect: QRect, name: str, role: str) -> None:
    """Draw an icon on a soft disc of its own colour."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.current().soft(role))
    painter.drawEllipse(QRectF(rect))
    symbol(painter, rect, name, role, 14)


def disc(painter: QPainter, rect: QRect, rank: int, *, filled: bool = True) -> None:
    """Draw the number of a weakness in its colour: filled, or as a ring."""
    colour = theme.colour(weakness_role(rank))
    if filled:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(QRectF(rect))
    else:
        width = theme.px(20) / 10
        painter.setPen(QPen(colour, width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(rect).adjusted(width / 2, width / 2, -width / 2, -width / 2))
    painter.setFont(theme.current().font("tiny", strong=True))
    painter.setPen(theme.colour("on_accent") if filled else colour)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(rank))


def weakness_chip_width(label: str) -> int:
    """Return the width of a weakness chip in a row."""
    text = QFontMetrics(theme.current().font("small", strong=True)).horizontalAdvance(label)
    return theme.px(DISC) + theme.px(6) + text + theme.px(10)


def weakness_chip(painter: QPainter, rect: QRect, rank: int, label: str) -> None:
    """Draw a weakness as a disc and its short name on a soft ground."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.current().soft(weakness_role(rank)))
    painter.drawRoundedRect(QRectF(rect), rect.height() / 2, rect.height() / 2)
    disc(painter, QRect(rect.topLeft(), rect.size().boundedTo(rect.size().transposed())), rank)
    painter.setFont(theme.current().font("small", strong=True))
    painter.setPen(theme.colour("text"))
    words = rect.adjusted(rect.height() + theme.px(6), 0, 0, 0)
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, label)


def selection(painter: QPainter, rect: QRect, *, first: bool = True) -> None:
    """Draw the ground of a chosen row, with a bar at its beginning; in high contrast lines above and below as well."""
    painter.fillRect(rect, theme.colour("selected"))
    if first:
        painter.fillRect(rect.x(), rect.y(), theme.px(3), rect.height(), theme.colour("accent"))
    if theme.current().look is theme.Look.CONTRAST:  # within the ring that a list of one row has at its edge
        painter.fillRect(rect.x(), rect.y() + 4, rect.width(), 2, theme.colour("accent"))
        painter.fillRect(rect.x(), rect.bottom() - 6, rect.width(), 2, theme.colour("accent"))


def focus_ring(painter: QPainter, rect: QRect, radius: float) -> None:
    """Draw the focus ring just within a rectangle."""
    painter.setPen(QPen(theme.colour("focus"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), radius, radius)


def cut(metrics: QFontMetrics, text: str, room: QRect) -> str:
    """Return so much of a text as fits a box, whole words, with an ellipsis where some are left out."""
    flags = int(Qt.TextFlag.TextWordWrap)
    words = text.split()
    kept = len(words)
    while kept:
        shown = text if kept == len(words) else f"{' '.join(words[:kept])}…"
        if metrics.boundingRect(QRect(0, 0, room.width(), 1 << 20), flags, shown).height() <= room.height():
            return shown
        kept -= 1
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
