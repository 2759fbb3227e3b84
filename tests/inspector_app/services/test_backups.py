"""One backup a day where something was done, and none where nothing was."""

from datetime import datetime, timedelta
from pathlib import Path

from inspector_app.domain.moments import now
from inspector_app.services import backups, notes
from inspector_app.storage.workbook import BACKUPS, Workbook
from tests.inspector_app.visits import note


def aged(workbook: Workbook, days: int) -> None:
    """Make all backups older by some days."""
    for path in (workbook.folder / BACKUPS).glob("*.db"):
        made = datetime.strptime(path.stem, "%Y%m%d-%H%M%S-%f") - timedelta(days=days)
        path.rename(path.with_stem(made.strftime("%Y%m%d-%H%M%S-%f")))


def copies(workbook: Workbook) -> list[Path]:
    return sorted((workbook.folder / BACKUPS).glob("*.db"))


def test_the_first_backup_is_made_once_something_was_done(workbook: Workbook) -> None:
    assert backups.newest(workbook) is None
    assert backups.back_up_daily(workbook)
    assert len(copies(workbook)) == 1
    made = backups.newest(workbook)
    assert made is not None
    assert abs(made - now().replace(tzinfo=None)) < timedelta(minutes=5)


def test_the_same_day_brings_no_second_one(workbook: Workbook) -> None:
    backups.back_up_daily(workbook)
    notes.rewrite(workbook, note(workbook, "n1").subject, "Other words.")
    assert not backups.back_up_daily(workbook)


def test_the_next_day_brings_one_only_if_something_was_done(workbook: Workbook) -> None:
    backups.back_up_daily(workbook)
    aged(workbook, 1)
    assert backups.back_up_daily(workbook)  # the deeds of today are younger than the copy of yesterday
    aged(workbook, -1)  # as if the copy had been made after all deeds, on another day
    assert not backups.back_up_daily(workbook)
