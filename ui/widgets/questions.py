"""What waits for a person: decisions and look-alikes, with a quiet line that takes the last answer back."""

from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.context import AppContext
from ui.widgets.banner import Banner, Tone
from ui.widgets.deciding import Deciding
from ui.widgets.look_alikes import LookAlikes
from ui.widgets.scrolled import reveal


class Questions(QWidget):
    """Asks nothing by itself; what is answered can be undone until something else is done."""

    answered = Signal()
    """Something was answered or taken back; there may be more to see, or less."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked: QObject | None = None
        self.undo = Banner(self)
        self.deciding = Deciding(context, self)
        self.look_alikes = LookAlikes(context, self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self.undo, self.deciding, self.look_alikes):
            self._column.addWidget(part)
        self.deciding.done.connect(self._offer_undo)
        self.look_alikes.done.connect(self._offer_undo)
        self.undo.chosen.connect(self._take_back)
        self.undo.dismissed.connect(self.answered)
        context.changed.connect(self.undo.clear)
        theme.appearance.changed.connect(self._measure)
        self._measure()

    @property
    def is_wanted(self) -> bool:
        """Whether there is anything to be seen."""
        return self.deciding.is_wanted or self.look_alikes.is_wanted or self.undo.isVisibleTo(self)

    def refresh(self) -> None:
        """Show what waits now. The page calls this when the workbook changed."""
        for part in (self.deciding, self.look_alikes):
            part.refresh()
            part.setVisible(part.is_wanted)

    def show_decision(self, thing: UUID) -> bool:
        """Turn to the decision about a thing; return whether one waits."""
        found = self.deciding.choose(thing)
        if found:
            reveal(self.deciding.panel)
            reveal(self.deciding.list)
        return found

    def take_focus(self) -> bool:
        """Give the focus to the decisions, if any waits."""
        if self.deciding.count:
            self.deciding.take_focus()
        return bool(self.deciding.count)

    @Slot(str)
    def _offer_undo(self, said: str) -> None:
        self._asked = self.sender()
        self.undo.say(said, Tone.DONE, self.tr("Undo"))
        reveal(self.undo)
        self.answered.emit()

    @Slot()
    def _take_back(self) -> None:
        self.undo.clear()
        (self.look_alikes if self._asked is self.look_alikes else self.deciding).undo()
        self.refresh()
        self.answered.emit()

    @Slot()
    def _measure(self) -> None:
        self._column.setSpacing(theme.px(12))
