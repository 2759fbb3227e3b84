"""The head of a card that folds: its title and, while it is folded, in one line what stands in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui import theme
from ui.widgets import paint

_HEIGHT, _SYMBOL, _NEAR, _APART, _LEAST = 28, 16, 6, 14, 120


@dataclass(frozen=True, slots=True)
class Said:
    """A part of the line: its words, their colour and, where it has one, its symbol."""

    words: str
    role: str = "muted"
    symbol: str = ""


class FoldHead(QAbstractButton):
    """A switch over the whole width; it is on while the card is open. Click, Space and Enter switch it."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._said: tuple[Said, ...] = ()
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.toggled.connect(self._tell)
        theme.appearance.changed.connect(self.updateGeometry)
        self._tell()

    def say(self, said: Sequence[Said]) -> None:
        """Say what stands in the card."""
        self._said = tuple(part for part in said if part.words)
        self._tell()

    @property
    def line(self) -> str:
        """What is said while the card is folded."""
        return " · ".join(part.words for part in self._said)

    @Slot()
    def _tell(self) -> None:
        folded = self.tr("folded") if not self.isChecked() else self.tr("open")
        self.setAccessibleName(f"{self._title}: {self.line}" if self._said else self._title)
        self.setAccessibleDescription(folded)
        self.setToolTip("" if self.isChecked() else self.line)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_LEAST), theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(_SYMBOL)
        room = self.rect().adjusted(theme.px(4), 0, -theme.px(4), 0)
        symbol = "chevron-down" if self.isChecked() else "chevron-right"
        paint.symbol(painter, QRect(room.x(), room.y(), side, room.height()), symbol, "text", _SYMBOL)
        room.setLeft(room.left() + side + theme.px(_NEAR))
        painter.setFont(theme.current().font("body", strong=True))
        self._write(painter, room, Said(self._title, "text"))
        if not self.isChecked():
            painter.setFont(theme.current().font("small"))
            for part in self._said:
                self._write(painter, room, part)
        if self.hasFocus():
            paint.focus_ring(painter, self.rect(), theme.px(6))

    def _write(self, painter: QPainter, room: QRect, part: Said) -> None:
        """Write a part at the left of what room there is, and take that room off."""
        side = theme.px(_SYMBOL)
        if part.symbol:
            if room.width() < 3 * side:
                return
            paint.symbol(painter, QRect(room.x(), room.y(), side, room.height()), part.symbol, part.role, _SYMBOL)
            room.setLeft(room.left() + side + theme.px(_NEAR))
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(part.words, Qt.TextElideMode.ElideRight, max(room.width(), 0))
        painter.setPen(theme.colour(part.role))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        room.setLeft(room.left() + metrics.horizontalAdvance(shown) + theme.px(_APART))
