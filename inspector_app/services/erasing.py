"""Erasing: a thing and all its wordings go for good, here and on every laptop that the next hand-over reaches."""

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from inspector_app.domain.errors import MissingError
from inspector_app.domain.progress import Progress, no_progress
from inspector_app.services import drafts
from inspector_app.storage.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Remains:
    """Where an erased text may still be: older backups, and the hand-overs that were written."""

    backups: tuple[Path, ...]
    handovers: tuple[str, ...]

    def delete_backups(self) -> None:
        """Delete the older backups."""
        for path in self.backups:
            path.unlink(missing_ok=True)


def remains(workbook: Workbook) -> Remains:
    """Return where a text that a merge has erased may still be; the newest backup was made after it."""
    with workbook.reading() as reader:
        receipts = reader.receipts()
    *_, newest = ["", *workbook.older_backups(Path())]
    return Remains(tuple(workbook.older_backups(Path(newest))), tuple(dict.fromkeys(row.file for row in receipts)))


def erase(workbook: Workbook, subject: UUID, progress: Progress = no_progress) -> Remains:
    """Erase a thing with the content of all its changes; it cannot be brought back.

    A backup of the record as it is afterwards is made; what older copies may still hold it is returned.

    Raises:
        MissingError: It is not in the workbook.
    """
    workbook.back_up()
    progress(1, 2)
    with workbook.deed("erased", str(subject), final=True) as store:
        state = store.states([subject]).get(subject)
        if state is None:
            raise MissingError("This is not in the workbook any more.")
        store.erase(state.kind, subject)
        receipts = store.receipts()
    try:
        drafts.forget(workbook, subject)
    finally:
        newest = workbook.forget()
    progress(2, 2)
    written = dict.fromkeys(row.file for row in receipts)
    return Remains(tuple(workbook.older_backups(newest)), tuple(written))
