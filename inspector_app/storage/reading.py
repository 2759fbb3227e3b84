"""Reading a workbook within one transaction: changes, things, rows for lists, decisions, search."""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Connection, Row, Select, select, union_all

from inspector_app.domain.errors import DamagedError, MissingError
from inspector_app.domain.kinds import JOINABLE, KIND_OF, KINDS
from inspector_app.domain.shaping import Entry, Member, thing
from inspector_app.domain.status import Course, course
from inspector_app.domain.things import Event, Thing, Visit, Weakness
from inspector_app.record.change import Change, stored
from inspector_app.record.digest import digest
from inspector_app.record.joining import settled
from inspector_app.record.state import Choice, Decision, State, derive, parents_for
from inspector_app.storage import tables
from inspector_app.storage.projecting import field_value
from inspector_app.storage.rows import among, columns, keys

T = TypeVar("T", bound=Thing)


@dataclass(frozen=True, slots=True)
class Deed:
    """One line of the log of this laptop; `undoes` is the number of the deed it took back."""

    key: int
    at: str
    name: str
    what: str
    sha256: str
    changes: tuple[str, ...]
    final: bool
    undoes: int | None


class Reader:
    """What one transaction may read."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    # Changes

    def changes_of(self, subjects: Collection[UUID]) -> dict[UUID, list[Change]]:
        """Return the changes of some subjects; a subject without changes has an empty list."""
        found: dict[UUID, list[Change]] = {subject: [] for subject in subjects}
        table = tables.change
        query = select(table.c.id, table.c.header, table.c.salt, table.c.content)
        rows = self.connection.execute(query.where(among(table.c.subject)), _keys(subjects))
        for change in _changes(rows):
            found[change.subject].append(change)
        return found

    def changes(self) -> Iterator[Change]:
        """Return every change of the record."""
        table = tables.change
        yield from _changes(self.connection.execute(select(table.c.id, table.c.header, table.c.salt, table.c.content)))

    def change_ids(self) -> set[str]:
        """Return the ids of all changes, as hex digits."""
        return set(self.connection.exec_driver_sql("SELECT lower(hex(id)) FROM change").scalars())

    def digest(self) -> str:
        """Return the digest of the record: two laptops with the same record have the same."""
        return digest(self.change_ids())

    def states(self, subjects: Collection[UUID]) -> dict[UUID, State]:
        """Return what the changes of some subjects say; subjects without changes are left out."""
        return {subject: derive(changes) for subject, changes in self.changes_of(subjects).items() if changes}

    def parents(self, subjects: Collection[UUID], names: Collection[str]) -> dict[UUID, tuple[str, ...]]:
        """Return the parents that edits of some fields name if they go on from what shows now."""
        histories = self.changes_of(subjects)
        return {
            subject: tuple(parents_for(changes, names)) if changes else () for subject, changes in histories.items()
        }

    # Things

    def entries(self, kind: str, *, deleted: bool = False, subjects: Collection[UUID] | None = None) -> list[Entry]:
        """Return the things of a kind as plain data in their order; deleted ones only when asked for."""
        given = None if subjects is None else _keys(subjects)
        rows = self.connection.execute(_things(kind, deleted=deleted, chosen=subjects is not None), given).all()
        members = self._members(kind, subjects)
        decisions = self._decided_fields()
        return [_entry(kind, row, members, decisions) for row in rows]

    def things(self, value: type[T], *, deleted: bool = False, subjects: Collection[UUID] | None = None) -> list[T]:
        """Return the things of a kind in their order; deleted ones only when asked for."""
        return [thing(entry) for entry in self.entries(KIND_OF[value].name, deleted=deleted, subjects=subjects)]

    def one(self, value: type[T], subject: UUID) -> T:
        """Return one thing, deleted or not.

        Raises:
            MissingError: There is none.
        """
        found = self.things(value, deleted=True, subjects=[subject])
        if not found:
            raise MissingError(f"This {KIND_OF[value].name} is not in the workbook any more.")
        return found[0]

    def visit(self) -> Visit:
        """Return the visit that the record is about.

        Raises:
            DamagedError: The record holds none.
        """
        found = self.things(Visit)
        if not found:
            raise DamagedError("The workbook holds no visit; bring in a hand-over of a colleague to mend it.")
        return found[0]

    def course(self) -> Course:
        """Return how far the letter has come."""
        return course(self.things(Event))

    def weaknesses(self) -> list[Weakness]:
        """Return the weaknesses in their order; those joined to another are left out."""
        joins = self.same_as()
        return [one for one in self.things(Weakness) if settled(one.subject, joins) == one.subject]

    def erased(self) -> set[str]:
        """Return the ids of the changes whose content was erased."""
        return {row.hex() for row in self.connection.scalars(select(tables.erasure.c.id))}

    def joinable_states(self) -> list[State]:
        """Return the states of the things that may turn out to be one with another."""
        subjects = [
            UUID(bytes=row)
            for kind in sorted(JOINABLE)
            for row in self.connection.scalars(select(tables.things[kind].c.subject))
        ]
        return list(self.states(subjects).values())

    def ids(self) -> dict[UUID, str]:
        """Return the id of every thing, deleted ones too, by its subject."""
        found: dict[UUID, str] = {}
        for table in tables.things.values():
            rows = self.connection.execute(select(table.c.subject, table.c.id))
            found |= {UUID(bytes=row.subject): row.id for row in rows}
        return found

    def same_as(self) -> dict[UUID, UUID]:
        """Return the joins that persons made; a thing joined to one that was deleted stands for itself again."""
        rows = self.connection.exec_driver_sql(_JOINED)
        return {UUID(bytes=subject): UUID(bytes=same_as) for subject, same_as in rows}

    # Decisions

    def decisions(self) -> list[Decision]:
        """Return the decisions that wait for a person, in a settled order."""
        table = tables.decision
        rows = self.connection.execute(select(table).order_by(table.c.kind, table.c.subject, table.c.field))
        return [
            Decision(
                row.id,
                UUID(bytes=row.subject),
                row.kind,
                row.field,
                tuple(Choice(*one) for one in json.loads(row.choices)),
            )
            for row in rows
        ]

    # Search

    def search(self, words: str, limit: int = 100) -> list[UUID]:
        """Return the newest notes that hold all words, each taken as the beginning of a word; never an error."""
        terms = " ".join(f'"{word}"*' for word in re.findall(r"\w+", words))
        if not terms:
            return []
        return [UUID(bytes=row) for row in self.connection.exec_driver_sql(_FOUND, (terms, limit)).scalars()]

    # Local

    def meta(self, name: str) -> str | None:
        """Return a local setting of this workbook."""
        return self.connection.scalar(select(tables.meta.c.value).where(tables.meta.c.name == name))

    def deeds(self) -> list[Deed]:
        """Return this laptop's deeds, oldest first."""
        rows = self.connection.execute(select(tables.deed).order_by(tables.deed.c.key))
        return [
            Deed(row.key, row.at, row.name, row.what, row.sha256, _ids(row.changes), bool(row.final), row.undoes)
            for row in rows
        ]

    def last_deed_at(self) -> str | None:
        """Return the moment of this laptop's last deed."""
        return self.connection.scalar(select(tables.deed.c.at).order_by(tables.deed.c.key.desc()).limit(1))

    def subjects_of(self, ids: Iterable[str]) -> list[UUID]:
        """Return the subjects of some changes."""
        table = tables.change
        query = select(table.c.subject).where(among(table.c.id))
        return sorted({UUID(bytes=row) for row in self.connection.scalars(query, keys(map(bytes.fromhex, ids)))})

    def receipts(self) -> list[Row[Any]]:
        """Return the hand-overs that were merged or written here, oldest first."""
        return list(self.connection.execute(select(tables.receipt).order_by(tables.receipt.c.key)))

    def _members(self, kind: str, subjects: Collection[UUID] | None) -> dict[tuple[bytes, str], list[Member]]:
        sets = {spec.prefix: key for key, spec in KINDS[kind].sets.items()}
        if not sets:
            return {}
        table = tables.member
        query = select(table.c.owner, table.c.prefix, table.c.target, table.c.value)
        if subjects is None:
            rows = self.connection.execute(query.where(table.c.prefix.in_(sets)))
        else:
            rows = self.connection.execute(query.where(among(table.c.owner)), _keys(subjects))
        found: dict[tuple[bytes, str], list[Member]] = {}
        for owner, prefix, target, value in rows:
            if prefix in sets:
                found.setdefault((owner, sets[prefix]), []).append((UUID(bytes=target), value))
        return found

    def _decided_fields(self) -> dict[bytes, frozenset[str]]:
        found: dict[bytes, frozenset[str]] = {}
        for subject, field in self.connection.execute(select(tables.decision.c.subject, tables.decision.c.field)):
            found[subject] = found.get(subject, frozenset()) | {field}
        return found


def _ids(joined: bytes) -> tuple[str, ...]:
    return tuple(joined[start : start + 32].hex() for start in range(0, len(joined), 32))


def _changes(rows: Iterable[Any]) -> Iterator[Change]:
    for row in rows:
        yield stored(row.id.hex(), row.header, row.salt, row.content)


def _keys(subjects: Iterable[UUID]) -> dict[str, str]:
    return keys(subject.bytes for subject in subjects)


@cache
def _things(kind: str, *, deleted: bool, chosen: bool) -> Select[Any]:
    """Return the query for the things of a kind in their order: all of them or, with `chosen`, those among keys."""
    table = tables.things[kind]
    query = select(*columns(table))
    if not deleted:
        query = query.where(table.c.gone == 0)
    if chosen:
        query = query.where(among(table.c.subject))
    if "f_position" in table.c:
        query = query.order_by(table.c.f_position.is_(None), table.c.f_position)
    return query.order_by(table.c.id)


def _entry(
    kind: str,
    row: Sequence[Any],
    members: Mapping[tuple[bytes, str], Sequence[Member]],
    decisions: Mapping[bytes, frozenset[str]],
) -> Entry:
    subject, given_id, gone, same_as, *values = row
    known = KINDS[kind]
    return Entry(
        kind=kind,
        subject=UUID(bytes=subject),
        id=given_id,
        fields={
            name: field_value(spec, value) for (name, spec), value in zip(known.fields.items(), values, strict=True)
        },
        members={key: members.get((subject, key), ()) for key in known.sets},
        deleted=bool(gone),
        same_as=UUID(bytes=same_as) if same_as else None,
        decisions=decisions.get(subject, frozenset()),
    )


def _joined(kind: str) -> Select[tuple[bytes, bytes]]:
    table, other = tables.things[kind], tables.things[kind].alias()
    there = select(other.c.subject).where(other.c.gone == 0)
    return select(table.c.subject, table.c.same_as).where(table.c.same_as.in_(there))


# Written out once: they are asked with every page that is shown, and with every key of a search.
_JOINED = str(union_all(*map(_joined, sorted(JOINABLE))).compile(compile_kwargs={"literal_binds": True}))
_FOUND = (
    "SELECT thing_note.subject FROM search JOIN thing_note ON thing_note.key = search.rowid "
    "WHERE search MATCH ? AND thing_note.gone = 0 ORDER BY search.rowid DESC LIMIT ?"
)
