"""What the composer holds, as a value."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Typed:
    """Text, weaknesses, the codes of the chips that are on, and two moments.

    `first_key` is that of the first key, `heard` one that was given by hand; `later` says that the note is to be
    written up later.
    """

    text: str
    tags: tuple[UUID, ...]
    stance: str | None
    voice: str | None
    about: str | None
    first_key: datetime
    heard: datetime | None = None
    later: bool = False
