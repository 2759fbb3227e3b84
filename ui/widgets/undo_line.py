"""A quiet line that says what was just done and takes it back, until something else is done."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ui.context import AppContext
from ui.widgets.banner import Banner, Tone


class UndoLine(Banner):
    """Whoever owns it takes back what was done when the line is `chosen`."""

    changed = Signal()
    """The line has come or gone."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        context.changed.connect(self.forget)
        self.dismissed.connect(self.changed)

    @property
    def is_offered(self) -> bool:
        """Whether the line is there, on whatever page."""
        return not self.isHidden()

    def offer(self, words: str) -> None:
        """Say what was done."""
        self.say(words, Tone.DONE, self.tr("Undo"))
        self.action.setAccessibleName(self.tr("Undo: {0}").format(words))  # two lines may be there at once
        self.changed.emit()

    @Slot()
    def forget(self) -> None:
        """Take the line away: it would take back something else."""
        if self.is_offered:
            self.clear()
            self.changed.emit()
