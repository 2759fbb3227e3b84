"""Counting the notes of a visit by weakness and witness kind, in one pass over them."""

from collections.abc import Collection, Iterable
from uuid import UUID

from inspector_app.domain.matrix import Cell
from inspector_app.domain.things import Interview, Weakness
from inspector_app.domain.voices import COMMENT, OBSERVED
from inspector_app.record.joining import settled
from inspector_app.storage.reading import Reader

_VALUES = (
    f"{{0}}.f_voice IS '{COMMENT}', count(*), "
    "sum({0}.f_stance = 'progress'), sum({0}.f_stance = 'concern'), sum({0}.f_voice = 'verbatim'), "
    f"sum({{0}}.f_about = 'action'), sum({{0}}.f_about = 'impact'), sum({{0}}.f_voice = '{OBSERVED}')"
)
# The notes are passed once, as they lie in the file, each with its members beside it: on the disk both are in the
# order of time. The plus sign keeps the database from looking up all tags of the visit for each note instead.
_NOTES = (
    "FROM thing_note AS note NOT INDEXED LEFT JOIN member "
    "ON member.owner = note.subject AND +member.prefix = 'tag' AND member.target IN ({targets}) WHERE note.gone = 0"
)
_COUNTED = f"SELECT member.target, note.f_interview, {_VALUES.format('note')} {_NOTES} GROUP BY 1, 2, 3"
# A note held against two weaknesses that were joined counts once.
_COUNTED_ONCE = (
    f"SELECT held.rank, held.f_interview, {_VALUES.format('held')} FROM (SELECT DISTINCT note.key, "  # noqa: S608 - our own names
    "note.f_interview, note.f_stance, note.f_voice, note.f_about, CASE member.target {ranks} END AS rank "
    f"{_NOTES}) AS held GROUP BY 1, 2, 3"
)
_HELD = (
    "SELECT DISTINCT note.subject FROM member JOIN thing_note AS note ON note.subject = member.owner "
    "WHERE member.prefix = 'tag' AND member.target IN ({targets}) AND note.f_interview IN ({interviews}) "
    "AND note.gone = 0"
)
_HANGING = (
    "SELECT f_interview, count(*) FROM thing_note WHERE gone = 0 AND f_interview IN ({0}) GROUP BY 1 UNION ALL "
    "SELECT f_author, count(*) FROM thing_note WHERE gone = 0 AND f_author IN ({0}) GROUP BY 1 UNION ALL "
    "SELECT member.target, count(*) FROM member JOIN thing_note AS note ON note.subject = member.owner "
    "WHERE member.prefix = 'tag' AND member.target IN ({0}) AND note.gone = 0 GROUP BY 1"
)
_AUTHORS = "SELECT DISTINCT f_author FROM thing_note WHERE gone = 0"


def counts(reader: Reader) -> dict[tuple[int | None, str], Cell]:
    """Return the notes by the rank of the weakness they are held against, None for none, and by witness kind.

    Links are read through joins; a note held against two weaknesses counts for both. Of own comments nothing is counted
    but that they are there, as `domain.matrix.counted` has it.
    """
    ranks, witnesses = _ranks(reader), _witnesses(reader)
    targets = _literals(ranks)
    if len(set(ranks.values())) < len(ranks):
        cases = " ".join(f"WHEN x'{target.hex()}' THEN {rank}" for target, rank in ranks.items())
        query = _COUNTED_ONCE.format(targets=targets, ranks=cases)
    else:
        query = _COUNTED.format(targets=targets)
    found: dict[tuple[int | None, str], Cell] = {}
    for target, interview, is_comment, count, *values in reader.connection.exec_driver_sql(query):
        rank = ranks.get(target) if isinstance(target, bytes) else target
        key = rank, witnesses.get(interview, "")
        cell = Cell(comments=count) if is_comment else Cell(count, *(value or 0 for value in values))
        found[key] = found.get(key, Cell()) + cell
    return found


def notes_of(reader: Reader, rank: int, kinds: Collection[str]) -> list[UUID]:
    """Return the notes that are held against a weakness and come from witnesses of some kinds, in no order."""
    targets = _literals(target for target, known in _ranks(reader).items() if known == rank)
    interviews = _literals(interview for interview, kind in _witnesses(reader).items() if kind in kinds)
    query = _HELD.format(targets=targets, interviews=interviews)
    return [UUID(bytes=one) for one in reader.connection.exec_driver_sql(query).scalars()]


def notes_on(reader: Reader, things: Iterable[UUID]) -> dict[UUID, int]:
    """Return how many notes interviews, inspectors and weaknesses have, each by itself and not read through joins."""
    query = _HANGING.format(_literals(thing.bytes for thing in things))
    return {UUID(bytes=thing): count for thing, count in reader.connection.exec_driver_sql(query)}


def authors(reader: Reader) -> int:
    """Return how many inspectors took notes, those joined to another counted once."""
    joins = reader.same_as()
    return len({settled(UUID(bytes=one), joins) for one in reader.connection.exec_driver_sql(_AUTHORS).scalars()})


def _literals(keys: Iterable[bytes]) -> str:
    return ", ".join(f"x'{key.hex()}'" for key in keys)


def _witnesses(reader: Reader) -> dict[bytes, str]:
    """Return the witness kinds of interviews by their keys; a joined one has that of the one it stands for."""
    joins = reader.same_as()
    kinds = {one.subject: one.witness_kind for one in reader.things(Interview, deleted=True)}
    return {one.bytes: kinds.get(settled(one, joins), "") for one in kinds}


def _ranks(reader: Reader) -> dict[bytes, int]:
    """Return the ranks of the weaknesses by their keys, those of joined ones too."""
    joins = reader.same_as()
    known = reader.things(Weakness)
    order = [one.subject for one in known if settled(one.subject, joins) == one.subject]
    return {
        one.subject.bytes: order.index(stands_for) + 1
        for one in known
        if (stands_for := settled(one.subject, joins)) in order
    }
