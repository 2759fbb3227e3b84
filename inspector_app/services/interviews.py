"""Interviews: started, ended, listed; their codes are made for the inspector."""

import re
from dataclasses import dataclass
from uuid import UUID

from inspector_app.domain.errors import InvalidError
from inspector_app.domain.ids import new_id
from inspector_app.domain.moments import instant, moment_text, now
from inspector_app.domain.plain import Plain, clean, is_blank
from inspector_app.domain.shaping import member_name
from inspector_app.domain.things import Edit, Inspector, Interview
from inspector_app.domain.visit_kind import Witness, visit_kind
from inspector_app.record.joining import settled
from inspector_app.storage.listing import notes_by_interview
from inspector_app.storage.reading import Reader
from inspector_app.storage.workbook import Workbook

LONGEST_LABEL = 500
"""The most characters of an interview's title, setting or people."""


@dataclass(frozen=True, slots=True)
class InterviewRow:
    """One interview for a list, with its witness kind in words and how many notes it brought."""

    interview: Interview
    witness: Witness
    notes: int


def start(workbook: Workbook, witness_kind: str, title: str = "", setting: str = "", people: str = "") -> Interview:
    """Start an interview now, with the workbook's inspector present; its code is made for it.

    Raises:
        InvalidError: The visit's kind does not know the witness kind, or a text is far too long for a label.
    """
    with workbook.deed("started an interview") as store:
        witnesses = visit_kind(store.visit().kind).witnesses
        if witness_kind not in witnesses:
            raise InvalidError(f"“{witness_kind}” is not a witness kind of this visit.")
        fields: dict[str, Plain] = {
            "code": _next_code(store, workbook.author, witnesses[witness_kind].letter),
            "witness_kind": witness_kind,
            "title": _label(title),
            "setting": _label(setting),
            "people": _label(people),
            "started": moment_text(now()),
            member_name("inspector", workbook.author): True,
        }
        subject = new_id()
        store.write(Edit("interview", subject, fields))
        return store.one(Interview, subject)


def end(workbook: Workbook, interview: UUID) -> Interview:
    """Note that an interview ends now."""
    with workbook.deed("ended an interview", str(interview)) as store:
        store.write(Edit("interview", interview, {"ended": moment_text(now())}))
        return store.one(Interview, interview)


def listed(workbook: Workbook) -> tuple[InterviewRow, ...]:
    """Return the interviews in the order in which they started; those joined to another are counted with it."""
    with workbook.reading() as reader:
        kind = visit_kind(reader.visit().kind)
        joins = reader.same_as()
        counts = notes_by_interview(reader)
        interviews = [one for one in reader.things(Interview) if settled(one.subject, joins) == one.subject]
    rows = [InterviewRow(one, kind.witness(one.witness_kind), counts.get(one.subject, 0)) for one in interviews]
    return tuple(sorted(rows, key=_when_started))


def _label(text: str) -> str | None:
    kept = clean(text).strip()
    if len(kept) > LONGEST_LABEL:
        raise InvalidError(
            f"What an interview is called has at most {LONGEST_LABEL} characters; take the rest as a note."
        )
    return None if is_blank(kept) else kept


def _when_started(row: InterviewRow) -> tuple[float, str]:
    started = row.interview.started
    return instant(started) if started else 0.0, row.interview.id


def _next_code(reader: Reader, author: UUID, letter: str) -> str:
    """Return the next code of an inspector for a witness's letter: `A-P3` after `A-P2`.

    The inspector's code is part of it, so that two laptops never make the same.
    """
    own = reader.one(Inspector, author).code
    pattern = re.compile(re.escape(f"{own}-{letter}") + r"(\d+)")
    taken = [
        int(match[1]) for one in reader.things(Interview, deleted=True) if (match := pattern.fullmatch(one.code or ""))
    ]
    return f"{own}-{letter}{max(taken, default=0) + 1}"
