"""What a rule of the guard says: an objection, with the place it is about and where that leads."""

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

Level = Literal["stop", "warn"]
Kind = Literal["visit", "weakness", "finding", "standing"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where to go: a thing, the field of it, and the characters of its text as (start, end).

    The visit needs no subject. Standing text is told by its key, as the field, and its weakness if it is of one alone.
    """

    kind: Kind
    subject: UUID | None = None
    field: str | None = None
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Objection:
    """One thing to put right: the rule, the place in words (`Weakness 2, paragraph 3`) and as what it leads to.

    The message is one plain sentence.
    """

    rule: str
    place: str
    message: str
    level: Level
    leads_to: Place
