"""The keeping-in-touch sheet has the themes and what is open, fits on one page, and names no source."""

import shutil
import subprocess
from pathlib import Path

import pytest
from PySide6.QtGui import QFont

from inspector_app.domain.matrix import Cell, Matrix
from inspector_app.services.matrix import matrix
from tests.inspector_app.matrices import heard_visit, small_matrix
from tests.inspector_app.visits import new_workbook
from tests.ui.test_matrix_sheet import cells
from tests.ui.test_pdf import pages
from ui import pdf
from ui.touch_sheet import direction, themes, touch_sheet


def test_it_says_what_is_heard_from_whom_and_what_is_open() -> None:
    heads, first, second = cells(touch_sheet(small_matrix()))
    assert heads == [["Weakness"], ["What we are hearing"], ["Heard from"], ["Still open"]]
    assert first == [
        ["1 EHC plans"],
        [
            "Both progress and concern",
            "11 progress, 6 concerns, 9 without direction",
            "13 about action, 4 about impact",
        ],
        ["Young people, parents and carers, and officers"],
        ["Accounts differ"],
    ]
    assert second == [
        ["2 Joint commissioning."],
        ["1 without direction"],
        ["Officers"],
        [
            "No young person heard yet",
            "No parent or carer heard yet",
            "Impact not spoken about yet",
            "Action not spoken about yet",
        ],
    ]


@pytest.mark.parametrize(
    ("parents", "officers", "pointed"),
    [
        (Cell(), Cell(), ""),
        (Cell(3), Cell(2), ""),
        (Cell(1, progress=1), Cell(1, progress=1), "Progress"),
        (Cell(2, concern=1), Cell(2, concern=1), "Concern"),
        (Cell(2, progress=2), Cell(1, concern=1), "Mostly progress, some concern"),
        (Cell(1, progress=1), Cell(2, concern=2), "Mostly concern, some progress"),
        (Cell(3, progress=3), Cell(2, concern=2), "Both progress and concern"),
    ],
)
def test_the_direction_is_that_of_the_notes(parents: Cell, officers: Cell, pointed: str) -> None:
    assert direction(two_groups(parents, officers), 1) == pointed


def two_groups(parents: Cell, officers: Cell) -> Matrix:
    """Return a matrix in which some parents and officers were heard about the first weakness."""
    return small_matrix(cells={(1, "parent_carer"): parents, (1, "la_officer"): officers})


@pytest.mark.parametrize(
    ("parents", "officers"),
    [
        (Cell(9, progress=1), Cell()),
        (Cell(5, progress=5), Cell(4)),
        (Cell(6, progress=1), Cell(3, progress=1)),
    ],
)
def test_one_note_or_one_group_alone_carries_no_direction_and_nothing_of_it_is_bold(
    parents: Cell, officers: Cell
) -> None:
    matrix = two_groups(parents, officers)
    assert direction(matrix, 1) == ""
    sheet = touch_sheet(matrix)
    [first, *_] = cells(sheet)[1][1]
    assert first == themes(matrix, 1)[0]
    cursor = sheet.document.find(first)
    assert not cursor.isNull()
    assert cursor.charFormat().fontWeight() < QFont.Weight.DemiBold


def test_one_note_of_nine_is_told_as_one_and_the_others_as_without_direction() -> None:
    matrix = two_groups(Cell(9, progress=1, action=1), Cell())
    assert themes(matrix, 1) == ["1 progress, 8 without direction", "1 about action"]


def test_several_concerns_are_told_in_the_plural_and_progress_has_none() -> None:
    assert themes(two_groups(Cell(2, concern=2), Cell(2, progress=2)), 1) == ["2 progress, 2 concerns"]


def test_the_inspectors_own_comment_and_what_was_only_seen_make_nobody_heard() -> None:
    alone = small_matrix(cells={(1, "young_person"): Cell(1, observed=1, comments=2)})
    [_, themes_, heard, still_open] = cells(touch_sheet(alone))[1]
    assert (themes_, heard) == (["1 without direction"], ["Nobody yet"])
    assert "No young person heard yet" in still_open


def test_what_the_team_said_to_each_other_is_not_on_it() -> None:
    alone = small_matrix(cells={(1, "team_meeting"): Cell(4, progress=4)})
    assert cells(touch_sheet(alone))[1][1:3] == [["Nothing yet"], ["Nobody yet"]]


def test_no_source_is_on_it_neither_words_nor_codes_nor_names(tmp_path: Path) -> None:
    given = heard_visit()
    with new_workbook(tmp_path / "heard.workbook", given, author="A") as book:
        text = touch_sheet(matrix(book)).document.toPlainText()
    assert "No source is named on this sheet." in text
    secret = [note["text"] for note in given["notes"]]
    secret += [one[key] for one in given["interviews"] for key in ("code", "title") if key in one]
    secret += [f"{one.get('role')}" for one in given["inspectors"] if one.get("role")]
    assert secret
    assert [one for one in secret if one in text] == []


def test_fourteen_weaknesses_with_everything_open_are_one_page(tmp_path: Path) -> None:
    names = tuple(f"A weakness with quite a long short name, number {rank}" for rank in range(1, 15))
    path = tmp_path / "sheet.pdf"
    pdf.write(touch_sheet(small_matrix(weaknesses=names)).document, path, pages=1)
    assert pages(path.read_bytes()) == 1


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not there to read the file")
def test_the_file_can_be_read_and_searched_as_text(tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    pdf.write(touch_sheet(small_matrix()).document, path, pages=1)
    told = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout
    for words in ("Keeping in touch · Leeds", "No source is named on this sheet.", "2 Joint commissioning."):
        assert words in told
