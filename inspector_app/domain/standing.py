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
    stands in when it is `inner`; `number` is the weakness's where it is a text of one weakness alone.
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


def texts_of(record: VisitRecord, letter: Letter) -> tuple[StandingText, ...]:
    """Return the standing texts in a letter composed from a record, once each, in the order in which they are read.

    What is nothing but a fact, such as the date, is left out. A changed text is listed under the key it was changed by.
    """
    found: dict[str, StandingText] = {}
    for paragraph in letter.every_paragraph:
        for text in _texts(record, letter, paragraph):
            found.setdefault(text.key, text)
    return tuple(text for text in found.values() if NAMED.sub("", text.shipped + text.present).strip(" .,"))


def accepted(record: VisitRecord, key: str, text: str) -> str:
    """Return a text as it may stand in place of the standing text of that key.

    Raises:
        InvalidError: The key is none of the letter's, or the text is blank, too long, or names what cannot be filled.
    """
    words = wording(record.kind.letter)
    home = _home(record, words, key)
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
        yield StandingText(own, part, False, number, shipped.strip(), present.strip(), True, True, source)
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
            confirmed=sentence.confirmed or changed,
            source=sentence.source,
        )


def _number(letter: Letter, paragraph: Paragraph) -> int | None:
    return next((one.number for one in letter.sections if paragraph in (one.lead_in, one.judgement)), None)
