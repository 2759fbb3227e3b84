"""Every export of 200 visits made at random is a sound Word document that says what the letter says.

The validator of Open XML is given the files of every twentieth visit, unless the environment variable
`AUDIT_EVERY_VISIT` is set.
"""

import os
import re
from pathlib import Path
from zipfile import ZipFile

import docx
import mammoth
import pytest
from docx.oxml.ns import qn
from docx2python import docx2python
from lxml import etree
from openxml_audit import OpenXmlValidator

import resources
from exports.word.evidence import EvidenceAnnex
from exports.word.review import ReviewCopy
from exports.word.signoff import SignoffCopy
from inspector_app.domain.annex import annex
from inspector_app.domain.composition import compose
from inspector_app.domain.letter import Letter
from inspector_app.domain.plain import clean
from tests.exports import letters
from tests.exports.docx_lint import lint
from tests.exports.letters import MADE_AT
from tests.exports.random_visits import visit_at_random

VISITS, AT_ONCE = 200, 20
AUDITED = range(VISITS) if os.environ.get("AUDIT_EVERY_VISIT") else range(3, VISITS, 20)
TRACES = re.compile(
    r"_wb_[0-9a-f]|w:comment|bookmark|WaterMark|trackRevisions|w:rsid|customXml|WorkbookExport|w:author|creator"
    r"|lastModifiedBy|docVar|<w:ins |<w:del "
)


def lines(letter: Letter) -> list[str]:
    """Return the lines of the body of a letter, without its table."""
    told = [letter.date.text, *(line for block in letter.addressees for line in block), letter.salutation.text]
    told += [letter.title.text, *(paragraph.text for paragraph in letter.introduction), letter.findings_heading.text]
    for section in letter.sections:
        told += [section.lead_in.text, section.title.text, *(one.text for one in section.findings)]
        told.append(section.judgement.text)
    told += [letter.next_steps.text, letter.valediction.text, *(one.text for one in letter.signed_by), *letter.copies]
    return [clean(line) for line in told]


def words(text: str) -> str:
    """Return a text without its spaces, which readers treat as they like."""
    return re.sub(r"[\s\u200b-\u200f\u202a-\u202e\ufeff]+", "", text)


def parts(path: Path) -> dict[str, str]:
    """Return the parts of a document as text."""
    with ZipFile(path) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def in_cells(letter: Letter) -> list[str]:
    """Return what stands in the signature table."""
    cells = [cell for row in letter.signature_rows for cell in row if cell]
    return [*letter.signature_heads, *(text for cell in cells for text in (cell.name, cell.role) if text)]


@pytest.mark.parametrize("first", range(0, VISITS, AT_ONCE))
def test_every_export_of_a_visit_made_at_random_is_sound(tmp_path: Path, first: int) -> None:
    path = tmp_path / "export.docx"
    for seed in range(first, first + AT_ONCE):
        record = visit_at_random(seed)
        letter = compose(record)
        folder = f"letters/{record.kind.letter}"
        template = resources.path(f"{folder}/template.docx")
        for exporter in (ReviewCopy(template, MADE_AT, letters.subject("export")), SignoffCopy(template)):
            exporter.write(letter, path)
            audit(path, seed)
            told = [one.text for one in docx.Document(str(path)).paragraphs]
            assert [line for line in told if line] == lines(letter), seed  # without copies one is empty after the table
        texts = parts(path)  # of the sign-off copy
        assert {name for name, text in texts.items() if TRACES.search(_without_words(name, text))} == set(), seed
        core = {etree.QName(one).localname for one in etree.fromstring(texts["docProps/core.xml"].encode())}
        assert core == {"title", "language"}

        found = annex(record, MADE_AT)
        for as_paragraphs in (False, True):
            exporter_of_evidence = EvidenceAnnex(resources.path(f"{folder}/evidence.docx"), as_paragraphs=as_paragraphs)
            exporter_of_evidence.write(found, path)
            audit(path, seed)
        headings = {one.text for one in docx.Document(str(path)).paragraphs}
        assert {clean(section.heading) for section in found.sections} <= headings


def audit(path: Path, seed: int) -> None:
    """Find no fault in a file."""
    assert lint(path) == [], seed
    if seed in AUDITED:
        assert [one.description for one in OpenXmlValidator().validate(path).errors] == [], seed


def _without_words(name: str, text: str) -> str:
    """Return a part without what was written by people, and without references that are no evidence."""
    if name.endswith(".xml"):
        text = re.sub(r"(<w:t(?: [^>]*)?>)[^<]*(</w:t>)", r"\1\2", text)
    return (
        text.replace('w:name w:val="annotation reference"', "")
        .replace("CommentReference", "")
        .replace("CommentText", "")
    )


@pytest.mark.parametrize("seed", [3, 44, 117, 186])
def test_independent_readers_find_the_words_of_the_letter_and_no_others(tmp_path: Path, seed: int) -> None:
    record = visit_at_random(seed)
    letter = compose(record)
    template = resources.path(f"letters/{record.kind.letter}/template.docx")
    for exporter in (ReviewCopy(template, MADE_AT, letters.subject("export")), SignoffCopy(template)):
        path = tmp_path / "letter.docx"
        exporter.write(letter, path)
        told = lines(letter)
        body, copies = told[: len(told) - len(letter.copies)], [clean(line) for line in letter.copies]
        expected = words("".join([*body, *map(clean, in_cells(letter)), *copies]))
        with path.open("rb") as file:
            assert words(mammoth.extract_raw_text(file).value) == expected
        with docx2python(path) as read:
            assert words(re.sub(r"----comment\d+----", "", _plain(read.body_runs))) == expected
        own = "".join(text.text or "" for text in docx.Document(str(path)).element.iter(qn("w:t")))
        assert words(own) == expected


def _plain(runs: object) -> str:
    """Return all texts in nested lists, in order."""
    return runs if isinstance(runs, str) else "".join(map(_plain, runs)) if isinstance(runs, list) else ""
