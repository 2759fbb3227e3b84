"""Who knew of whom."""

from inspector_app.record.change import Change
from inspector_app.record.history import History
from tests.inspector_app.record.histories import wrote

FIRST = wrote({"text": "one"})
LEFT, RIGHT = wrote({"text": "left"}, [FIRST]), wrote({"stance": None}, [FIRST])
FAR = wrote({"text": "far"}, [RIGHT])
BOTH = wrote({"heard": None}, [LEFT, FAR])


def ids(changes: object) -> set[str]:
    assert isinstance(changes, tuple)
    return {change.id for change in changes}


def test_every_parent_stands_before_its_children() -> None:
    order = [change.id for change in History([BOTH, FAR, LEFT, RIGHT, FIRST]).changes]
    assert order[0] == FIRST.id
    assert order[3:] == [FAR.id, BOTH.id]


def test_heads_are_what_no_other_names() -> None:
    assert ids(History([FIRST, LEFT, RIGHT, FAR]).heads) == {LEFT.id, FAR.id}
    assert ids(History([FIRST, LEFT, RIGHT, FAR, BOTH]).heads) == {BOTH.id}
    assert History([]).heads == ()


def test_below_and_above() -> None:
    history = History([FIRST, LEFT, RIGHT, FAR, BOTH])
    assert ids(history.among(history.below(FAR))) == {FIRST.id, RIGHT.id, FAR.id}
    assert ids(history.among(history.above([RIGHT]))) == {RIGHT.id, FAR.id, BOTH.id}
    assert history.above([]) == 0


def test_current_are_the_writers_that_no_later_writer_knew_of() -> None:
    history = History([FIRST, LEFT, RIGHT, FAR, BOTH])
    assert ids(history.current("text")) == {LEFT.id, FAR.id}
    assert ids(history.current("text", history.below(LEFT))) == {LEFT.id}
    assert ids(history.current("text", history.below(RIGHT))) == {FIRST.id}
    assert history.current("unknown") == ()


def test_maxima_are_what_none_of_the_others_knew_of() -> None:
    history = History([FIRST, LEFT, RIGHT, FAR, BOTH])
    assert ids(history.maxima(history.places([FIRST, LEFT, RIGHT]))) == {LEFT.id, RIGHT.id}
    assert ids(history.maxima(history.places([FIRST]))) == {FIRST.id}
    assert history.maxima(0) == ()


def test_a_parent_that_is_not_there_is_passed_over() -> None:
    assert ids(History([LEFT, FAR]).heads) == {LEFT.id, FAR.id}


def test_a_line_of_a_thousand_edits_has_one_head_and_one_writer() -> None:
    changes: list[Change] = [FIRST]
    for number in range(1000):
        changes.append(wrote({"text": str(number)}, changes[-1:]))
    history = History(reversed(changes))
    assert ids(history.heads) == ids(history.current("text")) == {changes[-1].id}
