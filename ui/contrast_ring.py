"""The ring of whatever has the focus in high contrast, where no style sheet draws one."""

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from ui import theme
from ui.widgets import paint


class ContrastRing(QObject):
    """Paints a ring into the control that has the focus, after it has painted itself; in high contrast only."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._control: QWidget | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)
        theme.appearance.changed.connect(self._look)

    @Slot(QWidget, QWidget)
    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        self._control = None
        if now is not None and now.window() is self.parent() and theme.current().look is theme.Look.CONTRAST:
            self._control = now
            _sheet(now).installEventFilter(self)  # which stays; what loses the focus paints itself anew anyway
            _sheet(now).update()

    @Slot()
    def _look(self) -> None:
        self._follow(None, QApplication.focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        control = self._control
        if event.type() is not QEvent.Type.Paint or control is None or watched is not _sheet(control):
            return False
        painted = control.viewportEvent(event) if isinstance(control, QAbstractScrollArea) else control.event(event)
        painter = QPainter(_sheet(control))
        paint.focus_ring(painter, _sheet(control).rect(), 0)
        painter.end()
        return painted


def _sheet(control: QWidget) -> QWidget:
    """Return what a control paints on: itself, or the part of it that scrolls."""
    return control.viewport() if isinstance(control, QAbstractScrollArea) else control
