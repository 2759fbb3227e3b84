"""A ready proposal for two texts that were both made from a third: offered to a person, never applied unseen.

Texts are compared sentence by sentence (a three-way merge as diff3 does it on lines). Changes to different sentences
make a clean proposal; changes to the same sentence make none, and a person writes.
"""

import re
from difflib import SequenceMatcher

_SENTENCE = re.compile(r".+?(?:[.!?…][\"”’')\]]*(?=\s|$)|\n|$)\s*", re.DOTALL)

_Piece = tuple[int, int, tuple[str, ...]]


def sentences(text: str) -> tuple[str, ...]:
    """Return a text's sentences, each with the white space behind it; joined they are the text."""
    return tuple(found for found in _SENTENCE.findall(text) if found)


def proposed(base: str, ours: str, theirs: str) -> str | None:
    """Return the text with both sides' changes, or None where both changed the same place differently."""
    before = sentences(base)
    merged: list[_Piece] = []
    for piece in sorted({*_changes(before, ours), *_changes(before, theirs)}):
        if merged and _touch(merged[-1], piece):
            return None
        merged.append(piece)
    result = list(before)
    for start, end, new in reversed(merged):
        result[start:end] = new
    return _spaced(result)


def _changes(before: tuple[str, ...], text: str) -> list[_Piece]:
    """Return where a text differs from the sentences it was made from, white space at their ends passed over."""
    after = sentences(text)
    matcher = SequenceMatcher(None, [one.strip() for one in before], [one.strip() for one in after], autojunk=False)
    return [(start, end, after[first:last]) for tag, start, end, first, last in matcher.get_opcodes() if tag != "equal"]


def _touch(one: _Piece, after: _Piece) -> bool:
    """Two changes touch when they share a sentence, or when new ones are put where the other stands or ends."""
    start, end = after[:2]
    return start < one[1] or start == one[0] or (start == one[1] and start == end)


def _spaced(pieces: list[str]) -> str:
    """Join sentences, with a space where one that stood last now stands in the middle."""
    text = ""
    for piece in pieces:
        text += piece if not text or text[-1].isspace() else f" {piece}"
    return text.rstrip()
