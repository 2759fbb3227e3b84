"""What must hold between the changes of a set, beyond what each change proves of itself."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from uuid import UUID

from inspector_app.record.change import BadChangeError, Change

_NOTHING: Mapping[str, Change] = MappingProxyType({})


def verify(changes: Sequence[Change], known: Mapping[str, Change] = _NOTHING) -> None:
    """Check that changes, together with those already known, are whole: every parent there and fitting, nothing lost.

    Args:
        changes: The changes to check, in any order; each has been read or stored, so that its own fingerprints fit.
        known: Changes that need no check and may be their parents, by id.

    Raises:
        BadChangeError: A change stands twice, misses a parent, has a parent of another thing, has a wrong `n`, or
            lost its content without an erase, or two changes make one thing two kinds.
    """
    given = {change.id: change for change in changes}
    if len(given) != len(changes):
        raise BadChangeError("a change stands twice")
    kinds: dict[UUID, str] = {}
    for change in changes:
        highest = 0
        for name in change.parents:
            parent = given.get(name) or known.get(name)
            if parent is None:
                raise BadChangeError(f"change {change.id[:12]} stands on a change that is missing")
            if parent.subject != change.subject or parent.kind != change.kind or parent.record != change.record:
                raise BadChangeError(f"change {change.id[:12]} stands on a change of another thing")
            highest = max(highest, parent.n)
        if kinds.setdefault(change.subject, change.kind) != change.kind:
            raise BadChangeError(f"change {change.id[:12]} makes another kind of a thing")
        if change.n != highest + 1:
            raise BadChangeError(f"change {change.id[:12]} has a wrong count")
    _check_erased(changes, known)


def _check_erased(changes: Sequence[Change], known: Mapping[str, Change]) -> None:
    empty = {change.id for change in changes if change.content is None}
    for source in (changes, known.values()):
        if not empty:
            return
        for change in source:
            empty.difference_update(change.erase)
    if empty:
        raise BadChangeError(f"change {min(empty)[:12]} has lost its content")
