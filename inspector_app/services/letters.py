"""The letter: composed from the record, checked, exported; each export leaves its mark in the letter's events."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from uuid import UUID

import resources
from inspector_app.domain import guards
from inspector_app.domain.composition import compose
from inspector_app.domain.errors import InvalidError
from inspector_app.domain.guards import Objection
from inspector_app.domain.ids import new_id
from inspector_app.domain.letter import Exporter, Letter, Stamp
from inspector_app.domain.moments import moment_text, now
from inspector_app.domain.progress import Progress, no_progress
from inspector_app.domain.things import Edit, Finding, Inspector, Interview, Standing
from inspector_app.domain.visit_record import VisitRecord
from inspector_app.handover import whole_file
from inspector_app.record.joining import settled
from inspector_app.services import spelling
from inspector_app.services.files import outside
from inspector_app.storage.listing import whole_notes
from inspector_app.storage.reading import Reader
from inspector_app.storage.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of the letter that leaves the workbook; `travels` says whether the letter's events keep it.

    `file` is what it is called in the name of its file.
    """

    kind: str
    name: str
    file: str
    travels: bool = False
    needs_guard: bool = False


REVIEW = Copy("review", "review copy", "letter review", travels=True)
SIGNOFF = Copy("signoff", "sign-off copy", "letter sign-off", travels=True, needs_guard=True)
PLAIN = Copy("letter", "letter", "letter")


def visit_record(reader: Reader) -> VisitRecord:
    """Return everything a letter is composed from, links read through joins."""
    joins = reader.same_as()
    findings: dict[UUID, list[Finding]] = {}
    for finding in reader.things(Finding):
        findings.setdefault(settled(finding.weakness, joins), []).append(finding)
    return VisitRecord(
        visit=reader.visit(),
        inspectors={one.subject: one for one in reader.things(Inspector)},
        weaknesses=tuple(reader.weaknesses()),
        interviews={one.subject: one for one in reader.things(Interview)},
        notes={one.subject: one for one in whole_notes(reader)},
        findings={weakness: tuple(found) for weakness, found in findings.items()},
        standing={one.id: one for one in reader.things(Standing)},
    )


def composed(workbook: Workbook) -> Letter:
    """Compose the letter as it would be exported now."""
    with workbook.reading() as reader:
        return compose(visit_record(reader))


def objections(workbook: Workbook) -> tuple[Objection, ...]:
    """Return what stands between the letter and its sign-off."""
    return proof(workbook)[1]


def proof(workbook: Workbook) -> tuple[Letter, tuple[Objection, ...]]:
    """Return the letter as it would be exported now, and what stands between it and its sign-off."""
    with workbook.reading() as reader:
        record, learnt = visit_record(reader), spelling.learnt_words(reader)
    letter = compose(record)
    return letter, guards.check(record, letter, learnt)


def export(
    workbook: Workbook,
    path: Path,
    copy: Copy,
    exporter: Callable[[Stamp], Exporter],
    reasons: Mapping[str, str] | None = None,
    progress: Progress = no_progress,
) -> str:
    """Write a copy of the letter; return its SHA-256.

    Args:
        workbook: The workbook.
        path: Where the copy shall lie; an existing file is replaced whole.
        copy: Which copy it is.
        exporter: Makes the exporter of that copy from the stamp it bears.
        reasons: Why a copy for sign-off leaves although a rule of the guard says stop, by rule.
        progress: Told of two steps; once the file is written nothing stops.

    Raises:
        InvalidError: A stop of the guard is not gone and has no reason, or the organisation's own template cannot be
            used; nothing was written.
        NotWrittenError: The disk refused; a file that was there is as it was.
    """
    outside(workbook, path)
    reasons = reasons or {}
    if unknown := sorted(set(reasons) - guards.STOPS.keys()):
        raise InvalidError(
            f"“{unknown[0][:40]}” is not a rule that stops a letter; they are {', '.join(sorted(guards.STOPS))}."
        )
    with workbook.reading() as reader:
        record, learnt = visit_record(reader), spelling.learnt_words(reader)
        code = reader.one(Inspector, workbook.author).code
    letter = compose(record)
    if copy.needs_guard:
        _refuse_stops(guards.check(record, letter, learnt), reasons)
    progress(1, 2)
    subject, moment = new_id(), now()
    template = resources.letter_file(record.kind.letter, "template.docx")
    made = exporter(Stamp(template, moment, subject))
    fingerprint = whole_file.make(path, lambda part: made.write(letter, part), _fingerprint)
    with workbook.deed(f"exported {copy.name}", path.name, fingerprint, final=True) as store:
        if copy.travels:
            said = "; ".join(f"{rule}: {text}" for rule, text in sorted(reasons.items())) or None
            event = {"at": moment_text(moment), "by": code, "what": copy.name, "sha256": fingerprint, "reason": said}
            store.write(Edit("event", subject, event))
    progress(2, 2)
    return fingerprint


def _refuse_stops(objections: Iterable[Objection], reasons: Mapping[str, str]) -> None:
    stops = [one for one in objections if one.level == "stop" and not reasons.get(one.rule)]
    if not stops:
        return
    first = stops[0]  # told by its place and rule: its message may quote what is not for a log
    more = f" and {len(stops) - 1} more" if stops[1:] else ""
    raise InvalidError(
        f"The letter cannot go to sign-off yet: {first.place} ({first.rule}){more}; "
        "see what the guard says, put it right or give a reason for the rule."
    )


def _fingerprint(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()
