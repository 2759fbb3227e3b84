"""The notes as a table: readable by a spreadsheet, and no cell of it runs."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from exports.notes_csv import HEADS, NotesTable
from inspector_app.domain.annex import Annex, annex
from tests.exports.letters import MADE_AT
from tests.inspector_app.domain import records


def rows(folder: Path, found: Annex) -> list[dict[str, str]]:
    """Write the notes and read them back as a spreadsheet does."""
    NotesTable().write(found, folder / "notes.csv")
    with (folder / "notes.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def liverpool() -> Annex:
    """Return the evidence of the practice visit."""
    return annex(records.liverpool(), MADE_AT)


def test_each_note_is_one_row_with_all_its_fields(tmp_path: Path, liverpool: Annex) -> None:
    read = rows(tmp_path, liverpool)
    assert len(read) == 66
    assert tuple(read[0]) == HEADS
    assert read[0]["interview"] == "A-L1"
    assert read[0]["heard"] == "2022-05-09T09:38:12+01:00"
    assert (read[0]["witness"], read[0]["stance"], read[0]["voice"]) == (
        "local authority officer",
        "concern",
        "paraphrase",
    )
    assert (read[0]["weaknesses"], read[0]["in the letter"]) == ("1 Leaders' action", "1 §1")
    assert [row["note"] for row in read] == [note.text for note in liverpool.notes]


def test_excel_is_told_that_it_is_utf_8_and_lines_end_as_the_standard_says(tmp_path: Path, liverpool: Annex) -> None:
    note = replace(liverpool.notes[0], text="“Siân”, said\ntwice; O’Neill")
    [read] = rows(tmp_path, replace(liverpool, notes=(note,)))
    assert read["note"] == note.text
    content = (tmp_path / "notes.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfid,interview,")
    assert content.count(b"\r\n") == 2


@pytest.mark.parametrize("text", ["=1+1", "+44 is a code", "-5 places", "@home", "\t=1", "＝1"])
def test_what_a_spreadsheet_would_calculate_is_led_by_an_apostrophe(
    tmp_path: Path, liverpool: Annex, text: str
) -> None:
    note = replace(liverpool.notes[0], text=text, interview_title=text, author_role=text, interview_code=text)
    [read] = rows(tmp_path, replace(liverpool, notes=(note,), labels=(text,)))
    assert {read[name] for name in ("note", "interview title", "inspector's role", "interview")} == {f"'{text}"}
