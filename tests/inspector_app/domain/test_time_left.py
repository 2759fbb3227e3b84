"""The time left is told late, rounded and calmly, and only where it can be known."""

from hypothesis import given
from hypothesis import strategies as st

from inspector_app.domain.time_left import TimeLeft


def steady(rate: float, until: float, total: int = 1000) -> TimeLeft:
    """Return the time left of a deed that does `rate` steps a second, as it stands at a moment."""
    left = TimeLeft(0)
    for tick in range(int(until * 10) + 1):
        left.report(tick / 10, int(rate * tick / 10), total)
    return left


def test_it_is_told_after_two_seconds_and_not_before() -> None:
    assert steady(50, 1.9).seconds(1.9) is None
    assert steady(50, 2).seconds(2) == 20


def test_it_counts_down_between_reports_and_is_silent_when_it_was_wrong() -> None:
    left = steady(50, 10)
    assert [left.seconds(at) for at in (10, 12, 15.5, 19)] == [10, 10, 5, 5]
    assert left.seconds(21) is None


def test_a_small_change_of_pace_does_not_change_what_is_told() -> None:
    left = steady(50, 10)
    before = left.seconds(10)
    left.report(10.4, 510, 1000)
    assert left.seconds(10.4) == before


def test_a_deed_that_becomes_slow_is_told_anew() -> None:
    left = steady(50, 10)
    left.report(30, 520, 1000)
    assert (left.seconds(30) or 0) >= 20


def test_a_deed_of_few_steps_or_without_reports_tells_nothing() -> None:
    assert TimeLeft(0).seconds(60) is None
    few = TimeLeft(0)
    few.report(0, 0, 3)
    few.report(5, 1, 3)
    assert few.seconds(5) is None


def test_long_times_are_in_minutes() -> None:
    assert steady(1, 40).seconds(40) == 960


@given(st.lists(st.tuples(st.floats(0, 100), st.integers(-5, 20), st.integers(0, 15)), max_size=20), st.floats(0, 100))
def test_whatever_is_reported_it_is_a_positive_number_or_nothing(
    reports: list[tuple[float, int, int]], at: float
) -> None:
    left = TimeLeft(0)
    for moment, done, total in sorted(reports):
        left.report(moment, done, total)
    seconds = left.seconds(at)
    assert seconds is None or seconds >= 5
