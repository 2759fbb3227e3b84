"""Text as Word keeps it: paragraphs in a style, and runs cut where a placeholder or a passage of evidence ends."""

from collections.abc import Iterable
from itertools import pairwise
from typing import cast

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.text.paragraph import CT_P
from docx.oxml.text.run import CT_R
from docx.oxml.xmlchemy import BaseOxmlElement

from inspector_app.domain.plain import clean


def new_element(tag: str, **attributes: object) -> BaseOxmlElement:
    """Return an element such as `w:bookmarkEnd`, its attributes in the namespace of Word's own."""
    values = {qn(f"w:{name}"): str(value) for name, value in attributes.items()}
    return cast("BaseOxmlElement", OxmlElement(tag, attrs=values))


def new_paragraph(style: str) -> BaseOxmlElement:
    """Return an empty paragraph in the style of that id."""
    paragraph = cast("CT_P", OxmlElement("w:p"))
    paragraph.style = style
    return paragraph


def new_run(text: str, style: str | None = None) -> BaseOxmlElement:
    r"""Return a run, `\n` as a line break and `\t` as a tab, in the character style of that id if one is given."""
    run = cast("CT_R", OxmlElement("w:r"))
    run.text = clean(text)
    if style:
        run.style = style
    return run


def passages(text: str, phrases: Iterable[str]) -> list[tuple[int, int]]:
    """Return where the phrases stand in a text, every time, as (start, end) in order."""
    found = []
    for phrase in {clean(phrase) for phrase in phrases} - {""}:
        start = text.find(phrase)
        while start >= 0:
            found.append((start, start + len(phrase)))
            start = text.find(phrase, start + len(phrase))
    return sorted(found)


def cut_runs(
    text: str, gaps: Iterable[str], placeholder: str, cuts: Iterable[int] = ()
) -> list[tuple[int, BaseOxmlElement]]:
    """Return a cleaned text as (position, run) pairs, cut at the edges of its gaps and at the positions given.

    Runs of a gap are in the character style `placeholder` (an id). An empty text is one empty run.
    """
    empty = passages(text, gaps)
    edges = sorted({0, len(text), *cuts, *(edge for gap in empty for edge in gap)})
    runs = []
    for start, end in pairwise(edges):
        marked = any(begin <= start and end <= finish for begin, finish in empty)
        runs.append((start, new_run(text[start:end], placeholder if marked else None)))
    return runs or [(0, new_run(""))]
