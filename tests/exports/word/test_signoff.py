"""The sign-off copy, read back: it holds the letter and not one word, mark or date more."""

import re
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree
from openxml_audit import OpenXmlValidator

import resources
from exports.word.signoff import SignoffCopy
from inspector_app.domain.letter import Letter
from tests.exports import letters
from tests.exports.docx_lint import lint
from tests.exports.letters import EXPECTED, liverpool

TEMPLATE = resources.path("letters/send_revisit/template.docx")
LETTERS = {
    "Liverpool": letters.liverpool(),
    "no facts": letters.without_facts(),
    "one finding": letters.with_one_finding(),
    "forty findings": letters.with_forty_findings(),
    "nasty characters": letters.with_nasty_characters(),
}
SAVED_BY_LIBREOFFICE = Path(__file__).with_name("template_saved_by_libreoffice.docx")


def written(folder: Path, letter: Letter, template: Path = TEMPLATE) -> Path:
    """Return a sign-off copy."""
    path = folder / "signoff.docx"
    SignoffCopy(template).write(letter, path)
    return path


def texts_of(path: Path) -> dict[str, str]:
    """Return the parts of a document as text."""
    with ZipFile(path) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def lines_of(path: Path) -> list[str]:
    """Return every paragraph with text, wherever it stands: body, then first header, then every other part."""
    document = docx.Document(str(path))
    roots = [document.element, document.sections[0].first_page_header.part.element]
    roots += [
        etree.fromstring(text.encode())
        for name, text in texts_of(path).items()
        if name not in {"word/document.xml", "word/header2.xml"}
    ]
    paragraphs = [paragraph for root in roots for paragraph in root.iter(qn("w:p"))]
    texts = ["".join(text.text or "" for text in paragraph.iter(qn("w:t"))) for paragraph in paragraphs]
    return [text for text in texts if text]


def test_the_liverpool_letter_is_there_line_for_line(tmp_path: Path) -> None:
    document = docx.Document(str(written(tmp_path, liverpool())))

    header = document.sections[0].first_page_header
    lines = [line.text for cell in header.tables[0].rows[0].cells for line in cell.paragraphs]
    assert lines + [line.text for line in header.paragraphs if line.text] == EXPECTED["first_page_header"]
    assert [paragraph.text for paragraph in document.paragraphs] == EXPECTED["body_lines"] + EXPECTED["copies"]
    (table,) = document.tables
    cells = [[" / ".join(line.text for line in cell.paragraphs) for cell in row.cells] for row in table.rows]
    assert cells == EXPECTED["signature_table"]


def test_there_is_no_other_text_in_any_part(tmp_path: Path) -> None:
    path = written(tmp_path, liverpool())
    cells = [text for row in EXPECTED["signature_table"] for cell in row for text in cell.split(" / ")]
    body, copies = EXPECTED["body_lines"], EXPECTED["copies"]
    every_page = [liverpool().document_title, "Page  of ", "Page  of "]  # whose numbers are worked out as it is read
    assert lines_of(path) == [*body, *cells, *copies, *EXPECTED["first_page_header"], *every_page]


@pytest.mark.parametrize("letter", LETTERS.values(), ids=LETTERS.keys())
def test_every_letter_is_sound(tmp_path: Path, letter: Letter) -> None:
    path = written(tmp_path, letter)
    assert lint(path) == []
    assert [error.description for error in OpenXmlValidator().validate(path).errors] == []


@pytest.mark.parametrize("template", [TEMPLATE, SAVED_BY_LIBREOFFICE], ids=["ours", "saved by LibreOffice"])
def test_no_trace_of_the_work_is_left(tmp_path: Path, template: Path) -> None:
    parts = texts_of(written(tmp_path, liverpool(), template))

    traces = re.compile(
        r"comment|_wb_|bookmark|WaterMark|trackRevisions|rsid|customXml|WorkbookExport|A-P\d|Reference>"
    )
    assert {
        name: found for name, text in parts.items() if (found := traces.findall(text.replace("Reference w:type", "")))
    } == {}
    assert [name for name in parts if re.search("comments|customXml|custom|app", name)] == []


def test_the_properties_hold_the_title_and_the_language_alone(tmp_path: Path) -> None:
    core = etree.fromstring(texts_of(written(tmp_path, liverpool()))["docProps/core.xml"].encode())
    held = {etree.QName(one).localname: one.text for one in core}
    assert held == {"title": "Joint area SEND revisit in Liverpool", "language": "en-GB"}


def test_the_same_letter_gives_the_same_bytes(tmp_path: Path) -> None:
    first = written(tmp_path, liverpool()).read_bytes()
    assert written(tmp_path, liverpool()).read_bytes() == first
    assert {entry.date_time[0] for entry in ZipFile(tmp_path / "signoff.docx").infolist()} == {1980}


def test_a_template_saved_by_libreoffice_gives_the_same_lines(tmp_path: Path) -> None:
    path = written(tmp_path, liverpool(), SAVED_BY_LIBREOFFICE)
    body = [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]
    assert body == EXPECTED["body_lines"] + EXPECTED["copies"]
    assert lint(path) == []


def test_what_an_editor_left_in_the_template_does_not_reach_the_letter(tmp_path: Path) -> None:
    parts = texts_of(TEMPLATE)
    marks = '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>'
    split = '[[da</w:t></w:r><w:proofErr w:type="spellStart"/><w:r w:rsidR="00AB12CD"><w:t>te]]'
    body = parts["word/document.xml"].replace("[[date]]", split).replace("<w:t>[[title]]</w:t></w:r>", marks)
    body = body.replace(marks, f"<w:t>[[title]]</w:t></w:r>{marks}")
    remembered = "<w:r><w:t>Letter to Leeds</w:t></w:r>"
    simple = f'<w:p><w:fldSimple w:instr=" TITLE ">{remembered}</w:fldSimple></w:p></w:hdr>'
    end = '<w:r><w:fldChar w:fldCharType="end"/>'
    header = parts["word/header1.xml"].replace(end, remembered + end).replace("</w:hdr>", simple)
    revisions = '<w:rsids><w:rsidRoot w:val="00AB12CD"/></w:rsids></w:settings>'
    edited = {
        "word/document.xml": body,
        "word/header1.xml": header,
        "word/settings.xml": parts["word/settings.xml"].replace("</w:settings>", revisions),
        "docProps/core.xml": parts["docProps/core.xml"].replace(
            "<dc:lang", "<dc:creator>Jo Bloggs</dc:creator><dc:lang"
        ),
    }
    assert [name for name, text in edited.items() if text == parts[name]] == []
    with ZipFile(tmp_path / "edited.docx", "w") as archive:
        for name, text in {**parts, **edited}.items():
            archive.writestr(name, text)

    path = written(tmp_path, liverpool(), tmp_path / "edited.docx")

    assert lint(path) == []
    assert re.findall("rsid|Bloggs|_GoBack|Leeds|proofErr", "".join(texts_of(path).values())) == []
    once_more = [liverpool().document_title]  # in the second field, in place of Leeds
    assert sorted(lines_of(path)) == sorted(lines_of(written(tmp_path, liverpool())) + once_more)
