"""What the lists say of a word: a name, a name that is a word as well, a place, an organisation, none of them."""

import pytest

import resources
from inspector_app.domain.name_lists import NameWord, folded, is_listed_name, is_small_name, name_words


def word(text: str) -> NameWord:
    return NameWord(text, 0, len(text), opens=False)


@pytest.mark.parametrize("text", ["Callum", "Mohammed", "Siobhán", "Zainab", "Agnieszka", "Sarah's", "Jean-Paul"])
def test_a_given_name_of_this_country_is_listed_and_nothing_else(text: str) -> None:
    assert word(text).is_given
    assert not word(text).is_two_faced


@pytest.mark.parametrize("text", ["Grace", "Mark’s", "Will", "Hope", "June", "Chester", "Christian"])
def test_a_name_that_is_something_else_as_well_is_two_faced(text: str) -> None:
    assert word(text).is_given
    assert word(text).is_two_faced


@pytest.mark.parametrize("text", ["NHS", "SENCos", "LivPac", "A", "EHCPs", "ELSA", "SEND", "MAT", "LEA"])
def test_an_abbreviation_is_told(text: str) -> None:
    assert word(text).is_abbreviation


@pytest.mark.parametrize("text", ["McDonald", "O'Brien", "Sarah", "Smith-Jones"])
def test_a_name_with_a_capital_inside_is_no_abbreviation(text: str) -> None:
    assert not word(text).is_abbreviation
    assert word(text).is_given or word(text).is_surname


def test_a_folded_word_has_neither_accents_nor_apostrophes() -> None:
    assert [folded(one) for one in ("Siobhán", "O’Brien", "ZOË")] == ["siobhan", "obrien", "zoe"]


def test_words_of_a_fact_are_folded_without_their_possessive() -> None:
    words = name_words("Children's Services of O’Brien")
    assert [one.forms[0] for one in words] == ["children", "services", "obrien"]


@pytest.mark.parametrize("text", ["CALLUM", "JayDen", "AISHA", "MARY-KATE"])
def test_a_listed_name_in_odd_capitals_is_no_abbreviation(text: str) -> None:
    assert word(text).is_given
    assert not word(text).is_abbreviation


def test_a_name_in_small_letters_is_one_only_if_it_is_no_word_and_no_place() -> None:
    assert [is_small_name(one) for one in ("callum", "aisha’s", "grace", "chester", "ali")] == [
        True,
        True,
        False,
        False,
        False,
    ]


def test_only_a_name_that_is_no_word_is_a_name_for_certain() -> None:
    assert [is_listed_name(one) for one in ("callum", "grace", "committee")] == [True, False, False]


def test_the_lists_are_small_and_say_where_they_come_from() -> None:
    folder = resources.path("names")
    assert sum(file.stat().st_size for file in folder.glob("*.z")) < 150_000
    licence = resources.text("names/LICENSE")
    for source in ("Social Security Administration", "Census Bureau", "Faker", "public domain", "Permission is hereby"):
        assert source in licence
