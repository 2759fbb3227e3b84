"""Backups of the record: checked copies in the workbook's folder `backups`, the old ones thinned out."""

import contextlib
import os
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Engine

from inspector_app.domain.errors import WorkbookError
from inspector_app.domain.moments import now
from inspector_app.record.digest import digest

_STAMP = "%Y%m%d-%H%M%S-%f"
_KEPT_NEWEST = 10
_KEPT_DAYS = 14


def back_up(engine: Engine, key: bytes, folder: Path, expected_digest: str) -> Path:
    """Copy the record into a folder, check the copy, and only then give it its name; return its path.

    Raises:
        WorkbookError: The copy could not be made, or is not the same as the record.
    """
    target = folder / f"{now().strftime(_STAMP)}.db"
    part = target.with_suffix(".part")
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        _clear_away(folder)
        raw = engine.raw_connection()
        try:
            raw.cursor().execute("VACUUM INTO ?", (str(part),))
        finally:
            raw.close()
        if _digest_of(part, key) != expected_digest:
            raise WorkbookError("The backup does not hold what the workbook holds; check the disk and try again.")
        part.chmod(0o600)
        part.replace(target)
    except (OSError, sqlcipher.Error):
        raise WorkbookError("The backup could not be made; make room on the disk and try again.") from None
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    _sync(folder)
    return target


def thin_out(folder: Path) -> None:
    """Delete the backups of a folder that need not be kept."""
    copies = sorted(folder.glob("*.db"))
    for old in set(copies) - set(kept(copies)):
        old.unlink(missing_ok=True)


def kept(copies: Iterable[Path]) -> list[Path]:
    """Return the backups to keep: the newest ten, then the last of each day for 14 days, then of each week.

    A copy with another name is somebody's own and always kept.
    """
    moments = {copy: made_at(copy) for copy in copies}
    chosen = {copy: None for copy, made in moments.items() if made is None}
    dated = sorted(((made, copy) for copy, made in moments.items() if made is not None), reverse=True)
    chosen |= dict.fromkeys(copy for _, copy in dated[:_KEPT_NEWEST])
    days: set[object] = set()
    weeks: set[object] = set()
    for made, copy in dated:
        if (dated[0][0] - made).days < _KEPT_DAYS:
            if made.date() not in days:
                chosen[copy] = None
            days.add(made.date())
        elif made.isocalendar()[:2] not in weeks:
            chosen[copy] = None
            weeks.add(made.isocalendar()[:2])
    return list(chosen)


def _clear_away(folder: Path) -> None:
    """Remove what killed backups left, for it may hold what was erased since; no other process can be at one now."""
    for left in folder.glob("*.part*"):
        if made_at(left) is not None:
            with contextlib.suppress(OSError):
                left.unlink()


def made_at(copy: Path) -> datetime | None:
    """Return when a backup was made, in local time, from its name; None for a file of another name."""
    with contextlib.suppress(ValueError):
        return datetime.strptime(copy.stem, _STAMP)
    return None


def _digest_of(path: Path, key: bytes) -> str | None:
    """Return the digest of a copy that is whole, else None."""
    connection = sqlcipher.connect(str(path), isolation_level=None)
    try:
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        if cursor.execute("PRAGMA quick_check").fetchall() != [("ok",)]:
            return None
        return digest(row[0].hex() for row in cursor.execute("SELECT id FROM change"))
    finally:
        connection.close()


def _sync(folder: Path) -> None:
    """Bring a folder's list of names to the disk, where the system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
