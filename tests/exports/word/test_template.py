"""A template is taken as it is or refused with every fault named in one sentence."""

from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml.parser import parse_xml
from openxml_audit import OpenXmlValidator

import resources
from exports.word.template import LETTER, open_template, replace
from exports.word.text import new_paragraph
from inspector_app.domain.errors import InvalidError, MissingError
from tests.exports.docx_lint import lint

TEMPLATE = resources.path("letters/send_revisit/template.docx")
NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def edited() -> Document:
    """Return our template, to be spoilt."""
    return docx.Document(str(TEMPLATE))


def refusal(document: Document, folder: Path) -> str:
    """Return why a template is refused."""
    document.save(str(folder / "template.docx"))
    with pytest.raises(InvalidError) as refused:
        open_template(folder / "template.docx")
    return str(refused.value)


def test_our_template_is_sound_and_says_nothing_of_its_maker() -> None:
    assert lint(TEMPLATE) == []
    assert OpenXmlValidator().validate(TEMPLATE).errors == []
    with ZipFile(TEMPLATE) as archive:
        names = archive.namelist()
        core = archive.read("docProps/core.xml").decode()
    assert [name for name in names if "stylesWithEffects" in name or "app.xml" in name] == []
    assert "creator" not in core
    assert "created" not in core


def test_every_style_is_found_by_its_name() -> None:
    template = open_template(TEMPLATE)
    ids = {style.style_id for style in template.document.styles}
    names = [name for group in LETTER.styles.values() for name in group]
    assert {template.style(name) for name in names} <= ids
    assert template.style("Heading 1") == template.style("heading 1")


def test_every_fault_is_named_in_one_sentence(tmp_path: Path) -> None:
    document = edited()
    document.styles["Judgement"].delete()
    document.add_paragraph("[[findings]]")
    (copies,) = (line for line in document.paragraphs if line.text == "[[copies]]")
    copies.text = "Copies:"
    assert refusal(document, tmp_path) == (
        "The letter's template cannot be used: the style “Judgement” is missing; "
        "the line [[findings]] is there 2 times; the line [[copies]] is missing."
    )


def test_a_style_of_the_wrong_kind_does_not_serve(tmp_path: Path) -> None:
    document = edited()
    document.styles["Placeholder"].element.set(f"{{{NS[9:-1]}}}type", "paragraph")
    assert "the style “Placeholder” is missing" in refusal(document, tmp_path)


def test_a_line_that_would_be_printed_is_refused(tmp_path: Path) -> None:
    document = edited()
    document.add_paragraph(" [[cc]] ")
    assert "the line [[cc]] is not known" in refusal(document, tmp_path)


def test_the_sender_belongs_into_the_header_of_the_first_page(tmp_path: Path) -> None:
    document = edited()
    section = document.sections[0]
    section.first_page_header.tables[0].rows[0].cells[0].paragraphs[0].text = ""
    section.header.paragraphs[0].text = "[[sender]]"
    told = refusal(document, tmp_path)
    assert "the line [[sender]] stands in the wrong place; the line [[sender]] is missing" in told


def test_both_headers_are_needed_for_the_watermark(tmp_path: Path) -> None:
    document = edited()
    document.sections[0].first_page_header.is_linked_to_previous = True
    document.sections[0].header.is_linked_to_previous = True
    told = refusal(document, tmp_path)
    assert "the first page has no header of its own; the pages after the first have no header" in told


def test_open_changes_and_comments_are_told(tmp_path: Path) -> None:
    document = edited()
    run = document.paragraphs[0].runs[0]
    document.add_comment(run, "Is this right?", author="Jo", initials="J")
    inserted = parse_xml(f'<w:ins {NS} w:id="9" w:author="Jo"><w:r><w:t>new</w:t></w:r></w:ins>')
    document.element.body[3].append(inserted)
    told = refusal(document, tmp_path)
    assert (
        "it holds changes that are neither accepted nor rejected (in Word choose Accept All Changes); it holds comments"
        in told
    )


@pytest.mark.parametrize("content", [b"", b"Dear Sir", b"PK\x03\x04broken"])
def test_what_is_no_word_document_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "template.docx").write_bytes(content)
    with pytest.raises(InvalidError, match="save it in Word"):
        open_template(tmp_path / "template.docx")


def test_an_archive_of_something_else_is_refused(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "template.docx", "w") as archive:
        archive.writestr("notes.txt", "no document")
    with pytest.raises(InvalidError, match="save it in Word"):
        open_template(tmp_path / "template.docx")


def test_a_template_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(MissingError, match="not there"):
        open_template(tmp_path / "none.docx")


def test_opening_takes_away_what_belongs_to_the_maker() -> None:
    template = open_template(TEMPLATE)
    kinds = [rel.reltype for rel in template.document.part.package.rels.values()]
    assert sorted(kinds) == sorted([RT.OFFICE_DOCUMENT, RT.CORE_PROPERTIES])


def test_a_cell_from_which_everything_goes_keeps_an_empty_paragraph() -> None:
    document = edited()
    left = document.sections[0].first_page_header.tables[0].rows[0].cells[0]
    replace(left.paragraphs[0]._p, [])
    assert [line.text for line in left.paragraphs] == [""]
    replace(left.paragraphs[0]._p, [new_paragraph("ContactBlock"), new_paragraph("ContactBlock")])
    assert len(left.paragraphs) == 2
