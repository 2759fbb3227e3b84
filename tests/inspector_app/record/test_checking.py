"""A set of changes is whole, or it is said what is wrong."""

import random
from uuid import UUID

import pytest

from inspector_app.record.change import BadChangeError, Change, make
from inspector_app.record.checking import verify

RECORD, NOTE, OTHER = (UUID(f"01890a5d-ac96-774b-bcce-b302099a805{place}") for place in range(3))


def changed(
    text: str,
    *on: Change,
    subject: UUID = NOTE,
    kind: str = "note",
    record: UUID = RECORD,
    n: int | None = None,
    erase: tuple[str, ...] = (),
) -> Change:
    parents = {parent.id: parent.n if n is None else n - 1 for parent in on}
    return make(
        record=record,
        subject=subject,
        kind=kind,
        set={"text": text},
        parents=parents,
        author="A",
        device="D",
        at="m",
        erase=erase,
    )


FIRST = changed("first")
LEFT, RIGHT = changed("left", FIRST), changed("right", FIRST)
AFTER = changed("after", RIGHT)
BOTH = changed("both", LEFT, AFTER)
WHOLE = [FIRST, LEFT, RIGHT, AFTER, BOTH]


def wrong(*changes: Change, known: tuple[Change, ...] = ()) -> str:
    with pytest.raises(BadChangeError) as caught:
        verify(changes, {one.id: one for one in known})
    return str(caught.value)


def test_nothing_is_whole() -> None:
    verify([])


def test_a_whole_set_is_taken_in_any_order() -> None:
    assert BOTH.n == 4
    for seed in range(10):
        verify(random.Random(seed).sample(WHOLE, len(WHOLE)))


def test_parents_may_be_known_already() -> None:
    verify([AFTER, BOTH], {one.id: one for one in (LEFT, RIGHT)})
    verify([BOTH], {one.id: one for one in WHOLE})


def test_a_missing_parent_is_found() -> None:
    for missing in WHOLE[:-1]:
        assert "missing" in wrong(*(one for one in WHOLE if one is not missing))


def test_a_doubled_change_is_found() -> None:
    assert "twice" in wrong(*WHOLE, FIRST)


def test_a_parent_of_another_subject_kind_or_record_is_found() -> None:
    for stranger in (
        changed("x", FIRST, subject=OTHER),
        changed("x", FIRST, kind="weakness"),
        changed("x", FIRST, record=OTHER),
    ):
        assert "another thing" in wrong(FIRST, stranger)
        assert "another thing" in wrong(stranger, known=(FIRST,))


@pytest.mark.parametrize("n", [1, 3, 100])
def test_a_wrong_count_is_found(n: int) -> None:
    assert "wrong count" in wrong(FIRST, changed("x", FIRST, n=n))
    assert "wrong count" in wrong(changed("x", FIRST, n=n), known=(FIRST,))


def test_the_count_follows_the_highest_parent() -> None:
    assert "wrong count" in wrong(*WHOLE, changed("x", LEFT, BOTH, n=3))
    verify([*WHOLE, changed("x", LEFT, BOTH, n=5)])


def test_content_that_is_gone_without_an_erase_is_found() -> None:
    assert "lost its content" in wrong(FIRST.without_content(), LEFT)


def test_content_that_was_erased_is_not_missed() -> None:
    eraser = changed("x", LEFT, erase=(FIRST.id, LEFT.id))
    verify([FIRST.without_content(), LEFT.without_content(), eraser])
    verify([FIRST, LEFT, eraser])  # an erase that has yet to be carried out
    verify([FIRST.without_content()], {one.id: one for one in (LEFT, eraser)})
    assert "lost its content" in wrong(FIRST.without_content(), LEFT, RIGHT.without_content(), eraser)


def test_what_is_said_holds_nothing_of_the_content() -> None:
    assert "left" not in wrong(LEFT)
