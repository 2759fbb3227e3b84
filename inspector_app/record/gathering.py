"""Lists that several wrote apart and that are gathered rather than chosen between, such as who agreed a judgement.

Each writer is taken to have added and taken away what makes the list it wrote differ from the one it knew of; then an
entry is there or not by the rule of sets: present if any of those who spoke of it last says so (add wins, never asks).
"""

from inspector_app.domain.plain import Plain
from inspector_app.record.canonical import encode
from inspector_app.record.change import Change
from inspector_app.record.history import History

_Told = dict[bytes, list[tuple[Change, bool]]]


def gathered(history: History, field: str) -> Plain:
    """Return the entries that are there once all changes are known, in the order of their canonical form; or None."""
    entries: dict[bytes, Plain] = {}
    told: _Told = {}
    for change in history.writers(field):  # whatever a writer knew of stands before it
        before = _present(history, told, history.below(change))
        after = {encode(entry): entry for entry in _entries(change, field)}
        entries |= after
        for key in before ^ after.keys():
            told.setdefault(key, []).append((change, key in after))
    everything = (1 << len(history.changes)) - 1
    return [entries[key] for key in sorted(_present(history, told, everything))] or None


def _present(history: History, told: _Told, within: int) -> set[bytes]:
    """Return the entries that are there, as far as the changes within some places tell."""
    found = set()
    for key, words in told.items():
        known = {change.id: there for change, there in words if history.places([change]) & within}
        latest = history.maxima(history.places(change for change, _ in words) & within)
        if any(known[change.id] for change in latest):
            found.add(key)
    return found


def _entries(change: Change, field: str) -> list[Plain]:
    value = None if change.set is None else change.set.get(field)
    return value if isinstance(value, list) else []
