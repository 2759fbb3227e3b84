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
    about: str | None = None
    heard: str | None = None
    """A time that was given by hand, as a moment."""


def draft_of(subject: UUID, typed: TypedNote, *, caret: int, at: str) -> Draft:
    """Return the draft that keeps a typed note under its subject."""
    rest: dict[str, Plain] = {
        "interview": str(typed.interview) if typed.interview else None,
        **_marks(typed.tags, typed.stance, typed.voice, typed.about),
        "heard": typed.heard,
    }
    begun = typed.begun
    if begun is not None:
        marks = _marks(begun.tags, begun.stance, begun.voice, begun.about)
        where = str(begun.interview) if begun.interview else None
        rest["begun"] = {"text": begun.text, "heard": begun.heard, "interview": where, **marks}
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
    began = rest.get("begun")
    begun = None
    if isinstance(began, dict):
        begun = Editing(
            draft.subject,
            str(began.get("text") or ""),
            _tags(began),
            _code(began, "stance"),
            _code(began, "voice"),
            _code(began, "heard"),
            draft.seen,
            _code(began, "about"),
            _interview(began),
        )
    return TypedNote(
        _interview(rest),
        draft.text,
        _tags(rest),
        _code(rest, "stance"),
        _code(rest, "voice"),
        draft.started,
        begun,
        _code(rest, "about"),
        _code(rest, "heard"),
    )


def _marks(tags: tuple[UUID, ...], stance: str | None, voice: str | None, about: str | None) -> dict[str, Plain]:
    return {"tags": [str(tag) for tag in tags], "stance": stance, "voice": voice, "about": about}


def _tags(rest: Mapping[str, Plain]) -> tuple[UUID, ...]:
    tags = rest.get("tags")
    return tuple(UUID(str(tag)) for tag in tags) if isinstance(tags, list) else ()


def _interview(rest: Mapping[str, Plain]) -> UUID | None:
    interview = _code(rest, "interview")
    return UUID(interview) if interview else None


def _code(rest: Mapping[str, Plain], name: str) -> str | None:
    code = rest.get(name)
    return code if isinstance(code, str) else None
