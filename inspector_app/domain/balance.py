"""The balance of the evidence on one weakness: what each group says, who is missing, what speaks against a finding."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from inspector_app.domain.evidence import NoteRow
from inspector_app.domain.matrix import Cell, counted, is_heard
from inspector_app.domain.things import Finding, Note
from inspector_app.domain.visit_kind import Group, VisitKind
from inspector_app.domain.voices import is_evidence

N = TypeVar("N", NoteRow, Note)
"""A note, as a row of the window or as the record has it."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What one group of witnesses says about a weakness; `group` is None for those that belong to none."""

    group: Group | None
    counts: Cell

    @property
    def is_gap(self) -> bool:
        """Whether the group must be heard and was not."""
        return self.group is not None and self.group.must and not is_heard(self.group, self.counts)


def balance(notes: Iterable[NoteRow], kind: VisitKind) -> tuple[Heard, ...]:
    """Count the notes about a weakness by group: each of the kind's, then the others if there are any."""
    counts: dict[str, Cell] = {}
    for note in notes:
        group = kind.witness(note.witness_kind).group
        code = group if group in kind.groups else ""
        counts[code] = counts.get(code, Cell()) + counted(note.stance, note.voice)
    heard = [Heard(group, counts.get(code, Cell())) for code, group in kind.groups.items()]
    return (*heard, Heard(None, counts[""])) if "" in counts else tuple(heard)


def direction(linked: Iterable[NoteRow | Note], judgement: str | None, kind: VisitKind) -> bool | None:
    """Return the outcome a paragraph speaks for: by most of the notes behind it, else by the judgement, else None."""
    stances = (kind.stances.get(note.stance or "") for note in linked if is_evidence(note.voice))
    spoken = [stance.met for stance in stances if stance]
    more = spoken.count(True) - spoken.count(False)
    if more:
        return more > 0
    verdict = kind.judgements.get(judgement or "")
    return verdict.met if verdict else None


def against(held: Iterable[N], towards: bool | None, findings: Sequence[Finding], kind: VisitKind) -> tuple[N, ...]:
    """Return the notes held against a weakness that speak for the other outcome and that no paragraph of it links."""
    if towards is None:
        return ()
    linked = {link.note.int for finding in findings for link in finding.evidence}  # a UUID itself is slow to look up
    other = {code for code, stance in kind.stances.items() if stance.met is (not towards)}
    speaking = (note for note in held if note.stance in other and is_evidence(note.voice))
    return tuple(note for note in speaking if note.subject.int not in linked)
