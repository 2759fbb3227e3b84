"""The evidence matrix: counted anew each time, and written as a sheet that leaves the workbook."""

from collections.abc import Callable, Collection
from pathlib import Path

from inspector_app.domain.evidence import NoteRow
from inspector_app.domain.matrix import Matrix
from inspector_app.domain.visit_kind import visit_kind
from inspector_app.services import files
from inspector_app.storage import counting
from inspector_app.storage.listing import note_rows, notes_by_interview
from inspector_app.storage.reading import Reader
from inspector_app.storage.workbook import Workbook

COUNTED = frozenset({"note", "interview", "weakness", "inspector", "visit"})
"""The kinds of things whose change may change the matrix."""


def matrix(workbook: Workbook) -> Matrix:
    """Count the evidence of the visit."""
    with workbook.reading() as reader:
        return counted(reader)


def notes_of(workbook: Workbook, rank: int, kinds: Collection[str]) -> tuple[NoteRow, ...]:
    """Return the notes behind a cell: held against the weakness of a rank and from witnesses of these kinds."""
    with workbook.reading() as reader:
        found = counting.notes_of(reader, rank, kinds)
        return note_rows(reader, visit_kind(reader.visit().kind), only=found)


def export(workbook: Workbook, path: Path, sheet: str, write: Callable[[Matrix, Path], None]) -> str:
    """Write a sheet made of the matrix of now; return its SHA-256.

    Args:
        workbook: The workbook.
        path: Where the sheet shall lie; an existing file is replaced whole.
        sheet: What it is, for the log.
        write: Writes it under the path it is given.

    Raises:
        InvalidError: The place is inside the workbook.
        NotWrittenError: The disk refused; a file that was there is as it was.
    """
    files.outside(workbook, path)
    shown = matrix(workbook)
    fingerprint = files.make(path, lambda part: write(shown, part))
    with workbook.deed(f"exported {sheet}", path.name, fingerprint, final=True):
        return fingerprint


def counted(reader: Reader) -> Matrix:
    """Count the evidence of the visit within a transaction."""
    visit = reader.visit()
    found = counting.counts(reader)
    weaknesses = tuple(one.label for one in reader.weaknesses())
    untagged = sum(cell.notes + cell.comments for (rank, _), cell in found.items() if rank is None)
    return Matrix(
        visit=visit,
        kind=visit_kind(visit.kind),
        weaknesses=weaknesses,
        cells={(rank, code): cell for (rank, code), cell in found.items() if rank is not None},
        notes=sum(notes_by_interview(reader).values()),
        inspectors=counting.authors(reader),
        untagged=untagged,
    )
