"""The record as an interchange file: the same record gives the same bytes on every laptop."""

import json
from collections.abc import Iterable, Mapping
from uuid import UUID

from inspector_app.domain.kinds import KINDS, Shape
from inspector_app.domain.plain import Plain
from inspector_app.domain.shaping import Entry, Member
from inspector_app.interchange.validation import FORMAT, VERSION
from inspector_app.record.state import Decision, value_order


def document(entries: Iterable[Entry], decisions: Iterable[Decision]) -> bytes:
    """Return every thing of a record with all its fields: UTF-8, keys sorted, indent 1, a newline at the end."""
    things = list(entries)
    ids = {entry.subject: entry.id for entry in things}
    open_ones: dict[UUID, list[Decision]] = {}
    for decision in decisions:
        open_ones.setdefault(decision.subject, []).append(decision)
    content: dict[str, Plain] = {"format": FORMAT, "version": VERSION}
    for kind in KINDS.values():
        rows: list[Plain] = [
            _object(entry, ids, open_ones.get(entry.subject, ()))
            for entry in sorted(things, key=lambda entry: (entry.id, str(entry.subject)))
            if entry.kind == kind.name
        ]
        if kind.key != "visit":
            content[kind.key] = rows
        elif rows:
            content[kind.key] = rows[0]
    return (json.dumps(content, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def _object(entry: Entry, ids: Mapping[UUID, str], decisions: Iterable[Decision]) -> Plain:
    kind = KINDS[entry.kind]
    found: dict[str, Plain] = {"id": entry.id}
    for name, spec in kind.fields.items():
        found[name] = _given(spec.shape, entry.fields.get(name), ids)
    for key in kind.sets:
        found[key] = _set(key, entry.members.get(key, ()), ids)
    if entry.deleted:
        found["deleted"] = True
    if entry.same_as:
        found["same_as"] = _id(entry.same_as, ids)
    open_ones: dict[str, Plain] = {}
    for decision in decisions:
        shape = kind.fields[decision.field].shape if decision.field in kind.fields else Shape.PLAIN
        open_ones[decision.field] = sorted((_given(shape, value, ids) for value in decision.values), key=value_order)
    if open_ones:
        found["decisions"] = open_ones
    return found


def _given(shape: Shape, value: Plain, ids: Mapping[UUID, str]) -> Plain:
    return _id(UUID(value), ids) if shape is Shape.REFERENCE and isinstance(value, str) else value


def _id(subject: UUID, ids: Mapping[UUID, str]) -> str:
    return ids.get(subject, str(subject))


def _set(key: str, given: Iterable[Member], ids: Mapping[UUID, str]) -> list[Plain]:
    """Return a set's members by their ids, those left out whose thing was erased and is not in the file."""
    members = [member for member in given if member[0] in ids]
    if key != "evidence":
        return [*sorted(_id(target, ids) for target, _ in members)]
    links = sorted((_id(note, ids), sentence or "") for note, sentence in members)
    return [{"note": note, "sentence": sentence or None} for note, sentence in links]
