"""Rows as most lists show them: a symbol, what it is about, and a quieter line below; one model for all such lists."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex

ROW = Qt.ItemDataRole.UserRole
"""The Row itself, for the delegate."""
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `key` says what it stands for, `symbol` and `role` are an icon and its colour, `said` is that in words.

    `lead` stands before the symbol, such as a time; `below` is the quieter line under the text.
    """

    key: Hashable
    text: str
    lead: str = ""
    symbol: str = ""
    role: str = "muted"
    said: str = ""
    below: str = ""
    italic: bool = False

    @property
    def spoken(self) -> str:
        """The whole row as a screen reader tells it."""
        return ". ".join(part.rstrip(".") for part in (self.lead, self.said, self.text, self.below) if part)


class RowModel(QAbstractListModel):
    """The rows of one list."""

    def __init__(self, *, tips: bool = False, parent: QObject | None = None) -> None:
        """Make an empty model; with `tips` the whole text is shown under the mouse, for lists that cut it."""
        super().__init__(parent)
        self._tips = tips
        self._rows: tuple[Row, ...] = ()

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows in place of those there were."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is shown."""
        return self._rows

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        if role == Qt.ItemDataRole.ToolTipRole and self._tips:
            return tip(row.text)
        return None


def tip(text: str) -> str:
    """Return a text as a tool tip that wraps its lines and shows it letter by letter, whatever it looks like."""
    return f"<qt>{escape(text)}</qt>"
