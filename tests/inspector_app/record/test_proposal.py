"""A proposal holds both sides' changes where they do not touch, and is none where they do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.record.proposal import proposed, sentences

BASE = "Plans are late. Parents wait. Schools help."
WORDS = st.sampled_from(["Plans wait.", "Is it so?", "“Never!”", "No end", "One.\n", "Two.\n\n", "  ", "…", "Mr. A"])
TEXTS = st.lists(WORDS, max_size=6).map(" ".join)


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        pytest.param(
            "Plans are very late. Parents wait. Schools help.",
            "Plans are late. Parents wait. Schools help much.",
            "Plans are very late. Parents wait. Schools help much.",
            id="different sentences",
        ),
        pytest.param(
            "Parents wait. Schools help.",
            "Plans are late. Parents wait. Schools help. So do nurses.",
            "Parents wait. Schools help. So do nurses.",
            id="one takes the first away and the other adds a last",
        ),
        pytest.param(
            "Plans are late. Nobody knows why. Parents wait. Schools help.",
            "Plans are late. Parents wait. Nurses help. Schools help.",
            "Plans are late. Nobody knows why. Parents wait. Nurses help. Schools help.",
            id="new ones at different places",
        ),
        pytest.param(
            "Plans are early. Parents wait. Schools help.",
            "Plans are early. Parents wait. Schools help.",
            "Plans are early. Parents wait. Schools help.",
            id="the same change on both sides, once",
        ),
        pytest.param(
            "Plans are early. Parents wait. Schools help.",
            "Plans are early. Parents wait. Schools try.",
            "Plans are early. Parents wait. Schools try.",
            id="the same change once, beside another",
        ),
        pytest.param(BASE, BASE, BASE, id="no change at all"),
    ],
)
def test_changes_that_do_not_touch_are_both_in_the_proposal(ours: str, theirs: str, expected: str) -> None:
    assert proposed(BASE, ours, theirs) == expected
    assert proposed(BASE, theirs, ours) == expected


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        pytest.param(
            "Plans are late. Parents wait long. Schools help.",
            "Plans are late. Parents waited. Schools help.",
            id="the same sentence",
        ),
        pytest.param(
            "Plans are late. Schools help.",
            "Plans are late. Parents waited. Schools help.",
            id="one takes away what the other rewrites",
        ),
        pytest.param(
            "Plans are late. Why? Parents wait. Schools help.",
            "Plans are late. Since when? Parents wait. Schools help.",
            id="new ones at the same place",
        ),
        pytest.param(f"{BASE} Nurses too.", f"{BASE} Not all.", id="new ones at the end"),
        pytest.param(f"First. {BASE}", f"Firstly. {BASE}", id="new ones at the beginning"),
        pytest.param(
            "Plans are early. Parents wait. Schools help.",
            "Plans are late. But why? Parents wait. Schools help.",
            id="a new one right behind a rewritten one",
        ),
        pytest.param("All is well.", "Plans are late. Parents wait. Schools try.", id="one rewrites the whole"),
    ],
)
def test_changes_at_the_same_place_make_no_proposal(ours: str, theirs: str) -> None:
    assert proposed(BASE, ours, theirs) is None
    assert proposed(BASE, theirs, ours) is None


@given(TEXTS)
def test_the_sentences_of_a_text_joined_are_the_text(text: str) -> None:
    assert "".join(sentences(text)) == text


@given(TEXTS, TEXTS)
def test_where_only_one_side_changed_the_proposal_is_that_side(base: str, ours: str) -> None:
    for found in (proposed(base, ours, base), proposed(base, base, ours)):
        assert found is not None
        assert found.split() == ours.split()  # white space at the ends of sentences is passed over


@given(TEXTS, TEXTS, TEXTS)
def test_it_does_not_matter_whose_side_is_first(base: str, ours: str, theirs: str) -> None:
    assert proposed(base, ours, theirs) == proposed(base, theirs, ours)
