"""How a long deed reports where it is and learns that it should stop."""

from typing import Protocol


class Progress(Protocol):
    """Called with steps done and steps in all; may raise CancelledError to stop the deed before it writes."""

    def __call__(self, done: int, total: int) -> None:
        """Report the steps done of all."""


def no_progress(done: int, total: int) -> None:
    """Report to nobody."""
