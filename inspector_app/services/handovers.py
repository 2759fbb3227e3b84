"""Handing over: the whole record in one encrypted file for a colleague."""

from pathlib import Path

from inspector_app.domain.errors import WorkbookError
from inspector_app.domain.moments import moment_text, now
from inspector_app.domain.progress import Progress, no_progress
from inspector_app.domain.things import Inspector
from inspector_app.handover import age, handover_file
from inspector_app.handover.handover_file import Handover
from inspector_app.services.files import outside
from inspector_app.services.uncollected import uncollected
from inspector_app.services.undoing import BEGAN, HANDED_OVER
from inspector_app.services.workbooks import team_words
from inspector_app.storage.workbook import Workbook


@uncollected()
def hand_over(workbook: Workbook, path: Path, progress: Progress = no_progress) -> int:
    """Write the record as a hand-over under the team's passphrase; return how many changes it holds.

    It is noted before the file has its name, so that after a crash nothing that may have left is taken out by an undo.

    Raises:
        NotWrittenError: The disk refused; a file that was there is as it was.
    """
    outside(workbook, path)
    passphrase = team_words(workbook)
    with workbook.reading() as reader:
        changes, digest = list(reader.changes()), reader.digest()
    progress(1, 2)
    begun: list[int] = []

    def note(written: Handover) -> None:
        with workbook.noting() as store:
            begun.append(store.begin_deed(BEGAN, path.name, written.sha256))

    try:
        written = handover_file.write(
            path,
            changes,
            record=workbook.record,
            by=str(workbook.author),
            made=moment_text(now()),
            passphrase=passphrase,
            cost=age.HANDOVER_COST,
            ready=note,
        )
    except WorkbookError:
        for key in begun:  # noted, and then the disk did not take the name
            with workbook.noting() as store:
                store.withdraw_deed(key)
        raise
    with workbook.noting() as store:
        store.end_deed(begun[0], HANDED_OVER)
        store.keep_receipt(file=path.name, sha256=written.sha256, direction="out", changes=len(changes), digest=digest)
    progress(2, 2)
    return len(changes)


def suggested_name(workbook: Workbook) -> str:
    """Return a file name for a hand-over of today: area, inspector's code, date."""
    with workbook.reading() as reader:
        area, code = reader.visit().area, reader.one(Inspector, workbook.author).code
    return handover_file.suggested_name(area, code, now().date())
