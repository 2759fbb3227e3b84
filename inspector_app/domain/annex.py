"""The evidence behind a letter as a value: every note in words, and the notes held against each weakness."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from math import inf
from pathlib import Path
from typing import Protocol
from uuid import UUID

from inspector_app.domain.moments import date_in_words, instant, is_date, range_in_words
from inspector_app.domain.noted import NotedLine, noted_line
from inspector_app.domain.things import Note, Weakness
from inspector_app.domain.visit_kind import Code
from inspector_app.domain.visit_record import VisitRecord


@dataclass(frozen=True, slots=True)
class AnnexSection:
    """The notes held against one weakness, or against none: a heading, a sentence that counts them, the notes."""

    heading: str
    sentence: str
    notes: tuple[NotedLine, ...]


@dataclass(frozen=True, slots=True)
class Annex:
    """The evidence of a visit; `labels` are the weaknesses' short names, `notes` each note once, in order of time."""

    title: str
    about: tuple[str, ...]
    labels: tuple[str, ...]
    sections: tuple[AnnexSection, ...]
    notes: tuple[NotedLine, ...]


class EvidenceExporter(Protocol):
    """Writes the evidence of a visit to a path; the service writes to a part file, checks it and renames."""

    suffix: str

    def write(self, annex: Annex, path: Path) -> None:
        """Write the evidence as a complete file."""


def annex(record: VisitRecord, moment: datetime) -> Annex:
    """Return the evidence of a visit as it stands at a moment."""
    notes = noted(record)
    unit = record.kind.unit
    sections = [_section(record, rank, weakness, notes) for rank, weakness in enumerate(record.weaknesses, 1)]
    if untagged := tuple(note for note in notes if not note.weaknesses):
        heading = f"Notes held against no {unit.short}"
        sections.append(AnnexSection(heading, _counted(untagged, record.kind.stances), untagged))
    title = " in ".join(part for part in (record.kind.title, record.visit.area.strip()) if part)
    return Annex(
        title=f"Evidence annex: {title}",
        about=tuple(_about(record, notes, moment)),
        labels=tuple(weakness.label for weakness in record.weaknesses),
        sections=tuple(sections),
        notes=notes,
    )


def noted(record: VisitRecord) -> tuple[NotedLine, ...]:
    """Return every note in words, in the order in which they were heard; those without a time come last."""
    ranks = {weakness.subject: rank for rank, weakness in enumerate(record.weaknesses, 1)}
    behind = _behind(record)
    living = sorted((note for note in record.notes.values() if not note.deleted), key=_when)
    return tuple(
        noted_line(note, record, sorted(ranks[tag] for tag in note.tags if tag in ranks), behind.get(note.subject, ()))
        for note in living
    )


def _when(note: Note) -> tuple[float, float, str]:
    return _instant(note.heard), _instant(note.typed), note.id


def _instant(moment: str | None) -> float:
    try:
        return instant(moment) if moment else inf
    except ValueError:
        return inf


def _behind(record: VisitRecord) -> dict[UUID, tuple[str, ...]]:
    """Return the paragraphs that each note stands behind, in the letter's order."""
    found: dict[UUID, dict[str, None]] = {}
    for rank, weakness in enumerate(record.weaknesses, 1):
        for place, finding in enumerate(record.findings_of(weakness), 1):
            for link in finding.evidence:
                found.setdefault(link.note, {})[f"{rank} §{place}"] = None
    return {note: tuple(places) for note, places in found.items()}


def _section(record: VisitRecord, rank: int, weakness: Weakness, notes: Iterable[NotedLine]) -> AnnexSection:
    held = tuple(note for note in notes if rank in note.weaknesses)
    return AnnexSection(f"{rank}. {' '.join(weakness.title.split())}", _counted(held, record.kind.stances), held)


def _counted(notes: tuple[NotedLine, ...], stances: Mapping[str, Code]) -> str:
    """Return the sentence that counts notes by their stance, such as `12 notes: 7 progress, 3 concern, 2 neither`."""
    if not notes:
        return "There is no note yet."
    counts = Counter(note.stance for note in notes)
    parts = [f"{counts.pop(one.name):,} {one.name}" for one in stances.values() if one.name in counts]
    neither = f"{counts.total():,} neither" if counts.total() and parts else ""
    split = ", ".join(part for part in (*parts, neither) if part)
    return f"{_many(len(notes), 'note', 'notes')}{f': {split}' if split else ''}."


def _about(record: VisitRecord, notes: tuple[NotedLine, ...], moment: datetime) -> Iterable[str]:
    visit = record.visit
    days = ""
    if visit.start and visit.end and is_date(visit.start) and is_date(visit.end):
        days = range_in_words(visit.start, visit.end)
    yield " · ".join(part for part in (visit.area.strip(), days) if part)
    counted = _many(len(notes), "note", "notes")
    heard = _many(len({note.interview for note in notes}), "interview or source", "interviews and sources")
    made = f"{date_in_words(moment.date().isoformat())}, {moment:%H:%M}"
    yield f"{counted} from {heard}, as they stood on {made}. Not for publication: it holds what witnesses said."
    yield (
        "The last column names the paragraphs of the letter that a note stands behind: 1 §2 is the second paragraph "
        f"under the first {record.kind.unit.short}."
    )


def _many(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
