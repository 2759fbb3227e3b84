"""The best record that a heap of verified changes gives: those whose parents are all there."""

from collections.abc import Iterable, Sequence

from inspector_app.record.change import Change


def whole(changes: Iterable[Change]) -> tuple[list[Change], list[Change]]:
    """Return the changes that stand on changes that are here, and those that do not.

    Of two copies of a change the one with its content is taken, unless an erase among them names it; a change whose
    content is missing without an erase is left out, with all that stands on it.
    """
    copies: dict[str, Change] = {}
    for change in changes:
        held = copies.get(change.id)
        if held is None or held.content is None:
            copies[change.id] = change
    erased = {name for change in copies.values() for name in change.erase}
    kept: dict[str, Change] = {}
    lost: list[Change] = []
    for change in _in_order(copies.values()):
        named = change.id in erased
        if (change.content is None and not named) or not all(parent in kept for parent in change.parents):
            lost.append(change)
        else:
            kept[change.id] = change.without_content() if named else change
    return list(kept.values()), lost


def _in_order(changes: Iterable[Change]) -> Sequence[Change]:
    return sorted(changes, key=lambda change: (change.n, change.id))
