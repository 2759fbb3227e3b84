"""The panel of gaps at the right of a page: there while the window is wide, and counted anew while it is seen."""

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from inspector_app.services import matrix
from ui import theme
from ui.context import AppContext
from ui.reading import Reading
from ui.widgets.gaps_panel import GapsPanel


class GapsBeside(GapsPanel):
    """Asks for the matrix when it comes into sight, and when nothing more has changed for a moment."""

    _page: QWidget | None = None
    """None also where Python has let go of the page before Qt has, which still sends events meanwhile."""

    def __init__(self, context: AppContext, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._stale = True
        self._reading = Reading(context, matrix.matrix, self)
        self._reading.answered.connect(self.show_matrix)
        context.changed.connect(self._hear)
        page.installEventFilter(self)
        theme.appearance.changed.connect(self._make_room)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come and go as the window becomes wide or narrow."""
        if watched is self._page and event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._make_room()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self._reading.ask()

    @Slot()
    def _make_room(self) -> None:
        if self._page is not None:
            self.setVisible(self.has_room(self._page.window().width()))

    @Slot(object)
    def _hear(self, kinds: frozenset[str]) -> None:
        if kinds & matrix.COUNTED:
            self._stale = not self.isVisible()
            if self.isVisible():
                self._reading.ask_soon()
