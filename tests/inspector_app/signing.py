"""A visit that names those who sign its letter, and what the letter's events say of them."""

from uuid import UUID

from inspector_app.domain.things import Event, Finding, Interview, Note, Weakness
from inspector_app.services import findings
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import brought

STOPPED = "The facts that are missing follow by post."
"""Why the small visit's letter, which lacks most facts, is signed all the same."""
SIGNATORIES = [
    {"organisation": "Ofsted", "name": "Ann Able", "role": "Regional Director"},
    {"organisation": "Ofsted", "name": "Ben Baker", "role": "HMI Lead Inspector"},
    {"organisation": "Care Quality Commission", "name": "Cay Cook", "role": "Chief Inspector"},
    {"organisation": "Care Quality Commission", "name": "Dee Dyer", "role": "CQC Inspector"},
]


def with_signatories(workbook: Workbook) -> Workbook:
    """Return the workbook, its visit with four signatories."""
    brought(workbook, visit={"id": "leeds-2022", "kind": "send_revisit", "area": "Leeds", "signatories": SIGNATORIES})
    return workbook


def judged(workbook: Workbook) -> Workbook:
    """Return the workbook with four signatories, its second weakness judged."""
    findings.judge(with_signatories(workbook), findings.weaknesses(workbook)[1].subject, "sufficient")
    return workbook


def first(workbook: Workbook, value: type[Finding | Interview | Note | Weakness]) -> UUID:
    """Return the subject of the first thing of a kind."""
    with workbook.reading() as reader:
        return reader.things(value)[0].subject


def event_lines(workbook: Workbook) -> list[tuple[str, str | None]]:
    """Return what the letter's events say, in their order, with the reasons."""
    with workbook.reading() as reader:
        found = sorted(reader.things(Event), key=lambda one: (one.at, one.id))
    return [(one.what, one.reason) for one in found]
