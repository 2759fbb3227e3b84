"""The evidence annex: a Word document of its own, with a table of the notes behind each weakness.

Rows are deep copies of one model row, filled by lxml, and a table is cut where it grows long: an editor lays out one
table of thousands of rows far slower than many short ones.
"""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from pathlib import Path
from typing import cast

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.oxml.table import CT_Row, CT_Tbl
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Emu, Length
from lxml.etree import _Element

from exports.word.ooxml import keep_row, name_table, set_title
from exports.word.package import save
from exports.word.template import Needs, Template, open_template, replace
from exports.word.text import new_paragraph, new_run
from inspector_app.domain.annex import Annex, AnnexSection, NotedLine
from inspector_app.domain.plain import clean

LONGEST = 250
"""Rows of a table; more of them go into the next one."""

EVIDENCE = Needs(
    name="The evidence annex's template",
    lines=("title", "about", "evidence"),
    styles={
        WD_STYLE_TYPE.PARAGRAPH: (
            *("Title", "Heading 1", "Heading 2", "Body Text", "Evidence Count", "Table Heading", "Table Text"),
            *("Note Source", "Note Text"),
        ),
        WD_STYLE_TYPE.TABLE: ("Letter Table",),
    },
)
_COLUMNS = (
    ("Code", 8),
    ("Heard", 9),
    ("Witness", 11),
    ("Marks", 11),
    ("Note", 43),
    ("Inspector", 10),
    ("In the letter", 8),
)
"""Heads and widths in per cent."""
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class EvidenceAnnex:
    """Writes the notes behind each weakness as a Word document: as tables, or as paragraphs where they are thousands.

    Args:
        template: The Word template.
        as_paragraphs: Whether each note is two paragraphs instead of a row of a table.
    """

    suffix = ".docx"

    def __init__(self, template: Path, *, as_paragraphs: bool = False) -> None:
        self._template = template
        self._as_paragraphs = as_paragraphs

    def write(self, annex: Annex, path: Path) -> None:
        """Write the annex as a complete file.

        Raises:
            InvalidError: The template cannot be used; the message names every fault.
            MissingError: The template is not there.
        """
        template = open_template(self._template, EVIDENCE)
        shape = _Paragraphs(template) if self._as_paragraphs else _Tables(template)
        template.put("title", [_paragraph(template, "Title", annex.title)])
        template.put("about", [_paragraph(template, "Body Text", line) for line in annex.about])
        place = template.place("evidence")
        for section in annex.sections:
            place.addprevious(_paragraph(template, "Heading 1", section.heading))
            place.addprevious(_paragraph(template, "Evidence Count", section.sentence))
            for block in shape.blocks(section):
                place.addprevious(block)
        replace(place, [])
        set_title(template.document, annex.title)
        save(template.document, path)


class _Tables:
    """The notes of a section as tables, each row a copy of one model row."""

    def __init__(self, template: Template) -> None:
        self._template = template
        self._model = self._model_table()
        self._row = self._model.tr_lst[1]
        _element(self._model).remove(self._row)

    def blocks(self, section: AnnexSection) -> Iterator[BaseOxmlElement]:
        """Yield the tables of a section, under a heading of their own where they are several."""
        whole, several = len(section.notes), len(section.notes) > LONGEST
        for start in range(0, whole, LONGEST):
            notes = section.notes[start : start + LONGEST]
            named = section.heading
            if several:
                named = f"{section.heading} Notes {start + 1:,} to {start + len(notes):,} of {whole:,}"
                yield _paragraph(
                    self._template, "Heading 2", f"Notes {start + 1:,} to {start + len(notes):,} of {whole:,}"
                )
            yield self._table(named, notes)

    def _table(self, name: str, notes: Sequence[NotedLine]) -> CT_Tbl:
        table = deepcopy(self._model)
        rows = _element(table)
        name_table(table, clean(name), "One note in each row: " + ", ".join(head.lower() for head, _ in _COLUMNS) + ".")
        row = self._row
        for note in notes:
            made = deepcopy(row)
            for cell, text in zip(made.iterchildren(qn("w:tc")), _cells(note), strict=True):
                _fill(cell[-1][-1], text)
            rows.append(made)
        return table

    def _model_table(self) -> CT_Tbl:
        """Return a table of the row of heads and one row to be copied."""
        width = self._template.width
        table = CT_Tbl.new_tbl(2, len(_COLUMNS), Length(width))
        table.tblPr.style = self._template.style("Letter Table")
        table.tblPr.autofit = False
        for column, (_, share) in zip(table.tblGrid.gridCol_lst, _COLUMNS, strict=True):
            column.w = Emu(width * share // 100)
        for number, row in enumerate(table.tr_lst):
            self._prepare(row, width, heading=number == 0)
        return table

    def _prepare(self, row: CT_Row, width: int, *, heading: bool) -> None:
        keep_row(row, heading=heading)
        for cell, (head, share) in zip(row.tc_lst, _COLUMNS, strict=True):
            cell.width = Emu(width * share // 100)
            paragraph = new_paragraph(self._template.style("Table Heading" if heading else "Table Text"))
            paragraph.append(new_run(head if heading else "?"))
            replace(cell.p_lst[0], [paragraph])


class _Paragraphs:
    """The notes of a section as paragraphs: where a note comes from, and its words."""

    def __init__(self, template: Template) -> None:
        self._source = _paragraph(template, "Note Source", "?")
        self._text = _paragraph(template, "Note Text", "?")

    def blocks(self, section: AnnexSection) -> Iterator[BaseOxmlElement]:
        """Yield the paragraphs of a section."""
        for note in section.notes:
            behind = f"in the letter: {', '.join(note.behind)}" if note.behind else ""
            told = (note.source, note.heard_in_words, note.witness, note.marks, note.author_role, behind)
            for model, text in (
                (self._source, " · ".join(part for part in told if part)),
                (self._text, note.text),
            ):
                made = deepcopy(model)
                _fill(made[-1], text)
                yield made


def _cells(note: NotedLine) -> tuple[str, ...]:
    return (
        note.source,
        note.heard_in_words,
        note.witness,
        note.marks,
        note.text,
        note.author_role,
        ", ".join(note.behind),
    )


def _fill(run: _Element, text: str) -> None:
    """Give a copied run its text; one that needs more than a plain text element is made anew."""
    words = clean(text)
    if "\n" in words or "\t" in words:
        parent = run.getparent()
        if parent is not None:
            parent.replace(run, new_run(words))
        return
    element = run[-1]
    element.text = words
    if words != words.strip():
        element.set(_SPACE, "preserve")


def _paragraph(template: Template, style: str, text: str) -> BaseOxmlElement:
    paragraph = new_paragraph(template.style(style))
    paragraph.append(new_run(clean(text)))
    return paragraph


def _element(table: CT_Tbl) -> _Element:
    """Return a table as what it also is: an element of any elements."""
    return cast("_Element", table)
