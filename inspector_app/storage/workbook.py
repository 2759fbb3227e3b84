"""The workbook: the folder of one visit on one laptop, open, with its lock, its deeds and its drafts."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock, RLock
from typing import Self
from uuid import UUID

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from inspector_app.domain.errors import DamagedError, InUseError, WorkbookError
from inspector_app.domain.moments import moment_text, now
from inspector_app.storage import engine as engines
from inspector_app.storage import tables
from inspector_app.storage.backup import back_up, thin_out
from inspector_app.storage.drafts import Drafts
from inspector_app.storage.migrating import is_current, migrate
from inspector_app.storage.reading import Reader
from inspector_app.storage.store import Store, Writer

SUFFIX = ".workbook"
RECORD = "record.db"
DRAFTS = "drafts.db"
DAMAGED_DRAFTS = "drafts-damaged-"
BACKUPS = "backups"


class Workbook:
    """An open workbook.

    One lock stands around every transaction and every read, because one connection serves all threads.
    """

    def __init__(self, folder: Path, key: bytes) -> None:
        """Open a workbook with its data key.

        Raises:
            MissingError: There is no workbook.
            DamagedError: A database is damaged or another's.
            InUseError: It is open elsewhere.
            NewerFormatError: It was made by a newer version.
        """
        self.folder = folder
        self._key = key
        self._lock = RLock()
        self._running: Connection | None = None
        self._closed = False
        self._touched: set[str] = set()
        self._touched_lock = Lock()  # one of its own: who only asks for news must not wait for a merge
        self._engine = engines.open_engine(folder / RECORD, key)
        try:
            self._prepare()
            with self.reading() as reader:
                self.record = UUID(_setting(reader, "record"))
                self.author = UUID(_setting(reader, "author"))
                self.device = _setting(reader, "device")
            self.drafts = _drafts(folder, key)
        except BaseException:
            self._engine.dispose()
            raise

    @classmethod
    def create(cls, folder: Path, key: bytes, *, record: UUID, author: UUID, device: str, team: str) -> Self:
        """Make the databases of a new, empty workbook in its folder and open it."""
        engine = engines.open_engine(folder / RECORD, key, create=True)
        try:
            with engines.transaction(engine) as connection:
                migrate(connection, "record")
                tables.make_projection(connection)
                store = Store(connection, Writer(record, author, device, ""))
                settings = {
                    "record": str(record),
                    "author": str(author),
                    "device": device,
                    "team": json.dumps([team]),
                    "projection": str(tables.PROJECTION),
                }
                for name, value in settings.items():
                    store.set_meta(name, value)
            engines.checkpoint(engine)
        finally:
            engine.dispose()
        Drafts(folder / DRAFTS, key, create=True).close()
        return cls(folder, key)

    @contextmanager
    def deed(
        self, name: str, what: str = "", sha256: str = "", *, author: UUID | None = None, final: bool = False
    ) -> Iterator[Store]:
        """Run one deed in one transaction: all of it is kept, with its line in the log, or nothing.

        A final deed is not undone: a start, an export, an erase.
        """
        with self._lock:
            with engines.transaction(self._engine) as connection, self._run(connection):
                store = Store(connection, self._writer(author))
                yield store
                store.keep_deed(name, what, sha256, final=final)
            with self._touched_lock:
                self._touched |= store.touched

    @contextmanager
    def noting(self) -> Iterator[Store]:
        """Write what concerns this laptop only in one transaction, without a line in the log."""
        with self._lock, engines.transaction(self._engine) as connection, self._run(connection):
            yield Store(connection, self._writer(None))

    @contextmanager
    def trial(self, *, author: UUID | None = None) -> Iterator[Store]:
        """Try out a deed: whatever it writes is taken back at the end."""
        with self._lock, engines.transaction(self._engine) as connection, self._run(connection):
            yield Store(connection, self._writer(author))
            connection.rollback()

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """Read from one moment of the record; within a deed, from what the deed has done so far."""
        with self._lock:
            if self._running is not None:
                yield Reader(self._running)
                return
            with engines.transaction(self._engine) as connection, self._run(connection):
                yield Reader(connection)

    @contextmanager
    def _run(self, connection: Connection) -> Iterator[None]:
        """Remember the transaction that this thread, which holds the lock, has open."""
        self._running = connection
        try:
            yield
        finally:
            self._running = None

    def touched(self) -> frozenset[str]:
        """Return the kinds of things that deeds have changed since this was last asked."""
        with self._touched_lock:
            found, self._touched = frozenset(self._touched), set()
            return found

    @contextmanager
    def exclusively(self) -> Iterator[None]:
        """Let nothing else be read or written while several steps belong together."""
        with self._lock:
            yield

    def is_free(self, within: float = 0.0) -> bool:
        """Tell whether a deed would begin now, or within so many seconds, and not wait for what is under way."""
        free = self._lock.acquire(timeout=within)
        if free:
            self._lock.release()
        return free

    def back_up(self) -> Path:
        """Make a checked backup of the record, in place of those that need not be kept any more; return its path."""
        with self.backed_up() as made:
            return made

    @contextmanager
    def backed_up(self) -> Iterator[Path]:
        """Make a checked backup before steps that may fail or be stopped: then the backups are as they were."""
        with self._lock:
            with self.reading() as reader:
                expected = reader.digest()
            made = back_up(self._engine, self._key, self.folder / BACKUPS, expected)
            try:
                yield made
            except BaseException:
                made.unlink(missing_ok=True)
                raise
            thin_out(self.folder / BACKUPS)

    def forget(self) -> Path:
        """After an erase: leave no trace in search index, free pages or log, and make a new backup; return it.

        Raises:
            WorkbookError: There is no room for it; what was erased is erased.
        """
        try:
            with self._lock:
                engines.scrub(self._engine)
            return self.back_up()
        except WorkbookError:
            raise WorkbookError(
                "What was to be erased is erased here, but there was no room for a new backup; make room, then delete "
                "the older files in the folder “backups”, which still hold it."
            ) from None

    def older_backups(self, newest: Path) -> list[Path]:
        """Return the backups other than one."""
        return sorted(path for path in (self.folder / BACKUPS).glob("*.db") if path != newest)

    def team_passphrases(self) -> list[str]:
        """Return the team's six words, the current ones first, then former ones."""
        with self.reading() as reader:
            words: list[str] = json.loads(_setting(reader, "team"))
        return words

    def is_copy(self, path: Path) -> bool:
        """Tell whether a file outside the folder is a copy of this workbook's database, such as a backup."""
        try:
            return engines.key_fits(path, self._key)
        except (DamagedError, InUseError):
            return False

    def damage(self) -> list[str]:
        """Return what is wrong with the database file; empty when it is whole."""
        with self._lock:
            engines.checkpoint(self._engine)
            return engines.damage(self._engine)

    def data_key(self) -> bytes:
        """Return the key of the databases, for the recovery sheet and the key file."""
        return self._key

    def close(self) -> None:
        """Close both databases, everything in their files."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
            try:
                self.drafts.close()
            finally:
                engines.close(self._engine)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _writer(self, author: UUID | None) -> Writer:
        return Writer(self.record, author or self.author, self.device, moment_text(now()))

    def _prepare(self) -> None:
        """Bring schema and projection to this version, a backup made before the schema changes."""
        with engines.transaction(self._engine) as connection:
            current = is_current(connection, "record")
        if not current:
            backup = self.back_up()
            try:
                with engines.transaction(self._engine) as connection:
                    migrate(connection, "record")
            except (DBAPIError, DamagedError) as error:
                raise DamagedError(
                    "This workbook could not be brought to this version of the app, so nothing was changed; open it "
                    f"with the former version, and keep the backup “{backup.name}” in its folder “{BACKUPS}”."
                ) from error
        with engines.transaction(self._engine) as connection:
            store = Store(connection, Writer(UUID(int=0), UUID(int=0), "", ""))
            if store.meta("projection") != str(tables.PROJECTION):
                store.rebuild()


def _drafts(folder: Path, key: bytes) -> Drafts:
    """Open the drafts; a damaged file of them is set aside, for the record must open without it."""
    path = folder / DRAFTS
    try:
        return Drafts(path, key, create=not path.exists())
    except DamagedError:
        path.replace(folder / f"{DAMAGED_DRAFTS}{now():%Y%m%d-%H%M%S}.db")
        for left in (f"{DRAFTS}-wal", f"{DRAFTS}-shm"):
            (folder / left).unlink(missing_ok=True)
        return Drafts(path, key, create=True)


def _setting(reader: Reader, name: str) -> str:
    value = reader.meta(name)
    if value is None:
        raise DamagedError("The workbook lacks a part of its settings; “inspector repair” makes a new one of the rest.")
    return value


def exists(folder: Path) -> bool:
    """Tell whether a folder holds a workbook."""
    return (folder / RECORD).exists()


def is_empty(folder: Path) -> bool:
    """Tell whether nothing at all is left of a workbook's record."""
    return (folder / RECORD).stat().st_size == 0


def fits(folder: Path, key: bytes) -> bool:
    """Tell whether a data key opens the workbook of a folder.

    Raises:
        InUseError: It is open elsewhere.
    """
    return engines.key_fits(folder / RECORD, key)
