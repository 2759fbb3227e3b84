"""How long an interview has been going on: a quiet clock that paints nothing but itself."""

from datetime import datetime

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector_app.domain.moments import now
from ui import theme
from ui.widgets import paint

_ICON, _GAP = 16, 8
_LONGEST = 24 * 60 * 60
"""Seconds after which a clock says nothing any more: somebody forgot to end the interview."""


class Elapsed(QWidget):
    """Hours, minutes and seconds since a moment; hidden where there is none, or where it is long ago."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._since: datetime | None = None
        self.text = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Time since the interview started"))
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._tick)
        theme.appearance.changed.connect(self.updateGeometry)
        self.hide()

    def run_since(self, moment: datetime | None) -> None:
        """Count from a moment, or stop."""
        self._since = moment
        self._tick()
        going = bool(self.text)
        self.setVisible(going)
        if going:
            self._timer.start()
        else:
            self._timer.stop()

    @Slot()
    def _tick(self) -> None:
        seconds = int((now() - self._since).total_seconds()) if self._since is not None else -1
        shown = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}" if 0 <= seconds < _LONGEST else ""
        if shown != self.text:
            self.text = shown
            self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(_font())
        return QSize(theme.px(_ICON + _GAP) + metrics.horizontalAdvance("00:00:00") + 2, metrics.height() + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.symbol(painter, QRect(0, 0, theme.px(_ICON), self.height()), "clock", "muted", _ICON)
        painter.setFont(_font())
        painter.setPen(theme.colour("muted"))
        words = self.rect().adjusted(theme.px(_ICON + _GAP), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text)


def _font() -> QFont:
    return theme.current().font("entry", strong=True, even=True)
