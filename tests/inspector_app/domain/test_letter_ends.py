"""Who the letter goes to, who signs it and who has a copy, laid out as in the published letter."""

from inspector_app.domain.composition import compose
from inspector_app.domain.letter_ends import copy_lines
from inspector_app.domain.things import Recipient, Signatory
from tests.inspector_app.domain.records import liverpool, visit_of

MET = "sufficient"


def test_the_addressees_stand_in_blocks_as_in_the_published_letter() -> None:
    assert [len(block) for block in compose(liverpool()).addressees] == [10, 2]


def test_people_without_an_address_stand_together_until_one_with_an_address() -> None:
    people = (
        Recipient("A", "Chief", "Trust"),
        Recipient("B", "Director", "", ("1 High Street", " ", "Town")),
        Recipient("C", address=("2 High Street",), greeting="Dr C"),
        Recipient("D", "", "Council"),
        Recipient("E", greeting="Ms E"),
    )
    letter = compose(visit_of(MET, recipients=people))
    assert letter.addressees == (
        ("A, Chief, Trust",),
        ("B", "Director", "1 High Street", "Town"),
        ("C", "2 High Street"),
        ("D, Council", "E"),
    )
    assert letter.salutation.text == "Dear Dr C and Ms E"


def test_nobody_is_greeted_without_a_greeting() -> None:
    letter = compose(visit_of(MET, recipients=(Recipient("Mary Smith"),)))
    assert letter.salutation.text == "Dear [people greeted]"
    assert letter.salutation.gaps == ("[people greeted]",)


def test_those_who_sign_stand_under_their_organisations_row_by_row() -> None:
    people = (Signatory("CQC", "A", "Chief"), Signatory("Ofsted", "B"), Signatory("CQC", "C", "Inspector"))
    letter = compose(visit_of(MET, signatories=people))
    assert letter.signature_heads == ("CQC", "Ofsted")
    names = [[cell.name if cell else None for cell in row] for row in letter.signature_rows]
    assert names == [["A", "B"], ["C", None]]


def test_only_the_first_copy_is_marked() -> None:
    assert copy_lines(("Department for Education", " ", "NHS England")) == (
        "cc: Department for Education",
        "NHS England",
    )
    assert copy_lines(()) == ()
