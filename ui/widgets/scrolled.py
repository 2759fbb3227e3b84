"""A page in a scroll area, so that no page forces the window wider than the screen."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractItemView

_BELOW = 4
"""Pixels that are seen below the first row of a list: its rule and what Qt leaves out."""


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


def reveal_rows(head: QWidget, rows: "QAbstractItemView") -> None:
    """Scroll a page so far that a widget and the first row of a list below it are seen, once all has its place."""
    QTimer.singleShot(0, rows, partial(_show_rows, head, rows))


def _show_rows(head: QWidget, rows: "QAbstractItemView") -> None:
    if head.isVisible() and rows.isVisible():
        bottom = max(rows.visualRect(rows.model().index(0, 0)).bottom(), 0) + _BELOW
        _show(rows, QRect(0, 0, 1, rows.viewport().mapTo(rows, QPoint(0, bottom)).y()) & rows.rect())
        _show(head, head.rect())


class FocusInView(QObject):
    """Scrolls what has the focus into view, and where it is written in, the cursor; Qt does so only in one area."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._look)
            application.inputMethod().cursorRectangleChanged.connect(self._follow)

    @Slot(QWidget, QWidget)
    def _look(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is not None:
            QTimer.singleShot(0, now, partial(_show_focused, now))  # when all has its place

    @Slot()
    def _follow(self) -> None:
        now = QApplication.focusWidget()
        pressed = QApplication.mouseButtons() is not Qt.MouseButton.NoButton  # the text would move under the mouse
        from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit  # the first window has none of them

        if isinstance(now, QLineEdit | QPlainTextEdit | QTextEdit) and not pressed:
            QTimer.singleShot(0, now, partial(_show_cursor, now))


def _show_focused(widget: QWidget) -> None:
    if widget.hasFocus() and widget.visibleRegion().isEmpty():
        _show(widget, widget.rect())


def _show_cursor(widget: QWidget) -> None:
    if widget.hasFocus():
        line = widget.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        line = line.toAlignedRect() if isinstance(line, QRectF) else line
        _show(widget, line.adjusted(0, -line.height() // 2, 0, line.height() // 2))


def _show(widget: QWidget, part: QRect) -> None:
    """Scroll every area around a widget so far that a part of it is seen, at least its top."""
    parent = widget.parentWidget()
    while parent is not None:
        page = parent.widget() if isinstance(parent, QScrollArea) else None
        if isinstance(parent, QScrollArea) and page is not None:
            # by Qt's own way an empty list would bring nothing but its corner into view
            place = QRect(widget.mapTo(page, part.topLeft()), part.size())
            parent.ensureVisible(place.left(), place.bottom(), 0, 0)
            parent.ensureVisible(place.left(), place.top(), 0, 0)
        parent = parent.parentWidget()
