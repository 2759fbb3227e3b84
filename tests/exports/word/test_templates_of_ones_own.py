"""An organisation's own template: twelve that cannot be used, each told in its sentence, and one that can."""

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from openxml_audit import OpenXmlValidator

import resources
from exports.word.evidence import EVIDENCE, EvidenceAnnex
from exports.word.faults import Needs
from exports.word.review import ReviewCopy
from exports.word.signoff import SignoffCopy
from exports.word.template import LETTER, open_template
from inspector_app.domain.annex import annex
from inspector_app.domain.errors import InvalidError
from tests.exports import letters
from tests.exports.docx_lint import lint
from tests.exports.letters import MADE_AT
from tests.inspector_app.domain import records

TEMPLATE = resources.path("letters/send_revisit/template.docx")
ANNEX = resources.path("letters/send_revisit/evidence.docx")
NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def line(document: Document, name: str) -> Paragraph:
    """Return the paragraph that a line is."""
    [found] = [one for one in document.paragraphs if one.text == f"[[{name}]]"]
    return found


def logo() -> BytesIO:
    """Draw a logo of nobody: a blue square of eight by eight."""
    rows = (b"\x00" + b"\x1f\x2a\x9d" * 8) * 8

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)
    return BytesIO(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    )


def without_a_style(document: Document) -> None:
    document.styles["Judgement"].delete()


def with_a_style_of_another_kind(document: Document) -> None:
    document.styles["Signature Table"].delete()
    document.styles.add_style("Signature Table", WD_STYLE_TYPE.PARAGRAPH)


def without_a_line(document: Document) -> None:
    line(document, "copies").text = "Copies to"


def with_a_line_twice(document: Document) -> None:
    document.add_paragraph("[[findings]]")


def with_an_unknown_line(document: Document) -> None:
    document.add_paragraph("[[cc]]")


def with_a_line_in_the_header(document: Document) -> None:
    document.sections[0].header.paragraphs[0].text = "[[date]]"


def with_the_sender_in_the_body(document: Document) -> None:
    document.sections[0].first_page_header.tables[0].cell(0, 0).paragraphs[0].text = ""
    document.add_paragraph("[[sender]]")


def without_a_first_page(document: Document) -> None:
    document.sections[0].different_first_page_header_footer = False


def without_a_header(document: Document) -> None:
    document.sections[0].header.is_linked_to_previous = True


def with_open_changes(document: Document) -> None:
    inserted = parse_xml(f'<w:ins {NS} w:id="9" w:author="Jo"><w:r><w:t>new</w:t></w:r></w:ins>')
    paragraph = parse_xml(f"<w:p {NS}/>")
    paragraph.append(inserted)
    document.element.body.insert(0, paragraph)


def with_comments(document: Document) -> None:
    document.add_comment(document.paragraphs[0].runs, "Is this right?", author="Jo")


def with_a_picture_that_says_nothing(document: Document) -> None:
    document.sections[0].first_page_header.paragraphs[0].add_run().add_picture(logo(), Mm(20))


BROKEN: dict[str, tuple[Callable[[Document], None], str]] = {
    "a style is missing": (without_a_style, "the style “Judgement” is missing"),
    "a style is of another kind": (with_a_style_of_another_kind, "the style “Signature Table” is missing"),
    "a line is missing": (without_a_line, "the line [[copies]] is missing"),
    "a line is there twice": (with_a_line_twice, "the line [[findings]] is there 2 times"),
    "a line is not known": (with_an_unknown_line, "the line [[cc]] is not known"),
    "a line of the body is in the header": (with_a_line_in_the_header, "the line [[date]] stands in the wrong place"),
    "the sender is in the body": (
        with_the_sender_in_the_body,
        "the line [[sender]] stands in the wrong place; the line [[sender]] is missing",
    ),
    "no page is first": (without_a_first_page, "the first page has no header of its own"),
    "no header": (without_a_header, "the pages after the first have no header"),
    "changes are open": (
        with_open_changes,
        "it holds changes that are neither accepted nor rejected (in Word choose Accept All Changes)",
    ),
    "comments": (with_comments, "it holds comments (in Word choose Delete All Comments)"),
    "a picture without words": (with_a_picture_that_says_nothing, "a picture in it has no alternative text"),
}


@pytest.mark.parametrize(("spoil", "fault"), BROKEN.values(), ids=BROKEN.keys())
def test_each_fault_of_a_template_is_told_in_its_sentence(
    tmp_path: Path, spoil: Callable[[Document], None], fault: str
) -> None:
    document = docx.Document(str(TEMPLATE))
    spoil(document)
    document.save(str(tmp_path / "template.docx"))
    with pytest.raises(InvalidError) as refused:
        open_template(tmp_path / "template.docx")
    assert str(refused.value) == f"The letter's template cannot be used: {fault}."


@pytest.mark.parametrize(("needs", "path"), [(LETTER, TEMPLATE), (EVIDENCE, ANNEX)], ids=["letter", "annex"])
def test_each_style_a_template_must_bring_is_missed_by_its_name(tmp_path: Path, needs: Needs, path: Path) -> None:
    for name in (name for names in needs.styles.values() for name in names):
        document = docx.Document(str(path))
        document.styles[name].delete()
        document.save(str(tmp_path / "template.docx"))
        with pytest.raises(InvalidError) as refused:
            open_template(tmp_path / "template.docx", needs)
        assert str(refused.value) == f"{needs.name} cannot be used: the style “{name}” is missing."


def restyled(folder: Path) -> Path:
    """Return our template as an organisation may make it its own: font, margins, logo, order, a line of its own."""
    document = docx.Document(str(TEMPLATE))
    section = document.sections[0]
    section.left_margin, section.right_margin, section.top_margin = Mm(35), Mm(18), Mm(40)
    for style in document.styles:
        if isinstance(style, ParagraphStyle):
            style.font.name, style.font.size = "Georgia", Pt(12)
    document.styles["Heading 1"].font.color.rgb = RGBColor(0x7A, 0x1F, 0x3D)
    head = section.first_page_header
    picture = head.paragraphs[0].add_run().add_picture(logo(), Mm(25))
    picture._inline.docPr.set("descr", "Logo of the Elmshire inspectorate")
    document.core_properties.author, document.core_properties.comments = "Jo Bloggs", "Draft for the board"
    line(document, "signature")._p.addnext(line(document, "date")._p)
    line(document, "salutation")._p.addprevious(line(document, "copies")._p)
    document.add_paragraph("Elmshire inspectorate is a body of its own.")
    document.save(str(folder / "restyled.docx"))
    return folder / "restyled.docx"


def body(path: Path) -> list[str]:
    return sorted(one.text for one in docx.Document(str(path)).paragraphs)


def test_a_restyled_template_says_the_same_without_a_fault(tmp_path: Path) -> None:
    letter, template = letters.liverpool(), restyled(tmp_path)
    for name, exporter, ours in (
        ("signoff.docx", SignoffCopy(template), SignoffCopy(TEMPLATE)),
        (
            "review.docx",
            ReviewCopy(template, MADE_AT, letters.subject("one")),
            ReviewCopy(TEMPLATE, MADE_AT, letters.subject("one")),
        ),
    ):
        exporter.write(letter, tmp_path / name)
        ours.write(letter, tmp_path / "ours.docx")
        assert lint(tmp_path / name) == []
        assert [one.description for one in OpenXmlValidator().validate(tmp_path / name).errors] == []
        own = "Elmshire inspectorate is a body of its own."
        assert body(tmp_path / name) == sorted([*body(tmp_path / "ours.docx"), own])
        document = docx.Document(str(tmp_path / name))
        assert document.core_properties.author == ""
        assert document.styles["Judgement"].font.name == "Georgia"
        [drawing] = document.sections[0].first_page_header.part.element.iter(qn("wp:docPr"))
        assert drawing.get("descr") == "Logo of the Elmshire inspectorate"


def test_what_word_keeps_beside_the_text_of_a_template_does_not_reach_a_letter(tmp_path: Path) -> None:
    document = docx.Document(str(restyled(tmp_path)))
    hidden = parse_xml(f'<w:docVars {NS}><w:docVar w:name="earlier" w:val="Letter to Leeds"/></w:docVars>')
    document.settings.element.append(hidden)
    document.save(str(tmp_path / "template.docx"))
    SignoffCopy(tmp_path / "template.docx").write(letters.liverpool(), tmp_path / "signoff.docx")
    kept = {
        part.partname: part.blob for part in docx.Document(str(tmp_path / "signoff.docx")).part.package.iter_parts()
    }
    assert [
        name for name, blob in kept.items() if any(word in blob for word in (b"Leeds", b"Bloggs", b"Draft for"))
    ] == []


def test_a_restyled_annex_says_the_same(tmp_path: Path) -> None:
    document = docx.Document(str(ANNEX))
    document.sections[0].page_width, document.sections[0].page_height = Mm(420), Mm(297)
    document.styles["Table Text"].font.name = "Georgia"
    document.add_section(WD_SECTION.CONTINUOUS)
    document.save(str(tmp_path / "evidence.docx"))
    found = annex(records.liverpool(), MADE_AT)
    EvidenceAnnex(tmp_path / "evidence.docx").write(found, tmp_path / "own.docx")
    EvidenceAnnex(ANNEX).write(found, tmp_path / "ours.docx")
    assert lint(tmp_path / "own.docx") == []
    told = [one.text for one in docx.Document(str(tmp_path / "own.docx")).paragraphs if one.text]
    assert told == [one.text for one in docx.Document(str(tmp_path / "ours.docx")).paragraphs if one.text]
