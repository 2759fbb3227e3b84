"""How a text differs from the one it was made from, word by word, as a person reads it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from itertools import groupby

_TOKEN = re.compile(r"\s*(?:\w+(?:[’'\-]\w+)*|[^\w\s])\s*")
_WORD = re.compile(r"\w+(?:[’'\-]\w+)*")
_FEWEST_EQUAL = 2
"""Words that an equal run between two differences must have, or it is swallowed by them."""
_LARGEST = 4_000_000
"""Pairs of words that are compared at most; a longer paragraph that differs is told as rewritten."""


class Said(Enum):
    """What a run of words is, seen from the earlier text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Run:
    """Words that follow each other and are all the same, all removed or all added."""

    said: Said
    text: str


_Block = tuple[bool, int, int, int, int]
"""Whether it is equal, and where it starts and ends in both lists of tokens."""


def difference(before: str, after: str) -> tuple[Run, ...]:
    """Return a text as runs of words against the one it was made from.

    What is the same and what was added make up `after`, letter for letter; white space alone is no difference.
    """
    runs: list[Run] = []
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    for equal, start, end, first, last in _blocks(old, new):
        now = "".join(new[first:last])
        if equal:
            runs.append(Run(Said.SAME, now))
        else:
            runs += _in_words("".join(old[start:end]), now)
    return tuple(_joined(runs))


def added(before: str, after: str) -> str:
    """Return the words of a text that were put to the one it was made from, with “…” between those that lie apart.

    Words that stayed where they were are not in it, not even single ones, unlike in `difference`, made for reading.
    """
    old, new = before.split(), after.split()
    if len(old) * len(new) > _LARGEST:
        return after
    match = SequenceMatcher(None, [_bare(word) for word in old], [_bare(word) for word in new], autojunk=False)
    runs = [(first, last) for said, _, _, first, last in match.get_opcodes() if said != "equal" and first < last]
    return " … ".join(" ".join(new[first:last]) for first, last in runs)


def _bare(word: str) -> str:
    return "".join(_WORD.findall(word)).casefold() or word


def share_kept(runs: Sequence[Run]) -> float:
    """Return how much of the earlier text is still there, from 0 to 1, counted in words."""
    counts = {said: sum(len(_WORD.findall(run.text)) for run in runs if run.said is said) for said in Said}
    earlier = counts[Said.SAME] + counts[Said.REMOVED]
    return counts[Said.SAME] / earlier if earlier else 1.0


def shortened(runs: Sequence[Run], longest: int = 40, kept: int = 12) -> tuple[Run, ...]:
    """Return the runs with the middle of long equal ones left out.

    Args:
        runs: What `difference` returned.
        longest: How many equal words are shown whole.
        kept: How many of the words next to a difference stay.
    """
    last = len(runs) - 1
    return tuple(
        _shortened(run, kept, begins=place == 0, ends=place == last)
        if last and run.said is Said.SAME and len(_WORD.findall(run.text)) > longest
        else run
        for place, run in enumerate(runs)
    )


def essence(text: str, others: Iterable[str], longest: int = 40, kept: int = 12) -> str:
    """Return a text with the middle of long parts left out in which none of the others differs from it."""
    touched = [False] * len(text)
    for other in others if text else ():
        place = 0
        for run in difference(other, text):
            if run.said is Said.REMOVED:  # the other has something more here
                touched[min(place, len(text) - 1)] = True
                continue
            end = place + len(run.text)
            if run.said is Said.ADDED:
                touched[place:end] = [True] * len(run.text)
            place = end
    runs = tuple(
        Run(Said.ADDED if differs else Said.SAME, "".join(letter for letter, _ in letters))
        for differs, letters in groupby(zip(text, touched, strict=True), key=lambda pair: pair[1])
    )
    return "".join(run.text for run in shortened(runs, longest, kept))


def _shortened(run: Run, kept: int, *, begins: bool, ends: bool) -> Run:
    words = [found.span() for found in _WORD.finditer(run.text)]
    before = "" if begins else f"{run.text[: words[kept - 1][1]]} "
    behind = "" if ends else f" {run.text[words[-kept][0] :]}"
    return Run(run.said, f"{before}…{behind}")


def tidy(blocks: Sequence[_Block], words: Sequence[str]) -> list[_Block]:
    """Join differences that only a word or two of punctuation keep apart, so that a sentence can be read.

    Args:
        blocks: Where two lists of tokens are equal and where not.
        words: The tokens of the later one.
    """
    made: list[_Block] = []
    for place, (equal, start, end, first, last) in enumerate(blocks):
        within = 0 < place < len(blocks) - 1
        if equal and within and sum(bool(_WORD.search(word)) for word in words[first:last]) < _FEWEST_EQUAL:
            equal = False
        if made and not equal and not made[-1][0]:
            _, began, _, began_there, _ = made.pop()
            made.append((False, began, end, began_there, last))
        else:
            made.append((equal, start, end, first, last))
    return made


def _in_words(before: str, after: str) -> Iterator[Run]:
    old, new = _tokens(before), _tokens(after)
    if len(old) * len(new) > _LARGEST:
        yield from (Run(Said.REMOVED, before), Run(Said.ADDED, after))
        return
    for equal, start, end, first, last in tidy(_blocks(old, new), new):
        now = "".join(new[first:last])
        if equal:
            yield Run(Said.SAME, now)
            continue
        was = "".join(old[start:end])
        if start and not (new[first - 1] if first else " ")[-1:].isspace():
            was = old[start - 1][len(old[start - 1].rstrip()) :] + was
        if was and now and not was[-1].isspace() and not now[0].isspace():
            was += " "
        yield from (run for run in (Run(Said.REMOVED, was), Run(Said.ADDED, now)) if run.text)


def _blocks(old: Sequence[str], new: Sequence[str]) -> list[_Block]:
    matcher = SequenceMatcher(None, [one.strip() for one in old], [one.strip() for one in new], autojunk=False)
    return [(tag == "equal", start, end, first, last) for tag, start, end, first, last in matcher.get_opcodes()]


def _tokens(text: str) -> list[str]:
    """Return words and signs, each with the white space around it; joined they are the text."""
    return _TOKEN.findall(text) or ([text] if text else [])


def _joined(runs: Sequence[Run]) -> Iterator[Run]:
    """Join neighbours of one kind."""
    held: Run | None = None
    for run in runs:
        if held is not None and held.said is run.said:
            held = Run(run.said, held.text + run.text)
        else:
            if held is not None:
                yield held
            held = run
    if held is not None:
        yield held
