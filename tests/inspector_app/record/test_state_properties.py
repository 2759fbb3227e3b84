"""What holds of the state of one thing whatever its history."""

from collections.abc import Callable
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from inspector_app.domain.kinds import KINDS
from inspector_app.record.change import Change
from inspector_app.record.checking import verify
from inspector_app.record.history import History, is_line
from inspector_app.record.state import _of_graph, _of_line, derive, parents_for
from tests.inspector_app.record.histories import OTHER_TAG, TAG, asked, decided, edited, wrote

TEXTS = st.sampled_from(["one", "two", "three", "two and more"])
FIELDS = st.one_of(
    st.builds(lambda text: {"text": text}, TEXTS),
    st.builds(lambda code: {"stance": code}, st.sampled_from(["progress", "concern", None])),
    st.builds(lambda gone: {"gone": gone}, st.booleans()),
    st.builds(lambda name, on: {name: on}, st.sampled_from([TAG, OTHER_TAG]), st.booleans()),
    st.builds(lambda text, on: {"text": text, TAG: on}, TEXTS, st.booleans()),
    st.builds(lambda value: {"unknown": value}, st.integers(0, 2)),
)


@st.composite
def histories(draw: Callable[[st.SearchStrategy[object]], object], largest: int = 9) -> list[Change]:
    """Return changes of one note, each by somebody who knew any earlier ones."""
    changes = [wrote({"text": "one", TAG: True}, salt=bytes(16))]
    for number in range(draw(st.integers(0, largest))):  # type: ignore[call-overload]
        known = draw(st.lists(st.sampled_from(changes), min_size=1, max_size=3, unique_by=lambda change: change.id))
        fields = draw(FIELDS)
        assert isinstance(known, list)
        assert isinstance(fields, dict)
        changes.append(wrote(fields, known, author=str(draw(st.sampled_from("ABC"))), salt=number.to_bytes(16, "big")))
    return changes


@given(histories(), st.randoms(use_true_random=False))
def test_the_order_in_which_changes_arrive_has_no_say(changes: list[Change], random: object) -> None:
    shuffled = list(changes)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert derive(shuffled) == derive(changes)
    names = {name for change in changes for name in change.fields}
    assert parents_for(shuffled, names) == parents_for(changes, names)


@given(st.lists(st.tuples(FIELDS, st.booleans()), min_size=1, max_size=6))
def test_a_line_of_changes_says_the_same_by_the_short_way_and_by_the_rules(steps: list[tuple[Any, bool]]) -> None:
    changes: list[Change] = []
    for number, (fields, _) in enumerate(steps):
        changes.append(wrote(fields, changes[-1:], salt=number.to_bytes(16, "big")))
    kept = [one.without_content() if erased else one for one, (_, erased) in zip(changes, steps, strict=True)]
    assert is_line(kept)
    assert _of_line(kept) == _of_graph(History(kept)) == derive(kept)
    assert parents_for(kept, ["text"]) == {kept[-1].id: len(kept)}


@given(histories())
def test_a_decision_is_open_exactly_when_two_who_did_not_know_of_each_other_differ(changes: list[Change]) -> None:
    """Told by walking from parent to parent, without the bit sets of the code under test."""
    by_id = {change.id: change for change in changes}

    def knew(change: Change) -> set[str]:
        found: set[str] = set()
        waiting = [change.id]
        while waiting:
            one = waiting.pop()
            if one not in found:
                found.add(one)
                waiting += by_id[one].parents
        return found

    known = {change.id: knew(change) for change in changes}
    state = derive(changes)
    expected: dict[str, list[object]] = {}
    for name in ("text", "stance"):
        writers = [change for change in changes if name in change.fields]
        standing = [one for one in writers if not any(one.id in known[other.id] for other in writers if other != one)]
        values = {(one.set or {})[name] for one in standing}
        if len(values) > 1:
            expected[name] = sorted(values, key=lambda value: "" if value is None else str(value))
        if values:
            assert state.fields[name] in values
    heads = [one for one in changes if not any(one.id in other.parents for other in changes)]
    gone = []
    for head in heads:
        words = [one for one in changes if one.id in known[head.id] and "gone" in one.fields]
        last = [one for one in words if not any(one.id in known[other.id] for other in words if other != one)]
        gone.append(bool(last) and all((one.set or {})["gone"] for one in last))
    if any(gone) and not all(gone):
        expected["deleted"] = [False, True]
    assert asked(state) == expected
    assert state.gone == all(gone)
    for tag in (TAG, OTHER_TAG):
        writers = [change for change in changes if tag in change.fields]
        standing = [one for one in writers if not any(one.id in known[other.id] for other in writers if other != one)]
        assert (tag in state.sets) == any((one.set or {})[tag] for one in standing)


@given(histories())
def test_deciding_every_field_leaves_nothing_open(changes: list[Change]) -> None:
    for name in asked(derive(changes)):
        field, value = ("gone", False) if name == "deleted" else (name, "decided")
        changes = [*changes, decided(changes, **{field: value})]
    assert asked(derive(changes)) == {}


@given(histories(), FIELDS)
def test_an_ordinary_edit_decides_nothing_but_what_it_is_about(
    changes: list[Change], fields: dict[str, object]
) -> None:
    assume(not derive(changes).gone)  # a deleted thing is restored before it is worked on
    before = asked(derive(changes))
    after = asked(derive([*changes, edited(changes, **fields)]))
    about = {"deleted" if name == "gone" else name for name in fields}
    assert {name: values for name, values in after.items() if name not in about} == {
        name: values for name, values in before.items() if name not in about
    }
    if "gone" not in fields and "deleted" in before:
        assert after["deleted"] == [False, True]


@given(histories(), TEXTS)
def test_what_is_typed_shows_and_the_other_texts_stay(changes: list[Change], text: str) -> None:
    before = derive(changes)
    after = derive([*changes, edited(changes, text=text)])
    others = [value for value in asked(before).get("text", []) if value != before.fields["text"]]
    deleted_once = any("gone" in change.fields for change in changes)
    if deleted_once and asked(before):  # a text written by somebody who knew of a deletion stands beside it
        assert text in {after.fields["text"], *asked(after).get("text", [])}
        return
    assert after.fields["text"] == text
    assert asked(after).get("text", [text]) == sorted({text, *(str(value) for value in others)})


@given(histories(), histories())
def test_changes_made_by_the_record_are_whole(ours: list[Change], theirs: list[Change]) -> None:
    union = list({change.id: change for change in [*ours, *theirs]}.values())
    verify(union)
    state = derive(union)
    assert set(state.fields) <= {"unknown", *KINDS["note"].fields}
