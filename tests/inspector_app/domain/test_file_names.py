"""What leaves a workbook is named by one pattern that every disk takes."""

from datetime import date

import pytest

from inspector_app.domain.file_names import file_name

DAY = date(2022, 6, 15)


@pytest.mark.parametrize(
    ("what", "suffix", "name"),
    [
        ("letter review", ".docx", "Liverpool SEND revisit letter review 2022-06-15.docx"),
        ("letter sign-off", ".docx", "Liverpool SEND revisit letter sign-off 2022-06-15.docx"),
        ("evidence annex", ".docx", "Liverpool SEND revisit evidence annex 2022-06-15.docx"),
        ("notes", ".csv", "Liverpool SEND revisit notes 2022-06-15.csv"),
        ("record", ".json", "Liverpool SEND revisit record 2022-06-15.json"),
        ("log", ".csv", "Liverpool SEND revisit log 2022-06-15.csv"),
    ],
)
def test_a_name_has_area_kind_what_and_day(what: str, suffix: str, name: str) -> None:
    assert file_name("Liverpool", "send_revisit", what, DAY, suffix) == name


def test_the_kind_of_visit_names_itself() -> None:
    name = file_name("Leeds", "monitoring_inspection", "letter", DAY, ".pdf")
    assert name == "Leeds SEND monitoring inspection letter 2022-06-15.pdf"


@pytest.mark.parametrize(
    ("area", "begins"),
    [
        (" Bath/Wells: “North”*? ", "Bath Wells “North” SEND"),
        ("..\\..\\x", "x SEND"),
        ("", "Visit SEND"),
        ("...", "Visit SEND"),
        ("A\nB\x00C", "A B C SEND"),
        ("St Helens" * 40, ("St Helens" * 40)[:60].strip()),
    ],
)
def test_whatever_the_area_is_called_every_disk_takes_the_name(area: str, begins: str) -> None:
    name = file_name(area, "send_revisit", "letter review", DAY, ".docx")
    assert name.startswith(begins)
    assert not set(name) & set('\\/:*?"<>|\n\x00')
    assert len(name.encode()) < 255
