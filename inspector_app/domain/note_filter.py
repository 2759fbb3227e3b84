"""Which notes are wanted: what the list of all notes is narrowed to, as a value that others can be handed."""

from dataclasses import dataclass

from inspector_app.domain.evidence import NoteRow

NOT_TAGGED = 0
"""Stands among ranks for notes that are held against no weakness."""
NONE = ""
"""Stands among codes for notes that have none."""

_ANY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteFilter:
    """Choices of one sort widen, choices of different sorts narrow; a sort without a choice lets all through.

    `weaknesses` are ranks from 1 or NOT_TAGGED, `authors` codes of inspectors, `days` ISO dates; `undecided` lets only
    those through about which a decision waits.
    """

    witnesses: frozenset[str] = _ANY
    weaknesses: frozenset[int] = frozenset()
    stances: frozenset[str] = _ANY
    voices: frozenset[str] = _ANY
    abouts: frozenset[str] = _ANY
    authors: frozenset[str] = _ANY
    days: frozenset[str] = _ANY
    undecided: bool = False

    def fits(self, row: NoteRow) -> bool:
        """Tell whether a note is wanted."""
        return (
            (not self.witnesses or row.witness_kind in self.witnesses)
            and (not self.weaknesses or not self.weaknesses.isdisjoint(row.tags or (NOT_TAGGED,)))
            and (not self.stances or (row.stance or NONE) in self.stances)
            and (not self.voices or (row.voice or NONE) in self.voices)
            and (not self.abouts or (row.about or NONE) in self.abouts)
            and (not self.authors or row.author_code in self.authors)
            and (not self.days or day_of(row) in self.days)
            and (not self.undecided or row.decisions)
        )


EVERY_NOTE = NoteFilter()
"""Lets every note through."""


def day_of(row: NoteRow) -> str:
    """Return the ISO date on which a note was heard, where it was heard; nothing where it has no moment."""
    return (row.heard or row.typed or NONE)[:10]
