"""Notes as rows for lists: read by Core in a few queries, never one by one."""

from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy import Select, func, select

from inspector_app.domain.evidence import NoteRow
from inspector_app.domain.moments import instant
from inspector_app.domain.things import Inspector, Interview, Note, Weakness
from inspector_app.domain.visit_kind import VisitKind
from inspector_app.record.joining import settled
from inspector_app.storage import tables
from inspector_app.storage.reading import Reader
from inspector_app.storage.rows import among, columns, keys

_NOTHING: frozenset[str] = frozenset()


def note_rows(
    reader: Reader, kind: VisitKind, interview: UUID | None = None, *, only: Collection[UUID] | None = None
) -> tuple[NoteRow, ...]:
    """Return the notes of the visit, of one interview, or only some, in the order in which they were heard.

    Links are read through joins; a note without a moment stands last.
    """
    joins = reader.same_as()
    team = {one.subject.bytes: one for one in reader.things(Inspector, deleted=True)}
    note = tables.things["note"]
    wanted, given = note.c.gone == 0, {}
    if interview is not None:
        wanted &= among(note.c.f_interview)
        given = keys(one.bytes for one in {interview, *(one for one in joins if settled(one, joins) == interview)})
    elif only is not None:
        wanted &= among(note.c.subject)
        given = keys(one.bytes for one in only)
    chosen = None if interview is None else [interview]
    interviews = {one.subject: one for one in reader.things(Interview, deleted=True, subjects=chosen)}
    places = {one.bytes: interviews.get(settled(one, joins)) for one in (*interviews, *joins)}
    tags = _tags(reader, joins, select(note.c.subject).where(wanted) if given else None, given)
    decided = set(reader.connection.scalars(select(tables.decision.c.subject)))
    rows = []
    for row in reader.connection.execute(select(note).where(wanted), given):
        author = team.get(row.f_author)
        found = places.get(row.f_interview)
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
                interview_code=(found.code or "") if found else "",
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


def whole_notes(reader: Reader) -> list[Note]:
    """Return the notes that are not deleted as values, in the order of their ids, links read through joins.

    A third of what `Reader.things` takes for thousands: what is named again and again is made once.
    """
    joins, made = reader.same_as(), dict[bytes, UUID]()

    def subject_of(key: bytes) -> UUID:
        found = made.get(key)
        if found is None:
            found = made[key] = settled(UUID(bytes=key), joins)
        return found

    tags: dict[bytes, tuple[UUID, ...]] = {}
    member, note = tables.member, tables.things["note"]
    for owner, target in reader.connection.execute(
        select(member.c.owner, member.c.target).where(member.c.prefix == "tag")
    ):
        before, tag = tags.get(owner), subject_of(target)
        tags[owner] = (tag,) if before is None else tuple(sorted({*before, tag}))
    decided: dict[bytes, frozenset[str]] = {}
    for subject, field in reader.connection.execute(select(tables.decision.c.subject, tables.decision.c.field)):
        decided[subject] = decided.get(subject, frozenset()) | {field}
    query = select(*columns(note)).where(note.c.gone == 0).order_by(note.c.id)
    return [
        Note(
            subject=UUID(bytes=subject),
            id=given,
            same_as=UUID(bytes=same_as) if same_as else None,
            decisions=decided.get(subject, _NOTHING),
            interview=subject_of(interview),
            author=subject_of(author),
            heard=heard,
            typed=typed,
            text=text,
            stance=stance,
            voice=voice,
            about=about,
            tags=tags.get(subject, ()),
        )
        for subject, given, _, same_as, interview, author, heard, typed, text, stance, voice, about in (
            reader.connection.execute(query)
        )
    ]


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


def _tags(
    reader: Reader, joins: Mapping[UUID, UUID], notes: Select[tuple[bytes]] | None, given: Mapping[str, str]
) -> dict[bytes, set[int]]:
    """Return the ranks of the weaknesses that notes are held against, of those a query finds or of all."""
    known = reader.things(Weakness)
    order = [one.subject for one in known if settled(one.subject, joins) == one.subject]
    ranks = {
        one.subject.bytes: order.index(stands_for) + 1
        for one in known
        if (stands_for := settled(one.subject, joins)) in order
    }
    member = tables.member
    query = select(member.c.owner, member.c.target)
    query = query.where(member.c.prefix == "tag" if notes is None else member.c.owner.in_(notes))
    found: dict[bytes, set[int]] = {}
    for owner, target in reader.connection.execute(query, given):
        if rank := ranks.get(target):
            found.setdefault(owner, set()).add(rank)
    return found


def _when_heard(row: NoteRow) -> tuple[bool, float, int]:
    moment = row.heard or row.typed
    return moment is None, instant(moment) if moment else 0.0, row.subject.int
