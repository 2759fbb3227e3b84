"""How a long deed reports where it is and learns that it should stop."""

from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")

AT_ONCE = 2_000
"""How many things are worked on between two reports: some 50 ms, so that a deed stops soon after it is asked to."""


class Progress(Protocol):
    """Called with steps done and steps in all; may raise CancelledError to stop the deed before it writes."""

    def __call__(self, done: int, total: int) -> None:
        """Report the steps done of all."""


def no_progress(done: int, total: int) -> None:
    """Report to nobody."""


def stretch(progress: Progress, begins: int, ends: int, whole: int) -> Progress:
    """Return the progress for a part of a deed that takes it from one step to another of all its steps."""

    def report(done: int, total: int) -> None:
        progress(begins + (ends - begins) * done // total, whole)

    return report


def in_parts(things: Sequence[T], progress: Progress) -> Iterator[Sequence[T]]:
    """Yield many things a part at a time, and report after each part how many are done."""
    for start in range(0, len(things), AT_ONCE):
        part = things[start : start + AT_ONCE]
        yield part
        progress(start + len(part), len(things))
