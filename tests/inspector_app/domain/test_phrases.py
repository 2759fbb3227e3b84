"""Lists and names read as in a printed letter."""

import pytest

from inspector_app.domain.phrases import in_one_line, listed, with_article


@pytest.mark.parametrize(
    ("phrases", "text"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a and b", "c"], "a and b, and c"),
        (["a", "b", "c"], "a, b and c"),
        (["a", "b and c", "d"], "a, b and c, and d"),
        (["a", "b", "c and d"], "a, b, and c and d"),
        (["a", "sand", "b"], "a, sand and b"),
        ([" a ", "", " "], "a"),
    ],
)
def test_a_list_has_a_comma_before_its_and_only_where_a_phrase_has_an_and_of_its_own(
    phrases: list[str], text: str
) -> None:
    assert listed(phrases) == text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("NHS Kernow CCG", "NHS Kernow CCG"),
        ("The North ICB", "The North ICB"),
        ("Kernow ICB", "the Kernow ICB"),
        (" ", ""),
    ],
)
def test_a_health_body_has_an_article_unless_its_name_brings_one_or_begins_with_nhs(name: str, text: str) -> None:
    assert with_article(name) == text


def test_a_line_leaves_out_what_is_empty() -> None:
    assert in_one_line("Jan", " ", "Council") == "Jan, Council"
