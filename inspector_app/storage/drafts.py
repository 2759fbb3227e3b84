"""What is being typed: one row per open field in a small database of its own, so that typing goes on during a merge."""

import dataclasses
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from threading import RLock
from uuid import UUID

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import Insert, insert

from inspector_app.domain.errors import WorkbookError
from inspector_app.domain.plain import Plain
from inspector_app.storage import tables
from inspector_app.storage.engine import checkpoint, close, open_engine, transaction
from inspector_app.storage.migrating import is_current, migrate


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A text that is not sealed yet.

    `seen` are the parents that the change will name: what was on the screen when typing began. `rest` holds what
    else was chosen beside the text (interview, tags, stance …), as plain data.
    """

    subject: UUID
    field: str
    kind: str
    text: str
    caret: int = 0
    seen: tuple[str, ...] = ()
    rest: dict[str, Plain] = dataclasses.field(default_factory=dict)
    started: str = ""
    at: str = ""


COLUMNS = tuple(tables.draft.c.keys())


def as_draft(
    subject: bytes, field: str, kind: str, text: str, caret: int, seen: str, rest: str, started: str, at: str
) -> Draft:
    """Return a draft from its row in the database, in the order of `COLUMNS`."""
    return Draft(
        subject=UUID(bytes=subject),
        field=field,
        kind=kind,
        text=text,
        caret=caret,
        seen=tuple(json.loads(seen)),
        rest=json.loads(rest),
        started=started,
        at=at,
    )


def _kept(draft: Draft) -> Insert:
    """Return the statement that keeps a draft, in place of an earlier one of the same field."""
    row = {
        "subject": draft.subject.bytes,
        "field": draft.field,
        "kind": draft.kind,
        "text": draft.text,
        "caret": draft.caret,
        "seen": json.dumps(draft.seen),
        "rest": json.dumps(draft.rest),
        "started": draft.started,
        "at": draft.at,
    }
    statement = insert(tables.draft).values(row)
    return statement.on_conflict_do_update(index_elements=["subject", "field"], set_=row)


class Drafts:
    """The drafts of one workbook."""

    def __init__(self, path: Path, key: bytes, *, create: bool) -> None:
        self._engine = open_engine(path, key, create=create)
        self._lock = RLock()
        try:
            with transaction(self._engine) as connection:
                if not is_current(connection, "drafts"):
                    migrate(connection, "drafts")
        except BaseException:
            self._engine.dispose()
            raise

    def keep(self, draft: Draft) -> None:
        """Keep a draft, in place of an earlier one of the same field."""
        with self._lock, transaction(self._engine) as connection:
            connection.execute(_kept(draft))

    def drop(self, subject: UUID, name: str) -> None:
        """Forget a draft: it was sealed or thrown away."""
        table = tables.draft
        with self._lock, transaction(self._engine) as connection:
            connection.execute(delete(table).where(table.c.subject == subject.bytes, table.c.field == name))

    def forget(self, subject: UUID) -> None:
        """Forget every draft of a thing, as when it is erased."""
        table = tables.draft
        with self._lock:
            with transaction(self._engine) as connection:
                connection.execute(delete(table).where(table.c.subject == subject.bytes))
            self.empty_log()

    def put_instead(self, draft: Draft, kept: Iterable[Draft]) -> None:
        """Put others in the place of a draft."""
        table = tables.draft
        with self._lock, transaction(self._engine) as connection:
            connection.execute(
                delete(table).where(table.c.subject == draft.subject.bytes, table.c.field == draft.field)
            )
            for one in kept:
                connection.execute(_kept(one))

    def empty_log(self) -> None:
        """Bring everything into the database file: its log holds what was typed before, also what was kept since.

        Raises:
            WorkbookError: The disk did not take it.
        """
        try:
            with self._lock:
                checkpoint(self._engine)
        except sqlcipher.Error:
            raise WorkbookError(
                "What was typed may still be in the file drafts.db-wal; make room on the disk, then close the workbook."
            ) from None

    def all(self) -> list[Draft]:
        """Return every draft, the oldest first."""
        table = tables.draft
        with self._lock, transaction(self._engine) as connection:
            rows = connection.execute(select(table).order_by(table.c.started)).all()
        return [as_draft(*row) for row in rows]

    def close(self) -> None:
        """Close the database."""
        with self._lock:
            close(self._engine)
