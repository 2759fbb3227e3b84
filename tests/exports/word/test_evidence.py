"""The evidence annex, read back: tables with their heads, cut where they grow long, and paragraphs."""

from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

import resources
from exports.word.evidence import LONGEST, EvidenceAnnex
from inspector_app.domain.annex import Annex, annex
from inspector_app.domain.plain import clean
from tests.exports.docx_lint import lint
from tests.exports.letters import MADE_AT, NASTY
from tests.inspector_app.domain import records

TEMPLATE = resources.path("letters/send_revisit/evidence.docx")


def written(folder: Path, found: Annex, *, as_paragraphs: bool = False) -> Path:
    path = folder / "annex.docx"
    EvidenceAnnex(TEMPLATE, as_paragraphs=as_paragraphs).write(found, path)
    assert lint(path) == []
    return path


@pytest.fixture
def liverpool() -> Annex:
    """Return the evidence of the practice visit."""
    return annex(records.liverpool(), MADE_AT)


def test_each_weakness_has_its_table_with_a_row_for_each_note(tmp_path: Path, liverpool: Annex) -> None:
    document = docx.Document(str(written(tmp_path, liverpool)))
    assert len(document.tables) == len(liverpool.sections) == 4
    for table, section in zip(document.tables, liverpool.sections, strict=True):
        rows = [[cell.text for cell in row.cells] for row in table.rows]
        assert rows[0] == ["Code", "Heard", "Witness", "Marks", "Note", "Inspector", "In the letter"]
        assert [row[4] for row in rows[1:]] == [note.text for note in section.notes]
        assert rows[1][:4] == [
            section.notes[0].source,
            section.notes[0].heard_in_words,
            section.notes[0].witness,
            section.notes[0].marks,
        ]
        assert table._tbl.xpath("w:tblPr/w:tblCaption/@w:val") == [section.heading]
        assert "One note in each row" in table._tbl.xpath("w:tblPr/w:tblDescription/@w:val")[0]
        kept = [[etree.QName(one).localname for one in row._tr.trPr] for row in table.rows]
        assert kept == [["cantSplit", "tblHeader"], *[["cantSplit"]] * len(section.notes)]
    headings = [one.text for one in document.paragraphs if one.style and one.style.name == "Heading 1"]
    assert headings == [section.heading for section in liverpool.sections]


def test_a_long_table_is_cut_and_its_parts_are_told_apart(tmp_path: Path, liverpool: Annex) -> None:
    many = replace(liverpool.sections[0], notes=liverpool.sections[0].notes[:1] * (2 * LONGEST + 1))
    document = docx.Document(str(written(tmp_path, replace(liverpool, sections=(many,)))))
    assert [len(table.rows) - 1 for table in document.tables] == [LONGEST, LONGEST, 1]
    parts = [one.text for one in document.paragraphs if one.style and one.style.name == "Heading 2"]
    assert parts == ["Notes 1 to 250 of 501", "Notes 251 to 500 of 501", "Notes 501 to 501 of 501"]
    captions = [table._tbl.xpath("w:tblPr/w:tblCaption/@w:val")[0] for table in document.tables]
    assert len(set(captions)) == 3


def test_a_weakness_without_a_note_has_a_sentence_and_no_table(tmp_path: Path, liverpool: Annex) -> None:
    empty = replace(liverpool.sections[0], notes=(), sentence="There is no note yet.")
    document = docx.Document(str(written(tmp_path, replace(liverpool, sections=(empty,)))))
    assert document.tables == []
    assert "There is no note yet." in [one.text for one in document.paragraphs]


def test_as_paragraphs_each_note_says_where_it_comes_from_and_its_words(tmp_path: Path, liverpool: Annex) -> None:
    document = docx.Document(str(written(tmp_path, liverpool, as_paragraphs=True)))
    assert document.tables == []
    told = [one.text for one in document.paragraphs]
    for section in liverpool.sections:
        for note in section.notes:
            place = next(number for number, text in enumerate(told) if text == note.text)
            assert told[place - 1].startswith(note.label)


@pytest.mark.parametrize("as_paragraphs", [False, True])
def test_every_character_of_a_note_comes_back(tmp_path: Path, liverpool: Annex, as_paragraphs: bool) -> None:
    note = replace(liverpool.notes[0], text=NASTY, interview_code="<A> & \x0b", behind=())
    found = replace(liverpool, sections=(replace(liverpool.sections[0], notes=(note,)),))
    document = docx.Document(str(written(tmp_path, found, as_paragraphs=as_paragraphs)))
    told = [one.text for one in document.paragraphs]
    told += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert clean(NASTY) in told


def test_it_has_a_title_a_language_and_nobody_in_its_properties(tmp_path: Path, liverpool: Annex) -> None:
    document = docx.Document(str(written(tmp_path, liverpool)))
    core = {etree.QName(one).localname: one.text for one in document.core_properties._element}
    assert core == {"title": liverpool.title, "language": "en-GB"}
    header = document.sections[0].header.part.element
    assert "".join(one.text or "" for one in header.iter(qn("w:t"))) == liverpool.title
    footer = "".join(one.text or "" for one in document.sections[0].footer.part.element.iter(qn("w:instrText")))
    assert footer.split() == ["PAGE", "NUMPAGES"]


def test_the_same_evidence_gives_the_same_bytes(tmp_path: Path, liverpool: Annex) -> None:
    first = written(tmp_path, liverpool).read_bytes()
    assert written(tmp_path, liverpool).read_bytes() == first
