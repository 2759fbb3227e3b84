"""A figure, the line it is printed as, and how its time is taken."""

import gc
import json
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measured figure; `bar` speaks of the ratio to the floor where there is one, else of the value.

    Without a bar it is there to compare with.
    """

    figure: str
    size: int
    value: float
    unit: str
    floor: float | None = None
    bar: float | None = None

    @property
    def ratio(self) -> float | None:
        """How many times the floor it is."""
        return self.value / self.floor if self.floor else None

    def line(self) -> str:
        """Return the figure as one line of JSON."""
        names = ("figure", "size", "value", "unit", "floor", "ratio", "bar")
        return json.dumps({name: _rounded(getattr(self, name)) for name in names}, ensure_ascii=False)


def _rounded(value: object) -> object:
    return float(f"{value:.3g}") if isinstance(value, float) else value


def milliseconds(act: Callable[[], object]) -> float:
    """Return how long one call takes, what was thrown away before it cleared up."""
    gc.collect()
    start = time.perf_counter()
    act()
    return 1000 * (time.perf_counter() - start)


def each(act: Callable[[T], object], given: Iterable[T]) -> list[float]:
    """Return how many milliseconds an act takes on each thing given, in rising order."""
    found = []
    for one in given:
        start = time.perf_counter()
        act(one)
        found.append(1000 * (time.perf_counter() - start))
    return sorted(found)


def p95(rising: list[float]) -> float:
    """Return what 95 of 100 stay below."""
    return rising[int(0.95 * (len(rising) - 1))]
