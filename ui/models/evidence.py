"""Notes as rows beside a finding: those that stand behind it, and those that could."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from inspector_app.domain.evidence import NoteRow
from inspector_app.domain.guards.evidence import not_heard
from inspector_app.domain.guards.evidence import unheard as not_heard_in
from inspector_app.domain.things import Evidence, Finding, Interview, Note, Visit, Weakness
from inspector_app.domain.visit_record import VisitRecord
from ui.models.notes import clock_time, day_and_time
from ui.models.rows import Row
from ui.widgets import paint


def linked(finding: Finding, notes: Mapping[UUID, NoteRow]) -> list[Row]:
    """Return the evidence of a finding as rows, in the order in which it was heard; a key is its Evidence."""
    order = {subject: number for number, subject in enumerate(notes)}
    links = sorted(finding.evidence, key=lambda link: (order.get(link.note, len(order)), link.sentence or ""))
    return [_linked(link, notes.get(link.note), finding) for link in links]


MOST = 100
"""Rows that are offered at once; laying out thousands takes longer than typing another word."""


def linkable(
    findings: Sequence[Finding], current: UUID | None, rank: int, notes: Iterable[NoteRow], words: Sequence[str]
) -> tuple[list[Row], int]:
    """Return the notes held against a weakness that are not behind the current paragraph, unused ones first.

    A key is the note's id. No more than MOST are returned, and how many there are.

    Args:
        findings: The findings of the weakness.
        current: The paragraph that evidence is wanted for.
        rank: The weakness's number.
        notes: All notes.
        words: Lower-case words that a note must hold, all of them.
    """
    behind: dict[UUID, list[int]] = {}
    for number, finding in enumerate(findings, 1):
        for note in {link.note for link in finding.evidence}:
            behind.setdefault(note, []).append(number)
    here = next((number for number, finding in enumerate(findings, 1) if finding.subject == current), None)
    free = [note for note in notes if rank in note.tags and here not in behind.get(note.subject, ())]
    found = [note for note in free if not words or all(word in _searched(note) for word in words)]
    found.sort(key=lambda note: note.subject in behind)  # what nothing says yet comes first
    return [_row(note.subject, note, _also(behind.get(note.subject, []))) for note in found[:MOST]], len(found)


def unheard(
    visit: Visit, weakness: Weakness, rank: int, findings: Sequence[Finding], notes: Iterable[NoteRow]
) -> list[str]:
    """Return who has not been heard about a weakness, in sentences, by the rules of the letter's guard."""
    linked = {link.note for finding in findings for link in finding.evidence}
    behind = [note for note in notes if rank in note.tags or note.subject in linked]
    record = VisitRecord(
        visit=visit,
        inspectors={},
        weaknesses=(weakness,),
        interviews={
            note.interview: Interview(subject=note.interview, id="", witness_kind=note.witness_kind) for note in behind
        },
        notes={
            note.subject: Note(
                subject=note.subject,
                id="",
                interview=note.interview,
                author=note.subject,
                text="",
                tags=(weakness.subject,) if rank in note.tags else (),
            )
            for note in behind
        },
        findings={weakness.subject: tuple(findings)},
        standing={},
    )
    return [not_heard(group, record.kind) for _, group in not_heard_in(record)]


def _linked(link: Evidence, note: NoteRow | None, finding: Finding) -> Row:
    if note is None:
        return Row(link, _words("A note that was deleted"), symbol="trash-2", italic=True)
    exact = link.sentence is not None and link.sentence in finding.text
    return _row(link, note, _words("for “{0}”").format(link.sentence) if exact else "")


def _row(key: UUID | Evidence, note: NoteRow, more: str) -> Row:
    symbol, role = paint.STANCES.get(note.stance or "", ("message-square-text", "muted"))
    said = {"progress": _words("Progress"), "concern": _words("Concern")}.get(note.stance or "", "")
    quoted = note.voice == "verbatim"
    if quoted:
        symbol, role = paint.VERBATIM
        said = ", ".join(part for part in (said, _words("in their own words")) if part)
    below = " · ".join(part for part in (note.interview_label, note.author_role or note.author_code, more) if part)
    heard = note.heard or note.typed
    day = day_and_time(heard).rpartition(" ")[0]
    below = f"{day} · {below}" if day else below
    return Row(key, note.text, clock_time(heard), symbol, role, said, below, italic=quoted)


def _also(numbers: Sequence[int]) -> str:
    if not numbers:
        return ""
    return _words("also behind paragraph {0}").format(", ".join(map(str, numbers)))


def _searched(note: NoteRow) -> str:
    return f"{note.text}\n{note.interview_label}\n{note.witness_name}\n{note.author_role}".lower()


def _words(text: str) -> str:
    return QCoreApplication.translate("evidence", text)
