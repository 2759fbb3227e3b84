"""The notes behind a finding, as the review copy and the findings page name them."""

from collections.abc import Mapping
from uuid import UUID

from inspector_app.domain.letter import Source
from inspector_app.domain.noted import noted_line
from inspector_app.domain.things import Evidence, Finding, Note
from inspector_app.domain.visit_record import VisitRecord


def living_links(finding: Finding, notes: Mapping[UUID, Note]) -> list[Evidence]:
    """Return the links of a finding to notes that are there and not deleted: what it stands on."""
    found = ((link, notes.get(link.note)) for link in finding.evidence)
    return [link for link, note in found if note is not None and not note.deleted]


def sources_of(finding: Finding, record: VisitRecord) -> tuple[Source, ...]:
    """Return the sources of a finding without deleted notes; a sentence that is no longer in it becomes None."""
    found = (
        Source(
            note=link.note,
            label=noted_line(record.notes[link.note], record).label,
            text=record.notes[link.note].text,
            sentence=link.sentence if link.sentence and link.sentence in finding.text else None,
        )
        for link in living_links(finding, record.notes)
    )
    # A note linked to two sentences that are both gone stands behind the paragraph once.
    return tuple(dict.fromkeys(found))
