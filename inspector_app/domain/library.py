"""What letters have carried before: offices, titles, roles and copies, offered where a fact is typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import resources


@dataclass(frozen=True, slots=True)
class Library:
    """Lines of each office's sender block by its name; and what is offered for a field, by the field's name."""

    offices: Mapping[str, tuple[str, ...]]
    offered: Mapping[str, tuple[str, ...]]


@cache
def library() -> Library:
    """Return what is offered."""
    data = resources.toml("letters/library.toml")
    offices = {office["name"]: tuple(office["lines"]) for office in data["office"]}
    return Library(offices, {name: tuple(values) for name, values in data["offered"].items()})
