"""A layout of cells of one width, as many beside each other as there is room for."""

from PySide6.QtCore import QEvent, QRect, QSize, Slot
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.widgets.flow_layout import FlowLayout

_GAP = 12


class EvenLayout(FlowLayout):
    """Cells side by side, all as wide as the others and filling the row; `narrowest` in pixels at 100 %."""

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
        for start in range(0, len(cells), columns):
            line = cells[start : start + columns]
            height = max(
                cell.heightForWidth(width) if cell.hasHeightForWidth() else cell.sizeHint().height() for cell in line
            )
            if move:
                for column, cell in enumerate(line):
                    cell.setGeometry(QRect(room.x() + column * (width + gap), y, width, height))
            y += height + gap
        return y - gap - rect.y() + self.contentsMargins().bottom()


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
