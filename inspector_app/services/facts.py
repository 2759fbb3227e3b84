"""The facts of the visit that the letter prints: read together, written one at a time as they are typed."""

from collections.abc import Mapping
from dataclasses import dataclass

from inspector_app.domain.errors import InvalidError
from inspector_app.domain.kinds import KINDS, Shape
from inspector_app.domain.plain import Plain, cleaned, is_blank
from inspector_app.domain.things import Edit, Visit
from inspector_app.storage.reading import Reader
from inspector_app.storage.workbook import Workbook

_FIELDS = KINDS["visit"].fields


@dataclass(frozen=True, slots=True)
class Facts:
    """The visit, its fields in plain data, and for each what its change will name as seen."""

    visit: Visit
    fields: Mapping[str, Plain]
    seen: Mapping[str, tuple[str, ...]]


def opened(workbook: Workbook) -> Facts:
    """Return the facts as they show, to be changed from what was seen of them."""
    with workbook.reading() as reader:
        return _facts(reader)


def change(workbook: Workbook, facts: Facts, name: str, value: Plain) -> Facts:
    """Write one fact, going on from what was seen of it; return the facts as they are then.

    Raises:
        InvalidError: The fact is none of a visit, one that must be there is empty, or the letter is signed.
    """
    spec = _FIELDS.get(name)
    if spec is None or name == "kind":
        raise InvalidError(f"“{name[:40]}” is no fact of a visit that can be changed.")
    kept = cleaned(value)
    if isinstance(kept, str):
        kept = None if is_blank(kept) else kept.strip()
    if spec.required and not kept:
        raise InvalidError("The area must not be empty.")
    if spec.shape is Shape.PLAIN and kept in ([], {}):
        kept = None
    with workbook.deed("changed the visit", name) as store:
        store.write(Edit("visit", facts.visit.subject, {name: kept}, facts.seen[name]))
        return _facts(store)


def _facts(reader: Reader) -> Facts:
    visit = reader.visit()
    [entry] = reader.entries("visit", subjects=[visit.subject])
    seen = {name: reader.parents([visit.subject], [name])[visit.subject] for name in _FIELDS}
    return Facts(visit, {name: entry.fields.get(name) for name in _FIELDS}, seen)
