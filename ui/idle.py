"""The desk that nobody sits at is locked: after ten minutes without a key or a click, and when the laptop has slept."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

LOCKED_AFTER = 10 * 60
"""Seconds without a sign of anybody."""
SLEPT = 60
"""Seconds between two looks at the clock that a laptop lets pass only asleep."""
_LOOK_EVERY = 2
_SIGNS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TabletPress,
        QEvent.Type.TouchBegin,
    }
)


class Idle(QObject):
    """Watches for keys and clicks in every window of the app; a sleep shows as time in which nobody looked.

    A window gets every key and click first, and few other events. What an input method writes, as a screen keyboard
    may, goes past the window to what has the focus, so that is watched as well. A filter on the whole application
    would cost each key more than it takes to paint it.
    """

    lapsed = Signal()
    """Nobody has been there for long, or the laptop has slept."""

    def __init__(self, window: QWidget, seconds: float = LOCKED_AFTER, clock: Callable[[], float] = time.time) -> None:
        """Make a watch that rests; `clock` must go on while the laptop sleeps."""
        super().__init__(window)
        self._window = window
        self._seconds = seconds
        self._clock = clock
        self._last = self._looked = clock()
        self._focused: QObject | None = None
        self.slept = False
        """Whether it was a sleep that the desk was locked for last."""
        self._look = QTimer(self)
        self._look.setInterval(round(1000 * min(_LOOK_EVERY, seconds / 2)))
        self._look.timeout.connect(self.look)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._watch)
            application.focusObjectChanged.connect(self._follow)

    @property
    def is_watching(self) -> bool:
        """Whether somebody is looked for."""
        return self._look.isActive()

    @Slot()
    def begin(self) -> None:
        """Watch from now on."""
        self._last = self._looked = self._clock()
        self._look.start()
        self._watch(self._window.windowHandle())
        self._follow(QGuiApplication.focusObject())

    @Slot()
    def rest(self) -> None:
        """Watch no more."""
        self._look.stop()

    @Slot(QWindow)
    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)  # again for one that is watched already, which makes no difference

    @Slot(QObject)
    def _follow(self, focused: QObject | None) -> None:
        if self._focused is not None and isValid(self._focused):
            self._focused.removeEventFilter(self)
        self._focused = focused
        if focused is not None and not isinstance(focused, QWindow):
            focused.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take every key and click as a sign that somebody is there; the first after a sleep does nothing but lock."""
        if event.type() not in _SIGNS:
            return False
        if self.is_watching and self._has_slept():
            self.look()
            return True
        self._last = self._clock()
        return False

    @Slot()
    def look(self) -> None:
        """Look at the clock, whether somebody is still there."""
        slept = self._has_slept()
        lapsed = slept or self._clock() - self._last >= self._seconds
        self._looked = self._clock()
        if lapsed:
            self._last, self.slept = self._looked, slept
            self.lapsed.emit()

    def _has_slept(self) -> bool:
        """Tell whether time has passed unseen, or the clock was set, behind which a sleep may hide."""
        return abs(self._clock() - self._looked) > SLEPT
