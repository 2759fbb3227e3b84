"""The chips of what a note says of itself: which way it points, what it is about, whose words, when it was heard."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import theme
from ui.widgets import paint
from ui.widgets.chip import Chip
from ui.widgets.flow_layout import FlowRow
from ui.widgets.tag_chips import lines_of

_MOST_LINES = 2
"""Lines of chips with their words; where there is no room for that the words are told by the tool tips."""


class MarkGroup(QWidget):
    """Chips of which one at most is on; they stay together when the row breaks."""

    changed = Signal()

    def __init__(self, chips: Mapping[str, Chip], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips = dict(chips)
        self._other: str | None = None
        self._line = QHBoxLayout(self)
        for chip in self.chips.values():
            self._line.addWidget(chip)
            chip.toggled.connect(self._toggled)
        theme.appearance.changed.connect(self._measure)
        self._measure()

    @property
    def code(self) -> str | None:
        """The code whose chip is on, else one that was set and has no chip, else nothing."""
        return next((code for code, chip in self.chips.items() if chip.isChecked()), self._other)

    def set_code(self, code: str | None) -> None:
        """Switch on the chip of a code, or none; a code without a chip is kept as it is."""
        with QSignalBlocker(self):
            for known, chip in self.chips.items():
                chip.setChecked(known == code)
            self._other = None if code in self.chips else code
        self.changed.emit()

    @Slot(bool)
    def _toggled(self, on: bool) -> None:
        if on:
            for chip in self.chips.values():
                if chip is not self.sender():
                    chip.setChecked(False)
        self._other = None
        self.changed.emit()

    def whole_width(self) -> int:
        """Return how wide the group is with all its words."""
        widths = [chip.whole_size().width() for chip in self.chips.values()]
        return sum(widths) + self._line.spacing() * (len(widths) - 1) + self._line.contentsMargins().right()

    @Slot()
    def _measure(self) -> None:
        self._line.setSpacing(theme.px(3))
        self._line.setContentsMargins(0, 0, theme.px(8), 0)  # a little more room between the groups than within


class MarkChips(FlowRow):
    """The groups in a row; and, only while one was given, `heard`, the time at which the note was heard."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heard_at: datetime | None = None
        self.heard = Chip(self.tr("Heard {0}").format("00:00"), "clock")
        self.heard.setToolTip(self.tr("Switch it off, and the time is that of the first key again"))
        self.stance = MarkGroup(
            {
                "progress": Chip(self.tr("Progress"), *paint.STANCES["progress"]),
                "concern": Chip(self.tr("Concern"), *paint.STANCES["concern"]),
            }
        )
        self.about = MarkGroup(
            {
                "action": Chip(self.tr("Action"), *paint.ABOUTS["action"]),
                "impact": Chip(self.tr("Impact"), *paint.ABOUTS["impact"]),
            }
        )
        self.voice = MarkGroup(
            {
                "verbatim": Chip(self.tr("Quote"), *paint.VERBATIM),
                "observed": Chip(self.tr("Observed"), *paint.VOICES["observed"]),
                "comment": Chip(self.tr("Comment"), *paint.VOICES["comment"]),
            }
        )
        for group in self._groups:
            self.flow.addWidget(group)
            group.changed.connect(self.changed)
        self.heard.hide()
        self.heard.toggled.connect(self._heard_toggled)
        theme.appearance.changed.connect(self._measure)
        self._measure()

    @property
    def chips(self) -> tuple[Chip, ...]:
        """Every chip, in the order of the row."""
        return (*(chip for group in self._groups for chip in group.chips.values()), self.heard)

    @property
    def _groups(self) -> tuple[MarkGroup, ...]:
        return (self.stance, self.about, self.voice)

    def set_heard(self, moment: datetime | None) -> None:
        """Say when the note was heard, as it was given by hand; or that nothing was given."""
        self.heard_at = moment
        if moment is not None:
            self.heard.set_label(self.tr("Heard {0}").format(moment.strftime("%H:%M")))
        with QSignalBlocker(self.heard):
            self.heard.setChecked(moment is not None)
        self.heard.setVisible(moment is not None)
        self.changed.emit()

    @Slot(bool)
    def _heard_toggled(self, on: bool) -> None:
        if not on:
            self.set_heard(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        """Show the words where they need few lines."""
        widths = [group.whole_width() for group in self._groups]
        brief = lines_of(widths, self.width(), self.flow.spacing()) > _MOST_LINES
        for group in self._groups:
            for chip in group.chips.values():
                chip.set_brief(brief)

    @Slot()
    def _measure(self) -> None:
        self.flow.setSpacing(theme.px(3))
        self._fit()
