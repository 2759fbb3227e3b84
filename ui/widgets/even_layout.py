"""A layout of cells of one width, as many beside each other as there is room for."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QRect, QSize, Slot
from PySide6.QtWidgets import QLayoutItem, QSizePolicy, QWidget

from ui import theme
from ui.widgets.flow_layout import FlowLayout

_GAP = 12

_Cell = tuple[QLayoutItem, int, int]


class EvenLayout(FlowLayout):
    """Cells side by side, all as wide as the others and filling the row; `narrowest` in pixels at 100 %.

    A cell that needs more, by its hint and its policy (Expanding), is as wide as several.
    """

    def __init__(self, narrowest: int, parent: QWidget | None = None, spacing: int = 0) -> None:
        super().__init__(parent, spacing)
        self._narrowest = narrowest

    def minimumSize(self) -> QSize:
        return QSize(theme.px(self._narrowest), 0).expandedTo(super().minimumSize())

    def _place(self, rect: QRect, *, move: bool) -> int:
        cells = [item for item in self._items if not item.isEmpty()]
        if not cells:
            return 0
        room = rect.marginsRemoved(self.contentsMargins())
        gap = self.spacing()
        fitting = max((room.width() + gap) // (theme.px(self._narrowest) + gap), 1)
        rows = -(-len(cells) // fitting)
        columns = -(-len(cells) // rows)  # 4 + 4 rather than 7 + 1
        width = (room.width() - gap * (columns - 1)) // columns
        y = room.y()
        for line in _lines(cells, columns, width, gap):
            height = max(
                cell.heightForWidth(wide) if cell.hasHeightForWidth() else cell.sizeHint().height()
                for cell, _, wide in line
            )
            if move:
                for cell, left, wide in line:
                    cell.setGeometry(QRect(room.x() + left, y, wide, height))
            y += height + gap
        return y - gap - rect.y() + self.contentsMargins().bottom()


def _lines(cells: Iterable[QLayoutItem], columns: int, width: int, gap: int) -> list[list[_Cell]]:
    """Share cells out among lines of so many columns, each with where it begins and its width, in pixels."""
    lines: list[list[_Cell]] = []
    used = columns
    for cell in cells:
        span = min(-(-(_needed(cell) + gap) // (width + gap)), columns)
        if used + span > columns:
            lines.append([])
            used = 0
        lines[-1].append((cell, used * (width + gap), span * (width + gap) - gap))
        used += span
    return lines


def _needed(cell: QLayoutItem) -> int:
    """Return the width that a cell asks for, in pixels; 1 where it takes what it is given."""
    widget = cell.widget()
    asks = widget is not None and widget.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Expanding
    return cell.sizeHint().width() if asks else 1


class EvenRow(QWidget):
    """Cells of one width, always given the height that their lines need."""

    def __init__(self, narrowest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = EvenLayout(narrowest, self)
        theme.appearance.changed.connect(self._measure)
        self._measure()

    @Slot()
    def _measure(self) -> None:
        self.cells.setSpacing(theme.px(_GAP))

    def event(self, event: QEvent) -> bool:
        known = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self.setMinimumHeight(self.cells.heightForWidth(self.width()))
        return known
