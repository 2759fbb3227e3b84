"""The evidence matrix on paper, every count in words, as paper has neither hover nor colour for sure."""

from itertools import count
from math import ceil

from inspector_app.domain.matrix import Cell, Column, Matrix
from ui import pdf
from ui.models.matrix import ABOUTS, STANCES, heat_of, said, triangulation
from ui.sheet import Sheet, SheetTable, translated

_SMALLER = 1.45
"""So much smaller is the print where every kind has its column."""
_LABEL, _LAST = 15.0, 11.0
"""The widths of the outer columns, in per cent."""


def matrix_sheet(matrix: Matrix, *, every_kind: bool = False, about: bool = False) -> Sheet:
    """Return the matrix as a document for A4 landscape.

    Args:
        matrix: The matrix.
        every_kind: Show each kind of witness instead of their groups.
        about: Count action and impact in place of progress and concern.
    """
    sheets = (_on_pages(matrix, pages, every_kind=every_kind, about=about) for pages in count(1))
    return next(one for one in sheets if one.pages >= len(matrix.weaknesses) or _is_legible(one))


def _is_legible(sheet: Sheet) -> bool:
    return pdf.is_legible(sheet.document, landscape=True, pages=sheet.pages, smaller=sheet.smaller)


def _on_pages(matrix: Matrix, pages: int, *, every_kind: bool, about: bool) -> Sheet:
    """Return the matrix on so many pages, the weaknesses as evenly as may be, for a row shall not be cut in two."""
    smaller = _SMALLER if every_kind else 1.0
    sheet = Sheet(translated("Evidence matrix · {0}").format(matrix.visit.area), landscape=True, smaller=smaller)
    sheet.title(matrix)
    sheet.line(_counts(matrix))
    columns = [column for column in matrix.columns(every_kind=every_kind) if not every_kind or _tells(matrix, column)]
    most = max((matrix.cell(rank, column).notes for rank in matrix.ranks for column in columns), default=0)
    heads = [matrix.kind.unit.short.capitalize(), *(column.name for column in columns), translated("Triangulation")]
    middle = (100 - _LABEL - _LAST) / max(len(columns), 1)
    size = max(ceil(len(matrix.ranks) / pages), 1)
    parts = [matrix.ranks[start : start + size] for start in range(0, len(matrix.ranks), size)]
    for number, ranks in enumerate(parts):
        widths = [_LABEL, *([middle] * len(columns)), _LAST]
        table = sheet.table(len(ranks), heads, widths, new_page=number > 0)
        for row, rank in enumerate(ranks, 1):
            _write_row(table, row, matrix, rank, columns, most, about=about)
        sheet.end_table()
    return sheet


def _write_row(
    table: SheetTable, row: int, matrix: Matrix, rank: int, columns: list[Column], most: int, *, about: bool
) -> None:
    table.write(row, 0, [f"{rank} {matrix.label(rank)}"], strong=1)
    for number, column in enumerate(columns, 1):
        counts = matrix.cell(rank, column)
        own, gap = said(counts, "comments"), matrix.is_gap(rank, column)
        if gap:
            table.mark_gap(row, number)
        if counts.notes:
            lines = said(counts, *(ABOUTS if about else STANCES), "quotes", "observed")
            table.fill(row, number, f"heat/{heat_of(counts.notes, most)}")
            if gap:
                lines.append(translated("nobody heard yet"))
            table.write(row, number, [f"{counts.notes:,}", *lines, *own], strong=1, large=True)
        elif gap:
            table.write(row, number, [translated("No evidence yet"), *own], strong=1, role="gap")
        else:
            table.write(row, number, [translated("None"), *own], role="muted")
    told = triangulation(matrix, rank)
    role = "text" if told.complete else "gap"
    table.write(row, len(columns) + 1, [told.count, told.missing], strong=1, role=role)


def _tells(matrix: Matrix, column: Column) -> bool:
    """Tell whether a kind has anything or a gap: paper is narrow."""
    return any(matrix.cell(rank, column) != Cell() or matrix.is_gap(rank, column) for rank in matrix.ranks)


def _counts(matrix: Matrix) -> str:
    notes = translated("1 note") if matrix.notes == 1 else translated("{0} notes").format(f"{matrix.notes:,}")
    inspectors = (
        translated("1 inspector") if matrix.inspectors == 1 else translated("{0} inspectors").format(matrix.inspectors)
    )
    told = translated("{0} from {1}").format(notes, inspectors)
    gaps = len(matrix.gaps)
    told += " · " + (translated("1 gap") if gaps == 1 else translated("{0} gaps").format(gaps or translated("no")))
    if matrix.untagged:
        told += translated(" · {0} not tagged yet").format(f"{matrix.untagged:,}")
    return told
