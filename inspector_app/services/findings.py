"""Findings and judgements: paragraphs of the letter, the notes behind them, the verdict on each weakness."""

from dataclasses import dataclass
from uuid import UUID

from inspector_app.domain.errors import InvalidError
from inspector_app.domain.ids import new_id
from inspector_app.domain.plain import worded
from inspector_app.domain.shaping import member_name
from inspector_app.domain.things import Edit, Finding, Weakness
from inspector_app.domain.visit_kind import visit_kind
from inspector_app.record.joining import settled
from inspector_app.storage.reading import Reader
from inspector_app.storage.workbook import Workbook

_EMPTY = "A paragraph needs at least one word; delete it if it is not wanted."


def weaknesses(workbook: Workbook) -> tuple[Weakness, ...]:
    """Return the weaknesses in their order."""
    with workbook.reading() as reader:
        return tuple(reader.weaknesses())


def of_weakness(workbook: Workbook, weakness: UUID) -> tuple[Finding, ...]:
    """Return the findings of a weakness in their order."""
    with workbook.reading() as reader:
        joins = reader.same_as()
        return tuple(one for one in reader.things(Finding) if settled(one.weakness, joins) == weakness)


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
        joins = store.same_as()
        others = [one for one in store.things(Finding) if settled(one.weakness, joins) == weakness]
        place = next((number for number, one in enumerate(others, 1) if one.subject == after), len(others))
        last = max((one.position or 0 for one in others), default=0)
        made = Edit(
            "finding",
            subject or new_id(),
            {
                "weakness": str(weakness),
                "text": worded(text, _EMPTY),
                "position": last + 1 if place == len(others) else place + 1,
            },
        )
        if place < len(others):  # room is made by numbering the paragraphs anew
            ordered = [*enumerate(others[:place], 1), *enumerate(others[place:], place + 2)]
            store.write(*(Edit("finding", one.subject, {"position": n}) for n, one in ordered if one.position != n))
        store.write(made)
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


def link(workbook: Workbook, finding: UUID, note: UUID, sentence: str | None = None) -> Finding:
    """Link a note to a paragraph, or to one exact sentence of it.

    Raises:
        InvalidError: The sentence is not one of the paragraph.
    """
    with workbook.deed("linked a note", str(finding)) as store:
        if sentence is not None and sentence not in store.one(Finding, finding).text:
            raise InvalidError("This sentence is not in the paragraph any more; choose it again.")
        store.write(Edit("finding", finding, {member_name("link", note, sentence): sentence or True}))
        return store.one(Finding, finding)


def unlink(workbook: Workbook, finding: UUID, note: UUID, sentence: str | None = None) -> Finding:
    """Take the link between a note and a paragraph, or a sentence of it, away."""
    with workbook.deed("unlinked a note", str(finding)) as store:
        store.write(Edit("finding", finding, {member_name("link", note, sentence): False}))
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
