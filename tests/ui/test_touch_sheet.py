"""The keeping-in-touch sheet has the themes and what is open, fits on one page, and names no source."""

import shutil
import subprocess
from pathlib import Path

import pytest

from inspector_app.domain.matrix import Cell
from inspector_app.services.matrix import matrix
from tests.inspector_app.matrices import heard_visit, small_matrix
from tests.inspector_app.visits import new_workbook
from tests.ui.test_matrix_sheet import cells
from tests.ui.test_pdf import pages
from ui import pdf
from ui.touch_sheet import themes, touch_sheet


def test_it_says_what_is_heard_from_whom_and_what_is_open() -> None:
    heads, first, second = cells(touch_sheet(small_matrix()))
    assert heads == [["Weakness"], ["What we are hearing"], ["Heard from"], ["Still open"]]
    assert first == [
        ["1 EHC plans"],
        ["Both progress and concern", "26 notes, 11 progress, 6 concern, 13 about action, 4 about impact"],
        ["Young people, parents and carers, and officers"],
        ["Accounts differ"],
    ]
    assert second == [
        ["2 Joint commissioning."],
        ["No direction yet", "1 note"],
        ["Officers"],
        [
            "No young person heard yet",
            "No parent or carer heard yet",
            "Impact not spoken about yet",
            "Action not spoken about yet",
        ],
    ]


@pytest.mark.parametrize(
    ("counts", "direction"),
    [
        (Cell(), "Nothing yet"),
        (Cell(3), "No direction yet"),
        (Cell(3, progress=1), "Progress"),
        (Cell(3, concern=1), "Concern"),
        (Cell(3, progress=2, concern=1), "Mostly progress, some concern"),
        (Cell(3, progress=1, concern=2), "Mostly concern, some progress"),
        (Cell(5, progress=3, concern=2), "Both progress and concern"),
    ],
)
def test_the_direction_is_that_of_the_notes(counts: Cell, direction: str) -> None:
    assert themes(counts)[0] == direction


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
