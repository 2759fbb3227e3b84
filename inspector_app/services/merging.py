"""Bringing in a colleague's hand-over: a preview that writes nothing, then one transaction that does just that."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from inspector_app.domain.errors import DamagedError, NotOursError, PassphraseError, RefusedFileError, WorkbookError
from inspector_app.domain.ids import subject_of
from inspector_app.domain.moments import is_odd
from inspector_app.domain.progress import Progress, in_parts, no_progress, stretch
from inspector_app.handover import handover_file
from inspector_app.handover.handover_file import Handover
from inspector_app.handover.passphrases import normalised, spoken
from inspector_app.interchange.validation import quoted
from inspector_app.record.change import Change
from inspector_app.record.difference import Outcome, step
from inspector_app.record.difference import Step as Step  # the window names these types through here
from inspector_app.record.digest import digest
from inspector_app.record.look_alikes import look_alikes
from inspector_app.record.state import ID, derive
from inspector_app.record.state import Decision as Decision
from inspector_app.record.state import State as State
from inspector_app.services import drafts
from inspector_app.services.files import refuse_own, with_all_kept
from inspector_app.services.uncollected import uncollected
from inspector_app.storage.reading import Reader
from inspector_app.storage.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Preview:
    """What merging one hand-over would do. `made` and `by` say when and by which inspector (id) it was written."""

    file: str
    made: str
    by: str
    new: int
    updated: int
    removed: int
    same: int
    decisions: tuple[Decision, ...]
    look_alikes: int
    steps: tuple[Step, ...]
    handover: Handover
    changes: tuple[Change, ...]
    digest: str
    words: str | None = field(repr=False)
    """The passphrase that opened the file, if the workbook does not know it yet."""

    @property
    def erases(self) -> tuple[Step, ...]:
        """The things here whose text the merge removes for good; each is to be agreed to by a person."""
        return tuple(one for one in self.steps if one.erases)

    @property
    def has_odd_clock(self) -> bool:
        """Whether the clock of the laptop that wrote the file was wrong; only the times that show suffer by that."""
        return is_odd(self.made)

    @property
    def is_nothing_new(self) -> bool:
        """Whether everything in the file is here already."""
        return not self.changes


@dataclass(frozen=True, slots=True)
class Merged:
    """What is left of a merge: its receipt's number, and a sentence on what is still to do, if anything is."""

    receipt: int
    left: str = ""


@uncollected()
def preview(
    workbook: Workbook, path: Path, passphrases: Sequence[str] = (), progress: Progress = no_progress
) -> Preview:
    """Read a hand-over, check it whole, and say what merging it would do; write nothing of the record.

    The team's passphrases are tried first, then those given.

    Raises:
        PassphraseError: None opens it.
        RefusedFileError: The file is not taken.
        NotOursError: It is of another visit.
    """
    try:
        given, words = _read(workbook, path, passphrases, stretch(progress, 0, 60, 100))
    except (RefusedFileError, PassphraseError):
        refuse_own(workbook, path)
        raise
    with_all_kept(given)
    if given.header.record != workbook.record:
        raise NotOursError(
            f"This hand-over is of another visit ({_area(given)}); this workbook is of {_own_area(workbook)}."
        )
    with workbook.reading() as reader:
        found = _preview(reader, path.name, given, words, stretch(progress, 60, 90, 100))
    progress(100, 100)
    return found


@uncollected()
def apply(workbook: Workbook, shown: Preview, progress: Progress = no_progress) -> Merged | None:
    """Merge what a preview has shown: a backup, then one transaction.

    A file that holds nothing new writes nothing and returns nothing. The passphrase that opened the file is remembered.

    Raises:
        DamagedError: The merge did not come out as shown; nothing was changed.
    """
    if shown.is_nothing_new:
        return None
    with workbook.exclusively():
        merged = _apply(workbook, shown, progress)
    progress(100, 100)
    return merged


def _apply(workbook: Workbook, shown: Preview, progress: Progress) -> Merged:
    progress(0, 100)
    with workbook.backed_up():
        progress(20, 100)
        with workbook.deed("merged", shown.file, shown.handover.sha256) as store:
            states = store.add(shown.changes, stretch(progress, 20, 80, 100))
            if store.digest() != shown.digest or _by_subject(states) != _by_subject(one.after for one in shown.steps):
                raise DamagedError("The merge did not come out as shown, so nothing was changed; look at it once more.")
            if shown.words:
                store.remember_team(shown.words)
            receipt = store.keep_receipt(
                file=shown.file, sha256=shown.handover.sha256, direction="in", changes=len(shown.changes)
            )
    if any(change.erase for change in shown.changes):
        try:
            workbook.forget()
            drafts.release_erased(workbook)
        except WorkbookError as error:  # the merge itself is done
            return Merged(receipt, str(error))
    return Merged(receipt)


def _read(
    workbook: Workbook, path: Path, passphrases: Sequence[str], progress: Progress
) -> tuple[Handover, str | None]:
    """Read a hand-over; return with it the passphrase that opened it, if it is one of those given."""
    known = workbook.team_passphrases()
    try:
        return handover_file.read(path, known, progress), None
    except PassphraseError:
        for words in dict.fromkeys(form(given) for given in passphrases for form in (normalised, spoken)):
            try:
                return handover_file.read(path, [words], progress), words
            except PassphraseError:
                continue
        raise


def _preview(reader: Reader, file: str, given: Handover, words: str | None, progress: Progress) -> Preview:
    ours = reader.change_ids()
    new = tuple(change for change in given.changes if change.id not in ours)
    erased = {name for change in new for name in change.erase}
    touched = {change.subject for change in new}
    if erased:
        touched |= {change.subject for change in reader.changes() if change.id in erased}
        touched |= {change.subject for change in given.changes if change.id in erased}
    before = reader.changes_of(touched)
    _refuse_other_kinds(before, new)
    steps = _steps(before, new, erased | reader.erased(), progress)
    _refuse_other_visits(given.header.record, steps)
    counts = {outcome: sum(one.outcome is outcome for one in steps) for outcome in Outcome}
    in_file = {change.subject for change in given.changes}
    same = len(in_file - touched) + counts[Outcome.SAME]
    return Preview(
        file=file,
        made=given.header.made,
        by=given.header.by,
        new=counts[Outcome.NEW],
        updated=counts[Outcome.UPDATED],
        removed=counts[Outcome.REMOVED],
        same=same,
        decisions=tuple(decision for one in steps for decision in one.opened),
        look_alikes=_new_look_alikes(reader, steps),
        steps=tuple(steps),
        handover=given,
        changes=new,
        digest=digest(ours | {change.id for change in new}),
        words=words,
    )


def _refuse_other_kinds(before: Mapping[UUID, Sequence[Change]], new: Sequence[Change]) -> None:
    """Refuse a file in which an id stands for another kind of thing than here; no state could show both."""
    for change in new:
        if before[change.subject] and before[change.subject][0].kind != change.kind:
            ours = before[change.subject][0].kind
            raise RefusedFileError(f"The hand-over has a {change.kind} under the id of a {ours} of this workbook.")


def _refuse_other_visits(record: UUID, steps: Iterable[Step]) -> None:
    """Refuse a file that takes the visit away, makes another of it, or gives a thing an id that stands for another."""
    for one in steps:
        given = one.after.fields.get(ID)
        if isinstance(given, str) and subject_of(record, one.after.kind, given) != one.after.subject:
            raise RefusedFileError(f"The hand-over gives a {one.after.kind} an id that stands for another thing.")
        if one.after.kind != "visit":
            continue
        if one.before is None:
            raise RefusedFileError("The hand-over holds a second visit; a workbook is always of one.")
        if one.after.gone or one.after.fields.get("kind") != one.before.fields.get("kind"):
            raise RefusedFileError("The hand-over deletes the visit or makes it one of another kind.")


def _steps(before: dict[UUID, list[Change]], new: Sequence[Change], erased: set[str], progress: Progress) -> list[Step]:
    after = {subject: list(changes) for subject, changes in before.items()}
    for change in new:
        after[change.subject].append(change)
    found = []
    for part in in_parts(list(after.items()), progress):
        for subject, changes in part:
            kept = [change.without_content() if change.id in erased else change for change in changes]
            old = before[subject]
            erases = any(change.content is not None and change.id in erased for change in old)
            found.append(step(derive(old) if old else None, derive(kept), erases=erases))
    return found


def _new_look_alikes(reader: Reader, steps: Sequence[Step]) -> int:
    touched = {one.after.subject for one in steps}
    present = reader.joinable_states()
    merged = [*(state for state in present if state.subject not in touched), *(one.after for one in steps)]
    return len(set(look_alikes(merged)) - set(look_alikes(present)))


def _by_subject(states: Iterable[State]) -> dict[UUID, State]:
    return {state.subject: state for state in states}


def _area(given: Handover) -> str:
    visits = [change for change in given.changes if change.kind == "visit"]
    area = derive(visits).fields.get("area") if visits else None
    return quoted(area) if area else "without a name"


def _own_area(workbook: Workbook) -> str:
    with workbook.reading() as reader:
        return quoted(reader.visit().area)
