"""Days are read as people type them in Britain, and shown back with their day of the week."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.domain.moments import date_in_words
from inspector_app.domain.typed_days import day_in_words, days_from, read_day

NEAR = date(2022, 5, 1)


@pytest.mark.parametrize(
    "typed",
    [
        *("9/5/2022", "09/05/22", "9.5.2022", "9-5-2022", "9 5 2022", "9 May 2022", "9 may", "9th May, 2022", "9/5"),
        *("Mon 9 May 2022", "Monday, 9 May", "2022-05-09", "2022/5/9", "  9  MAY  2022 ", "9May22", "9th of May 2022"),
    ],
)
def test_every_usual_way_of_writing_the_ninth_of_may_is_read(typed: str) -> None:
    assert read_day(typed, NEAR) == "2022-05-09"


@pytest.mark.parametrize("typed", ["", "31/2/2022", "May 2022", "9 Mae 2022", "9 j 2022", "soon", "9/5/202", "0/0/0"])
def test_what_is_no_day_is_none(typed: str) -> None:
    assert read_day(typed, NEAR) is None


def test_a_day_without_a_year_is_the_nearest() -> None:
    assert read_day("3 January", date(2022, 12, 20)) == "2023-01-03"
    assert read_day("28/12", date(2023, 1, 4)) == "2022-12-28"


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_day_comes_back_however_it_was_written(day: date) -> None:
    iso = day.isoformat()
    written = (iso, f"{day.day}/{day.month}/{day.year}", date_in_words(iso), day_in_words(iso), f"{day:%d.%m.%y}")
    assert {read_day(text, NEAR) for text in written} == {iso}


@given(st.text(max_size=30))
def test_whatever_is_typed_is_a_day_or_none(typed: str) -> None:
    found = read_day(typed, NEAR)
    assert found is None or date.fromisoformat(found)


def test_days_are_said_with_their_day_of_the_week_and_counted() -> None:
    assert day_in_words("2022-05-09") == "Monday 9 May 2022"
    assert days_from("2022-05-09", "2022-05-11") == 3
    assert days_from("2022-05-11", "2022-05-09") < 1
