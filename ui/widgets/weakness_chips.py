"""A chip for each weakness of the visit: with its name and how it stands, or its number alone where there are many."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from ui import theme
from ui.widgets.chip import WeaknessChip
from ui.widgets.flow_layout import FlowRow

_MOST_LINES = 2


class WeaknessChips(FlowRow):
    """The weakness at hand is the one that is switched on."""

    turned = Signal(int)
    """Another weakness is at hand: its rank."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: list[WeaknessChip] = []
        self._texts: list[str] = []
        self._group = QButtonGroup(self)
        self._group.idToggled.connect(self._turn)
        theme.appearance.changed.connect(self._fit)

    def show_texts(self, texts: Sequence[str], rank: int) -> None:
        """Show a chip for each text; they are made anew where one differs, as a chip keeps its width."""
        if self._texts == list(texts):
            return
        focused = next((chip.rank for chip in self.chips if chip.hasFocus()), 0)
        for chip in self.chips:
            self._group.removeButton(chip)
            self.flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips, self._texts = [], list(texts)
        for number, text in enumerate(texts, 1):
            chip = WeaknessChip(number, text)
            chip.setChecked(number == rank)
            self.chips.append(chip)
            self.flow.addWidget(chip)
            self._group.addButton(chip, number)
        if 0 < focused <= len(self.chips):
            self.chips[focused - 1].setFocus()
        self._fit()

    def turn_to(self, rank: int) -> None:
        """Switch to a weakness, if there is one of that rank."""
        if 1 <= rank <= len(self.chips):
            self.chips[rank - 1].setChecked(True)

    @Slot(int, bool)
    def _turn(self, rank: int, on: bool) -> None:
        if on:
            self.turned.emit(rank)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    @Slot()
    def _fit(self) -> None:
        """Show numbers alone where names would fill more than two lines, and the paragraphs had no room."""
        room = sum(chip.whole_size().width() + self.flow.spacing() for chip in self.chips)
        brief = room > _MOST_LINES * max(self.width(), 1) * 0.95
        for chip in self.chips:
            chip.set_brief(brief)
        self.flow.invalidate()
        self.setMinimumHeight(self.flow.heightForWidth(self.width()))
