"""Notes beside a finding: what stands behind it, what could, and who has not been heard."""

from uuid import UUID

from inspector_app.domain.things import Evidence, Finding, Visit, Weakness
from tests.ui.rows import note
from ui.models import evidence

WEAKNESS = Weakness(subject=UUID(int=900), id="w", title="Plans")
VISIT = Visit(subject=UUID(int=901), id="v", kind="send_revisit", area="Leeds")


def finding(number: int, *links: Evidence) -> Finding:
    return Finding(
        subject=UUID(int=800 + number), id="", weakness=WEAKNESS.subject, text="Plans are late.", evidence=links
    )


def test_evidence_stands_in_the_order_in_which_it_was_heard_and_names_its_sentence_while_it_is_there() -> None:
    rows = {one.subject: one for one in (note(1, "First"), note(2, "Second", voice="verbatim"))}
    links = (Evidence(UUID(int=2), "Plans are late."), Evidence(UUID(int=1), "Gone."), Evidence(UUID(int=3)))
    first, second, gone = evidence.linked(finding(1, *links), rows)
    assert (first.text, first.lead, first.italic) == ("First", "09:01", False)
    assert "Gone." not in first.below
    assert second.italic
    assert second.below.endswith("for “Plans are late.”")
    assert second.said == "in their own words"
    assert gone.text == "A note that was deleted"


def test_only_notes_held_against_the_weakness_can_be_linked_and_unused_ones_come_first() -> None:
    notes = [note(1, "Used", tags=(1,)), note(2, "Free", tags=(1, 2)), note(3, "Other", tags=(2,))]
    notes.append(note(4, "Here", tags=(1,)))
    findings = [finding(1, Evidence(UUID(int=4))), finding(2, Evidence(UUID(int=1)), Evidence(UUID(int=4)))]
    rows, count = evidence.linkable(findings, findings[0].subject, 1, notes, ())
    assert [(row.text, count) for row in rows] == [("Free", 2), ("Used", 2)]
    assert rows[1].below.endswith("also behind paragraph 2")


def test_every_word_must_be_in_the_note_or_in_its_source() -> None:
    notes = [note(1, "Plans came late", tags=(1,)), note(2, "Plans", tags=(1,))]
    for words, found in ((("late", "plans"), [1]), (("toxteth",), [1, 2]), (("nowhere",), [])):
        rows, count = evidence.linkable([], None, 1, notes, words)
        assert [row.key for row in rows] == [UUID(int=number) for number in found]
        assert count == len(found)


def test_no_more_rows_are_offered_than_can_be_laid_out_at_once() -> None:
    notes = [note(number, tags=(1,)) for number in range(evidence.MOST + 20)]
    rows, count = evidence.linkable([], None, 1, notes, ())
    assert (len(rows), count) == (evidence.MOST, evidence.MOST + 20)


def test_a_voice_counts_by_tag_or_by_link_and_only_for_this_weakness() -> None:
    child = note(1, tags=(2,), witness_kind="young_person", interview=UUID(int=5))
    parent = note(2, tags=(1,), witness_kind="parent_carer")
    missing = evidence.unheard(VISIT, WEAKNESS, 1, [finding(1)], [child, parent])
    assert missing == ["No child or young person has been heard about this weakness."]
    assert evidence.unheard(VISIT, WEAKNESS, 1, [finding(1, Evidence(UUID(int=1)))], [child, parent]) == []
    assert len(evidence.unheard(VISIT, WEAKNESS, 1, [], [])) == 2
