"""British spelling: which words of a text are unknown, and what may have been meant.

The words are those of the Hunspell dictionary en_GB (-ise), of such visits, and of the one visit at hand.
"""

import re
import zlib
from collections.abc import Collection, Iterator
from functools import cache, lru_cache

import resources

_WORD = re.compile(r"(?<![\w@./])[^\W\d_]+(?:['’\-‑][^\W\d_]+)*['’]?(?![\w@]|\.\w)")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_MOST = 5
_ACRONYM = 6
"""A word of capitals up to this length is taken for an acronym, which the letter's guard looks after."""


def unknown(text: str, own: Collection[str] = ()) -> list[tuple[int, int]]:
    """Return where the words stand that nobody knows, as (start, end); `own` are more known words, in small letters."""
    return [(start, start + len(word)) for start, word in _words(text) if not _is_known(word, own)]


def suggestions(word: str) -> list[str]:
    """Return up to five words that differ from one by a single slip, or are two words without their space."""
    plain = _straight(word)
    lowered = plain.lower()
    near = [one for one in dict.fromkeys(_slips(lowered)) if is_listed(one)]
    apart = [
        f"{lowered[:place]} {lowered[place:]}"
        for place in range(2, len(lowered) - 1)
        if is_listed(lowered[:place]) and is_listed(lowered[place:])
    ]
    found = [*near[:_MOST], *apart[:1]][:_MOST]
    return [one[:1].upper() + one[1:] for one in found] if plain[:1].isupper() else found


def _words(text: str) -> Iterator[tuple[int, str]]:
    for match in _WORD.finditer(text):
        yield match.start(), match[0].rstrip("'’")


def _is_known(word: str, own: Collection[str]) -> bool:
    plain = _straight(word)
    if is_listed(plain):
        return True
    if len(plain) == 1 or (plain.isupper() and len(plain) <= _ACRONYM):
        return True
    stem = re.sub(r"'s$", "", plain)
    if any(is_listed(one) or one.lower() in own for one in dict.fromkeys((plain, stem))):
        return True
    parts = stem.split("-")
    return len(parts) > 1 and all(not part or _is_known(part, own) for part in parts)


def _straight(word: str) -> str:
    return word.replace("’", "'").replace("‑", "-")


@lru_cache(maxsize=20_000)
def is_listed(word: str) -> bool:
    """Tell whether a word is in the lists, as it stands or with the capital of a sentence's beginning lowered."""
    forms = (word,) if word.islower() else (word, word[:1].lower() + word[1:], word.lower().capitalize())
    return any(form in _of_visits() or _stands_in(_dictionary(), form.encode()) for form in forms)


@cache
def _of_visits() -> frozenset[str]:
    lines = resources.text("dictionaries/visits.txt").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


@cache
def _dictionary() -> bytes:
    """Return the sorted words, one a line; as one piece they take a tenth of the memory of a set."""
    return zlib.decompress(resources.path("dictionaries/en_GB.txt.z").read_bytes())


def _stands_in(lines: bytes, word: bytes) -> bool:
    low, high = 0, len(lines)
    while low < high:
        middle = (low + high) // 2
        start = lines.rfind(b"\n", low, middle) + 1 or low
        end = lines.find(b"\n", middle, high)
        line = lines[start : high if end < 0 else end]
        if line == word:
            return True
        if line < word:
            low = (high if end < 0 else end) + 1
        else:
            high = start
    return False


def _slips(word: str) -> Iterator[str]:
    """Yield the words from which one slip of the fingers leads to this one, the likeliest slips first."""
    parts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    yield from (before + after[1] + after[0] + after[2:] for before, after in parts if len(after) > 1)
    yield from (before + after[1:] for before, after in parts if after)
    yield from (before + letter + after for before, after in parts for letter in f"{_LETTERS}'")
    yield from (before + letter + after[1:] for before, after in parts if after for letter in _LETTERS)
