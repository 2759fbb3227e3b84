"""Where a page is begun: the focus it is given goes on to one of its controls, and Tab keeps its order all the same.

A focus proxy would do the first only: Tab, coming from outside, goes straight to the proxy and passes by whatever
stands before it.
"""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget


class FirstFocus(QObject):
    """Hands the focus on from a page to `control`."""

    def __init__(self, page: QWidget, control: QWidget) -> None:
        super().__init__(page)
        self.control = control
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent() and isinstance(event, QFocusEvent) and event.gotFocus():
            self.control.setFocus(event.reason())
        return False
