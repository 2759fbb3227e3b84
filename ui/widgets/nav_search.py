"""The button above the pages that opens the box under Ctrl+K."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui import theme
from ui.widgets import paint

_HEIGHT, _LEAST_HEIGHT, _INSET, _NARROWEST = 36, 28, 10, 56


class NavSearch(QAbstractButton):
    """Looks like the field it opens; in a narrow window only its symbol is left."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        """Make the button; `keys` are those that do the same."""
        super().__init__(parent)
        self._keys = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        self.narrow = False
        self.setText(self.tr("Search or run…"))
        self.setAccessibleName(self.tr("Search or run"))
        self.setAccessibleDescription(self._keys)
        self.setToolTip(f"{self.tr('Search or run…')} {self._keys}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_narrow(self, narrow: bool) -> None:
        """Show the symbol only, or everything."""
        self.narrow = narrow
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_NARROWEST), theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(_NARROWEST), theme.px(_LEAST_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        px = theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = self.rect().adjusted(px(_INSET), 1, -px(_INSET), -1)
        painter.setPen(QPen(theme.colour("control"), 1))
        painter.setBrush(theme.colour("hover" if self.underMouse() or self.isDown() else "surface"))
        painter.drawRoundedRect(QRectF(frame).adjusted(0.5, 0.5, -0.5, -0.5), px(6), px(6))
        side = px(18)
        left = frame.center().x() - side // 2 if self.narrow else frame.x() + px(10)
        paint.symbol(painter, QRect(left, frame.y(), side, frame.height()), "search", "muted", 16)
        if not self.narrow:
            self._paint_words(painter, frame.adjusted(px(10) + side + px(10), 0, -px(10), 0))
        if self.hasFocus():
            paint.focus_ring(painter, frame, px(6))

    def _paint_words(self, painter: QPainter, words: QRect) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(theme.colour("muted"))
        painter.setFont(theme.current().font("small"))
        keys = painter.fontMetrics().horizontalAdvance(self._keys)
        painter.drawText(words, middle | Qt.AlignmentFlag.AlignRight, self._keys)
        painter.setFont(theme.current().font("body"))
        rest = words.adjusted(0, 0, -keys - theme.px(8), 0)
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, middle | Qt.AlignmentFlag.AlignLeft, shown)
