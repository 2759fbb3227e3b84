"""The letter laid out: what stands where, in which style, and what is kept together."""

from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table
from lxml import etree

import resources
from exports.word.letter import lay_out, plain_paragraph
from exports.word.template import open_template
from inspector_app.domain.letter import Letter
from inspector_app.domain.plain import clean
from tests.exports import letters
from tests.exports.letters import EXPECTED, liverpool

TEMPLATE = resources.path("letters/send_revisit/template.docx")


def laid_out(letter: Letter, template: Path = TEMPLATE) -> Document:
    """Return the document of a letter."""
    opened = open_template(template)
    lay_out(letter, opened, lambda paragraph, style: plain_paragraph(opened, paragraph, style))
    return opened.document


def test_the_signature_table_stands_between_the_closing_and_the_copies() -> None:
    blocks = list(laid_out(liverpool()).iter_inner_content())
    place = next(place for place, block in enumerate(blocks) if isinstance(block, Table))
    around = [block.text for block in (blocks[place - 1], blocks[place + 1]) if not isinstance(block, Table)]
    assert around == ["Her Majesty's Inspector", "cc: Department for Education"]


def test_every_paragraph_has_the_look_of_what_it_is() -> None:
    document = laid_out(liverpool())
    looks = [str(paragraph.style.name) for paragraph in document.paragraphs if paragraph.style]
    weakness = ["Weakness Lead-in", "Weakness Statement"]
    sections = [
        look
        for count in (4, 7, 5)
        for look in [*weakness, *["Weakness Paragraph"] * (count - 1), "Weakness Paragraph Last", "Judgement"]
    ]
    address = [*["Inside Address"] * 9, "Inside Address Last", "Inside Address", "Inside Address Last"]
    start = ["Date", *address, "Salutation", "Title", *["Body Text"] * 6, "Heading 1"]
    end = ["Body Text", "Closing", "Signature", "Signatory Role", "Copy List", *["Copy List Next"] * 4]
    assert looks == [*start, *sections, *end]
    assert document.element.body.xpath("w:p/w:pPr/*[not(self::w:pStyle)] | w:p/w:r/w:rPr") == []


def test_headings_can_be_walked_in_words_navigation_pane() -> None:
    document = laid_out(liverpool())
    levels = {
        str(style.name): level[0]
        for style in document.styles
        if (level := style.element.xpath("w:pPr/w:outlineLvl/@w:val"))
    }
    assert levels == {"Title": "0", "Heading 1": "0", "Heading 2": "1"}
    statement = document.styles["Weakness Statement"]
    assert statement.base_style is not None
    assert statement.base_style.name == "Heading 2"


def test_the_judgement_never_stands_alone_and_the_table_is_never_torn() -> None:
    document = laid_out(liverpool())
    kept = {str(style.name) for style in document.styles if style.element.xpath("w:pPr/w:keepNext")}
    chain = {"Weakness Paragraph Last", "Weakness Lead-in", "Heading 2", "Closing", "Signature", "Signatory Role"}
    assert chain | {"Table Heading", "Signature Table Text"} <= kept
    assert document.styles["Judgement"].element.xpath("w:pPr/w:keepLines")
    (table,) = document.tables
    rows = [[etree.QName(one).localname for one in row._tr.trPr] for row in table.rows]
    assert rows == [["cantSplit", "tblHeader"], ["cantSplit"], ["cantSplit"]]
    assert {
        paragraph.style.name for cell in table.rows[1].cells for paragraph in cell.paragraphs if paragraph.style
    } == {"Signature Table Text"}


def test_the_table_says_what_it_is() -> None:
    (table,) = laid_out(liverpool()).tables
    assert table.style is not None
    assert table.style.name == "Signature Table"
    assert table._tbl.xpath("w:tblPr/w:tblCaption/@w:val") == ["Signatures"]
    assert "Ofsted and Care Quality Commission" in table._tbl.xpath("w:tblPr/w:tblDescription/@w:val")[0]


def test_a_missing_fact_is_marked_wherever_it_stands() -> None:
    document = laid_out(letters.without_facts())
    runs = [run for line in document.element.iter(qn("w:p")) for run in line.iter(qn("w:r"))]
    marked = [run.text for run in runs if run.style == "Placeholder"]
    assert marked == ["[date of the letter]", "[name and address]", "[area]", "[area]", "[name]", "[name]"]


def test_every_character_comes_back_as_it_was() -> None:
    document = laid_out(letters.with_nasty_characters())
    bodies = [line.text for line in document.paragraphs if line.style and line.style.name == "Body Text"]
    assert bodies[:2] == [clean(letters.NASTY)] * 2


def test_without_a_second_column_the_sender_stands_in_one(tmp_path: Path) -> None:
    document = docx.Document(str(TEMPLATE))
    header = document.sections[0].first_page_header
    header.paragraphs[0].text = "[[sender]]"
    header.tables[0]._tbl.getparent().remove(header.tables[0]._tbl)
    document.save(str(tmp_path / "plain.docx"))

    read = laid_out(liverpool(), tmp_path / "plain.docx")

    lines = [line.text for line in read.sections[0].first_page_header.paragraphs]
    assert lines == EXPECTED["first_page_header"]


@pytest.mark.parametrize(
    ("lines", "turn"),
    [
        (("Ofsted", "1 High Street", "T 0300 123 1231", "www.gov.uk"), 2),
        (("CQC", "NE1 4PA", "03000 616161"), 2),
        (("CQC", "someone@example.org"), 1),
        (("Ofsted", "Piccadilly Gate"), 2),
        (("T 0300 123 1231",), 0),
    ],
)
def test_the_sender_turns_from_address_to_contact_at_the_right_line(lines: tuple[str, ...], turn: int) -> None:
    document = laid_out(replace(liverpool(), sender=lines))
    left, right = document.sections[0].first_page_header.tables[0].rows[0].cells
    assert [line.text for line in left.paragraphs if line.text] == list(lines[:turn])
    assert [line.text for line in right.paragraphs if line.text] == list(lines[turn:])
