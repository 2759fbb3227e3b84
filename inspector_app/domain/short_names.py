"""Short names for chips: the few telling words of a title."""

import re
from collections.abc import Collection, Sequence

LONGEST = 24
"""Characters; a chip shows so many without cutting them."""

_FILLER_WORDS = """
    a an the and or of in on to for from with within without by at as into across between through over under up
    that this these those which who whose their its it is are was were be been being has have had having
    not no nor too very also such other all any each every both more most some many much well enough
    significant weakness weaknesses area areas local necessary known key overall
    failure fail fails failed failing failures lack lacks lacking absence inability insufficient insufficiently
    inadequate inadequately poor poorly weak weakly limited ineffective ineffectively inconsistent inconsistently
    underdeveloped undeveloped unsatisfactory unacceptable unacceptably slow slowly low
    take takes taken taking make makes made making ensure ensures ensuring meet meets meeting use uses used using
    remedy remedies address addresses addressing improve improves improving provide provides providing provided
    do does done so there when where how what than then because including include includes
    area's area’s area-wide impact children young people way ways current currently variable widely held concern
    concerns act acts acted up-to-date number numbers range
    quality arrangements following effective effectively sufficient sufficiently progress
"""
_FILLERS = frozenset(_FILLER_WORDS.split())
"""Words that tell little about which weakness it is: most titles have them."""
_INITIALS = re.compile(r"\(([A-Z]{2,6})s?\)")
_WORD = re.compile(r"[^\W_](?:[\w’'&/.\-]*[^\W_])?’?'?")


def short_name(title: str, taken: Collection[str] = ()) -> str:
    """Return a few telling words of a title, at most 24 characters, unlike the names that are taken.

    An abbreviation given in brackets stands for its words, as in “education, health and care (EHC) plans”.
    """
    words = _telling(_abbreviated(title))
    used = {name.casefold() for name in taken}
    for begin in range(max(len(words), 1)):
        name = _fitted(words[begin:])
        if name and name.casefold() not in used:
            return name
    base, number = _fitted(words) or "", 2
    if not base:
        return ""
    while (name := f"{base[: LONGEST - len(str(number)) - 1].rstrip()} {number}").casefold() in used:
        number += 1
    return name


def _abbreviated(title: str) -> str:
    """Return a title with the words before “(EHC)” left out, as far as their initials spell it."""
    while found := _INITIALS.search(title):
        before, letters = title[: found.start()].rstrip(), found[1].lower()
        starts = list(re.finditer(r"[\w’'\-]+", before))
        left, begin = letters, None
        for word in reversed(starts):
            if left and word[0][0].lower() == left[-1]:
                left, begin = left[:-1], word.start()
            elif word[0].lower() not in _FILLERS:
                break
            if not left:
                break
        kept = before[:begin] if begin is not None and not left else f"{before} "
        title = f"{kept}{found[1]}{title[found.end() :]}"
    return title


def _telling(title: str) -> list[tuple[str, bool]]:
    """Return the telling words, each with whether it goes on directly from the one before."""
    found: list[tuple[str, bool]] = []
    end = 0
    for word in _WORD.finditer(title):
        if word[0].casefold() in _FILLERS or word[0].isdigit():
            continue
        between = title[end : word.start()]
        found.append((word[0], bool(found) and between.isspace()))
        end = word.end()
    return found


def _fitted(words: Sequence[tuple[str, bool]]) -> str:
    """Return as many of the words as there is room for, capitalised; words that stood apart get a comma."""
    name = ""
    for word, close in words:
        longer = f"{name} {word}" if close and name else f"{name}, {word}" if name else word
        if len(longer) > LONGEST:
            break
        name = longer
    if not name and words:
        name = words[0][0][:LONGEST]
    return name[:1].upper() + name[1:] if name[:1].islower() and len(name[:1].upper()) == 1 else name
