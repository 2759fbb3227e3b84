"""Things that may be one: same kind, same title once case, spaces and letter forms are evened out. Only offered."""

from collections.abc import Collection, Iterable
from uuid import UUID

from inspector_app.domain.kinds import JOINABLE
from inspector_app.domain.plain import alike
from inspector_app.record.difference import visible
from inspector_app.record.state import State


def look_alikes(states: Iterable[State], apart: Collection[tuple[UUID, UUID]] = ()) -> list[tuple[UUID, UUID]]:
    """Return the pairs of things that bear the same title and were not joined, each pair once, in a settled order.

    Each thing is paired with the first of those before it, passing over the pairs that are known to be `apart`.
    """
    alike_ones: dict[tuple[str, str], list[UUID]] = {}
    for state in states:
        if state.kind in JOINABLE and visible(state) and state.same_as is None and (title := alike(label(state))):
            alike_ones.setdefault((state.kind, title), []).append(state.subject)
    pairs = []
    for subjects in alike_ones.values():
        subjects.sort()
        for place, other in enumerate(subjects):
            pairs += [(one, other) for one in subjects[:place] if (one, other) not in apart][:1]
    return sorted(pairs)


def label(state: State) -> str:
    """Return what people know a thing by: its title, an inspector's code."""
    value = state.fields.get("code" if state.kind == "inspector" else "title")
    return value if isinstance(value, str) else ""
