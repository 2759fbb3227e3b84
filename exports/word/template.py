"""A Word template: opened, found fit or refused with every fault named, and filled line by line.

A template is an ordinary document which the organisation restyles in Word. It brings the named styles, and lines
such as `[[findings]]` that say where the parts of what is written stand.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml.etree import XMLSyntaxError

from exports.word.ooxml import empty_fields, forget_history
from exports.word.package import forget_origin, headers_and_footers
from inspector_app.domain.errors import InvalidError, MissingError


@dataclass(frozen=True, slots=True)
class Needs:
    """What a template must bring: its lines, once each, those of the first page's header, and its styles by name."""

    name: str
    lines: tuple[str, ...]
    styles: Mapping[WD_STYLE_TYPE, tuple[str, ...]]
    head: tuple[str, ...] = ()


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
_LINE = re.compile(r"\[\[(\w+)]]")
_DECORATIVE = ".//*[local-name()='decorative' and (@val='1' or @val='true')]"
_CHANGES = tuple(qn(f"w:{tag}") for tag in ("ins", "del", "moveFrom", "moveTo", "pPrChange", "rPrChange"))


class Template:
    """An opened template: its document, its styles by name, its lines to be replaced."""

    def __init__(self, document: Document, needs: Needs) -> None:
        self.document = document
        self._styles = _styles(document, needs)
        self._places = dict(_lines(document.element.body))
        if needs.head:
            self._places |= _lines(document.sections[0].first_page_header.part.element)

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
        document = docx.Document(str(path))
        faults = _faults(document, needs)
    except (PackageNotFoundError, BadZipFile, XMLSyntaxError, KeyError, ValueError) as error:
        raise InvalidError(f"{needs.name} cannot be read; save it in Word as a .docx document.") from error
    if faults:
        raise InvalidError(f"{needs.name} cannot be used: {'; '.join(faults)}.")
    forget_origin(document)
    forget_history(document)
    for element in headers_and_footers(document):
        empty_fields(element)
    return Template(document, needs)


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


def _styles(document: Document, needs: Needs) -> dict[str, str]:
    wanted = {name.casefold(): kind for kind, names in needs.styles.items() for name in names}
    found = ((str(style.name).casefold(), style) for style in document.styles)
    return {name: style.style_id for name, style in found if wanted.get(name) == style.type}


def _lines(story: BaseOxmlElement) -> list[tuple[str, BaseOxmlElement]]:
    """Return the lines in a story, with the paragraphs that they are; Word may keep a line in several runs."""
    found = []
    for paragraph in story.iter(qn("w:p")):
        text = "".join(text.text or "" for text in paragraph.iter(qn("w:t")))
        if match := _LINE.fullmatch(text.strip()):
            found.append((match[1], paragraph))
    return found


def _faults(document: Document, needs: Needs) -> list[str]:
    """Return in plain words everything that keeps a document from being a template."""
    known = _styles(document, needs)
    names = [name for group in needs.styles.values() for name in group]
    faults = [f"the style “{name}” is missing" for name in names if name.casefold() not in known]
    first, later = document.sections[0].first_page_header, document.sections[0].header
    if needs.head and (first.is_linked_to_previous or not document.sections[0].different_first_page_header_footer):
        faults.append("the first page has no header of its own")
    if later.is_linked_to_previous:
        faults.append("the pages after the first have no header")
    body = document.element.body
    head = None if first.is_linked_to_previous else first.part.element
    stories = [body, *headers_and_footers(document)]
    for story in stories:
        home = needs.lines if story is body else needs.head if story is head else ()
        faults += _line_faults(home, Counter(name for name, _ in _lines(story)), {*needs.lines, *needs.head})
    if any(next(story.iter(*_CHANGES), None) is not None for story in stories):
        faults.append("it holds changes that are neither accepted nor rejected")
    if any(rel.reltype == RT.COMMENTS for rel in document.part.rels.values()) and len(document.comments):
        faults.append("it holds comments")
    if any(_without_words(story) for story in stories):
        faults.append("a picture in it has no alternative text")
    return faults


def _line_faults(home: Sequence[str], counts: Counter[str], known: set[str]) -> Iterator[str]:
    """Yield what is wrong with the lines of a story, which is to hold each of `home` once and no other."""
    for line in home:
        if counts[line] != 1:
            yield f"the line [[{line}]] is " + (f"there {counts[line]} times" if counts[line] else "missing")
    for line in sorted(set(counts) - set(home)):
        yield f"the line [[{line}]] " + ("stands in the wrong place" if line in known else "is not known")


def _without_words(story: BaseOxmlElement) -> bool:
    """Tell whether a picture says nothing to those who do not see it, and is not marked as mere decoration."""
    pictures = story.iter(qn("wp:docPr"))
    return any(not one.get("descr", "").strip() and not one.xpath(_DECORATIVE) for one in pictures)
