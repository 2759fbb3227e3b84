"""Notes dragged by mouse: what is dragged names them and holds none of their words, as any program may look at it."""

from collections.abc import Iterable
from uuid import UUID

from PySide6.QtCore import QMimeData, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPixmap

from inspector_app.domain.ids import is_uuid
from ui import theme

NOTES = "application/x-inspector-notes"
LINKED = "application/x-inspector-linked-notes"
"""Notes that can be linked, and notes that stand behind the current paragraph already: their ids, one a line."""


def carried(notes: Iterable[UUID], *, linked: bool = False) -> QMimeData:
    """Return notes as they are dragged; `linked` ones stand behind the current paragraph already."""
    data = QMimeData()
    data.setData(LINKED if linked else NOTES, "\n".join(map(str, dict.fromkeys(notes))).encode())
    return data


def carries(data: QMimeData) -> bool:
    """Tell whether notes are dragged."""
    return data.hasFormat(NOTES) or data.hasFormat(LINKED)


def notes_of(data: QMimeData) -> tuple[list[UUID], bool]:
    """Return the notes that are dragged, and whether they stand behind the current paragraph already."""
    linked = data.hasFormat(LINKED)
    lines = bytes(data.data(LINKED if linked else NOTES).data()).decode("ascii", "ignore").splitlines()
    return [UUID(line) for line in lines if is_uuid(line)], linked


def picture(words: str, ratio: float) -> QPixmap:
    """Return what is seen under the mouse while notes are dragged."""
    font = theme.current().font("small", strong=True)
    metrics = QFontMetrics(font)
    width, height = metrics.horizontalAdvance(words) + theme.px(20), metrics.height() + theme.px(10)
    drawn = QPixmap(round(width * ratio), round(height * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.colour("accent"))
    painter.setBrush(theme.colour("surface"))
    painter.drawRoundedRect(QRectF(0.5, 0.5, width - 1, height - 1), height / 2, height / 2)
    painter.setFont(font)
    painter.setPen(theme.colour("text"))
    painter.drawText(QRectF(0, 0, width, height), Qt.AlignmentFlag.AlignCenter, words)
    painter.end()
    return drawn
