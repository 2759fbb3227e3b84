"""Findings and judgements: paragraphs of the letter, the notes behind them, the verdict on each weakness."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from inspector_app.domain import sentences
from inspector_app.domain.errors import InvalidError
from inspector_app.domain.evidence import NoteRow
from inspector_app.domain.ids import new_id
from inspector_app.domain.plain import Fields, worded
from inspector_app.domain.shaping import member_name
from inspector_app.domain.things import Edit, Evidence, Finding, Interview, Weakness
from inspector_app.domain.visit_kind import visit_kind
from inspector_app.record.joining import settled
from inspector_app.storage import counting
from inspector_app.storage.listing import note_rows
from inspector_app.storage.reading import Reader
from inspector_app.storage.store import Store
from inspector_app.storage.workbook import Workbook

_EMPTY = "A paragraph needs at least one word; delete it if it is not wanted."


def weaknesses(workbook: Workbook) -> tuple[Weakness, ...]:
    """Return the weaknesses in their order."""
    with workbook.reading() as reader:
        return tuple(reader.weaknesses())


def of_weakness(workbook: Workbook, weakness: UUID) -> tuple[Finding, ...]:
    """Return the findings of a weakness in their order."""
    with workbook.reading() as reader:
        return tuple(_under(reader, weakness))


def words(workbook: Workbook) -> dict[UUID, int]:
    """Return how many words the findings of each weakness have; one without findings is left out."""
    with workbook.reading() as reader:
        joins, found = reader.same_as(), dict[UUID, int]()
        for one in reader.things(Finding):
            weakness = settled(one.weakness, joins)
            found[weakness] = found.get(weakness, 0) + one.length
        return found


def notes_at_hand(workbook: Workbook, weakness: UUID) -> tuple[NoteRow, ...]:
    """Return the notes that are held against a weakness or linked to its findings, as they were heard.

    Those of the other weaknesses are not read: they are many, and seldom asked for.
    """
    with workbook.reading() as reader:
        linked = {link.note for finding in _under(reader, weakness) for link in finding.evidence}
        rank = next((n for n, one in enumerate(reader.weaknesses(), 1) if one.subject == weakness), 0)
        kinds = {one.witness_kind for one in reader.things(Interview, deleted=True)}
        wanted = linked.union(counting.notes_of(reader, rank, kinds)) if rank else linked
        return note_rows(reader, visit_kind(reader.visit().kind), only=wanted)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A finding as it shows, with the parents that a change of its text names if it goes on from this wording."""

    finding: Finding
    seen: tuple[str, ...]


def paragraphs(workbook: Workbook, weakness: UUID) -> tuple[Paragraph, ...]:
    """Return the findings of a weakness in their order, each with its parents, all of one moment."""
    with workbook.reading() as reader:
        return _paragraphs(reader, of_weakness(workbook, weakness))


def paragraph(workbook: Workbook, finding: UUID) -> Paragraph:
    """Return one finding with its parents."""
    with workbook.reading() as reader:
        return _paragraphs(reader, (reader.one(Finding, finding),))[0]


def _paragraphs(reader: Reader, found: tuple[Finding, ...]) -> tuple[Paragraph, ...]:
    seen = reader.parents([one.subject for one in found], ["text"])
    return tuple(Paragraph(one, seen[one.subject]) for one in found)


def numbers_of(workbook: Workbook, thing: UUID) -> tuple[int, int | None] | None:
    """Return the number of a weakness; of a finding, its weakness's and its own under it; None if it is not there."""
    with workbook.reading() as reader:
        joins = reader.same_as()
        ranks = {one.subject: rank for rank, one in enumerate(reader.weaknesses(), 1)}
        if (rank := ranks.get(settled(thing, joins))) is not None:
            return rank, None
        counts: dict[UUID, int] = {}
        for one in reader.things(Finding):
            weakness = settled(one.weakness, joins)
            counts[weakness] = counts.get(weakness, 0) + 1
            if one.subject == thing and weakness in ranks:
                return ranks[weakness], counts[weakness]
    return None


def add(
    workbook: Workbook, weakness: UUID, text: str, subject: UUID | None = None, after: UUID | None = None
) -> Finding:
    """Add a paragraph to a weakness's findings.

    Args:
        workbook: The workbook.
        weakness: The weakness it speaks of.
        text: The paragraph.
        subject: Its identity, where a draft has given it one already.
        after: The paragraph it follows; without one it stands at the end.
    """
    with workbook.deed("wrote a finding") as store:
        order = [one.subject for one in _under(store, weakness)]
        made = Edit("finding", subject or new_id(), {"weakness": str(weakness), "text": worded(text, _EMPTY)})
        order.insert(order.index(after) + 1 if after in order else len(order), made.subject)
        _order(store, order, made)
        store.what = str(made.subject)
        return store.one(Finding, made.subject)


def rewrite(workbook: Workbook, finding: UUID, text: str, seen: tuple[str, ...] | None = None) -> Finding:
    """Change a paragraph's text; the earlier wording stays in the record."""
    with workbook.deed("rewrote a finding", str(finding)) as store:
        store.write(Edit("finding", finding, {"text": worded(text, _EMPTY)}, seen))
        return store.one(Finding, finding)


def delete(workbook: Workbook, finding: UUID) -> None:
    """Delete a paragraph; it stays in the record and can be restored."""
    with workbook.deed("deleted a finding", str(finding)) as store:
        store.write(Edit("finding", finding, {"gone": True}))


def restore(workbook: Workbook, finding: UUID) -> Finding:
    """Bring a deleted paragraph back."""
    with workbook.deed("restored a finding", str(finding)) as store:
        store.write(Edit("finding", finding, {"gone": False}))
        return store.one(Finding, finding)


def move(workbook: Workbook, finding: UUID, by: int) -> Finding:
    """Move a paragraph among those of its weakness by so many places, down or, below 0, up."""
    with workbook.deed("moved a finding", str(finding)) as store:
        order = _beside(store, finding)
        place = min(max(order.index(finding) + by, 0), len(order) - 1)
        order.remove(finding)
        order.insert(place, finding)
        _order(store, order)
        return store.one(Finding, finding)


def split(workbook: Workbook, finding: UUID, place: int) -> Finding:
    """Divide a paragraph at a place of its text; return the new one, which follows it. Links go with their sentence.

    Raises:
        InvalidError: One part has no word, or the paragraph waits for a decision.
    """
    with workbook.deed("split a finding", str(finding)) as store:
        whole = _decided(store, finding)
        (before, after), (kept, gone) = sentences.divided(whole.text, place, whole.evidence)
        fields: Fields = {"weakness": str(whole.weakness), "text": worded(after, _EMPTY), **_links((), gone)}
        made = Edit("finding", new_id(), fields)
        order = _beside(store, finding)
        order.insert(order.index(finding) + 1, made.subject)
        store.write(Edit("finding", finding, {"text": worded(before, _EMPTY), **_links(whole.evidence, kept)}))
        _order(store, order, made)
        return store.one(Finding, made.subject)


def join(workbook: Workbook, finding: UUID) -> Finding:
    """Join a paragraph with the one before it, which is returned with the links of both; the first stays as it is.

    Raises:
        InvalidError: One of them waits for a decision.
    """
    with workbook.deed("joined findings", str(finding)) as store:
        order = _beside(store, finding)
        if order[0] == finding:
            return store.one(Finding, finding)
        first, second = _decided(store, order[order.index(finding) - 1]), _decided(store, finding)
        text, links = sentences.joined(first.text, second.text, first.evidence, second.evidence)
        store.write(
            Edit("finding", first.subject, {"text": text, **_links(first.evidence, links)}),
            Edit("finding", finding, {"gone": True}),
        )
        return store.one(Finding, first.subject)


def link(workbook: Workbook, finding: UUID, note: UUID, sentence: str | None = None) -> Finding:
    """Link a note to a paragraph, or to one exact sentence of it.

    Raises:
        InvalidError: The sentence is not one of the paragraph.
    """
    return link_all(workbook, finding, [note], sentence)


def link_all(
    workbook: Workbook,
    finding: UUID,
    notes: Collection[UUID],
    sentence: str | None = None,
    instead: Iterable[Evidence] = (),
) -> Finding:
    """Link notes to a paragraph, or to one exact sentence of it, in one deed; no note stands behind both.

    Args:
        workbook: The workbook.
        finding: The paragraph.
        notes: The notes.
        sentence: The words they stand behind, else the whole paragraph.
        instead: Links of the paragraph that these take the place of.

    Raises:
        InvalidError: The sentence is not one of the paragraph.
    """
    with workbook.deed("linked a note" if len(notes) == 1 else "linked notes", str(finding)) as store:
        shown = store.one(Finding, finding)
        if sentence is not None and sentence not in shown.text:
            raise InvalidError("This sentence is not in the paragraph any more; choose it again.")
        before = [*instead, *sentences.replaced(shown.evidence, notes, sentence, shown.text)]
        store.write(Edit("finding", finding, _links(before, [Evidence(note, sentence) for note in notes])))
        return store.one(Finding, finding)


def unlink(workbook: Workbook, finding: UUID, note: UUID, sentence: str | None = None) -> Finding:
    """Take the link between a note and a paragraph, or a sentence of it, away."""
    return unlink_all(workbook, finding, [Evidence(note, sentence)])


def unlink_all(workbook: Workbook, finding: UUID, links: Collection[Evidence]) -> Finding:
    """Take links between notes and a paragraph away in one deed."""
    with workbook.deed("unlinked a note" if len(links) == 1 else "unlinked notes", str(finding)) as store:
        store.write(Edit("finding", finding, _links(links, ())))
        return store.one(Finding, finding)


def judge(workbook: Workbook, weakness: UUID, code: str | None) -> Weakness:
    """Record the judgement on a weakness, or that there is none yet.

    Raises:
        InvalidError: The visit's kind does not know the judgement.
    """
    with workbook.deed("judged", str(weakness)) as store:
        if code is not None and code not in visit_kind(store.visit().kind).judgements:
            raise InvalidError(f"“{code}” is not a judgement of this kind of visit.")
        store.write(Edit("weakness", weakness, {"judgement": code}))
        return store.one(Weakness, weakness)


def _under(reader: Reader, weakness: UUID) -> list[Finding]:
    joins = reader.same_as()
    return [one for one in reader.things(Finding) if settled(one.weakness, joins) == weakness]


def _beside(reader: Reader, finding: UUID) -> list[UUID]:
    """Return the paragraphs of the weakness that one belongs to, in their order."""
    order = [one.subject for one in _under(reader, settled(reader.one(Finding, finding).weakness, reader.same_as()))]
    return order if finding in order else [*order, finding]


def _order(store: Store, order: Sequence[UUID], made: Edit | None = None) -> None:
    """Number paragraphs in an order, and write one that is new with its number.

    The numbers there are go round, so that a deleted paragraph which comes back finds its place.
    """
    known = {one.subject: one.position for one in store.things(Finding, subjects=order)}
    there = [subject for subject in order if subject in known]
    numbers = sorted(position for position in known.values() if position is not None)
    wanted = dict(zip(there, numbers, strict=False))
    last, edits = 0, []
    for subject in order:
        last = max(wanted.get(subject, 0), last + 1)
        if made is not None and subject == made.subject:
            edits.append(Edit("finding", subject, {**made.set, "position": last}))
        elif known[subject] != last:
            edits.append(Edit("finding", subject, {"position": last}))
    store.write(*edits)


def _decided(reader: Reader, finding: UUID) -> Finding:
    found = reader.one(Finding, finding)
    if found.decisions:
        raise InvalidError("A decision waits about this paragraph; decide first, then split or join it.")
    return found


def _links(before: Iterable[Evidence], after: Iterable[Evidence]) -> Fields:
    """Return the fields that change the links of a paragraph from those before to those after."""
    fields: Fields = {member_name("link", link.note, link.sentence): False for link in before}
    return {**fields, **{member_name("link", link.note, link.sentence): link.sentence or True for link in after}}
