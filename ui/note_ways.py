"""Ways from anywhere in the window to all notes: to their search, that of everything, and what is left to do."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.pages.all_notes import AllNotesPage


class NoteWays(QObject):
    """What the menu does with all notes."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    def slots(self) -> dict[str, Callable[[], object]]:
        """Return what the actions of these ways do, by their ids."""
        return {
            "edit.find": self.find_in_notes,
            "edit.find-everywhere": self.find_everywhere,
            "notes.untagged": self.next_untagged,
            "notes.deleted": self.show_deleted,
        }

    @Slot()
    def find_in_notes(self) -> None:
        """Go to all notes, into the search field."""
        from ui.pages.all_notes import Scope

        if page := self._page():
            page.look_for(Scope.NOTES)

    @Slot()
    def find_everywhere(self) -> None:
        """Go to the search of the whole record."""
        from ui.pages.all_notes import Scope

        if page := self._page():
            page.look_for(Scope.EVERYTHING)

    @Slot()
    def next_untagged(self) -> None:
        """Go to the next note that is held against no weakness; from another page, to all of them."""
        frame = self._window.frame
        was_here = frame is not None and frame.is_shown("notes")
        if page := self._page():
            page.next_untagged(afresh=not was_here)

    @Slot()
    def show_deleted(self) -> None:
        """Go to what was deleted and can be restored."""
        if page := self._page():
            page.show_deleted()

    def _page(self) -> "AllNotesPage | None":
        from ui.pages.all_notes import AllNotesPage

        if self._window.frame is None:
            return None
        self._window.go("notes")
        page = self._window.frame.page("notes")
        return page if isinstance(page, AllNotesPage) else None
