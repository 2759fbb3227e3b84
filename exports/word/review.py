"""The review copy: the letter with DRAFT across it, its evidence as comments, tracking on, and every paragraph named.

The names are bookmarks, because only bookmarks live through Word, LibreOffice and their versions. The words as exported
travel with the file; whoever exports keeps them too, so that a copy that comes back without them can be compared.
"""

import hashlib
import re
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import cast
from uuid import UUID

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml import etree

from exports.word.letter import lay_out
from exports.word.ooxml import add_bookmark, add_watermark, comment_begins, comment_ends, set_title, track_changes
from exports.word.package import add_data, add_property, save
from exports.word.template import Template, open_template
from exports.word.text import cut_runs, new_paragraph, passages
from inspector_app.domain.letter import Letter, Paragraph, Source
from inspector_app.domain.plain import clean

AUTHOR, INITIALS = "Inspector's workbook", "IW"
WATERMARK = "DRAFT"
CHANGED = "Standing text changed for this letter. Unchanged it would read:"
EXPORT_PROPERTY = "WorkbookExport"
BASELINE = "urn:inspector-workbook:letter:1"
# Word hides bookmarks that begin with an underscore, and holds no name longer than 40 characters.
_PREFIX, _LONGEST = "_wb_", 40


class ReviewCopy:
    """Writes the Word letter that passes through many hands and comes back.

    Args:
        template: The Word template.
        made_at: The moment of the export; its comments are dated by that clock.
        export: The id of the export, by which a returned copy is known.
    """

    suffix = ".docx"

    def __init__(self, template: Path, made_at: datetime, export: UUID) -> None:
        self._template = template
        self._made_at = made_at
        self._export = export

    def write(self, letter: Letter, path: Path) -> None:
        """Write the letter as a complete file.

        Raises:
            InvalidError: The template cannot be used; the message names every fault.
            MissingError: The template is not there.
        """
        template = open_template(self._template)
        document = template.document
        numbers = count(1)

        def anchored(paragraph: Paragraph, style: str) -> BaseOxmlElement:
            element = _with_evidence(template, paragraph, style)
            add_bookmark(element, bookmark_name(paragraph.anchor), next(numbers))
            return element

        lay_out(letter, template, anchored)
        _date_comments(template, self._made_at)
        add_watermark(document, WATERMARK)
        track_changes(document)
        set_title(document, letter.document_title)
        add_property(document, EXPORT_PROPERTY, str(self._export))
        add_data(document, _baseline(letter, self._export), self._export)
        save(document, path)


def bookmark_name(anchor: str) -> str:
    """Return the bookmark of a paragraph: `_wb_` and its anchor, or a digest of one that Word could not hold."""
    name = _PREFIX + anchor
    if len(name) <= _LONGEST and re.fullmatch(r"\w+", name, re.ASCII):
        return name
    return _PREFIX + hashlib.sha256(anchor.encode()).hexdigest()[:32]


def _with_evidence(template: Template, paragraph: Paragraph, style: str) -> BaseOxmlElement:
    """Return a paragraph in which each source is a comment on its sentence, wherever that stands; passages may overlap.

    Of standing text that was changed for this letter a comment says how it would have read.
    """
    text = clean(paragraph.text)
    ranges = [
        (start, end, _comment(template.document, source.label, source.text))
        for source in paragraph.sources
        for start, end in _passages(text, source)
    ]
    if paragraph.shipped is not None:
        ranges.append((0, len(text), _comment(template.document, CHANGED, paragraph.shipped)))
    edges = [edge for start, end, _ in ranges for edge in (start, end)]
    reference = template.style("annotation reference")
    element = new_paragraph(template.style(style))
    for position, run in cut_runs(text, paragraph.gaps, template.style("Placeholder"), edges):
        if position:
            element.extend(
                mark for _, end, number in ranges if end == position for mark in comment_ends(number, reference)
            )
        element.extend(comment_begins(number) for start, _, number in ranges if start == position)
        element.append(run)
    element.extend(mark for _, end, number in ranges if end == len(text) for mark in comment_ends(number, reference))
    return element


def _passages(text: str, source: Source) -> list[tuple[int, int]]:
    """Return where a source's sentence stands; the whole paragraph where it has none or it is no longer there."""
    return passages(text, [source.sentence or ""]) or [(0, len(text))]


def _comment(document: Document, label: str, words: str) -> int:
    text = f"{clean(label)}\n{clean(words)}"
    return document.comments.add_comment(text=text, author=AUTHOR, initials=INITIALS).comment_id


def _date_comments(template: Template, moment: datetime) -> None:
    """Give every comment the local time, which Word expects there, and the template's own styles.

    python-docx writes UTC, which Word shows as if it were local (python-docx #1509), and styles by fixed ids.
    """
    if not any(rel.reltype == RT.COMMENTS for rel in template.document.part.rels.values()):
        return
    root = cast("XmlPart", template.document.part.part_related_by(RT.COMMENTS)).element
    for comment in root:
        comment.set(qn("w:date"), moment.strftime("%Y-%m-%dT%H:%M:%S"))
    for tag, style in (("w:pStyle", "annotation text"), ("w:rStyle", "annotation reference")):
        for element in root.iter(qn(tag)):
            element.set(qn("w:val"), template.style(style))


def _baseline(letter: Letter, export: UUID) -> bytes:
    """Return the lines as exported, each with its anchor and, where it is a paragraph, its bookmark, as XML."""
    root = etree.Element(f"{{{BASELINE}}}letter", nsmap={None: BASELINE}, attrib={"export": str(export)})
    marked = {paragraph.anchor for paragraph in letter.every_paragraph}
    for anchor, text in letter.lines:
        marks = {"anchor": clean(anchor)} | ({"bookmark": bookmark_name(anchor)} if anchor in marked else {})
        etree.SubElement(root, f"{{{BASELINE}}}line", attrib=marks).text = clean(text)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
