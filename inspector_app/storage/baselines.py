"""The words of review copies as they left this laptop, line by line; they stay here and are in no hand-over."""

import json
import zlib
from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.dialects.sqlite import insert

from inspector_app.domain.plain import clean
from inspector_app.storage import tables


def keep(connection: Connection, sha256: str, lines: Sequence[tuple[str, str]]) -> None:
    """Keep the lines of an exported file, each as (anchor, text), under the file's SHA-256."""
    held = _packed({anchor: clean(text) for anchor, text in lines})
    connection.execute(insert(tables.baseline).values(sha256=sha256, lines=held).on_conflict_do_nothing())


def lines(connection: Connection, sha256: str) -> dict[str, str] | None:
    """Return the texts of an exported file by their anchors, in their order; None where it was not exported here."""
    table = tables.baseline
    held = connection.scalar(select(table.c.lines).where(table.c.sha256 == sha256))
    return None if held is None else _unpacked(held)


def forget(connection: Connection, subjects: Mapping[UUID, str]) -> None:
    """Forget what was erased, given with its kind: its own lines, or all where it may stand in any of them."""
    table = tables.baseline
    if set(subjects.values()) & {"visit", "standing", "inspector"}:
        connection.execute(delete(table))
        return
    own = tuple(subject.hex for subject, kind in subjects.items() if kind in ("finding", "weakness"))
    for row in connection.execute(select(table)).all() if own else ():
        before = _unpacked(row.lines)
        after = {anchor: text for anchor, text in before.items() if not anchor.startswith(own)}
        if after != before:
            connection.execute(update(table).where(table.c.sha256 == row.sha256).values(lines=_packed(after)))


def _packed(texts: Mapping[str, str]) -> bytes:
    return zlib.compress(json.dumps(texts, ensure_ascii=False).encode())


def _unpacked(held: bytes) -> dict[str, str]:
    found: dict[str, str] = json.loads(zlib.decompress(held))
    return found
