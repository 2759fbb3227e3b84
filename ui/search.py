"""The search of the window: the box under Ctrl+K, what it finds, and where that leads."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ui.context import AppContext

if TYPE_CHECKING:
    from inspector_app.services.searching import Found
    from ui.models.palette import Chosen
    from ui.models.rows import Row
    from ui.widgets.palette import Palette


class Search(QObject):
    """Finds commands, what the record holds, and help."""

    found_chosen = Signal(object)
    """A thing of the record was chosen: a `services.searching.Found`."""
    help_chosen = Signal(str, str)
    """A page of the help was chosen, and a heading of it."""

    def __init__(self, context: AppContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._made: Mapping[str, QAction] = {}
        self._window = window
        context.closed.connect(self._forget)

    def slots(self) -> dict[str, Callable[[], object]]:
        """Return what the actions of the search do, by their ids."""
        return {"edit.search": self.ask}

    @cached_property
    def box(self) -> "Palette":
        """The box itself, made when it is first wanted."""
        from ui.widgets.palette import Palette

        box = Palette(self._rows, self._window)
        box.chosen.connect(self._lead)
        return box

    @Slot()
    def ask(self) -> None:
        """Show the box; asked again, take it away."""
        self.box.ask()

    def know(self, made: Mapping[str, QAction]) -> None:
        """Take the actions that can be found."""
        self._made = made

    def _rows(self, words: str) -> "Sequence[Row]":
        from ui.models import palette

        return palette.rows(words, self._made, self._find(words))

    def _find(self, words: str) -> "Sequence[Found]":
        from ui.models import palette

        if not self._context.is_open or self._context.is_busy or not palette.is_searched(words):
            return ()
        from inspector_app.services import searching

        return self._context.do(searching.everywhere, words, palette.MOST_FOUND) or ()

    @Slot()
    def _forget(self) -> None:
        if "box" in self.__dict__:  # asking for it would make it
            self.box.forget()

    @Slot(object)
    def _lead(self, chosen: "Chosen") -> None:
        from ui.models.help_pages import HelpPlace
        from ui.models.palette import Command

        if isinstance(chosen, Command):
            self._made[chosen.id].trigger()
        elif isinstance(chosen, HelpPlace):
            self.help_chosen.emit(chosen.page, chosen.heading)
        else:
            self.found_chosen.emit(chosen)
