"""What python-docx has no words for inside a story: bookmarks, comment marks, title, watermark, tracking, tables."""

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.oxml.table import CT_Row, CT_Tbl
from docx.oxml.xmlchemy import BaseOxmlElement

from exports.word.fields import print_title
from exports.word.parts import headers, headers_and_footers
from exports.word.text import new_element, new_run
from inspector_app.domain.plain import clean

LANGUAGE = "en-GB"
_LONGEST_TITLE = 255

# The schema's order of settings: what may stand before w:trackRevisions.
_BEFORE_TRACKING = [
    qn(f"w:{name}")
    for name in (
        "writeProtection",
        "view",
        "zoom",
        "removePersonalInformation",
        "removeDateAndTime",
        "doNotDisplayPageBoundaries",
        "displayBackgroundShape",
        "printPostScriptOverText",
        "printFractionalCharacterWidth",
        "printFormsData",
        "embedTrueTypeFonts",
        "embedSystemFonts",
        "saveSubsetFonts",
        "saveFormsData",
        "mirrorMargins",
        "alignBordersAndEdges",
        "bordersDoNotSurroundHeader",
        "bordersDoNotSurroundFooter",
        "gutterAtTop",
        "hideSpellingErrors",
        "hideGrammaticalErrors",
        "activeWritingStyle",
        "proofState",
        "formsDesign",
        "attachedTemplate",
        "linkStyles",
        "stylePaneFormatFilter",
        "stylePaneSortMethod",
        "documentType",
        "mailMerge",
        "revisionView",
    )
]
# Word knows its own watermarks by the name of the shape and offers to remove them.
_WATERMARK = (
    '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:w10="urn:schemas-microsoft-com:office:word"><w:rPr><w:noProof/></w:rPr><w:pict>'
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"'
    ' path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
    '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
    '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>'
    '<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800"'
    ' o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/>'
    '<v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles>'
    '<o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
    '<v:shape id="PowerPlusWaterMarkObject{number}" o:spid="_x0000_s{spid}" type="#_x0000_t136" alt=""'
    ' style="position:absolute;margin-left:0;margin-top:0;width:440pt;height:176pt;rotation:315;'
    "z-index:-251658240;mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
    'mso-position-vertical:center;mso-position-vertical-relative:margin" o:allowincell="f" fillcolor="#d0d3da"'
    ' stroked="f"><v:fill opacity=".5"/><v:textpath style="font-family:&quot;Arial&quot;;font-size:1pt"'
    ' string="{word}"/><w10:wrap anchorx="margin" anchory="margin"/></v:shape></w:pict></w:r>'
)


def add_bookmark(paragraph: BaseOxmlElement, name: str, number: int) -> None:
    """Put a bookmark round the whole of a paragraph."""
    _insert_first(paragraph, new_element("w:bookmarkStart", id=number, name=name))
    paragraph.append(new_element("w:bookmarkEnd", id=number))


def comment_begins(number: int) -> BaseOxmlElement:
    """Return the mark at which the passage of a comment begins."""
    return new_element("w:commentRangeStart", id=number)


def comment_ends(number: int, style: str) -> tuple[BaseOxmlElement, BaseOxmlElement]:
    """Return the mark at which the passage of a comment ends, and the run that refers to the comment."""
    reference = new_run("", style)
    reference.append(new_element("w:commentReference", id=number))
    return new_element("w:commentRangeEnd", id=number), reference


def _insert_first(paragraph: BaseOxmlElement, element: BaseOxmlElement) -> None:
    properties = paragraph.find(qn("w:pPr"))
    paragraph.insert(0 if properties is None else 1, element)


def set_title(document: Document, title: str) -> None:
    """Set the document's language and its title, which its headers show."""
    document.core_properties.title = clean(title)[:_LONGEST_TITLE]
    document.core_properties.language = LANGUAGE
    for story in (document.element.body, *headers_and_footers(document)):
        print_title(story, title)


def add_watermark(document: Document, word: str) -> None:
    """Put a word across every page, behind the text."""
    for number, header in enumerate(headers(document), 1):
        run = parse_xml(_WATERMARK.format(number=number, spid=2048 + number, word=word))
        # A header built of Word's own blocks has its paragraphs inside them.
        _insert_first((header.xpath("w:p") or header.xpath(".//w:p"))[-1], run)


def track_changes(document: Document) -> None:
    """Switch the tracking of changes on for everybody who edits the document."""
    settings: BaseOxmlElement = document.settings.element
    before = [child for child in settings if child.tag in _BEFORE_TRACKING]
    settings.insert(len(before), new_element("w:trackRevisions"))


def name_table(table: CT_Tbl, caption: str, description: str) -> None:
    """Give a table the title and the description that a screen reader says."""
    properties: BaseOxmlElement = table.tblPr
    properties.append(new_element("w:tblCaption", val=caption))
    properties.append(new_element("w:tblDescription", val=description))


def keep_row(row: CT_Row, *, heading: bool) -> None:
    """Keep a row of a table on one page; a heading row is repeated at the top of each page."""
    properties: BaseOxmlElement = row.get_or_add_trPr()
    properties.append(new_element("w:cantSplit"))
    if heading:
        properties.append(new_element("w:tblHeader"))
