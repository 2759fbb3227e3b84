"""The evidence counted: what each weakness was told about by each kind of witness, and who was not heard at all."""

from collections.abc import Mapping
from dataclasses import dataclass

from inspector_app.domain.things import Visit
from inspector_app.domain.visit_kind import Group, VisitKind
from inspector_app.domain.voices import OBSERVED, is_evidence


@dataclass(frozen=True, slots=True)
class Cell:
    """Notes of one weakness and some witnesses, and how many of them say progress, are quotations, and so on.

    `observed` of the `notes` are what the inspector saw. The inspector's own `comments` are none of them.
    """

    notes: int = 0
    progress: int = 0
    concern: int = 0
    quotes: int = 0
    action: int = 0
    impact: int = 0
    observed: int = 0
    comments: int = 0

    @property
    def heard(self) -> int:
        """The notes by which a witness was heard."""
        return self.notes - self.observed

    def __add__(self, other: "Cell") -> "Cell":
        return Cell(
            self.notes + other.notes,
            self.progress + other.progress,
            self.concern + other.concern,
            self.quotes + other.quotes,
            self.action + other.action,
            self.impact + other.impact,
            self.observed + other.observed,
            self.comments + other.comments,
        )


def counted(stance: str | None, voice: str | None, about: str | None = None) -> Cell:
    """Return one note as it counts: of the inspector's own comment nothing counts but that it is there."""
    if not is_evidence(voice):
        return Cell(comments=1)
    return Cell(
        notes=1,
        progress=stance == "progress",
        concern=stance == "concern",
        quotes=voice == "verbatim",
        action=about == "action",
        impact=about == "impact",
        observed=voice == OBSERVED,
    )


def is_heard(group: Group, counts: Cell) -> bool:
    """Tell whether a group was heard; one that need not be, such as documents, is where anything was noted of it."""
    return bool(counts.heard if group.must else counts.notes)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the matrix: the witness kinds it counts together, and the group they belong to, if it counts."""

    code: str
    name: str
    kinds: tuple[str, ...]
    group: Group | None


@dataclass(frozen=True, slots=True)
class Gap:
    """A weakness, by its rank from 1, about which nobody of a group that must be heard has been heard."""

    rank: int
    group: Group


@dataclass(frozen=True, slots=True)
class Matrix:
    """The evidence of a visit: `weaknesses` are short names by rank, `cells` stand by rank and witness kind.

    Cells without anything are left out. `untagged` notes are held against no weakness; `inspectors` took notes.
    """

    visit: Visit
    kind: VisitKind
    weaknesses: tuple[str, ...]
    cells: Mapping[tuple[int, str], Cell]
    notes: int
    inspectors: int
    untagged: int

    @property
    def ranks(self) -> range:
        """The ranks of the weaknesses."""
        return range(1, len(self.weaknesses) + 1)

    def label(self, rank: int) -> str:
        """Return the short name of a weakness."""
        return self.weaknesses[rank - 1]

    def columns(self, *, every_kind: bool = False) -> tuple[Column, ...]:
        """Return a column for each group of witness kinds or, with `every_kind`, for each kind group by group.

        Kinds that belong to no group, such as a meeting of the team, stand among the single kinds only, and last.
        """
        groups = self.kind.groups
        if not every_kind:
            return tuple(Column(one.code, one.name, self._kinds_of(one.code), one) for one in groups.values())
        order = [code for group in groups for code in self._kinds_of(group)]
        order += [code for code in self.kind.witnesses if code not in order]
        order += sorted({code for _, code in self.cells} - set(order))
        return tuple(self._of_kind(code) for code in order)

    def cell(self, rank: int, column: Column) -> Cell:
        """Return what was heard about a weakness from the witnesses of a column."""
        return self._sum(rank, column.kinds)

    def whole(self, rank: int) -> Cell:
        """Return what was heard about a weakness from all witnesses that are evidence."""
        return self._sum(rank, [code for group in self.kind.groups for code in self._kinds_of(group)])

    @property
    def most(self) -> int:
        """The notes of the fullest group of all weaknesses."""
        return max((self.cell(rank, column).notes for rank in self.ranks for column in self.columns()), default=0)

    @property
    def needed(self) -> tuple[Group, ...]:
        """The groups that must be heard about each weakness."""
        return tuple(group for group in self.kind.groups.values() if group.must)

    def has_heard(self, rank: int, group: Group) -> bool:
        """Tell whether anybody of a group was heard about a weakness."""
        return is_heard(group, self._sum(rank, self._kinds_of(group.code)))

    def unheard(self, rank: int) -> tuple[Group, ...]:
        """Return the groups that must be heard about a weakness and were not."""
        return tuple(group for group in self.needed if not self.has_heard(rank, group))

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """All that is still to be heard, weakness by weakness."""
        return tuple(Gap(rank, group) for rank in self.ranks for group in self.unheard(rank))

    def is_gap(self, rank: int, column: Column) -> bool:
        """Tell whether a cell has no voice because nobody of a group that must be heard was heard."""
        return column.group is not None and column.group.must and not self.has_heard(rank, column.group)

    def _sum(self, rank: int, kinds: tuple[str, ...] | list[str]) -> Cell:
        return sum((self.cells[rank, code] for code in kinds if (rank, code) in self.cells), Cell())

    def _kinds_of(self, group: str) -> tuple[str, ...]:
        return tuple(code for code, witness in self.kind.witnesses.items() if witness.group == group)

    def _of_kind(self, code: str) -> Column:
        witness = self.kind.witness(code)
        return Column(code, witness.many, (code,), self.kind.groups.get(witness.group))
