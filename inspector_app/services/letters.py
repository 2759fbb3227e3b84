"""The letter: composed from the record, checked, exported; each export leaves its mark in the letter's events."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import resources
from inspector_app.domain import guards
from inspector_app.domain.errors import InvalidError
from inspector_app.domain.guards import Objection
from inspector_app.domain.ids import new_id
from inspector_app.domain.letter import Exporter, Letter, Stamp
from inspector_app.domain.moments import now
from inspector_app.domain.plain import Fields
from inspector_app.domain.progress import Progress, no_progress
from inspector_app.services import events, files, proofs
from inspector_app.services.proofs import Proof
from inspector_app.storage import baselines
from inspector_app.storage.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of the letter that leaves the workbook; `file` is what it is called in the name of its file.

    Of a copy that `returns` this laptop keeps what it said, so that what comes back can be compared.
    """

    kind: str
    name: str
    file: str
    needs_guard: bool = False
    returns: bool = False


REVIEW = Copy("review", "review copy", "letter review", returns=True)
SIGNOFF = Copy("signoff", "sign-off copy", "letter sign-off", needs_guard=True)
PLAIN = Copy("letter", "letter", "letter")


def composed(workbook: Workbook) -> Letter:
    """Compose the letter as it would be exported now."""
    return proof(workbook).letter


def objections(workbook: Workbook) -> tuple[Objection, ...]:
    """Return what stands between the letter and its sign-off."""
    return proof(workbook).objections


def proof(workbook: Workbook) -> Proof:
    """Return the letter as it would be exported now, with what speaks against it."""
    with workbook.reading() as reader:
        return proofs.read(reader)


def export(
    workbook: Workbook,
    path: Path,
    copy: Copy,
    exporter: Callable[[Stamp], Exporter],
    reasons: Mapping[str, str] | None = None,
    progress: Progress = no_progress,
    given_for: Collection[Objection] | None = None,
) -> str:
    """Write a copy of the letter; return its SHA-256. The letter's events keep it.

    Args:
        workbook: The workbook.
        path: Where the copy shall lie; an existing file is replaced whole.
        copy: Which copy it is.
        exporter: Makes the exporter of that copy from the stamp it bears; it is a draft while a stop has no reason.
        reasons: Why it leaves although a rule of the guard says stop, by rule.
        progress: Told of two steps; once the file is written nothing stops.
        given_for: What the reasons were given for; without it they count for whatever their rules stop now.

    Raises:
        InvalidError: A stop of the guard is not gone and has no reason, or the organisation's own template cannot be
            used; nothing was written.
        NotWrittenError: The disk refused; a file that was there is as it was.
    """
    files.outside(workbook, path)
    reasons = reasons or {}
    if unknown := sorted(set(reasons) - guards.STOPS.keys()):
        raise InvalidError(
            f"“{unknown[0][:40]}” is not a rule that stops a letter; they are {', '.join(sorted(guards.STOPS))}."
        )
    read = proof(workbook)
    answered = [one for one in read.stops if reasons.get(one.rule) and (given_for is None or one in given_for)]
    unanswered = [one for one in read.stops if one not in answered]
    if copy.needs_guard:
        _refuse_stops(unanswered)
    progress(1, 2)
    subject, moment = new_id(), now()
    template = resources.letter_file(read.record.kind.letter, "template.docx")
    made = exporter(Stamp(template, moment, subject, is_draft=bool(unanswered)))
    fingerprint = files.make(path, lambda part: made.write(read.letter, part))
    told: Fields = {
        "sha256": fingerprint,
        "words": read.words,
        "reason": "; ".join(f"{rule}: {text}" for rule, text in sorted(reasons.items())) or None,
        "stops": proofs.told(answered) or None,
    }
    with workbook.deed(f"exported {copy.name}", path.name, fingerprint, final=True) as store:
        events.write(store, copy.name, told, subject=subject, at=moment)
        if copy.returns:
            baselines.keep(store.connection, fingerprint, read.letter.lines)
    progress(2, 2)
    return fingerprint


def _refuse_stops(stops: Sequence[Objection]) -> None:
    if not stops:
        return
    first = stops[0]  # told by its place and rule: its message may quote what is not for a log
    more = f" and {len(stops) - 1} more" if stops[1:] else ""
    raise InvalidError(
        f"The letter cannot go to sign-off yet: {first.place} ({first.rule}){more}; "
        "see what the guard says, put it right or give a reason for the rule."
    )
