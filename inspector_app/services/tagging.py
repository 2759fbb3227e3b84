"""Tags: a note held against a weakness, or no longer."""

from uuid import UUID

from inspector_app.domain.things import Note
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
