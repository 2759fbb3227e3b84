"""Undo and redo: the last deed of this laptop is taken back and done again; a merge is one deed.

Its changes are taken out if nothing stands on them, no hand-over has left since and none carried an erase; otherwise
the opposite is written as ordinary changes. Deeds that wrote no change, and final ones, are passed over. What was
undone last can be done again until a new deed writes something.
"""

from collections.abc import Iterator, Mapping
from uuid import UUID

from inspector_app.domain.errors import InvalidError
from inspector_app.domain.plain import Plain
from inspector_app.domain.progress import Progress, no_progress, stretch
from inspector_app.domain.things import Edit
from inspector_app.record.change import Change
from inspector_app.record.history import History
from inspector_app.record.state import GONE, State, derive, is_member
from inspector_app.storage.reading import Deed as Deed  # the window names the type through here
from inspector_app.storage.store import Store
from inspector_app.storage.workbook import Workbook

MERGED = "merged"
HANDED_OVER = "handed over"
BEGAN = "began to hand over"
"""A hand-over until its file has its name, and for good where a crash came meanwhile: the file may be there."""
UNDID = "undid"
REDID = "redid"


class _Log:
    """This laptop's deeds, and which of them can be taken back or done again."""

    def __init__(self, deeds: list[Deed]) -> None:
        self.deeds = deeds
        self._by_key = {deed.key: deed for deed in deeds}
        redone = {deed.undoes for deed in deeds if deed.name == REDID}
        self._open_undos = [deed for deed in deeds if deed.name == UNDID and deed.key not in redone]
        # a redo that wrote changes stands in place of the deed that was undone
        self._replaced = {
            self._by_key[deed.undoes].undoes
            for deed in deeds
            if deed.name == REDID and deed.changes and deed.undoes is not None
        }

    @property
    def restored(self) -> frozenset[str]:
        """The changes by which undos and redos brought back what other deeds had written."""
        return frozenset(change for deed in self.deeds if deed.undoes is not None for change in deed.changes)

    @property
    def taken_back(self) -> frozenset[int]:
        """The numbers of the deeds that were undone and not done again."""
        return frozenset(self.first(deed).key for deed in self._open_undos)

    def to_undo(self) -> Deed:
        """Return the last deed that can be taken back."""
        passed = self._replaced | {deed.undoes for deed in self._open_undos}
        for deed in reversed(self.deeds):
            if deed.changes and not deed.final and deed.name != UNDID and deed.key not in passed:
                return deed
        raise InvalidError("There is nothing to undo.")

    def to_redo(self) -> Deed:
        """Return the undo that can be taken back itself: the last one, if nothing was written after it."""
        for deed in reversed(self.deeds):
            if deed in self._open_undos:
                return deed
            if deed.changes and deed.undoes is None:
                break
        raise InvalidError("There is nothing to redo.")

    def first(self, deed: Deed) -> Deed:
        """Return the deed that an undo or a redo is about."""
        while deed.undoes is not None:
            deed = self._by_key[deed.undoes]
        return deed

    def after(self, deed: Deed) -> Iterator[Deed]:
        """Yield the deeds that came after one."""
        return (one for one in self.deeds if one.key > deed.key)


def undo(workbook: Workbook, progress: Progress = no_progress) -> Deed:
    """Take back the last deed and return it.

    Raises:
        InvalidError: There is nothing to undo; or it is a merge on which later work stands, or a signing that has
            left in a hand-over.
    """
    with workbook.deed(UNDID) as store:
        log = _Log(store.deeds())
        deed = log.to_undo()
        first = log.first(deed)
        histories = store.changes_of(store.subjects_of(deed.changes))
        progress(10, 100)
        free, signed = _is_free(deed, log, histories), store.course().is_frozen
        if free:
            store.take_out(deed.changes, deed.key, stretch(progress, 10, 90, 100))
        elif first.name == MERGED:
            raise InvalidError(_why_it_stays(first, _standing(deed, histories)))
        else:
            _write_opposite(store, deed, log, histories)
        if signed and not free and not store.course().is_frozen:
            raise InvalidError("The signed letter has left in a hand-over; reopen it with a reason instead.")
        store.undoes = deed.key
        store.what = f"{first.name} {first.what}".strip()
    progress(100, 100)
    return first


def redo(workbook: Workbook, progress: Progress = no_progress) -> Deed:
    """Do again the deed that was undone last and return it.

    Raises:
        InvalidError: There is nothing to redo.
    """
    with workbook.deed(REDID) as store:
        log = _Log(store.deeds())
        undone = log.to_redo()
        first = log.first(undone)
        if undone.changes:
            histories = store.changes_of(store.subjects_of(undone.changes))
            if _is_free(undone, log, histories):
                store.take_out(undone.changes, undone.key, stretch(progress, 10, 90, 100))
            else:
                _write_opposite(store, undone, log, histories)
        elif undone.undoes is None or not store.put_back(undone.undoes, stretch(progress, 10, 90, 100)):
            raise InvalidError("There is nothing to redo.")
        store.undoes = undone.key
        store.what = f"{first.name} {first.what}".strip()
    progress(100, 100)
    return first


def next_undone(workbook: Workbook) -> Deed | None:
    """Return the deed that an undo would take back now."""
    log = _log(workbook)
    try:
        return log.first(log.to_undo())
    except InvalidError:
        return None


def next_redone(workbook: Workbook) -> Deed | None:
    """Return the deed that a redo would do again now."""
    log = _log(workbook)
    try:
        return log.first(log.to_redo())
    except InvalidError:
        return None


def only_thing(workbook: Workbook, deed: Deed) -> UUID | None:
    """Return the thing that a deed wrote, if it was one and its changes are in the record."""
    with workbook.reading() as reader:
        things = reader.subjects_of(deed.changes)
    return things[0] if len(things) == 1 else None


def taken_back(workbook: Workbook) -> frozenset[int]:
    """Return the numbers of the deeds that are taken back as things stand now."""
    return _log(workbook).taken_back


def _log(workbook: Workbook) -> _Log:
    with workbook.reading() as reader:
        return _Log(reader.deeds())


def _why_it_stays(merge: Deed, standing: int) -> str:
    why = "a hand-over has left since, or it erased something"
    if standing:
        why = f"{standing} later changes stand on it" if standing > 1 else "a later change stands on it"
    return (
        f"The merge of {merge.what} cannot be undone: {why}; the backup made before it is in the workbook's "
        "folder “backups”, and “inspector restore” makes a new workbook of it."
    )


def _is_free(deed: Deed, log: _Log, histories: Mapping[UUID, list[Change]]) -> bool:
    if any(one.name in (HANDED_OVER, BEGAN) for one in log.after(deed)) or _standing(deed, histories):
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


def _write_opposite(store: Store, deed: Deed, log: _Log, histories: Mapping[UUID, list[Change]]) -> None:
    """Write the edits that show things as they were before a deed, in the fields where the deed still shows."""
    store.write(*(edit for history in histories.values() for edit in _opposite(deed, log.restored, history)))


def _opposite(deed: Deed, restored: frozenset[str], changes: list[Change]) -> list[Edit]:
    mine = [change for change in changes if change.id in set(deed.changes)]
    history = History(changes)
    above = {change.id for change in history.among(history.above(mine))}
    earlier = [change for change in changes if change.id not in above]
    first = changes[0]
    if not earlier:
        return [Edit(first.kind, first.subject, {GONE: True})]
    before, after, now = derive(earlier), derive([*earlier, *mine]), derive(changes)
    still = {change.id for change in mine}
    fields: dict[str, Plain] = {}
    for name in sorted({name for change in mine for name in change.fields}):
        writers = {change.id for change in history.current(name)}
        brought_back = writers <= restored and _shown(now, name) == _shown(after, name)
        if brought_back or not writers.isdisjoint(still):
            fields[name] = _shown(before, name)
    return [Edit(first.kind, first.subject, fields)] if fields else []


def _shown(state: State, name: str) -> Plain:
    if name == GONE:
        return state.gone
    return state.sets.get(name, False) if is_member(name) else state.fields.get(name)
