"""The desk as it was left: the page and the interview that were open, kept on this laptop only."""

import json
from dataclasses import asdict, dataclass
from uuid import UUID

from inspector_app.storage.workbook import Workbook

_META = "desk"


@dataclass(frozen=True, slots=True)
class Desk:
    """What was open: a page of the window by name, and an interview."""

    page: str = ""
    interview: UUID | None = None


def left(workbook: Workbook) -> Desk:
    """Return what was open last, before the workbook was closed or the app stopped."""
    with workbook.reading() as reader:
        kept = json.loads(reader.meta(_META) or "{}")
    interview = kept.get("interview")
    return Desk(str(kept.get("page") or ""), UUID(interview) if interview else None)


def leave(workbook: Workbook, desk: Desk) -> None:
    """Remember what is open."""
    if left(workbook) != desk:
        kept = {**asdict(desk), "interview": str(desk.interview) if desk.interview else None}
        with workbook.noting() as store:
            store.set_meta(_META, json.dumps(kept))
