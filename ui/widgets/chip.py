"""Chips: small switches for weaknesses, stances and filters; their width never changes when they are switched."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui import theme
from ui.widgets import paint

RING = 3
"""Room around the chip for the focus ring, in pixels."""
_HEIGHT, _MARK, _TICK, _WIDEST_TEXT = 34, 20, 14, 260
_BEFORE, _GAP, _AFTER = 8, 8, 10


class Chip(QAbstractButton):
    """A switch for a stance, a voice or a filter: a symbol, a word and, when it is on, a tick."""

    lead = _BEFORE + _MARK + _GAP
    """The room before the words, where the symbol stands, in pixels at 100 %."""

    def __init__(self, text: str, icon: str, role: str = "accent", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = text
        self._icon = icon
        self._role = role
        self._told = ""
        self.brief = False
        self.setText(text.replace("&", "&&"))  # a single one would become a key
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.appearance.changed.connect(self._measure)

    @Slot()
    def _measure(self) -> None:
        self.updateGeometry()
        self.update()

    def set_brief(self, brief: bool) -> None:
        """Show the symbol alone, its words in the tool tip, where there is little room; or the words too."""
        if brief != self.brief:
            self.brief = brief
            self._tell_cut()
            self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_cut()

    def _tell_cut(self) -> None:
        """Have the tool tip tell the words that have no room, unless it tells something of its own."""
        if not self.toolTip() or self.toolTip() == self._told:
            self._told = self._label if self.brief or self.width() < self._needed() else ""
            self.setToolTip(self._told)

    def sizeHint(self) -> QSize:
        if self.brief:
            return QSize(theme.px(_MARK + 2 * _AFTER), theme.px(_HEIGHT)) + QSize(RING, RING) * 2
        return self.whole_size()

    def whole_size(self) -> QSize:
        """Return the size it has with its words."""
        width = min(self._needed(), theme.px(self.lead + _GAP + _TICK + _AFTER + _WIDEST_TEXT) + 2 * RING)
        return QSize(width, theme.px(_HEIGHT) + 2 * RING)

    def _needed(self) -> int:
        """Return the width in which all of its words have room."""
        # the painter's own metrics may differ by a pixel or two, and a cut label is worse than a loose one
        text = QFontMetrics(theme.current().font()).horizontalAdvance(self._label) + 3
        return theme.px(self.lead + _GAP + _TICK + _AFTER) + text + 2 * RING

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(_BEFORE + _MARK + _AFTER), theme.px(_HEIGHT)) + QSize(RING, RING) * 2

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chip = self.rect().adjusted(RING, RING, -RING, -RING)
        self._paint_ground(painter, QRectF(chip))
        mark = theme.px(_MARK)
        before = (chip.width() - mark) // 2 if self.brief else theme.px(_BEFORE)
        place = QRect(chip.x() + before, chip.center().y() - mark // 2 + 1, mark, mark)
        if self.brief:
            self._paint_brief(painter, place)
        else:
            self._paint_mark(painter, place)
            self._paint_words(painter, chip)
        if self.hasFocus():
            paint.focus_ring(painter, self.rect(), self.height() / 2)

    def _paint_words(self, painter: QPainter, chip: QRect) -> None:
        words = chip.adjusted(theme.px(self.lead), 0, -theme.px(_GAP + _TICK + _AFTER), 0)
        painter.setFont(theme.current().font())
        painter.setPen(theme.colour("text" if self.isEnabled() else "disabled"))
        shown = painter.fontMetrics().elidedText(self._label, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        self._paint_end(
            painter, QRect(chip.right() - theme.px(_AFTER + _TICK), chip.y(), theme.px(_TICK), chip.height())
        )

    def _paint_brief(self, painter: QPainter, place: QRect) -> None:
        """Draw what stands for the words as well: the symbol, or a tick when it is on."""
        if self.is_on:
            paint.symbol(painter, place, "check", self._role, 18)
        else:
            self._paint_mark(painter, place)

    @property
    def is_on(self) -> bool:
        """Whether it is painted as switched on."""
        return self.isChecked()

    def set_label(self, text: str) -> None:
        """Change its words."""
        self._label = text
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self._tell_cut()
        self._measure()

    def _paint_end(self, painter: QPainter, rect: QRect) -> None:
        """Draw what stands after the words: a tick, when it is on."""
        if self.is_on:
            paint.symbol(painter, rect, "check", self._role, _TICK)

    def _paint_ground(self, painter: QPainter, chip: QRectF) -> None:
        on = self.is_on
        ground = theme.current().soft(self._role) if on else theme.colour("hover" if self.underMouse() else "surface")
        width = 2 if on else 1
        painter.setPen(QPen(theme.colour(self._role if on else "control"), width))
        painter.setBrush(ground)
        painter.drawRoundedRect(
            chip.adjusted(width / 2, width / 2, -width / 2, -width / 2), chip.height() / 2, chip.height() / 2
        )

    def _paint_mark(self, painter: QPainter, rect: QRect) -> None:
        paint.symbol(painter, rect, self._icon, self._role, 18)


class WeaknessChip(Chip):
    """A weakness: its number in a coloured disc, and its short name."""

    def __init__(self, rank: int, label: str, parent: QWidget | None = None) -> None:
        super().__init__(label, "", paint.weakness_role(rank), parent)
        self.rank = rank
        self.setAccessibleName(f"{rank} {label}")

    def _paint_mark(self, painter: QPainter, rect: QRect) -> None:
        paint.disc(painter, rect, self.rank, filled=self.isChecked())

    def _paint_brief(self, painter: QPainter, place: QRect) -> None:
        self._paint_mark(painter, place)  # without its number nobody would know which it is
