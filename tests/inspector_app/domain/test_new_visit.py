"""What is typed to start a visit is checked before anything is made of it."""

from dataclasses import replace

import pytest

from inspector_app.domain.errors import InvalidError
from inspector_app.domain.new_visit import Member, NewVisit, check, edits
from inspector_app.domain.pasted import EarlierWeakness

WHOLE = NewVisit(
    "send_revisit",
    "Leeds",
    "2022-05-09",
    "2022-05-11",
    (Member("A", "HMI", "Ofsted"), Member("B")),
    (EarlierWeakness("Plans are late.", "late plans", "Plans"), EarlierWeakness("No oversight.")),
)


def test_a_whole_visit_becomes_one_edit_for_each_thing_in_its_order() -> None:
    made, author = edits(WHOLE)
    assert [one.kind for one in made] == ["visit", "inspector", "inspector", "weakness", "weakness"]
    assert author == made[1].subject
    assert made[3].set == {"position": 1, "title": "Plans are late.", "source_title": "late plans", "short": "Plans"}
    assert made[4].set == {"position": 2, "title": "No oversight.", "source_title": None, "short": None}


def test_days_may_be_missing_and_one_day_is_first_and_last() -> None:
    assert edits(replace(WHOLE, start="", end=""))[0][0].set["start"] is None
    assert edits(replace(WHOLE, end=""))[0][0].set["end"] == "2022-05-09"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"area": " \u200b"}, "area"),
        ({"start": "9 May"}, "9 May 2022"),
        ({"end": "2022-05-08"}, "before it begins"),
        ({"team": ()}, "code"),
        ({"team": (Member(" "),)}, "code"),
        ({"team": (Member("A B"),)}, "letters and figures"),
        ({"team": (Member("ABCDEFGHI"),)}, "letters and figures"),
        ({"team": (Member("A"), Member("a"))}, "same code"),
        ({"weaknesses": ()}, "at least one weakness"),
        ({"weaknesses": (EarlierWeakness(" "),)}, "no words"),
    ],
)
def test_what_is_missing_or_does_not_fit_is_told_in_a_sentence(wrong: dict[str, object], said: str) -> None:
    with pytest.raises(InvalidError, match=said):
        check(replace(WHOLE, **wrong))  # type: ignore[arg-type]


def test_a_kind_that_is_not_known_is_told() -> None:
    with pytest.raises(InvalidError, match="not a kind of visit"):
        check(replace(WHOLE, kind="school"))


def test_fifteen_weaknesses_are_taken() -> None:
    many = tuple(EarlierWeakness(f"Number {n}.") for n in range(15))
    assert len(edits(replace(WHOLE, weaknesses=many))[0]) == 18
