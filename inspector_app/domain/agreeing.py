"""What the team has come to: each judgement with its reasons, who agreed to it, and what it rests on."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from inspector_app.domain.matrix import Cell, Matrix
from inspector_app.domain.phrases import listed
from inspector_app.domain.things import Agreement, Inspector, Weakness
from inspector_app.domain.unit import Unit


@dataclass(frozen=True, slots=True)
class Agreed:
    """One who agreed: the role (or code), when, and to which judgement; `own` is the inspector who sits here."""

    name: str
    organisation: str
    at: str | None
    judgement: str | None
    own: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """A weakness with all who agreed; `seen` are the parents that a change of the reasons names."""

    weakness: Weakness
    seen: tuple[str, ...]
    agreed: tuple[Agreed, ...] = ()

    @property
    def standing(self) -> tuple[Agreed, ...]:
        """Those who agreed to the judgement as it is now."""
        return tuple(one for one in self.agreed if self.weakness.judgement and self._same(one))

    @property
    def outdated(self) -> tuple[Agreed, ...]:
        """Those who agreed to a judgement that has been changed since."""
        return tuple(one for one in self.agreed if one not in self.standing)

    def _same(self, agreed: Agreed) -> bool:
        return agreed.judgement in (None, self.weakness.judgement)


@dataclass(frozen=True, slots=True)
class TeamRow:
    """One weakness at the team's evening meeting.

    `unlinked` paragraphs have no evidence, nor have `unlinked_sentences` of the others; `decisions` wait about the
    weakness or its paragraphs.
    """

    rank: int
    judged: Judged
    paragraphs: int
    words: int
    unlinked: int
    unlinked_sentences: int
    decisions: int


@dataclass(frozen=True, slots=True)
class TeamView:
    """All judgements of a visit; `team` inspectors are to agree, and `decisions` wait in the whole record."""

    matrix: Matrix
    rows: tuple[TeamRow, ...]
    team: int
    decisions: int

    @property
    def count_judged(self) -> int:
        """How many weaknesses have a judgement."""
        return sum(row.judged.weakness.judgement is not None for row in self.rows)

    @property
    def count_agreed(self) -> int:
        """How many judgements all of the team agreed to."""
        return sum(self.is_agreed(row) for row in self.rows)

    def is_agreed(self, row: TeamRow) -> bool:
        """Tell whether every inspector of the team agreed to the judgement as it is now."""
        return 0 < self.team <= len(row.judged.standing)

    def evidence(self, row: TeamRow) -> Cell:
        """Return what was heard about a weakness from all witnesses."""
        return self.matrix.whole(row.rank)


def unsettled(rows: Iterable[Judged], team: Iterable[Inspector], unit: Unit) -> tuple[str, ...]:
    """Return what keeps the team from having agreed, who and on which; each is a sentence without its stop."""
    members = tuple(team)
    open_ones, twofold, waiting = list[int](), list[int](), dict[str, list[int]]()
    for rank, one in enumerate(rows, start=1):
        if "judgement" in one.weakness.decisions:
            twofold.append(rank)
        elif one.weakness.judgement is None:
            open_ones.append(rank)
        else:
            agreed = {other.name for other in one.standing}
            for name in (agreeing_name(member, members) for member in members):
                if name not in agreed:
                    waiting.setdefault(name, []).append(rank)
    together: dict[str, list[str]] = {}
    for name, ranks in waiting.items():
        together.setdefault(_numbered(ranks, unit), []).append(name)
    said = []
    if open_ones:
        said.append(f"{_numbered(open_ones, unit)} {'have' if open_ones[1:] else 'has'} no judgement")
    if twofold:
        said.append(f"{_numbered(twofold, unit)} {'were' if twofold[1:] else 'was'} judged in two ways")
    for which, names in together.items():
        said.append(f"{listed(names)} {'have' if names[1:] else 'has'} not agreed to {which}")
    return tuple(said)


def _numbered(ranks: Sequence[int], unit: Unit) -> str:
    return f"{unit.short_many if ranks[1:] else unit.short} {listed(map(str, ranks))}"


def agreeing_name(inspector: Inspector, team: Iterable[Inspector]) -> str:
    """Return the name under which an inspector agrees: the role where it is the only such one, else with the code."""
    if not inspector.role:
        return inspector.code
    same = [one for one in team if one.subject != inspector.subject and one.role == inspector.role]
    return f"{inspector.role} ({inspector.code})" if same else inspector.role


def speaks_of(agreement: Agreement, team: Iterable[Inspector]) -> Inspector | None:
    """Return the inspector who agreed, known by the name or, as files may have it, by the code; None for another."""
    members: Sequence[Inspector] = tuple(team)
    return next((one for one in members if agreement.name in _names(one, members)), None)


def _names(inspector: Inspector, team: Collection[Inspector]) -> tuple[str, ...]:
    return (agreeing_name(inspector, team), inspector.code)
