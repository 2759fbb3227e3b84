"""Reading what can still be read of a damaged database: change by change, settings one by one, nothing written."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

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
    """Read every change of a database that still verifies; a file that cannot be opened at all gives nothing.

    Where something cannot be read, it is looked for in the database without its log as well: the log may be another's.
    """
    log = path.with_name(f"{path.name}-wal")
    found = _read(path, key, log if log.exists() else None)
    if not log.exists() or (found.changes and not found.unreadable):
        return found
    without = _read(path, key, None)
    changes = {change.id: change for change in (*without.changes, *found.changes)}
    settings = {**without.settings, **found.settings}
    return Rescued(tuple(changes.values()), settings, min(found.unreadable, without.unreadable))


def _read(path: Path, key: bytes, log: Path | None) -> Rescued:
    with TemporaryDirectory() as folder:  # read as a copy, encrypted as it is: SQLite would make files beside it
        copy = Path(folder) / path.name
        try:
            shutil.copyfile(path, copy)
            if log is not None:
                shutil.copyfile(log, copy.with_name(log.name))
        except OSError:
            return Rescued((), {}, 1)
        database = _Database(copy, key)
        try:
            settings = _settings(database)
            rows = list(_rows(database))
        finally:
            database.close()
    found = tuple(row for row in rows if row is not None)
    return Rescued(found, settings, len(rows) - len(found))


class _Database:
    """A damaged database, opened anew after each failure: on one connection nothing is read after a bad page."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._address = f"{path.absolute().as_uri()}?mode=ro"
        self._key = key
        self._connection: sqlcipher.Connection | None = None

    def row(self, statement: str, *values: int | str) -> tuple[Any, ...] | None:
        """Return the first row of an answer, or None where there is none; `sqlcipher.Error` where it is damaged."""
        try:
            if self._connection is None:
                self._connection = sqlcipher.connect(self._address, uri=True, isolation_level=None)
                self._connection.execute(f"PRAGMA key=\"x'{self._key.hex()}'\"")
                self._connection.execute("PRAGMA cipher_log_level=NONE").fetchall()
            row: tuple[Any, ...] | None = self._connection.execute(statement, values).fetchone()
        except sqlcipher.Error:
            self.close()
            raise
        return row

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _rows(database: _Database) -> Iterator[Change | None]:
    """Yield each change, and None for one that is there but cannot be read or does not fit its fingerprint."""
    key, silent = 0, 0
    last = _last(database)
    while silent < _BEYOND and (last is None or key < last):
        key += 1
        try:
            row = database.row("SELECT id, header, salt, content FROM change WHERE key = ?", key)
        except sqlcipher.Error:
            silent += 1
            yield None
            continue
        if row is None:
            silent += 1
            continue
        silent = 0
        yield _verified(*row)


def _last(database: _Database) -> int | None:
    try:
        found = database.row("SELECT max(key) FROM change")
    except sqlcipher.Error:
        return None
    return int(found[0] or 0) if found else None


def _verified(change_id: bytes, header: bytes, salt: bytes | None, content: bytes | None) -> Change | None:
    try:
        change = read(header, salt, content)
    except (BadChangeError, TypeError):
        return None
    return change if change.id == change_id.hex() else None


def _settings(database: _Database) -> dict[str, str]:
    found = {}
    for name in ("record", "author", "device", "team"):
        try:
            row = database.row("SELECT value FROM meta WHERE name = ?", name)
        except sqlcipher.Error:
            continue
        if row is not None:
            found[name] = row[0]
    return found
