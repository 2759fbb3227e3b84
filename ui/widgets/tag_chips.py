"""The chips of the weaknesses: with their short names while these need few lines, else by their numbers alone."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from PySide6.QtCore import QRect, QRectF, QSize, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from inspector_app.domain.things import Weakness
from ui import theme
from ui.widgets import paint
from ui.widgets.chip import WeaknessChip
from ui.widgets.flow_layout import FlowRow

_MOST_LINES = 3
"""Lines of chips with their names; where there is no room for that the names are told by the tool tips."""
_HEIGHT, _EDGE, _MARK, _GAP, _TICK, _RING = 34, 9, 20, 5, 14, 3


class TagChip(WeaknessChip):
    """A weakness to hold a note against; `brief` shows its number without its name."""

    def __init__(self, rank: int, label: str, parent: QWidget | None = None) -> None:
        super().__init__(rank, label, parent)
        self.brief = False

    def set_brief(self, brief: bool) -> None:
        """Show the number alone, or the name too."""
        if brief != self.brief:
            self.brief = brief
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        if not self.brief:
            return super().sizeHint()
        width = _EDGE + _MARK + _GAP + _TICK + _EDGE
        return QSize(theme.px(width), theme.px(_HEIGHT)) + QSize(_RING, _RING) * 2

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.brief:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chip = self.rect().adjusted(_RING, _RING, -_RING, -_RING)
        self._paint_ground(painter, QRectF(chip))
        mark = theme.px(_MARK)
        self._paint_mark(painter, QRect(chip.x() + theme.px(_EDGE), chip.center().y() - mark // 2 + 1, mark, mark))
        if self.isChecked():
            tick = QRect(chip.right() - theme.px(_EDGE + _TICK), chip.y(), theme.px(_TICK), chip.height())
            paint.symbol(painter, tick, "check", paint.weakness_role(self.rank), _TICK)
        if self.hasFocus():
            paint.focus_ring(painter, self.rect(), self.height() / 2)


class TagChips(FlowRow):
    """A chip for each weakness of the visit, in their order."""

    made = Signal()
    """The chips are others now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._weaknesses: tuple[Weakness, ...] = ()
        self.chips: list[TagChip] = []
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
        self.chips = []
        for rank, weakness in enumerate(shown, 1):
            chip = TagChip(rank, weakness.label, self)
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
        line, gap = theme.px(_HEIGHT) + 2 * _RING, self.flow.spacing()
        room, lines, x = self.width(), 1, 0
        for chip in self.chips:
            width = WeaknessChip.sizeHint(chip).width()
            if x and x + width > room:
                lines, x = lines + 1, 0
            x += width + gap
        for chip in self.chips:
            chip.set_brief(lines > _MOST_LINES)
        self.setMinimumHeight(max(self.flow.heightForWidth(room), line if self.chips else 0))

    @Slot()
    def _measure(self) -> None:
        self.flow.setSpacing(theme.px(4))
        self._fit()
