"""What can leave a workbook, by the kind's name; Word is imported only when a Word copy is made."""

from collections.abc import Callable, Mapping

from inspector_app.domain.annex import EvidenceExporter
from inspector_app.domain.letter import Exporter, Stamp


def review(stamp: Stamp) -> Exporter:
    """Return the exporter of the review copy."""
    from exports.word.review import ReviewCopy

    return ReviewCopy(stamp.template, stamp.made_at, stamp.export)


def signoff(stamp: Stamp) -> Exporter:
    """Return the exporter of the sign-off copy."""
    from exports.word.signoff import SignoffCopy

    return SignoffCopy(stamp.template)


def markdown(stamp: Stamp) -> Exporter:
    """Return the exporter of the letter as Markdown."""
    from exports.markdown import MarkdownLetter

    return MarkdownLetter(stamp.is_draft)


def annex(stamp: Stamp) -> EvidenceExporter:
    """Return the exporter of the evidence annex as tables."""
    from exports.word.evidence import EvidenceAnnex

    return EvidenceAnnex(stamp.template)


def annex_of_paragraphs(stamp: Stamp) -> EvidenceExporter:
    """Return the exporter of the evidence annex as paragraphs, which thousands of notes are better read as."""
    from exports.word.evidence import EvidenceAnnex

    return EvidenceAnnex(stamp.template, as_paragraphs=True)


def notes(_: Stamp) -> EvidenceExporter:
    """Return the exporter of the notes as a table for a spreadsheet."""
    from exports.notes_csv import NotesTable

    return NotesTable()


EXPORTERS: Mapping[str, Callable[[Stamp], Exporter]] = {"review": review, "signoff": signoff, "letter": markdown}
"""The copies of the letter."""

EVIDENCE: Mapping[str, Callable[[Stamp], EvidenceExporter]] = {
    "evidence": annex,
    "evidence paragraphs": annex_of_paragraphs,
    "notes": notes,
}
"""What leaves beside it."""

MANY_NOTES = 2_000
"""From so many on an annex of tables is slow to open: it is offered as paragraphs, or the notes as a table."""
