"""Unknown words are found and known ones left in peace, in British spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from inspector_app.domain import spelling


def wrong(text: str, *own: str) -> list[str]:
    return [text[start:end] for start, end in spelling.unknown(text, frozenset(own))]


@pytest.mark.parametrize(
    "text",
    [
        "Leaders have organised co-production; families’ views aren't ignored.",
        "The children's plans and the SENCo's report: e.g. EHC plans, CAMHS, SENDIASS.",
        "Write to lasend.support@ofsted.gov.uk or see www.gov.uk/ofsted on 9 May 2022 at 10.30am.",
        "A-P3 said so twice. “It’s better,” one parent said. Well-being matters to 0–25s.",
        "",
    ],
)
def test_what_an_inspector_writes_rightly_is_not_marked(text: str) -> None:
    assert wrong(text) == []


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Childrens plans are recieved late.", ["Childrens", "recieved"]),
        ("Leaders organize the color of plans.", ["organize", "color"]),
        ("The forum is called LivPac.", ["LivPac"]),
        ("Teh plan’s timelyness", ["Teh", "timelyness"]),
        ("a half-fineshed thing", ["half-fineshed"]),
    ],
)
def test_what_is_written_wrongly_is_marked(text: str, marked: list[str]) -> None:
    assert wrong(text) == marked


def test_the_visits_own_words_are_known_in_any_case() -> None:
    assert wrong("LivPac and Livpac's members", "livpac") == []


@pytest.mark.parametrize(
    ("word", "meant"),
    [("recieved", "received"), ("Teh", "The"), ("organize", "organise"), ("didnt", "didn't"), ("inthe", "in the")],
)
def test_what_was_meant_is_offered(word: str, meant: str) -> None:
    assert meant in spelling.suggestions(word)
    assert len(spelling.suggestions(word)) <= 5


def test_the_published_letter_holds_few_words_that_nobody_knows() -> None:
    letter = resources.text("samples/liverpool/lead.json")
    assert len(set(wrong(letter.replace('"', " ")))) < 120


@given(st.text())
def test_no_text_is_an_error_and_marks_lie_in_order_within_it(text: str) -> None:
    marks = spelling.unknown(text)
    assert all(0 <= start < end <= len(text) for start, end in marks)
    assert marks == sorted(marks)
