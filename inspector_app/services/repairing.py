"""Repair is a merge too: what still verifies of a damaged workbook, its backups and old hand-overs makes a new one."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from inspector_app.domain.errors import DamagedError, WorkbookError
from inspector_app.domain.progress import Progress, no_progress
from inspector_app.handover import handover_file, key_file, recovery
from inspector_app.handover.passphrases import six_words
from inspector_app.record.change import Change
from inspector_app.record.rescuing import whole
from inspector_app.services.workbooks import free, made
from inspector_app.storage import workbook as storage
from inspector_app.storage.rescue import Rescued, rescue
from inspector_app.storage.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Source:
    """One file that was looked into: how many changes it gave, and what of it could not be read, in a sentence."""

    name: str
    changes: int
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Repair:
    """What a repair came to: the new workbook's changes, those that stand on lost ones, and each source."""

    changes: int
    left_out: int
    sources: tuple[Source, ...]


def repair(
    folder: Path,
    target: Path,
    passphrase: str,
    handovers: Sequence[Path] = (),
    *,
    code: str | None = None,
    team: Sequence[str] = (),
    progress: Progress = no_progress,
) -> Repair:
    """Make a new workbook from everything of a damaged one that still verifies; the damaged one is left as it is.

    Args:
        folder: The damaged workbook.
        target: Where the new one is made.
        passphrase: The damaged workbook's; the new one has the same.
        handovers: Old hand-overs of the same visit.
        code: The recovery code, where the key file is gone too.
        team: Further words that may open the hand-overs.
        progress: Told of each file.

    Raises:
        DamagedError: Nothing of the record can be read.
    """
    free(target)
    key = recovery.key(code) if code else key_file.load(folder, passphrase)
    files = [folder / storage.RECORD, *sorted((folder / storage.BACKUPS).glob("*.db"), reverse=True)]
    changes: list[Change] = []
    sources: list[Source] = []
    settings: dict[str, str] = {}
    for number, file in enumerate(files):
        progress(number, len(files) + len(handovers))
        found = rescue(file, key)
        settings = {**found.settings, **settings}
        changes += found.changes
        sources.append(Source(file.name, len(found.changes), _trouble(found)))
    words = [*json.loads(settings.get("team", "[]")), *team] or [six_words()]
    for number, path in enumerate(handovers, len(files)):
        progress(number, len(files) + len(handovers))
        given, source = _from_handover(path, words, settings.get("record"))
        changes += given
        sources.append(source)
    record = settings.get("record") or next((str(change.record) for change in changes), None)
    kept, lost = whole(change for change in changes if str(change.record) == record)
    if record is None or not any(change.kind == "visit" for change in kept):
        raise DamagedError("Nothing of this workbook can be read; join the visit anew from a colleague's hand-over.")
    author = UUID(settings["author"]) if "author" in settings else _only_author(kept)

    def fill(workbook: Workbook) -> None:
        with workbook.deed("repaired", folder.name, final=True) as store:
            store.add(kept)
            store.set_meta("team", json.dumps(words))

    made(target, passphrase, UUID(record), author, words[0], fill, key=key).close()
    return Repair(len(kept), len(lost), tuple(sources))


def _from_handover(path: Path, words: Sequence[str], record: str | None) -> tuple[Sequence[Change], Source]:
    try:
        given = handover_file.read(path, words)
    except WorkbookError as error:
        return (), Source(path.name, 0, str(error))
    if record is not None and str(given.header.record) != record:
        return (), Source(path.name, 0, "It is of another visit.")
    return given.changes, Source(path.name, len(given.changes))


def _trouble(found: Rescued) -> str:
    if not found.changes:
        return "Nothing in it can be read."
    return f"{found.unreadable} places in it cannot be read." if found.unreadable else ""


def _only_author(changes: Sequence[Change]) -> UUID:
    """Return who wrote most of the changes, where the workbook's own settings are lost."""
    counts: dict[str, int] = {}
    for change in changes:
        counts[change.author] = counts.get(change.author, 0) + 1
    return UUID(max(sorted(counts), key=lambda author: counts[author]))
