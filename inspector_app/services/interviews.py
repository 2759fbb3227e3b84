"""Interviews: started, ended, gone on with, corrected, deleted while empty; listed with what each brought."""

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from inspector_app.domain.errors import InvalidError
from inspector_app.domain.ids import new_id
from inspector_app.domain.moments import instant, moment_text, now
from inspector_app.domain.plain import Plain, clean, is_blank
from inspector_app.domain.shaping import member_name
from inspector_app.domain.things import Edit, Inspector, Interview
from inspector_app.domain.visit_kind import Witness, visit_kind
from inspector_app.record.joining import settled
from inspector_app.storage.interview_counts import counts_by_interview
from inspector_app.storage.listing import notes_by_interview
from inspector_app.storage.reading import Reader
from inspector_app.storage.workbook import Workbook

LONGEST_LABEL = 500
"""The most characters of an interview's title, setting or people."""


@dataclass(frozen=True, slots=True)
class InterviewRow:
    """One interview for a list, with its witness kind in words and how many notes it brought."""

    interview: Interview
    witness: Witness
    notes: int


@dataclass(frozen=True, slots=True)
class Brought:
    """One interview with what it brought: notes, those not tagged, and per weakness in their order those held."""

    interview: Interview
    witness: Witness
    notes: int
    untagged: int
    held: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Correcting:
    """An interview as it stood on the screen when correcting began, with the parents that a change of it will name."""

    interview: Interview
    seen: tuple[str, ...]


def start(
    workbook: Workbook,
    witness_kind: str,
    title: str = "",
    setting: str = "",
    people: str = "",
    inspectors: Iterable[UUID] = (),
) -> Interview:
    """Start an interview now, with the workbook's inspector present and those named; its code is made for it.

    Raises:
        InvalidError: The visit's kind does not know the witness kind, or a text is far too long for a label.
    """
    with workbook.deed("started an interview") as store:
        witnesses = _witnesses(store, witness_kind)
        fields: dict[str, Plain] = {
            "code": _next_code(store, workbook.author, witnesses[witness_kind].letter),
            "witness_kind": witness_kind,
            "title": _label(title),
            "setting": _label(setting),
            "people": _label(people),
            "started": moment_text(now()),
            **{member_name("inspector", one): True for one in {workbook.author, *inspectors}},
        }
        subject = new_id()
        store.write(Edit("interview", subject, fields))
        return store.one(Interview, subject)


def end(workbook: Workbook, interview: UUID) -> Interview:
    """Note that an interview ends now."""
    with workbook.deed("ended an interview", str(interview)) as store:
        store.write(Edit("interview", interview, {"ended": moment_text(now())}))
        return store.one(Interview, interview)


def go_on(workbook: Workbook, interview: UUID) -> Interview:
    """Go on with an interview that was ended."""
    with workbook.deed("went on with an interview", str(interview)) as store:
        store.write(Edit("interview", interview, {"ended": None}))
        return store.one(Interview, interview)


def correcting(workbook: Workbook, interview: UUID) -> Correcting:
    """Return an interview to be corrected: what shows and its parents, of one moment."""
    with workbook.reading() as reader:
        seen = reader.parents([interview], ["witness_kind", "title", "setting", "people"])[interview]
        return Correcting(reader.one(Interview, interview), seen)


def correct(
    workbook: Workbook,
    begun: Correcting,
    witness_kind: str,
    title: str = "",
    setting: str = "",
    people: str = "",
    inspectors: Iterable[UUID] = (),
) -> Interview:
    """Correct an interview in what differs from how it stood when correcting began; its code stays, as it may be cited.

    Raises:
        InvalidError: The visit's kind does not know the witness kind, or a text is far too long for a label.
    """
    shown = begun.interview
    given = (("title", title, shown.title), ("setting", setting, shown.setting), ("people", people, shown.people))
    fields: dict[str, Plain] = {
        name: label for name, text, before in given if (label := _label(text)) != _label(str(before or ""))
    }
    present, before = set(inspectors), set(shown.inspectors)
    fields |= {member_name("inspector", one): one in present for one in present ^ before}
    with workbook.deed("corrected an interview", str(shown.subject)) as store:
        if witness_kind != shown.witness_kind:
            _witnesses(store, witness_kind)
            fields["witness_kind"] = witness_kind
        store.write(Edit("interview", shown.subject, fields, begun.seen))
        return store.one(Interview, shown.subject)


def delete(workbook: Workbook, interview: UUID) -> None:
    """Delete an interview in which nothing was noted; undo brings it back, as does a note that a colleague took in it.

    Raises:
        InvalidError: It holds notes.
    """
    with workbook.deed("deleted an interview", str(interview)) as store:
        if notes_by_interview(store).get(interview):
            raise InvalidError("This interview holds notes; delete or move them first.")
        store.write(Edit("interview", interview, {"gone": True}))


def listed(workbook: Workbook) -> tuple[InterviewRow, ...]:
    """Return the interviews in the order in which they started; those joined to another are counted with it.

    One that was deleted is among them as long as it holds notes, such as those that a colleague took meanwhile.
    """
    with workbook.reading() as reader:
        kind = visit_kind(reader.visit().kind)
        joins = reader.same_as()
        counts = notes_by_interview(reader)
        interviews = _shown(reader, joins, counts)
    rows = [InterviewRow(one, kind.witness(one.witness_kind), counts.get(one.subject, 0)) for one in interviews]
    return tuple(sorted(rows, key=_when_started))


def brought(workbook: Workbook) -> tuple[Brought, ...]:
    """Return the interviews that are listed, with what each brought."""
    with workbook.reading() as reader:
        kind = visit_kind(reader.visit().kind)
        joins = reader.same_as()
        counts = counts_by_interview(reader)
        weaknesses = range(1, len(reader.weaknesses()) + 1)
        interviews = _shown(reader, joins, counts)
    rows = []
    for one in interviews:
        found = counts.get(one.subject)
        held = tuple(found.held.get(rank, 0) for rank in weaknesses) if found else ()
        witness = kind.witness(one.witness_kind)
        rows.append(Brought(one, witness, found.notes if found else 0, found.untagged if found else 0, held))
    return tuple(sorted(rows, key=_when_started))


def standing(workbook: Workbook, interview: UUID) -> UUID:
    """Return the interview that one stands for, itself where it is not joined to another."""
    with workbook.reading() as reader:
        return settled(interview, reader.same_as())


def _shown(reader: Reader, joins: Mapping[UUID, UUID], notes: Container[UUID]) -> list[Interview]:
    return [
        one
        for one in reader.things(Interview, deleted=True)
        if settled(one.subject, joins) == one.subject and (not one.deleted or one.subject in notes)
    ]


def _witnesses(reader: Reader, chosen: str) -> Mapping[str, Witness]:
    witnesses = visit_kind(reader.visit().kind).witnesses
    if chosen not in witnesses:
        raise InvalidError(f"“{chosen}” is not a witness kind of this visit.")
    return witnesses


def _label(text: str) -> str | None:
    kept = clean(text).strip()
    if len(kept) > LONGEST_LABEL:
        raise InvalidError(
            f"What an interview is called has at most {LONGEST_LABEL} characters; take the rest as a note."
        )
    return None if is_blank(kept) else kept


def _when_started(row: InterviewRow | Brought) -> tuple[float, str]:
    started = row.interview.started
    return instant(started) if started else 0.0, row.interview.id


def _next_code(reader: Reader, author: UUID, letter: str) -> str:
    """Return the next code of an inspector for a witness's letter: `A-P3` after `A-P2`.

    The inspector's code is part of it, so that two laptops never make the same.
    """
    own = reader.one(Inspector, author).code
    pattern = re.compile(re.escape(f"{own}-{letter}") + r"(\d+)")
    taken = [
        int(match[1]) for one in reader.things(Interview, deleted=True) if (match := pattern.fullmatch(one.code or ""))
    ]
    return f"{own}-{letter}{max(taken, default=0) + 1}"
