"""The things a record is about, as frozen values, and the one table that says what each is made of.

`KINDS` is read by the state (what asks and what settles by itself), the projection (columns), the interchange
file (keys) and the tests; a field is added here once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Self
from uuid import UUID

from inspector_app.domain.plain import Plain


class Shape(Enum):
    """What a field holds."""

    TEXT = "text"
    WHOLE = "whole number"
    TRUTH = "true or false"
    DATE = "date"
    MOMENT = "moment"
    CODE = "code"
    REFERENCE = "reference"
    PLAIN = "plain data"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a kind of thing.

    `asks` says what several values written apart lead to: a decision (True) or the largest (n, id) silently.
    `target` is the kind a reference points to, or the vocabulary of the visit's kind a code is taken from.
    """

    shape: Shape
    asks: bool = True
    required: bool = False
    target: str = ""


@dataclass(frozen=True, slots=True)
class Set:
    """One set of a kind of thing: its members are fields `prefix/<subject>` of changes and never ask."""

    prefix: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """What all things have: the subject, the id as given or made, and whether deleted, joined or in question."""

    subject: UUID
    id: str
    deleted: bool = False
    same_as: UUID | None = None
    decisions: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reference:
    """The earlier document that the visit goes back to: a report letter or a statement of action, and its date."""

    kind: str
    date: str


@dataclass(frozen=True, slots=True)
class Body:
    """A body responsible for the statement of action."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Recipient:
    """A person the letter is addressed to; greeted in the salutation only with a greeting such as "Mr Reddy"."""

    name: str
    role: str = ""
    organisation: str = ""
    address: tuple[str, ...] = ()
    greeting: str | None = None


@dataclass(frozen=True, slots=True)
class Lead:
    """The inspector whose name closes the letter."""

    name: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Signatory:
    """One of those who sign the letter."""

    organisation: str
    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Who agreed a judgement, and when."""

    name: str
    organisation: str = ""
    at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit(Thing):
    """The facts of one visit; dates are ISO texts."""

    kind: str
    area: str
    start: str | None = None
    end: str | None = None
    letter_date: str | None = None
    event_number: str | None = None
    reference: Reference | None = None
    plan_fit_for_purpose: str | None = None
    responsible: tuple[Body, ...] = ()
    heard: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    covid: bool | None = None
    sender: tuple[str, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    lead: Lead | None = None
    signatories: tuple[Signatory, ...] = ()
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspector(Thing):
    """One of the team, known by a code and a role."""

    code: str
    role: str | None = None
    organisation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Weakness(Thing):
    """A strand the visit judges."""

    title: str
    position: int | None = None
    source_title: str | None = None
    short: str | None = None
    judgement: str | None = None
    rationale: str | None = None
    agreed_by: tuple[Agreement, ...] = ()

    @property
    def label(self) -> str:
        """The short name for chips, else the title."""
        return self.short or self.title


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview(Thing):
    """One conversation, meeting, document, case file, survey or observation."""

    witness_kind: str
    code: str | None = None
    title: str | None = None
    setting: str | None = None
    people: str | int | None = None
    started: str | None = None
    ended: str | None = None
    inspectors: tuple[UUID, ...] = ()

    @property
    def label(self) -> str:
        """The title, else the code, else the id."""
        return self.title or self.code or self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Thing):
    """What one inspector wrote down."""

    interview: UUID
    author: UUID
    text: str
    heard: str | None = None
    typed: str | None = None
    stance: str | None = None
    voice: str | None = None
    about: str | None = None
    tags: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """The link from a finding to a note, for the paragraph or for one exact sentence of it."""

    note: UUID
    sentence: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Thing):
    """One paragraph of the letter under a weakness."""

    weakness: UUID
    text: str
    position: int | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing(Thing):
    """Standing text changed for this letter; its id is the key of the wording."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Thing):
    """A status, export, return or sign-off of the letter."""

    at: str
    what: str
    by: str | None = None
    sha256: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """What a kind of thing is made of; `key` is its list in the interchange file."""

    name: str
    key: str
    value: type[Thing]
    fields: Mapping[str, Field]
    sets: Mapping[str, Set]


_text = Field(Shape.TEXT)
_date = Field(Shape.DATE)
_moment = Field(Shape.MOMENT)
_plain = Field(Shape.PLAIN)
_position = Field(Shape.WHOLE, asks=False)
_required = Field(Shape.TEXT, required=True)


def _reference(kind: str) -> Field:
    return Field(Shape.REFERENCE, required=True, target=kind)


def _code(vocabulary: str, *, required: bool = False) -> Field:
    return Field(Shape.CODE, target=vocabulary, required=required)


KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(
            "visit",
            "visit",
            Visit,
            {
                "kind": _required,
                "area": _required,
                "start": _date,
                "end": _date,
                "letter_date": _date,
                "event_number": _text,
                "reference": _plain,
                "plan_fit_for_purpose": _date,
                "responsible": _plain,
                "heard": _plain,
                "documents": _plain,
                "covid": Field(Shape.TRUTH),
                "sender": _plain,
                "recipients": _plain,
                "lead": _plain,
                "signatories": _plain,
                "copies": _plain,
            },
            {},
        ),
        Kind("inspector", "inspectors", Inspector, {"code": _required, "role": _text, "organisation": _text}, {}),
        Kind(
            "weakness",
            "weaknesses",
            Weakness,
            {
                "position": _position,
                "title": _required,
                "source_title": _text,
                "short": _text,
                "judgement": _code("judgement"),
                "rationale": _text,
                "agreed_by": _plain,
            },
            {},
        ),
        Kind(
            "interview",
            "interviews",
            Interview,
            {
                "code": _text,
                "witness_kind": _code("witness_kind", required=True),
                "title": _text,
                "setting": _text,
                "people": _plain,
                "started": _moment,
                "ended": _moment,
            },
            {"inspectors": Set("inspector", "inspector")},
        ),
        Kind(
            "note",
            "notes",
            Note,
            {
                "interview": _reference("interview"),
                "author": _reference("inspector"),
                "heard": _moment,
                "typed": _moment,
                "text": _required,
                "stance": _code("stance"),
                "voice": _code("voice"),
                "about": _code("about"),
            },
            {"tags": Set("tag", "weakness")},
        ),
        Kind(
            "finding",
            "findings",
            Finding,
            {"weakness": _reference("weakness"), "position": _position, "text": _required},
            {"evidence": Set("link", "note")},
        ),
        Kind("standing", "standing", Standing, {"text": _required}, {}),
        Kind(
            "event",
            "events",
            Event,
            {
                "at": Field(Shape.MOMENT, required=True),
                "by": _text,
                "what": _required,
                "sha256": _text,
                "reason": _text,
            },
            {},
        ),
    )
}

KIND_OF: Mapping[type[Thing], Kind] = {kind.value: kind for kind in KINDS.values()}

JOINABLE = frozenset({"inspector", "weakness", "interview"})
"""Kinds of which two may turn out to be one; they are joined by `same_as`, never rewritten."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Fields to be written to a thing: what a deed hands to the store, which makes the change.

    `seen` are the heads that were on the screen; None means the heads of now.
    """

    kind: str
    subject: UUID
    set: Mapping[str, Plain]
    seen: tuple[str, ...] | None = None

    def but(self, **fields: Plain) -> Self:
        """Return the edit with more fields."""
        return type(self)(self.kind, self.subject, {**self.set, **fields}, self.seen)
