"""The best record that a heap of verified changes gives: those whose parents are all there."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from uuid import UUID

from inspector_app.domain.plain import Plain
from inspector_app.record.change import Change
from inspector_app.record.erasing import erasure
from inspector_app.record.state import GONE

Erase = tuple[str, UUID, dict[str, Plain], tuple[str, ...], list[Change]]
"""An erase that is to be written: kind, subject, fields, the changes that it empties, and all the subject's changes."""


def whole(changes: Iterable[Change], emptied: Collection[str] = ()) -> tuple[list[Change], list[Change]]:
    """Return the changes that stand on changes that are here, and those that do not.

    Of two copies of a change the one with its content is taken, unless an erase among them names it, or it is one of
    those `emptied` by an erase that may be lost itself; a change whose content is missing without that is left out,
    with all that stands on it.
    """
    copies: dict[str, Change] = {}
    for change in changes:
        held = copies.get(change.id)
        if held is None or held.content is None:
            copies[change.id] = change
    erased = {name for change in copies.values() for name in change.erase} | set(emptied)
    kept: dict[str, Change] = {}
    lost: list[Change] = []
    for change in _in_order(copies.values()):
        named = change.id in erased
        if (change.content is None and not named) or not all(parent in kept for parent in change.parents):
            lost.append(change)
        else:
            kept[change.id] = change.without_content() if named else change
    return list(kept.values()), lost


def lost_erases(copies: Iterable[Change], kept: Sequence[Change]) -> Iterator[Erase]:
    """Yield the erases that are missing among the changes kept: without them nobody else would know of the erase.

    What of a thing holds no words is taken from copies that still have their content.
    """
    named = {name for change in kept for name in change.erase}
    unnamed = {change.id for change in kept if change.content is None and change.id not in named}
    if not unnamed:
        return
    full = {change.id: change for change in copies if change.content is not None}
    histories: dict[UUID, list[Change]] = {}
    for change in kept:
        histories.setdefault(change.subject, []).append(change)
    for subject, changes in histories.items():
        emptied = sorted(change.id for change in changes if change.id in unnamed)
        if emptied:
            fields, _ = erasure([full.get(change.id, change) for change in changes])
            yield changes[0].kind, subject, {**fields, GONE: True}, tuple(emptied), changes


def _in_order(changes: Iterable[Change]) -> Sequence[Change]:
    return sorted(changes, key=lambda change: (change.n, change.id))
