"""A write-ahead log that is missing, cut, garbled or another's: the workbook is as it was at some moment, or told."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from inspector_app.domain.errors import DamagedError
from inspector_app.services import checking, notes, repairing, workbooks
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import PASSPHRASE, brought, exported, files, new_workbook, note, visit

LOG = "record.db-wal"


def copied(workbook: Workbook, to: Path) -> Path:
    """Copy the folder of an open workbook as it lies on the disk: a laptop that lost its power leaves just this."""
    shutil.rmtree(to, ignore_errors=True)
    return Path(shutil.copytree(workbook.folder, to))


@pytest.fixture
def torn(workbook: Workbook, tmp_path: Path) -> tuple[Path, list[bytes]]:
    """Return a folder whose log holds ten deeds, and the record after each of them."""
    with_log, states = tmp_path / "torn.workbook", [exported(workbook)]
    subject = note(workbook, "n1").subject
    for number in range(10):
        notes.rewrite(workbook, subject, f"Wording {number}. " * 100)
        states.append(exported(workbook))
    return copied(workbook, with_log), states


def opened(folder: Path) -> bytes:
    with workbooks.opened(folder, PASSPHRASE) as again:
        assert checking.check(again).problems == ()
        return exported(again)


def test_a_copy_of_an_open_workbook_opens_with_everything_that_was_kept(torn: tuple[Path, list[bytes]]) -> None:
    folder, states = torn
    assert opened(folder) == states[-1]
    assert LOG not in files(folder)


def test_a_log_cut_or_garbled_anywhere_leaves_what_was_kept_before(
    torn: tuple[Path, list[bytes]], tmp_path: Path
) -> None:
    folder, states = torn
    whole = (folder / LOG).read_bytes()
    seen = set()
    for place in range(0, len(whole), len(whole) // 17):
        for harm in (whole[:place], whole[:place] + bytes(64) + whole[place + 64 :]):
            trial = Path(shutil.copytree(folder, tmp_path / "trial.workbook"))
            (trial / LOG).write_bytes(harm)
            found = opened(trial)
            assert found in states
            seen.add(states.index(found))
            shutil.rmtree(trial)
    assert len(seen) > 3
    assert min(seen) == 0


def missing(log: Path) -> None:
    log.unlink()


def of_text(log: Path) -> None:
    log.write_bytes(b"no log " * 5000)


@pytest.mark.parametrize("harm", [missing, of_text])
def test_a_log_that_is_missing_or_none_leaves_the_database_as_it_was_before_it(
    harm: Callable[[Path], None], torn: tuple[Path, list[bytes]]
) -> None:
    folder, states = torn
    harm(folder / LOG)
    assert opened(folder) == states[0]


def test_the_log_of_another_workbook_is_not_taken_in_and_a_repair_does_without_it(
    torn: tuple[Path, list[bytes]], tmp_path: Path
) -> None:
    folder, states = torn
    with new_workbook(tmp_path / "other.workbook", visit()) as other:
        brought(other, notes=[{"id": "n2", "text": "Of the other."}])
        shutil.copyfile(other.folder / LOG, folder / LOG)
    before = files(folder)
    for _ in range(2):
        with pytest.raises(DamagedError, match=r"^(record\.db is damaged|The passphrase is right, but).*repair.*\.$"):
            workbooks.opened(folder, PASSPHRASE)
        assert files(folder) == before
    repairing.repair(folder, tmp_path / "mended.workbook", PASSPHRASE)
    assert files(folder) == before
    assert opened(tmp_path / "mended.workbook") == states[0]
