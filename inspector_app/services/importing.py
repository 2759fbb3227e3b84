"""Bringing an interchange file into a workbook: an upsert by id, written as ordinary changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from inspector_app.domain.errors import RefusedFileError
from inspector_app.domain.ids import subject_of
from inspector_app.domain.kinds import KINDS
from inspector_app.domain.plain import Plain
from inspector_app.domain.progress import Progress, no_progress
from inspector_app.domain.shaping import Entry
from inspector_app.domain.things import Edit
from inspector_app.interchange import reading
from inspector_app.interchange.validation import document, quoted
from inspector_app.record.difference import Outcome, step
from inspector_app.record.state import State
from inspector_app.services.files import source_bytes
from inspector_app.services.uncollected import uncollected
from inspector_app.services.workbooks import inspector
from inspector_app.storage.reading import Reader
from inspector_app.storage.store import Store
from inspector_app.storage.workbook import Workbook


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one thing, before and after."""

    kind: str
    id: str
    field: str
    before: Plain
    after: Plain


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did, or would do: counts of things and every field that differs."""

    new: int
    updated: int
    removed: int
    same: int
    changes: tuple[FieldChange, ...]


@uncollected()
def import_file(
    workbook: Workbook,
    source: Path,
    author: str | None = None,
    *,
    dry_run: bool = False,
    progress: Progress = no_progress,
) -> ImportResult:
    """Bring in an interchange file by an author (the workbook's own by default); with `dry_run` write nothing.

    Raises:
        RefusedFileError: The file is not taken; the sentence names the place, and nothing was changed.
    """
    content = document(source_bytes(source))
    with workbook.reading() as reader:
        who = inspector(reader, author).subject if author else workbook.author
        edits = reading.edits(content, workbook.record, known(reader))
    progress(1, 2)
    with workbook.trial(author=who) if dry_run else workbook.deed("imported", source.name, author=who) as store:
        return _write(store, edits, content, workbook.record)


def known(reader: Reader) -> dict[UUID, Entry]:
    """Return every thing of a workbook by its subject, deleted ones too."""
    return {entry.subject: entry for kind in KINDS for entry in reader.entries(kind, deleted=True)}


def _write(store: Store, edits: list[Edit], content: Mapping[str, Any], record: UUID) -> ImportResult:
    before = store.states([edit.subject for edit in edits])
    after = {state.subject: state for state in store.write(*edits)}
    for edit in edits:
        if _is_back(before.get(edit.subject), after.get(edit.subject)):
            place, given = _place(edit, content, record)
            raise RefusedFileError(
                f"{place}.id, {quoted(given)}, was erased in this workbook; take it out of the file, then import the "
                "rest."
            )
    steps = [step(before.get(subject), state) for subject, state in after.items()]
    counts = {outcome: sum(one.outcome is outcome for one in steps) for outcome in Outcome}
    changes = [change for one in steps for change in _changes(one.before, one.after)]
    return ImportResult(
        counts[Outcome.NEW], counts[Outcome.UPDATED], counts[Outcome.REMOVED], counts[Outcome.SAME], tuple(changes)
    )


def _is_back(before: State | None, after: State | None) -> bool:
    """Tell whether an import wrote on a thing that was erased: its words would be here again, and nobody see them."""
    if before is None or after is None or not before.gone or not before.erased:
        return False
    return before.heads != after.heads


def _place(edit: Edit, content: Mapping[str, Any], record: UUID) -> tuple[str, str]:
    """Return where in a file a thing stands, and its id there."""
    key = KINDS[edit.kind].key
    ids = [one["id"] for one in content[key]]
    number = [subject_of(record, edit.kind, one) for one in ids].index(edit.subject)
    return f"{key}[{number}]", ids[number]


def _changes(before: State | None, after: State) -> list[FieldChange]:
    old = _shown(before) if before else {}
    new = _shown(after)
    return [
        FieldChange(after.kind, after.given_id, name, old.get(name), new.get(name))
        for name in sorted(old.keys() | new.keys())
        if old.get(name) != new.get(name)
    ]


def _shown(state: State) -> dict[str, Plain]:
    return {**state.fields, **state.sets, "deleted": state.gone or None}
