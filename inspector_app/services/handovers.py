"""Handing over: the whole record in one encrypted file for a colleague."""

from pathlib import Path

from inspector_app.domain.moments import moment_text, now
from inspector_app.domain.progress import Progress, no_progress
from inspector_app.domain.things import Inspector
from inspector_app.handover import age, handover_file
from inspector_app.services.files import outside
from inspector_app.services.uncollected import uncollected
from inspector_app.services.workbooks import team_words
from inspector_app.storage.workbook import Workbook


@uncollected()
def hand_over(workbook: Workbook, path: Path, progress: Progress = no_progress) -> int:
    """Write the record as a hand-over under the team's passphrase; return how many changes it holds.

    Raises:
        NotWrittenError: The disk refused; a file that was there is as it was.
    """
    outside(workbook, path)
    with workbook.reading() as reader:
        changes = list(reader.changes())
    progress(1, 2)
    written = handover_file.write(
        path,
        changes,
        record=workbook.record,
        by=str(workbook.author),
        made=moment_text(now()),
        passphrase=team_words(workbook),
        cost=age.HANDOVER_COST,
    )
    with workbook.deed("handed over", path.name, written.sha256, final=True) as store:
        store.keep_receipt(file=path.name, sha256=written.sha256, direction="out", changes=len(changes))
    progress(2, 2)
    return len(changes)


def suggested_name(workbook: Workbook) -> str:
    """Return a file name for a hand-over of today: area, inspector's code, date."""
    with workbook.reading() as reader:
        area, code = reader.visit().area, reader.one(Inspector, workbook.author).code
    return handover_file.suggested_name(area, code, now().date())
