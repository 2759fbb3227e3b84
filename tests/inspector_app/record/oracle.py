"""Who knew what when, kept apart from the record: says what must show and what must wait, and never looks at parents.

An entry is what somebody wrote; its `knew` are the entries that person had on the screen and did not pass over. One
entry overrules another in a field exactly when its writer knew of the other.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

ASKING = ("text", "stance")
DELETED = [False, True]


@dataclass(frozen=True)
class Entry:
    """What one person wrote about one thing, and which earlier entries about it they knew of."""

    number: int
    subject: str
    fields: Mapping[str, Any]
    knew: frozenset[int]


class Oracle:
    """What every laptop has heard of."""

    def __init__(self, laptops: Iterable[str]) -> None:
        self.entries: list[Entry] = []
        self.heard: dict[str, set[int]] = {laptop: set() for laptop in laptops}

    def screen(self, laptop: str, subject: str) -> frozenset[int]:
        """Return everything a laptop has heard about a thing."""
        return frozenset(number for number in self.heard[laptop] if self.entries[number].subject == subject)

    def wrote(self, laptop: str, subject: str, fields: Mapping[str, Any], knew: frozenset[int]) -> int:
        """Note what somebody wrote on a laptop."""
        self.entries.append(Entry(len(self.entries), subject, dict(fields), knew))
        self.heard[laptop].add(len(self.entries) - 1)
        return len(self.entries) - 1

    def told(self, laptop: str, other: str) -> None:
        """Let a laptop hear everything that another has heard."""
        self.heard[laptop] |= self.heard[other]

    def standing(self, seen: frozenset[int], field: str) -> set[int]:
        """Return the writers of a field whom no other writer of it knew of."""
        writers = [number for number in seen if field in self.entries[number].fields]
        return {one for one in writers if not any(one in self.entries[other].knew for other in writers)}

    def values(self, seen: frozenset[int], field: str) -> set[Any]:
        """Return the values of a field that nobody has overruled."""
        return {self.entries[number].fields[field] for number in self.standing(seen, field)}

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
                others = {one for one in self.standing(seen, field) if self.entries[one].fields[field] != shown[field]}
                passed |= self._onwards(seen, others)
        known = seen - passed
        if self._ends(seen)[1]:  # somebody saw it there: nothing is known of those who only saw it deleted
            known &= {one for end in known if not self._saw_gone(end) for one in self._until(end)}
        return frozenset(known)

    def _ends(self, seen: frozenset[int]) -> tuple[set[int], set[int]]:
        """Return those who wrote last about a thing: who saw it deleted, and who saw it there."""
        ends = {one for one in seen if not any(one in self.entries[other].knew for other in seen)}
        gone = {end for end in ends if self._saw_gone(end)}
        return gone, ends - gone

    def _saw_gone(self, number: int) -> bool:
        last = self.values(self._until(number), "gone")
        return bool(last) and all(last)

    def _until(self, end: int) -> frozenset[int]:
        return self.entries[end].knew | {end}

    def _onwards(self, seen: frozenset[int], entries: set[int]) -> set[int]:
        """Return some entries and all that knew of them."""
        return {one for one in seen if one in entries or self.entries[one].knew & entries}
