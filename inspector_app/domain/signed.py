"""What a letter prints and what it rests on, as texts that tell whether either has changed since it was signed."""

import json
from dataclasses import asdict
from hashlib import sha256
from uuid import UUID

from inspector_app.domain.kinds import KINDS
from inspector_app.domain.letter import Letter
from inspector_app.domain.things import Finding, Thing
from inspector_app.domain.visit_record import VisitRecord

_PRINTED = {"visit": frozenset(KINDS["visit"].fields) - {"event_number"}, "note": frozenset(KINDS["note"].fields)}


def digest(text: str) -> str:
    """Return the SHA-256 of a text, in hexadecimal digits."""
    return sha256(text.encode()).hexdigest()


def plain_text(letter: Letter) -> str:
    """Return all that a letter prints, one line each."""
    lines = [*letter.sender, letter.date.text]
    for block in letter.addressees:
        lines += block
    lines += [letter.salutation.text, letter.title.text, *(one.text for one in letter.introduction)]
    lines.append(letter.findings_heading.text)
    for section in letter.sections:
        parts = (section.lead_in, section.title, *section.findings, section.judgement)
        lines += [part.text for part in parts]
    lines += [one.text for one in (letter.next_steps, letter.valediction, *letter.signed_by)]
    lines += letter.signature_heads
    for row in letter.signature_rows:
        lines += [f"{cell.name}, {cell.role}" if cell else "" for cell in row]
    return "\n".join([*lines, *letter.copies]) + "\n"


def basis(record: VisitRecord) -> str:
    """Return all in a record that its letter rests on, whatever the wording of this app.

    The facts it prints, titles, judgements, paragraphs, changed standing text, and the notes behind the paragraphs.
    """
    told = {
        "visit": _fields(record.visit, "visit"),
        "weaknesses": [
            [one.title, one.judgement, [_paragraph(finding, record) for finding in record.findings_of(one)]]
            for one in record.weaknesses
        ],
        "standing": {key: one.text for key, one in record.standing.items()},
    }
    return json.dumps(told, sort_keys=True, default=str)


def _paragraph(finding: Finding, record: VisitRecord) -> list[object]:
    return [finding.text, [[link.sentence, *_evidence(link.note, record)] for link in finding.evidence]]


def _evidence(subject: UUID, record: VisitRecord) -> list[object]:
    """Return what a note says and who said it; nothing where it is deleted."""
    note = record.notes.get(subject)
    interview = record.interviews.get(note.interview) if note else None
    return [subject, note and _fields(note, "note"), interview and interview.witness_kind]


def _fields(thing: Thing, kind: str) -> dict[str, object]:
    """Return the fields that hold something: one that a later version adds leaves what was signed before as it was."""
    told = asdict(thing)
    return {name: value for name in _PRINTED[kind] if (value := told[name]) not in (None, "", ())}
