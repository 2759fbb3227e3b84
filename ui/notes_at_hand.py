"""The notes about the weakness that is written on: read once, and again when notes are others."""

from collections.abc import Sequence
from uuid import UUID

from inspector_app.domain.evidence import NoteRow
from inspector_app.domain.moments import instant
from inspector_app.domain.things import Finding
from inspector_app.services import findings, notes
from ui.context import AppContext
from ui.models.evidence import Searched


class NotesAtHand:
    """Keeps the notes of one weakness; those of the others are not read, as they may be thousands."""

    def __init__(self, context: AppContext) -> None:
        self._context = context
        self._weakness: UUID | None = None
        self.notes: dict[UUID, NoteRow] = {}
        """Those held against the weakness or linked to its findings, in the order in which they were heard."""
        self.held = Searched()
        """Those held against the weakness."""

    def forget(self) -> None:
        """Take note that notes are not as they were."""
        self._weakness = None

    def read(self, weakness: UUID, rank: int, written: Sequence[Finding]) -> None:
        """Have the notes of a weakness at hand, and those that were linked since they were read."""
        if self._weakness != weakness:
            listed = self._context.do(findings.notes_at_hand, weakness) or ()
            self.notes, self._weakness = {note.subject: note for note in listed}, weakness
            self.held = Searched([note for note in listed if rank in note.tags])
        linked = {link.note for finding in written for link in finding.evidence}
        if missing := linked - self.notes.keys():
            found = [*self.notes.values(), *(self._context.do(notes.some, missing) or ())]
            self.notes = {note.subject: note for note in sorted(found, key=_when)}


def _when(note: NoteRow) -> tuple[float, int]:
    moment = note.heard or note.typed
    return instant(moment) if moment else float("inf"), note.subject.int
