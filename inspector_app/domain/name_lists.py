"""What lists of names, of places and of words say of one word with a capital: whether it can be a name.

The lists are in `resources/names/`, which says where they come from.
"""

import re
import unicodedata
import zlib
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

import resources
from inspector_app.domain import spelling
from inspector_app.domain.moments import MONTHS

WORD = re.compile(r"[^\W\d_]+(?:['’‑-][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_PREFIXED = re.compile(r"(?:Mc|Mac|O['’]|D['’]|De|Di|Du|La|Le|Fitz|Van|Al|El)[^\W\d_a-z][^\W\d_A-Z]+$")
_PREFIXES = frozenset({"anti", "co", "cross", "ex", "inter", "multi", "neuro", "non", "pre", "post", "re"})
_MONTHS = frozenset(MONTHS[1:]) | {month[:3] for month in MONTHS[1:]}
TITLES = frozenset({"Mr", "Mrs", "Ms", "Mx", "Miss", "Dr"})
"""What stands before nothing but a name."""
_SHORTEST = 4
"""Letters: a shorter name in capitals or in small letters only, such as ALI, is as well an acronym or a slip."""


@dataclass(frozen=True)
class NameWord:
    """A word with a capital and what can be told of it by itself; `opens` says that a capital is owed to its place."""

    text: str
    start: int
    end: int
    opens: bool

    @cached_property
    def base(self) -> str:
        """The word without the s of a possessive."""
        return _POSSESSIVE.sub("", self.text)

    @property
    def owns(self) -> bool:
        """Whether it is a possessive."""
        return self.base != self.text

    @cached_property
    def cased(self) -> str:
        """The word as lists of places write it, whatever its capitals were: CALLUM and callum are Callum."""
        return "-".join(part[:1].upper() + part[1:].lower() for part in re.split("[-‑]", self.base))

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """The name as lists write it, and the parts of one with a hyphen."""
        whole = folded(self.base)
        parts = [folded(part) for part in re.split("[-‑]", self.base)]
        return (whole, *parts) if len(parts) > 1 else (whole,)

    @cached_property
    def is_ordinary(self) -> bool:
        """Whether it is a word in small letters as well, such as Grace."""
        return _is_ordinary(self.base)

    @cached_property
    def is_known(self) -> bool:
        """Whether a dictionary knows it."""
        return self.is_ordinary or not spelling.unknown(self.base)

    @property
    def is_abbreviation(self) -> bool:
        """Whether it is an initial, an acronym, or a made name such as LivPac; CALLUM and JayDen are names."""
        if len(self.base) == 1:
            return True
        return _has_odd_capitals(self.base) and not self._is_name_in_capitals

    @property
    def _is_name_in_capitals(self) -> bool:
        if len(self.base) < _SHORTEST or self.is_two_faced:
            return False
        return self.is_frequent or (len(self.base) > _SHORTEST and (self.is_given or self.is_surname))

    @property
    def is_shouted(self) -> bool:
        """Whether it is a given name in capitals that may as well be an acronym, such as MAY and ALI."""
        return len(self.base) > 2 and self.base.isupper() and self.is_abbreviation and self.is_given

    @property
    def is_title(self) -> bool:
        """Whether a name follows it, such as Mrs or Councillor."""
        return self.text in TITLES or self.text in listed("callings") or self.text in ("St", "Saint")

    @property
    def is_month(self) -> bool:
        """Whether it names a month."""
        return self.base in _MONTHS

    @property
    def is_place(self) -> bool:
        """Whether it names a place."""
        return self.base in listed("places") or self.cased in listed("places")

    @property
    def is_neither(self) -> bool:
        """Whether it is in the list of what has a capital and names nobody."""
        return self.base in listed("neither") or self.cased in listed("neither")

    @property
    def is_thing(self) -> bool:
        """Whether it is a thing as well that has no article before it, such as Hope."""
        return self.cased in listed("things")

    @property
    def is_anything_public(self) -> bool:
        """Whether it may have its capital from a place, an organisation or what names nobody."""
        return self.is_place or self.is_body or self.is_neither

    @property
    def is_body(self) -> bool:
        """Whether it makes an organisation, a place or a document of the words before it."""
        return folded(self.base) in listed("bodies")

    @property
    def is_given(self) -> bool:
        """Whether it is a given name."""
        return any(form in _given() for form in self.forms)

    @property
    def is_frequent(self) -> bool:
        """Whether it is one of the frequent given names."""
        return _given().get(self.forms[0], False)

    @property
    def is_surname(self) -> bool:
        """Whether it is a surname."""
        return any(form in _surnames() for form in self.forms)

    @property
    def is_two_faced(self) -> bool:
        """Whether it is something else than a name as well."""
        return self.is_ordinary or self.is_place or self.is_month or self.is_neither


@lru_cache(maxsize=20_000)
def folded(word: str) -> str:
    """Return a word in small letters, without accents and apostrophes, as the lists of names write it."""
    plain = unicodedata.normalize("NFKD", word.lower())
    return "".join(letter for letter in plain if letter not in "'’" and not unicodedata.combining(letter))


def name_words(text: str) -> list[NameWord]:
    """Return the words of a fact that can be those of a name: with a capital."""
    return [NameWord(one[0], *one.span(), opens=False) for one in WORD.finditer(text) if one[0][0].isupper()]


@lru_cache(maxsize=20_000)
def is_small_name(word: str) -> bool:
    """Tell whether a word in small letters is a frequent given name and nothing else, such as callum."""
    if len(word) < _SHORTEST:
        return False
    one = NameWord(word, 0, len(word), opens=False)
    return len(one.base) >= _SHORTEST and one.is_frequent and not one.is_two_faced


def is_listed_name(word: str) -> bool:
    """Tell whether a folded word is a given name or a surname and no other word."""
    return (word in _given() or word in _surnames()) and not _is_ordinary(word)


@lru_cache(maxsize=20_000)
def _has_odd_capitals(word: str) -> bool:
    """Tell whether a word has capitals within, but for those of names such as McDonald."""
    return any(sum(map(str.isupper, part)) > 1 and not _PREFIXED.match(part) for part in re.split("[-‑]", word))


@lru_cache(maxsize=20_000)
def _is_ordinary(word: str) -> bool:
    """Tell whether a word is one without its capital as well."""
    if spelling.is_listed(word.lower()):
        return True
    parts = [part for part in re.split("[-‑]", word.lower()) if part]
    return all(spelling.is_listed(part) or (part in _PREFIXES and part != parts[-1]) for part in parts)


@cache
def listed(name: str) -> frozenset[str]:
    """Return the words of a list of `resources/names/`: places, bodies, callings, neither, things."""
    lines = resources.text(f"names/{name}.txt").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def _given() -> dict[str, bool]:
    """Return the given names, each with whether it is frequent."""
    return {line.rstrip("*"): line.endswith("*") for line in _lines("given")}


@cache
def _surnames() -> frozenset[str]:
    return frozenset(_lines("surnames"))


def _lines(name: str) -> list[str]:
    return zlib.decompress(resources.path(f"names/{name}.txt.z").read_bytes()).decode().splitlines()
