"""Who knew what when, kept apart from the record: says what must show and what must wait, and never looks at parents.

An entry is what somebody wrote; its `knew` are the entries that person had on the screen and did not pass over. One
entry overrules another in a field exactly when its writer knew of the other. An erased entry still overrules, but what
it said is known no more to anybody who heard of the erase.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

ASKING = ("text", "title", "stance")
DELETED = [False, True]
NOBODY: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Entry:
    """What one person wrote about one thing, which earlier entries about it they knew of, and which they erased."""

    number: int
    subject: str
    fields: Mapping[str, Any]
    knew: frozenset[int]
    erases: frozenset[int]


class Oracle:
    """What every laptop has heard of."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.heard: dict[str, set[int]] = {}

    def screen(self, laptop: str, subject: str) -> frozenset[int]:
        """Return everything a laptop has heard about a thing."""
        return frozenset(number for number in self.heard[laptop] if self.entries[number].subject == subject)

    def wrote(
        self,
        laptop: str,
        subject: str,
        fields: Mapping[str, Any],
        knew: frozenset[int],
        erases: frozenset[int] = NOBODY,
    ) -> None:
        """Note what somebody wrote on a laptop."""
        self.heard[laptop].add(len(self.entries))
        self.entries.append(Entry(len(self.entries), subject, dict(fields), knew, erases))

    def told(self, laptop: str, heard: Iterable[int]) -> None:
        """Let a laptop hear what another, or an older copy, has heard."""
        self.heard[laptop].update(heard)

    def readable(self, seen: Iterable[int]) -> frozenset[int]:
        """Return those of some entries that none of the others erased."""
        seen = frozenset(seen)
        return seen.difference(*(self.entries[one].erases for one in seen))

    def standing(self, seen: frozenset[int], field: str) -> set[int]:
        """Return the writers of a field whom no other writer of it knew of."""
        writers = [number for number in seen if field in self.entries[number].fields]
        return {one for one in writers if not any(one in self.entries[other].knew for other in writers)}

    def values(self, seen: frozenset[int], field: str) -> set[Any]:
        """Return the values of a field that nobody has overruled or erased."""
        return {self.entries[one].fields[field] for one in self.standing(seen, field) & self.readable(seen)}

    def waits(self, seen: frozenset[int]) -> dict[str, list[Any]]:
        """Return what must wait for a person: fields, each with its values in order."""
        found: dict[str, list[Any]] = {}
        for field in ASKING:
            values = self.values(seen, field)
            if len(values) > 1:
                found[field] = sorted(values, key=lambda value: (value is not None, value or ""))
        gone, living = self._ends(seen)
        if gone and living:
            found["deleted"] = DELETED
        return found

    def is_gone(self, seen: frozenset[int]) -> bool:
        """Tell whether everybody who wrote last about a thing saw it deleted."""
        gone, living = self._ends(seen)
        return bool(gone) and not living

    def knows(self, seen: frozenset[int], fields: Iterable[str], shown: Mapping[str, Any]) -> frozenset[int]:
        """Return what an ordinary edit of some fields knows of: all but what would decide unseen."""
        passed: set[int] = set()
        for field in fields:
            if field in ASKING and len(self.values(seen, field)) > 1:
                open_ones = self.standing(seen, field) & self.readable(seen)
                passed |= self._onwards(
                    seen, {one for one in open_ones if self.entries[one].fields[field] != shown[field]}
                )
        known = seen - passed
        if self._ends(seen)[1]:  # somebody saw it there: nothing is known of those who only saw it deleted
            known &= {one for end in known if not self._saw_gone(seen, end) for one in self._until(end)}
        return frozenset(known)

    def decides(self, seen: frozenset[int], field: str) -> tuple[frozenset[int], bool]:
        """Return what a deed knows that settles a field, and whether it must say besides that the thing is kept.

        Whether the thing is deleted goes on waiting, unless that is settled, or a wording came after the deletion.
        """
        gone, living = self._ends(seen)
        if field == "deleted" or not gone or not living:
            return seen, False
        known = {one for end in seen if not self._saw_gone(seen, end) for one in self._until(end)}
        if self.standing(seen, field) <= known:
            return frozenset(known), False
        return seen, True

    def _ends(self, seen: frozenset[int]) -> tuple[set[int], set[int]]:
        """Return those who wrote last about a thing: who saw it deleted, and who saw it there."""
        ends = {one for one in seen if not any(one in self.entries[other].knew for other in seen)}
        gone = {end for end in ends if self._saw_gone(seen, end)}
        return gone, ends - gone

    def _saw_gone(self, seen: frozenset[int], number: int) -> bool:
        """Tell whether the last words a writer knew of all said gone; an erased word says nothing."""
        last = self.standing(self._until(number), "gone")
        return bool(last) and last <= self.readable(seen) and all(self.entries[one].fields["gone"] for one in last)

    def _until(self, end: int) -> frozenset[int]:
        return self.entries[end].knew | {end}

    def _onwards(self, seen: frozenset[int], entries: set[int]) -> set[int]:
        """Return some entries and all that knew of them."""
        return {one for one in seen if one in entries or self.entries[one].knew & entries}


def stands_for(thing: UUID, joins: Mapping[UUID, UUID]) -> UUID:
    """Return what a thing stands for: the end of its joins, or the smallest of the ring in which they run on."""
    reached = _reached(thing, joins)
    ends = (reached | {thing}) - joins.keys()
    return min(ends or {one for one in reached if one in _reached(one, joins)})


def _reached(thing: UUID, joins: Mapping[UUID, UUID]) -> set[UUID]:
    """Return all that joins lead to from a thing, itself only if it lies in a ring."""
    reached: set[UUID] = set()
    for _ in joins:
        reached |= {joins[one] for one in reached | {thing} if one in joins}
    return reached
