"""Notes to be written up later: kept as they are now, and listed on this laptop until they were typed anew.

The list is a local setting beside the record. It holds for each note when it was typed, so that what follows needs no
care of its own: typed anew the note is off the list, an undo puts it back on, and one that is gone is passed over.
"""

import json
from dataclasses import dataclass
from uuid import UUID

from inspector_app.domain.moments import instant, is_moment
from inspector_app.domain.things import Interview, Note
from inspector_app.record.joining import settled
from inspector_app.storage.reading import Reader
from inspector_app.storage.store import Store
from inspector_app.storage.workbook import Workbook

_QUEUE = "write up"
"""The local setting that holds the notes to write up."""
_MOST = 500
"""Notes remembered; those long written up are among them, as an undo may bring them back."""


@dataclass(frozen=True, slots=True)
class WriteUp:
    """A note to write up: when it was heard (an ISO text), where, and what there is of it."""

    note: UUID
    interview: UUID
    where: str
    heard: str
    text: str


def waiting(workbook: Workbook) -> tuple[WriteUp, ...]:
    """Return the notes to write up, the one heard first in front."""
    with workbook.reading() as reader:
        queue = _queue(reader)
        found = [note for note in _notes(reader, queue) if note.typed == queue[note.subject]]
        if not found:
            return ()
        joins = reader.same_as()
        places = {one.subject: one.label for one in reader.things(Interview, deleted=True)}
    rows = [
        WriteUp(
            note.subject,
            where := settled(note.interview, joins),
            places.get(where, ""),
            note.heard or note.typed or "",
            note.text,
        )
        for note in found
    ]
    return tuple(sorted(rows, key=_when_heard))


def is_waiting(reader: Reader, note: Note) -> bool:
    """Tell whether a note is to be written up."""
    queue = _queue(reader)
    return note.subject in queue and queue[note.subject] == note.typed


def put(store: Store, note: Note) -> None:
    """Put a note on the list, within the deed that keeps it."""
    queue = _queue(store)
    queue.pop(note.subject, None)
    queue[note.subject] = note.typed
    newest = list(queue.items())[-_MOST:]
    store.set_meta(_QUEUE, json.dumps({str(subject): typed for subject, typed in newest}))


def _queue(reader: Reader) -> dict[UUID, str | None]:
    return {UUID(note): typed for note, typed in json.loads(reader.meta(_QUEUE) or "{}").items()}


def _notes(reader: Reader, queue: dict[UUID, str | None]) -> list[Note]:
    return reader.things(Note, subjects=list(queue)) if queue else []


def _when_heard(row: WriteUp) -> tuple[float, UUID]:
    return (instant(row.heard) if is_moment(row.heard) else 0.0), row.note
