"""What an ordinary edit knows of: everything on the screen, and never what would decide unseen."""

from inspector_app.record.change import Change
from inspector_app.record.state import derive, heads_of, parents_for
from tests.inspector_app.record.histories import OTHER_TAG, TAG, asked, decided, edited, heads, text_of, wrote


def conflict() -> list[Change]:
    """Return the history of a note whose text waits for a decision; “right” shows."""
    first = wrote({"text": "one"})
    step = wrote({"stance": "concern"}, [first], author="B")
    return [first, wrote({"text": "left"}, [first], author="A"), step, wrote({"text": "right"}, [step], author="B")]


def test_without_a_decision_an_edit_knows_all_heads() -> None:
    first = wrote({"text": "one"})
    changes = [first, wrote({TAG: True}, [first]), wrote({"stance": "progress"}, [first])]
    assert set(parents_for(changes, ["text"])) == heads(changes)
    assert parents_for(changes, ["text"]) == heads_of(changes)


def test_parents_carry_their_counts() -> None:
    first = wrote({"text": "one"})
    second = wrote({"text": "two"}, [first])
    assert parents_for([second, first], ["text"]) == {second.id: 2}


def test_typing_under_an_open_decision_continues_what_shows_and_does_not_decide() -> None:
    changes = conflict()
    typed = edited(changes, text="right and more")
    assert typed.parents == (changes[-1].id,)
    assert asked(derive([*changes, typed])) == {"text": ["left", "right and more"]}
    assert text_of([*changes, typed]) == "right and more"


def test_typing_again_and_again_keeps_the_decision_open_and_shows_what_was_typed() -> None:
    changes = conflict()
    for text in ("a", "b", "c"):
        changes.append(edited(changes, "A", text=text))
        assert (text_of(changes), asked(derive(changes))) == (text, {"text": sorted(["left", text])})


def test_typing_over_what_knows_of_both_sides_does_not_decide() -> None:
    changes = conflict()
    changes.append(edited(changes, **{TAG: True}))
    assert heads(changes) == {changes[-1].id}
    changes.append(edited(changes, text="typed"))
    assert asked(derive(changes)) == {"text": ["left", "typed"]}
    assert derive(changes).sets == {TAG: True}
    assert text_of(changes) == "typed"


def test_an_edit_of_another_field_leaves_the_decision_open() -> None:
    changes = conflict()
    for fields in ({TAG: True}, {"stance": "progress"}, {"heard": None}):
        after = [*changes, edited(changes, **fields)]
        assert asked(derive(after)) == {"text": ["left", "right"]}
        assert len(heads(after)) == 1


def test_an_edit_of_several_fields_settles_none_that_is_open() -> None:
    changes = conflict()
    after = [*changes, edited(changes, text="typed", stance="progress", **{OTHER_TAG: True})]
    assert asked(derive(after)) == {"text": ["left", "typed"]}


def test_an_edit_of_two_fields_that_both_wait_leaves_both_open() -> None:
    first = wrote({"text": "one", "stance": None})
    left = wrote({"text": "left", "stance": "concern"}, [first], author="A")
    right = wrote({"text": "right", "stance": "progress"}, [first], author="B")
    changes = [first, left, right]
    typed = edited(changes, text="typed", stance="concern")
    shown = max(left, right, key=lambda change: (change.n, change.id))
    assert typed.parents == (shown.id,)
    assert set(asked(derive([*changes, typed]))) >= {"text"}
    assert text_of([*changes, typed]) == "typed"


def test_deciding_one_field_leaves_the_other_open() -> None:
    first = wrote({"text": "one", "stance": None})
    left = wrote({"text": "left", "stance": "concern"}, [first], author="A")
    right = wrote({"text": "right", "stance": "progress"}, [first], author="B")
    changes = [first, left, right]
    changes.append(decided(changes, text="both"))
    assert asked(derive(changes)) == {"stance": ["concern", "progress"]}


def test_editing_what_somebody_else_deleted_leaves_the_decision_open() -> None:
    first = wrote({"text": "one"})
    changes = [first, wrote({"gone": True}, [first], author="A"), wrote({"text": "two"}, [first], author="B")]
    for text in ("three", "four"):
        changes.append(edited(changes, "B", text=text))
        assert (text_of(changes), asked(derive(changes))) == (text, {"deleted": [False, True]})


def test_tagging_what_somebody_else_deleted_and_somebody_worked_on_leaves_the_decision_open() -> None:
    first = wrote({"text": "one"})
    changes = [first, wrote({"gone": True}, [first]), wrote({"text": "two"}, [first])]
    changes.append(edited(changes, **{TAG: True}))
    assert asked(derive(changes)) == {"deleted": [False, True]}
    assert derive(changes).sets == {TAG: True}


def test_editing_what_is_deleted_everywhere_knows_of_the_deletion() -> None:
    first = wrote({"text": "one"})
    changes = [first, wrote({"gone": True}, [first], author="A"), wrote({"gone": True}, [first], author="B")]
    changes.append(edited(changes, text="two"))
    assert (derive(changes).gone, asked(derive(changes))) == (True, {})


def test_editing_what_was_deleted_and_restored_by_one_knows_of_both() -> None:
    first = wrote({"text": "one"})
    deleted = wrote({"gone": True}, [first])
    restored = wrote({"gone": False}, [deleted])
    apart = wrote({"stance": "progress"}, [first], author="B")
    changes = [first, deleted, restored, apart]
    changes.append(edited(changes, text="two"))
    assert (derive(changes).gone, asked(derive(changes)), heads(changes)) == (False, {}, {changes[-1].id})


def test_deleting_deletes_although_a_text_waits_and_keeps_the_texts() -> None:
    changes = conflict()
    changes.append(edited(changes, gone=True))
    assert derive(changes).gone
    assert asked(derive(changes)) == {"text": ["left", "right"]}


def test_equal_values_of_several_writers_are_all_continued() -> None:
    first = wrote({"text": "one"})
    changes = [first, *(wrote({"text": "same"}, [first], author=author) for author in "ABC")]
    typed = edited(changes, text="new")
    assert set(typed.parents) == {change.id for change in changes[1:]}
    assert asked(derive([*changes, typed])) == {}
