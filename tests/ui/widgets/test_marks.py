"""The typed marks: what is one, what only looks like one, and what is left of the text."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.widgets.marks import LOOK_BACK, Mark, closing, typed


def type_through(keys: str, weaknesses: int = 3) -> tuple[str, list[Mark]]:
    """Type a text key by key and Enter, as the composer does; return what is left and the marks found."""
    text, found = "", []
    for key in keys:
        text += key
        if mark := typed(text[-LOOK_BACK:] if len(text) <= LOOK_BACK else f"…{text[-LOOK_BACK + 1 :]}", weaknesses):
            text = text[: len(text) - mark.taken] + mark.left
            found.append(mark)
    if mark := closing(text, weaknesses):
        text = text[: len(text) - mark.taken] + mark.left
        found.append(mark)
    return text, found


@pytest.mark.parametrize(
    ("keys", "left", "tags"),
    [
        ("#2 Plans are late", "Plans are late", [2]),
        ("Plans are late #2", "Plans are late ", [2]),
        ("Plans #2 are late", "Plans are late", [2]),
        ("#1 #3 Both", "Both", [1, 3]),
        ("Both #1 #3", "Both ", [1, 3]),
        ("first\n#2 second", "first\nsecond", [2]),
        ("#2 #2 twice", "twice", [2, 2]),
        # at the end of a sentence the stop stays
        ("Plans are late #2.", "Plans are late.", [2]),
        ("Plans are late #2. Nobody rang #3!", "Plans are late. Nobody rang!", [2, 3]),
        ("Plans are late #2, again", "Plans are late, again", [2]),
        ("Plans are late #1 #2.", "Plans are late.", [1, 2]),
        ("Plans are late. #2.", "Plans are late. ", [2]),
        ("Plans are late. #2. Nobody rang", "Plans are late. Nobody rang", [2]),
        ("Plans are late #2…", "Plans are late…", [2]),
        ("Plans are late #2...", "Plans are late...", [2]),
        ("Plans are late #2... Nobody rang", "Plans are late... Nobody rang", [2]),
        ("Plans are late (#2)", "Plans are late ", [2]),
        ("Plans are late (#2).", "Plans are late.", [2]),
        ("Plans are late. (#2) Nobody rang #3…", "Plans are late. Nobody rang…", [2, 3]),
        ("Plans (#2) are late", "Plans are late", [2]),
        # these are text
        ("#2.", "#2.", []),
        ("#2. one", "#2. one", []),
        ("item #2.1 of C#2.", "item #2.1 of C#2.", []),
        ("late #2a. ", "late #2a. ", []),
        ("late #9.", "late #9.", []),
        ("late (#9)", "late (#9)", []),
        ("late #9...", "late #9...", []),
        ("late (#2", "late (#2", []),
        ("late #2)", "late #2)", []),
        ("late C(#2)", "late C(#2)", []),
        ("late #2..", "late #2..", []),
        ("(#2) one", "(#2) one", []),
        ("#2a", "#2a", []),
        ("#2a ", "#2a ", []),
        ("C#2 ", "C#2 ", []),
        ("C#2", "C#2", []),
        ("#9 of three", "#9 of three", []),
        ("#0 none", "#0 none", []),
        ("#02 none", "#02 none", []),
        ("# 2 none", "# 2 none", []),
        ("##2 none", "##2 none", []),
        ("#2, then", "#2, then", []),
        ("#123 none", "#123 none", []),
    ],
)
def test_a_number_sign_tags_only_as_a_word_of_its_own(keys: str, left: str, tags: list[int]) -> None:
    text, found = type_through(keys)
    assert (text, [mark.tag for mark in found]) == (left, tags)


@pytest.mark.parametrize(("keys", "weaknesses", "tags"), [("#12 x", 14, [12]), ("#14", 14, [14]), ("#15 x", 14, [])])
def test_weaknesses_past_nine_are_tagged_by_two_figures(keys: str, weaknesses: int, tags: list[int]) -> None:
    assert [mark.tag for mark in type_through(keys, weaknesses)[1]] == tags


@pytest.mark.parametrize(
    ("keys", "left", "stances"),
    [
        ("+ They listen now", "They listen now", ["progress"]),
        ("- Still late", "Still late", ["concern"]),
        ("-", "", ["concern"]),
        ("#2 - Still late", "Still late", [None, "concern"]),
        ("- + unsure", "unsure", ["concern", "progress"]),
        # these are text
        ("5 - 6", "5 - 6", []),
        ("5 - 6 ", "5 - 6 ", []),
        ("-5 degrees", "-5 degrees", []),
        ("--", "--", []),
        ("they said - no", "they said - no", []),
        ("first\n- second", "first\n- second", []),
        ("a long text that goes on and on - and on", "a long text that goes on and on - and on", []),
    ],
)
def test_plus_and_minus_mark_only_at_the_start(keys: str, left: str, stances: list[str | None]) -> None:
    text, found = type_through(keys)
    assert (text, [mark.stance for mark in found]) == (left, stances)


@pytest.mark.parametrize(
    ("keys", "voices"),
    [
        ('"my plan was lost"', ["verbatim"]),
        ("“my plan was lost”", ["verbatim"]),
        ('#2 "my plan', [None, "verbatim"]),
        ('+ "they rang', [None, "verbatim"]),
        ('he said "no"', []),
        ("'tis late", []),
        ('a long text that goes on and on "', []),
    ],
)
def test_a_quotation_mark_at_the_start_says_whose_words_they_are_and_stays(keys: str, voices: list[str | None]) -> None:
    text, found = type_through(keys)
    assert [mark.voice for mark in found] == voices
    assert text.count('"') == keys.count('"')


@pytest.mark.parametrize(
    ("keys", "left", "heard"),
    [
        ("@14:05 They rang", "They rang", [time(14, 5)]),
        ("@1405 They rang", "They rang", [time(14, 5)]),
        ("@9.30 They rang", "They rang", [time(9, 30)]),
        ("@930 They rang", "They rang", [time(9, 30)]),
        ("@0:00", "", [time(0, 0)]),
        ("#2 @14:05 They rang", "They rang", [None, time(14, 5)]),
        # these are text
        ("@25:00 They rang", "@25:00 They rang", []),
        ("@14:60 They rang", "@14:60 They rang", []),
        ("@14 They rang", "@14 They rang", []),
        ("@14:051 They rang", "@14:051 They rang", []),
        ("@home at 14:05 ", "@home at 14:05 ", []),
        ("They rang @14:05 ", "They rang @14:05 ", []),
    ],
)
def test_a_time_is_one_only_at_the_start(keys: str, left: str, heard: list[time | None]) -> None:
    text, found = type_through(keys)
    assert (text, [mark.heard for mark in found]) == (left, heard)


def test_nothing_can_be_tagged_where_there_are_no_weaknesses() -> None:
    assert type_through("#1 text #1", weaknesses=0) == ("#1 text #1", [])


@given(st.text(alphabet="ab#+-@:12“\"' \n", max_size=30), st.integers(0, 14))
def test_only_marks_are_ever_taken_out_of_what_was_typed(keys: str, weaknesses: int) -> None:
    text, found = type_through(keys, weaknesses)
    assert len(text) + sum(mark.taken for mark in found) == len(keys)
    assert all(mark.tag is None or 1 <= mark.tag <= weaknesses for mark in found)
    assert [letter for letter in text if letter in "ab\"“'"] == [letter for letter in keys if letter in "ab\"“'"]
