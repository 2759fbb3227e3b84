"""Differences are told in words that a person can read, and leave nothing out."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.domain.word_difference import Run, Said, added, difference, essence, share_kept, shortened, tidy

REVIEW = "One child in Year 9 has not had a review since January."
MARKS = {Said.SAME: "{}", Said.REMOVED: "[{}]", Said.ADDED: "<{}>"}


def told(before: str, after: str) -> str:
    """Return a difference in one line: what was removed in square brackets, what was added in angled ones."""
    return "".join(MARKS[run.said].format(run.text) for run in difference(before, after))


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("Plans are late.", "Plans are late.", "Plans are late."),
        ("Plans are late.", "Plans are always late.", "Plans are <always >late."),
        ("Plans are late today.", "Plans are late.", "Plans are late[ today]."),
        ("Two parents rang.", "Three parents rang back.", "[Two ]<Three >parents rang <back>."),
        ("It came in May.", "It came in June.", "It came in [May ]<June>."),
        ("", "New words", "<New words>"),
        ("Old words", "", "[Old words]"),
        ("", "", ""),
        ("one two", "one\n\ntwo", "one\n\ntwo"),
        ("Café", "Cafe", "[Café ]<Cafe>"),
        ("the parent's view", "the parents’ view", "the [parent's ]<parents’ >view"),
        ("first\nsecond line here\nthird", "first\nsecond row here\nthird", "first\nsecond [line ]<row >here\nthird"),
        ("kept\n", "kept\nand a new line", "kept\n<and a new line>"),
        (
            REVIEW,
            "One child in Year 9 has not had a review since January 2021, school chased twice.",
            "One child in Year 9 has not had a review since January <2021, school chased twice>.",
        ),
        (  # a single equal word between two differences is swallowed: no confetti
            REVIEW,
            "One child in Year 9 has had no review and has no caseworker.",
            "One child in Year 9 has [not had a review since January ]<had no review and has no caseworker>.",
        ),
        ("a b c d e f", "a x c d y f", "a [b ]<x >c d [e ]<y >f"),
        ("a b c d e", "a x c y e", "a [b c d ]<x c y >e"),
    ],
)
def test_a_difference_reads_as_a_person_would_mark_it(before: str, after: str, shown: str) -> None:
    assert told(before, after) == shown


def words(runs: tuple[Run, ...], *said: Said) -> list[str]:
    return "".join(run.text for run in runs if run.said in said).split()


TEXTS = st.text(alphabet="ab cd.,\n’-é", max_size=80)


@given(TEXTS, TEXTS)
def test_what_is_the_same_and_added_is_the_later_text_letter_for_letter(before: str, after: str) -> None:
    runs = difference(before, after)
    assert "".join(run.text for run in runs if run.said is not Said.REMOVED) == after
    assert "".join(words(runs, Said.SAME, Said.REMOVED)) == "".join(before.split())


@given(TEXTS, TEXTS)
def test_neighbours_are_of_different_kinds_and_none_is_empty(before: str, after: str) -> None:
    runs = difference(before, after)
    assert all(run.text for run in runs)
    assert all(one.said is not next_.said for one, next_ in pairwise(runs))


def test_a_difference_stays_one_where_a_single_word_would_part_it() -> None:
    blocks = [(True, 0, 2, 0, 2), (False, 2, 3, 2, 3), (True, 3, 4, 3, 4), (False, 4, 5, 4, 5), (True, 5, 6, 5, 6)]
    later = ["a ", "b ", "x ", "c ", "y ", "d"]
    assert tidy(blocks, later) == [(True, 0, 2, 0, 2), (False, 2, 5, 2, 5), (True, 5, 6, 5, 6)]


def test_a_long_paragraph_that_was_written_anew_is_told_as_that() -> None:
    before, after = "old " * 2_100, "new " * 2_100
    assert [run.said for run in difference(before, after)] == [Said.REMOVED, Said.ADDED]


@pytest.mark.parametrize(
    ("before", "after", "share"),
    [("a b c d", "a b c d e", 1.0), ("a b c d", "a b x y", 0.5), ("a b", "x y", 0.0), ("", "x", 1.0)],
)
def test_the_share_that_was_kept_is_counted_in_words(before: str, after: str, share: float) -> None:
    assert share_kept(difference(before, after)) == share


def test_long_equal_parts_are_shortened_and_differences_never() -> None:
    middle = " ".join(f"w{number}" for number in range(100))
    changed = " ".join(f"x{number}" for number in range(100))
    runs = difference(f"{middle} old one {middle} end", f"{middle} {changed} {middle} end")
    short = shortened(runs, longest=40, kept=3)
    assert [run.text for run in short] == ["… w97 w98 w99 ", "old one ", f"{changed} ", "w0 w1 w2 …"]
    assert shortened(runs, longest=400) == runs


def test_between_two_differences_both_ends_of_a_long_equal_part_stay() -> None:
    middle = " ".join(f"w{number}" for number in range(50))
    short = shortened(difference(f"a {middle} b", f"c {middle} d"), longest=40, kept=2)
    assert [run.text for run in short if run.said is Said.SAME] == ["w0 w1 … w48 w49 "]


@pytest.mark.parametrize(
    ("others", "shown"),
    [
        (["w0 w1 w2 X w4 w5 w6 w7 w8 w9"], "w0 w1 w2 w3 w4 w5 …"),
        (["w0 w1 w2 w3 w4 w5 w6 w7 w8 w9 X"], "… w8 w9"),
        (["X w1 w2 w3 w4 w5 w6 w7 w8 w9", "w0 w1 w2 w3 w4 w5 w6 w7 w8 X"], "w0 w1 w2 … w7 w8 w9"),
        (["w0 w1 w2 w3 w4 w5 w6 w7 w8 w9"], "w0 w1 w2 w3 w4 w5 w6 w7 w8 w9"),
        (["Y Z"], "w0 w1 w2 w3 w4 w5 w6 w7 w8 w9"),
        ([], "w0 w1 w2 w3 w4 w5 w6 w7 w8 w9"),
    ],
)
def test_the_essence_of_an_original_is_where_others_differ_from_it(others: list[str], shown: str) -> None:
    assert essence("w0 w1 w2 w3 w4 w5 w6 w7 w8 w9", others, longest=3, kept=2) == shown


def test_the_essence_of_nothing_is_nothing() -> None:
    assert essence("", ["x"]) == ""


def test_a_text_that_is_the_same_throughout_is_shown_whole() -> None:
    text = "word " * 200
    assert "".join(run.text for run in shortened(difference(text, text))) == text


@pytest.mark.parametrize(
    ("before", "after", "own"),
    [
        ("She waits for the plan.", "She waits for the plan.", ""),
        ("She waits for the plan.", "She waits for the plan, and waits.", "and waits."),
        ("She waits.", "Today she waits at home.", "Today … at home."),
        ("She waits for the plan.", "She had a plan for it.", "had a plan … it."),
        ("She waits for the plan.", "He rang.", "He rang."),
        ("She waits.", "She\n waits", ""),
        ("", "All new", "All new"),
        ("All gone", "", ""),
    ],
)
def test_the_words_that_were_added_are_told_without_any_that_stayed(before: str, after: str, own: str) -> None:
    assert added(before, after) == own
