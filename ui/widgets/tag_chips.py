"""The chips of the weaknesses: with their short names while these need few lines, else by their numbers alone."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from inspector_app.domain.things import Weakness
from ui import theme
from ui.widgets.chip import WeaknessChip
from ui.widgets.flow_layout import FlowRow

_MOST_LINES = 3
"""Lines of chips with their names; where there is no room for that the names are told by the tool tips."""


def lines_of(widths: Iterable[int], room: int, gap: int) -> int:
    """Return how many lines things of these widths need."""
    lines, x = 1, 0
    for width in widths:
        if x and x + width > room:
            lines, x = lines + 1, 0
        x += width + gap
    return lines


class TagChips(FlowRow):
    """A chip for each weakness of the visit, in their order."""

    made = Signal()
    """The chips are others now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._weaknesses: tuple[Weakness, ...] = ()
        self.chips: list[WeaknessChip] = []
        theme.appearance.changed.connect(self._measure)
        self._measure()

    @property
    def tags(self) -> tuple[UUID, ...]:
        """The weaknesses whose chips are on."""
        return tuple(one.subject for one, chip in zip(self._weaknesses, self.chips, strict=True) if chip.isChecked())

    def set_tags(self, tags: Iterable[UUID]) -> None:
        """Switch on the chips of these weaknesses, and no others."""
        wanted = set(tags)
        for weakness, chip in zip(self._weaknesses, self.chips, strict=True):
            chip.setChecked(weakness.subject in wanted)

    def set_weaknesses(self, weaknesses: Sequence[Weakness]) -> None:
        """Show a chip for each weakness, in this order; what is switched on stays on."""
        shown = tuple(weaknesses)
        if shown == self._weaknesses:
            return
        tags = self.tags
        self._weaknesses = shown
        for gone in self.chips:
            gone.setParent(None)
            gone.deleteLater()
        self.chips.clear()
        for rank, weakness in enumerate(shown, 1):
            chip = WeaknessChip(rank, weakness.label, self)
            chip.setToolTip(weakness.title)
            self.flow.addWidget(chip)
            self.chips.append(chip)
        self.setVisible(bool(shown))
        self.set_tags(tags)
        self._fit()
        self.made.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        """Show the names where there is room for them."""
        widths = [chip.whole_size().width() for chip in self.chips]
        brief = lines_of(widths, self.width(), self.flow.spacing()) > _MOST_LINES
        for chip in self.chips:
            chip.set_brief(brief)
        self.setMinimumHeight(self.flow.heightForWidth(self.width()))

    @Slot()
    def _measure(self) -> None:
        self.flow.setSpacing(theme.px(3))
        self._fit()
