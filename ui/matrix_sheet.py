"""The evidence matrix on paper, every count in words, as paper has neither hover nor colour for sure."""

from math import ceil

from inspector_app.domain.matrix import Cell, Column, Matrix
from ui.models.matrix import heat_of, triangulation
from ui.sheet import Sheet, SheetTable, translated

_ROWS, _SMALLER = 7, 1.45
"""So many weaknesses are on a page, and so much smaller is the print where every kind has its column."""
_LABEL, _LAST = 15.0, 11.0
"""The widths of the outer columns, in per cent."""


def matrix_sheet(matrix: Matrix, *, every_kind: bool = False, about: bool = False) -> Sheet:
    """Return the matrix as a document for A4 landscape.

    Args:
        matrix: The matrix.
        every_kind: Show each kind of witness instead of their groups.
        about: Count action and impact in place of progress and concern.
    """
    smaller = _SMALLER if every_kind else 1.0
    sheet = Sheet(translated("Evidence matrix · {0}").format(matrix.visit.area), landscape=True, smaller=smaller)
    sheet.title(matrix)
    sheet.line(_counts(matrix))
    columns = [column for column in matrix.columns(every_kind=every_kind) if not every_kind or _tells(matrix, column)]
    most = max((matrix.cell(rank, column).notes for rank in matrix.ranks for column in columns), default=0)
    heads = [matrix.kind.unit.short.capitalize(), *(column.name for column in columns), translated("Triangulation")]
    middle = (100 - _LABEL - _LAST) / max(len(columns), 1)
    for number, ranks in enumerate(_parts(matrix.ranks)):
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
        if counts.notes:
            table.fill(row, number, f"heat/{heat_of(counts.notes, most)}")
            table.write(row, number, [f"{counts.notes:,}", *_said(counts, about=about)], strong=1, large=True)
        elif matrix.is_gap(rank, column):
            table.mark_gap(row, number)
            table.write(row, number, [translated("No evidence yet")], strong=1, role="gap")
        else:
            table.write(row, number, [translated("None")], role="muted")
    told = triangulation(matrix, rank)
    role = "text" if told.complete else "gap"
    table.write(row, len(columns) + 1, [told.count, told.missing], strong=1, role=role)


def _parts(ranks: range) -> list[range]:
    """Return the weaknesses page by page, as evenly as may be, for a row shall not be cut in two."""
    pages = max(ceil(len(ranks) / _ROWS), 1)
    size = max(ceil(len(ranks) / pages), 1)
    return [ranks[start : start + size] for start in range(0, len(ranks), size)]


def _tells(matrix: Matrix, column: Column) -> bool:
    """Tell whether a kind has notes or a gap: paper is narrow."""
    return any(matrix.cell(rank, column).notes or matrix.is_gap(rank, column) for rank in matrix.ranks)


def _counts(matrix: Matrix) -> str:
    notes = translated("1 note") if matrix.notes == 1 else translated("{0} notes").format(f"{matrix.notes:,}")
    inspectors = (
        translated("1 inspector") if matrix.inspectors == 1 else translated("{0} inspectors").format(matrix.inspectors)
    )
    said = translated("{0} from {1}").format(notes, inspectors)
    gaps = len(matrix.gaps)
    said += " · " + (translated("1 gap") if gaps == 1 else translated("{0} gaps").format(gaps or translated("no")))
    if matrix.untagged:
        said += translated(" · {0} not tagged yet").format(f"{matrix.untagged:,}")
    return said


def _said(counts: Cell, *, about: bool) -> list[str]:
    """Return what a cell's notes say, a line each."""
    if about:
        given = ((counts.action, translated("{0} action")), (counts.impact, translated("{0} impact")))
    else:
        given = ((counts.progress, translated("{0} progress")), (counts.concern, translated("{0} concern")))
    quotes = translated("1 quote") if counts.quotes == 1 else translated("{0} quotes")
    return [words.format(count) for count, words in (*given, (counts.quotes, quotes)) if count]
