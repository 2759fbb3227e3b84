"""Notes as rows for lists: read by Core in a few queries, never one by one."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import func, select

from inspector_app.domain.evidence import NoteRow
from inspector_app.domain.moments import instant
from inspector_app.domain.things import Inspector, Interview, Weakness
from inspector_app.domain.visit_kind import VisitKind
from inspector_app.record.joining import settled
from inspector_app.storage import tables
from inspector_app.storage.reading import Reader
from inspector_app.storage.rows import among


def note_rows(reader: Reader, kind: VisitKind, interview: UUID | None = None) -> tuple[NoteRow, ...]:
    """Return the notes of the visit, or of one interview, in the order in which they were heard.

    Links are read through joins; a note without a moment stands last.
    """
    joins = reader.same_as()
    ranks = {weakness.subject: rank for rank, weakness in enumerate(reader.weaknesses(), 1)}
    for joined in reader.things(Weakness):
        if (stands_for := settled(joined.subject, joins)) in ranks:
            ranks[joined.subject] = ranks[stands_for]
    team = {one.subject.bytes: one for one in reader.things(Inspector, deleted=True)}
    interviews = {one.subject: one for one in reader.things(Interview, deleted=True)}
    note = tables.things["note"]
    query = select(note).where(note.c.gone == 0)
    if interview is not None:
        same = [one.bytes for one in interviews if settled(one, joins) == interview]
        query = query.where(among(note.c.f_interview, same))
    found_notes = reader.connection.execute(query).all()
    tags = _tags(reader, ranks, [row.subject for row in found_notes] if interview is not None else None)
    decided = set(reader.connection.scalars(select(tables.decision.c.subject)))
    rows = []
    for row in found_notes:
        author = team.get(row.f_author)
        found = interviews.get(settled(UUID(bytes=row.f_interview), joins))
        witness = kind.witnesses.get(found.witness_kind) if found else None
        rows.append(
            NoteRow(
                subject=UUID(bytes=row.subject),
                heard=row.f_heard,
                typed=row.f_typed,
                author_code=author.code if author else "",
                author_role=(author.role or "") if author else "",
                interview=found.subject if found else UUID(bytes=row.f_interview),
                interview_label=found.label if found else "",
                witness_kind=found.witness_kind if found else "",
                witness_name=witness.many if witness else "",
                text=row.f_text,
                stance=row.f_stance,
                voice=row.f_voice,
                about=row.f_about,
                tags=tuple(sorted(tags.get(row.subject, ()))),
                decisions=row.subject in decided,
            )
        )
    return tuple(sorted(rows, key=_when_heard))


def notes_by_interview(reader: Reader) -> dict[UUID, int]:
    """Return how many notes each interview has, links read through joins."""
    joins = reader.same_as()
    note = tables.things["note"]
    query = select(note.c.f_interview, func.count()).where(note.c.gone == 0).group_by(note.c.f_interview)
    counts: dict[UUID, int] = {}
    for interview, count in reader.connection.execute(query):
        stands_for = settled(UUID(bytes=interview), joins)
        counts[stands_for] = counts.get(stands_for, 0) + count
    return counts


def _tags(reader: Reader, ranks: Mapping[UUID, int], notes: Sequence[bytes] | None) -> dict[bytes, set[int]]:
    """Return the ranks of the weaknesses that notes are held against, of some notes or of all."""
    member = tables.member
    query = select(member.c.owner, member.c.target).where(member.c.prefix == "tag")
    if notes is not None:
        query = query.where(member.c.owner.in_(notes))
    found: dict[bytes, set[int]] = {}
    for owner, target in reader.connection.execute(query):
        if rank := ranks.get(UUID(bytes=target)):
            found.setdefault(owner, set()).add(rank)
    return found


def _when_heard(row: NoteRow) -> tuple[bool, float, str]:
    moment = row.heard or row.typed
    return moment is None, instant(moment) if moment else 0.0, str(row.subject)
