"""What can be done with a paragraph as a whole: a menu, and the keys that do the same."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from ui import actions

if TYPE_CHECKING:
    from ui.widgets.paragraph_card import ParagraphCard


class ParagraphMenu(QMenu):
    """The menu of one paragraph; its keys work wherever in the paragraph the focus is."""

    def __init__(self, card: "ParagraphCard") -> None:
        super().__init__(card)
        self._card = card
        self._number = self._count = 1
        self.up = actions.of_page("paragraph.up", card, self._step_up, within=True)
        self.down = actions.of_page("paragraph.down", card, self._step_down, within=True)
        self.addActions([self.up, self.down])
        self.addSeparator()
        self.split = self._action(self.tr("Split at the cursor (Enter)"), self._split)
        self.join = self._action(self.tr("Join with the one before (Backspace at its beginning)"), self._join)
        self.aboutToShow.connect(self._enable)

    def show_place(self, number: int, count: int) -> None:
        """Take note of which paragraph of how many it is."""
        self._number, self._count = number, count

    def popup(self, pos: QPoint, at: QAction | None = None) -> None:
        """Show the menu with what is possible now."""
        self._enable()
        super().popup(pos, at)

    def _action(self, words: str, slot: object) -> QAction:
        action = self.addAction(words)
        action.triggered.connect(slot)
        return action

    @Slot()
    def _enable(self) -> None:
        place, text = self._card.edit.border, self._card.text
        self.split.setEnabled(bool(text[:place].strip() and text[place:].strip()))
        self.join.setEnabled(self._number > 1)

    @Slot()
    def _step_up(self) -> None:
        if self._number > 1:
            self._card.stepping.emit(-1)

    @Slot()
    def _step_down(self) -> None:
        if self._number < self._count:
            self._card.stepping.emit(1)

    @Slot()
    def _split(self) -> None:
        self._card.splitting.emit(self._card.edit.border)

    @Slot()
    def _join(self) -> None:
        self._card.joining.emit()
