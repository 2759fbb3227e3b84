"""What waits for a person: decisions and look-alikes."""

from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.context import AppContext
from ui.widgets.deciding import Deciding
from ui.widgets.look_alikes import LookAlikes
from ui.widgets.scrolled import reveal


class Questions(QWidget):
    """Asks nothing by itself; each part is seen only while it has something to ask or to undo."""

    answered = Signal()
    """A decision was made or taken back; there may be less to see."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.deciding = Deciding(context, self)
        self.look_alikes = LookAlikes(context, self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self.deciding, self.look_alikes):
            self._column.addWidget(part)
            part.line.changed.connect(self._fit)
        self.deciding.answered.connect(self.answered)
        theme.appearance.changed.connect(self._measure)
        self._measure()

    @property
    def is_wanted(self) -> bool:
        """Whether there is anything to be seen."""
        return self.deciding.is_wanted or self.look_alikes.is_wanted

    def refresh(self) -> None:
        """Show what waits now. The page calls this when the workbook changed."""
        self.deciding.refresh()
        self.look_alikes.refresh()
        self._fit()

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

    @Slot()
    def _fit(self) -> None:
        for part in (self.deciding, self.look_alikes):
            part.setVisible(part.is_wanted)
        self.setVisible(self.is_wanted)

    @Slot()
    def _measure(self) -> None:
        self._column.setSpacing(theme.px(12))
