"""Undo: the last deed of this laptop is taken back; a merge is one deed.

Its changes are taken out if nothing stands on them, no hand-over has left since and none carried an erase; otherwise
the opposite is written as ordinary changes. Deeds that wrote no change, and final ones, are passed over.
"""

from collections.abc import Mapping
from uuid import UUID

from inspector_app.domain.errors import InvalidError
from inspector_app.domain.plain import Plain
from inspector_app.domain.things import Edit
from inspector_app.record.change import Change
from inspector_app.record.history import History
from inspector_app.record.state import GONE, State, derive, is_member
from inspector_app.storage.reading import Deed, Reader
from inspector_app.storage.workbook import Workbook

MERGED = "merged"
HANDED_OVER = "handed over"
DECIDED = "decided"


def undo(workbook: Workbook) -> str:
    """Take back the last deed; return its name.

    Raises:
        InvalidError: There is nothing to undo, or a merge on which later work stands.
    """
    with workbook.deed("undid") as store:
        deed, later = _last(store)
        histories = store.changes_of(store.subjects_of(deed.changes))
        if _is_free(deed, later, histories):
            store.take_out(deed.changes)
        elif deed.name == DECIDED:
            raise InvalidError("This decision has left with a hand-over and stays; change the text itself instead.")
        elif deed.name == MERGED:
            count = _standing(deed, histories)
            raise InvalidError(
                f"The merge of {deed.what} cannot be undone: {count} later changes stand on it, or a hand-over "
                "has left since; the backup made before it is in the workbook's folder “backups”."
            )
        else:
            store.write(*(edit for history in histories.values() for edit in _opposite(deed, history)))
        store.undoes = deed.key
        store.what = f"{deed.name} {deed.what}".strip()
        return deed.name


def next_undone(workbook: Workbook) -> str:
    """Return the name of the deed that an undo would take back now, or nothing."""
    with workbook.reading() as reader:
        try:
            return _last(reader)[0].name
        except InvalidError:
            return ""


def _last(reader: Reader) -> tuple[Deed, list[Deed]]:
    """Return the deed to undo, and those that came after it."""
    deeds = reader.deeds()
    undone = {deed.undoes for deed in deeds if deed.undoes is not None}
    for place in reversed(range(len(deeds))):
        deed = deeds[place]
        if deed.changes and not deed.final and deed.undoes is None and deed.key not in undone:
            return deed, deeds[place + 1 :]
    raise InvalidError("There is nothing to undo.")


def _is_free(deed: Deed, later: list[Deed], histories: Mapping[UUID, list[Change]]) -> bool:
    if any(one.name == HANDED_OVER for one in later) or _standing(deed, histories):
        return False
    mine = set(deed.changes)
    return not any(change.erase for history in histories.values() for change in history if change.id in mine)


def _standing(deed: Deed, histories: Mapping[UUID, list[Change]]) -> int:
    """Return how many later changes stand on those of a deed."""
    mine = set(deed.changes)
    return sum(
        change.id not in mine and not mine.isdisjoint(change.parents)
        for history in histories.values()
        for change in history
    )


def _opposite(deed: Deed, changes: list[Change]) -> list[Edit]:
    """Return the edit that shows a thing as it was before a deed, in the fields where the deed still shows."""
    mine = [change for change in changes if change.id in set(deed.changes)]
    history = History(changes)
    above = {change.id for change in history.among(history.above(mine))}
    earlier = [change for change in changes if change.id not in above]
    first = changes[0]
    if not earlier:
        return [Edit(first.kind, first.subject, {GONE: True})]
    before = derive(earlier)
    still = {change.id for change in mine}
    fields: dict[str, Plain] = {}
    for name in sorted({name for change in mine for name in change.fields}):
        if any(change.id in still for change in history.current(name)):
            fields[name] = _shown(before, name)
    return [Edit(first.kind, first.subject, fields)] if fields else []


def _shown(state: State, name: str) -> Plain:
    if name == GONE:
        return state.gone
    return state.sets.get(name, False) if is_member(name) else state.fields.get(name)
