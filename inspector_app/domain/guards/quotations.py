"""Rules about quotations: each is somebody's words, to be found in a note, and stands in the letter once."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from inspector_app.domain.guards.objection import Objection
from inspector_app.domain.guards.proof import Proof, Written


def _single(opening: str, closing: str) -> str:
    """Return the pattern of a quotation in single marks, whose closing one is an apostrophe as well.

    An apostrophe closes nothing within a word, nor after an s where a closing mark is still to come.
    """
    within = rf"(?:[^{opening}{closing}\n]|(?<=\w){closing}(?=\w))"
    of_many = rf"(?<=s){closing}(?= {within}*[^{opening}{closing}s\s]{closing}(?!\w))"
    return rf"(?<![\w{opening}]){opening}(?!\s|\d0s)((?:{within}|{of_many})+)(?<!\s){closing}(?!\w)"


_FORMS = (r"“([^“”]+)”", r"(?<!\w)\"([^\"]+)\"(?!\w)", _single("‘", "’"), _single("'", "'"))
_QUOTED = re.compile(f"(?=[“\"‘'])(?:{'|'.join(_FORMS)})")
_WORDS = re.compile(r"\w+(?:['’]\w+)*")
_LEFT_OUT = re.compile(r"\[[^\]]*\]|…|\.\.\.")
_SHOWN = 60
"""Characters by which a quotation is told."""
_SHORTEST = 3
"""Words: less than that, such as “local offer”, is a term that may stand more than once."""


@dataclass(frozen=True, slots=True)
class _Quotation:
    """A quotation: its words, piece by piece where something was left out, and where it stands."""

    pieces: tuple[str, ...]
    written: Written
    span: tuple[int, int]

    def objection(self, rule: str, message: str) -> Objection:
        """Return a warning about the quotation."""
        return Objection(rule, self.written.words, message, "warn", self.written.at(self.span))


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """Return where quotations stand in a text, with their marks."""
    return [found.span() for found in _QUOTED.finditer(text)]


def quoted_twice(proof: Proof) -> Iterator[Objection]:
    """Yield each quotation that stands in the letter before."""
    first: dict[tuple[str, ...], str] = {}
    for one in _quotations(proof.written):
        if sum(len(piece.split()) for piece in one.pieces) < _SHORTEST:
            continue
        if before := first.get(one.pieces):
            yield one.objection("quoted_twice", f"This quotation stands in the letter before: {before}.")
        first.setdefault(one.pieces, one.written.words)


def unsourced_quotation(proof: Proof) -> Iterator[Objection]:
    """Yield each quotation whose words stand in no note."""
    notes = [note.text for note in proof.record.notes.values() if not note.deleted]
    for one in _quotations(proof.written):
        # Most notes lack the longest word; only the others are read word for word.
        longest = max((word for piece in one.pieces for word in piece.split()), key=len)
        likely = (text for text in notes if longest in _straight(text))
        if not any(_holds(_plain(text), one.pieces) for text in likely):
            words = one.written.text[slice(*one.span)][:_SHOWN].strip("“”‘’'\" ")
            yield one.objection("unsourced_quotation", f"No note has the quotation “{words}” word for word.")


def _quotations(texts: Iterable[Written]) -> Iterator[_Quotation]:
    for written in texts:
        for found in _QUOTED.finditer(written.text):
            quoted = next(group for group in found.groups() if group is not None)
            pieces = tuple(filter(None, (_plain(piece) for piece in _LEFT_OUT.split(quoted))))
            if pieces:
                yield _Quotation(pieces, written, found.span())


def _holds(text: str, pieces: Iterable[str]) -> bool:
    """Tell whether a text has all pieces as whole words, one after the other."""
    place = 0
    padded = f" {text} "
    for piece in pieces:
        found = padded.find(f" {piece} ", place)
        if found < 0:
            return False
        place = found + len(piece) + 1
    return True


def _plain(text: str) -> str:
    return " ".join(_WORDS.findall(_straight(text)))


def _straight(text: str) -> str:
    return text.casefold().replace("’", "'")
