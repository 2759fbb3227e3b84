"""The legend of the evidence matrix: what the symbols say, and that a darker ground means more notes."""

from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from inspector_app.domain.matrix import Cell
from ui import theme
from ui.models.matrix import STEPS
from ui.widgets import paint
from ui.widgets.flow_layout import FlowRow

_SYMBOL, _NEAR, _BOX, _HEIGHT = 16, 6, 22, 24


class Sign(QWidget):
    """A symbol and its word."""

    def __init__(self, symbol: str, role: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._symbol, self._role, self._words = symbol, role, words
        self.setAccessibleName(words)
        theme.appearance.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        words = QFontMetrics(theme.current().font("small")).horizontalAdvance(self._words)
        return QSize(theme.px(_SYMBOL + _NEAR) + words + 3, theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = theme.px(_SYMBOL)
        paint.symbol(painter, QRect(0, 0, side, self.height()), self._symbol, self._role, _SYMBOL)
        painter.setFont(theme.current().font("small"))
        painter.setPen(theme.colour("muted"))
        words = self.rect().adjusted(side + theme.px(_NEAR), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._words)


class Steps(QWidget):
    """The steps of heat between few and more notes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._few, self._more = self.tr("Fewer notes"), self.tr("More")
        self.setAccessibleName(self.tr("The more notes, the stronger the ground of a cell"))
        theme.appearance.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.current().font("small"))
        words = metrics.horizontalAdvance(self._few) + metrics.horizontalAdvance(self._more)
        return QSize(words + STEPS * theme.px(_BOX + _NEAR) + 2 * theme.px(_NEAR) + 6, theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.current().font("small"))
        metrics = painter.fontMetrics()
        few = metrics.horizontalAdvance(self._few)
        painter.setPen(theme.colour("muted"))
        painter.drawText(QRect(0, 0, few + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, self._few)
        height = theme.px(14)
        box = QRect(few + theme.px(_NEAR) + 2, (self.height() - height) // 2, theme.px(_BOX), height)
        for step in range(1, STEPS + 1):
            painter.setPen(QPen(theme.colour("border"), 1))
            painter.setBrush(theme.colour(f"heat/{step}"))
            painter.drawRoundedRect(box, theme.px(4), theme.px(4))
            box.translate(theme.px(_BOX + _NEAR), 0)
        painter.setPen(theme.colour("muted"))
        painter.drawText(QRect(box.x(), 0, self.width(), self.height()), Qt.AlignmentFlag.AlignVCenter, self._more)


class MatrixLegend(FlowRow):
    """The signs in a row that wraps where it is narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stances = [
            Sign(*paint.STANCES["progress"], self.tr("Progress"), self),
            Sign(*paint.STANCES["concern"], self.tr("Concern"), self),
        ]
        self._abouts = [
            Sign(*paint.ABOUTS["action"], self.tr("Action"), self),
            Sign(*paint.ABOUTS["impact"], self.tr("Impact"), self),
        ]
        quote = Sign(*paint.VERBATIM, self.tr("Quote"), self)
        self._seen = Sign(*paint.VOICES["observed"], self.tr("Observed"), self)
        self._own = Sign(*paint.VOICES["comment"], self.tr("Own comment"), self)
        self._steps = Steps(self)
        for part in (*self._stances, *self._abouts, quote, self._seen, self._own, self._steps):
            self.flow.addWidget(part)
        self.show_about(on=False)
        self.show_apart(Cell())
        theme.appearance.changed.connect(self._measure)
        self._measure()

    def show_about(self, *, on: bool) -> None:
        """Explain action and impact, or progress and concern."""
        for sign in self._stances:
            sign.setVisible(not on)
        for sign in self._abouts:
            sign.setVisible(on)

    def show_apart(self, counts: Cell) -> None:
        """Explain what is no witness's voice, where there is any."""
        self._seen.setVisible(bool(counts.observed))
        self._own.setVisible(bool(counts.comments))

    @Slot()
    def _measure(self) -> None:
        self.flow.setSpacing(theme.px(13))
        self._steps.setVisible(theme.current().look is not theme.Look.CONTRAST)  # where no ground is stronger
