"""The parts of a template's package: those it may bring, part by part. What else hangs on it is left behind.

A part that the text itself refers to and a letter cannot carry is told, because the text would not stand without it.
"""

from collections.abc import Iterable, Iterator, Mapping

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import Part, PartFactory, XmlPart
from docx.opc.rel import _Relationship
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml.etree import Entity

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_OFFICE_RELID = "{urn:schemas-microsoft-com:office:office}relid"
_LINKS = ("http://", "https://", "mailto:")

_IMPLIED = frozenset({RT.STYLES, RT.SETTINGS, RT.THEME, RT.FONT_TABLE, RT.NUMBERING})
"""What belongs to a document without a word of its text saying so."""

_STORY = frozenset({RT.IMAGE, RT.HYPERLINK})
_HOLDS: Mapping[str, tuple[str, frozenset[str]]] = {
    RT.OFFICE_DOCUMENT: ("w:document", _STORY | _IMPLIED | {RT.HEADER, RT.FOOTER}),
    RT.HEADER: ("w:hdr", _STORY),
    RT.FOOTER: ("w:ftr", _STORY),
    RT.STYLES: ("w:styles", frozenset()),
    RT.SETTINGS: ("w:settings", frozenset()),
    RT.NUMBERING: ("w:numbering", frozenset({RT.IMAGE})),
    RT.THEME: ("a:theme", frozenset({RT.IMAGE})),
    RT.FONT_TABLE: ("w:fonts", frozenset({RT.FONT})),
}
"""What each part is called at its root, and what it may hold; a picture or a font holds nothing."""

# python-docx keeps these as bytes; as trees they are looked through like every other part.
PartFactory.part_type_for.update({CT.OFC_THEME: XmlPart, CT.WML_FONT_TABLE: XmlPart})


def keep_known(document: Document) -> list[str]:
    """Leave behind every part that no letter needs; return in plain words what is needed and cannot be carried.

    Raises:
        ValueError: A part is not what it is said to be.
    """
    package = document.part.package
    for number in [number for number, rel in package.rels.items() if rel.reltype != RT.OFFICE_DOCUMENT]:
        del package.rels[number]
    _forget_idle_headers(document)
    return list(dict.fromkeys(_sifted(document.part, RT.OFFICE_DOCUMENT, set())))


def part_elements(document: Document) -> Iterator[BaseOxmlElement]:
    """Yield the root element of every part that is kept as XML."""
    for part in document.part.package.iter_parts():
        if isinstance(part, XmlPart):
            yield part.element


def headers(document: Document) -> list[BaseOxmlElement]:
    """Return the root elements of all headers."""
    return _rooted(document, RT.HEADER)


def headers_and_footers(document: Document) -> list[BaseOxmlElement]:
    """Return the root elements of all headers and footers."""
    return _rooted(document, RT.HEADER) + _rooted(document, RT.FOOTER)


def _rooted(document: Document, kind: str) -> list[BaseOxmlElement]:
    return [rel.target_part.element for rel in document.part.rels.values() if rel.reltype == kind]


def _forget_idle_headers(document: Document) -> None:
    """Take away the headers and footers that no page shows: Word keeps them for when they are switched on again."""
    root = document.element
    idle = set()
    if not document.settings.odd_and_even_pages_header_footer:
        idle.add("even")
    if not any(section.different_first_page_header_footer for section in document.sections):
        idle.add("first")
    for one in list(root.iter(qn("w:headerReference"), qn("w:footerReference"))):
        if one.get(qn("w:type")) in idle:
            one.getparent().remove(one)


def _sifted(part: Part, kind: str, seen: set[Part]) -> Iterator[str]:
    """Drop what a part does not need; yield what it refers to and may not hold."""
    if part in seen:
        return
    seen.add(part)
    root, holds = _HOLDS.get(kind, ("", frozenset[str]()))
    if root and not (isinstance(part, XmlPart) and part.element.tag == qn(root)):
        raise ValueError(f"{part.partname} is no {root}")
    if isinstance(part, XmlPart) and next(part.element.iter(Entity), None) is not None:
        raise ValueError(f"{part.partname} leaves a word to be looked up elsewhere")
    named = set(_named(part.element)) if isinstance(part, XmlPart) else set()
    for number, rel in list(part.rels.items()):
        if number not in named and (rel.reltype not in holds & _IMPLIED or rel.is_external):
            del part.rels[number]
        elif fault := _fault(rel, holds):
            yield fault
        elif not rel.is_external:
            yield from _sifted(rel.target_part, rel.reltype, seen)


def _named(root: BaseOxmlElement) -> Iterable[str]:
    """Return the relationships that the elements of a part refer to."""
    for element in root.iter("{*}*"):
        for name, value in element.attrib.items():
            if name.startswith(_R) or name == _OFFICE_RELID:
                yield value


def _fault(rel: _Relationship, holds: frozenset[str]) -> str:
    """Return what is wrong with what a part refers to."""
    if rel.reltype == RT.HYPERLINK and rel.reltype in holds and rel.is_external:
        if rel.target_ref.lower().startswith(_LINKS):
            return ""
        return "a link in it leads to a file on somebody's computer (in Word choose Remove Link)"
    if rel.reltype == RT.IMAGE and rel.is_external:
        return "a picture in it is only linked to (in Word delete it and insert it from this device)"
    is_picture = rel.reltype != RT.IMAGE or rel.is_external or rel.target_part.content_type.startswith("image/")
    if rel.reltype not in holds or rel.is_external or not is_picture:
        return (
            "it holds something embedded, such as a chart, a workbook or another document "
            "(in Word delete it, or paste it as a picture)"
        )
    return ""
