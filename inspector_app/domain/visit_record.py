"""Everything a letter is composed from and checked against: the living things of one visit, as one value."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from inspector_app.domain.things import Finding, Inspector, Interview, Note, Standing, Visit, Weakness
from inspector_app.domain.visit_kind import VisitKind, visit_kind


@dataclass(frozen=True, slots=True)
class VisitRecord:
    """The things of a visit as they show now: nothing deleted, joined things settled on one subject.

    `weaknesses`, and the findings of each, are in order of (position, id). `findings` is by weakness; `standing` holds
    the changed standing text, by the anchor of a paragraph or the key of a sentence of the wording.
    """

    visit: Visit
    inspectors: Mapping[UUID, Inspector]
    weaknesses: tuple[Weakness, ...]
    interviews: Mapping[UUID, Interview]
    notes: Mapping[UUID, Note]
    findings: Mapping[UUID, tuple[Finding, ...]]
    standing: Mapping[str, Standing]

    @property
    def kind(self) -> VisitKind:
        """The kind of the visit."""
        return visit_kind(self.visit.kind)

    def findings_of(self, weakness: Weakness) -> tuple[Finding, ...]:
        """Return the findings of a weakness, in order."""
        return self.findings.get(weakness.subject, ())
