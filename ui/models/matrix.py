"""The evidence matrix as a table: a row for each weakness, a column for each group or kind of witness.

Each cell is told in a sentence, so that nothing is said by colour or symbol alone.
"""

from dataclasses import dataclass
from math import ceil
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from inspector_app.domain.matrix import Cell, Column, Matrix

Index = QModelIndex | QPersistentModelIndex

SHOWN = Qt.ItemDataRole.UserRole
"""A cell as the delegate paints it: a ShownCell, or a Triangulation in the last column."""
STEPS = 4
"""How many steps of heat there are above none."""
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell: its counts, its step of heat from 1, 0 for none, and whether it is a gap."""

    counts: Cell
    heat: int
    gap: bool


@dataclass(frozen=True, slots=True)
class Triangulation:
    """How many of the groups that must be heard were heard about a weakness, in words."""

    complete: bool
    count: str
    missing: str


class MatrixModel(QAbstractTableModel):
    """The matrix that is shown, by groups of witnesses or with every kind on its own."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.matrix: Matrix | None = None
        self.every_kind = False
        self.columns: tuple[Column, ...] = ()
        self._most = 0

    def show(self, matrix: Matrix, *, every_kind: bool = False) -> None:
        """Show a matrix; where it has the rows and columns of the one before, every cell keeps its place."""
        columns = matrix.columns(every_kind=every_kind)
        alike = self.matrix is not None and (self.columns, self.matrix.weaknesses) == (columns, matrix.weaknesses)
        if not alike:
            self.beginResetModel()
        self.matrix, self.every_kind, self.columns = matrix, every_kind, columns
        self._most = max((matrix.cell(rank, column).notes for rank in matrix.ranks for column in columns), default=0)
        if alike:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
        else:
            self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or self.matrix is None else len(self.matrix.weaknesses)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or self.matrix is None else len(self.columns) + 1

    def column(self, number: int) -> Column | None:
        """Return a column of witnesses; None for the last one, which tells who is missing."""
        return self.columns[number] if number < len(self.columns) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        if self.matrix is None or not index.isValid():
            return None
        rank, column = index.row() + 1, self.column(index.column())
        if column is None:
            told = triangulation(self.matrix, rank)
            if role == SHOWN:
                return told
            if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
                return f"{rank} {self.matrix.label(rank)}: {told.count}. {told.missing}."
            return told.count if role == Qt.ItemDataRole.DisplayRole else None
        shown = self._shown(rank, column)
        match role:
            case Qt.ItemDataRole.UserRole:
                return shown
            case Qt.ItemDataRole.DisplayRole:
                return str(shown.counts.notes)
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return f"{rank} {self.matrix.label(rank)}, {column.name}: {counted(shown.counts, gap=shown.gap)}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        if self.matrix is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if orientation is Qt.Orientation.Vertical:
            return f"{section + 1} {self.matrix.label(section + 1)}"
        column = self.column(section)
        return column.name if column else self.tr("Triangulation")

    def _shown(self, rank: int, column: Column) -> ShownCell:
        if self.matrix is None:
            return ShownCell(Cell(), 0, gap=False)
        counts = self.matrix.cell(rank, column)
        return ShownCell(counts, heat_of(counts.notes, self._most), self.matrix.is_gap(rank, column))


def heat_of(notes: int, most: int) -> int:
    """Return the step of heat of some notes where the fullest cell has `most`: from 1, and 0 for none."""
    return ceil(STEPS * notes / most) if notes else 0


def triangulation(matrix: Matrix, rank: int) -> Triangulation:
    """Tell how many of the groups that must be heard were heard about a weakness, and who was not."""
    missing, needed = matrix.unheard(rank), len(matrix.needed)
    count = _words("{0} of {1} kinds").format(needed - len(missing), needed)
    if not missing:
        return Triangulation(complete=True, count=count, missing=_words("Every kind heard"))
    listed = ", ".join(_words("no {0}").format(group.one) for group in missing)
    return Triangulation(complete=False, count=count, missing=listed[:1].upper() + listed[1:])


STANCES, ABOUTS = ("progress", "concern"), ("action", "impact")
_SAID = {
    "notes": ("1 note", "{0} notes"),
    "progress": ("1 progress", "{0} progress"),
    "concern": ("1 concern", "{0} concerns"),
    "quotes": ("1 quote", "{0} quotes"),
    "action": ("1 about action", "{0} about action"),
    "impact": ("1 about impact", "{0} about impact"),
    "observed": ("1 observed", "{0} observed"),
    "comments": ("1 own comment", "{0} own comments"),
}


def said(counts: Cell, *parts: str) -> list[str]:
    """Return some counts of a cell in words, by the names of its fields; those of which there are none are left out."""
    found = ((getattr(counts, part), _SAID[part]) for part in parts)
    return [_words(one if count == 1 else many).format(f"{count:,}") for count, (one, many) in found if count]


def counted(counts: Cell, *, gap: bool = False) -> str:
    """Return the counts of a cell as a sentence."""
    parts = said(counts, "notes", *STANCES, "quotes", *ABOUTS, "observed")
    if gap:
        parts.append(_words("nobody heard, a gap") if parts else _words("no evidence yet, a gap"))
    parts = [*(parts or [_words("no notes")]), *said(counts, "comments")]
    return ", ".join(parts) + "."


def gap_sentence(matrix: Matrix, rank: int, one: str) -> str:
    """Return a gap as a sentence: nobody of a group was heard about a weakness."""
    return _words("No {0} has been heard about {1}.").format(one, matrix.label(rank).rstrip("."))


def _words(text: str) -> str:
    return QCoreApplication.translate("matrix", text)
