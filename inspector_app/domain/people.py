"""Names of people in a text, found by lists of names, titles and capitals; nothing is sent anywhere.

A word that is a name and nothing else, such as Callum, is a name wherever it stands, CALLUM and callum too. One that is
a word as well, such as Grace or May, is a name where the words beside it say so (“her daughter May”, “Tom, aged 9”,
“Grace and Callum”), and where nothing else explains its capital: not the beginning of a sentence, not a place, a month
or an organisation. What is missed are rare names in small letters, and names that are words beginning a sentence whose
other words do not say that they are.
"""

import re
from collections.abc import Collection, Iterable, Iterator

from inspector_app.domain import person_cues as cues
from inspector_app.domain import sentences
from inspector_app.domain.name_lists import TITLES, WORD, NameWord, folded, is_small_name, listed
from inspector_app.domain.public_names import NOBODY, PublicNames

_OPENING = "“‘\"'([ \u00a0"
_ADDRESS_GOES_ON = re.compile(r"[@/_]|\.\w")
_GAP = re.compile(r"[ \u00a0]+")
_MODAL = frozenset({"will", "may", "can", "an", "don", "see", "in", "so", "my", "said"})
_CONDITION = frozenset({"syndrome", "disease", "disorder"})
_JOINED_BEFORE = re.compile(r"(?:,?[ \u00a0]+(?:and|or|&)|,)[ \u00a0]+")
_JOINED_AFTER = re.compile(r",?[ \u00a0]+(?:and|or|&)[ \u00a0]+")


def names_in(text: str, public: PublicNames = NOBODY, known: Collection[str] = ()) -> list[tuple[int, int]]:
    """Return where the names of people stand in a text, as (start, end), without a title before them.

    Args:
        text: The text.
        public: Names that may stand in it.
        known: Words that somebody has said are right, folded; they are no reason to take a word for a name.
    """
    words = _words(text)
    if not (found := _names(text, words, frozenset(), known)):
        return found
    may_stand = public.within(words)
    return _names(text, words, frozenset(words[number].start for number in may_stand), known) if may_stand else found


def _names(text: str, words: list[NameWord], allowed: Collection[int], known: Collection[str]) -> list[tuple[int, int]]:
    runs = list(_runs(text, words))
    found = [span for run in runs for span in _names_of(text, words, run, allowed, known)]
    if not found:
        return found
    alone = (words[run[0]] for run in runs if len(run) == 1)
    return _with_joined(text, found, [one for one in alone if one.start not in allowed])


def _with_joined(text: str, found: list[tuple[int, int]], alone: list[NameWord]) -> list[tuple[int, int]]:
    """Return the names with those words that a list joins to one, and so makes one: “Grace and Will and Mark”."""
    may_be = [one for one in alone if one.is_given and not one.is_anything_public]
    may_be = [one for one in may_be if not (cues.has_article(text, one) or (one.is_month and cues.is_date(text, one)))]
    at = {one.start: one for one in may_be}
    before = {joint.end(): one for one in may_be if not one.owns and (joint := _JOINED_BEFORE.match(text, one.end))}
    names, waiting = set(found), list(found)
    while waiting:
        start, end = waiting.pop()
        joint = _JOINED_AFTER.match(text, end)
        for one in (before.get(start), at.get(joint.end()) if joint else None):
            if one is not None and (span := (one.start, one.start + len(one.base))) not in names:
                names.add(span)
                waiting.append(span)
    return sorted(names)


def _words(text: str) -> list[NameWord]:
    """Return the words that can be names: those with a capital, and names in small letters."""
    ends = _ends((start for start, _ in sentences.split(text)), text)
    found = []
    for match in WORD.finditer(text):
        if not match[0][0].isupper() and not (is_small_name(match[0]) and _stands_free(text, match)):
            continue
        before = _without_marks(text, match.start(), _OPENING)
        opens = not before or before in ends or text[before - 1] in ":;\n•–—"
        quoted = match.start() > 0 and text[match.start() - 1] in '“‘"'
        found.append(NameWord(match[0], match.start(), match.end(), opens or quoted))
    return found


def _stands_free(text: str, word: re.Match[str]) -> bool:
    """Tell whether a word is no part of an address such as a.word@example.org."""
    begins = word.start() == 0 or text[word.start() - 1] not in "@./_"
    return begins and not _ADDRESS_GOES_ON.match(text, word.end())


def _ends(openings: Iterable[int], text: str) -> frozenset[int]:
    """Return how much of a text stands before each sentence, without the spaces and marks that open it."""
    return frozenset(_without_marks(text, start, _OPENING + "\n") for start in openings)


def _without_marks(text: str, end: int, marks: str) -> int:
    """Return how much of a text stands before its end without the marks there; a text may be very long."""
    while end and text[end - 1] in marks:
        end -= 1
    return end


def _runs(text: str, words: list[NameWord]) -> Iterator[list[int]]:
    """Yield the numbers of words that nothing but a space divides; abbreviations end a run."""
    run: list[int] = []
    for number, word in enumerate(words):
        joined = bool(run) and _GAP.fullmatch(text, words[run[-1]].end, word.start) is not None
        takes = not word.is_title and (not word.is_abbreviation or _title_before(text, words, number) in TITLES)
        if run and not (joined and takes and not words[run[-1]].owns):
            yield run
            run = []
        if not takes and words[number].is_shouted:
            yield [number]
        # A word that only begins the sentence, such as When, is no part of what follows it.
        if takes and not (word.opens and word.is_ordinary and not word.is_given):
            run.append(number)
    if run:
        yield run


def _names_of(
    text: str, words: list[NameWord], run: list[int], allowed: Collection[int], known: Collection[str]
) -> Iterator[tuple[int, int]]:
    ones = [words[number] for number in run]
    title = _title_before(text, words, run[0])
    if title is None and _is_body(text, ones):
        return
    if title == "St":
        return
    named = [_is_name(text, ones, place, title, allowed, known) for place in range(len(ones))]
    # What stands beside a name belongs to it: a surname that is a word as well, a name that is no list's.
    for place in range(1, len(ones)):
        one = ones[place]
        may_be = one.is_surname or one.is_given or not one.is_known
        named[place] |= named[place - 1] and may_be and one.start not in allowed
    for place in range(len(ones) - 1):
        one = ones[place]
        may_be = one.is_given if not one.opens else not one.is_two_faced and not one.is_known
        if named[place + 1] and may_be and one.start not in allowed:
            named[place] = True
    start: int | None = None
    for one, is_name in zip(ones, named, strict=True):
        if is_name and start is None:
            start = one.start
        elif not is_name and start is not None:
            yield start, _end_before(ones, one)
            start = None
    if start is not None:
        yield start, ones[-1].start + len(ones[-1].base)


def _end_before(ones: list[NameWord], one: NameWord) -> int:
    last = ones[ones.index(one) - 1]
    return last.start + len(last.base)


def _is_name(
    text: str, ones: list[NameWord], place: int, title: str | None, allowed: Collection[int], known: Collection[str]
) -> bool:
    one = ones[place]
    if one.start in allowed:
        return False
    if place == 0 and title in TITLES:
        return True
    if place == 0 and title and (one.is_given or one.is_surname or not one.is_known):
        return True
    if one.is_two_faced or one.is_shouted:
        return _is_used_as_name(text, ones, place)
    if one.is_given or one.is_surname:
        return True
    if one.is_known or folded(one.base) in known:
        return False
    # At the beginning of a sentence it may be a slip; with a surname after it, or when it speaks, it is none.
    return not one.opens or cues.acts(text, one) or any(after.is_surname for after in ones[place + 1 : place + 2])


def _is_used_as_name(text: str, ones: list[NameWord], place: int) -> bool:
    """Tell whether a word that can be a name, and something else as well, is used as one here."""
    one, alone = ones[place], len(ones) == 1
    if one.is_given and place + 1 == len(ones) and cues.is_aged(text, one):
        return True
    if not one.is_given or one.is_neither:
        return False
    following = ones[place + 1] if place + 1 < len(ones) else None
    if following is not None and not following.is_two_faced and (following.is_given or following.is_surname):
        return True
    dated = one.is_month and cues.is_date(text, one)
    if following is not None and following.is_surname and one.is_frequent and not dated:
        modal = one.opens and folded(one.base) in _MODAL
        last = place + 2 == len(ones)
        return last and not modal and not (following.is_body or following.is_place or following.is_neither)
    if not alone:
        return False
    if cues.acts(text, one) or cues.is_introduced(text, one) or cues.is_somebody(text, one):
        return True
    if one.opens or one.is_place or one.is_shouted or dated:
        return False
    return cues.is_frequent(one) or one.is_month


def _is_body(text: str, ones: list[NameWord]) -> bool:
    """Tell whether capitalised words are those of an organisation, a place, a document or a condition."""
    if any(one.is_body for one in ones[1:]):
        plain_name = len(ones) == 2 and ones[0].is_given and not ones[0].is_two_faced and ones[1].is_surname
        return not plain_name
    following = WORD.match(text, _skipped(text, ones[-1].end))
    if following is None:
        return False
    after = following[0].lower()
    return after in _CONDITION or (not ones[-1].owns and len(ones) > 1 and after in listed("bodies"))


def _skipped(text: str, place: int) -> int:
    found = _GAP.match(text, place)
    return found.end() if found else len(text)


def _title_before(text: str, words: list[NameWord], number: int) -> str | None:
    """Return the title right before a word, such as Mrs, with or without a full stop; None where there is none."""
    if number == 0:
        return None
    before = words[number - 1]
    between = text[before.end : words[number].start]
    if not re.fullmatch(r"\.?[ \u00a0]+", between):
        return None
    if before.text in ("St", "Saint", "SS"):
        return "St"
    return before.text if before.is_title else None
