"""What each interview brought, counted by the database: notes, those not tagged, and those held against a weakness."""

from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import case, func, select

from inspector_app.domain.things import Weakness
from inspector_app.record.joining import settled
from inspector_app.storage import tables
from inspector_app.storage.listing import notes_by_interview
from inspector_app.storage.reading import Reader


@dataclass(slots=True)
class InterviewCounts:
    """What one interview brought; `held` are counts by the rank of the weakness."""

    notes: int = 0
    tagged: int = 0
    held: dict[int, int] = field(default_factory=dict)

    @property
    def untagged(self) -> int:
        """How many notes are held against no weakness."""
        return self.notes - self.tagged


def counts_by_interview(reader: Reader) -> dict[UUID, InterviewCounts]:
    """Return what each interview brought, links read through joins; one without notes is left out."""
    joins = reader.same_as()
    found = {interview: InterviewCounts(notes=count) for interview, count in notes_by_interview(reader).items()}
    known = reader.things(Weakness)
    order = [one.subject for one in known if settled(one.subject, joins) == one.subject]
    ranks = {
        one.subject.bytes: order.index(stands_for) + 1
        for one in known
        if (stands_for := settled(one.subject, joins)) in order
    }
    if not ranks:
        return found
    note, member = tables.things["note"], tables.member
    rank, count = case(ranks, value=member.c.target), func.count(note.c.subject.distinct())
    holds = (member.c.owner == note.c.subject) & (member.c.prefix == "tag") & member.c.target.in_(ranks)
    held = select(note.c.f_interview, rank, count).join_from(note, member, holds).where(note.c.gone == 0)
    for interview, number, notes in reader.connection.execute(held.group_by(note.c.f_interview, rank)):
        counts = found[settled(UUID(bytes=interview), joins)]
        counts.held[number] = counts.held.get(number, 0) + notes
    tagged = select(note.c.f_interview, count).join_from(note, member, holds).where(note.c.gone == 0)
    for interview, notes in reader.connection.execute(tagged.group_by(note.c.f_interview)):
        found[settled(UUID(bytes=interview), joins)].tagged += notes
    return found
