"""What does not fit among the facts of a visit: days out of order, and phrases that read ill where they are printed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from inspector_app.domain.letter_values import monarch_of
from inspector_app.domain.moments import is_date
from inspector_app.domain.name_lists import NameWord, name_words
from inspector_app.domain.things import Visit
from inspector_app.domain.typed_facts import typed_facts
from inspector_app.domain.wording import Wording

_LATEST = timedelta(days=366)
"""How long after a visit its letter may be dated; the Liverpool letter took five weeks."""
_DOUBLED = re.compile(r"[,;:]\s*[.,;:]|(?<!\.)\.\s?\.(?!\.)")
_ENDED = re.compile(r"[.,;:!?]\s*$")
_ENDED_IN_A_LINE = re.compile(r"[,;:]\s*$")
_DEAR = re.compile(r"\s*dear\b", re.IGNORECASE)
_IN_A_SENTENCE = frozenset({"area", "responsible", "heard", "documents"})
"""The facts after which a sentence of the letter goes on or ends; others end a line, where a full stop may be meant."""
_PHRASES = frozenset({"heard", "documents"})
"""Those before which a sentence has begun."""
_MAJESTY = re.compile(r"\b(her|his) majesty\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A fact that cannot be right or reads ill: the field of the visit, and why in a sentence."""

    field: str
    message: str


def days_out_of_order(visit: Visit) -> Iterator[Doubt]:
    """Yield a doubt for each day that cannot be right beside another one."""
    start, end, letter = _day(visit.start), _day(visit.end), _day(visit.letter_date)
    earlier, plan = _day(visit.reference.date if visit.reference else None), _day(visit.plan_fit_for_purpose)
    last = end or start
    if start and end and end < start:
        yield Doubt("end", "The last day of the visit is before the first.")
    if letter and last and letter < last:
        yield Doubt("letter_date", "The letter is dated before the end of the visit.")
    if letter and last and letter > last + _LATEST:
        yield Doubt("letter_date", "The letter is dated more than a year after the visit.")
    if earlier and start and earlier >= start:
        yield Doubt("reference", "The earlier document is not earlier than the visit.")
    if plan and earlier and plan < earlier:
        yield Doubt("plan_fit_for_purpose", "The plan was declared fit for purpose before the earlier document.")
    if plan and start and plan > start:
        yield Doubt("plan_fit_for_purpose", "The plan was declared fit for purpose after the visit began.")


def slips(visit: Visit) -> Iterator[Doubt]:
    """Yield a doubt for each fact that reads ill in the sentence or the line in which the letter prints it."""
    for field, text in typed_facts(visit):
        marks = _ENDED if field in _IN_A_SENTENCE else _ENDED_IN_A_LINE
        if field != "copies" and marks.search(text):
            yield Doubt(field, f"“{text.strip()}” ends with a mark, and the letter puts its own after it.")
        elif _DOUBLED.search(text):
            yield Doubt(field, f"“{text.strip()}” has two marks in a row.")
        if field in _PHRASES and _begins_large(text):
            yield Doubt(field, f"“{text.strip()}” begins with a capital and stands within a sentence.")
    for greeting in (person.greeting or "" for person in visit.recipients):
        if _DEAR.match(greeting):
            yield Doubt("recipients", f"The greeting “{greeting.strip()}” says Dear, and the letter says it before it.")
        if _ENDED.search(greeting):
            yield Doubt("recipients", f"The greeting “{greeting.strip()}” ends with a mark; the letter puts its own.")


def other_monarch(visit: Visit, wording: Wording) -> Iterator[Doubt]:
    """Yield a doubt for each title and role that names the other monarch than the rest of the letter does."""
    monarch = monarch_of(visit, wording)
    for field, text in typed_facts(visit):
        named = _MAJESTY.search(text) if field in ("lead", "recipients", "signatories") else None
        if monarch and named and named[1].lower() != monarch:
            yield Doubt(
                field, f"“{text.strip()}” names the other monarch; this letter says {monarch.title()} Majesty's."
            )


def _begins_large(text: str) -> bool:
    """Tell whether a phrase begins with an ordinary word in a capital, and not with a name such as Early Help."""
    words: list[NameWord] = name_words(text)
    if not words or text.strip()[: len(words[0].text)] != words[0].text:
        return False
    first, second = words[0], words[1] if len(words) > 1 else None
    if second is not None and second.start == first.end + 1:
        return False
    return first.is_ordinary and not (first.is_abbreviation or first.is_place or first.is_neither or first.text == "I")


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text and is_date(text) else None
