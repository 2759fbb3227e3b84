"""Safe delete: what is deleted stays in the record, is listed with who deleted it and when, and can be restored."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from inspector_app.domain.errors import InvalidError
from inspector_app.domain.kinds import KINDS
from inspector_app.domain.moments import instant, is_moment
from inspector_app.domain.progress import Progress, in_parts, no_progress
from inspector_app.domain.things import Edit, Finding, Inspector, Interview, Note, Standing, Thing, Weakness
from inspector_app.record.change import Change
from inspector_app.record.history import History
from inspector_app.record.joining import settled
from inspector_app.record.state import GONE, derive
from inspector_app.storage.listing import notes_by_interview
from inspector_app.storage.reading import Reader
from inspector_app.storage.workbook import Workbook

DELETABLE = ("note", "interview", "finding", "weakness", "inspector", "standing")
"""The kinds of things that can be deleted; a visit is purged, and the letter's events stay."""


@dataclass(frozen=True, slots=True)
class DeletedThing:
    """A thing that was deleted: its words, where it stood, who deleted it (role, else code) and when.

    `held_by` tells that what it stood in, such as the weakness of a finding, is deleted as well; `notes` is how many
    notes that are not deleted were taken in it.
    """

    subject: UUID
    kind: str
    text: str
    place: str
    by: str
    at: str
    held_by: bool = False
    notes: int = 0


def delete(workbook: Workbook, kind: str, subjects: Collection[UUID], progress: Progress = no_progress) -> int:
    """Delete things of a kind; they stay in the record, and what refers to them stays as it is. Return how many.

    The notes of a deleted interview are not deleted: they are listed, found and linked as before.

    Raises:
        InvalidError: Things of this kind are not deleted.
    """
    if kind not in DELETABLE:
        raise InvalidError(f"A {kind} cannot be deleted.")
    with workbook.deed(f"deleted {KINDS[kind].key}", str(len(subjects))) as store:
        for part in in_parts([Edit(kind, subject, {GONE: True}) for subject in subjects], progress):
            store.write(*part)
    return len(subjects)


def restore(workbook: Workbook, subjects: Collection[UUID], progress: Progress = no_progress) -> int:
    """Bring deleted things back, of whatever kinds; return how many."""
    with workbook.deed("restored", str(len(subjects))) as store:
        states = store.states(subjects)
        for part in in_parts([Edit(one.kind, one.subject, {GONE: False}) for one in states.values()], progress):
            store.write(*part)
    return len(states)


def listed(workbook: Workbook) -> tuple[DeletedThing, ...]:
    """Return what is deleted and can be restored, the latest first; what was erased for good is not among it."""
    with workbook.reading() as reader:
        gone = [one for kind in DELETABLE for one in _gone(reader, kind)]
        histories = reader.changes_of([one.subject for one in gone])
        places = _places(reader)
        found = [
            _listed(one, histories[one.subject], places) for one in gone if not derive(histories[one.subject]).erased
        ]
    return tuple(sorted(found, key=_latest_first))


@dataclass(frozen=True, slots=True)
class _Places:
    """What deleted things are told by: the team, the labels and fate of what they stood in, the notes of interviews."""

    team: Mapping[str, Inspector]
    within: Mapping[UUID, Interview | Weakness]
    notes: Mapping[UUID, int]


def _places(reader: Reader) -> _Places:
    joins = reader.same_as()
    held: list[Interview | Weakness] = [*reader.things(Interview, deleted=True), *reader.things(Weakness, deleted=True)]
    known = {one.subject: one for one in held}
    within = {one: known[stands] for one in (*known, *joins) if (stands := settled(one, joins)) in known}
    team = {str(one.subject): one for one in reader.things(Inspector, deleted=True)}
    return _Places(team, within, notes_by_interview(reader))


def _gone(reader: Reader, kind: str) -> list[Thing]:
    return [one for one in reader.things(KINDS[kind].value, deleted=True) if one.deleted]


def _listed(one: Thing, changes: Sequence[Change], places: _Places) -> DeletedThing:
    last = _deletion(changes)
    by = places.team.get(last.author)
    within = places.within.get(_within(one))
    return DeletedThing(
        subject=one.subject,
        kind=changes[0].kind,
        text=_text(one),
        place=within.label if within else "",
        by=(by.role or by.code) if by else "",
        at=last.at,
        held_by=within is not None and within.deleted,
        notes=places.notes.get(one.subject, 0),
    )


def _deletion(changes: Sequence[Change]) -> Change:
    """Return the latest change that deleted a thing."""
    writers = [change for change in History(changes).current(GONE) if change.set and change.set.get(GONE) is True]
    return writers[-1]


def _within(one: Thing) -> UUID:
    """Return what a thing stands in: a note in an interview, a finding under a weakness; else itself."""
    match one:
        case Note():
            return one.interview
        case Finding():
            return one.weakness
        case _:
            return UUID(int=0)


def _text(one: Thing) -> str:
    match one:
        case Note() | Finding() | Standing():
            return one.text
        case Interview():
            return _line(one.label, one.code, one.setting)
        case Weakness():
            return one.title
        case Inspector():
            return _line(one.code, one.role)
        case _:
            return one.id


def _line(*parts: str | None) -> str:
    return " · ".join(dict.fromkeys(part for part in parts if part))


def _latest_first(one: DeletedThing) -> tuple[float, int]:
    return -instant(one.at) if is_moment(one.at) else 0.0, one.subject.int
