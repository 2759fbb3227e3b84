"""The standing text of one letter as it can be read and changed: what ships, what stands now, what a change may say."""

from collections.abc import Iterator
from dataclasses import dataclass

from inspector_app.domain.composition import JUDGEMENT, LEAD_IN
from inspector_app.domain.errors import InvalidError
from inspector_app.domain.letter import Letter, Paragraph
from inspector_app.domain.plain import worded
from inspector_app.domain.visit_record import VisitRecord
from inspector_app.domain.wording import NAMED, Wording
from inspector_app.domain.wording_file import wording

LONGEST = 4000
"""Characters of a changed text; the longest that ships has some five hundred."""


@dataclass(frozen=True, slots=True)
class StandingText:
    """One standing text of a letter.

    Both wordings show what is filled in from the visit as `{area}`. `part` is the name of the paragraph it is, or
    stands in when it is `inner`; `number` is the weakness's where it is a text of one weakness alone. A changed text
    that is not `used` belongs to other judgements or facts than those of now.
    """

    key: str
    part: str
    inner: bool
    number: int | None
    shipped: str
    present: str
    changed: bool
    confirmed: bool
    source: str
    used: bool = True


def texts_of(record: VisitRecord, letter: Letter) -> tuple[StandingText, ...]:
    """Return the standing texts in a letter composed from a record, once each, in the order in which they are read.

    What is nothing but a fact, such as the date, is left out. A changed text is listed under the key it was changed by;
    those that the letter does not use come last.
    """
    found: dict[str, StandingText] = {}
    for paragraph in letter.every_paragraph:
        for text in _texts(record, letter, paragraph):
            found.setdefault(text.key, text)
    for key in letter.unused_standing:
        found.setdefault(key, _unused(record, key))
    return tuple(text for text in found.values() if NAMED.sub("", text.shipped + text.present).strip(" .,"))


def accepted(record: VisitRecord, key: str, text: str) -> str:
    """Return a text as it may stand in place of the standing text of that key.

    Raises:
        InvalidError: The key is none of the letter's, or the text is blank, too long, or names what cannot be filled.
    """
    words = wording(record.kind.letter)
    home = _home(record, words, key)
    if home == "lead_title" and record.visit.lead is not None and record.visit.lead.title.strip():
        raise InvalidError("The letter prints the lead's title as the facts of the visit have it; change it there.")
    given = " ".join(worded(text, "Standing text needs at least one word; put it back if it is not wanted.").split())
    if len(given) > LONGEST:
        raise InvalidError(f"Standing text has at most {LONGEST} characters; this one has {len(given)}.")
    allowed = words.slots_of(home)
    for found in NAMED.finditer(given):
        if found[1].strip() not in allowed:
            known = ", ".join(f"{{{slot}}}" for slot in allowed)
            raise InvalidError(f"“{found[0][:40]}” is not known here; in braces a text may name {known}.")
    if "{" in NAMED.sub("", given) or "}" in NAMED.sub("", given):
        raise InvalidError("A brace has lost its pair; write what is filled in as {area}.")
    if key in words.sentences and (fixed := words.fixed_by(key, given)):
        raise InvalidError(
            f"Keep {{{fixed[0]}}}, which follows the judgements; what it says is changed by its own key."
        )
    return given


def shipped_text(record: VisitRecord, key: str) -> str | None:
    """Return the text that ships under the key of a sentence; None where the key stands for several variants."""
    sentence = wording(record.kind.letter).sentences.get(key)
    return sentence.text.strip() if sentence else None


def _home(record: VisitRecord, words: Wording, key: str) -> str:
    """Return the key of the text to which the key of a sentence, a paragraph or a weakness's paragraph belongs."""
    sentence = words.sentences.get(key)
    if sentence is not None and sentence.text:
        return key.partition(".")[0]
    ends = {LEAD_IN: "lead_in", JUDGEMENT: "judgement"}
    anchors = {weakness.subject.hex + end: home for weakness in record.weaknesses for end, home in ends.items()}
    homes = {**anchors, **{one: one for one in (*words.introduction, "next_steps", "lead_title")}}
    if key in homes and words.is_judged(homes[key]):
        found = ", ".join(one.key for one in words.texts[homes[key]].variants.values())
        raise InvalidError(f"“{key[:60]}” has a sentence for each outcome; change one of them by its key: {found}.")
    if key not in homes:
        raise InvalidError(f"“{key[:60]}” is no standing text of this letter; the list of standing texts has the keys.")
    return homes[key]


def _texts(record: VisitRecord, letter: Letter, paragraph: Paragraph) -> Iterator[StandingText]:
    sentences = wording(record.kind.letter).sentences
    own = next((key for key in paragraph.changed if key == paragraph.anchor), None)
    number = _number(letter, paragraph)
    keys = list(paragraph.keys)
    part = keys[0].partition(".")[0] if keys else paragraph.anchor
    if own is not None and own not in keys:  # changed by its anchor, not by the key of one variant
        shipped = sentences[keys[0]].text if keys else paragraph.shipped or ""
        source = sentences[keys[0]].source if keys else ""
        present = record.standing[own].text
        keys = keys[1:]
        confirmed = own not in paragraph.unconfirmed
        yield StandingText(own, part, False, number, shipped.strip(), present.strip(), True, confirmed, source)
    for key in keys:
        sentence = sentences[key]
        changed = key in paragraph.changed
        yield StandingText(
            key=key,
            part=part,
            inner=key.partition(".")[0] != part,
            number=None,
            shipped=sentence.text.strip(),
            present=record.standing[key].text.strip() if changed else sentence.text.strip(),
            changed=changed,
            confirmed=key not in paragraph.unconfirmed,
            source=sentence.source,
        )


def _unused(record: VisitRecord, key: str) -> StandingText:
    """Return a changed text that its letter does not print."""
    sentence = wording(record.kind.letter).sentences.get(key)
    numbers = {weakness.subject.hex: number for number, weakness in enumerate(record.weaknesses, start=1)}
    name, _, end = key.partition("_")
    number = numbers.get(name)
    parts = {LEAD_IN: "lead_in", JUDGEMENT: "judgement"}
    return StandingText(
        key=key,
        part=key.partition(".")[0] if number is None else parts[f"_{end}"],
        inner=False,
        number=number,
        shipped=sentence.text.strip() if sentence else "",
        present=record.standing[key].text.strip(),
        changed=True,
        confirmed=bool(sentence and sentence.confirmed),
        source=sentence.source if sentence else "",
        used=False,
    )


def _number(letter: Letter, paragraph: Paragraph) -> int | None:
    return next((one.number for one in letter.sections if paragraph in (one.lead_in, one.judgement)), None)
