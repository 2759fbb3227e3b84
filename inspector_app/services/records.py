"""The record as a whole: written as an interchange file, and what waits in it for a person."""

import dataclasses
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from inspector_app.domain.kinds import KINDS, Shape
from inspector_app.domain.plain import Plain
from inspector_app.domain.things import Inspector
from inspector_app.handover import whole_file
from inspector_app.interchange import writing
from inspector_app.record.state import Choice, Decision
from inspector_app.services.files import outside
from inspector_app.storage.reading import Reader
from inspector_app.storage.workbook import Workbook


def document(reader: Reader) -> bytes:
    """Return the record as the bytes of an interchange file."""
    entries = (entry for kind in KINDS for entry in reader.entries(kind, deleted=True))
    return writing.document(entries, reader.decisions())


def export(workbook: Workbook, path: Path) -> str:
    """Write the record as an interchange file; return its SHA-256."""
    outside(workbook, path)
    with workbook.reading() as reader:
        content = document(reader)
    fingerprint = sha256(content).hexdigest()
    whole_file.write(path, content, lambda part: part)
    with workbook.deed("exported record", path.name, fingerprint):
        return fingerprint


@dataclass(frozen=True, slots=True)
class Waiting:
    """A decision that waits, in the words of files: ids as exported, authors by their codes."""

    id: str
    subject: str
    kind: str
    field: str
    choices: tuple[Choice, ...]


def decisions(workbook: Workbook) -> list[Waiting]:
    """Return what waits for a person."""
    with workbook.reading() as reader:
        waiting = reader.decisions()
        codes = {str(one.subject): one.code for one in reader.things(Inspector, deleted=True)}
        ids = reader.ids() if waiting else {}
    return [_waiting(decision, codes, ids) for decision in waiting]


def _waiting(decision: Decision, codes: dict[str, str], ids: dict[UUID, str]) -> Waiting:
    spec = KINDS[decision.kind].fields.get(decision.field)
    choices = []
    for choice in decision.choices:
        value: Plain = choice.value
        if spec and spec.shape is Shape.REFERENCE and isinstance(value, str):
            value = ids.get(UUID(value), value)
        choices.append(dataclasses.replace(choice, value=value, author=codes.get(choice.author, choice.author)))
    subject = ids.get(decision.subject, str(decision.subject))
    return Waiting(decision.id, subject, decision.kind, decision.field, tuple(choices))
