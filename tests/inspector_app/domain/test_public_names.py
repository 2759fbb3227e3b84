"""Who may be named in a letter: those it goes to and who sign it, whole or by title and surname; nobody by halves."""

from dataclasses import replace

import pytest

from inspector_app.domain.people import names_in
from inspector_app.domain.public_names import named_publicly, public_names
from tests.inspector_app.domain.records import liverpool


def found(text: str) -> list[str]:
    """Return the names in a text that have no place in the Liverpool letter."""
    return [text[start:end] for start, end in names_in(text, public_names(liverpool()))]


@pytest.mark.parametrize(
    "text",
    [
        "Steve Reddy and Ms Ledward replied.",
        "Pippa Jackson Maitland led it. So Pippa Maitland said, and Ms Maitland.",
        "Mr S Reddy, Mr. Reddy and Andrew Cook met.",
        "Leaders in Liverpool and members of LivPac met.",
    ],
)
def test_whole_names_and_surnames_after_a_title_may_be_told(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Inspectors met Dale and Steve, and Jan’s mother.", ["Dale", "Steve", "Jan"]),
        ("Leaders met Andrew. Tessa said that she waits.", ["Andrew", "Tessa"]),
        ("Rosie and Pippa told inspectors about school.", ["Rosie", "Pippa"]),
        ("Steve Cook waits for Andrew Reddy.", ["Steve Cook", "Andrew Reddy"]),
    ],
)
def test_given_names_and_words_of_addresses_are_nobodys_by_themselves(text: str, names: list[str]) -> None:
    assert found(text) == names


def test_a_greeting_with_a_title_tells_a_surname_and_copies_are_named_whole() -> None:
    visit = liverpool().visit
    first, *others = visit.recipients
    recipients = (replace(first, name="The Director", greeting="Dr Okafor"), *others)
    record = replace(liverpool(), visit=replace(visit, recipients=recipients, copies=("Aisha Kowalska MP, Wirral",)))
    text = "Dr Okafor wrote to Aisha Kowalska. Okafor and Aisha waited."
    assert [text[start:end] for start, end in names_in(text, public_names(record))] == ["Okafor", "Aisha"]


def test_an_organisation_is_named_whole_and_lends_its_words_but_for_names_of_people() -> None:
    public = named_publicly([], ["Zorbly Siobhan Kowalski"])
    assert names_in("The plans of Zorbly Siobhan Kowalski are late, Zorbly knows.", public) == []
    assert len(names_in("The plans of Siobhan are late, Kowalski knows.", public)) == 2
