"""A page in a scroll area, so that no page forces the window wider than the screen."""

from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget


def scrolled(page: QWidget) -> QScrollArea:
    """Return a scroll area that holds a page and never takes the focus from it."""
    area = QScrollArea()
    area.setWidget(page)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def reveal(widget: QWidget) -> None:
    """Scroll a page so far that a widget on it is seen, once it has its place."""
    QTimer.singleShot(0, widget, partial(_scroll_to, widget))


def to_top(widget: QWidget) -> None:
    """Scroll the page that a widget stands on to its beginning, once all has its place."""
    QTimer.singleShot(0, widget, partial(_to_top, widget))


def _to_top(widget: QWidget) -> None:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.verticalScrollBar().setValue(0)
        parent = parent.parentWidget()


def _scroll_to(widget: QWidget) -> None:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget, 0, 0)
        parent = parent.parentWidget()


class FocusInView(QObject):
    """Scrolls whatever gets the focus into view, wherever it came from; Qt does so only within one scroll area."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._look)

    @Slot(QWidget, QWidget)
    def _look(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is not None:
            QTimer.singleShot(0, now, partial(_show_focused, now))  # when all has its place


def _show_focused(widget: QWidget) -> None:
    if widget.hasFocus() and widget.visibleRegion().isEmpty():
        _scroll_to(widget)
