"""Sentences that no note stands behind: told, and a stop where they say how many people said something."""

from dataclasses import replace

from inspector_app.domain.composition import compose
from inspector_app.domain.guards import check
from inspector_app.domain.visit_record import VisitRecord
from tests.inspector_app.domain.guards.asked import chosen, objections, places, writing
from tests.inspector_app.domain.records import liverpool, with_interview, with_link, with_note

SAID = "Most parents say that leaders now listen."
TEXT = f"{SAID} Some young people told inspectors that they are not asked. Many schools agree."


def linked(*sentences: str | None) -> VisitRecord:
    record = with_note(with_interview(writing(TEXT), "parent_carer"))
    [note] = record.notes
    return with_link(record, note, *sentences)


def test_a_number_of_witnesses_in_a_sentence_without_a_note_is_a_stop() -> None:
    record = linked(SAID)
    assert chosen(record, "unlinked_number") == ["Some young people"]
    [told] = objections(record, "unlinked_number")
    assert (told.level, told.place) == ("stop", "Weakness 1, paragraph 1")
    assert told.message == "No note stands behind the sentence with “Some young people”."


def test_a_paragraph_with_sentences_that_no_note_stands_behind_is_a_warning() -> None:
    record = linked(SAID)
    [told] = objections(record, "unlinked_sentence")
    assert (told.level, told.message) == ("warn", "2 of 3 sentences have no note behind them.")
    assert chosen(record, "unlinked_sentence") == ["Some young people told inspectors that they are not asked."]


def test_a_note_of_the_whole_paragraph_stands_behind_each_of_its_sentences() -> None:
    assert objections(linked(None), "unlinked_number", "unlinked_sentence") == []


def test_a_link_whose_sentence_was_rewritten_stands_behind_none() -> None:
    assert chosen(linked("Most parents said so."), "unlinked_number") == ["Most parents", "Some young people"]


def test_a_deleted_note_stands_behind_no_sentence_and_a_paragraph_without_any_is_told_as_such() -> None:
    record = linked(SAID)
    gone = {subject: replace(note, deleted=True) for subject, note in record.notes.items()}
    record = replace(record, notes=gone)
    assert objections(record, "unlinked_number", "unlinked_sentence") == []
    assert places(record, "no_evidence") == ["Weakness 1, paragraph 1"]


def test_the_sample_visit_has_sentences_without_a_note_and_none_of_them_is_a_stop() -> None:
    record = liverpool()
    found = [one for one in check(record, compose(record)) if one.rule.startswith("unlinked")]
    assert {one.level for one in found} == {"warn"}
    assert len(found) == 6
