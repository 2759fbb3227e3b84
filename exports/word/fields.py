"""The fields of a story, such as the number of a page: those a letter may have, emptied, and its title shown."""

import re
from collections.abc import Iterator

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from exports.word.text import new_run

# Fields that Word and LibreOffice work out by themselves when they lay out a page, with nothing but a format behind.
_LIVE = re.compile(r"\s*(?:PAGE|NUMPAGES|TITLE)(?:\s+\\[*#@]\s*\w+)*\s*", re.IGNORECASE)
_MARKS = (qn("w:fldChar"), qn("w:instrText"))


def fixed_fields(story: BaseOxmlElement) -> list[str]:
    """Return the names of the fields that print what an editor remembers or finds on its computer."""
    return [(code.split() or ["?"])[0] for code in _codes(story) if not _LIVE.fullmatch(code)]


def empty_fields(story: BaseOxmlElement) -> None:
    """Empty the remembered results of the fields in a story, so that no other document's title is printed."""
    for simple in story.iter(qn("w:fldSimple")):
        for child in list(simple):
            simple.remove(child)
    is_result = False
    for run in list(story.iter(qn("w:r"))):
        for child in list(run):
            if child.tag == qn("w:fldChar"):
                is_result = child.get(qn("w:fldCharType")) == "separate"
            elif is_result:
                run.remove(child)
        parent = run.getparent()
        if is_result and not len(run) and parent is not None:
            parent.remove(run)


def print_title(story: BaseOxmlElement, title: str) -> None:
    """Put the title where its fields stand, for readers that do not work out fields."""
    for simple in story.iter(qn("w:fldSimple")):
        if _is_title(simple.get(qn("w:instr"), "")):
            simple.append(new_run(title))
    code = ""
    for mark in list(story.iter(*_MARKS)):
        kind = mark.get(qn("w:fldCharType"))
        if kind == "separate" and _is_title(code):
            for part in reversed(new_run(title)):
                mark.addnext(part)
        code = "" if kind else code + (mark.text or "")


def _codes(story: BaseOxmlElement) -> Iterator[str]:
    """Yield the code of each field; what stands in no field counts as one."""
    yield from (simple.get(qn("w:instr"), "") for simple in story.iter(qn("w:fldSimple")))
    open_codes: list[str] = []
    for mark in story.iter(*_MARKS):
        kind = mark.get(qn("w:fldCharType"))
        if kind == "begin":
            open_codes.append("")
        elif kind == "end" and open_codes:
            yield open_codes.pop()
        elif not kind:
            said = mark.text or ""
            if open_codes:
                open_codes[-1] += said
            else:
                yield said
    yield from open_codes


def _is_title(code: str) -> bool:
    return code.upper().split()[:1] == ["TITLE"]
