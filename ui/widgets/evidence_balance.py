"""The balance of the evidence on one weakness, group by group: progress, concern, quotations, and who is missing."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector_app.domain.balance import Heard
from ui import theme, units
from ui.models.evidence import weighed
from ui.widgets import paint
from ui.widgets.flow_layout import FlowRow

_HEIGHT, _SYMBOL, _GAP, _BETWEEN = 20, 15, 4, 7


class _Group(QWidget):
    """One group: its name, its notes, and how many say what; a gap says so."""

    def __init__(self, heard: Heard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._heard = heard
        said = weighed(heard)
        self.setAccessibleName(said)
        self.setToolTip(said)
        theme.appearance.changed.connect(self._measure)

    @property
    def _parts(self) -> list[tuple[str, str, str]]:
        """Return symbol, colour and words of each part."""
        heard, counts = self._heard, self._heard.counts
        name = heard.group.name if heard.group else self.tr("Others")
        icon = heard.group.icon if heard.group else "message-square-text"
        if heard.is_gap:
            return [("triangle-alert", "gap", self.tr("{0}: not heard").format(name))]
        parts = [(icon, "muted", f"{name} {counts.notes:,}")]
        for (symbol, role), number in (
            (paint.STANCES["progress"], counts.progress),
            (paint.STANCES["concern"], counts.concern),
            (paint.VERBATIM, counts.quotes),
        ):
            if number:
                parts.append((symbol, role, f"{number:,}"))
        return parts

    @Slot()
    def _measure(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.current().font("small", strong=True))
        widths = [
            theme.px(_SYMBOL + _GAP + _BETWEEN) + metrics.horizontalAdvance(words) + 2 for *_, words in self._parts
        ]
        return QSize(sum(widths) + theme.px(_BETWEEN), max(theme.px(_HEIGHT), metrics.height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(60), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        x = 0
        for number, (symbol, role, words) in enumerate(self._parts):
            font = theme.current().font("small", strong=role == "gap")
            painter.setFont(font)
            paint.symbol(painter, QRect(x, 0, theme.px(_SYMBOL), self.height()), symbol, role, _SYMBOL - 1)
            x += theme.px(_SYMBOL + _GAP)
            painter.setPen(theme.colour("gap" if role == "gap" else "text" if number else "muted"))
            width = min(QFontMetrics(font).horizontalAdvance(words) + 2, self.width() - x)
            cut = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, width)
            painter.drawText(QRect(x, 0, width, self.height()), Qt.AlignmentFlag.AlignVCenter, cut)
            x += width + theme.px(_BETWEEN)


class EvidenceBalance(FlowRow):
    """All groups in a row; those that need not be heard and were not are left out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Evidence on this {0}").format(units.current().short))
        self._shown: tuple[Heard, ...] = ()

    def show_balance(self, heard: Sequence[Heard]) -> None:
        """Show what was heard from each group."""
        shown = tuple(one for one in heard if one.counts.notes or one.is_gap)
        if shown == self._shown:
            return
        self._shown = shown
        while (item := self.flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for one in shown:
            self.flow.addWidget(_Group(one, self))
        self.updateGeometry()

    @property
    def said(self) -> list[str]:
        """What is shown, in words."""
        return [weighed(one) for one in self._shown]
