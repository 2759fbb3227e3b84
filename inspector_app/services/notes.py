"""Notes: captured, rewritten, marked, deleted and restored; listed and searched."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from inspector_app.domain.errors import InvalidError
from inspector_app.domain.evidence import NoteRow
from inspector_app.domain.ids import new_id
from inspector_app.domain.moments import instant, is_moment, moment_text, now
from inspector_app.domain.plain import Plain, worded
from inspector_app.domain.progress import Progress, in_parts, no_progress
from inspector_app.domain.shaping import member_name
from inspector_app.domain.things import Edit, Interview, Note
from inspector_app.domain.visit_kind import visit_kind
from inspector_app.services import write_ups
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
    later: bool = False,
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
        later: Whether it is to be written up later.

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
        kept = store.one(Note, made.subject)
        if later:
            write_ups.put(store, kept)
        return kept


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
    about: str | None = None
    interview: UUID | None = None


def editing(workbook: Workbook, note: UUID) -> Editing:
    """Return a note to be edited: what shows and its parents, of one moment."""
    with workbook.reading() as reader:
        shown = reader.one(Note, note)
        seen = reader.parents([note], ["text", "stance", "voice", "about", "heard", "typed"])[note]
    heard = shown.heard or shown.typed
    marks = shown.tags, shown.stance, shown.voice, heard
    return Editing(note, shown.text, *marks, seen, shown.about, shown.interview)


def revise(
    workbook: Workbook,
    begun: Editing,
    *,
    text: str,
    tags: Iterable[UUID],
    stance: str | None,
    voice: str | None,
    about: str | None = None,
    heard: str | None = None,
    later: bool = False,
    written_up: bool = True,
    interview: UUID | None = None,
) -> Note:
    """Change a note in what differs from how it stood when editing began, all in one change that knew only that.

    What a colleague changed meanwhile stays, or becomes a decision. A note that was to be written up is so with this:
    it counts as typed now, and heard when it was heard. Where nothing differs nothing is written. Where the note is not
    here any more (the merge that brought it was undone, or its words were erased), what was typed becomes a new note
    and its draft is forgotten.

    Args:
        workbook: The workbook.
        begun: The note as editing began.
        text: What it shall say.
        tags: The weaknesses it shall be held against.
        stance: A code of the visit's kind, or nothing.
        voice: A code of the visit's kind, or nothing.
        about: A code of the visit's kind, or nothing.
        heard: When it was heard, where that is corrected.
        later: Whether it is to be written up later, still or again.
        written_up: Whether a note that was to be written up is so with this; one that is only left is not.
        interview: Where it becomes a new note because its own interview is not here any more either.

    Raises:
        InvalidError: The text is empty, or a code is not known.
    """
    if _has_vanished(workbook, begun.note):
        anew = capture(
            workbook,
            interview=_there(workbook, begun.interview, interview),
            text=text,
            heard=heard or begun.heard or moment_text(now()),
            tags=tags,
            stance=stance,
            voice=voice,
            about=about,
            later=later,
        )
        workbook.drafts.drop(begun.note, "text")
        return anew
    fields = differences(begun, text=text, tags=tags, stance=stance, voice=voice, about=about, heard=heard)
    with workbook.reading() as reader:
        note = reader.one(Note, begun.note)
        if written_up and not later and write_ups.is_waiting(reader, note):
            fields["typed"] = _typed_after(note.typed)
    if not fields and not later:
        return note
    with workbook.deed("revised a note", str(begun.note)) as store:
        _check_codes(store, fields)
        store.write(Edit("note", begun.note, fields, begun.seen))
        revised = store.one(Note, begun.note)
        if later:
            write_ups.put(store, revised)
        return revised


def differences(
    begun: Editing,
    *,
    text: str,
    tags: Iterable[UUID],
    stance: str | None,
    voice: str | None,
    about: str | None = None,
    heard: str | None = None,
) -> dict[str, Plain]:
    """Return what is not as it stood when editing began, as the fields of a change; empty when all of it is.

    Raises:
        InvalidError: The text is empty.
    """
    wanted, before = set(tags), set(begun.tags)
    fields: dict[str, Plain] = {member_name("tag", tag): tag in wanted for tag in wanted ^ before}
    if (kept := worded(text, _EMPTY)) != begun.text.strip():
        fields["text"] = kept
    marks = (("stance", stance, begun.stance), ("voice", voice, begun.voice), ("about", about, begun.about))
    fields |= {name: code for name, code, shown in marks if code != shown}
    if heard is not None and heard != begun.heard:
        fields["heard"] = heard
    return fields


def _has_vanished(workbook: Workbook, note: UUID) -> bool:
    """Tell whether a note is not here any more, or only as one whose words were erased."""
    with workbook.reading() as reader:
        state = reader.states([note]).get(note)
    return state is None or (state.gone and "text" in state.erased)


def _there(workbook: Workbook, *interviews: UUID | None) -> UUID:
    """Return the first of some interviews that is here."""
    with workbook.reading() as reader:
        known = {one.subject for one in reader.things(Interview)}
    for interview in interviews:
        if interview in known:
            return interview
    raise InvalidError("This note and its interview are not here any more; choose an interview, then keep it there.")


def _typed_after(earlier: str | None) -> str:
    """Return the moment of now, at least a second after an earlier one, or one could not tell them apart."""
    moment = now()
    if earlier and is_moment(earlier) and instant(earlier) + 1 > moment.timestamp():
        moment += timedelta(seconds=instant(earlier) + 1 - moment.timestamp())
    return moment_text(moment)


def mark(workbook: Workbook, note: UUID, **codes: str | None) -> Note:
    """Set or clear a note's stance, voice or about."""
    with workbook.deed("marked a note", str(note)) as store:
        _check_codes(store, codes)
        store.write(Edit("note", note, dict(codes)))
        return store.one(Note, note)


def mark_all(
    workbook: Workbook, notes: Collection[UUID], field: str, code: str | None, progress: Progress = no_progress
) -> int:
    """Set or clear the stance, voice or about of notes in one deed; return how many there are.

    Raises:
        InvalidError: The code is not known.
    """
    with workbook.deed("marked notes", str(len(notes))) as store:
        _check_codes(store, {field: code})
        for part in in_parts([Edit("note", note, {field: code}) for note in notes], progress):
            store.write(*part)
        return len(notes)


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


def some(workbook: Workbook, notes: Collection[UUID]) -> tuple[NoteRow, ...]:
    """Return some notes as rows in the order in which they were heard; deleted ones are left out."""
    with workbook.reading() as reader:
        return note_rows(reader, visit_kind(reader.visit().kind), only=notes)


def found(workbook: Workbook, words: str, limit: int = 100) -> list[UUID]:
    """Return the newest notes that hold all words."""
    with workbook.reading() as reader:
        return reader.search(words, limit)


def _check_codes(reader: Reader, fields: dict[str, Plain] | dict[str, str | None]) -> None:
    given = {name: code for name in ("stance", "voice", "about") if (code := fields.get(name)) is not None}
    kind = visit_kind(reader.visit().kind) if given else None
    for name, code in given.items():
        if kind is not None and code not in kind.codes(name):
            raise InvalidError(f"“{code}” is not a {name} that this kind of visit knows.")
