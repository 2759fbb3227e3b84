"""Notes: captured, rewritten, marked, deleted and restored; listed and searched."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from inspector_app.domain.errors import InvalidError
from inspector_app.domain.evidence import NoteRow
from inspector_app.domain.ids import new_id
from inspector_app.domain.moments import moment_text, now
from inspector_app.domain.plain import Plain, worded
from inspector_app.domain.shaping import member_name
from inspector_app.domain.things import Edit, Note
from inspector_app.domain.visit_kind import visit_kind
from inspector_app.storage.listing import note_rows
from inspector_app.storage.reading import Reader
from inspector_app.storage.workbook import Workbook

VERBATIM = "verbatim"
"""The voice of a quotation."""

_EMPTY = "A note needs at least one word; delete it if it is not wanted."


def capture(
    workbook: Workbook,
    *,
    interview: UUID,
    text: str,
    heard: str,
    tags: Iterable[UUID] = (),
    stance: str | None = None,
    voice: str | None = None,
    about: str | None = None,
    subject: UUID | None = None,
) -> Note:
    """Keep a new note of an interview by the workbook's inspector.

    Args:
        workbook: The workbook.
        interview: The interview it was heard in.
        text: What was written down.
        heard: The moment of the first keystroke.
        tags: The weaknesses it is held against.
        stance: A code of the visit's kind, or nothing.
        voice: A code of the visit's kind, or nothing.
        about: A code of the visit's kind, or nothing.
        subject: The note's identity, where a draft has given it one already.

    Raises:
        InvalidError: The text is empty, or a code is not known.
    """
    fields: dict[str, Plain] = {
        "interview": str(interview),
        "author": str(workbook.author),
        "text": worded(text, _EMPTY),
        "heard": heard,
        "typed": moment_text(now()),
        "stance": stance,
        "voice": voice,
        "about": about,
    }
    fields |= {member_name("tag", weakness): True for weakness in tags}
    made = Edit("note", subject or new_id(), fields)
    with workbook.deed("took a note", str(made.subject)) as store:
        _check_codes(store, fields)
        store.write(made)
        return store.one(Note, made.subject)


def rewrite(workbook: Workbook, note: UUID, text: str, seen: tuple[str, ...] | None = None) -> Note:
    """Change a note's text; the earlier wording stays in the record.

    `seen` are the parents from when typing began, so that what came in meanwhile is not overwritten unseen.
    """
    with workbook.deed("rewrote a note", str(note)) as store:
        store.write(Edit("note", note, {"text": worded(text, _EMPTY)}, seen))
        return store.one(Note, note)


@dataclass(frozen=True, slots=True)
class Editing:
    """A note as it stood on the screen when editing began, with the parents that a change of it will name."""

    note: UUID
    text: str
    tags: tuple[UUID, ...]
    stance: str | None
    voice: str | None
    heard: str | None
    seen: tuple[str, ...]


def editing(workbook: Workbook, note: UUID) -> Editing:
    """Return a note to be edited: what shows and its parents, of one moment."""
    with workbook.reading() as reader:
        shown = reader.one(Note, note)
        seen = reader.parents([note], ["text", "stance", "voice"])[note]
    return Editing(note, shown.text, shown.tags, shown.stance, shown.voice, shown.heard or shown.typed, seen)


def revise(
    workbook: Workbook,
    begun: Editing,
    *,
    text: str,
    tags: Iterable[UUID],
    stance: str | None,
    voice: str | None,
) -> Note:
    """Change a note in what differs from how it stood when editing began, all in one change that knew only that.

    What a colleague changed meanwhile stays, or becomes a decision. A voice other than the witness's own words stays
    when the quotation is switched neither on nor off.
    """
    wanted, before = set(tags), set(begun.tags)
    fields: dict[str, Plain] = {member_name("tag", tag): tag in wanted for tag in wanted ^ before}
    if (kept := worded(text, _EMPTY)) != begun.text.strip():
        fields["text"] = kept
    if stance != begun.stance:
        fields["stance"] = stance
    if (voice == VERBATIM) != (begun.voice == VERBATIM):
        fields["voice"] = voice
    with workbook.deed("revised a note", str(begun.note)) as store:
        _check_codes(store, fields)
        store.write(Edit("note", begun.note, fields, begun.seen))
        return store.one(Note, begun.note)


def mark(workbook: Workbook, note: UUID, **codes: str | None) -> Note:
    """Set or clear a note's stance, voice or about."""
    with workbook.deed("marked a note", str(note)) as store:
        _check_codes(store, codes)
        store.write(Edit("note", note, dict(codes)))
        return store.one(Note, note)


def delete(workbook: Workbook, note: UUID) -> None:
    """Delete a note; it stays in the record and can be restored."""
    with workbook.deed("deleted a note", str(note)) as store:
        store.write(Edit("note", note, {"gone": True}))


def restore(workbook: Workbook, note: UUID) -> Note:
    """Bring a deleted note back."""
    with workbook.deed("restored a note", str(note)) as store:
        store.write(Edit("note", note, {"gone": False}))
        return store.one(Note, note)


def one(workbook: Workbook, note: UUID) -> Note:
    """Return one note."""
    with workbook.reading() as reader:
        return reader.one(Note, note)


def listed(workbook: Workbook, interview: UUID | None = None) -> tuple[NoteRow, ...]:
    """Return the notes of the visit, or of one interview, as rows in the order in which they were heard."""
    with workbook.reading() as reader:
        return note_rows(reader, visit_kind(reader.visit().kind), interview)


def found(workbook: Workbook, words: str, limit: int = 100) -> list[UUID]:
    """Return the newest notes that hold all words."""
    with workbook.reading() as reader:
        return reader.search(words, limit)


def _check_codes(reader: Reader, fields: dict[str, Plain] | dict[str, str | None]) -> None:
    kind = visit_kind(reader.visit().kind)
    for name in ("stance", "voice", "about"):
        code = fields.get(name)
        if code is not None and code not in kind.codes(name):
            raise InvalidError(f"“{code}” is not a {name} that this kind of visit knows.")
