"""Findings stand in their order beside their notes; a rewriting that began before a merge loses no text."""

from collections.abc import Mapping
from uuid import UUID

import pytest

from inspector_app.domain.errors import InvalidError
from inspector_app.domain.things import Evidence
from inspector_app.services import decisions, findings
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import exported, merged, note

Laptops = Mapping[str, Workbook]


def first(workbook: Workbook) -> tuple[UUID, findings.Paragraph]:
    """Return the first weakness and its first paragraph."""
    weakness = findings.weaknesses(workbook)[0].subject
    return weakness, findings.paragraphs(workbook, weakness)[0]


def texts(workbook: Workbook) -> list[str]:
    weakness = findings.weaknesses(workbook)[0].subject
    return [one.text for one in findings.of_weakness(workbook, weakness)]


def test_paragraphs_are_added_at_the_end_or_behind_another(workbook: Workbook) -> None:
    weakness, paragraph = first(workbook)
    findings.add(workbook, weakness, "Last.")
    second = findings.add(workbook, weakness, " Second.\r\n", after=paragraph.finding.subject)
    findings.add(workbook, weakness, "Third.", after=second.subject)
    assert texts(workbook) == ["Plans are late. They are kind.", "Second.", "Third.", "Last."]
    assert [one.position for one in findings.of_weakness(workbook, weakness)] == [1, 2, 3, 4]


def test_a_deleted_paragraph_comes_back_in_its_place(workbook: Workbook) -> None:
    weakness, paragraph = first(workbook)
    findings.add(workbook, weakness, "Last.")
    before = texts(workbook)
    findings.delete(workbook, paragraph.finding.subject)
    assert texts(workbook) == ["Last."]
    findings.restore(workbook, paragraph.finding.subject)
    assert texts(workbook) == before


def test_a_note_is_linked_to_an_exact_sentence_and_no_other(workbook: Workbook) -> None:
    subject, given = first(workbook)[1].finding.subject, note(workbook, "n2").subject
    assert Evidence(given, "They are kind.") in findings.link(workbook, subject, given, "They are kind.").evidence
    with pytest.raises(InvalidError):
        findings.link(workbook, subject, given, "They are early.")
    assert given not in {one.note for one in findings.unlink(workbook, subject, given, "They are kind.").evidence}


def test_a_judgement_is_recorded_withdrawn_and_refused_where_the_visit_does_not_know_it(workbook: Workbook) -> None:
    weakness, _ = first(workbook)
    assert findings.judge(workbook, weakness, "sufficient").judgement == "sufficient"
    assert findings.judge(workbook, weakness, None).judgement is None
    with pytest.raises(InvalidError):
        findings.judge(workbook, weakness, "splendid")


def test_a_paragraph_without_words_is_not_kept(workbook: Workbook) -> None:
    weakness, paragraph = first(workbook)
    before = exported(workbook)
    with pytest.raises(InvalidError):
        findings.add(workbook, weakness, " \n")
    with pytest.raises(InvalidError):
        findings.rewrite(workbook, paragraph.finding.subject, "")
    assert exported(workbook) == before


def test_a_rewriting_that_began_before_a_merge_opens_a_decision_and_loses_no_text(laptops: Laptops) -> None:
    lead, b = laptops["A"], laptops["B"]
    _, begun = first(lead)
    findings.rewrite(b, first(b)[1].finding.subject, "Plans are late. They are very kind.")
    merged(lead, b)
    findings.rewrite(lead, begun.finding.subject, "Plans are too late. They are kind.", begun.seen)
    [asked] = decisions.waiting(lead)
    assert {choice.value for choice in asked.choices} == {
        "Plans are too late. They are kind.",
        "Plans are late. They are very kind.",
    }
    assert asked.base == begun.finding.text
    assert asked.proposal == "Plans are too late. They are very kind."
    merged(b, lead)
    assert exported(b) == exported(lead)


def test_a_rewriting_that_began_after_a_merge_opens_none(laptops: Laptops) -> None:
    lead, b = laptops["A"], laptops["B"]
    findings.rewrite(b, first(b)[1].finding.subject, "B's words.")
    merged(lead, b)
    _, begun = first(lead)
    findings.rewrite(lead, begun.finding.subject, "A's words.", begun.seen)
    assert decisions.waiting(lead) == []
    assert texts(lead) == ["A's words."]


def test_what_a_paragraph_has_seen_is_its_own_and_alike_alone_or_in_the_list(workbook: Workbook) -> None:
    _, listed = first(workbook)
    assert findings.paragraph(workbook, listed.finding.subject) == listed
    findings.rewrite(workbook, listed.finding.subject, "Other words.", listed.seen)
    assert findings.paragraph(workbook, listed.finding.subject).seen != listed.seen
