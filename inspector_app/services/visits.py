"""The visit at a glance: what the window's frame shows."""

from dataclasses import dataclass

from inspector_app.domain.file_names import file_name
from inspector_app.domain.moments import now
from inspector_app.domain.things import Inspector, Interview, Visit, Weakness
from inspector_app.domain.visit_kind import VisitKind, visit_kind
from inspector_app.storage.listing import notes_by_interview
from inspector_app.storage.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Overview:
    """Facts and counts for the frame of the window."""

    visit: Visit
    kind: VisitKind
    inspector: Inspector
    weaknesses: tuple[Weakness, ...]
    notes: int
    judged: int
    decisions: int
    status: str


def overview(workbook: Workbook) -> Overview:
    """Return the visit's facts, who works here, and the counts beside the pages' names."""
    with workbook.reading() as reader:
        visit = reader.visit()
        weaknesses = tuple(reader.weaknesses())
        return Overview(
            visit=visit,
            kind=visit_kind(visit.kind),
            inspector=reader.one(Inspector, workbook.author),
            weaknesses=weaknesses,
            notes=sum(notes_by_interview(reader).values()),
            judged=sum(weakness.judgement is not None for weakness in weaknesses),
            decisions=len(reader.decisions()),
            status=reader.course().present,
        )


def kind(workbook: Workbook) -> VisitKind:
    """Return the kind of the visit.

    Raises:
        InvalidError: This version does not know it.
    """
    with workbook.reading() as reader:
        return visit_kind(reader.visit().kind)


def suggested_name(workbook: Workbook, what: str, suffix: str) -> str:
    """Return the name that is suggested for a file made today: area, kind of visit, what it is, and the day."""
    with workbook.reading() as reader:
        visit = reader.visit()
    return file_name(visit.area, visit.kind, what, now().date(), suffix)


def team(workbook: Workbook) -> dict[str, Inspector]:
    """Return the inspectors of the visit by their ids as text, those who left it too."""
    with workbook.reading() as reader:
        return {str(one.subject): one for one in reader.things(Inspector, deleted=True)}


def labels(workbook: Workbook) -> dict[str, str]:
    """Return what interviews and weaknesses are called, by their ids as text; deleted and joined ones too."""
    with workbook.reading() as reader:
        found = {str(one.subject): one.label for one in reader.things(Interview, deleted=True)}
        return found | {str(one.subject): one.label for one in reader.things(Weakness, deleted=True)}
