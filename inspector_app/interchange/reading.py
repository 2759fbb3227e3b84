"""From an interchange file to edits: an upsert by id, each difference from what shows an ordinary edit."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from inspector_app.domain.errors import NotOursError, RefusedFileError
from inspector_app.domain.ids import subject_of
from inspector_app.domain.kinds import KINDS, Kind, Shape
from inspector_app.domain.plain import Plain, is_blank
from inspector_app.domain.shaping import Entry, member_name
from inspector_app.domain.things import Edit
from inspector_app.domain.visit_kind import VisitKind, names, visit_kind
from inspector_app.interchange.validation import quoted

_Items = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class _Item:
    """One object of the file: where it stands, and the subject its id stands for."""

    place: str
    kind: Kind
    subject: UUID
    given: Mapping[str, Any]
    before: Entry | None


def edits(document: Mapping[str, Any], record: UUID, known: Mapping[UUID, Entry]) -> list[Edit]:
    """Return one edit for every thing in a file that has passed validation, in the order of the file's kinds.

    `known` is every thing of the workbook, deleted ones too; empty for a new record. What does not differ from what
    shows is in the edits all the same: the store writes differences only.

    Raises:
        RefusedFileError: A reference, code, id or required field is not right; the sentence names the place.
        NotOursError: The file is of another visit.
    """
    items = list(_items(document, record, known))
    kind = _visit_kind(items, known)
    kinds = {subject: entry.kind for subject, entry in known.items()}
    kinds |= {item.subject: item.kind.name for item in items}
    return [_edit(item, kind, record, kinds) for item in items]


def author(document: Mapping[str, Any], record: UUID, code: str | None) -> UUID:
    """Return the inspector of a new record's file that a code names, or the only one there is.

    Raises:
        RefusedFileError: There is none, or there are several and no code.
    """
    inspectors: _Items = document.get("inspectors") or ()
    chosen = [item for item in inspectors if code is None or item.get("code") == code]
    if len(chosen) == 1:
        return subject_of(record, "inspector", chosen[0]["id"])
    if not inspectors:
        raise RefusedFileError("The file names no inspector; list the team under “inspectors”.")
    codes = ", ".join(str(item.get("code")) for item in inspectors)
    raise RefusedFileError(f"Say which inspector works in this workbook: --author with one of {codes}.")


def _items(document: Mapping[str, Any], record: UUID, known: Mapping[UUID, Entry]) -> Iterator[_Item]:
    seen: dict[UUID, str] = {}
    for kind in KINDS.values():
        content = document.get(kind.key)
        many = kind.key != "visit"
        for number, given in enumerate(content or () if many else [content] if content else ()):
            place = f"{kind.key}[{number}]" if many else kind.key
            subject = subject_of(record, kind.name, given["id"])
            if subject in seen:
                raise RefusedFileError(f"{place}.id is the same as {seen[subject]}.id: {quoted(given['id'])}.")
            seen[subject] = place
            before = known.get(subject)
            if before and before.kind != kind.name:
                raise RefusedFileError(f"{place}.id is already the id of a {before.kind} in the workbook.")
            yield _Item(place, kind, subject, given, before)


def _visit_kind(items: Iterable[_Item], known: Mapping[UUID, Entry]) -> VisitKind:
    here = next((entry for entry in known.values() if entry.kind == "visit"), None)
    given = next((item for item in items if item.kind.name == "visit"), None)
    if here is None and given is None:
        raise RefusedFileError("The file lacks “visit”; a new workbook needs its id, kind and area.")
    if here and given and given.subject != here.subject:
        ours, theirs = quoted(here.id), quoted(given.given["id"])
        raise NotOursError(f"visit.id is {theirs}, but this workbook is of the visit {ours}.")
    name = given.given.get("kind") if given else None
    if here is not None:
        if name is not None and name != here.fields["kind"]:
            raise RefusedFileError(f"visit.kind cannot become {quoted(name)}: this one is {here.fields['kind']}.")
        name = here.fields["kind"]
    if name is None:
        raise RefusedFileError("visit lacks “kind”.")
    if name not in names():
        raise RefusedFileError(f"visit.kind {quoted(name)} is not a kind of visit; the kinds are {', '.join(names())}.")
    return visit_kind(str(name))


def _edit(item: _Item, kind: VisitKind, record: UUID, kinds: Mapping[UUID, str]) -> Edit:
    fields: dict[str, Plain] = {}
    if str(item.subject) != item.given["id"]:
        fields["id"] = item.given["id"]
    for name, spec in item.kind.fields.items():
        place = f"{item.place}.{name}"
        if name not in item.given:
            if spec.required and item.before is None:
                raise RefusedFileError(f"{item.place} lacks “{name}”.")
            continue
        value = item.given[name]
        if spec.required and isinstance(value, str) and is_blank(value):
            raise RefusedFileError(f"{place} must not be empty.")
        if value is not None and spec.shape is Shape.CODE and value not in kind.codes(spec.target):
            codes = ", ".join(kind.codes(spec.target))
            raise RefusedFileError(f"{place} {quoted(value)} is not known to this kind of visit; it knows {codes}.")
        if value is not None and spec.shape is Shape.REFERENCE:
            value = str(_referred(value, spec.target, place, record, kinds))
        fields[name] = value
    for key, members in item.kind.sets.items():
        if key in item.given:
            fields |= _members(item, key, members.prefix, members.target, record, kinds)
    if item.given.get("same_as") is not None:
        other = _referred(item.given["same_as"], item.kind.name, f"{item.place}.same_as", record, kinds)
        fields["same_as"] = str(other)
    elif "same_as" in item.given:
        fields["same_as"] = None
    if "deleted" in item.given:
        if item.kind.name == "visit" and item.given["deleted"]:
            raise RefusedFileError("visit.deleted cannot be true: a workbook is always of one visit.")
        fields["gone"] = item.given["deleted"]
    _refuse_undecided(item, fields)
    return Edit(item.kind.name, item.subject, fields)


def _members(
    item: _Item, key: str, prefix: str, target: str, record: UUID, kinds: Mapping[UUID, str]
) -> dict[str, Plain]:
    """Return a whole set as fields: the members given are true, those of the workbook that are not given false."""
    found: dict[str, Plain] = {}
    for other, sentence in item.before.members.get(key, ()) if item.before else ():
        found[member_name(prefix, other, sentence)] = False
    for number, given in enumerate(item.given[key] or ()):
        place = f"{item.place}.{key}[{number}]"
        if isinstance(given, str):
            found[member_name(prefix, _referred(given, target, place, record, kinds))] = True
            continue
        note = _referred(given[target], target, f"{place}.{target}", record, kinds)
        sentence = given.get("sentence")
        text = sentence if sentence and not is_blank(sentence) else None
        found[member_name(prefix, note, text)] = text or True
    return found


def _referred(given: Plain, kind: str, place: str, record: UUID, kinds: Mapping[UUID, str]) -> UUID:
    subject = subject_of(record, kind, str(given))
    if kinds.get(subject) != kind:
        raise RefusedFileError(
            f"{place} names {quoted(given)}, and there is no such {kind} in the file or the workbook."
        )
    return subject


def _refuse_undecided(item: _Item, fields: Mapping[str, Plain]) -> None:
    if item.before is None:
        return
    for name in item.before.decisions:
        if name == "deleted":
            differs = "gone" in fields and fields["gone"] != item.before.deleted
        else:
            differs = name in fields and fields[name] != item.before.fields.get(name)
        if differs:
            raise RefusedFileError(f"{item.place}.{name} is waiting for a decision; decide first, then import again.")
