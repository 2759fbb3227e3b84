"""Drafts: kept while typing, sealed by the deed that keeps the text, offered again after a crash."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from inspector_app.domain.ids import new_id
from inspector_app.domain.plain import Plain, clean, is_blank
from inspector_app.domain.things import Note
from inspector_app.domain.word_difference import added
from inspector_app.record.change import Change
from inspector_app.storage.drafts import Draft as Draft  # the window names the type through here
from inspector_app.storage.reading import Reader
from inspector_app.storage.workbook import DAMAGED_DRAFTS, Workbook

_Histories = Mapping[UUID, Sequence[Change]]


def keep(workbook: Workbook, draft: Draft) -> Draft:
    """Keep what is being typed, cleaned as the note will be; a text of which nothing shows forgets the draft."""
    kept = replace(draft, text=clean(draft.text))
    if is_blank(draft.text):
        workbook.drafts.drop(draft.subject, draft.field)
    else:
        workbook.drafts.keep(kept)
    return kept


def drop(workbook: Workbook, subject: UUID, field: str = "text") -> None:
    """Forget a draft: its text was sealed, or thrown away by a person."""
    workbook.drafts.drop(subject, field)


def forget(workbook: Workbook, subject: UUID) -> None:
    """Leave nothing of what was typed on an erased thing, in the log or in damaged drafts that were set aside too."""
    workbook.drafts.forget(subject)
    _remove_damaged(workbook)


def offered(workbook: Workbook) -> list[Draft]:
    """Return the drafts that are there, the oldest first; after a crash they are offered, never sealed unasked.

    One that was sealed or erased just before the crash is forgotten: offered, it would put an older wording in place of
    what stands there.
    """
    found = workbook.drafts.all()
    if not found:
        return []
    with workbook.reading() as reader:
        deeds = {(deed.what, name) for deed in reader.deeds() for name in deed.changes}
        histories = reader.changes_of({draft.subject for draft in found})
    sealed = [
        draft
        for draft in found
        if any(
            (str(draft.subject), change.id) in deeds and _seals(change, draft) for change in histories[draft.subject]
        )
    ]
    for draft in sealed:
        drop(workbook, draft.subject, draft.field)
    _release(workbook)
    return workbook.drafts.all()


def bring_over(workbook: Workbook, found: Sequence[Draft]) -> int:
    """Keep the drafts of another workbook of the same record and inspector; return how many there were to keep.

    Those whose text the record holds, or that were erased by the same inspector, are left out.
    """
    with workbook.reading() as reader:
        histories = reader.changes_of({draft.subject for draft in found})
    author = str(workbook.author)
    for draft in found:
        own = [change for change in histories[draft.subject] if change.author == author and _seals(change, draft)]
        if not any(draft.seen or change.erase or _goes_on(change, draft) for change in own):
            keep(workbook, draft)
    _release(workbook)
    return len(workbook.drafts.all())


def release_erased(workbook: Workbook) -> None:
    """Leave no erased words in the drafts, their log or damaged ones, after an erase came in from elsewhere.

    The words that the person here typed stay, as the draft of a new note. A draft in which none were typed yet goes.

    Raises:
        WorkbookError: The log could not be emptied.
    """
    _release(workbook)
    workbook.drafts.empty_log()
    _remove_damaged(workbook)


def _release(workbook: Workbook) -> None:
    found = workbook.drafts.all()
    with workbook.reading() as reader:
        histories = reader.changes_of({draft.subject for draft in found})
        kept = [_released(reader, draft, histories[draft.subject]) for draft in found]
    for draft, others in zip(found, kept, strict=True):
        if others != [draft]:
            workbook.drafts.put_instead(draft, others)


def _remove_damaged(workbook: Workbook) -> None:
    for path in workbook.folder.glob(f"{DAMAGED_DRAFTS}*"):
        path.unlink(missing_ok=True)


def _seals(change: Change, draft: Draft) -> bool:
    """Tell whether a deed on a draft's thing has kept its text, or erased the thing for good.

    The change of one that kept it names the parents that the draft has seen.
    """
    return bool(change.erase) or (draft.field in change.fields and set(change.parents) == set(draft.seen))


def _goes_on(change: Change, draft: Draft) -> bool:
    """Tell whether a change holds the text of a draft, which may have been kept some keystrokes before it."""
    text = None if change.set is None else change.set.get(draft.field)
    return isinstance(text, str) and text.startswith(draft.text.strip())


def _released(reader: Reader, draft: Draft, history: Sequence[Change]) -> list[Draft]:
    """Return what stays of a draft whose thing may have lost words: itself, what was typed as a new note, or nothing.

    What a draft began with stands in `rest`: a note's in `begun`, a paragraph's as `shown`.
    """
    if all(change.content is not None for change in history):
        return [draft]
    begun, shown = draft.rest.get("begun"), draft.rest.get("shown")
    words = str(begun.get("text") or "") if isinstance(begun, dict) else str(shown or "")
    held = [str(change.set.get(draft.field)).strip() for change in history if change.set is not None]
    if not words or words.strip() in held:
        return [draft]
    own = added(words, draft.text)
    if is_blank(own):
        return []
    if not isinstance(begun, dict):
        return [replace(draft, text=own, rest={**draft.rest, "shown": ""})]
    interview = _interview(reader, draft)
    rest: dict[str, Plain] = {name: value for name, value in draft.rest.items() if name != "begun"}
    rest |= {"interview": interview, "heard": rest.get("heard") or begun.get("heard")}
    return [replace(draft, subject=new_id(), text=own, caret=len(own), seen=(), rest=rest)]


def _interview(reader: Reader, draft: Draft) -> Plain:
    """Return the interview of an erased note, else the one that was chosen when it was typed."""
    [*found] = reader.things(Note, deleted=True, subjects=[draft.subject])
    return str(found[0].interview) if found else draft.rest.get("interview")
