"""The standing text of the letter, changed for this one letter and put back: each change is one of the record."""

from uuid import UUID

from inspector_app.domain.composition import compose
from inspector_app.domain.errors import InvalidError
from inspector_app.domain.ids import subject_of
from inspector_app.domain.moments import moment_text, now
from inspector_app.domain.standing import StandingText, accepted, shipped_text, texts_of
from inspector_app.domain.things import Edit, Standing
from inspector_app.record.state import GONE, ID
from inspector_app.services import drafts
from inspector_app.services.drafts import Draft
from inspector_app.services.proofs import visit_record
from inspector_app.storage.workbook import Workbook


def texts(workbook: Workbook) -> tuple[StandingText, ...]:
    """Return the standing texts of the letter as it is now, in the order in which they are read."""
    with workbook.reading() as reader:
        record = visit_record(reader)
    return texts_of(record, compose(record))


def change(workbook: Workbook, key: str, text: str) -> str:
    """Let a standing text read otherwise in this letter; return it as it reads now. Its shipped wording puts it back.

    Args:
        workbook: The workbook.
        key: The key of a sentence of the wording, or the anchor of a standing paragraph.
        text: The new wording; what is filled in from the visit stands in braces, as in `{area}`.

    Raises:
        InvalidError: The key is none of this letter's, or the text cannot stand there.
    """
    with workbook.reading() as reader:
        record = visit_record(reader)
    given = accepted(record, key, text)
    if given == shipped_text(record, key):
        if key in record.standing:
            put_back(workbook, key)
        return given
    before = record.standing.get(key)
    if before is not None and before.text == given:
        return given
    with workbook.deed("changed standing text", key) as store:
        subject = before.subject if before else _subject(workbook, key)
        store.write(Edit("standing", subject, {ID: key, "text": given, **({} if before else {GONE: False})}))
        return given


def put_back(workbook: Workbook, key: str) -> int:
    """Let a standing text read again as it ships; return how many changes were put back.

    What it read in between stays in the record.

    Raises:
        InvalidError: It was not changed.
    """
    with workbook.deed("put standing text back", key) as store:
        found = [one for one in store.things(Standing) if one.id == key]
        if not found:
            raise InvalidError("This text was not changed for this letter.")
        store.write(*(Edit("standing", one.subject, {GONE: True}) for one in found))
        return len(found)


def keep_draft(workbook: Workbook, key: str, text: str) -> Draft:
    """Keep what is being typed in place of a standing text, for after a crash."""
    subject, moment = _subject(workbook, key), moment_text(now())
    draft = Draft(subject=subject, field="text", kind="standing", text=text, rest={"key": key}, at=moment)
    return drafts.keep(workbook, draft)


def forget_draft(workbook: Workbook, key: str) -> None:
    """Forget what was typed in place of a standing text: it was kept, or thrown away."""
    drafts.drop(workbook, _subject(workbook, key))


def unfinished(workbook: Workbook) -> dict[str, str]:
    """Return what a crash has left of standing texts that were being typed, by key."""
    return {str(draft.rest["key"]): draft.text for draft in drafts.offered(workbook) if draft.kind == "standing"}


def _subject(workbook: Workbook, key: str) -> UUID:
    return subject_of(workbook.record, "standing", key)
