"""Evidence so far: beside the notes being taken, who was heard about each weakness, and the gaps still to be filled."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from inspector_app.domain.matrix import Matrix
from ui import theme
from ui.models.matrix import gap_sentence
from ui.widgets import paint
from ui.widgets.card import Card
from ui.widgets.label import Label

WIDTH, WINDOW_AT_LEAST = 310, 1250
"""The width of the panel, and of the window from which on it is shown, in pixels at 100 %."""
_LINE, _HEAD, _NAMES, _BAR, _FIGURES, _AFTER = 24, 28, 128, 8, 40, 12
_MOST_GAPS = 2
"""So many gaps are told in a sentence; of the others it is said how many there are."""


class EvidenceBars(QWidget):
    """One weakness: a bar for each group that must be heard, as long as the notes it was heard by are many."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rank = 0
        self._label = ""
        self._rows: list[tuple[str, int]] = []
        self._most = 0
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_weakness(self, matrix: Matrix, rank: int, most: int) -> None:
        """Show a weakness; `most` notes make the longest bar."""
        columns = {column.code: column for column in matrix.columns()}
        rows = [(group.name, matrix.cell(rank, columns[group.code]).heard) for group in matrix.needed]
        if (self._rank, self._label, self._rows, self._most) == (rank, matrix.label(rank), rows, most):
            return
        self._rank, self._label, self._rows, self._most = rank, matrix.label(rank), rows, most
        told = [f"{name}, {count or self.tr('none yet')}" for name, count in rows]
        self.setAccessibleName(f"{rank} {self._label}: {'; '.join(told)}")
        self.setToolTip(self._label)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(WIDTH), theme.px(_HEAD + _LINE * len(self._rows) + _AFTER))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, head, line = theme.px(paint.DISC), theme.px(_HEAD), theme.px(_LINE)
        paint.disc(painter, QRect(0, (head - side) // 2, side, side), self._rank)
        words = QRect(side + theme.px(7), 0, self.width() - side - theme.px(7), head)
        self._write(painter, words, self._label, "text", strong=True)
        top = head
        for name, count in self._rows:
            self._paint_row(painter, QRect(0, top, self.width(), line), name, count)
            top += line

    def _paint_row(self, painter: QPainter, row: QRect, name: str, count: int) -> None:
        names = min(theme.px(_NAMES), row.width() // 2)
        self._write(painter, QRect(0, row.y(), names - theme.px(6), row.height()), name, "muted")
        rest = row.adjusted(names, 0, 0, 0)
        if not count:
            side = theme.px(15)
            paint.symbol(painter, QRect(rest.x(), rest.y(), side, rest.height()), "circle-dashed", "gap", 15)
            self._write(painter, rest.adjusted(side + theme.px(6), 0, 0, 0), self.tr("None yet"), "gap")
            return
        longest = max(rest.width() - theme.px(_FIGURES), theme.px(20))
        length = max(round(longest * count / max(self._most, 1)), theme.px(6))
        height = theme.px(_BAR)
        bar = QRectF(rest.x(), rest.y() + (rest.height() - height) / 2, length, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.drawRoundedRect(bar, height / 2, height / 2)
        self._write(painter, rest.adjusted(length + theme.px(7), 0, 0, 0), f"{count:,}", "text")

    def _write(self, painter: QPainter, room: QRect, text: str, role: str, *, strong: bool = False) -> None:
        painter.setFont(theme.current().font("body" if strong else "small", strong=strong, even=not strong))
        painter.setPen(theme.colour(role))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(room.width(), 0))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class GapCard(QFrame):
    """The gaps in words, on a soft ground."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label("", "strong")
        self.words = Label("", "small", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.title)
        self._column.addWidget(self.words)
        theme.appearance.changed.connect(self._measure)
        self._measure()

    def show_gaps(self, matrix: Matrix) -> None:
        """Tell the gaps; without any the card is not there."""
        gaps = matrix.gaps
        said = [gap_sentence(matrix, gap.rank, gap.group.one) for gap in gaps[:_MOST_GAPS]]
        more = len(gaps) - len(said)
        if more:
            said.append(self.tr("And 1 more gap.") if more == 1 else self.tr("And {0} more gaps.").format(more))
        self.title.setText(self.tr("Gap to fill") if len(gaps) == 1 else self.tr("Gaps to fill"))
        self.words.setText("\n".join(said))
        self.setVisible(bool(gaps))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour("gap"))
        painter.setBrush(theme.current().soft("gap"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(8), theme.px(8))
        side = theme.px(16)
        place = QRect(theme.px(12), self.title.y(), side, self.title.height())
        paint.symbol(painter, place, "triangle-alert", "gap", 16)

    @Slot()
    def _measure(self) -> None:
        px = theme.px
        self._column.setContentsMargins(px(12), px(10), px(12), px(10))
        self._column.setSpacing(px(3))
        self.title.setIndent(px(16 + 7))


class GapsPanel(Card):
    """The whole visit, all inspectors; only groups that must be heard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bars: list[EvidenceBars] = []
        self.gaps = GapCard(self)
        self.gaps.hide()
        self._inside = QWidget(self)
        self._list = QVBoxLayout(self._inside)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.addStretch()
        self._area = QScrollArea(self)
        self._area.setWidget(self._inside)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setProperty("ground", "none")
        self._area.setAccessibleName(self.tr("Evidence so far"))
        self._inside.setAutoFillBackground(False)
        self._area.verticalScrollBar().rangeChanged.connect(self._let_keys_scroll)
        self._let_keys_scroll()
        self.body.addWidget(Label(self.tr("Evidence so far"), "heading"))
        self.body.addWidget(Label(self.tr("Whole visit, all inspectors"), "muted"))
        self.body.addWidget(self._area, 1)
        self.body.addWidget(self.gaps)
        self.setAccessibleName(self.tr("Evidence so far"))
        theme.appearance.changed.connect(self._fit)
        self._fit()

    def show_matrix(self, matrix: Matrix) -> None:
        """Show who was heard about each weakness."""
        while len(self.bars) > len(matrix.weaknesses):
            self.bars.pop().deleteLater()
        while len(self.bars) < len(matrix.weaknesses):
            self.bars.append(EvidenceBars(self._inside))
            self._list.insertWidget(len(self.bars) - 1, self.bars[-1])
        needed = {group.code for group in matrix.needed}
        columns = [column for column in matrix.columns() if column.code in needed]
        most = max((matrix.cell(rank, column).heard for rank in matrix.ranks for column in columns), default=0)
        for rank, bars in enumerate(self.bars, 1):
            bars.show_weakness(matrix, rank, most)
        self.gaps.show_gaps(matrix)

    @staticmethod
    def has_room(window_width: int) -> bool:
        """Tell whether a window is wide enough for the panel beside the notes."""
        return window_width >= theme.px(WINDOW_AT_LEAST)

    @Slot()
    def _let_keys_scroll(self) -> None:
        """Be a stop of Tab where not all fits; a click leaves the focus where notes are typed."""
        overflows = self._area.verticalScrollBar().maximum() > 0
        self._area.setFocusPolicy(Qt.FocusPolicy.TabFocus if overflows else Qt.FocusPolicy.NoFocus)

    @Slot()
    def _fit(self) -> None:
        self.setFixedWidth(theme.px(WIDTH))
        self._list.setSpacing(0)
