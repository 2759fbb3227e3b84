"""The draft's way from drafting to published: its steps, the sign-offs, the freezing and reopening of the letter."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from inspector_app.domain import status
from inspector_app.domain.composition import compose
from inspector_app.domain.errors import InvalidError, MissingError
from inspector_app.domain.ids import new_id
from inspector_app.domain.moments import instant, moment_text, now
from inspector_app.domain.plain import worded
from inspector_app.domain.status import PUBLISHED, REOPENED, SIGNED, SIGNED_OFF, STATUSES, Course
from inspector_app.domain.things import Edit, Event, Inspector, Signatory
from inspector_app.services.letters import visit_record
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

    `exports` are the copies that left, oldest first; `is_changed` tells that a letter which is signed reads otherwise
    than it did when it was signed, as a colleague's late change came in.
    """

    present: str
    steps: tuple[Step, ...]
    sign_offs: tuple[SignOff, ...]
    exports: tuple[Event, ...]
    is_frozen: bool
    is_changed: bool

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
        return _standing(reader)


def why_a_reason(now_at: Standing, to: str) -> str:
    """Return why a step needs a reason, as a sentence; empty where it needs none."""
    if status.is_later(now_at.present, to):
        return "Going back to an earlier status needs a reason."
    if to == SIGNED and not now_at.sign_offs:
        return "The visit names nobody who signs the letter; give a reason why it is signed all the same."
    if to == SIGNED and now_at.missing:
        count = len(now_at.missing)
        lacks = "1 sign-off is missing" if count == 1 else f"{count} sign-offs are missing"
        return f"{lacks}; give a reason why the letter is signed all the same."
    return ""


def move(workbook: Workbook, to: str, reason: str = "") -> Standing:
    """Take the letter to another status; any later one may be chosen.

    Args:
        workbook: The workbook.
        to: The status.
        reason: Why it goes back, or is signed although sign-offs are missing; kept with any step.

    Raises:
        InvalidError: There is no such status, the letter is there already, it would be published before it is signed,
            a signed letter would go back without being reopened, or a reason is missing.
    """
    if to not in STATUSES:
        raise InvalidError(f"“{to[:40]}” is not a status of the letter; they are {', '.join(STATUSES)}.")
    with workbook.deed("moved the letter", to) as store:
        before = _standing(store)
        if before.present == to:
            raise InvalidError(f"The letter is at “{to}” already.")
        if before.is_frozen and status.is_later(before.present, to):
            raise InvalidError("The letter is signed; reopen it with a reason to go back.")
        if to == PUBLISHED and before.present != SIGNED:
            raise InvalidError("The letter is published only after it is signed.")
        given = _reason(reason)
        if not given and (asked := why_a_reason(before, to)):
            raise InvalidError(asked)
        _write(store, to, given, _fingerprint(store) if to == SIGNED else None)
        return _standing(store)


def sign(workbook: Workbook, number: int) -> Standing:
    """Record that a signatory has signed off the letter as it reads now.

    Args:
        workbook: The workbook.
        number: The signatory's place in the visit, from 0.

    Raises:
        MissingError: The visit names no such signatory.
        InvalidError: They have signed off these very words already.
    """
    with workbook.deed("signed off the letter") as store:
        before = _standing(store)
        if not 0 <= number < len(before.sign_offs):
            raise MissingError("The visit names no such signatory; look at its list again.")
        chosen = before.sign_offs[number]
        if chosen.is_given:
            raise InvalidError(f"{chosen.label} has signed off the letter as it reads now already.")
        store.what = chosen.label
        _write(store, SIGNED_OFF, chosen.label, _fingerprint(store))
        return _standing(store)


def reopen(workbook: Workbook, reason: str) -> Standing:
    """Reopen a signed letter: it can be changed again, begins anew at drafting, and its sign-offs no longer count.

    Raises:
        InvalidError: It is not signed, or there is no reason.
    """
    with workbook.deed("reopened the letter") as store:
        if not _standing(store).is_frozen:
            raise InvalidError("The letter is not signed, so it can be changed without reopening it.")
        _write(store, REOPENED, worded(_reason(reason), "Reopening a signed letter needs a reason."), None)
        return _standing(store)


def _standing(reader: Reader) -> Standing:
    events = status.in_order(reader.things(Event))
    course, words = status.course(events), _fingerprint(reader)
    signatories = reader.visit().signatories
    labels = status.signatory_labels(signatories)
    marks = {*STATUSES, REOPENED, SIGNED_OFF}
    signing = course.signing
    return Standing(
        present=course.present,
        steps=tuple(_step(one, course) for one in STATUSES),
        sign_offs=tuple(
            _sign_off(person, label, course, words) for person, label in zip(signatories, labels, strict=True)
        ),
        exports=tuple(one for one in events if one.sha256 and one.what not in marks),
        is_frozen=course.is_frozen,
        is_changed=course.is_frozen and signing is not None and signing.sha256 not in (None, words),
    )


def _step(name: str, course: Course) -> Step:
    return Step(name, course.reached.get(name), name == course.present, status.is_later(name, course.present))


def _sign_off(person: Signatory, label: str, course: Course, words: str) -> SignOff:
    event = course.sign_offs.get(label)
    return SignOff(person, label, event, event is not None and event.sha256 not in (None, words))


def _fingerprint(reader: Reader) -> str:
    """Return the SHA-256 of the letter's words as they are now."""
    return sha256(status.plain_text(compose(visit_record(reader))).encode()).hexdigest()


def _reason(text: str) -> str:
    given = " ".join(text.split())
    if len(given) > _LONGEST:
        raise InvalidError(f"A reason has at most {_LONGEST} characters; this one has {len(given)}.")
    return given


def _write(store: Store, what: str, reason: str, fingerprint: str | None) -> None:
    """Write an event of the letter, dated after all that are known: a clock that is behind must not hide a step."""
    subject, moment = new_id(), now().replace(microsecond=0)
    last = max(((instant(one.at), one.id) for one in store.things(Event)), default=(0.0, ""))
    if last >= (moment.timestamp(), str(subject)):
        moment = datetime.fromtimestamp(int(last[0]) + 1, moment.tzinfo)
    by = store.one(Inspector, store.writer.author).code
    event = {"at": moment_text(moment), "by": by, "what": what, "sha256": fingerprint, "reason": reason or None}
    store.write(Edit("event", subject, event))
