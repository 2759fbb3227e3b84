"""Drafts: kept while typing, sealed by the deed that keeps the text, offered again after a crash."""

from dataclasses import replace
from uuid import UUID

from inspector_app.domain.plain import clean, is_blank
from inspector_app.storage.drafts import Draft as Draft  # the window names the type through here
from inspector_app.storage.reading import Reader
from inspector_app.storage.workbook import Workbook


def keep(workbook: Workbook, draft: Draft) -> None:
    """Keep what is being typed, cleaned as the note will be; a text of which nothing shows forgets the draft."""
    if is_blank(draft.text):
        workbook.drafts.drop(draft.subject, draft.field)
    else:
        workbook.drafts.keep(replace(draft, text=clean(draft.text)))


def drop(workbook: Workbook, subject: UUID, field: str = "text") -> None:
    """Forget a draft: its text was sealed, or thrown away by a person."""
    workbook.drafts.drop(subject, field)


def offered(workbook: Workbook) -> list[Draft]:
    """Return the drafts that are there, the oldest first; after a crash they are offered, never sealed unasked.

    One that was sealed or erased just before the crash is forgotten: offered, it would put an older wording in place of
    what stands there.
    """
    found = workbook.drafts.all()
    if not found:
        return []
    with workbook.reading() as reader:
        sealed = _sealed(reader, found)
    for draft in sealed:
        drop(workbook, draft.subject, draft.field)
    return [draft for draft in found if draft not in sealed]


def _sealed(reader: Reader, found: list[Draft]) -> list[Draft]:
    """Return the drafts whose text a deed on their thing has kept, or erased for good.

    The change of one that kept it names the parents that the draft has seen.
    """
    deeds = {(deed.what, name) for deed in reader.deeds() for name in deed.changes}
    histories = reader.changes_of({draft.subject for draft in found})
    return [
        draft
        for draft in found
        if any(
            (str(draft.subject), change.id) in deeds
            and (change.erase or (draft.field in change.fields and set(change.parents) == set(draft.seen)))
            for change in histories[draft.subject]
        )
    ]
