"""Ways from anywhere in the window to interviews: a new one, the end of this one, all of them, what is to write up."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.pages.capture import CapturePage


class InterviewWays(QObject):
    """What the menu does with interviews."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    def slots(self) -> dict[str, Callable[[], object]]:
        """Return what the actions of these ways do, by their ids."""
        return {
            "interview.start": self.start,
            "interview.end": self.end_or_go_on,
            "interview.list": self.show_list,
            "notes.to-write-up": self.show_write_ups,
        }

    @Slot()
    def start(self) -> None:
        """Go to the form of a new interview."""
        if page := self._page():
            page.ask_for_interview()

    @Slot()
    def end_or_go_on(self) -> None:
        """End the interview that is chosen, or go on with it."""
        if page := self._page():
            page.end_or_go_on()

    @Slot()
    def show_list(self) -> None:
        """Go to all interviews."""
        if page := self._page():
            page.show_list()

    @Slot()
    def show_write_ups(self) -> None:
        """Go to the notes that wait to be written up."""
        if page := self._page():
            page.show_write_ups()

    def _page(self) -> "CapturePage | None":
        from ui.pages.capture import CapturePage

        if self._window.frame is None:
            return None
        self._window.go("capture")
        page = self._window.frame.page("capture")
        return page if isinstance(page, CapturePage) else None
