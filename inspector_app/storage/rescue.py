"""Reading what can still be read of a damaged database: change by change, settings one by one, nothing written."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import sqlcipher3.dbapi2 as sqlcipher

from inspector_app.record.change import BadChangeError, Change, read

_BEYOND = 2_000
"""So many unreadable or empty places in a row end the search for changes."""


@dataclass(frozen=True, slots=True)
class Rescued:
    """What one database gave: changes that verify, settings, and how many places could not be read."""

    changes: tuple[Change, ...]
    settings: dict[str, str]
    unreadable: int


def rescue(path: Path, key: bytes) -> Rescued:
    """Read every change of a database that still verifies; a file that cannot be opened at all gives nothing."""
    with TemporaryDirectory() as folder:  # read as a copy, encrypted as it is: SQLite would make files beside it
        copy = Path(folder) / path.name
        try:
            shutil.copyfile(path, copy)
            log = path.with_name(f"{path.name}-wal")
            if log.exists():
                shutil.copyfile(log, copy.with_name(log.name))
        except OSError:
            return Rescued((), {}, 1)
        return _rescued(copy, key)


def _rescued(path: Path, key: bytes) -> Rescued:
    try:
        connection = sqlcipher.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
    except sqlcipher.Error:
        return Rescued((), {}, 1)
    try:
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        cursor.execute("PRAGMA cipher_log_level=NONE").fetchall()
        found, unreadable = [], 0
        for one in _rows(cursor):
            if one is None:
                unreadable += 1
            else:
                found.append(one)
        return Rescued(tuple(found), _settings(cursor), unreadable)
    except sqlcipher.Error:
        return Rescued((), {}, 1)
    finally:
        connection.close()


def _rows(cursor: sqlcipher.Cursor) -> Iterator[Change | None]:
    """Yield each change, and None for one that is there but cannot be read or does not fit its fingerprint."""
    key, silent = 0, 0
    last = _last(cursor)
    while silent < _BEYOND and (last is None or key < last):
        key += 1
        try:
            row = cursor.execute("SELECT id, header, salt, content FROM change WHERE key = ?", (key,)).fetchone()
        except sqlcipher.Error:
            silent += 1
            yield None
            continue
        if row is None:
            silent += 1
            continue
        silent = 0
        yield _verified(*row)


def _last(cursor: sqlcipher.Cursor) -> int | None:
    try:
        found = cursor.execute("SELECT max(key) FROM change").fetchone()
        return int(found[0] or 0)
    except sqlcipher.Error:
        return None


def _verified(change_id: bytes, header: bytes, salt: bytes | None, content: bytes | None) -> Change | None:
    try:
        change = read(header, salt, content)
    except (BadChangeError, TypeError):
        return None
    return change if change.id == change_id.hex() else None


def _settings(cursor: sqlcipher.Cursor) -> dict[str, str]:
    found = {}
    for name in ("record", "author", "device", "team"):
        try:
            row = cursor.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        except sqlcipher.Error:
            continue
        if row is not None:
            found[name] = row[0]
    return found
