"""The notes behind a finding, as the review copy and the findings page name them."""

from inspector_app.domain.letter import Source
from inspector_app.domain.things import Finding, Note
from inspector_app.domain.visit_record import VisitRecord


def sources_of(finding: Finding, record: VisitRecord) -> tuple[Source, ...]:
    """Return the sources of a finding without deleted notes; a sentence that is no longer in it becomes None."""
    found = (
        Source(
            note=note.subject,
            label=label_of(note, record),
            text=note.text,
            sentence=link.sentence if link.sentence and link.sentence in finding.text else None,
        )
        for link in finding.evidence
        if (note := record.notes.get(link.note)) is not None and not note.deleted
    )
    # A note linked to two sentences that are both gone stands behind the paragraph once.
    return tuple(dict.fromkeys(found))


def label_of(note: Note, record: VisitRecord) -> str:
    """Return where a note comes from: `A-P3 14:07 · parent or carer · progress`.

    The interview's code, else the inspector's code and the interview's title; the time as given, in its own offset.
    """
    interview, author = record.interviews.get(note.interview), record.inspectors.get(note.author)
    witness = record.kind.witnesses.get(interview.witness_kind) if interview else None
    stance = record.kind.stances.get(note.stance or "")
    where = interview.code if interview else None
    if not where:
        where = " ".join(part for part in (author and author.code, interview and interview.title) if part)
    place = " ".join(part for part in (where, note.heard and note.heard[11:16]) if part)
    return " · ".join(part for part in (place, witness and witness.name, stance and stance.name) if part)
