"""The matrix is counted from the record as it is, and a sheet made of it leaves the workbook whole or not at all."""

from hashlib import sha256
from pathlib import Path

import pytest

from inspector_app.domain.errors import InvalidError, NotWrittenError
from inspector_app.domain.matrix import Cell, Matrix
from inspector_app.services import matrix, notes, tagging
from inspector_app.storage.reading import Deed
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import note


def logged(workbook: Workbook) -> list[Deed]:
    """Return the deeds of this laptop."""
    with workbook.reading() as reader:
        return reader.deeds()


def test_the_matrix_is_that_of_the_record(workbook: Workbook) -> None:
    counted = matrix.matrix(workbook)
    assert counted.weaknesses == ("Plans", "Joint commissioning.")
    assert counted.cells == {(1, "parent_carer"): Cell(1, concern=1)}
    assert (counted.notes, counted.inspectors, counted.untagged) == (2, 1, 1)
    assert counted.visit.area == "Leeds"


def test_it_follows_every_deed(workbook: Workbook) -> None:
    one = note(workbook, "n1")
    tagging.hold(workbook, note(workbook, "n2").subject, one.tags[0])
    notes.mark(workbook, note(workbook, "n2").subject, stance="progress", about="impact")
    counted = matrix.matrix(workbook)
    assert counted.cells == {(1, "parent_carer"): Cell(2, progress=1, concern=1, impact=1)}
    assert counted.untagged == 0


def test_the_notes_behind_a_cell_are_those_it_counts_as_the_list_shows_them(workbook: Workbook) -> None:
    rows = matrix.notes_of(workbook, 1, ["parent_carer", "nhs_officer"])
    assert rows == tuple(row for row in notes.listed(workbook) if 1 in row.tags)
    assert len(rows) == 1
    assert matrix.notes_of(workbook, 1, ["nhs_officer"]) == ()
    assert matrix.notes_of(workbook, 2, ["parent_carer"]) == ()


def test_a_sheet_is_written_whole_and_the_log_knows_it(workbook: Workbook, tmp_path: Path) -> None:
    def write(given: Matrix, path: Path) -> None:
        path.write_text(f"{given.notes} notes", encoding="utf-8")

    fingerprint = matrix.export(workbook, tmp_path / "sheet.pdf", "evidence matrix", write)
    assert (tmp_path / "sheet.pdf").read_text(encoding="utf-8") == "2 notes"
    assert fingerprint == sha256(b"2 notes").hexdigest()
    last = logged(workbook)[-1]
    assert (last.name, last.what, last.sha256) == ("exported evidence matrix", "sheet.pdf", fingerprint)


def test_a_sheet_that_could_not_be_written_leaves_what_was_there(workbook: Workbook, tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_text("yesterday's", encoding="utf-8")

    def write(_: Matrix, part: Path) -> None:
        part.write_text("half", encoding="utf-8")
        raise OSError(28, "no room")

    before = len(logged(workbook))
    with pytest.raises(NotWrittenError, match="no room left"):
        matrix.export(workbook, path, "evidence matrix", write)
    assert path.read_text(encoding="utf-8") == "yesterday's"
    assert [file.name for file in tmp_path.iterdir() if file.suffix == ".part"] == []
    assert len(logged(workbook)) == before


def test_a_sheet_is_not_put_into_the_workbook(workbook: Workbook) -> None:
    with pytest.raises(InvalidError, match="inside the workbook"):
        matrix.export(workbook, workbook.folder / "sheet.pdf", "evidence matrix", lambda *_: None)
