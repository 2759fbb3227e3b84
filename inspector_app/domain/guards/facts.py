"""Rules about what the record must say before a letter is whole: facts, judgements, findings, decisions."""

import re
from collections.abc import Iterator

from inspector_app.domain.doubts import Doubt, days_out_of_order, other_monarch, slips
from inspector_app.domain.guards.objection import Level, Objection, Place
from inspector_app.domain.guards.proof import Proof
from inspector_app.domain.guards.quotations import quoted_spans
from inspector_app.domain.kinds import KINDS
from inspector_app.domain.letter_values import verdict_of
from inspector_app.domain.shaping import ERASED
from inspector_app.domain.things import Thing
from inspector_app.domain.wording_file import wording

# The signs with which they begin come first: looked for one by one the forms take four times as long.
_TO_FILL_IN = re.compile(
    r"(?=[\[{<?_XxTt])"
    r"(?:\[{1,3}[^\[\]\n]{0,999}\]{1,3}|\{{1,3}[^{}\n]{0,999}\}{1,3}|<[A-Za-z][^<>\n]{0,99}>|\b(?:X{2,}|x{3,}|TODO|TB[ACD]|tb[acd])\b|\?{2,}|_{3,})"
)
_SHOWN = 60
"""Characters by which a placeholder is told."""

_PRINTED = {
    "visit": frozenset(KINDS["visit"].fields) - {"kind", "event_number"},
    "weakness": frozenset({"title", "judgement"}),
    "finding": frozenset({"text", "weakness"}),
    "standing": frozenset({"text"}),
}
"""The fields of each kind of thing that the letter shows; whether it is deleted shows in all of them."""


def empty_fact(proof: Proof) -> Iterator[Objection]:
    """Yield each fact the letter has a placeholder for; what only waits for a judgement is not a fact."""
    weaknesses = {proof.weakness(number): one for number, one in enumerate(proof.record.weaknesses, start=1)}
    for gap in proof.letter.gaps:
        if gap.undecided:
            continue
        where, _, field = gap.place.rpartition(", ")
        # The dates of a visit are one fact of the letter; its first field is where they begin.
        name = field.partition(" and ")[0].replace(" ", "_")
        weakness = weaknesses.get(where)
        leads_to = Place("weakness", weakness.subject, name) if weakness else Place("visit", None, name)
        message = f"The letter needs this and does not have it: {gap.fact}."
        yield Objection("empty_fact", gap.place, message, "stop", leads_to)


def placeholder(proof: Proof) -> Iterator[Objection]:
    """Yield what was left to be filled in: words in brackets or braces, XXX, TBC; brackets in a quotation are its own.

    A placeholder that the app itself put for a missing fact is `empty_fact`'s.
    """
    for written in proof.typed:
        found = [one for one in _TO_FILL_IN.finditer(written.text) if one[0] not in written.gaps]
        quoted = quoted_spans(written.text) if found else []
        for one in found:
            if one[0] == ERASED or not any(start < one.start() and one.end() < end for start, end in quoted):
                message = f"“{one[0][:_SHOWN]}” looks like something that was to be filled in."
                yield Objection("placeholder", written.words, message, "stop", written.at(one.span()))


def dates_in_order(proof: Proof) -> Iterator[Objection]:
    """Yield each day that cannot be right beside another one, such as the letter's before the visit."""
    for doubt in days_out_of_order(proof.record.visit):
        yield _of_fact("dates_in_order", doubt, "stop")


def odd_fact(proof: Proof) -> Iterator[Objection]:
    """Yield each fact that reads ill where the letter prints it, or names the other monarch."""
    visit = proof.record.visit
    for doubt in (*slips(visit), *other_monarch(visit, wording(proof.record.kind.letter))):
        yield _of_fact("odd_fact", doubt, "warn")


def _of_fact(rule: str, doubt: Doubt, level: Level) -> Objection:
    where = f"Visit, {doubt.field.replace('_', ' ')}"
    return Objection(rule, where, doubt.message, level, Place("visit", None, doubt.field))


def undecided_judgement(proof: Proof) -> Iterator[Objection]:
    """Yield each weakness without a judgement."""
    kind = proof.record.kind
    for number, weakness in enumerate(proof.record.weaknesses, start=1):
        if verdict_of(weakness, kind) is None:
            place, leads_to = f"{proof.weakness(number)}, judgement", Place("weakness", weakness.subject, "judgement")
            message = f"This {kind.unit.short} has no judgement yet."
            yield Objection("undecided_judgement", place, message, "stop", leads_to)


def no_finding(proof: Proof) -> Iterator[Objection]:
    """Yield each weakness under which nothing is written."""
    for section in proof.letter.sections:
        if not section.findings:
            message = f"This {proof.record.kind.unit.short} has no finding yet."
            leads_to = Place("weakness", section.weakness)
            yield Objection("no_finding", proof.weakness(section.number), message, "stop", leads_to)


def open_decision(proof: Proof) -> Iterator[Objection]:
    """Yield each decision that is open in something the letter prints."""
    record, letter = proof.record, proof.letter
    printed: list[tuple[Place, str, Thing]] = [(Place("visit"), "Visit", record.visit)]
    for number, weakness in enumerate(record.weaknesses, start=1):
        words = proof.weakness(number)
        printed.append((Place("weakness", weakness.subject), words, weakness))
        for paragraph, finding in enumerate(record.findings_of(weakness), start=1):
            printed.append((Place("finding", finding.subject), f"{words}, paragraph {paragraph}", finding))
    for key in letter.changed_standing:
        words, leads_to = proof.place_of(key)
        printed.append((leads_to, words, record.standing[key]))
    for place, words, thing in printed:
        for field in sorted(thing.decisions & (_PRINTED[place.kind] | {"deleted"})):
            of_field = place.kind in ("visit", "weakness")
            where = f"{words}, {field.replace('_', ' ')}" if of_field else words
            leads_to = place if place.kind == "standing" else Place(place.kind, place.subject, field)
            yield Objection("open_decision", where, _question(field), "stop", leads_to)


def _question(field: str) -> str:
    if field == "deleted":
        return "One inspector deleted this while another worked on it; decide whether it stays."
    return f"The {field.replace('_', ' ')} was written in more than one way; decide which stands."
