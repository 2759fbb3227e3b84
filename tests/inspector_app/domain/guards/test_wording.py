"""The words of a letter: standing text that is not confirmed or was changed, unknown words, acronyms."""

from dataclasses import replace
from uuid import UUID

import pytest

from inspector_app.domain.guards import Place
from inspector_app.domain.guards.wording import unknown_word
from inspector_app.domain.things import Recipient
from inspector_app.domain.visit_record import VisitRecord
from tests.inspector_app.domain.guards.asked import MET, NOT_MET, chosen, objections, proof_of, writing
from tests.inspector_app.domain.records import liverpool, visit_of, with_standing


def test_unconfirmed_wording_is_a_stop_once_for_each_sentence_where_it_first_stands() -> None:
    found = objections(visit_of(MET, NOT_MET, NOT_MET), "unconfirmed_wording")
    assert [(item.place, item.level) for item in found] == [
        ("Letter, verdict", "stop"),
        ("Letter, verdict", "stop"),
        ("Weakness 2, judgement", "stop"),
        ("Letter, next steps", "stop"),
    ]
    assert [item.leads_to.kind for item in found] == ["standing"] * 4
    assert [item.leads_to.subject for item in found] == [None, None, UUID(int=2), None]
    assert "“… significant weaknesses”" in found[1].message
    assert objections(visit_of(MET, MET), "unconfirmed_wording") == []


def test_changed_standing_text_is_a_warning_at_its_paragraph() -> None:
    record = visit_of(MET, MET)
    anchor = f"{record.weaknesses[1].subject.hex}_led"
    changes = {"next_steps.all.many": "No.", anchor: "We found:", "judgement.met": "Yes."}
    found = objections(with_standing(record, changes), "changed_standing")
    assert [(item.place, item.level) for item in found] == [
        ("Letter, judgement", "warn"),
        ("Weakness 2, lead-in", "warn"),
        ("Letter, next steps", "warn"),
    ]
    assert [item.leads_to for item in found] == [
        Place("standing", None, "judgement.met"),
        Place("standing", UUID(int=2), anchor),
        Place("standing", None, "next_steps.all.many"),
    ]


def test_a_changed_text_that_is_not_in_the_letter_is_told_too() -> None:
    record = visit_of(NOT_MET, NOT_MET)
    judged = f"{record.weaknesses[1].subject.hex}_jdg"
    found = objections(with_standing(record, {"overall.some": "Some.", judged: "Yes."}), "changed_standing")
    assert [item.place for item in found] == ["Weakness 2, judgement", "Letter, overall"]
    assert {item.message.partition(", but ")[2] for item in found} == {
        "as the judgements and facts are now it is not used."
    }


def test_a_change_by_one_word_leaves_unconfirmed_wording_a_stop_that_quotes_it() -> None:
    record = with_standing(visit_of(MET, NOT_MET), {"judgement.not_met": "Progress in {area} was not sufficient."})
    [found] = [one for one in objections(record, "unconfirmed_wording") if one.leads_to.field == "judgement.not_met"]
    assert found.level == "stop"
    assert found.message == (
        "No published letter confirms the wording “Progress in … was not sufficient” (changed for this letter)."
    )


def test_a_word_that_no_dictionary_knows_is_a_warning_once_where_it_first_stands() -> None:
    record = writing("Timelyness is better.", "Timelyness is recieved.")
    assert chosen(record, "unknown_word") == ["Timelyness", "recieved"]
    assert [one.level for one in objections(record, "unknown_word")] == ["warn", "warn"]


def test_words_of_the_visits_facts_and_learnt_words_are_known() -> None:
    record = writing("The Quuxians of Blarghton met with a fnord.")
    record = replace(record, visit=replace(record.visit, area="Blarghton", heard=("the quuxians",)))
    assert [one.message for one in unknown_word(proof_of(record))] == ["No dictionary here knows the word “fnord”."]
    assert list(unknown_word(proof_of(record, frozenset({"fnord"})))) == []


def test_a_name_is_objected_to_as_a_name_only() -> None:
    record = writing("We heard of Oluwaseun and his recieved plan.")
    assert chosen(record, "unknown_word") == ["recieved"]
    assert chosen(record, "name") == ["Oluwaseun"]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("The DCO leads.", ["DCO"]),
        ("EHCPs are late. An EHCP is short.", ["EHCPs"]),
        ("The designated clinical officer (DCO) leads. The DCO acts.", []),
        ("The DCO (designated clinical officer) leads.", []),
        ("The DCO (since May) leads.", []),  # words in brackets after it count as said
        ("Plans in the UK, as GPs and the BBC know, of COVID-19.", []),
        ("LivPac and McDonald, part II, met in KS2.", []),
        ("SENCos and the DfE met.", ["SENCos", "DfE"]),
        ("The A&E of the WRITE@example.org address, N.B.", []),
    ],
)
def test_an_acronym_that_is_not_spelled_out_before_is_a_warning(text: str, marked: list[str]) -> None:
    assert chosen(writing(text), "unexplained_acronym") == marked


def test_what_standing_text_addresses_and_earlier_paragraphs_spell_out_is_explained() -> None:
    record = writing("HMCI and CQC know the ICB and the JSNA.", "The joint strategic needs assessment (JSNA) helps.")
    assert chosen(record, "unexplained_acronym") == ["ICB", "JSNA"]
    given = liverpool().visit
    visit = replace(
        record.visit,
        recipients=(Recipient("Jo", organisation="Integrated Care Board (ICB)", greeting="Jo"),),
        reference=given.reference,
        letter_date=given.letter_date,
        responsible=given.responsible,
    )
    whole = replace(record, visit=visit)
    assert chosen(whole, "unexplained_acronym") == ["JSNA"]


def titled(record: VisitRecord, title: str) -> VisitRecord:
    """Return a record whose first weakness has another title."""
    first, *others = record.weaknesses
    return replace(record, weaknesses=(replace(first, title=title), *others))


def test_a_title_is_read_for_acronyms_too() -> None:
    record = titled(writing("The DCO leads."), "No DCO.")
    [found] = objections(record, "unexplained_acronym")
    assert (found.place, found.leads_to.span) == ("Weakness 1, title", (3, 6))
    assert objections(titled(record, "No designated clinical officer (DCO)."), "unexplained_acronym") == []


def test_the_published_letter_explains_its_acronyms() -> None:
    assert objections(liverpool(), "unexplained_acronym", "changed_standing", "unconfirmed_wording") == []
