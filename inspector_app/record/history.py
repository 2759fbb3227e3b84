"""The changes of one subject as a graph: who knew of whom. Ancestry is kept as bit sets, one whole number a change."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from inspector_app.record.change import Change


def in_order(changes: Iterable[Change]) -> list[Change]:
    """Return changes in the order (n, id), in which every parent stands before its children."""
    return sorted(changes, key=lambda change: (change.n, change.id))


def is_line(ordered: Sequence[Change]) -> bool:
    """Tell whether each change knew of all before it, as nearly always: then the last word on a field stands alone."""
    return all(before.id in after.parents for before, after in pairwise(ordered))


class History:
    """The changes of one subject, in order.

    A parent that is not among the changes is passed over; whether all are there is checked where files are read.
    """

    def __init__(self, changes: Iterable[Change]) -> None:
        self.changes: Sequence[Change] = in_order(changes)
        self._place = {change.id: place for place, change in enumerate(self.changes)}
        self._known: list[int] = []
        named = 0
        for place, change in enumerate(self.changes):
            known = 1 << place
            for parent in change.parents:
                if (at := self._place.get(parent)) is not None:
                    known |= self._known[at]
                    named |= 1 << at
            self._known.append(known)
        self._heads = ((1 << len(self.changes)) - 1) & ~named

    @property
    def heads(self) -> tuple[Change, ...]:
        """The changes that no other names as a parent."""
        return self.among(self._heads)

    def among(self, places: int) -> tuple[Change, ...]:
        """Return the changes of a bit set of places, in order."""
        found = []
        while places:
            lowest = places & -places
            found.append(self.changes[lowest.bit_length() - 1])
            places ^= lowest
        return tuple(found)

    def below(self, change: Change) -> int:
        """Return the places of a change and all it knew of."""
        return self._known[self._place[change.id]]

    def above(self, changes: Iterable[Change]) -> int:
        """Return the places of all that are, or knew of, any of the changes."""
        sought = self.places(changes)
        return self.places(change for change in self.changes if self.below(change) & sought)

    def places(self, changes: Iterable[Change]) -> int:
        """Return the bit set of some changes."""
        found = 0
        for change in changes:
            found |= 1 << self._place[change.id]
        return found

    def writers(self, field: str) -> tuple[Change, ...]:
        """Return the changes that set a field."""
        return tuple(change for change in self.changes if field in change.fields)

    def current(self, field: str, within: int | None = None) -> tuple[Change, ...]:
        """Return the writers of a field that are not below another writer of it (rule 1), within some places."""
        writers = self.writers(field)
        if within is not None:
            writers = tuple(change for change in writers if within >> self._place[change.id] & 1)
        superseded = 0
        for change in writers:
            superseded |= self.below(change) & ~(1 << self._place[change.id])
        return tuple(change for change in writers if not superseded >> self._place[change.id] & 1)

    def origin(self, field: str) -> Change | None:
        """Return the writer of a field from which all its current writers went on, where there is just one."""
        shared = (1 << len(self.changes)) - 1
        for change in self.current(field):
            shared &= self.below(change)
        found = self.current(field, within=shared)
        return found[0] if len(found) == 1 else None

    def maxima(self, places: int) -> tuple[Change, ...]:
        """Return those among some places that none of the others knew of."""
        covered = 0
        chosen = self.among(places)
        for change in chosen:
            covered |= self.below(change) & ~(1 << self._place[change.id])
        return self.among(places & ~covered)
