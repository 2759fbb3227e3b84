"""Backups in the workbook's folder: when the last one was made, and one a day where something has changed."""

from datetime import datetime

from inspector_app.domain.moments import instant, now
from inspector_app.domain.progress import Progress, no_progress
from inspector_app.storage.backup import made_at
from inspector_app.storage.workbook import BACKUPS, Workbook


def newest(workbook: Workbook) -> datetime | None:
    """Return when the last backup was made, in local time; None if there is none."""
    found = (made_at(path) for path in (workbook.folder / BACKUPS).glob("*.db"))
    return max((one for one in found if one is not None), default=None)


def back_up_daily(workbook: Workbook, progress: Progress = no_progress) -> bool:
    """Make the first backup of a day, if anything was done since the last one; tell whether one was made.

    Raises:
        WorkbookError: It could not be made.
    """
    last = newest(workbook)
    with workbook.reading() as reader:
        deed = reader.last_deed_at()
    if deed is None or (last is not None and (last.date() == now().date() or instant(deed) <= last.timestamp())):
        return False
    workbook.back_up()
    progress(1, 1)
    return True
