"""Short names are a few telling words, never too long, never the same twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.domain.short_names import LONGEST, short_name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Significant weaknesses in the education, health and care (EHC) processes.", "EHC processes"),
        ("Underdeveloped joint commissioning arrangements for 0 to 25 SEND provision.", "Joint commissioning"),
        ("The lack of a strategy for co-production.", "Strategy, co-production"),
        ("Waiting times for CAMHS.", "Waiting times, CAMHS"),
        ("The poor quality.", ""),
        ("", ""),
        ("Antidisestablishmentarianism-and-more.", "Antidisestablishmentaria"),
    ],
)
def test_the_telling_words_are_taken(title: str, name: str) -> None:
    assert short_name(title) == name


def test_a_name_that_is_taken_gives_way_to_another() -> None:
    assert short_name("Late plans and reviews.", ["late plans, reviews"]) == "Plans, reviews"
    assert short_name("Plans.", ["Plans", "plans 2"]) == "Plans 3"


@given(st.text(max_size=200), st.lists(st.text(max_size=24), max_size=4))
def test_no_name_is_too_long_or_taken(title: str, taken: list[str]) -> None:
    name = short_name(title, taken)
    assert len(name) <= LONGEST
    assert not name or name.casefold() not in {one.casefold() for one in taken}
