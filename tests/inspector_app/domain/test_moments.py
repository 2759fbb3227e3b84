"""Dates and moments are recognised as the record keeps them and told as the letter prints them."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.domain.moments import (
    counts_in_words,
    date_in_words,
    day_and_month,
    days_in_short,
    instant,
    is_date,
    is_moment,
    is_odd,
    moment_text,
    now,
    range_in_words,
    short_day,
)


def test_a_clock_far_ahead_or_from_before_there_were_visits_is_odd() -> None:
    for text in ("1970-01-01T00:00:00+00:00", "2016-04-30T23:59:59+00:00", "2999-01-01T00:00:00Z", "soon", ""):
        assert is_odd(text), text
    assert is_odd(moment_text(now() + timedelta(hours=25)))
    for text in ("2016-05-01T01:00:00+01:00", moment_text(now()), moment_text(now() + timedelta(hours=23))):
        assert not is_odd(text), text


@pytest.mark.parametrize(("text", "expected"), [("2022-05-09", True), ("2024-02-29", True), ("2022-02-30", False)])
def test_a_date_is_one_of_the_calendar(text: str, expected: bool) -> None:
    assert is_date(text) is expected


@pytest.mark.parametrize("text", ["", "20220509", "9 May 2022", "2022-5-9", "2022-05-09T10:00:00Z", "2022-05-09\n"])
def test_what_is_written_otherwise_is_no_date(text: str) -> None:
    assert not is_date(text)


@pytest.mark.parametrize("text", ["2022-05-09T13:40:00+01:00", "2022-05-09T13:40:00Z", "2022-05-09T13:40:00.25-05:00"])
def test_a_moment_has_seconds_and_an_offset(text: str) -> None:
    assert is_moment(text)


@pytest.mark.parametrize(
    "text",
    [
        "2022-05-09T13:40:00",
        "2022-05-09T13:40+01:00",
        "2022-05-09 13:40:00+01:00",
        "2022-05-09T24:40:00Z",
        "2022-02-30T13:40:00Z",
        "2022-05-09T13:40:00Z\n",
        "yesterday",
    ],
)
def test_what_is_written_otherwise_is_no_moment(text: str) -> None:
    assert not is_moment(text)


@given(st.datetimes(), st.integers(-14 * 60, 14 * 60))
def test_every_moment_written_down_is_recognised_and_lasts_to_the_second(local: datetime, minutes: int) -> None:
    moment = local.replace(tzinfo=timezone(timedelta(minutes=minutes)))
    assert is_moment(moment_text(moment))
    assert datetime.fromisoformat(moment_text(moment)) == moment.replace(microsecond=0)


def test_the_clock_knows_its_offset_so_that_what_it_says_is_a_moment() -> None:
    assert is_moment(moment_text(now()))


def test_moments_are_ordered_by_the_time_that_passed_and_not_by_their_text() -> None:
    earlier, later = "2022-05-09T13:40:00+01:00", "2022-05-09T13:00:00Z"
    assert instant(earlier) < instant(later)
    assert instant(later) == datetime(2022, 5, 9, 13, tzinfo=UTC).timestamp()


def test_a_date_reads_as_the_letter_prints_it() -> None:
    assert date_in_words("2022-05-09") == "9 May 2022"
    assert date_in_words("2023-12-31") == "31 December 2023"


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2022-05-09", "2022-05-11", "Between 9 May and 11 May 2022"),
        ("2022-05-30", "2022-06-01", "Between 30 May and 1 June 2022"),
        ("2022-12-30", "2023-01-02", "Between 30 December 2022 and 2 January 2023"),
        ("2022-05-09", "2022-05-09", "On 9 May 2022"),
    ],
)
def test_the_days_of_a_visit_read_as_the_letter_prints_them(start: str, end: str, expected: str) -> None:
    assert range_in_words(start, end) == expected


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((0,), ["zero"]),
        ((10, 4, 6), ["ten", "four", "six"]),
        ((11,), ["11"]),
        ((14, 10, 4), ["14", "10", "4"]),
        ((14, 13, 1), ["14", "13", "1"]),
    ],
)
def test_counts_are_words_to_ten_and_all_figures_once_one_is_more(counts: tuple[int, ...], expected: list[str]) -> None:
    assert counts_in_words(*counts) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2022-05-09", "2022-05-11", "9 to 11 May 2022"),
        ("2022-05-30", "2022-06-01", "30 May to 1 June 2022"),
        ("2022-12-30", "2023-01-02", "30 December 2022 to 2 January 2023"),
        ("2022-05-09", "2022-05-09", "9 May 2022"),
        ("2022-05-09", None, "9 May 2022"),
        (None, "2022-05-11", "11 May 2022"),
        (None, None, ""),
    ],
)
def test_the_days_of_a_visit_are_told_briefly(start: str | None, end: str | None, expected: str) -> None:
    assert days_in_short(start, end) == expected


def test_a_day_may_be_told_without_its_year() -> None:
    day = date(2022, 9, 3)
    assert (day_and_month(day), short_day(day)) == ("3 September", "3 Sep")
