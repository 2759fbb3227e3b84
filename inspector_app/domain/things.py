"""The things a record is about, as frozen values, and the edit by which a deed changes one."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from inspector_app.domain.plain import Plain


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

    def held_against(self, weakness: UUID) -> "Edit":
        """Return the edit that holds the note against a weakness."""
        return Edit("note", self.subject, {f"tag/{weakness}": True})

    def released_from(self, weakness: UUID) -> "Edit":
        """Return the edit that no longer holds the note against a weakness."""
        return Edit("note", self.subject, {f"tag/{weakness}": False})


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

    @property
    def length(self) -> int:
        """How many words it has."""
        return len(self.text.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing(Thing):
    """Standing text changed for this letter; its id is the key of the wording."""

    text: str


@dataclass(frozen=True, slots=True)
class Stop:
    """A rule of the guard that stopped the letter, and where; never the words that stopped it."""

    rule: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Thing):
    """A status, export, return or sign-off of the letter.

    `sha256` is that of a file that left or came back; `words` that of all the letter printed then, `basis` that of what
    in the record it rested on. `known` are the ids of the steps and sign-offs that its writer knew of (None in events
    that do not tell), `stops` what the reason was given for. `signatory` is whose sign-off it is, by role and
    organisation.
    """

    at: str
    what: str
    by: str | None = None
    sha256: str | None = None
    reason: str | None = None
    words: str | None = None
    basis: str | None = None
    known: tuple[str, ...] | None = None
    stops: tuple[Stop, ...] = ()
    signatory: str | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """Fields to be written to a thing: what a deed hands to the store, which makes the change.

    `seen` are the heads that were on the screen; None means the heads of now.
    """

    kind: str
    subject: UUID
    set: Mapping[str, Plain]
    seen: tuple[str, ...] | None = None
