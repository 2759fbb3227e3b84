"""Kinds of visit as data: names of the units, codes and words; the kind is what validates codes.

A kind is one file in `resources/visit_kinds/`; its letter is a folder in `resources/letters/`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

import resources
from inspector_app.domain.errors import InvalidError
from inspector_app.domain.unit import Unit


@dataclass(frozen=True, slots=True)
class Code:
    """A code and its name in words."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Verdict(Code):
    """A judgement's code; `met` says whether it counts as the good outcome in the letter."""

    met: bool


@dataclass(frozen=True, slots=True)
class Witness(Code):
    """A witness kind: plural name, letter of the codes made for it (P3), group in the matrix, icon.

    `named` says that the letter may name it, as it names a parent carer forum.
    """

    many: str
    letter: str
    group: str
    icon: str
    named: bool = False


@dataclass(frozen=True, slots=True)
class Stance(Code):
    """A stance of notes; `met` says which outcome of a judgement it speaks for, None that it speaks for neither."""

    met: bool | None = None


@dataclass(frozen=True, slots=True)
class Group(Code):
    """Witness kinds that are counted as one; `one` is a single witness, `must` says whether they are to be heard."""

    one: str
    icon: str
    must: bool


@dataclass(frozen=True, slots=True)
class VisitKind:
    """A kind of visit."""

    name: str
    title: str
    short: str
    letter: str
    unit: Unit
    judgements: Mapping[str, Verdict]
    groups: Mapping[str, Group]
    witnesses: Mapping[str, Witness]
    stances: Mapping[str, Stance]
    voices: Mapping[str, Code]
    abouts: Mapping[str, Code]
    references: Mapping[str, Code]

    def witness(self, code: str) -> Witness:
        """Return a witness kind; one that a newer version or another laptop brought is shown by its code."""
        name = code.replace("_", " ")
        return self.witnesses.get(code) or Witness(code, name, name, "X", "", "user")

    def codes(self, vocabulary: str) -> Mapping[str, Code]:
        """Return a vocabulary by the name of the field it serves, such as `witness_kind`."""
        vocabularies: dict[str, Mapping[str, Code]] = {
            "judgement": self.judgements,
            "witness_kind": self.witnesses,
            "stance": self.stances,
            "voice": self.voices,
            "about": self.abouts,
        }
        return vocabularies[vocabulary]


_C = TypeVar("_C", bound=Code)


def names() -> tuple[str, ...]:
    """Return the names of all kinds of visit."""
    return tuple(sorted(file.stem for file in resources.path("visit_kinds").glob("*.toml")))


@cache
def visit_kind(name: str) -> VisitKind:
    """Return a kind of visit by its name.

    Raises:
        InvalidError: There is no such kind.
    """
    if name not in names():
        raise InvalidError(f"“{name[:60]}” is not a kind of visit; the kinds are: {', '.join(names())}.")
    data = resources.toml(f"visit_kinds/{name}.toml")
    return VisitKind(
        name=name,
        title=data["title"],
        short=data["short"],
        letter=data["letter"],
        unit=Unit(**data["unit"]),
        judgements=_table(Verdict, data["judgement"]),
        groups=_table(Group, data["group"]),
        witnesses=_table(Witness, data["witness_kind"]),
        stances=_table(Stance, data["stance"]),
        voices=_table(Code, data["voice"]),
        abouts=_table(Code, data["about"]),
        references=_table(Code, data["reference"]),
    )


def _table(value: type[_C], rows: list[dict[str, Any]]) -> dict[str, _C]:
    return {row["code"]: value(**row) for row in rows}
