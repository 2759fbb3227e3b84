"""Where the draft of the letter stands: its statuses in order, and what its events say of them.

Every step, sign-off and reopening is an event of the record, so that each laptop that has the same events shows the
same status, in whatever order they came.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from inspector_app.domain.moments import instant
from inspector_app.domain.things import Event, Signatory

DRAFTING, TEAM_AGREED, SIGNED, PUBLISHED = "drafting", "team agreed", "signed", "published"
STATUSES = (
    DRAFTING,
    TEAM_AGREED,
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
TAKEN_BACK = "sign-off taken back"
_STEPS = frozenset({*STATUSES, REOPENED, SIGNED_OFF, TAKEN_BACK})

FREEZES = (SIGNED, PUBLISHED)
"""While the letter is at one of these, what it prints and rests on is not written to."""
_FREE: Mapping[str, frozenset[str]] = {
    "visit": frozenset({"event_number"}),
    "weakness": frozenset({"short", "source_title"}),
    "finding": frozenset(),
    "standing": frozenset(),
    "note": frozenset({"tag"}),
    "interview": frozenset({"code", "title", "setting", "people", "started", "ended", "inspector", "same_as"}),
}
"""The kinds of things that a signed letter freezes, and the fields of each that may be written all the same.

Of the notes it freezes those that are linked to a paragraph, of the interviews those in which such a note was taken.
"""
EVIDENCE = frozenset({"note", "interview"})


@dataclass(frozen=True, slots=True)
class Course:
    """How far the letter has come since it was begun or last reopened.

    `reached` holds the event by which each status was reached and not left again; `sign_offs` the latest sign-off of
    each signatory, by the role and organisation it names, unless it was taken back; `signings` are all that signed the
    letter, several where it was signed on several laptops. `unaware` are steps and sign-offs that do not count, because
    who took them did not know that the letter was reopened; they are told until somebody who knows of them goes on.
    """

    present: str
    reached: Mapping[str, Event]
    sign_offs: Mapping[str, Event]
    signings: tuple[Event, ...] = ()
    unaware: tuple[Event, ...] = ()

    @property
    def is_frozen(self) -> bool:
        """Whether the letter is signed, and so not to be changed."""
        return self.present in FREEZES

    @property
    def signing(self) -> Event | None:
        """The event by which the letter was signed."""
        return self.reached.get(SIGNED)


def course(events: Iterable[Event]) -> Course:
    """Return how far the letter has come by its events.

    They follow one another as their writers knew of each other; of steps taken apart the better informed comes later,
    then the one of the later moment. Only what knew of every reopening counts, and only who knew that the letter was
    signed has published it. Going back to an earlier status takes the later ones away; a signed letter stays signed,
    whatever a colleague who did not know it wrote, until it is reopened.
    """
    known = _known(event for event in events if is_step(event))
    ordered = sorted(known, key=lambda event: (len(known[event]), *_by_moment(event)))
    reopenings = {event.id for event in ordered if event.what == REOPENED}
    counting = [event for event in ordered if event.what == REOPENED or reopenings <= known[event]]
    present, reached, sign_offs, signings = DRAFTING, dict[str, Event](), dict[str, Event](), list[Event]()
    for event in counting:
        if event.what == REOPENED:
            present, reached, sign_offs, signings = DRAFTING, {DRAFTING: event}, {}, []
        elif event.what == SIGNED_OFF:
            sign_offs[signatory_of(event)] = event
        elif event.what == TAKEN_BACK:
            sign_offs.pop(signatory_of(event), None)
        elif event.what == PUBLISHED and not any(signing.id in known[event] for signing in signings):
            continue
        elif not (present in FREEZES and not is_later(event.what, present)):
            present = event.what
            reached = {status: one for status, one in reached.items() if is_later(present, status)} | {present: event}
        if event.what == SIGNED:
            signings.append(event)
    heard = set[str]().union(*(known[event] for event in counting), (event.id for event in counting))
    unaware = tuple(event for event in ordered if event.id not in heard)
    return Course(present, reached, sign_offs, tuple(signings), unaware)


def is_step(event: Event) -> bool:
    """Tell whether an event is a step, a sign-off or a reopening, and no copy that left or came back."""
    return event.what in _STEPS


def signatory_of(event: Event) -> str:
    """Return whose sign-off an event is; one that a file brought may name them in place of a reason."""
    return event.signatory or event.reason or ""


def source_of(event: Event) -> str:
    """Return how the word of a signatory came; empty if that is not told."""
    return (event.reason or "") if event.signatory else ""


def passed_over(present: str, to: str) -> tuple[str, ...]:
    """Return the statuses between two, which a step from the one to the other leaves out."""
    return STATUSES[STATUSES.index(present) + 1 : STATUSES.index(to)]


def _known(events: Iterable[Event]) -> dict[Event, frozenset[str]]:
    """Return of each event which of the others its writer knew.

    One that does not tell, as it was brought in by a file, knew those of that sort that are dated before it.
    """
    steps = sorted(events, key=_by_moment)
    ids = {event.id for event in steps}
    found: dict[Event, frozenset[str]] = {}
    untold: list[str] = []
    for event in steps:
        found[event] = frozenset(untold if event.known is None else ids.intersection(event.known) - {event.id})
        if event.known is None:
            untold.append(event.id)
    return found


def in_order(events: Iterable[Event]) -> list[Event]:
    """Return events in order of (instant, id)."""
    return sorted(events, key=_by_moment)


def _by_moment(event: Event) -> tuple[float, str]:
    return instant(event.at), event.id


def is_later(status: str, other: str) -> bool:
    """Tell whether a status comes after another."""
    return STATUSES.index(status) > STATUSES.index(other)


def touches(kind: str, fields: Collection[str]) -> bool:
    """Tell whether fields of a kind of thing are among those that a signed letter freezes."""
    return kind in _FREE and any(name.partition("/")[0] not in _FREE[kind] for name in fields)


def signatory_labels(signatories: Sequence[Signatory]) -> tuple[str, ...]:
    """Return what each signatory is called in the events: role and organisation, never the name; each once."""
    labels: list[str] = []
    for number, person in enumerate(signatories, start=1):
        said = ", ".join(part.strip() for part in (person.role, person.organisation) if part.strip())
        label = said or f"signatory {number}"
        labels.append(f"{label} ({number})" if label in labels else label)
    return tuple(labels)
