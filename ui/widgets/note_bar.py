"""Below the table of all notes: how many are chosen, and what can be done with all of them."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from ui import theme
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowRow
from ui.widgets.label import Label


class NoteBar(QWidget):
    """A line of words and a row of buttons that wraps where it is narrow."""

    def __init__(self, hold: QMenu, mark: QMenu, delete: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chosen = Label("", "muted", wrap=True)
        self.hold = Button(self.tr("Hold against"))
        self.mark = Button(self.tr("Mark as"))
        self.delete = Button(self.tr("Delete"), "trash-2")
        self.hold.setMenu(hold)
        self.mark.setMenu(mark)
        self.delete.clicked.connect(delete.trigger)
        self._row = FlowRow(self)
        for button in (self.hold, self.mark, self.delete):
            self._row.flow.addWidget(button)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addWidget(self.chosen, 1)
        self._line.addWidget(self._row)
        theme.appearance.changed.connect(self._measure)
        self._measure()
        self.count(0)

    @Slot(int)
    def count(self, chosen: int) -> None:
        """Say how many notes are chosen."""
        if not chosen:
            self.chosen.setText(self.tr("Choose notes to tag or mark them: Shift and Ctrl choose several."))
        else:
            said = self.tr("1 note chosen") if chosen == 1 else self.tr("{0} notes chosen")
            self.chosen.setText(said.format(f"{chosen:,}"))
        for button in (self.hold, self.mark, self.delete):
            button.setEnabled(bool(chosen))

    @Slot()
    def _measure(self) -> None:
        self._row.flow.setSpacing(theme.px(8))
        self._line.setSpacing(theme.px(12))
