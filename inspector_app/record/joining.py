"""Things that a person joined: `same_as` is followed, never written into links (rule 7)."""

from collections.abc import Mapping
from uuid import UUID


def settled(subject: UUID, same_as: Mapping[UUID, UUID]) -> UUID:
    """Return the thing that a subject stands for; a ring of joins settles on its smallest id."""
    path = [subject]
    while (following := same_as.get(path[-1])) is not None:
        if following in path:
            return min(path[path.index(following) :])
        path.append(following)
    return path[-1]
