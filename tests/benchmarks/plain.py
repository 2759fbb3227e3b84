"""The floors: the same rows in sqlcipher3 by hand, with nothing but SQL."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from inspector_app.storage import tables
from inspector_app.storage.rows import columns
from tests.benchmarks.visits import KEY

_KEY = f"x'{KEY.hex()}'"
_MERGED = [tables.change, *tables.things.values(), tables.member, tables.decision]


@contextmanager
def opened(path: Path) -> Iterator[sqlcipher.Connection]:
    """Open a database with the key; every commit reaches the disk, as in the app."""
    connection = sqlcipher.connect(str(path), isolation_level=None)
    connection.execute(f'PRAGMA key="{_KEY}"')
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    yield connection
    connection.close()


def merge(connection: sqlcipher.Connection, other: Path) -> None:
    """Bring in the rows of another record: attached, inserted where they are new, the search index rebuilt."""
    connection.execute(f'ATTACH ? AS other KEY "{_KEY}"', (str(other),))
    connection.execute("BEGIN IMMEDIATE")
    for table in _MERGED:
        names = ", ".join(column.name for column in columns(table))
        connection.execute(f"INSERT OR IGNORE INTO {table.name}({names}) SELECT {names} FROM other.{table.name}")  # noqa: S608 - our own names
    connection.execute("INSERT INTO search(search) VALUES('rebuild')")
    connection.execute("COMMIT")
    connection.execute("DETACH other")
