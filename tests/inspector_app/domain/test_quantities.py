"""Words of number are found with those they speak of, and the notes behind them are counted."""

import pytest

from inspector_app.domain import quantities
from inspector_app.domain.quantities import Count
from inspector_app.domain.visit_kind import visit_kind
from tests.ui.rows import note

KIND = visit_kind("send_revisit")


def found(text: str) -> list[tuple[str, str]]:
    return [(one.words, one.group.code if one.group else "") for one in quantities.claims(text, KIND)]


@pytest.mark.parametrize(
    ("text", "words", "group"),
    [
        ("Many parents wait.", "Many parents", "parents"),
        ("Most of the parents and carers agree.", "Most of the parents and carers", "parents"),
        ("We heard that some children and young people do.", "some children and young people", "young_people"),
        ("Several LA officers left.", "Several LA officers", "officers"),
        ("A few practitioners knew.", "A few practitioners", "practice"),
        ("None of the families came.", "None of the families", ""),
        ("The majority of young people agree.", "The majority of young people", "young_people"),
        ("Almost all plans are late.", "Almost all plans", ""),
        ("Some, the parents said, are late.", "Some", ""),
    ],
)
def test_a_word_of_number_is_found_with_those_it_speaks_of(text: str, words: str, group: str) -> None:
    assert found(text) == [(words, group)]


@pytest.mark.parametrize(
    "text",
    [
        "Not at all.",
        "The most pressing priorities.",
        "Above all, leaders act.",
        "Most recently it changed.",
        "In the next few months.",
        "How many came?",
        "For some time plans were late.",
        "Overall, handsome schools.",
        "",
    ],
)
def test_what_only_looks_like_a_word_of_number_is_none(text: str) -> None:
    assert found(text) == []


def test_where_a_claim_stands_is_told_in_characters() -> None:
    text = "It is so. Many parents wait. Some 😀 do."
    assert [text[slice(*one.span)] for one in quantities.claims(text, KIND)] == ["Many parents", "Some 😀 do"]


def test_only_notes_from_the_group_that_is_named_count_and_each_interview_once() -> None:
    notes = [
        note(1, interview=note(8).subject),
        note(2, interview=note(8).subject),
        note(3, interview=note(9).subject, witness_kind="parent_carer_forum"),
        note(4, interview=note(7).subject, witness_kind="la_officer"),
        note(4, interview=note(7).subject, witness_kind="la_officer"),
    ]
    parents, plans = quantities.claims("Many parents say that some plans are late.", KIND)
    assert quantities.counted(parents, notes, KIND) == Count(3, 2)
    assert quantities.counted(plans, notes, KIND) == Count(4, 3)
    assert quantities.counted(parents, [], KIND) == Count(0, 0)


def test_neither_the_inspectors_own_comment_nor_what_was_seen_is_one_of_many_parents() -> None:
    notes = [note(1), note(2, voice="comment"), note(3, voice="observed")]
    [parents] = quantities.claims("Many parents wait.", KIND)
    [anybody] = quantities.claims("Almost all plans are late.", KIND)
    assert quantities.counted(parents, notes, KIND).notes == 1
    assert quantities.counted(anybody, notes, KIND).notes == 2
