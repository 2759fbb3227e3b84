"""Of a heap of changes the best record is kept: whatever stands on changes that are there."""

from itertools import permutations

from inspector_app.record.change import Change
from inspector_app.record.rescuing import whole
from tests.inspector_app.record.histories import NOTE, W1, wrote


def line(*texts: str) -> list[Change]:
    made: list[Change] = []
    for text in texts:
        made.append(wrote({"text": text}, made[-1:]))
    return made


def test_all_of_a_whole_record_is_kept_in_the_order_in_which_it_grew() -> None:
    changes = line("one", "two", "three")
    for heap in permutations(changes):
        assert whole(heap) == (changes, [])


def test_what_stands_on_a_lost_change_is_left_out_and_told() -> None:
    first, second, third, fourth = line("one", "two", "three", "four")
    other = wrote({"title": "Plans"}, kind="weakness", subject=W1)
    assert whole([first, third, fourth, other]) == (
        sorted([first, other], key=lambda change: (change.n, change.id)),
        [third, fourth],
    )
    assert whole([first, third, second]) == ([first, second, third], [])


def test_a_change_that_is_there_twice_is_kept_once() -> None:
    changes = line("one", "two")
    assert whole([*changes, *reversed(changes)]) == (changes, [])


def test_of_two_copies_the_one_with_its_content_is_taken_whichever_came_first() -> None:
    [change] = line("one")
    for heap in permutations([change, change.without_content(), change.without_content()]):
        assert whole(heap) == ([change], [])


def test_a_change_whose_content_is_missing_without_an_erase_is_left_out_with_all_that_stands_on_it() -> None:
    first, second = line("one", "two")
    kept, lost = whole([first.without_content(), second])
    assert kept == []
    assert lost == [first.without_content(), second]


def test_what_an_erase_names_has_no_content_even_where_an_old_backup_still_has_it() -> None:
    first, second = line("one", "two")
    erase = wrote({"gone": True}, [second], subject=NOTE, erase=(first.id, second.id))
    expected = [first.without_content(), second.without_content(), erase]
    for heap in permutations([first, second, erase]):
        assert whole(heap) == (expected, [])
    assert whole(expected) == (expected, [])


def test_nothing_gives_nothing() -> None:
    assert whole([]) == ([], [])
