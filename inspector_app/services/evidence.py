"""The evidence behind the letter: the annex and the notes as files of their own."""

from collections.abc import Callable
from pathlib import Path

import resources
from inspector_app.domain.annex import Annex, EvidenceExporter, annex
from inspector_app.domain.ids import new_id
from inspector_app.domain.letter import Stamp
from inspector_app.domain.moments import now
from inspector_app.domain.progress import Progress, no_progress
from inspector_app.services import events, files
from inspector_app.services.proofs import visit_record
from inspector_app.storage.listing import notes_by_interview
from inspector_app.storage.workbook import Workbook

ANNEX, NOTES = "evidence annex", "notes"
"""What leaves, as the log and the names of files say it."""


def evidence(workbook: Workbook) -> Annex:
    """Return the evidence of the visit as it stands now."""
    with workbook.reading() as reader:
        return annex(visit_record(reader), now())


def count(workbook: Workbook) -> int:
    """Return how many notes there are."""
    with workbook.reading() as reader:
        return sum(notes_by_interview(reader).values())


def export(
    workbook: Workbook,
    path: Path,
    name: str,
    exporter: Callable[[Stamp], EvidenceExporter],
    progress: Progress = no_progress,
) -> str:
    """Write the evidence of the visit to a file; return its SHA-256. The letter's events keep it.

    Args:
        workbook: The workbook.
        path: Where it shall lie; an existing file is replaced whole.
        name: What it is, for the log.
        exporter: Makes the exporter from the stamp it bears.
        progress: Told of three steps; once the file is written nothing stops.

    Raises:
        InvalidError: The place is inside the workbook.
        NotWrittenError: The disk refused; a file that was there is as it was.
    """
    files.outside(workbook, path)
    progress(0, 3)
    with workbook.reading() as reader:
        record = visit_record(reader)
    subject, moment = new_id(), now()
    found = annex(record, moment)
    progress(1, 3)
    made = exporter(Stamp(resources.letter_file(record.kind.letter, "evidence.docx"), moment, subject))
    fingerprint = files.make(path, lambda part: made.write(found, part))
    progress(2, 3)
    with workbook.deed(f"exported {name}", path.name, fingerprint, final=True) as store:
        events.write(store, name, {"sha256": fingerprint}, subject=subject, at=moment)
        progress(3, 3)
        return fingerprint
