"""Words of number in a finding, such as “many parents”, and of how many the notes behind it speak."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from inspector_app.domain.evidence import NoteRow
from inspector_app.domain.matrix import counted as counted_as
from inspector_app.domain.matrix import is_heard
from inspector_app.domain.sentences import Span
from inspector_app.domain.visit_kind import Group, VisitKind

_NUMBER = re.compile(
    r"\b(?:some|many|most|several|(?:very |quite |a |too )?few|(?:almost |nearly )?all|none|"
    r"(?:a|the) (?:small |large |vast |great )?(?:minority|majority|number))\b",
    re.IGNORECASE,
)
_NO_NUMBER_AFTER = re.compile(
    r"\b(?:at|above|after|first of|the|a|its|their|his|her|our|most of|how|so|too|once and for)\s+$", re.IGNORECASE
)
"""What makes “at all”, “the most urgent”, “how many” of a word of number; “the majority” begins with its own “the”."""
_NO_NUMBER_BEFORE = re.compile(
    r"\s+(?:recent|recently|right|times?|way|extent|of all|(?:more )?(?:days?|weeks?|months?|years?))\b", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_BREAK = re.compile(r"[.,;:!?()–—]")
_REACH = 6
"""Words after the word of number among which it is said of whom: “most of the very youngest children”."""
_PLURALS = {"children": "child", "people": "person"}
_BETWEEN = frozenset({"and", "or"})
_SMALL = frozenset({"of", "the", "these", "those", "their", "its", "our", "his", "her", "them", "us"})


@dataclass(frozen=True, slots=True)
class Claim:
    """A word of number with those it speaks of: where it stands, its words, and the group of witnesses, if any."""

    span: Span
    words: str
    group: Group | None


@dataclass(frozen=True, slots=True)
class Count:
    """How many notes from how many interviews speak."""

    notes: int
    interviews: int


def claims(text: str, kind: VisitKind) -> tuple[Claim, ...]:
    """Return the claims of number in a text, in their order; whom they speak of is told by the words of the kind."""
    names = _names(kind)
    found = []
    for number in _NUMBER.finditer(text):
        before, after = text[: number.start()], text[number.end() :]
        counts_itself = number[0][:2].lower() in ("a ", "th")
        if (not counts_itself and _NO_NUMBER_AFTER.search(before)) or _NO_NUMBER_BEFORE.match(after):
            continue
        end, group = _of_whom(after, names)
        span = (number.start(), number.end() + end)
        found.append(Claim(span, text[slice(*span)], group))
    return tuple(found)


def counted(claim: Claim, notes: Iterable[NoteRow], kind: VisitKind) -> Count:
    """Count the notes that speak of a claim: those by which the group it names was heard, else all the evidence."""
    speaking = [one for one in notes if _speaks(one, claim.group, kind)]
    return Count(len({one.subject for one in speaking}), len({one.interview for one in speaking}))


def _speaks(note: NoteRow, group: Group | None, kind: VisitKind) -> bool:
    counts = counted_as(note.stance, note.voice)
    if group is None:
        return bool(counts.notes)
    return kind.witness(note.witness_kind).group == group.code and is_heard(group, counts)


_Names = list[tuple[tuple[str, ...], Group]]


def _names(kind: VisitKind) -> _Names:
    """Return what the kind calls its witnesses, in single words without their endings, the longest first."""
    found: dict[tuple[str, ...], Group] = {}
    for group in kind.groups.values():
        called = [group.name, group.one]
        called += [name for one in kind.witnesses.values() if one.group == group.code for name in (one.name, one.many)]
        for name in called:
            for part in re.split(r" (?:and|or) ", name):
                found.setdefault(tuple(map(_bare, _WORD.findall(part))), group)
    return sorted(found.items(), key=lambda one: -len(one[0]))


def _of_whom(after: str, names: _Names) -> tuple[int, Group | None]:
    """Return where the words end that say of whom a number is, and their group; else the end of the next word."""
    stop = _BREAK.search(after)
    words = list(_WORD.finditer(after, 0, stop.start() if stop else len(after)))[: _REACH + 4]
    bare = [_bare(word[0]) for word in words]
    for place in range(min(_REACH, len(words))):
        named = _named(bare, place, names)
        if named is None:
            continue
        last, group = named
        while last + 1 < len(words) and bare[last] in _BETWEEN:  # “children and young people” are one group
            more = _named(bare, last + 1, names)
            if more is None or more[1] != group:
                break
            last = more[0]
        return words[last - 1].end(), group
    plain = next((word.end() for word, one in zip(words, bare, strict=True) if one not in _SMALL), 0)
    return plain, None


def _named(bare: list[str], place: int, names: _Names) -> tuple[int, Group] | None:
    """Return the group that is named at a place, and the place after its name."""
    for name, group in names:
        if tuple(bare[place : place + len(name)]) == name:
            return place + len(name), group
    return None


def _bare(word: str) -> str:
    """Return a word in small letters without the ending of the plural."""
    small = word.lower().removesuffix("’s").removesuffix("'s")
    if small in _PLURALS:
        return _PLURALS[small]
    return small[:-1] if small.endswith("s") and not small.endswith("ss") else small
