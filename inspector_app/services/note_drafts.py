"""What is being typed as a note, as a draft on the disk and back: text, chips, and what an edit began with."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from inspector_app.domain.plain import Plain
from inspector_app.services.drafts import Draft
from inspector_app.services.notes import Editing


@dataclass(frozen=True, slots=True)
class TypedNote:
    """A note that is not in the record yet, or the edit of one that is (`begun`); moments are ISO texts."""

    interview: UUID | None
    text: str
    tags: tuple[UUID, ...]
    stance: str | None
    voice: str | None
    first_key: str
    begun: Editing | None = None


def draft_of(subject: UUID, typed: TypedNote, *, caret: int, at: str) -> Draft:
    """Return the draft that keeps a typed note under its subject."""
    rest: dict[str, Plain] = {
        "interview": str(typed.interview) if typed.interview else None,
        **_marks(typed.tags, typed.stance, typed.voice),
    }
    begun = typed.begun
    if begun is not None:
        rest["begun"] = {"text": begun.text, "heard": begun.heard, **_marks(begun.tags, begun.stance, begun.voice)}
    return Draft(
        subject=subject,
        field="text",
        kind="note",
        text=typed.text,
        caret=caret,
        seen=begun.seen if begun else (),
        rest=rest,
        started=typed.first_key,
        at=at,
    )


def typed_of(draft: Draft) -> TypedNote:
    """Return what was typed, from its draft."""
    rest = draft.rest
    interview, began = rest.get("interview"), rest.get("begun")
    tags, stance, voice = _read(rest)
    begun = None
    if isinstance(began, dict):
        heard = began.get("heard")
        begun = Editing(
            draft.subject,
            str(began.get("text") or ""),
            *_read(began),
            heard=heard if isinstance(heard, str) else None,
            seen=draft.seen,
        )
    where = UUID(interview) if isinstance(interview, str) else None
    return TypedNote(where, draft.text, tags, stance, voice, draft.started, begun)


def _marks(tags: tuple[UUID, ...], stance: str | None, voice: str | None) -> dict[str, Plain]:
    return {"tags": [str(tag) for tag in tags], "stance": stance, "voice": voice}


def _read(rest: Mapping[str, Plain]) -> tuple[tuple[UUID, ...], str | None, str | None]:
    tags, stance, voice = rest.get("tags"), rest.get("stance"), rest.get("voice")
    return (
        tuple(UUID(str(tag)) for tag in tags) if isinstance(tags, list) else (),
        stance if isinstance(stance, str) else None,
        voice if isinstance(voice, str) else None,
    )
