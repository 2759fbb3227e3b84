"""A page in a scroll area, so that no page forces the window wider than the screen."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget


def scrolled(page: QWidget) -> QScrollArea:
    """Return a scroll area that holds a page and never takes the focus from it."""
    area = QScrollArea()
    area.setWidget(page)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    _Height(page)
    return area


class _Height(QObject):
    """Gives a page the height that its words need at its width; a scroll area asks for one that fits any width."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize) and isinstance(watched, QWidget):
            layout = watched.layout()
            if layout is not None and layout.hasHeightForWidth():
                watched.setMinimumHeight(layout.totalMinimumHeightForWidth(watched.width()))
        return False


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
    if not widget.hasFocus() or not widget.visibleRegion().isEmpty():
        return
    parent = widget.parentWidget()
    while parent is not None:
        page = parent.widget() if isinstance(parent, QScrollArea) else None
        if isinstance(parent, QScrollArea) and page is not None:
            # by Qt's own way an empty list would bring nothing but its corner into view
            place = QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())
            parent.ensureVisible(place.left(), place.bottom(), 0, 0)
            parent.ensureVisible(place.left(), place.top(), 0, 0)
        parent = parent.parentWidget()
