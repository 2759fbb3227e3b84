"""The button of a page under which its sheets are printed and written; it does what the menu of the window does."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from ui import actions, icons
from ui.registry import spec_of
from ui.widgets.button import Button


class PrintButton(Button):
    """A button with a menu of some actions of the window."""

    chosen = Signal(str)
    """The id of the action that is wanted."""

    def __init__(self, wanted: Sequence[str], parent: QWidget | None = None) -> None:
        """Make the button for the actions of these ids, in their order."""
        super().__init__("", "printer", parent=parent)
        self.setText(self.tr("Print…"))
        menu = QMenu(self)
        for spec in map(spec_of, wanted):
            icon = icons.icon(spec.icon or "file-text")
            menu.addAction(icon, actions.translated(spec), partial(self.chosen.emit, spec.id))
        self.setMenu(menu)
