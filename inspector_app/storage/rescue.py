"""Reading what can still be read of a damaged database: change by change, settings one by one, nothing written.

First its tables are read as they are, with the log beside it and without: the log may be another's. Where that does not
come to an end, every page is read by itself (`page_walk`). What is lost then is what bad pages held. Of a file
whose first 16 bytes are lost too nothing can be read, except with the salt of a backup.
"""

import shutil
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from inspector_app.record.change import BadChangeError, Change, read
from inspector_app.storage.drafts import COLUMNS, Draft, as_draft
from inspector_app.storage.page_walk import PAGE, SALT, Pages

_SETTINGS = ("record", "author", "device", "team")


@dataclass(frozen=True, slots=True)
class Rescued:
    """What one database gave: changes that verify, settings, and how many places could not be read.

    `erased` are the changes of which the database said that their content was erased, here or not.
    """

    changes: tuple[Change, ...]
    settings: dict[str, str]
    unreadable: int
    erased: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Found:
    """What has been read so far."""

    changes: dict[str, Change] = field(default_factory=dict)
    settings: dict[str, str] = field(default_factory=dict)
    erased: set[str] = field(default_factory=set)
    unfit: set[bytes] = field(default_factory=set)

    def take(self, rows: Iterable[tuple[Any, ...]]) -> None:
        """Take in rows of changes: id, header, salt, content."""
        for change_id, header, salt, content in rows:
            if content is not None and change_id.hex() in self.changes:
                continue
            change = _verified(change_id, header, salt, content)
            if change is None:
                self.unfit.add(change_id)
            elif change.content is None:
                self.erased.add(change.id)
                self.changes.setdefault(change.id, change)
            else:
                self.changes[change.id] = change

    def rescued(self, unreadable: int) -> Rescued:
        unfit = {name for name in self.unfit if name.hex() not in self.changes}
        changes = tuple(self.changes.values())
        return Rescued(changes, self.settings, unreadable + len(unfit), frozenset(self.erased))


def salt_of(path: Path) -> bytes:
    """Return the salt of a database; nothing where it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(SALT)
    except OSError:
        return b""


def rescue(path: Path, key: bytes, salts: Sequence[bytes] = ()) -> Rescued:
    """Read every change of a database that still verifies; a file that cannot be opened at all gives nothing.

    `salts` are those of its backups, which are the same as its own: for a database that has lost its own.
    """
    found = _Found()
    with TemporaryDirectory() as folder:  # read as a copy, encrypted as it is: SQLite would make files beside it
        try:
            copy, log = _copied(path, Path(folder))
            if _by_its_tables(copy, key, found):
                return found.rescued(0)
            if log is not None:
                log = log.rename(copy.with_name("log"))
                if _by_its_tables(copy, key, found):
                    return found.rescued(0)
            return found.rescued(_by_its_pages(copy, key, log, [salt_of(copy), *salts], found))
        except OSError:
            return found.rescued(1)


def rescue_drafts(path: Path, key: bytes) -> list[Draft]:
    """Read the drafts of a database, as many as can be read."""
    rows: list[tuple[Any, ...]] = []
    with TemporaryDirectory() as folder:
        try:
            copy, log = _copied(path, Path(folder))
            if not _read(copy, key, _DRAFTS, rows) and log is not None:
                log.unlink()
                _read(copy, key, _DRAFTS, rows)
        except OSError:
            return []
    return list({(one.subject, one.field): one for one in (as_draft(*row) for row in rows)}.values())


def _copied(path: Path, folder: Path) -> tuple[Path, Path | None]:
    copy = Path(shutil.copyfile(path, folder / path.name))
    log = path.with_name(f"{path.name}-wal")
    return copy, Path(shutil.copyfile(log, folder / log.name)) if log.exists() else None


_CHANGES = "SELECT id, header, salt, content FROM change"
_DRAFTS = f"SELECT {', '.join(COLUMNS)} FROM draft"  # noqa: S608 - the names of its columns


def _by_its_tables(path: Path, key: bytes, found: _Found) -> bool:
    """Read the tables of a database; return whether nothing was in the way."""
    changes: list[tuple[Any, ...]] = []
    settings: list[tuple[Any, ...]] = []
    erased: list[tuple[Any, ...]] = []
    ended = [
        _read(path, key, _CHANGES, changes),
        _read(path, key, "SELECT name, value FROM meta", settings),
        _read(path, key, "SELECT id FROM erasure", erased),
    ]
    found.take(changes)
    found.settings |= {name: value for name, value in settings if name in _SETTINGS}
    found.erased |= {row[0].hex() for row in erased}
    return all(ended)


def _by_its_pages(path: Path, key: bytes, log: Path | None, salts: Sequence[bytes], found: _Found) -> int:
    """Read every page of a database, without its log and with it; return how many do not decrypt, at least one."""
    unreadable = [path.stat().st_size // PAGE]
    for beside in [None, log] if log else [None]:
        for salt in dict.fromkeys(salts):
            try:
                pages = Pages(path, key, salt, beside, path.with_name("pages"))
                found.take((row[1], *row[4:]) for row in pages.rows(7, _IS_CHANGE))
                for name, value in pages.rows(2, _IS_SETTING):
                    found.settings.setdefault(name, value)
                    if len(found.settings) == len(_SETTINGS):
                        break
            except sqlcipher.Error:
                continue
            unreadable.append(len(pages.unreadable))
            if not pages.is_blank:
                break
    return max(1, min(unreadable))  # what was in the way may be the first page, or one that was cut off


_IS_CHANGE = "typeof(c1) = 'blob' AND length(c1) = 32 AND typeof(c4) = 'blob'"
_IS_SETTING = "c0 IN ('record', 'author', 'device', 'team') AND typeof(c1) = 'text'"


def _read(path: Path, key: bytes, query: str, rows: list[tuple[Any, ...]]) -> bool:
    """Add the rows of an answer to a list, up to the first that is damaged; return whether there was none."""
    try:
        with closing(sqlcipher.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
            connection.execute("PRAGMA cipher_log_level=NONE").fetchall()
            # else a file that was cut short is not read at all
            connection.execute("PRAGMA writable_schema=ON").fetchall()
            for row in connection.execute(query):
                rows.append(row)  # noqa: PERF402 - those before a failure are kept
    except sqlcipher.Error:
        return False
    return True


def _verified(change_id: bytes, header: bytes, salt: bytes | None, content: bytes | None) -> Change | None:
    try:
        change = read(header, salt, content)
    except (BadChangeError, TypeError):
        return None
    return change if change.id == change_id.hex() else None
