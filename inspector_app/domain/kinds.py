"""The one table that says what each kind of thing is made of.

It is read by the state (what asks and what settles by itself), the projection (columns), the interchange file (keys)
and the tests; a field is added here and to its value in `things`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from inspector_app.domain.things import (
    Event,
    Finding,
    Inspector,
    Interview,
    Note,
    Standing,
    Thing,
    Visit,
    Weakness,
)


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

    `asks` says what several values written apart lead to: a decision (True) or the largest (n, id) silently; but the
    entries of a list that `gathers` are put together, as those of a set are.
    `target` is the kind a reference points to, or the vocabulary of the visit's kind a code is taken from.
    """

    shape: Shape
    asks: bool = True
    required: bool = False
    target: str = ""
    gathers: bool = False


@dataclass(frozen=True, slots=True)
class Set:
    """One set of a kind of thing: its members are fields `prefix/<subject>` of changes and never ask."""

    prefix: str
    target: str


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
_gathered = Field(Shape.PLAIN, asks=False, gathers=True)
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
                "agreed_by": _gathered,
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
                "words": _text,
                "basis": _text,
                "known": _plain,
                "stops": _plain,
                "signatory": _text,
            },
            {},
        ),
    )
}

KIND_OF: Mapping[type[Thing], Kind] = {kind.value: kind for kind in KINDS.values()}

JOINABLE = frozenset({"inspector", "weakness", "interview"})
"""Kinds of which two may turn out to be one; they are joined by `same_as`, never rewritten."""
