"""Reading a database whose own tables cannot be followed any more: every page that decrypts, as a table of its own.

SQLCipher encrypts and authenticates each page by itself, with the key, the page's number and the salt at the very
beginning of the file. A new database with the same key and salt therefore reads the old one's pages in their places,
and its schema may call any of them a table. So the first page, the schema and the pages from which all others hang may
be lost; a page that does not decrypt costs what it held. The salt stands in the first 16 bytes of the file.
"""

import re
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

PAGE = 4096
SALT = 16
_AT_ONCE = 100
"""So many pages are tables at a time."""
_ROOM = 1 << 28
"""The most bytes of one value that makes room for pages."""
_NAMED = re.compile(r"page (\d+)")
_LOG_HEADER, _FRAME_HEADER = 32, 24

Row = tuple[Any, ...]


class Pages:
    """The pages of a damaged database in the places they had, behind a first page that is new.

    Args:
        path: The database.
        key: Its key.
        salt: Its salt.
        log: The write-ahead log whose committed pages take the place of the database's, if any.
        place: A file to be made, as large as both together.
    """

    def __init__(self, path: Path, key: bytes, salt: bytes, log: Path | None, place: Path) -> None:
        self._key, self._place = key, place
        place.unlink(missing_ok=True)
        raw = path.stat().st_size
        self.count = raw // PAGE
        frames = list(_frames(log)) if log is not None else []
        self.count = max([self.count, *(number for number, _ in frames)])
        self._make_room(salt)
        with path.open("rb") as source, place.open("r+b") as target:
            source.seek(PAGE)
            target.seek(PAGE)
            shutil.copyfileobj(source, target)
            if raw % PAGE:  # the cut piece of a page is none
                target.seek(raw - raw % PAGE)
                target.write(bytes(PAGE))
            for number, page in frames:
                target.seek((number - 1) * PAGE)
                target.write(page)
        self.unreadable = self._unreadable()

    @property
    def is_blank(self) -> bool:
        """Whether not one page after the first decrypts: key or salt is another's."""
        return len(self.unreadable) >= self.count - 1

    def rows(self, columns: int, where: str) -> Iterator[Row]:
        """Yield the rows of all pages that hold any of so many columns `c0`, `c1` …, if they are as `where` says.

        A row may come more than once: through its own page, and through those above it.
        """
        names = ", ".join(f"c{number}" for number in range(columns))
        good = [number for number in range(2, self.count + 1) if number not in self.unreadable]
        for start in range(0, len(good), _AT_ONCE):
            some = good[start : start + _AT_ONCE]
            self._call_tables(some, names)
            reading = _Reading(self._place, self._key)
            with closing(reading):
                for number in some:
                    yield from reading.rows(number, names, where)

    def _make_room(self, salt: bytes) -> None:
        """Make a database of at least as many pages, with the same key and salt."""
        with closing(_connected(self._place, self._key + salt)) as connection:
            connection.execute("PRAGMA journal_mode=OFF").fetchall()
            connection.execute("PRAGMA synchronous=OFF").fetchall()
            connection.execute("CREATE TABLE room (bytes)")
            left = self.count * PAGE
            while left > 0:
                connection.execute("INSERT INTO room VALUES (zeroblob(?))", (min(left, _ROOM),))
                left -= _ROOM

    def _unreadable(self) -> frozenset[int]:
        """Return the numbers of the pages that do not decrypt, the first one left out."""
        with closing(_connected(self._place, self._key)) as connection:
            said = [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check")]
        numbers = {int(named[1]) for one in said if (named := _NAMED.search(one))}
        return frozenset(number for number in numbers if number <= self.count)

    def _call_tables(self, numbers: list[int], names: str) -> None:
        """Write a schema in which these pages, and no others, are tables."""
        with closing(_connected(self._place, self._key)) as connection:
            connection.execute("PRAGMA journal_mode=OFF").fetchall()
            connection.execute("PRAGMA synchronous=OFF").fetchall()
            connection.execute("PRAGMA writable_schema=ON")
            connection.execute("BEGIN")
            connection.execute("DELETE FROM sqlite_schema")
            connection.executemany(
                "INSERT INTO sqlite_schema VALUES ('table', ?1, ?1, ?2, ?3)",
                [(f"p{number}", number, f"CREATE TABLE p{number} ({names})") for number in numbers],
            )
            connection.execute("COMMIT")


class _Reading:
    """A connection that is opened anew after each failure: on one of them nothing is read after a bad page."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._path, self._key = path, key
        self._connection: sqlcipher.Connection | None = None

    def rows(self, number: int, names: str, where: str) -> Iterator[Row]:
        """Yield the rows of a page; where some reach into pages that do not decrypt, the others."""
        query = f"SELECT {names} FROM p{number} WHERE {where}"  # noqa: S608 - nothing in it is from outside
        found, whole = self._all(query)
        if whole:
            yield from found
            return
        keys, _ = self._all(f"SELECT rowid FROM p{number}")  # noqa: S608
        for key in keys:
            yield from self._all(f"{query} AND rowid = ?", *key)[0]

    def _all(self, query: str, *values: int) -> tuple[list[Row], bool]:
        """Return the rows up to the first that cannot be read, and whether there was none."""
        found: list[Row] = []
        try:
            if self._connection is None:
                self._connection = _connected(self._path, self._key)
            for row in self._connection.execute(query, values):
                found.append(row)  # noqa: PERF402 - those before a failure are kept
        except (sqlcipher.Error, OverflowError):
            self.close()
            return found, False
        return found, True

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _frames(log: Path) -> Iterator[tuple[int, bytes]]:
    """Yield the number and content of every page of a write-ahead log up to its last commit, in order."""
    raw = log.read_bytes()
    salts = raw[16:24]
    since: list[tuple[int, bytes]] = []
    for start in range(_LOG_HEADER, len(raw) - _FRAME_HEADER - PAGE + 1, _FRAME_HEADER + PAGE):
        header = raw[start : start + _FRAME_HEADER]
        if header[8:16] != salts:  # left from before the log was begun anew
            return
        number, commit = int.from_bytes(header[:4]), int.from_bytes(header[4:8])
        since.append((number, raw[start + _FRAME_HEADER : start + _FRAME_HEADER + PAGE]))
        if commit:
            yield from (frame for frame in since if 1 < frame[0] <= commit)
            since = []


def _connected(path: Path, key: bytes) -> sqlcipher.Connection:
    connection = sqlcipher.connect(str(path), isolation_level=None)
    connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
    connection.execute("PRAGMA cipher_log_level=NONE").fetchall()
    connection.execute("PRAGMA writable_schema=ON").fetchall()
    return connection
