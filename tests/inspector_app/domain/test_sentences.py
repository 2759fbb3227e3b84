"""Sentences of a paragraph are found whole."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.domain import sentences
from inspector_app.domain.things import Evidence

TEXT = "Plans are late. They, e.g. in Year 9, are “kind.” See 3.5 hours!  And then"


def test_a_paragraph_is_split_at_its_sentences() -> None:
    assert [TEXT[start:end] for start, end in sentences.split(TEXT)] == [
        "Plans are late.",
        "They, e.g. in Year 9, are “kind.”",
        "See 3.5 hours!",
        "And then",
    ]


@pytest.mark.parametrize(
    ("position", "sentence"),
    [(0, "Plans are late."), (15, "Plans are late."), (16, "They, e.g. in Year 9, are “kind.”"), (999, "And then")],
)
def test_the_sentence_at_a_position_is_the_one_the_cursor_is_in_or_behind(position: int, sentence: str) -> None:
    assert sentences.at(TEXT, position) == sentence


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_where_nothing_is_written_there_is_no_sentence(text: str) -> None:
    assert sentences.split(text) == []
    assert sentences.at(text, 0) == ""


@given(st.text(alphabet="ab .!?…”\"')\n", max_size=60))
def test_sentences_stand_in_order_and_leave_out_nothing_but_space(text: str) -> None:
    found = sentences.split(text)
    assert "".join(text[start:end] for start, end in found).replace(" ", "").replace("\n", "") == text.replace(
        " ", ""
    ).replace("\n", "")
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in found)
    assert [place for span in found for place in span] == sorted(place for span in found for place in span)


PLANS = "Plans are late. They are kind. Most wait."
ONE, TWO = UUID(int=1), UUID(int=2)


def words(spans: list[tuple[int, int]]) -> list[str]:
    return [PLANS[slice(*span)] for span in spans]


def test_a_sentence_is_unsupported_where_no_link_names_any_of_its_words() -> None:
    assert words(sentences.unsupported(PLANS, [Evidence(ONE, "They are kind.")])) == ["Plans are late.", "Most wait."]
    assert words(sentences.unsupported(PLANS, [Evidence(ONE, "are late. They")])) == ["Most wait."]
    assert len(sentences.unsupported(PLANS, [])) == 3


def test_a_link_of_the_paragraph_stands_behind_every_sentence_but_one_that_lost_its_words_behind_none() -> None:
    assert sentences.unsupported(PLANS, [Evidence(ONE)]) == []
    lost = Evidence(ONE, "They are cruel.")
    assert sentences.has_lost_its_words(lost, PLANS)
    assert len(sentences.unsupported(PLANS, [lost])) == 3


def test_behind_a_part_stand_the_links_of_its_words_and_those_of_the_paragraph() -> None:
    here, there = Evidence(ONE, "They are kind."), Evidence(TWO, "Most wait.")
    lost, whole = Evidence(TWO, "Gone."), Evidence(TWO)
    start = PLANS.index("kind")
    found = sentences.behind(PLANS, (start, start + 4), [here, there, lost, whole])
    assert found == [here, whole]  # no sentence has the words of the lost one, so it stands behind none


def test_links_go_with_their_sentence_when_a_paragraph_is_divided() -> None:
    links = [Evidence(ONE, "Plans are late."), Evidence(TWO, "Most wait."), Evidence(TWO)]
    texts, (first, second) = sentences.divided(PLANS, PLANS.index("Most"), links)
    assert texts == ("Plans are late. They are kind.", "Most wait.")
    assert first == [Evidence(ONE, "Plans are late."), Evidence(TWO)]
    assert second == [Evidence(TWO), Evidence(TWO)]  # it names all the words there are


def test_a_link_of_a_sentence_that_is_cut_in_two_goes_with_each_part() -> None:
    (before, after), (first, second) = sentences.divided(
        "Plans are late. They are kind.", 20, [Evidence(ONE, "They are kind.")]
    )
    assert (before, after) == ("Plans are late. They", "are kind.")
    assert first == [Evidence(ONE, "They")]
    assert second == [Evidence(ONE)]


@pytest.mark.parametrize(
    ("place", "parts"),
    [
        ("late", ("Plans are", "late. They are kind. Most wait.")),
        ("ate", ("Plans are", "late. They are kind. Most wait.")),
        (". They", ("Plans are late.", "They are kind. Most wait.")),
        ("They", ("Plans are late.", "They are kind. Most wait.")),
    ],
)
def test_a_paragraph_is_divided_between_words_and_behind_the_stop_of_a_sentence(
    place: str, parts: tuple[str, str]
) -> None:
    assert sentences.divided(PLANS, PLANS.index(place), [])[0] == parts


def test_a_quotation_is_divided_before_its_opening_mark_and_behind_its_closing_one() -> None:
    text = 'They said “no”, and "yes".'
    assert sentences.divided(text, text.index("“"), [])[0] == ("They said", '“no”, and "yes".')
    assert sentences.divided(text, text.index("”"), [])[0] == ("They said “no”,", 'and "yes".')
    assert sentences.divided(text, text.index('"yes'), [])[0] == ("They said “no”, and", '"yes".')


def test_links_of_both_parts_of_a_sentence_are_one_when_it_is_whole_again_and_others_stay_apart() -> None:
    text, links = sentences.joined(
        "Plans are late. They", "are kind. Most wait.", [Evidence(ONE, "They")], [Evidence(ONE, "are kind.")]
    )
    assert (text, links) == (PLANS, (Evidence(ONE, "They are kind."),))
    _, links = sentences.joined(
        "Plans are late.", "They are kind. Most wait.", [Evidence(ONE)], [Evidence(ONE, "They are kind.")]
    )
    assert links == (Evidence(ONE, "Plans are late."), Evidence(ONE, "They are kind."))


def test_joined_paragraphs_keep_apart_what_stood_behind_one_of_them_only() -> None:
    text, links = sentences.joined(
        "Plans are late.",
        "They are kind. Most wait.",
        [Evidence(ONE), Evidence(TWO)],
        [Evidence(TWO), Evidence(ONE, "Most wait.")],
    )
    assert text == PLANS
    assert links == (Evidence(ONE, "Plans are late."), Evidence(TWO), Evidence(ONE, "Most wait."))


@given(st.text(alphabet="ab .", min_size=1, max_size=40), st.integers(0, 40))
def test_what_was_divided_and_joined_again_has_the_links_it_had(text: str, place: int) -> None:
    texts, (first, second) = sentences.divided(text, min(place, len(text)), [Evidence(ONE)])
    if all(texts):
        assert sentences.joined(*texts, first, second)[1] == (Evidence(ONE),)
