"""Lists written apart are gathered: what any laptop adds is there, what one takes away is gone, in every order."""

from itertools import permutations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from inspector_app.record.change import Change
from inspector_app.record.state import derive
from tests.inspector_app.record.histories import W1, asked, edited, wrote

FIRST = {"title": "T", "position": 1}


def agreed(name: str, at: str = "2022-05-11T18:00:00+01:00") -> dict[str, str]:
    return {"name": name, "organisation": "Ofsted", "at": at}


def begun() -> Change:
    return wrote(FIRST, kind="weakness", subject=W1)


def shown(changes: list[Change]) -> list[str]:
    state = derive(changes)
    assert asked(state) == {}
    value: Any = state.fields.get("agreed_by")
    return [one["name"] for one in value or []]


def test_two_who_agree_apart_both_stand_and_nobody_is_asked() -> None:
    first = begun()
    apart = [edited([first], name, agreed_by=[agreed(name)]) for name in ("A", "B", "C")]
    for order in permutations([first, *apart]):
        assert shown(list(order)) == ["A", "B", "C"]


def test_who_takes_the_own_back_is_gone_while_another_who_agreed_apart_stays() -> None:
    first = begun()
    both = edited([first], "A", agreed_by=[agreed("A"), agreed("B")])
    back = edited([first, both], "B", agreed_by=[agreed("A")])
    more = edited([first, both], "C", agreed_by=[agreed("A"), agreed("B"), agreed("C")])
    assert shown([first, both, back, more]) == ["A", "C"]


def test_who_agrees_again_apart_from_the_withdrawal_stands() -> None:
    first = begun()
    one = edited([first], "A", agreed_by=[agreed("A")])
    back = edited([first, one], "A", agreed_by=None)
    again = edited([first, one], "A", agreed_by=[agreed("A", "2022-05-11T19:00:00+01:00")])
    state = derive([first, one, back, again])
    assert state.fields["agreed_by"] == [agreed("A", "2022-05-11T19:00:00+01:00")]


def test_a_later_word_goes_on_from_what_was_gathered() -> None:
    first = begun()
    apart = [edited([first], name, agreed_by=[agreed(name)]) for name in ("A", "B")]
    last = edited([first, *apart], "A", agreed_by=[agreed("B")])
    assert shown([first, *apart, last]) == ["B"]


def test_a_value_that_is_no_list_is_passed_over() -> None:
    first = begun()
    apart = [edited([first], "A", agreed_by=[agreed("A")]), edited([first], "B", agreed_by="everybody")]
    assert shown([first, *apart]) == ["A"]


@given(st.lists(st.tuples(st.sampled_from("ABC"), st.booleans(), st.sampled_from(["", *"ABC"])), max_size=14))
def test_each_stands_by_the_own_last_word_whatever_was_exchanged_between(deeds: list[tuple[str, bool, str]]) -> None:
    """An oracle that knows only who said what last: nobody speaks for another, so no exchange may change a word."""
    first = begun()
    laptops = {name: [first] for name in "ABC"}
    said: dict[str, bool] = {}
    for name, agrees, other in deeds:
        mine = laptops[name]
        if other and other != name:
            mine += [change for change in laptops[other] if change not in mine]
        there: Any = derive(mine).fields.get("agreed_by") or []
        wanted = [one for one in there if one["name"] != name] + ([agreed(name)] if agrees else [])
        if wanted != there:
            mine.append(edited(mine, name, agreed_by=wanted or None))
        said[name] = agrees
    everything = list({change.id: change for mine in laptops.values() for change in mine}.values())
    assert sorted(shown(everything)) == sorted(name for name, agrees in said.items() if agrees)
