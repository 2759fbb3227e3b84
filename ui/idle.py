"""The desk that nobody sits at: after ten minutes without a key or a click, or a sleep of the laptop, it is locked."""

import time

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

LOCKED_AFTER = 10 * 60
"""Seconds without a sign of anybody."""
_LOOK_EVERY = 15
"""Seconds between two looks at the clock."""
_SIGNS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TabletPress,
        QEvent.Type.TouchBegin,
    }
)


class Idle(QObject):
    """Watches for keys and clicks in the window; a sleep of the laptop shows as time that has passed."""

    lapsed = Signal()
    """Nobody has been there for long."""

    def __init__(self, window: QWidget, seconds: float = LOCKED_AFTER) -> None:
        super().__init__(window)
        self._window = window
        self._seconds = seconds
        self._last = time.time()
        self._look = QTimer(self)
        self._look.setInterval(round(1000 * min(_LOOK_EVERY, seconds / 2)))
        self._look.timeout.connect(self._check)

    @Slot()
    def begin(self) -> None:
        """Watch from now on."""
        self._last = time.time()
        self._look.start()
        if handle := self._window.windowHandle():  # it gets every key and click first, and few other events
            handle.installEventFilter(self)

    @Slot()
    def rest(self) -> None:
        """Watch no more."""
        self._look.stop()
        if handle := self._window.windowHandle():
            handle.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take every key and click as a sign that somebody is there."""
        if event.type() in _SIGNS:
            self._last = time.time()
        return False

    @Slot()
    def _check(self) -> None:
        if time.time() - self._last >= self._seconds:
            self._last = time.time()
            self.lapsed.emit()
