"""A Word template: opened, found fit or refused with every fault named, and filled line by line.

A template is an ordinary document which the organisation restyles in Word. It brings the named styles, and lines
such as `[[findings]]` that say where the parts of what is written stand.
"""

import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from zipfile import BadZipFile, ZipFile

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml.etree import XMLSyntaxError

from exports.word.faults import Needs, faults_of, lines_of, styles_of
from exports.word.fields import empty_fields
from exports.word.origin import forget_machine, forget_making
from exports.word.parts import headers_and_footers, keep_known
from inspector_app.domain.errors import InvalidError, MissingError

SENDER = "sender"
LETTER = Needs(
    name="The letter's template",
    lines=(
        *("date", "addressees", "salutation", "title", "introduction", "findings", "next_steps", "valediction"),
        *("signature", "signatures", "copies"),
    ),
    styles={
        WD_STYLE_TYPE.PARAGRAPH: (
            *("Contact Block", "Date", "Inside Address", "Inside Address Last", "Salutation", "Title", "Body Text"),
            *("Heading 1", "Weakness Lead-in", "Weakness Statement", "Weakness Paragraph", "Weakness Paragraph Last"),
            *("Judgement", "Closing", "Signature", "Signatory Role", "Table Heading", "Signature Table Text"),
            *("Copy List", "Copy List Next", "annotation text"),
        ),
        WD_STYLE_TYPE.CHARACTER: ("annotation reference", "Placeholder"),
        WD_STYLE_TYPE.TABLE: ("Signature Table",),
    },
    head=(SENDER,),
)
_LARGEST, _LARGEST_TEXT, _MOST_PARTS = 40 * 2**20, 8 * 2**20, 500
"""Bytes that a template unpacks to, those of them that are text, and its parts: far above any letter's."""
_UNREADABLE = (
    *(PackageNotFoundError, BadZipFile, XMLSyntaxError, zlib.error, OSError),
    *(KeyError, ValueError, RuntimeError, AttributeError, TypeError, IndexError),
)
"""What comes of a file that is no template: the last ones where python-docx trusts what a part says it is."""


class Template:
    """An opened template: its document, its styles by name, its lines to be replaced."""

    def __init__(self, document: Document, needs: Needs) -> None:
        self.document = document
        self._styles = styles_of(document, needs)
        self._places = dict(lines_of(document.element.body))
        if needs.head:
            self._places |= lines_of(document.sections[0].first_page_header.part.element)

    @property
    def width(self) -> int:
        """How wide the text of a page is, in English Metric Units."""
        section = self.document.sections[0]
        return (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)

    def style(self, name: str) -> str:
        """Return the id under which this document keeps a style; ids change when a template is saved elsewhere."""
        return self._styles[name.casefold()]

    def place(self, line: str) -> BaseOxmlElement:
        """Return the paragraph that a line such as `findings` is, as long as it is not replaced."""
        return self._places[line]

    def put(self, line: str, blocks: Iterable[BaseOxmlElement]) -> None:
        """Put paragraphs and tables where a line stands, and take the line away."""
        replace(self._places.pop(line), list(blocks))


def open_template(path: Path, needs: Needs = LETTER) -> Template:
    """Open a template, cleaned of what belongs to its making and not to what is written with it.

    Raises:
        MissingError: There is no such file.
        InvalidError: It is not a Word document, or not a template; the message names every fault.
    """
    if not path.is_file():
        raise MissingError(f"{needs.name} is not there; choose another or put it back.")
    try:
        _measure(path)
        document = docx.Document(str(path))
        if document.element.find(f"{qn('w:body')}/{qn('w:sectPr')}") is None:
            raise ValueError("no page")
        forget_machine(document)
        faults = [*keep_known(document), *faults_of(document, needs)]
    except _UNREADABLE as error:
        raise InvalidError(f"{needs.name} cannot be read; save it in Word as a .docx document.") from error
    if faults:
        raise InvalidError(f"{needs.name} cannot be used: {'; '.join(faults)}.")
    forget_making(document)
    for story in (document.element.body, *headers_and_footers(document)):
        empty_fields(story)
    return Template(document, needs)


def _measure(path: Path) -> None:
    """Look at how much a template would unpack to before any of it is.

    Raises:
        ValueError: It is more than any template has.
    """
    with ZipFile(path) as archive:
        entries = archive.infolist()
    text = sum(one.file_size for one in entries if one.filename.lower().endswith((".xml", ".rels")))
    if sum(one.file_size for one in entries) > _LARGEST or text > _LARGEST_TEXT or len(entries) > _MOST_PARTS:
        raise ValueError("too large")


def replace(place: BaseOxmlElement, blocks: Sequence[BaseOxmlElement]) -> None:
    """Replace a paragraph by blocks; it stays, empty, where a cell, header or body would not end in a paragraph."""
    for block in blocks:
        place.addprevious(block)
    before, after, parent = place.getprevious(), place.getnext(), place.getparent()
    ends = after is None or after.tag == qn("w:sectPr")
    if ends and (before is None or before.tag != qn("w:p")):
        for child in place.xpath("*[not(self::w:pPr)]"):
            place.remove(child)
    elif parent is not None:
        parent.remove(place)
