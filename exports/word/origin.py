"""What belongs to the making of a template and not to what is written with it: its maker, its machine, its history."""

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml import etree

from exports.word.parts import part_elements

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/picture}cNvPr"
_VML = "{urn:schemas-microsoft-com:vml}imagedata"
_OFFICE = "{urn:schemas-microsoft-com:office:office}"
_WORD_2010 = "{http://schemas.microsoft.com/office/word/2010/wordml}"

# The settings that say how a page looks; all others tell of the template's making, or of its maker's machine.
_SETTINGS = {
    qn(f"w:{name}")
    for name in (
        *("zoom", "displayBackgroundShape", "embedTrueTypeFonts", "embedSystemFonts", "saveSubsetFonts"),
        *("mirrorMargins", "alignBordersAndEdges", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter"),
        *("gutterAtTop", "defaultTabStop", "autoHyphenation", "consecutiveHyphenLimit", "hyphenationZone"),
        *("doNotHyphenateCaps", "evenAndOddHeaders", "characterSpacingControl", "strictFirstAndLastChars"),
        *("noLineBreaksAfter", "noLineBreaksBefore", "compat", "themeFontLang", "clrSchemeMapping"),
        *("decimalSymbol", "listSeparator"),
    )
} | {qn("m:mathPr")}
_HISTORY = {
    qn(f"w:{name}")
    for name in (
        *("rsid", "proofErr", "bookmarkStart", "bookmarkEnd", "lastRenderedPageBreak", "permStart", "permEnd"),
        *("divId", "fldData", "smartTagPr", "customXmlPr", "sdtPr", "sdtEndPr"),
    )
}
_WRAPPERS = (qn("w:sdt"), qn("w:sdtContent"), qn("w:smartTag"), qn("w:customXml"))
"""What stands round text and says what an editor takes it for; the text stays."""


def forget_machine(document: Document) -> None:
    """Take away the printer and every setting that says nothing of how a page looks."""
    settings: BaseOxmlElement = document.settings.element
    for child in list(settings):
        if child.tag not in _SETTINGS:
            settings.remove(child)
    for printer in list(document.element.iter(qn("w:printerSettings"))):
        _remove(printer)


def forget_making(document: Document) -> None:
    """Take away who made the template, and what an editor remembers of its making."""
    _ = document.core_properties  # makes a fresh part, with words and a date of python-docx
    properties = document.part.package.part_related_by(RT.CORE_PROPERTIES).element
    for child in list(properties):
        properties.remove(child)
    for root in part_elements(document):
        _forget_history(root)
    for style in list(document.styles.element.iter(qn("w:vanish"), qn("w:specVanish"), qn("w:webHidden"))):
        _remove(style)  # a style by which words travel unseen


def _forget_history(root: BaseOxmlElement) -> None:
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    for element in list(root.iter("{*}*")):
        if element.tag in _HISTORY:
            _remove(element)
            continue
        for name in list(element.attrib):
            if name.startswith((qn("w:rsid"), f"{_WORD_2010}paraId", f"{_WORD_2010}textId")):
                del element.attrib[name]
        if element.tag == _DRAWING:  # Word keeps the name of the file here, and once its path
            element.set("name", "Picture")
            element.attrib.pop("descr", None)
            element.attrib.pop("title", None)
        elif element.tag == _VML:
            element.attrib.pop(f"{_OFFICE}title", None)
            element.attrib.pop(f"{_OFFICE}href", None)
    etree.strip_tags(root, *_WRAPPERS)


def _remove(element: BaseOxmlElement) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
