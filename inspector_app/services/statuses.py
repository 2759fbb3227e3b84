"""The draft's way from drafting to published: its steps, the sign-offs, the freezing and reopening of the letter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from inspector_app.domain import agreeing, status
from inspector_app.domain.errors import InvalidError, MissingError
from inspector_app.domain.guards import Objection
from inspector_app.domain.phrases import listed
from inspector_app.domain.plain import Plain, worded
from inspector_app.domain.status import (
    FREEZES,
    PUBLISHED,
    REOPENED,
    SIGNED,
    SIGNED_OFF,
    STATUSES,
    TAKEN_BACK,
    TEAM_AGREED,
    Course,
)
from inspector_app.domain.things import Event, Signatory
from inspector_app.services import events, judgements, proofs
from inspector_app.services.letters import SIGNOFF
from inspector_app.services.proofs import Proof
from inspector_app.storage.reading import Reader
from inspector_app.storage.store import Store
from inspector_app.storage.workbook import Workbook

_LONGEST = 500
"""Characters of a reason."""


@dataclass(frozen=True, slots=True)
class Step:
    """One status on the way; `event` is who took the letter there and when, None where it was passed over or begun."""

    status: str
    event: Event | None
    is_present: bool
    is_ahead: bool


@dataclass(frozen=True, slots=True)
class SignOff:
    """One who signs: what the events call them, and the sign-off that was given; `is_old` if it was to other words."""

    signatory: Signatory
    label: str
    event: Event | None
    is_old: bool = False

    @property
    def is_given(self) -> bool:
        """Whether the letter as it reads now was signed off."""
        return self.event is not None and not self.is_old


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the letter stands.

    `exports` are the copies that left, oldest first; `stops` what stops the letter and has no reason. `is_changed`
    tells that the record says otherwise of a signed letter than when it was signed, as a colleague's late change came
    in; `is_worded_otherwise` that only the wording of this app is another. `unaware` are steps and sign-offs that do
    not count, as who took them did not know that the letter was reopened. `unsettled` says on what the team has not
    agreed yet; `names` are the inspectors with their roles, by code.
    """

    present: str
    steps: tuple[Step, ...]
    sign_offs: tuple[SignOff, ...]
    exports: tuple[Event, ...]
    stops: tuple[Objection, ...]
    unaware: tuple[Event, ...]
    unsettled: tuple[str, ...]
    names: Mapping[str, str]
    is_frozen: bool
    is_changed: bool
    is_worded_otherwise: bool

    @property
    def missing(self) -> tuple[SignOff, ...]:
        """The sign-offs that are not given to the letter as it reads now."""
        return tuple(one for one in self.sign_offs if not one.is_given)

    @property
    def next(self) -> str | None:
        """The status that follows; None when it is published."""
        following = STATUSES.index(self.present) + 1
        return STATUSES[following] if following < len(STATUSES) else None


def standing(workbook: Workbook) -> Standing:
    """Return where the letter stands."""
    with workbook.reading() as reader:
        return _standing(reader, proofs.read(reader))


def why_a_reason(now_at: Standing, to: str) -> str:
    """Return why a step needs a reason, as a sentence; empty where it needs none."""
    if status.is_later(now_at.present, to):
        return "Going back to an earlier status needs a reason."
    lacks = [*now_at.unsettled] if to == TEAM_AGREED else []
    if over := status.passed_over(now_at.present, to):
        lacks.append(f"{listed(over)} {'are' if over[1:] else 'is'} passed over")
    if to == SIGNED and not now_at.sign_offs:
        lacks.append("the visit names nobody who signs the letter")
    elif to == SIGNED and (missing := len(now_at.missing)):
        lacks.append("1 sign-off is missing" if missing == 1 else f"{missing} sign-offs are missing")
    if to in FREEZES and (stops := len(now_at.stops)):
        lacks.append("1 thing stops the letter" if stops == 1 else f"{stops} things stop the letter")
    if not lacks:
        return ""
    said = "; ".join(lacks)
    where = to if to in FREEZES else f"at “{to}”"
    return f"{said[0].upper()}{said[1:]}; give a reason why it is {where} all the same."


def move(workbook: Workbook, to: str, reason: str = "") -> Standing:
    """Take the letter to another status; any later one may be chosen.

    Args:
        workbook: The workbook.
        to: The status.
        reason: Why it goes back, passes over a status, is agreed although somebody of the team has not, or is signed or
            published although sign-offs are missing or something stops it; kept with any step.

    Raises:
        InvalidError: There is no such status, the letter is there already, it would be published before it is signed,
            a signed letter would go back without being reopened, or a reason is missing.
    """
    if to not in STATUSES:
        raise InvalidError(f"“{to[:40]}” is not a status of the letter; they are {', '.join(STATUSES)}.")
    with workbook.deed("moved the letter", to) as store:
        read = proofs.read(store)
        before = _standing(store, read)
        if before.present == to:
            raise InvalidError(f"The letter is at “{to}” already.")
        if before.is_frozen and status.is_later(before.present, to):
            raise InvalidError("The letter is signed; reopen it with a reason to go back.")
        if to == PUBLISHED and before.present != SIGNED:
            raise InvalidError("The letter is published only after it is signed.")
        given = _reason(reason)
        if not given and (asked := why_a_reason(before, to)):
            raise InvalidError(asked)
        _write(store, to, given, read if to in FREEZES else None)
        return _standing(store, proofs.read(store))


def sign(workbook: Workbook, number: int, source: str = "") -> Standing:
    """Record that a signatory has signed off the letter as it reads now.

    Args:
        workbook: The workbook.
        number: The signatory's place in the visit, from 0.
        source: How the word of the signatory came, such as an e-mail of some day; it may be left out.

    Raises:
        MissingError: The visit names no such signatory.
        InvalidError: They have signed off these very words already.
    """
    with workbook.deed("signed off the letter") as store:
        read = proofs.read(store)
        chosen = _chosen(store, read, number)
        if chosen.is_given:
            raise InvalidError(f"{chosen.label} has signed off the letter as it reads now already.")
        _write(store, SIGNED_OFF, _reason(source), read, signatory=chosen.label)
        return _standing(store, proofs.read(store))


def take_back(workbook: Workbook, number: int) -> Standing:
    """Record that a sign-off was noted wrongly or no longer holds; both stay in the log.

    Args:
        workbook: The workbook.
        number: The signatory's place in the visit, from 0.

    Raises:
        MissingError: The visit names no such signatory.
        InvalidError: They have not signed off, or the letter is signed.
    """
    with workbook.deed("took a sign-off back") as store:
        chosen = _chosen(store, proofs.read(store), number)
        if store.course().is_frozen:
            raise InvalidError("The letter is signed; reopen it with a reason, and its sign-offs no longer count.")
        if chosen.event is None:
            raise InvalidError(f"{chosen.label} has not signed off the letter.")
        _write(store, TAKEN_BACK, signatory=chosen.label)
        return _standing(store, proofs.read(store))


def _chosen(store: Store, read: Proof, number: int) -> SignOff:
    """Return a signatory by the place in the visit, whom the log of this deed names."""
    sign_offs = _standing(store, read).sign_offs
    if not 0 <= number < len(sign_offs):
        raise MissingError("The visit names no such signatory; look at its list again.")
    store.what = sign_offs[number].label
    return sign_offs[number]


def reopen(workbook: Workbook, reason: str) -> Standing:
    """Reopen a signed letter: it can be changed again, begins anew at drafting, and its sign-offs no longer count.

    Raises:
        InvalidError: It is not signed, or there is no reason.
    """
    with workbook.deed("reopened the letter") as store:
        if not store.course().is_frozen:
            raise InvalidError("The letter is not signed, so it can be changed without reopening it.")
        _write(store, REOPENED, worded(_reason(reason), "Reopening a signed letter needs a reason."))
        return _standing(store, proofs.read(store))


def _standing(reader: Reader, read: Proof) -> Standing:
    course, signatories = read.course, read.record.visit.signatories
    labels = status.signatory_labels(signatories)
    judged = judgements.judged_in(reader, read.record.weaknesses)
    team = tuple(read.record.inspectors.values())
    return Standing(
        present=course.present,
        steps=tuple(_step(one, course) for one in STATUSES),
        sign_offs=tuple(
            _sign_off(person, label, course, read.words) for person, label in zip(signatories, labels, strict=True)
        ),
        exports=tuple(_exports(reader)),
        stops=read.stops,
        unaware=course.unaware,
        unsettled=agreeing.unsettled(judged, team, read.record.kind.unit),
        names={one.code: f"{one.role} ({one.code})" for one in team if one.role},
        is_frozen=course.is_frozen,
        is_changed=read.is_changed,
        is_worded_otherwise=read.is_worded_otherwise,
    )


def _step(name: str, course: Course) -> Step:
    return Step(name, course.reached.get(name), name == course.present, status.is_later(name, course.present))


def _sign_off(person: Signatory, label: str, course: Course, words: str) -> SignOff:
    event = course.sign_offs.get(label)
    return SignOff(person, label, event, event is not None and event.words not in (None, words))


def _exports(reader: Reader) -> Sequence[Event]:
    """Return the copies that left, oldest first."""
    return [one for one in status.in_order(reader.things(Event)) if one.sha256 and not status.is_step(one)]


def _reason(text: str) -> str:
    given = " ".join(text.split())
    if len(given) > _LONGEST:
        raise InvalidError(f"A reason has at most {_LONGEST} characters; this one has {len(given)}.")
    return given


def _write(store: Store, what: str, reason: str = "", read: Proof | None = None, signatory: str = "") -> None:
    """Write a step or a sign-off: what its writer knew, and of what is signed the words and what they rest on.

    Its SHA-256 is that of the sign-off copy with these very words, if one has left.
    """
    known = sorted(one.id for one in store.things(Event, deleted=True) if status.is_step(one))
    told: dict[str, Plain] = {"known": list(known), "reason": reason or None, "signatory": signatory or None}
    if read is not None:
        left = [one.sha256 for one in _exports(store) if one.what == SIGNOFF.name and one.words == read.words]
        told |= {"sha256": left[-1] if left else None, "words": read.words, "basis": read.basis}
        if what in FREEZES:
            told["stops"] = proofs.told(read.stops) or None
    events.write(store, what, told)
