"""Which thing a joined one stands for."""

from itertools import permutations
from uuid import UUID

from inspector_app.record.joining import settled

A, B, C, D = (UUID(int=number) for number in range(1, 5))


def test_a_thing_that_is_not_joined_stands_for_itself() -> None:
    assert settled(A, {}) == A
    assert settled(A, {B: A}) == A


def test_a_chain_is_followed_to_its_end() -> None:
    assert [settled(one, {A: B, B: C, C: D}) for one in (A, B, C, D)] == [D, D, D, D]


def test_a_ring_settles_on_its_smallest_id_from_wherever_it_is_entered() -> None:
    for first, second, third in permutations([A, B, C]):
        ring = {first: second, second: third, third: first, D: second}
        assert [settled(one, ring) for one in (A, B, C, D)] == [A, A, A, A]


def test_the_smallest_of_a_ring_is_not_a_smaller_one_that_leads_to_it() -> None:
    assert settled(A, {A: C, C: D, D: C}) == C


def test_a_thing_joined_to_itself_stays() -> None:
    assert settled(B, {B: B}) == B
