"""A quotation is somebody's words: in a note, word for word, and in the letter once."""

from dataclasses import replace

import pytest

from inspector_app.domain.guards import RULES
from inspector_app.domain.visit_record import VisitRecord
from tests.inspector_app.domain.guards.asked import chosen, objections, proof_of, writing
from tests.inspector_app.domain.records import with_interview, with_note, with_standing

NOTE = "She said: It's better now, mostly. We were\nheard at last – and the children’s plan came on time."


def with_notes(record: VisitRecord, *texts: str) -> VisitRecord:
    """Return a record with notes."""
    record = with_interview(record, "parent_carer")
    for text in texts:
        record = with_note(record, text=text)
    return record


@pytest.mark.parametrize(
    ("quotation", "found"),
    [
        ("“It’s better now.”", True),
        ("“it's better now, mostly,”", True),
        ("“We were heard at last”", True),
        ("“the children's plan”", True),
        ("‘the children’s plan came on time’", True),
        ('"We were heard"', True),
        ("'We were heard at last'", True),
        ("'we do not feel heard by anyone'", False),
        ("'the parents' views aren't heard'", False),
        ("‘the parents’ views aren’t heard’", False),
        ("“It’s better … heard at last”", True),
        ("“It’s better now […] the children’s plan”", True),
        ("“heard at last … better now”", False),
        ("“It was better now”", False),
        ("“It's bet”", False),
        ("“We are heard”", False),
        ("“unheard”", False),
        ("“…”", True),
    ],
)
def test_a_quotation_that_is_in_no_note_word_for_word_is_a_warning(quotation: str, found: bool) -> None:
    text = f"One parent told us: {quotation}."
    record = with_notes(writing(text), "Something else.", NOTE)
    assert chosen(record, "unsourced_quotation") == ([] if found else [quotation])


def test_a_quotation_is_of_one_note_that_is_there() -> None:
    record = with_notes(writing("“We were heard at last.”"), "We were", "heard at last")
    assert len(objections(record, "unsourced_quotation")) == 1
    whole = with_notes(record, NOTE)
    assert objections(whole, "unsourced_quotation") == []
    gone = replace(whole, notes={key: replace(note, deleted=True) for key, note in whole.notes.items()})
    assert len(objections(gone, "unsourced_quotation")) == 1


def test_a_quotation_that_stands_twice_is_a_warning_at_the_second_place() -> None:
    record = writing("“We were heard at last,” one said.", "The “local offer” is new. “we were heard at last”.")
    [found] = objections(record, "quoted_twice")
    assert (found.place, found.level) == ("Weakness 2, paragraph 1", "warn")
    assert "Weakness 1, paragraph 1" in found.message
    assert chosen(record, "quoted_twice") == ["“we were heard at last”"]


def test_a_term_in_quotation_marks_may_stand_twice() -> None:
    assert objections(writing("The “local offer” is new.", "The “local offer” helps."), "quoted_twice") == []


def test_apostrophes_are_no_quotation_marks() -> None:
    record = writing("The children’s plans and the parents’ views aren’t ‘late’ in families’ eyes.")
    assert chosen(record, "unsourced_quotation") == ["‘late’"]


def test_straight_apostrophes_are_no_quotation_marks() -> None:
    record = writing("The children's plans and the parents' views of the '90s aren't 'late' in families' eyes.")
    assert chosen(record, "unsourced_quotation") == ["'late'"]
    assert chosen(writing("They said 'plans' and 'we wait'."), "unsourced_quotation") == ["'plans'", "'we wait'"]


def test_changed_standing_text_is_read_for_quotations_too() -> None:
    record = with_standing(writing("Leaders acted."), {"team": "“We led it ourselves,” they said."})
    [found] = RULES["unsourced_quotation"](proof_of(record))
    assert (found.place, found.leads_to.kind, found.leads_to.field) == ("Letter, team", "standing", "team")
