"""Sentences of a paragraph: where they stand, which of them a note stands behind, and what becomes of links."""

import re
from collections.abc import Collection, Iterable
from itertools import product
from uuid import UUID

from inspector_app.domain.things import Evidence

Span = tuple[int, int]
"""Where something begins and ends in a text, in characters."""

_END = re.compile(r"[.!?…]+[”’\"')\]]*(?=\s|$)")
_ABBREVIATIONS = ("e.g.", "i.e.", "etc.", "Mr.", "Mrs.", "Ms.", "Dr.", "St.", "No.")
_CLOSING = re.compile(r"[.,;:!?…”’\"')\]]+")


def split(text: str) -> list[Span]:
    """Return where the sentences of a paragraph stand, as (start, end) without the space between them."""
    found = []
    start = _first_letter(text, 0)
    for end in _END.finditer(text):
        if text[start : end.end()].endswith(_ABBREVIATIONS) and end.end() < len(text.rstrip()):
            continue
        found.append((start, end.end()))
        start = _first_letter(text, end.end())
    if start < len(text.rstrip()):
        found.append((start, len(text.rstrip())))
    return found


def span_at(text: str, position: int) -> Span | None:
    """Return where the sentence at a position of a paragraph stands; nothing where there is none."""
    spans = split(text)
    return next((span for span in spans if position <= span[1]), spans[-1] if spans else None)


def at(text: str, position: int) -> str:
    """Return the sentence at a position of a paragraph; empty where there is none."""
    span = span_at(text, position)
    return text[slice(*span)] if span else ""


def border(text: str, place: int) -> int:
    """Return where a paragraph is divided that shall be divided at a place: never within a word or before its comma.

    So both parts, joined again, are what they were.
    """
    if not 0 < place < len(text) or text[place - 1].isspace():
        return place
    if found := _CLOSING.match(text, place):
        place = found.end()
    while place < len(text) and place and not text[place - 1].isspace() and not text[place].isspace():
        place -= 1
    return place


def is_there(link: Evidence, text: str) -> bool:
    """Tell whether a link names words that stand in the paragraph."""
    return link.sentence is not None and link.sentence in text


def has_lost_its_words(link: Evidence, text: str) -> bool:
    """Tell whether the words that a link names were changed, so that it stands behind no sentence any more."""
    return link.sentence is not None and link.sentence not in text


def unsupported(text: str, links: Iterable[Evidence]) -> list[Span]:
    """Return the sentences that nothing stands behind.

    A link of the paragraph stands behind each of its sentences; one whose words were changed behind none of them in
    particular, until its sentence is chosen again.
    """
    links = tuple(links)
    if any(link.sentence is None for link in links):
        return []
    backed = [span for link in links if link.sentence for span in _places(text, link.sentence)]
    return [span for span in split(text) if not any(_meet(span, one) for one in backed)]


def behind(text: str, span: Span, links: Iterable[Evidence]) -> list[Evidence]:
    """Return the links that stand behind a part of a paragraph: those of words in it, and those of the paragraph."""
    return [
        link for link in links if link.sentence is None or any(_meet(span, one) for one in _places(text, link.sentence))
    ]


def replaced(links: Iterable[Evidence], notes: Collection[UUID], sentence: str | None, text: str) -> list[Evidence]:
    """Return the links of some notes that new ones take the place of.

    A note stands behind the whole paragraph or behind sentences of it, not both; one whose sentence was changed stands
    behind none.
    """
    mine = (link for link in links if link.note in notes)
    return [link for link in mine if None in (sentence, link.sentence) or has_lost_its_words(link, text)]


def divided(text: str, place: int, links: Iterable[Evidence]) -> tuple[tuple[str, str], tuple[list[Evidence], ...]]:
    """Divide a paragraph at a place, or at the next border; return both texts, and for each the links that go with it.

    The link of a sentence goes where the sentence goes; of one that is cut in two, a link goes with each part. A link
    of the whole paragraph goes with both, and one that names all the words of a part is a link of that paragraph.
    """
    place = border(text, place)
    first, second = text[:place].rstrip(), text[place:].lstrip()
    gone: tuple[list[Evidence], list[Evidence]] = ([], [])
    for link in links:
        for part, kept in zip((first, second), gone, strict=True):
            if not is_there(link, text):
                kept.append(link)
            elif words := _common(text, link.sentence or "", place, first=part is first):
                kept.append(Evidence(link.note, None if words == part else words))
    return (first, second), gone


def joined(
    first: str, second: str, links: Iterable[Evidence], more: Iterable[Evidence]
) -> tuple[str, tuple[Evidence, ...]]:
    """Join two paragraphs; return the text, and all links.

    A link of one of the paragraphs names that paragraph's words from now on: it never stood behind the other's. Where
    a note stood behind both of them as wholes it stands behind the whole again; where it stood behind both parts of a
    sentence that is whole again, it stands behind that sentence.
    """
    links, more = tuple(links), tuple(more)
    whole = {link.note for link in links if link.sentence is None} & {link.note for link in more if not link.sentence}
    first, second = first.rstrip(), second.lstrip()
    above, below = (
        [link if link.sentence or link.note in whole else Evidence(link.note, words) for link in some]
        for words, some in ((first, links), (second, more))
    )
    text = f"{first} {second}"
    if not any(end == len(first) for _, end in split(text)):
        _mend(above, below, first, second)
    return text, tuple(dict.fromkeys((*above, *below)))


def _mend(above: list[Evidence], below: list[Evidence], first: str, second: str) -> None:
    """Make one link of two of the same note where the words of one end and those of the other begin."""
    for link, other in product(tuple(above), tuple(below)):
        words = link.sentence or "", other.sentence or ""
        meet = all(words) and first.endswith(words[0]) and second.startswith(words[1])
        if meet and link.note == other.note and link in above and other in below:
            above[above.index(link)] = Evidence(link.note, " ".join(words))
            below.remove(other)


def _common(text: str, sentence: str, place: int, *, first: bool) -> str:
    """Return those words of a sentence that stand before a place, or behind it."""
    spans = _places(text, sentence)
    if first:
        return next((text[start : min(end, place)].strip() for start, end in spans if start < place), "")
    return next((text[max(start, place) : end].strip() for start, end in spans if end > place), "")


def _places(text: str, words: str) -> list[Span]:
    return [(found.start(), found.end()) for found in re.finditer(re.escape(words), text)] if words else []


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _first_letter(text: str, place: int) -> int:
    while place < len(text) and text[place].isspace():
        place += 1
    return place
