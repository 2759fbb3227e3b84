"""Backups are checked before they get their name, and thinned out."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from inspector_app.domain.errors import WorkbookError
from inspector_app.storage import backup
from inspector_app.storage.backup import back_up, kept
from inspector_app.storage.engine import open_engine, transaction
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import MARKER, edited

NEWEST = datetime(2022, 5, 31, 18, 0)


def named(moments: list[datetime]) -> list[Path]:
    return [Path(f"{moment:%Y%m%d-%H%M%S-%f}.db") for moment in moments]


def test_a_backup_holds_the_record_and_can_be_opened_with_its_key(workbook: Workbook) -> None:
    edited(workbook, "n1", text="Before the backup.")
    made = workbook.back_up()
    with workbook.reading() as reader:
        ids = reader.change_ids()
    edited(workbook, "n1", text="After it.")
    engine = open_engine(made, workbook.data_key())
    with transaction(engine) as connection:
        assert {row.hex() for row in connection.exec_driver_sql("SELECT id FROM change").scalars()} == ids
    engine.dispose()
    assert MARKER.encode() not in made.read_bytes()
    assert made.stat().st_mode & 0o077 == 0


def test_backups_made_in_one_moment_do_not_overwrite_each_other(workbook: Workbook) -> None:
    made = {workbook.back_up() for _ in range(3)}
    assert len(made) == 3
    assert set(workbook.folder.joinpath("backups").glob("*.db*")) >= made


def test_a_copy_that_is_not_the_record_gets_no_name(workbook: Workbook) -> None:
    folder = workbook.folder / "backups"
    before = sorted(folder.iterdir())
    with pytest.raises(WorkbookError, match="does not hold what the workbook holds"):
        back_up(workbook._engine, workbook.data_key(), folder, "0" * 64)
    with pytest.raises(WorkbookError, match="could not be made"):
        back_up(workbook._engine, bytes(32), folder, "0" * 64)
    assert sorted(folder.iterdir()) == before


def test_what_a_killed_backup_left_goes_with_the_next_one(workbook: Workbook) -> None:
    folder = workbook.folder / "backups"
    (folder / "20220510-100000-000000.part").write_bytes(b"half")
    (folder / "20220510-100000-000000.part-journal").write_bytes(b"half")
    (folder / "mine.part").write_bytes(b"whole")
    made = workbook.back_up()
    assert made in folder.iterdir()
    assert [path.name for path in folder.glob("*.part*")] == ["mine.part"]


def test_a_backup_for_which_there_is_no_place_is_told_and_leaves_nothing(workbook: Workbook) -> None:
    blocked = workbook.folder / "blocked"
    blocked.write_bytes(b"a file where the folder should be")
    with pytest.raises(WorkbookError, match="could not be made"):
        back_up(workbook._engine, workbook.data_key(), blocked, "0" * 64)
    assert blocked.read_bytes() == b"a file where the folder should be"


def test_old_backups_go_and_other_files_stay(workbook: Workbook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup, "_KEPT_NEWEST", 2)
    folder = workbook.folder / "backups"
    named_by_hand = folder / "before-the-letter.db"
    named_by_hand.write_bytes(b"kept by hand")
    made = [workbook.back_up() for _ in range(4)]
    left = set(folder.iterdir())
    assert set(made[2:]) <= left
    assert {named_by_hand, folder / "key.age"} <= left
    assert made[0] not in left


def test_steps_that_fail_after_a_backup_leave_the_backups_as_they_were(
    workbook: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "_KEPT_NEWEST", 2)
    made = [workbook.back_up() for _ in range(2)]
    with pytest.raises(FileExistsError), workbook.backed_up() as copy:
        copy.mkdir()  # it is there already
    assert sorted((workbook.folder / "backups").glob("*.db")) == sorted(made)


def test_the_newest_ten_are_kept() -> None:
    minutes = named([NEWEST - timedelta(minutes=number) for number in range(30)])
    assert set(kept(minutes)) == set(minutes[:10])


def test_the_last_of_each_day_is_kept_for_two_weeks_and_then_of_each_week() -> None:
    hours = named([NEWEST - timedelta(hours=6 * number) for number in range(4 * 60)])
    days = [name for name in kept(hours) if name not in hours[:10]]
    last_of_days = [name for name in hours if "180000" in name.name]
    assert set(days) <= set(last_of_days)
    within = [name for name in last_of_days if (NEWEST - made(name)).days < 14]
    assert set(within) <= set(kept(hours))
    older = [made(name).isocalendar()[:2] for name in days if (NEWEST - made(name)).days >= 14]
    assert len(older) == len(set(older))
    assert 6 <= len(older) <= 8


def test_nothing_is_kept_of_nothing_and_the_only_one_is_kept() -> None:
    assert kept([]) == []
    assert kept(named([NEWEST])) == named([NEWEST])


def made(name: Path) -> datetime:
    return datetime.strptime(name.stem, "%Y%m%d-%H%M%S-%f")
