"""The package round a Word document: its parts, properties and own data, and saving it byte for byte alike."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from uuid import UUID
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.opc.rel import Relationships
from docx.oxml.xmlchemy import BaseOxmlElement

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# The properties Word gives an author's own fields; the format id is the one the standard names.
_PROPERTIES = (
    _HEAD + '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
    ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name={name}>'
    "<vt:lpwstr>{value}</vt:lpwstr></property></Properties>"
)
_ITEM = (
    _HEAD + '<ds:datastoreItem ds:itemID="{{{item}}}"'
    ' xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs/></ds:datastoreItem>'
)
_TYPES = (
    _HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>{named}</Types>'
)
# What belongs to the template's maker and machine, not to the letter.
_ORIGIN = {
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate",
    RT.COMMENTS,
    RT.CUSTOM_XML,
    "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
    "http://schemas.microsoft.com/office/2016/09/relationships/commentsIds",
    "http://schemas.microsoft.com/office/2018/08/relationships/commentsExtensible",
    "http://schemas.microsoft.com/office/2011/relationships/people",
    RT.GLOSSARY_DOCUMENT,
    RT.PRINTER_SETTINGS,
    "http://schemas.microsoft.com/office/2006/relationships/keyMapCustomizations",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/mailMergeSource",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/recipientData",
}
# Word's own archives carry this earliest moment of the zip format; it says nothing and never differs.
_ZIP_MOMENT = (1980, 1, 1, 0, 0, 0)


def part_elements(document: Document) -> Iterator[BaseOxmlElement]:
    """Yield the root element of every part that is kept as XML."""
    for part in document.part.package.iter_parts():
        if isinstance(part, XmlPart):
            yield part.element


def headers(document: Document) -> list[BaseOxmlElement]:
    """Return the root elements of all headers."""
    return _stories(document, RT.HEADER)


def headers_and_footers(document: Document) -> list[BaseOxmlElement]:
    """Return the root elements of all headers and footers."""
    return _stories(document, RT.HEADER) + _stories(document, RT.FOOTER)


def _stories(document: Document, kind: str) -> list[BaseOxmlElement]:
    return [rel.target_part.element for rel in document.part.rels.values() if rel.reltype == kind]


def forget_origin(document: Document) -> None:
    """Take away the template's author, machine, labels and data."""
    package = document.part.package
    _drop(package.rels, lambda kind: kind != RT.OFFICE_DOCUMENT)
    for part in package.parts:
        _drop(part.rels, lambda kind: kind in _ORIGIN)
    _ = document.core_properties  # makes a fresh part, with words and a date of python-docx
    properties = package.part_related_by(RT.CORE_PROPERTIES).element
    for child in list(properties):
        properties.remove(child)


def _drop(rels: Relationships, unwanted: Callable[[str], bool]) -> None:
    for number in [number for number, rel in rels.items() if unwanted(rel.reltype)]:
        del rels[number]


def add_property(document: Document, name: str, value: str) -> None:
    """Give the document a property of our own, which Word lists under the custom ones."""
    blob = _PROPERTIES.format(name=quoteattr(name), value=escape(value)).encode()
    package = document.part.package
    part = Part(PackURI("/docProps/custom.xml"), CT.OFC_CUSTOM_PROPERTIES, blob, package)
    package.relate_to(part, RT.CUSTOM_PROPERTIES)


def add_data(document: Document, blob: bytes, item: UUID) -> None:
    """Give the document a piece of XML of our own, which travels with it unseen; `item` names it for Word."""
    package = document.part.package
    data = Part(PackURI("/customXml/item1.xml"), CT.XML, blob, package)
    about = _ITEM.format(item=str(item).upper()).encode()
    data.relate_to(
        Part(PackURI("/customXml/itemProps1.xml"), CT.OFC_CUSTOM_XML_PROPERTIES, about, package), RT.CUSTOM_XML_PROPS
    )
    document.part.relate_to(data, RT.CUSTOM_XML)


def save(document: Document, path: Path) -> None:
    """Save a document so that the same content gives the same bytes on every laptop.

    The parts are written straight from their trees: python-docx would leave the moment of saving in the archive, and
    packing ten thousand notes twice takes as long as making them.
    """
    package = document.part.package
    parts = list(package.iter_parts())
    with ZipFile(path, "w") as archive:
        _add(archive, "[Content_Types].xml", _types(parts))
        _add(archive, "_rels/.rels", package.rels.xml)
        for part in parts:
            _add(archive, part.partname.membername, part.blob)
            if len(part.rels):
                _add(archive, part.partname.rels_uri.membername, part.rels.xml)


def _types(parts: Iterable[Part]) -> str:
    named = "".join(
        f"<Override PartName={quoteattr(part.partname)} ContentType={quoteattr(part.content_type)}/>" for part in parts
    )
    return _TYPES.format(named=named)


def _add(archive: ZipFile, name: str, content: bytes | str) -> None:
    entry = ZipInfo(name, _ZIP_MOMENT)
    entry.compress_type, entry.create_system = ZIP_DEFLATED, 0
    archive.writestr(entry, content)
