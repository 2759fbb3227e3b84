"""Letters to export: the published one of Liverpool, and the ones that are hard to print."""

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from inspector_app.domain.letter import Gap, Letter, Paragraph, Part, Section, Signature, Source

EXPECTED: dict[str, Any] = json.loads(
    Path(__file__).with_name("liverpool_2022_expected.json").read_text(encoding="utf-8")
)
MADE_AT = datetime.fromisoformat("2022-06-15T10:04:05+01:00")
"""A moment of export in summer time, so that a comment dated in UTC would show the wrong hour."""

LEAD_IN = "At the initial inspection, inspectors found the following:"
JUDGEMENT = "The area has made sufficient progress to improve this significant weakness."
NASTY = (
    "Straight \"quotes\" and 'single' ones, <w:p> & ]]> &amp;; two  spaces, a\ttab and\na new line; e\u0301 ó 👩🏽‍🏫 "
    "\u202eright to left\u202c עברית العربية 漢字 \u0000\u0008\u000b\ud800\ufffe end "
)


def subject(name: str) -> UUID:
    """Return an id that is the same every time."""
    return uuid5(NAMESPACE_URL, name)


def standing(anchor: str, text: str, *gaps: str) -> Paragraph:
    """Return a standing paragraph."""
    return Paragraph(anchor, Part.STANDING, text, gaps)


def source(number: int, text: str, sentence: str | None = None) -> Source:
    """Return a note behind a finding."""
    label = f"9 May 14:07 · A-P{number} parent or carer · own words · progress · noted by HMI lead (A)"
    return Source(subject(f"note {number}"), label, text, sentence)


def section(number: int, title: str, findings: list[Paragraph]) -> Section:
    """Return a weakness with its findings, judged sufficient."""
    weakness = subject(f"weakness {number}")
    return Section(
        weakness,
        number,
        Paragraph(f"{weakness.hex}_led", Part.LEAD_IN, LEAD_IN),
        Paragraph(f"{weakness.hex}_ttl", Part.TITLE, title),
        tuple(findings),
        Paragraph(f"{weakness.hex}_jdg", Part.JUDGEMENT, JUDGEMENT),
    )


def finding(name: str, text: str, *sources: Source) -> Paragraph:
    """Return a finding."""
    return Paragraph(subject(name).hex, Part.FINDING, text, (), sources)


def liverpool() -> Letter:
    """Return the letter of 15 June 2022, with three notes behind its first finding and one behind another."""
    lines: list[str] = EXPECTED["body_lines"]
    greeting, heading = lines.index("Dear Mr Reddy and Ms Ledward"), lines.index("Main findings")
    blocks = (tuple(lines[1:11]), tuple(lines[11:greeting]))
    names = ["opening", "statutory_basis", "overall", "team", "evidence", "covid"]
    sections = tuple(
        section(
            number, texts[1], [finding(f"finding {number} {place}", text) for place, text in enumerate(texts[2:-1])]
        )
        for number, texts in enumerate(_sections(lines[heading + 1 : -4]), 1)
    )
    return Letter(
        document_title=lines[greeting + 1],
        sender=tuple(EXPECTED["first_page_header"]),
        date=standing("date", lines[0]),
        addressees=blocks,
        salutation=standing("salutation", lines[greeting]),
        title=standing("title", lines[greeting + 1]),
        introduction=tuple(map(standing, names, lines[greeting + 2 : heading])),
        findings_heading=standing("findings_heading", lines[heading]),
        sections=_with_sources(sections),
        next_steps=standing("next_steps", lines[-4]),
        valediction=standing("valediction", lines[-3]),
        signed_by=(standing("lead_name", lines[-2]), standing("lead_title", lines[-1])),
        signature_heads=tuple(EXPECTED["signature_table"][0]),
        signature_rows=tuple(tuple(map(_signature, row)) for row in EXPECTED["signature_table"][1:]),
        copies=tuple(EXPECTED["copies"]),
        gaps=(),
        unconfirmed=(),
        changed_standing=(),
    )


def without_facts() -> Letter:
    """Return a letter for which nothing is known yet and nothing is written."""
    gaps = tuple(Gap(fact, "Visit") for fact in ("date of the letter", "area", "name and address", "name"))
    return replace(
        liverpool(),
        sender=(),
        date=standing("date", "[date of the letter]", "[date of the letter]"),
        addressees=(("[name and address]",),),
        introduction=(standing("opening", "In [area], the area of [area], we met.", "[area]"),),
        sections=(),
        signed_by=(standing("lead_name", "[name]", "[name]"),),
        signature_heads=("Ofsted", "Care Quality Commission"),
        signature_rows=((Signature("[name]", ""), None), (None, None)),
        copies=(),
        gaps=gaps,
    )


def with_one_finding() -> Letter:
    """Return a letter about one weakness with one finding."""
    text = "Leaders listened. They acted."
    return replace(liverpool(), sections=(section(1, "One weakness.", [finding("only", text, source(1, "She did."))]),))


def with_forty_findings() -> Letter:
    """Return a letter about 14 weaknesses with 40 findings, each with a note."""
    sections = []
    for number in range(1, 15):
        texts = [f"Finding {number}.{place}. " + "Leaders acted quickly. " * 20 for place in range(2 + (number > 2))]
        findings = [finding(text, text, source(number, "Said so.", "Leaders acted quickly.")) for text in texts]
        sections.append(section(number, f"Weakness {number}, which takes a whole line or more. " * 2, findings))
    return replace(liverpool(), sections=tuple(sections))


def with_nasty_characters() -> Letter:
    """Return a letter in which every text holds what is hard to write, with evidence on part of it."""
    sources = (source(1, NASTY, NASTY), source(2, NASTY, "new line; e\u0301"), source(3, "", "&amp;"), source(4, NASTY))
    return replace(
        liverpool(),
        document_title=NASTY,
        sender=(NASTY, "T " + NASTY),
        addressees=((NASTY, NASTY), (), (NASTY,)),
        introduction=(standing("opening", NASTY, "]]>"), standing("not/an ∑ anchor", NASTY)),
        sections=(section(1, NASTY, [finding("nasty", NASTY, *sources), finding("blank", "", source(5, ""))]),),
        signature_heads=(NASTY,),
        signature_rows=((Signature(NASTY, NASTY),), ()),
        copies=(NASTY, ""),
    )


def _sections(lines: list[str]) -> list[list[str]]:
    starts = [place for place, line in enumerate(lines) if line == LEAD_IN]
    return [lines[start:end] for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)]


def _signature(cell: str) -> Signature:
    name, _, role = cell.partition(" / ")
    return Signature(name, role)


def _with_sources(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    first, *others = sections
    turning, quickly = (
        "The appointment of new leaders in 2020 was a turning point.",
        "in 2020 was a turning point. These",
    )
    findings = (
        replace(
            first.findings[0],
            sources=(
                source(3, "It only started to move when the new people came.", turning),
                source(4, "The appointment changed the pace.\nThe minutes say so too.", turning),
                source(5, "Heard from two officers.", quickly),
            ),
        ),
        first.findings[1],
        replace(first.findings[2], sources=(source(7, "Forum members sit on all four boards."),)),
        first.findings[3],
    )
    return (replace(first, findings=findings), *others)
