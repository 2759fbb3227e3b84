"""What stands between a letter and its sign-off: one function for each rule, each objection with a place to go to.

A *stop* must be gone or given a reason before a sign-off copy leaves; a *warning* never blocks.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Literal
from uuid import UUID

from inspector_app.domain.kinds import KINDS
from inspector_app.domain.letter import Letter, Paragraph
from inspector_app.domain.letter_values import verdict_of
from inspector_app.domain.things import Thing
from inspector_app.domain.visit_record import VisitRecord
from inspector_app.domain.wording_file import wording

Level = Literal["stop", "warn"]

_SLOT = re.compile(r"\{\w+\}")

_PRINTED = {
    "visit": frozenset(KINDS["visit"].fields) - {"kind", "event_number"},
    "weakness": frozenset({"title", "judgement"}),
    "finding": frozenset({"text", "weakness"}),
    "standing": frozenset({"text"}),
}
"""The fields of each kind of thing that the letter shows; whether it is deleted shows in all of them."""


@dataclass(frozen=True, slots=True)
class Objection:
    """One thing to put right: the rule, where to go (`Weakness 2, paragraph 3`), and one plain sentence."""

    rule: str
    place: str
    message: str
    level: Level


def check(record: VisitRecord, letter: Letter) -> tuple[Objection, ...]:
    """Return every objection to a letter composed from a record: stops first, rule by rule, in the letter's order."""
    objections = chain.from_iterable(rule(record, letter) for rule in RULES)
    return tuple(sorted(objections, key=lambda objection: objection.level != "stop"))


def empty_facts(record: VisitRecord, letter: Letter) -> Iterator[Objection]:
    """Yield each fact the letter has a placeholder for; what only waits for a judgement is not a fact."""
    for gap in letter.gaps:
        if not gap.undecided:
            yield Objection("empty_fact", gap.place, f"The letter needs this and does not have it: {gap.fact}.", "stop")


def undecided_judgements(record: VisitRecord, letter: Letter) -> Iterator[Objection]:
    """Yield each weakness without a judgement."""
    unit = record.kind.unit
    for number, weakness in enumerate(record.weaknesses, start=1):
        if verdict_of(weakness, record.kind) is None:
            message = f"This {unit.short} has no judgement yet."
            yield Objection("undecided_judgement", f"{_weakness(record, number)}, judgement", message, "stop")


def weaknesses_without_finding(record: VisitRecord, letter: Letter) -> Iterator[Objection]:
    """Yield each weakness under which nothing is written."""
    for section in letter.sections:
        if not section.findings:
            message = f"This {record.kind.unit.short} has no finding yet."
            yield Objection("no_finding", _weakness(record, section.number), message, "stop")


def findings_without_evidence(record: VisitRecord, letter: Letter) -> Iterator[Objection]:
    """Yield each finding that is linked to no note that is still there."""
    for section in letter.sections:
        for number, finding in enumerate(section.findings, start=1):
            if not finding.sources:
                place = f"{_weakness(record, section.number)}, paragraph {number}"
                yield Objection("no_evidence", place, "This paragraph is not linked to any note.", "stop")


def open_decisions(record: VisitRecord, letter: Letter) -> Iterator[Objection]:
    """Yield each decision that is open in something the letter prints."""
    printed: list[tuple[str, str, Thing]] = [("visit", "Visit", record.visit)]
    for number, weakness in enumerate(record.weaknesses, start=1):
        place = _weakness(record, number)
        printed.append(("weakness", place, weakness))
        for paragraph, finding in enumerate(record.findings_of(weakness), start=1):
            printed.append(("finding", f"{place}, paragraph {paragraph}", finding))
    places = _places(record, letter)
    printed += [("standing", places.get(key, _named(key)), record.standing[key]) for key in letter.changed_standing]
    for kind, place, thing in printed:
        for field in sorted(thing.decisions & (_PRINTED[kind] | {"deleted"})):
            where = f"{place}, {_words(field)}" if kind in ("visit", "weakness") else place
            yield Objection("open_decision", where, _question(field), "stop")


def unconfirmed_wording(record: VisitRecord, letter: Letter) -> Iterator[Objection]:
    """Yield each sentence of the wording in the letter that no published letter confirms, once."""
    places = _places(record, letter)
    sentences = wording(record.kind.letter).sentences
    for key in letter.unconfirmed:
        place = next(places[paragraph.anchor] for paragraph in _paragraphs(letter) if key in paragraph.unconfirmed)
        text = _SLOT.sub("…", sentences[key].text).strip().removesuffix(".")
        message = f"No published letter confirms the wording “{text}” ({sentences[key].source})."
        yield Objection("unconfirmed_wording", place, message, "stop")


def unheard_children(record: VisitRecord, letter: Letter | None = None) -> Iterator[Objection]:
    """Yield each weakness on which no child or young person was heard."""
    message = "No child or young person has been heard about this {unit}."
    return _unheard(record, "young_people", "no_child_voice", message)


def unheard_parents(record: VisitRecord, letter: Letter | None = None) -> Iterator[Objection]:
    """Yield each weakness on which no parent, carer or forum was heard."""
    return _unheard(record, "parents", "no_parent_voice", "No parent or carer has been heard about this {unit}.")


def changed_standing_text(record: VisitRecord, letter: Letter) -> Iterator[Objection]:
    """Yield each standing text that was changed for this letter."""
    places = _places(record, letter)
    for key in letter.changed_standing:
        message = "The standing text was changed for this letter."
        yield Objection("changed_standing", places.get(key, _named(key)), message, "warn")


def dates_in_order(record: VisitRecord, letter: Letter) -> Iterator[Objection]:
    """Yield an objection if the visit ends before it begins."""
    start, end = record.visit.start, record.visit.end
    if start and end and end < start:
        yield Objection("dates_in_order", "Visit, last day", "The last day of the visit is before the first.", "stop")


STOPS = frozenset(
    {
        "empty_fact",
        "undecided_judgement",
        "no_finding",
        "no_evidence",
        "open_decision",
        "unconfirmed_wording",
        "dates_in_order",
    }
)
"""The rules that stop a letter and may be given a reason."""

Rule = Callable[[VisitRecord, Letter], Iterable[Objection]]

RULES: tuple[Rule, ...] = (
    empty_facts,
    undecided_judgements,
    weaknesses_without_finding,
    findings_without_evidence,
    open_decisions,
    unconfirmed_wording,
    dates_in_order,
    unheard_children,
    unheard_parents,
    changed_standing_text,
)


def _unheard(record: VisitRecord, group: str, rule: str, message: str) -> Iterator[Objection]:
    heard = _heard_about(record, group)
    for number, weakness in enumerate(record.weaknesses, start=1):
        if weakness.subject not in heard:
            place = _weakness(record, number)
            yield Objection(rule, place, message.format(unit=record.kind.unit.short), "warn")


def _heard_about(record: VisitRecord, group: str) -> set[UUID]:
    """Return the weaknesses that a group of witnesses was heard about: by a tag, or by a link from a finding."""
    linked: dict[UUID, set[UUID]] = {}
    for weakness, findings in record.findings.items():
        for finding in findings:
            for link in finding.evidence:
                linked.setdefault(link.note, set()).add(weakness)
    kinds = {code for code, witness in record.kind.witnesses.items() if witness.group == group}
    interviews = {subject for subject, interview in record.interviews.items() if interview.witness_kind in kinds}
    heard: set[UUID] = set()
    for note in record.notes.values():
        if note.interview in interviews and not note.deleted:
            heard.update(note.tags, linked.get(note.subject, ()))
    return heard


def _paragraphs(letter: Letter) -> tuple[Paragraph, ...]:
    """Return every paragraph, also those before the opening and after the next steps."""
    head = (letter.date, letter.salutation, letter.title)
    return (*head, *letter.paragraphs, letter.findings_heading, letter.valediction, *letter.signed_by)


def _places(record: VisitRecord, letter: Letter) -> dict[str, str]:
    """Return where each paragraph is, in words, by its anchor."""
    places = {paragraph.anchor: _named(paragraph.anchor) for paragraph in _paragraphs(letter)}
    for section in letter.sections:
        place = _weakness(record, section.number)
        places[section.lead_in.anchor] = f"{place}, lead-in"
        places[section.title.anchor] = f"{place}, title"
        places[section.judgement.anchor] = f"{place}, judgement"
        for number, finding in enumerate(section.findings, start=1):
            places[finding.anchor] = f"{place}, paragraph {number}"
    return places


def _weakness(record: VisitRecord, number: int) -> str:
    return f"{record.kind.unit.short.capitalize()} {number}"


def _named(key: str) -> str:
    """Return the place of standing text known by its key: `Letter, next steps`."""
    return f"Letter, {_words(key.partition('.')[0])}"


def _words(name: str) -> str:
    return name.replace("_", " ")


def _question(field: str) -> str:
    if field == "deleted":
        return "One inspector deleted this while another worked on it; decide whether it stays."
    return f"The {_words(field)} was written in more than one way; decide which stands."
