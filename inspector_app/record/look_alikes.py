"""Things that may be one: same kind, same title once case, spaces and letter forms are evened out. Only offered."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from inspector_app.domain.kinds import JOINABLE
from inspector_app.domain.plain import Plain, alike
from inspector_app.record.difference import visible
from inspector_app.record.state import State


def look_alikes(states: Iterable[State]) -> list[tuple[UUID, UUID]]:
    """Return the pairs of things that bear the same title and were not joined, each pair once, in a settled order."""
    alike_ones: dict[tuple[str, str], list[UUID]] = {}
    for state in states:
        if state.kind in JOINABLE and visible(state) and state.same_as is None:
            title = _title(state.fields)
            if title:
                alike_ones.setdefault((state.kind, title), []).append(state.subject)
    pairs = []
    for subjects in alike_ones.values():
        first, *others = sorted(subjects)
        pairs += [(first, other) for other in others]
    return sorted(pairs)


def _title(fields: Mapping[str, Plain]) -> str:
    value = fields.get("title")
    return alike(value) if isinstance(value, str) else ""
