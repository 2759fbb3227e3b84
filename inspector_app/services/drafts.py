"""Drafts: kept while typing, sealed by the deed that keeps the text, offered again after a crash."""

from uuid import UUID

from inspector_app.domain.plain import clean
from inspector_app.storage.drafts import Draft as Draft  # the window names the type through here
from inspector_app.storage.workbook import Workbook


def keep(workbook: Workbook, draft: Draft) -> None:
    """Keep what is being typed; an empty text forgets the draft."""
    text = clean(draft.text)
    if text.strip():
        workbook.drafts.keep(draft)
    else:
        workbook.drafts.drop(draft.subject, draft.field)


def drop(workbook: Workbook, subject: UUID, field: str = "text") -> None:
    """Forget a draft: its text was sealed, or thrown away by a person."""
    workbook.drafts.drop(subject, field)


def offered(workbook: Workbook) -> list[Draft]:
    """Return the drafts that are there, the oldest first; after a crash they are offered, never sealed unasked."""
    return workbook.drafts.all()
