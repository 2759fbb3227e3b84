"""Turning a thing's plain fields into its value, and back; what does not fit the shape of a field reads as empty."""

import dataclasses
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import UUID

from inspector_app.domain.ids import is_uuid
from inspector_app.domain.kinds import KINDS, Field, Kind, Shape
from inspector_app.domain.moments import is_date, is_moment
from inspector_app.domain.plain import Fields, Plain
from inspector_app.domain.things import Agreement, Body, Evidence, Lead, Recipient, Reference, Signatory, Stop

Member = tuple[UUID, str | None]
"""A member of a set: the thing it names, and the sentence of an evidence link."""


def fitting(spec: Field, value: Plain) -> Plain:
    """Return a value if it fits the shape of its field, else None."""
    if value is None or spec.shape is Shape.PLAIN:
        return value
    if isinstance(value, str):
        written = _WRITTEN.get(spec.shape)
        return value if written and written(value) else None
    if spec.shape is Shape.TRUTH:
        return value if isinstance(value, bool) else None
    whole = spec.shape is Shape.WHOLE and isinstance(value, int) and not isinstance(value, bool)
    return value if whole else None


def _is_text(_: str) -> bool:
    return True


_WRITTEN = {
    Shape.TEXT: _is_text,
    Shape.CODE: _is_text,
    Shape.DATE: is_date,
    Shape.MOMENT: is_moment,
    Shape.REFERENCE: is_uuid,
}
"""How the text of a field is written; the shapes that are no texts are not here."""


def is_whole(kind: str, fields: Mapping[str, Plain], erased: Collection[str] = ()) -> bool:
    """Tell whether every required field of a thing holds something that fits; an erased text counts as there."""
    return all(
        fitting(spec, fields.get(name)) or (name in erased and spec.shape is Shape.TEXT)
        for name, spec in KINDS[kind].fields.items()
        if spec.required
    )


ERASED = "[erased]"
"""What stands in place of a text that was erased and without which a thing is not whole."""


def shown_erased(kind: Kind, name: str) -> str | None:
    """Return what a field shows whose content was erased."""
    spec = kind.fields.get(name)
    return ERASED if spec is not None and spec.required and spec.shape is Shape.TEXT else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A thing in plain data, between its changes and its value: what files and the projection hold.

    References are subjects as text; `members` gives each set's targets, an evidence link with its sentence.
    """

    kind: str
    subject: UUID
    id: str
    fields: Fields
    members: Mapping[str, Sequence[Member]]
    deleted: bool = False
    same_as: UUID | None = None
    decisions: frozenset[str] = frozenset()


def thing(entry: Entry) -> Any:  # noqa: ANN401 - the value's class depends on the kind
    """Return a thing's value."""
    known = KINDS[entry.kind]
    values: dict[str, Any] = {}
    for name, spec in known.fields.items():
        value = fitting(spec, entry.fields.get(name))
        if spec.shape is Shape.REFERENCE and isinstance(value, str):
            values[name] = UUID(value)
        elif spec.shape is Shape.PLAIN:
            values |= _nested(name, value)
        elif value is not None:
            values[name] = value
    for name in known.sets:
        pairs = entry.members.get(name, ())
        if name == "evidence":
            values[name] = tuple(sorted((Evidence(*pair) for pair in pairs), key=_by_note))
        else:
            values[name] = tuple(sorted(target for target, _ in pairs))
    return known.value(
        subject=entry.subject,
        id=entry.id,
        deleted=entry.deleted,
        same_as=entry.same_as,
        decisions=entry.decisions,
        **values,
    )


def member_name(prefix: str, target: UUID, sentence: str | None = None) -> str:
    """Return the field name of a set's member: `tag/<subject>`, `link/<subject>` or `link/<subject>/<sentence's mark>`.

    The mark is a digest of the sentence, so that one note may stand for several sentences of a finding.
    """
    name = f"{prefix}/{target}"
    return name if sentence is None else f"{name}/{sha256(sentence.encode()).hexdigest()[:16]}"


def member_of(name: str, value: Plain) -> tuple[str, UUID, str | None] | None:
    """Return prefix, target and sentence of a member's field name and value; None if it is none we know."""
    prefix, _, rest = name.partition("/")
    target, _, mark = rest.partition("/")
    if not is_uuid(target) or bool(mark) != isinstance(value, str):
        return None
    return prefix, UUID(target), value if isinstance(value, str) else None


def _by_note(evidence: Evidence) -> tuple[UUID, str]:
    return evidence.note, evidence.sentence or ""


def _nested(name: str, value: Plain) -> dict[str, Any]:
    if value is None:
        return {}
    if name == "people":
        return {name: value} if isinstance(value, str | int) else {}
    if name == "sender":
        lines = value.get("lines") if isinstance(value, dict) else None
        return {name: _texts(lines)}
    if name in _ONE:
        return {name: _made(_ONE[name], value)}
    if name in _MANY:
        made = [_made(_MANY[name], item) for item in value] if isinstance(value, list) else []
        return {name: tuple(item for item in made if item is not None)}
    return {name: _texts(value)}


def _texts(value: Plain) -> tuple[str, ...]:
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else ()


def _made(make: type, value: Plain) -> object | None:
    """Make a nested value from an object; what is absent, empty or of another type takes its default."""
    if not isinstance(value, dict):
        return None
    given: dict[str, str | tuple[str, ...]] = {}
    for field in dataclasses.fields(make):
        item = value.get(field.name)
        if field.type == tuple[str, ...]:
            given[field.name] = _texts(item)
        elif isinstance(item, str):
            given[field.name] = item
    try:
        made: object = make(**given)
    except TypeError:
        return None
    return made


_ONE: dict[str, type] = {"reference": Reference, "lead": Lead}
_MANY: dict[str, type] = {
    "responsible": Body,
    "recipients": Recipient,
    "signatories": Signatory,
    "agreed_by": Agreement,
    "stops": Stop,
}
