"""How long a deed will go on, from how fast it was so far: told late, rounded, and calm rather than exact."""

_AFTER = 2.0
"""Seconds after which it is told: what is over by then needs no telling."""
_FEWEST_STEPS = 4
"""A deed of fewer steps says too little of how fast it is."""
_SMALLEST_SHARE = 0.03
_CALM_SHARE, _CALM_SECONDS = 0.25, 3.0
"""An estimate that differs by less than this from the one that is told does not change it."""


class TimeLeft:
    """The time left of one deed; it is handed moments in seconds and asks no clock."""

    def __init__(self, began: float) -> None:
        self._began = began
        self._first: tuple[float, float] | None = None
        self._ends: float | None = None

    def report(self, at: float, done: int, total: int) -> None:
        """Take note that so many steps of all are done."""
        if total < _FEWEST_STEPS or not 0 <= done <= total:
            return
        share = done / total
        if self._first is None:
            self._first = (at, share)
            return
        began, share_then = self._first
        gained = share - share_then
        if at <= began or gained < _SMALLEST_SHARE:
            return
        left = (1 - share) * (at - began) / gained
        ends = at + left
        if self._ends is None or abs(ends - self._ends) > max(_CALM_SHARE * left, _CALM_SECONDS):
            self._ends = ends

    def seconds(self, at: float) -> int | None:
        """Return about how many seconds are left, rounded up; None while that is not known, or no longer true."""
        if self._ends is None or at - self._began < _AFTER or self._ends <= at:
            return None
        left = self._ends - at
        step = 5 if left <= 10 else 10 if left <= 60 else 60
        return int(-(-left // step) * step)
