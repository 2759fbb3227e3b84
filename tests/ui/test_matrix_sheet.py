"""The matrix on paper says every count in words, names the gaps, and cuts no row in two."""

import re
from pathlib import Path

from PySide6.QtGui import QTextTable

from inspector_app.domain.matrix import Cell, Matrix
from tests.inspector_app.matrices import small_matrix
from tests.ui.test_pdf import pages
from ui import pdf, theme
from ui.matrix_sheet import matrix_sheet
from ui.sheet import Sheet


def cells(sheet: Sheet) -> list[list[list[str]]]:
    """Return the lines of every cell of the tables, row by row."""
    tables = [frame for frame in sheet.document.rootFrame().childFrames() if isinstance(frame, QTextTable)]
    found = []
    for table in tables:
        for row in range(table.rows()):
            line = []
            for column in range(table.columns()):
                cursor = table.cellAt(row, column).firstCursorPosition()
                cursor.setPosition(table.cellAt(row, column).lastPosition(), cursor.MoveMode.KeepAnchor)
                line.append(cursor.selectedText().split("\u2029"))
            found.append(line)
    return found


def test_every_cell_says_its_counts_in_words() -> None:
    heads, first, second = cells(matrix_sheet(small_matrix()))
    assert heads[0] == ["Weakness"]
    assert heads[-1] == ["Triangulation"]
    assert first == [
        ["1 EHC plans"],
        ["2", "1 progress", "2 quotes"],
        ["8", "1 progress", "5 concerns", "1 quote"],
        ["16", "9 progress", "1 concern"],
        ["None"],
        ["None"],
        ["3 of 3 kinds", "Every kind heard"],
    ]
    assert second[1:4] == [["No evidence yet"], ["No evidence yet"], ["1"]]
    assert second[-1] == ["1 of 3 kinds", "No young person, no parent or carer"]


def test_the_head_says_which_visit_how_much_and_how_many_gaps() -> None:
    lines = matrix_sheet(small_matrix()).document.toPlainText().splitlines()
    assert lines[0] == "Evidence matrix · Leeds"
    assert lines[1].startswith("Joint area SEND revisit · Between 9 May and 11 May 2022 · as it stood on ")
    assert lines[2] == "33 notes from 3 inspectors · 2 gaps · 2 not tagged yet"


def test_action_and_impact_take_the_place_of_progress_and_concern() -> None:
    _, first, _ = cells(matrix_sheet(small_matrix(), about=True))
    assert first[2] == ["8", "1 about action", "4 about impact", "1 quote"]


def test_every_kind_has_its_column_if_it_has_anything_to_tell() -> None:
    heads, *_ = cells(matrix_sheet(small_matrix(), every_kind=True))
    assert [head for [head] in heads] == [
        "Weakness",
        "Young people",
        "Parents and carers",
        "Parent carer forum",
        "LA officers",
        "NHS officers",
        "Team meetings",
        "Triangulation",
    ]


def test_what_was_only_seen_is_a_gap_with_its_notes_and_own_comments_stand_apart() -> None:
    seen = {(1, "young_person"): Cell(2, observed=2, comments=1), (2, "young_person"): Cell(comments=3)}
    _, first, second = cells(matrix_sheet(small_matrix(cells=seen)))
    assert first[1] == ["2", "2 observed", "nobody heard yet", "1 own comment"]
    assert second[1] == ["No evidence yet", "3 own comments"]


def wide_matrix(weaknesses: int) -> Matrix:
    """Return so many weaknesses, each cell with all it can say."""
    cell = Cell(12, progress=4, concern=3, quotes=2)
    kinds = ("parent_carer", "la_officer", "provider", "document")
    return small_matrix(
        weaknesses=tuple(f"Weakness number {rank}" for rank in range(1, weaknesses + 1)),
        cells={(rank, kind): cell for rank in range(1, weaknesses + 1) for kind in kinds},
    )


def test_eight_weaknesses_stand_on_one_page(tmp_path: Path) -> None:
    sheet = matrix_sheet(wide_matrix(8))
    assert sheet.pages == 1
    pdf.write(sheet.document, tmp_path / "one.pdf", landscape=True, pages=1, smaller=sheet.smaller)
    assert pages((tmp_path / "one.pdf").read_bytes()) == 1


def test_fourteen_weaknesses_stand_on_two_pages_each_with_its_heads() -> None:
    sheet = matrix_sheet(wide_matrix(14))
    assert sheet.pages == 2
    firsts = [row[0][0] for row in cells(sheet)]
    assert firsts.count("Weakness") == 2
    assert firsts.index("8 Weakness number 8") == firsts.index("Weakness", 1) + 1


def test_paper_is_white_and_as_large_as_ever_in_the_dark_look_at_large_text() -> None:
    usual = looks(matrix_sheet(small_matrix()))
    theme.appearance.apply(theme.Look.DARK, 2.0)
    assert looks(matrix_sheet(small_matrix())) == usual


def looks(sheet: Sheet) -> set[str]:
    """Return every size and colour that a sheet uses."""
    return set(re.findall(r"(?:font-size:|color:)[^;]+", sheet.document.toHtml()))
