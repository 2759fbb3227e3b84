"""The nine rules of state (rule by rule, by example)."""

from itertools import permutations

from inspector_app.domain.kinds import KINDS
from inspector_app.record.change import Change
from inspector_app.record.state import derive
from tests.inspector_app.record.histories import (
    NOTE,
    OTHER_TAG,
    TAG,
    W1,
    W2,
    asked,
    decided,
    edited,
    heads,
    text_of,
    wrote,
)


def largest(*changes: Change) -> Change:
    return max(changes, key=lambda change: (change.n, change.id))


# Rule 1: the writers of a field that no later writer knew of


def test_the_last_of_a_line_of_edits_shows() -> None:
    first = wrote({"text": "one", "stance": "concern"})
    second = wrote({"text": "two"}, [first])
    third = wrote({"text": "three"}, [second])
    state = derive([third, first, second])
    assert (state.fields["text"], state.fields["stance"], state.heads) == ("three", "concern", (third.id,))


def test_an_edit_of_another_field_does_not_overrule() -> None:
    first = wrote({"text": "one"})
    apart = wrote({"text": "apart"}, [first])
    other = wrote({"stance": "progress"}, [first])
    assert (text_of([first, apart, other]), asked(derive([first, apart, other]))) == ("apart", {})


def test_who_knew_of_both_overrules_both_even_over_changes_of_other_fields() -> None:
    first = wrote({"text": "one"})
    left, right = wrote({"text": "left"}, [first]), wrote({"text": "right"}, [first])
    bridge = wrote({"stance": "progress"}, [left, right])
    last = wrote({"text": "last"}, [bridge])
    assert asked(derive([first, left, right, bridge])) == {"text": ["left", "right"]}
    assert (text_of([first, left, right, bridge, last]), asked(derive([first, left, right, bridge, last]))) == (
        "last",
        {},
    )


# Rule 2: one distinct value


def test_equal_values_written_apart_never_ask() -> None:
    first = wrote({"text": "one"})
    left, right = wrote({"text": "same"}, [first], author="A"), wrote({"text": "same"}, [first], author="B")
    assert (text_of([first, left, right]), asked(derive([first, left, right]))) == ("same", {})


def test_values_that_differ_only_in_their_type_are_different() -> None:
    first = wrote({"people": 1}, kind="interview")
    left, right = wrote({"people": 1}, [first], kind="interview"), wrote({"people": "1"}, [first], kind="interview")
    assert asked(derive([first, left, right])) == {"people": [1, "1"]}


def test_clearing_against_writing_asks() -> None:
    first = wrote({"stance": "concern"})
    left, right = wrote({"stance": None}, [first]), wrote({"stance": "progress"}, [first])
    assert asked(derive([first, left, right])) == {"stance": [None, "progress"]}


# Rule 3: several values


def test_texts_written_apart_ask_and_the_largest_shows_meanwhile() -> None:
    first = wrote({"text": "one"})
    left = wrote({"text": "left"}, [first], author="A", at="2031-01-01T00:00:00+00:00")
    right = wrote({"text": "right"}, [first], author="B")
    far = wrote({"text": "far"}, [right], author="B", at="1999-01-01T00:00:00+00:00")
    state = derive([far, left, first, right])
    assert asked(state) == {"text": ["far", "left"]}
    assert state.fields["text"] == "far"  # n decides what shows, never a clock
    assert [(choice.author, choice.at, choice.writer) for choice in state.decisions[0].choices] == [
        ("B", far.at, far.id),
        ("A", left.at, left.id),
    ]


def test_of_equal_counts_the_larger_id_shows() -> None:
    first = wrote({"text": "one"})
    apart = [wrote({"text": f"text {number}"}, [first]) for number in range(5)]
    for some in permutations(apart, 3):
        assert text_of([first, *some]) == (largest(*some).set or {})["text"]


def test_values_stand_in_the_order_of_a_dictionary() -> None:
    first = wrote({"text": "one"})
    texts = ["Yes", "Yes and more", "yes", "Äh", "“Yes”"]
    apart = [wrote({"text": text}, [first]) for text in reversed(texts)]
    assert asked(derive([first, *apart])) == {"text": sorted(texts)}


def test_three_who_write_two_values_leave_one_decision_with_the_latest_writer_of_each() -> None:
    first = wrote({"text": "one"})
    left, right, again = (wrote({"text": text}, [first], author=text[0]) for text in ("left", "right", "left"))
    (decision,) = derive([first, left, right, again]).decisions
    assert [choice.value for choice in decision.choices] == ["left", "right"]
    assert decision.choices[0].writer == largest(left, again).id


def test_a_decision_has_the_same_id_wherever_the_same_writers_are_known() -> None:
    first = wrote({"text": "one"})
    left, right = wrote({"text": "left"}, [first]), wrote({"text": "right"}, [first])
    other = wrote({"stance": "progress"}, [left])
    ids = {derive(changes).decisions[0].id for changes in ([first, left, right], [other, right, left, first])}
    assert len(ids) == 1
    assert all(len(one) == 12 and int(one, 16) >= 0 for one in ids)


def test_positions_written_apart_settle_by_themselves() -> None:
    first = wrote({"title": "T", "position": 1}, kind="weakness", subject=W1)
    apart = [wrote({"position": number}, [first], kind="weakness", subject=W1) for number in (7, 3)]
    state = derive([first, *apart])
    assert (state.fields["position"], asked(state)) == ((largest(*apart).set or {})["position"], {})


def test_every_field_asks_but_positions_and_the_list_of_those_who_agreed() -> None:
    silent = {(kind.name, name) for kind in KINDS.values() for name, field in kind.fields.items() if not field.asks}
    assert silent == {("weakness", "position"), ("finding", "position"), ("weakness", "agreed_by")}
    assert [name for kind in KINDS.values() for name, field in kind.fields.items() if field.gathers] == ["agreed_by"]


# Rule 4: members of sets


def test_tags_set_apart_come_together_and_never_ask() -> None:
    first = wrote({"text": "one"})
    left, right = wrote({TAG: True}, [first]), wrote({OTHER_TAG: True}, [first])
    assert (set(derive([first, left, right]).sets), asked(derive([first, left, right]))) == ({TAG, OTHER_TAG}, {})


def test_a_tag_taken_off_is_off_and_adding_apart_wins() -> None:
    first = wrote({TAG: True})
    off = wrote({TAG: False}, [first])
    assert derive([first, off]).sets == {}
    again = wrote({TAG: True}, [first])
    assert derive([first, off, again]).sets == {TAG: True}
    assert derive([first, off, again, wrote({TAG: False}, [off, again])]).sets == {}


def test_a_link_keeps_its_sentence() -> None:
    link = f"link/{NOTE}/0123456789abcdef"
    assert derive([wrote({link: "Plans are late."}, kind="finding", subject=W2)]).sets == {link: "Plans are late."}


# Rule 5: gone


def test_deleted_is_gone_and_restored_is_there_and_deleted_again_is_gone() -> None:
    changes = [wrote({"text": "one"})]
    for gone in (True, False, True):
        changes.append(wrote({"gone": gone}, changes[-1:]))
        state = derive(changes)
        assert (state.gone, asked(state), state.fields["text"]) == (gone, {}, "one")


def test_deleted_by_one_and_worked_on_by_another_stays_and_asks() -> None:
    first = wrote({"text": "one"})
    deleted = wrote({"gone": True}, [first], author="A")
    for work in ({"text": "two"}, {TAG: True}, {"stance": "progress"}, {"unknown": 1}):
        worked = wrote(work, [first], author="B")
        (decision,) = derive([first, deleted, worked]).decisions
        assert (decision.field, decision.values) == ("deleted", [False, True])
        assert [choice.author for choice in decision.choices] == ["B", "A"]
        assert not derive([first, deleted, worked]).gone


def test_deleted_by_both_is_gone_and_asks_nothing() -> None:
    first = wrote({"text": "one"})
    apart = [wrote({"gone": True}, [first], author=author) for author in "AB"]
    assert (derive([first, *apart]).gone, asked(derive([first, *apart]))) == (True, {})


def test_work_of_somebody_who_knew_it_was_deleted_does_not_bring_it_back() -> None:
    first = wrote({"text": "one"})
    deleted = wrote({"gone": True}, [first])
    tagged = wrote({TAG: True}, [deleted])
    assert (derive([first, deleted, tagged]).gone, asked(derive([first, deleted, tagged]))) == (True, {})


def test_restored_by_one_and_deleted_again_by_another_asks() -> None:
    first = wrote({"text": "one"})
    deleted = wrote({"gone": True}, [first])
    back, stays = wrote({"gone": False}, [deleted]), wrote({"gone": True, "stance": None}, [deleted])
    state = derive([first, deleted, back, stays])
    assert (state.gone, asked(state)) == (False, {"deleted": [False, True]})


def test_text_and_deletion_may_both_ask() -> None:
    first = wrote({"text": "one"})
    apart = [wrote({"text": "left"}, [first]), wrote({"text": "right"}, [first]), wrote({"gone": True}, [first])]
    assert asked(derive([first, *apart])) == {"text": ["left", "right"], "deleted": [False, True]}


# Rule 6: deciding


def test_deciding_closes_the_decision_for_everybody_who_hears_of_it() -> None:
    first = wrote({"text": "one"})
    changes = [first, wrote({"text": "left"}, [first]), wrote({"text": "right"}, [first])]
    changes.append(decided(changes, text="right"))
    assert (text_of(changes), asked(derive(changes)), heads(changes)) == ("right", {}, {changes[-1].id})


def test_two_who_decide_alike_ask_nobody_again_and_two_who_decide_apart_do() -> None:
    first = wrote({"text": "one"})
    changes = [first, wrote({"text": "left"}, [first]), wrote({"text": "right"}, [first])]
    alike = [decided(changes, author, text="right") for author in "AB"]
    assert asked(derive([*changes, *alike])) == {}
    assert asked(derive([*changes, alike[0], decided(changes, text="left")])) == {"text": ["left", "right"]}


def test_who_decides_that_it_stays_restores_it_and_who_decides_that_it_goes_removes_it() -> None:
    first = wrote({"text": "one"})
    changes = [first, wrote({"gone": True}, [first]), wrote({"text": "two"}, [first])]
    for gone in (False, True):
        state = derive([*changes, decided(changes, gone=gone)])
        assert (state.gone, asked(state), state.fields["text"]) == (gone, {}, "two")


# Rule 7: joining; rule 8: erasing; rule 9: what is not known


def test_a_join_is_followed_and_what_is_no_id_is_no_join() -> None:
    joined = derive([wrote({"title": "T", "same_as": str(W2)}, kind="weakness", subject=W1)])
    odd = derive([wrote({"title": "T", "same_as": "w2"}, kind="weakness", subject=W1)])
    assert (joined.same_as, odd.same_as) == (W2, None)


def test_an_erased_text_reads_as_erased_and_no_older_one_comes_back() -> None:
    first = wrote({"text": "one"})
    secret = wrote({"text": "secret"}, [first])
    erasing = wrote({"stance": "progress"}, [secret], erase=(secret.id,))
    state = derive([first, secret.without_content(), erasing])
    assert (state.fields["text"], state.fields["stance"]) == (None, "progress")
    assert state.erased == {"text"}
    assert "secret" not in repr(state)


def test_an_erased_text_beside_another_leaves_the_other_and_asks_nothing() -> None:
    first = wrote({"text": "one"})
    left, right = wrote({"text": "left"}, [first]), wrote({"text": "right"}, [first])
    state = derive([first, left, right.without_content()])
    assert (state.fields["text"], asked(state), state.erased) == ("left", {}, frozenset())


def test_an_erased_text_can_be_written_anew() -> None:
    first = wrote({"text": "one"})
    erased = first.without_content()
    state = derive([erased, edited([erased], text="new")])
    assert (state.fields["text"], state.erased) == ("new", frozenset())


def test_unknown_fields_and_kinds_are_kept_and_ask_nothing() -> None:
    for kind in ("note", "risk assessment"):
        first = wrote({"mood": {"deep": [1, None]}}, kind=kind)
        apart = [wrote({"mood": value}, [first], kind=kind) for value in ("left", "right")]
        state = derive([first, *apart])
        assert (state.kind, state.fields["mood"], asked(state)) == (
            kind,
            (largest(*apart).set or {})["mood"],
            {},
        )
