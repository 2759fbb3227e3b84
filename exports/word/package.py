"""The package round a Word document: its properties and own data, and saving it byte for byte alike."""

from collections.abc import Iterable
from pathlib import Path
from uuid import UUID
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part

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
# Word's own archives carry this earliest moment of the zip format; it says nothing and never differs.
_ZIP_MOMENT = (1980, 1, 1, 0, 0, 0)


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
