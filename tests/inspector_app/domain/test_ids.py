"""Ids of one laptop sort in the order in which their things were made, and tell when that was."""

import time

import pytest

from inspector_app.domain.ids import new_id


def test_what_is_made_in_one_go_keeps_its_order() -> None:
    made = [new_id() for _ in range(5_000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)


def test_an_id_is_a_version_7_of_now() -> None:
    before = time.time_ns() // 1_000_000
    one = new_id()
    assert (one.version, one.variant) == (7, "specified in RFC 4122")
    assert before <= (one.int >> 80) <= time.time_ns() // 1_000_000 + 1


def test_a_clock_that_is_set_back_does_not_turn_the_order_round(monkeypatch: pytest.MonkeyPatch) -> None:
    first = new_id()
    a_day_ago = time.time_ns() - 86_400 * 10**9
    monkeypatch.setattr(time, "time_ns", lambda: a_day_ago)
    assert new_id() > first
