"""The letter in proof: as it would leave at one moment, what speaks against it, and whether it is as it was signed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from inspector_app.domain import guards, signed
from inspector_app.domain.composition import compose
from inspector_app.domain.guards import Objection
from inspector_app.domain.letter import Letter
from inspector_app.domain.plain import Plain
from inspector_app.domain.status import Course
from inspector_app.domain.things import Event, Finding, Inspector, Interview, Standing, Stop
from inspector_app.domain.visit_record import VisitRecord
from inspector_app.record.joining import settled
from inspector_app.services import spelling
from inspector_app.storage.listing import whole_notes
from inspector_app.storage.reading import Reader


@dataclass(frozen=True)
class Proof:
    """A letter with what it is composed from, what speaks against it, and how far it has come, all of one moment."""

    record: VisitRecord
    letter: Letter
    learnt: frozenset[str]
    course: Course

    @cached_property
    def objections(self) -> tuple[Objection, ...]:
        """What stands between the letter and its sign-off."""
        return guards.check(self.record, self.letter, self.learnt)

    @cached_property
    def words(self) -> str:
        """The SHA-256 of all that the letter prints."""
        return signed.digest(signed.plain_text(self.letter))

    @cached_property
    def basis(self) -> str:
        """The SHA-256 of what in the record the letter rests on."""
        return signed.digest(signed.basis(self.record))

    @property
    def is_changed(self) -> bool:
        """Whether the record says otherwise of a signed letter than when it was signed."""
        return self._differs(self.basis, lambda signing: signing.basis)

    @property
    def is_worded_otherwise(self) -> bool:
        """Whether a signed letter reads otherwise only because this app words it otherwise than the one that signed."""
        return not self.is_changed and self._differs(self.words, lambda signing: signing.words)

    @property
    def stops(self) -> tuple[Objection, ...]:
        """What stops the letter and has no reason: signing it gives one, as long as what was signed is unchanged."""
        answered: set[Stop] = set()
        if self.course.is_frozen and not self.is_changed:
            answered.update(stop for signing in self.course.signings for stop in signing.stops)
        return tuple(one for one in self.objections if one.level == "stop" and stop_of(one) not in answered)

    def _differs(self, now: str, then: Callable[[Event], str | None]) -> bool:
        return self.course.is_frozen and any(then(signing) not in (None, now) for signing in self.course.signings)


def read(reader: Reader) -> Proof:
    """Read the letter as it would leave now."""
    record = visit_record(reader)
    return Proof(record, compose(record), spelling.learnt_words(reader), reader.course())


def told(stops: Iterable[Objection]) -> list[Plain]:
    """Return what the letter's events keep of things that stopped it: rules and places, never words."""
    return [{"rule": one.rule, "place": one.place} for one in map(stop_of, stops)]


def stop_of(objection: Objection) -> Stop:
    """Return the rule and the place of something that stopped the letter."""
    return Stop(objection.rule, objection.place)


def visit_record(reader: Reader) -> VisitRecord:
    """Return everything a letter is composed from, links read through joins."""
    joins = reader.same_as()
    findings: dict[UUID, list[Finding]] = {}
    for finding in reader.things(Finding):
        findings.setdefault(settled(finding.weakness, joins), []).append(finding)
    return VisitRecord(
        visit=reader.visit(),
        inspectors={one.subject: one for one in reader.things(Inspector)},
        weaknesses=tuple(reader.weaknesses()),
        interviews={one.subject: one for one in reader.things(Interview)},
        notes={one.subject: one for one in whole_notes(reader)},
        findings={weakness: tuple(found) for weakness, found in findings.items()},
        standing={one.id: one for one in reader.things(Standing)},
    )
