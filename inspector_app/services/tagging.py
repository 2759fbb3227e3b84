"""Tags: notes held against a weakness, or no longer; however many notes, one deed."""

from collections.abc import Collection, Iterable
from uuid import UUID

from inspector_app.domain.progress import Progress, in_parts, no_progress
from inspector_app.domain.shaping import member_name
from inspector_app.domain.things import Edit, Note
from inspector_app.record.joining import settled
from inspector_app.storage.store import Store
from inspector_app.storage.workbook import Workbook


def hold(workbook: Workbook, note: UUID, weakness: UUID) -> Note:
    """Hold a note against a weakness."""
    with workbook.deed("tagged", str(note)) as store:
        store.write(store.one(Note, note).held_against(weakness))
        return store.one(Note, note)


def release(workbook: Workbook, note: UUID, weakness: UUID) -> Note:
    """No longer hold a note against a weakness."""
    with workbook.deed("untagged", str(note)) as store:
        store.write(store.one(Note, note).released_from(weakness))
        return store.one(Note, note)


def hold_all(workbook: Workbook, notes: Collection[UUID], weakness: UUID, progress: Progress = no_progress) -> int:
    """Hold notes against a weakness; return how many were not held against it before, joins included."""
    with workbook.deed("tagged notes", str(len(notes))) as store:
        alike = _one_with(store, weakness)
        edits = [
            one.held_against(weakness)
            for one in store.things(Note, deleted=True, subjects=notes)
            if alike.isdisjoint(one.tags)
        ]
        _write(store, edits, progress)
        return len(edits)


def release_all(workbook: Workbook, notes: Collection[UUID], weakness: UUID, progress: Progress = no_progress) -> int:
    """No longer hold notes against a weakness, nor against those joined to it; return how many were."""
    with workbook.deed("untagged notes", str(len(notes))) as store:
        alike = _one_with(store, weakness)
        edits = [
            Edit("note", one.subject, {member_name("tag", tag): False for tag in held})
            for one in store.things(Note, deleted=True, subjects=notes)
            if (held := alike.intersection(one.tags))
        ]
        _write(store, edits, progress)
        return len(edits)


def _one_with(store: Store, weakness: UUID) -> set[UUID]:
    """Return a weakness and all that stand for the same."""
    joins = store.same_as()
    whole = settled(weakness, joins)
    return {weakness, whole, *(one for one in joins if settled(one, joins) == whole)}


def _write(store: Store, edits: Iterable[Edit], progress: Progress) -> None:
    for part in in_parts(list(edits), progress):
        store.write(*part)
