"""Where the draft of the letter stands: its statuses in order, and what its events say of them.

Every step, sign-off and reopening is an event of the record, so that each laptop that has the same events shows the
same status, in whatever order they came.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from inspector_app.domain.errors import InvalidError
from inspector_app.domain.letter import Letter
from inspector_app.domain.moments import instant
from inspector_app.domain.things import Event, Signatory

DRAFTING, SIGNED, PUBLISHED = "drafting", "signed", "published"
STATUSES = (
    DRAFTING,
    "team agreed",
    "partner proofread",
    "quality assurance",
    "factual accuracy check",
    "final",
    SIGNED,
    PUBLISHED,
)
"""The statuses in their order, named as the record names them (section 6 of the design)."""
REOPENED = "reopened"
SIGNED_OFF = "signed off"

FREEZES = (SIGNED, PUBLISHED)
"""While the letter is at one of these, what it prints and rests on is not written to."""
_FREE: Mapping[str, frozenset[str]] = {
    "visit": frozenset({"event_number"}),
    "weakness": frozenset({"short", "source_title"}),
    "finding": frozenset(),
    "standing": frozenset(),
}
"""The kinds of things that a signed letter freezes, and the fields of each that may be written all the same."""


@dataclass(frozen=True, slots=True)
class Course:
    """How far the letter has come since it was begun or last reopened.

    `reached` holds the event by which each status was reached and not left again; `sign_offs` the latest sign-off of
    each signatory, by the role and organisation it names.
    """

    present: str
    reached: Mapping[str, Event]
    sign_offs: Mapping[str, Event]

    @property
    def is_frozen(self) -> bool:
        """Whether the letter is signed, and so not to be changed."""
        return self.present in FREEZES

    @property
    def signing(self) -> Event | None:
        """The event by which the letter was signed."""
        return self.reached.get(SIGNED)


def course(events: Iterable[Event]) -> Course:
    """Return how far the letter has come by its events, in order of (instant, id).

    Going back to an earlier status takes the later ones away; a signed letter stays signed, whatever a colleague who
    did not know it wrote, until it is reopened.
    """
    present, reached, sign_offs = DRAFTING, dict[str, Event](), dict[str, Event]()
    for event in in_order(events):
        if event.what == REOPENED:
            present, reached, sign_offs = DRAFTING, {DRAFTING: event}, {}
        elif event.what == SIGNED_OFF:
            sign_offs[event.reason or ""] = event
        elif event.what in STATUSES and not (present in FREEZES and not is_later(event.what, present)):
            present = event.what
            reached = {status: one for status, one in reached.items() if is_later(present, status)} | {present: event}
    return Course(present, reached, sign_offs)


def in_order(events: Iterable[Event]) -> list[Event]:
    """Return events in order of (instant, id)."""
    return sorted(events, key=lambda event: (instant(event.at), event.id))


def is_later(status: str, other: str) -> bool:
    """Tell whether a status comes after another."""
    return STATUSES.index(status) > STATUSES.index(other)


def refuse_if_frozen(kind: str, fields: Collection[str], events: Iterable[Event]) -> None:
    """Refuse to write fields of a thing that a signed letter rests on.

    Raises:
        InvalidError: The letter is signed.
    """
    if touches(kind, fields) and course(events).is_frozen:
        raise InvalidError("The letter is signed; reopen it with a reason to change it.")


def touches(kind: str, fields: Collection[str]) -> bool:
    """Tell whether fields of a kind of thing are among those that a signed letter freezes."""
    return kind in _FREE and not _FREE[kind].issuperset(fields)


def signatory_labels(signatories: Sequence[Signatory]) -> tuple[str, ...]:
    """Return what each signatory is called in the events: role and organisation, never the name; each once."""
    labels: list[str] = []
    for number, person in enumerate(signatories, start=1):
        said = ", ".join(part.strip() for part in (person.role, person.organisation) if part.strip())
        label = said or f"signatory {number}"
        labels.append(f"{label} ({number})" if label in labels else label)
    return tuple(labels)


def plain_text(letter: Letter) -> str:
    """Return all that a letter prints, one line each, for telling whether it has changed."""
    lines = [*letter.sender, letter.date.text]
    for block in letter.addressees:
        lines += block
    lines += [letter.salutation.text, letter.title.text, *(one.text for one in letter.introduction)]
    lines.append(letter.findings_heading.text)
    for section in letter.sections:
        parts = (section.lead_in, section.title, *section.findings, section.judgement)
        lines += [part.text for part in parts]
    lines += [one.text for one in (letter.next_steps, letter.valediction, *letter.signed_by)]
    lines += letter.signature_heads
    for row in letter.signature_rows:
        lines += [f"{cell.name}, {cell.role}" if cell else "" for cell in row]
    return "\n".join([*lines, *letter.copies]) + "\n"
