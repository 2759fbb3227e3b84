"""Sentences of a paragraph are found whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.domain import sentences

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
