"""Opening one encrypted database: SQLCipher with a raw key under SQLAlchemy, one exclusive connection, safe pragmas."""

import contextlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from inspector_app.domain.errors import DamagedError, DiskError, InUseError, MissingError, WorkbookError

KEY_LENGTH = 32
APPLICATION_ID = 0x49574B42
"""“IWKB”: the application_id of a workbook's databases."""

# SQLite 3.7.0 to 3.51.2 can corrupt a WAL database that two connections reset at once.
_SQLITE_NEEDED = (3, 51, 3)

# Not cipher_memory_security: it locks and unlocks memory around every allocation (writing takes five times as long),
# and the texts are in Python's own memory all the same. The key's memory SQLCipher locks and wipes in any case.
_BEFORE_READING = ("cipher_log_level=NONE", "locking_mode=EXCLUSIVE")
_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "fullfsync=ON",
    "checkpoint_fullfsync=ON",
    "foreign_keys=ON",
    "secure_delete=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
    "cache_size=-8192",
    "temp_store=MEMORY",
    "recursive_triggers=ON",
)


def open_engine(path: Path, key: bytes, *, create: bool = False) -> Engine:
    """Open a database of a workbook, or create it where nothing is.

    Raises:
        MissingError: The file is not there.
        DamagedError: The file is empty, damaged or of another kind.
        InUseError: Another process has it open.
    """
    if create == path.exists():
        raise MissingError(f"{path.name} {'is already there' if create else 'is missing'} in the workbook.")
    if not create and path.stat().st_size == 0:
        raise DamagedError(
            f"{path.name} is empty; “inspector repair” makes a new workbook of the backups and old hand-overs."
        )
    if sqlcipher.sqlite_version_info < _SQLITE_NEEDED:
        raise WorkbookError("This app was installed with a database library that is too old; install it again.")
    log = path.with_name(f"{path.name}-wal")
    if not create and log.exists() and log.stat().st_size > 0:
        _check_log(path, key)

    def connect() -> sqlcipher.Connection:
        return _connect(path, key, create=create)

    engine = create_engine("sqlite://", module=sqlcipher, creator=connect, poolclass=StaticPool, hide_parameters=True)
    event.listen(engine, "begin", _begin)
    try:
        engine.connect().close()
    except BaseException:
        engine.dispose()
        raise
    return engine


def key_fits(path: Path, key: bytes) -> bool:
    """Tell whether a key opens a database, without changing anything.

    Raises:
        InUseError: Another process has it open.
    """
    connection = _connected(f"{path.absolute().as_uri()}?mode=ro")
    try:
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        cursor.execute("PRAGMA cipher_log_level=NONE").fetchall()
        # the first page only: damage further on is told when the database is opened
        return bool(cursor.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID)
    except sqlcipher.OperationalError as error:
        if _is_locked(error):
            raise InUseError(_IN_USE) from None
        return False
    except sqlcipher.DatabaseError:
        return False
    finally:
        connection.close()
        # What a read-only connection to a write-ahead log leaves behind; the app's own connection does without it.
        path.with_name(f"{path.name}-shm").unlink(missing_ok=True)


def _check_log(path: Path, key: bytes) -> None:
    """Check a database through the log that a crash has left beside it, before anything of the log is taken in.

    SQLite takes in another database's log as its own and would overwrite good pages with it; what is only read stays.
    """
    connection = _connected(f"{path.absolute().as_uri()}?mode=ro")
    try:
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        cursor.execute("PRAGMA cipher_log_level=NONE").fetchall()
        if cursor.execute("PRAGMA quick_check").fetchall() != [("ok",)]:
            raise DamagedError(_DAMAGED.format(name=path.name))
    except sqlcipher.DatabaseError as error:
        if _is_locked(error):
            raise InUseError(_IN_USE) from None
        raise DamagedError(_DAMAGED.format(name=path.name)) from None
    finally:
        connection.close()
        path.with_name(f"{path.name}-shm").unlink(missing_ok=True)


@contextmanager
def transaction(engine: Engine) -> Iterator[Connection]:
    """Run one transaction; commit at the end, roll back on any failure, say a full disk in a sentence."""
    try:
        with engine.begin() as connection:
            yield connection
    except DBAPIError as error:
        if sentence := _disk_trouble(str(error.orig)):
            raise DiskError(sentence) from None
        raise


def checkpoint(engine: Engine) -> None:
    """Bring everything from the write-ahead log into the database file and empty the log."""
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        raw.close()


def close(engine: Engine) -> None:
    """Close a database; what a full disk keeps in the write-ahead log is brought in at the next opening."""
    try:
        with contextlib.suppress(DBAPIError, sqlcipher.Error):
            checkpoint(engine)
    finally:
        engine.dispose()


def scrub(engine: Engine) -> None:
    """Write the database anew without what was deleted, its search index merged, the write-ahead log emptied.

    Raises:
        WorkbookError: The disk has no room for it.
    """
    raw = engine.raw_connection()
    try:
        cursor = raw.cursor()
        cursor.execute("INSERT INTO search(search) VALUES('optimize')")
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except sqlcipher.OperationalError as error:
        raise WorkbookError(_disk_trouble(str(error)) or "The disk does not answer; check it and try again.") from None
    finally:
        raw.close()


def damage(engine: Engine) -> list[str]:
    """Return what the cipher and SQLite say is wrong with the file; empty when it is whole."""
    raw = engine.raw_connection()
    try:
        cursor = raw.cursor()
        found = [str(row[0]) for row in cursor.execute("PRAGMA cipher_integrity_check").fetchall()]
        found += [str(row[0]) for row in cursor.execute("PRAGMA quick_check").fetchall() if row[0] != "ok"]
        return found
    finally:
        raw.close()


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _connect(path: Path, key: bytes, *, create: bool) -> sqlcipher.Connection:
    connection = _connected(str(path))
    try:
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        for pragma in _BEFORE_READING:
            cursor.execute(f"PRAGMA {pragma}").fetchall()
        if not create and cursor.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise DamagedError(f"{path.name} is not a database of this app; put the right one back in its place.")
        for pragma in _PRAGMAS:
            cursor.execute(f"PRAGMA {pragma}").fetchall()
        if create:
            path.chmod(0o600)
            cursor.execute(f"PRAGMA application_id={APPLICATION_ID}")
        # A transaction that writes nothing takes the lock for good, so that a second opener is refused at once; the
        # bytes of the file stay as they are.
        cursor.execute("BEGIN IMMEDIATE")
        cursor.execute("ROLLBACK")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        if cursor.execute("PRAGMA cipher_integrity_check").fetchall():
            raise DamagedError(_DAMAGED.format(name=path.name))
    except sqlcipher.DatabaseError as error:
        connection.close()
        if _is_locked(error):
            raise InUseError(_IN_USE) from None
        if sentence := _disk_trouble(str(error)):
            raise WorkbookError(sentence) from None
        raise DamagedError(_DAMAGED.format(name=path.name)) from None
    except BaseException:
        connection.close()
        raise
    return connection


def _connected(address: str) -> sqlcipher.Connection:
    try:
        return sqlcipher.connect(
            address, uri=address.startswith("file:"), isolation_level=None, check_same_thread=False, timeout=0
        )
    except sqlcipher.OperationalError:
        raise DamagedError(
            "The workbook's database cannot be opened; check that its folder is whole and yours."
        ) from None


def _is_locked(error: sqlcipher.DatabaseError) -> bool:
    return "locked" in str(error) or "busy" in str(error)


_IN_USE = "This workbook is open elsewhere; close it there first."
_DAMAGED = "{name} is damaged; “inspector repair” makes a new workbook of all that can still be read."


def _disk_trouble(message: str) -> str | None:
    if "full" in message:
        return "The disk is full, so nothing was written; make room and try again."
    if "readonly" in message or "read-only" in message:
        return "The workbook's folder cannot be written to, so nothing was written; move it to a folder of your own."
    if "disk I/O" in message:
        return "The disk did not take what was written, so nothing was changed; check the disk and try again."
    return None
