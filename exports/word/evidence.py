"""The evidence annex: a Word document of its own, with a table of the notes behind each weakness.

Rows are deep copies of one model row, filled by lxml, and a table is cut where it grows long: an editor lays out one
table of thousands of rows far slower than many short ones.
"""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from functools import lru_cache
from pathlib import Path
from typing import cast

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.oxml.table import CT_Row, CT_Tbl
from docx.oxml.text.paragraph import CT_P
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Emu, Length
from lxml.etree import _Element, fromstring, tostring

from exports.word.faults import Needs
from exports.word.ooxml import keep_row, name_table, set_title
from exports.word.package import save
from exports.word.template import Template, open_template, replace
from exports.word.text import new_paragraph, new_run
from inspector_app.domain.annex import Annex, AnnexSection
from inspector_app.domain.noted import NotedLine
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
                place.addprevious(cast("BaseOxmlElement", block))
        # Where it stays, empty, because a table is the last, it must be no heading.
        cast("CT_P", place).style = template.style("Body Text")
        replace(place, [])
        set_title(template.document, annex.title)
        save(template.document, path)


class _Tables:
    """The notes of a section as tables: copies of one model table whose rows wait for their words."""

    def __init__(self, template: Template) -> None:
        self._template = template
        self._models: dict[int, _Element] = {}

    def blocks(self, section: AnnexSection) -> Iterator[_Element]:
        """Yield the tables of a section, under a heading of their own where they are several."""
        whole = len(section.notes)
        for start in range(0, whole, LONGEST):
            notes, name = section.notes[start : start + LONGEST], section.heading
            if whole > LONGEST:
                part = f"Notes {start + 1:,} to {start + len(notes):,} of {whole:,}"
                yield _paragraph(self._template, "Heading 2", part)
                name = f"{name} {part}"
            yield self._table(name, notes)

    def _table(self, name: str, notes: Sequence[NotedLine]) -> _Element:
        if len(notes) not in self._models:
            self._models[len(notes)] = self._model(len(notes))
        table = deepcopy(self._models[len(notes)])
        caption, description = table.iter(qn("w:tblCaption"), qn("w:tblDescription"))
        caption.set(qn("w:val"), clean(name))
        description.set(qn("w:val"), f"One note in each row: {', '.join(head.lower() for head, _ in _COLUMNS)}.")
        words = (text for note in notes for text in _cells(note))
        # Read to the end first: a cell of several lines gets other elements.
        for element, text in zip(list(table.iter(qn("w:t")))[len(_COLUMNS) :], words, strict=True):
            if text:
                _fill(element, text)
        return table

    def _model(self, rows: int) -> _Element:
        """Return a table of the row of heads and so many rows without words."""
        width = self._template.width
        table = CT_Tbl.new_tbl(2, len(_COLUMNS), Length(width))
        table.tblPr.style = self._template.style("Letter Table")
        table.tblPr.autofit = False
        name_table(table, "", "")
        for column, (_, share) in zip(table.tblGrid.gridCol_lst, _COLUMNS, strict=True):
            column.w = Emu(width * share // 100)
        for number, line in enumerate(table.tr_lst):
            self._prepare(line, width, heading=number == 0)
        # As plain elements, which are made and filled twice as fast as those of python-docx.
        model = fromstring(tostring(table))
        row = model[-1]
        for element in row.iter(qn("w:t")):
            element.text = None
        model.extend(deepcopy(row) for _ in range(rows - 1))
        return model

    def _prepare(self, row: CT_Row, width: int, *, heading: bool) -> None:
        """Give each cell its style; the widths stand in the grid, and in the row of heads for those who look there."""
        keep_row(row, heading=heading)
        for cell, (head, share) in zip(row.tc_lst, _COLUMNS, strict=True):
            if heading:
                cell.width = Emu(width * share // 100)
            elif cell.tcPr is not None:
                replace(cell.tcPr, [])
            paragraph = new_paragraph(self._template.style("Table Heading" if heading else "Table Text"))
            paragraph.append(new_run(head if heading else "?"))
            replace(cell.p_lst[0], [paragraph])


class _Paragraphs:
    """The notes of a section as paragraphs: where a note comes from, and its words."""

    def __init__(self, template: Template) -> None:
        self._models = [
            fromstring(tostring(_paragraph(template, style, "?"))) for style in ("Note Source", "Note Text")
        ]

    def blocks(self, section: AnnexSection) -> Iterator[_Element]:
        """Yield the paragraphs of a section."""
        for note in section.notes:
            behind = f"in the letter: {', '.join(note.behind)}" if note.behind else ""
            source = " · ".join(part for part in (note.label, behind) if part)
            for model, text in zip(self._models, (source, note.text), strict=True):
                made = deepcopy(model)
                _fill(made[-1][-1], clean(text))
                yield made


def _cells(note: NotedLine) -> tuple[str, ...]:
    """Return the cleaned texts of a row; all but the note's own words are much the same from row to row."""
    return (
        _cleaned(note.source),
        note.heard_in_words,
        _cleaned(note.witness),
        _cleaned(note.marks),
        clean(note.text),
        _cleaned(note.noted_by),
        ", ".join(note.behind),
    )


_cleaned = lru_cache(maxsize=1_000)(clean)


def _fill(element: _Element, words: str) -> None:
    """Give the text element of a copied run its words; where they need more than one, the run is made anew."""
    run = element.getparent() if "\n" in words or "\t" in words else None
    if run is not None and (parent := run.getparent()) is not None:
        parent.replace(run, new_run(words))
        return
    element.text = words
    if words != words.strip():
        element.set(_SPACE, "preserve")


def _paragraph(template: Template, style: str, text: str) -> BaseOxmlElement:
    paragraph = new_paragraph(template.style(style))
    paragraph.append(new_run(clean(text)))
    return paragraph
