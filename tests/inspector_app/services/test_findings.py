"""Findings stand in their order beside their notes; a rewriting that began before a merge loses no text."""

from collections.abc import Mapping
from uuid import UUID

import pytest

from inspector_app.domain.errors import InvalidError
from inspector_app.domain.ids import new_id
from inspector_app.domain.things import Evidence
from inspector_app.services import decisions, findings, notes, tagging, undoing
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


def test_the_numbers_of_weaknesses_and_paragraphs_are_those_of_the_letter(workbook: Workbook) -> None:
    weakness, paragraph = first(workbook)
    last = findings.add(workbook, weakness, "Last.")
    second = findings.weaknesses(workbook)[1].subject
    under = findings.add(workbook, second, "Under the second.")
    things = (weakness, second, paragraph.finding.subject, last.subject, under.subject, new_id())
    assert [findings.numbers_of(workbook, one) for one in things] == [
        (1, None),
        (2, None),
        (1, 1),
        (1, 2),
        (2, 1),
        None,
    ]
    findings.delete(workbook, paragraph.finding.subject)
    assert [findings.numbers_of(workbook, one.subject) for one in (paragraph.finding, last)] == [None, (1, 1)]


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


def three(workbook: Workbook) -> tuple[UUID, UUID, UUID]:
    """Put two paragraphs behind the first; return all three."""
    weakness, paragraph = first(workbook)
    second = findings.add(workbook, weakness, "Second.").subject
    return paragraph.finding.subject, second, findings.add(workbook, weakness, "Third.").subject


def test_a_paragraph_is_moved_among_its_own_and_no_further_and_the_move_is_undone(workbook: Workbook) -> None:
    one, _, last = three(workbook)
    before = texts(workbook)
    findings.move(workbook, last, -1)
    assert texts(workbook) == [before[0], "Third.", "Second."]
    findings.move(workbook, one, 7)
    assert texts(workbook) == ["Third.", "Second.", before[0]]
    findings.move(workbook, one, 1)
    undoing.undo(workbook)
    undoing.undo(workbook)
    assert texts(workbook) == before


def test_a_deleted_paragraph_finds_its_place_though_others_were_moved(workbook: Workbook) -> None:
    _, second, last = three(workbook)
    findings.delete(workbook, second)
    findings.move(workbook, last, -1)
    findings.restore(workbook, second)
    assert [one.text for one in findings.of_weakness(workbook, first(workbook)[0])][1] == "Second."


def test_a_split_paragraph_is_two_with_their_own_links_and_one_deed_takes_it_back(workbook: Workbook) -> None:
    subject, other = first(workbook)[1].finding.subject, note(workbook, "n2").subject
    findings.link(workbook, subject, other, "They are kind.")
    whole = exported(workbook)
    [before] = findings.of_weakness(workbook, first(workbook)[0])
    made = findings.split(workbook, subject, before.text.index("They"))
    assert texts(workbook) == ["Plans are late.", "They are kind."]
    kept = findings.paragraph(workbook, subject).finding
    assert kept.evidence == (Evidence(note(workbook, "n1").subject),)  # all there is of it now
    assert made.evidence == (Evidence(other),)
    assert findings.join(workbook, made.subject).evidence == before.evidence
    assert texts(workbook) == [before.text]
    undoing.undo(workbook)
    assert texts(workbook) == ["Plans are late.", "They are kind."]
    undoing.undo(workbook)
    assert exported(workbook) == whole


@pytest.mark.parametrize("words", ["are kind", "kind", "nd.", ". They", "late."])
def test_a_linked_sentence_that_is_split_and_joined_again_is_what_it_was(workbook: Workbook, words: str) -> None:
    subject, other = first(workbook)[1].finding.subject, note(workbook, "n2").subject
    findings.link(workbook, subject, other, "They are kind.")
    whole = exported(workbook)
    [before] = findings.of_weakness(workbook, first(workbook)[0])
    made = findings.split(workbook, subject, before.text.index(words))
    apart = exported(workbook)
    again = findings.join(workbook, made.subject)
    assert (again.text, again.evidence) == (before.text, before.evidence)
    undoing.undo(workbook)
    assert exported(workbook) == apart
    undoing.undo(workbook)
    assert exported(workbook) == whole


def test_a_note_stands_behind_the_paragraph_or_behind_sentences_of_it_and_is_listed_once(workbook: Workbook) -> None:
    subject, linked = first(workbook)[1].finding.subject, note(workbook, "n1").subject  # to “Plans are late.”
    assert findings.link(workbook, subject, linked, "They are kind.").evidence == (
        Evidence(linked, "Plans are late."),
        Evidence(linked, "They are kind."),
    )
    assert findings.link(workbook, subject, linked).evidence == (Evidence(linked),)
    assert findings.link(workbook, subject, linked, "They are kind.").evidence == (Evidence(linked, "They are kind."),)


def test_a_paragraph_is_not_split_where_a_part_would_be_empty(workbook: Workbook) -> None:
    subject = first(workbook)[1].finding.subject
    before = exported(workbook)
    for place in (0, 999):
        with pytest.raises(InvalidError):
            findings.split(workbook, subject, place)
    assert findings.join(workbook, subject).subject == subject  # there is none before it
    assert exported(workbook) == before


def test_what_waits_for_a_decision_is_neither_split_nor_joined(laptops: Laptops) -> None:
    lead, b = laptops["A"], laptops["B"]
    _, begun = first(lead)
    findings.rewrite(b, begun.finding.subject, "B's words here.")
    merged(lead, b)
    findings.rewrite(lead, begun.finding.subject, "A's words here.", begun.seen)
    more = findings.add(lead, first(lead)[0], "More.")
    with pytest.raises(InvalidError, match="decide first"):
        findings.split(lead, begun.finding.subject, 4)
    with pytest.raises(InvalidError, match="decide first"):
        findings.join(lead, more.subject)


def test_a_paragraph_split_on_one_laptop_and_worked_on_at_another_loses_no_words(laptops: Laptops) -> None:
    lead, b = laptops["A"], laptops["B"]
    _, begun = first(lead)
    findings.split(lead, begun.finding.subject, begun.finding.text.index("They"))
    findings.rewrite(b, begun.finding.subject, "Plans are late. They are very kind.")
    merged(lead, b)
    [asked] = decisions.waiting(lead)
    assert {choice.value for choice in asked.choices} == {"Plans are late.", "Plans are late. They are very kind."}
    assert "They are kind." in texts(lead)


def test_several_notes_are_linked_and_unlinked_in_one_deed_and_may_take_the_place_of_a_lost_link(
    workbook: Workbook,
) -> None:
    subject = first(workbook)[1].finding.subject
    n1, n2 = (note(workbook, name).subject for name in ("n1", "n2"))
    findings.rewrite(workbook, subject, "Plans are very late. They are kind.")
    lost = Evidence(n1, "Plans are late.")
    linked = findings.link_all(workbook, subject, [n1, n2], "Plans are very late.", instead=[lost])
    links = {Evidence(n1, "Plans are very late."), Evidence(n2, "Plans are very late.")}
    assert set(linked.evidence) == links
    assert findings.unlink_all(workbook, subject, links).evidence == ()
    undoing.undo(workbook)
    undoing.undo(workbook)
    assert findings.paragraph(workbook, subject).finding.evidence == (lost,)


def test_notes_at_hand_are_those_held_against_the_weakness_or_linked_and_no_others(workbook: Workbook) -> None:
    weaknesses = [one.subject for one in findings.weaknesses(workbook)]
    n1, n2 = (note(workbook, name) for name in ("n1", "n2"))

    def at_hand(rank: int) -> list[UUID]:
        return [row.subject for row in findings.notes_at_hand(workbook, weaknesses[rank - 1])]

    assert (at_hand(1), at_hand(2)) == ([n1.subject], [])
    findings.link(workbook, first(workbook)[1].finding.subject, n2.subject)
    tagging.hold(workbook, n1.subject, weaknesses[1])
    assert (sorted(at_hand(1)), at_hand(2)) == (sorted([n1.subject, n2.subject]), [n1.subject])
    notes.delete(workbook, n1.subject)
    assert (at_hand(1), at_hand(2)) == ([n2.subject], [])


def test_words_are_counted_by_weakness(workbook: Workbook) -> None:
    weakness, _ = first(workbook)
    findings.add(workbook, weakness, "Two more.")
    assert findings.words(workbook) == {weakness: 8}
