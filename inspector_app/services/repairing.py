"""Repair is a merge too: what still verifies of a damaged workbook, its backups and old hand-overs makes a new one.

Going back to a backup is a repair from that backup alone.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from inspector_app.domain.errors import DamagedError, MissingError, WorkbookError
from inspector_app.domain.progress import Progress, no_progress
from inspector_app.handover import handover_file, key_file, recovery
from inspector_app.handover.passphrases import six_words
from inspector_app.record.change import Change, make
from inspector_app.record.rescuing import Erase, lost_erases, whole
from inspector_app.record.state import heads_of
from inspector_app.services import drafts
from inspector_app.services.drafts import Draft
from inspector_app.services.workbooks import free, made
from inspector_app.storage import workbook as storage
from inspector_app.storage.rescue import Rescued, rescue, rescue_drafts, salt_of
from inspector_app.storage.store import Writer
from inspector_app.storage.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Source:
    """One file that was looked into: how many changes it gave, and what of it could not be read, in a sentence."""

    name: str
    changes: int
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Repair:
    """What a repair came to: the new workbook's changes, those that stand on lost ones, drafts, and each source."""

    changes: int
    left_out: int
    drafts: int
    sources: tuple[Source, ...]


@dataclass(slots=True)
class _Heap:
    """What the sources have given so far."""

    changes: list[Change] = field(default_factory=list)
    settings: dict[str, str] = field(default_factory=dict)
    erased: set[str] = field(default_factory=set)
    sources: list[Source] = field(default_factory=list)

    def take(self, name: str, found: Rescued) -> None:
        self.changes += found.changes
        self.settings = {**found.settings, **self.settings}
        self.erased |= found.erased
        self.sources.append(Source(name, len(found.changes), _trouble(found)))


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
    backups = sorted((folder / storage.BACKUPS).glob("*.db"), reverse=True)
    files = [folder / storage.RECORD, *backups]
    salts = [salt_of(path) for path in backups]  # a backup has the salt of the database that it is of
    heap = _Heap()
    for number, file in enumerate(files):
        progress(number, len(files) + len(handovers))
        heap.take(file.name, rescue(file, key, salts))
    words = [*json.loads(heap.settings.get("team", "[]")), *team] or [six_words()]
    for number, path in enumerate(handovers, len(files)):
        progress(number, len(files) + len(handovers))
        given, source = _from_handover(path, words, heap.settings.get("record"))
        heap.changes += given
        heap.sources.append(source)
    typed = [draft for path in sorted(folder.glob("drafts*.db")) for draft in rescue_drafts(path, key)]
    return _made(target, passphrase, key, heap, words, typed, ("repaired", folder.name))


def restore(backup: Path, target: Path, passphrase: str, *, code: str | None = None) -> Repair:
    """Make a new workbook that holds what a backup holds; the workbook that the backup is of is left as it is.

    What was erased since stays erased: where the backup lies in its workbook, that one's record says what.

    Args:
        backup: A file of the folder “backups” of a workbook.
        target: Where the new workbook is made.
        passphrase: The workbook's; the new one has the same.
        code: The recovery code, where there is no key file beside the backup.

    Raises:
        MissingError: The backup is not there, or no key file is beside it.
        DamagedError: It is no backup that opens with the key.
    """
    free(target)
    if not backup.is_file():
        raise MissingError(f"There is no backup at “{backup}”; check the path.")
    key = recovery.key(code) if code else key_file.load(backup.parent, passphrase)
    heap = _Heap()
    heap.take(backup.name, rescue(backup, key))
    record = backup.absolute().parent.parent / storage.RECORD
    if record.is_file():
        now = rescue(record, key)
        heap.erased |= now.erased | {name for change in now.changes for name in change.erase}
    words = json.loads(heap.settings.get("team", "[]")) or [six_words()]
    return _made(target, passphrase, key, heap, words, [], ("restored", backup.name))


def _made(
    target: Path,
    passphrase: str,
    key: bytes,
    heap: _Heap,
    words: Sequence[str],
    typed: Sequence[Draft],
    deed: tuple[str, str],
) -> Repair:
    record = heap.settings.get("record") or next((str(change.record) for change in heap.changes), None)
    own = [change for change in heap.changes if str(change.record) == record]
    kept, lost = whole(own, heap.erased)
    if record is None or not any(change.kind == "visit" for change in kept):
        raise DamagedError("Nothing of this workbook can be read; join the visit anew from a colleague's hand-over.")
    author = UUID(heap.settings["author"]) if "author" in heap.settings else _only_author(kept)

    def fill(workbook: Workbook) -> None:
        with workbook.deed(*deed, final=True) as store:
            anew = [_change(store.writer, erase) for erase in lost_erases(own, kept)]
            store.add([*kept, *anew])
            store.set_meta("team", json.dumps(words))
        drafts.bring_over(workbook, typed)

    with made(target, passphrase, UUID(record), author, words[0], fill, key=key) as workbook:
        unfinished = len(workbook.drafts.all())
    return Repair(len(kept), len(lost), unfinished, tuple(heap.sources))


def _change(writer: Writer, lost: Erase) -> Change:
    """Return the change that erases once more what an erase had emptied which cannot be read itself."""
    kind, subject, fields, emptied, changes = lost
    return make(
        record=writer.record,
        subject=subject,
        kind=kind,
        set=fields,
        parents=heads_of(changes),
        author=str(writer.author),
        device=writer.device,
        at=writer.at,
        erase=emptied,
    )


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
    if found.unreadable == 1:
        return "1 place in it cannot be read."
    return f"{found.unreadable} places in it cannot be read." if found.unreadable else ""


def _only_author(changes: Sequence[Change]) -> UUID:
    """Return who wrote most of the changes, where the workbook's own settings are lost."""
    counts: dict[str, int] = {}
    for change in changes:
        counts[change.author] = counts.get(change.author, 0) + 1
    return UUID(max(sorted(counts), key=lambda author: counts[author]))
