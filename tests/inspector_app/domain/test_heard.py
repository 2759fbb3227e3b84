"""A time of the clock becomes a moment of the interview's day, and never one that is still to come."""

from datetime import datetime, time

import pytest

from inspector_app.domain.heard import heard_at, is_late

BEGAN = datetime.fromisoformat("2022-05-10T13:40:00+01:00")
NOW = datetime.fromisoformat("2022-05-10T16:40:00+01:00")


def test_a_time_given_by_hand_is_one_of_the_interview_s_day_and_offset() -> None:
    heard = heard_at(time(14, 5), BEGAN, NOW)
    assert heard is not None
    assert heard.isoformat() == "2022-05-10T14:05:00+01:00"


def test_without_an_interview_it_is_one_of_today() -> None:
    assert heard_at(time(9, 30), None, NOW) == datetime.fromisoformat("2022-05-10T09:30:00+01:00")


def test_a_time_that_is_still_to_come_today_is_refused() -> None:
    assert heard_at(time(16, 41), BEGAN, NOW) is None
    assert heard_at(time(16, 40), BEGAN, NOW) == NOW


def test_on_another_day_every_time_has_been() -> None:
    later = datetime.fromisoformat("2022-05-12T08:00:00+01:00")
    assert heard_at(time(23, 59), BEGAN, later) == datetime.fromisoformat("2022-05-10T23:59:00+01:00")


def test_what_is_today_is_asked_where_the_interview_was() -> None:
    just_after_midnight = datetime.fromisoformat("2022-05-10T23:30:00+00:00")  # the eleventh where it was heard
    assert heard_at(time(23, 45), BEGAN, just_after_midnight) is not None


@pytest.mark.parametrize(
    ("typed", "late"),
    [
        ("2022-05-10T14:15:00+01:00", False),
        ("2022-05-10T14:15:01+01:00", True),
        ("2022-05-10T13:15:01Z", True),
        ("2022-05-10T13:00:00+01:00", False),
        ("some day", False),
        (None, False),
    ],
)
def test_a_note_is_late_when_it_was_typed_more_than_ten_minutes_after_it_was_heard(
    typed: str | None, late: bool
) -> None:
    assert is_late("2022-05-10T14:05:00+01:00", typed) is late
    assert not is_late(None, typed)
