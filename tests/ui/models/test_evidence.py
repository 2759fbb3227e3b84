"""Notes beside a finding: what stands behind it, what could, what speaks against it, and of whom it speaks."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt

from inspector_app.domain.balance import balance
from inspector_app.domain.evidence import NoteRow
from inspector_app.domain.things import Evidence, Finding
from inspector_app.domain.visit_kind import visit_kind
from tests.ui.rows import note
from ui.models import evidence
from ui.models.evidence import Beside, EvidenceRows, Searched
from ui.models.rows import Row

WEAKNESS = UUID(int=900)
KIND = visit_kind("send_revisit")


def finding(number: int, *links: Evidence, text: str = "Plans are late.") -> Finding:
    return Finding(subject=UUID(int=800 + number), id="", weakness=WEAKNESS, text=text, evidence=links)


def beside(written: Sequence[Finding], *notes: NoteRow, judgement: str | None = None) -> Beside:
    held = Searched([one for one in notes if 1 in one.tags])
    return Beside(KIND, 1, judgement, written, written[0], {one.subject: one for one in notes}, held)


def test_evidence_stands_in_the_order_in_which_it_was_heard_and_names_its_sentence() -> None:
    rows = {one.subject: one for one in (note(1, "First"), note(2, "Second", voice="verbatim"))}
    links = (Evidence(UUID(int=2), "Plans are late."), Evidence(UUID(int=1)), Evidence(UUID(int=3)))
    first, second, gone = evidence.linked(finding(1, *links), rows)
    assert (first.text, first.lead, first.italic) == ("First", "09:01", False)
    assert second.italic
    assert second.below.startswith("for “Plans are late.” · ")
    assert second.said == "in their own words"
    assert gone.text == "A note that was deleted"


def test_a_link_whose_words_were_changed_says_what_is_to_be_done() -> None:
    [row] = evidence.linked(finding(1, Evidence(UUID(int=1), "Gone.")), {UUID(int=1): note(1, "First")})
    assert row.below.startswith("its sentence was changed; link it to the new one")
    assert "Gone." not in row.below


def test_what_stands_behind_no_paragraph_comes_first() -> None:
    notes = Searched([note(1, "Used"), note(2, "Free"), note(4, "Here")])
    written = [finding(1, Evidence(UUID(int=4))), finding(2, Evidence(UUID(int=1)), Evidence(UUID(int=4)))]
    found = evidence.linkable(written, written[0].subject, notes)
    assert [one.text for one in found] == ["Free", "Used"]
    row = evidence.candidate(found[1], evidence.behind(written)[found[1].subject])
    assert row.below.endswith("also behind paragraph 2")
    assert evidence.candidate(found[0], (), against=True).below.endswith("speaks against this paragraph")


def test_every_word_must_be_in_the_note_or_in_its_source() -> None:
    notes = Searched([note(1, "Plans came late"), note(2, "Plans")])
    for words, found in ((("late", "plans"), [1]), (("toxteth",), [1, 2]), (("nowhere",), []), ((), [1, 2])):
        assert [one.subject.int for one in evidence.linkable([], None, notes, words)] == found


def test_rows_are_made_as_they_are_scrolled_to_and_can_be_dragged() -> None:
    made: list[int] = []

    def make(given: NoteRow) -> Row:
        made.append(given.subject.int)
        return evidence.candidate(given, ())

    rows = EvidenceRows()
    rows.show_made([note(number) for number in range(2 * evidence.PAGE + 5)], make)
    assert len(made) == rows.rowCount() == evidence.PAGE
    while rows.canFetchMore():
        rows.fetchMore()
    assert rows.rowCount() == len(made) == 2 * evidence.PAGE + 5
    assert rows.rows[-1].key == UUID(int=2 * evidence.PAGE + 4)
    assert rows.flags(rows.index(0)) & Qt.ItemFlag.ItemIsDragEnabled


def test_what_says_the_opposite_of_most_of_the_linked_notes_speaks_against() -> None:
    up, down = note(1, stance="progress", tags=(1,)), note(2, stance="concern", tags=(1,))
    assert beside([finding(1, Evidence(up.subject))], up, down).against() == (down,)
    assert beside([finding(1)], up, down, judgement="not_sufficient").against() == (up,)
    assert beside([finding(1)], up, down).against() == ()


def test_a_word_of_number_is_told_with_the_notes_behind_its_sentence() -> None:
    text = "Many parents wait. Some plans are late. Most officers know."
    parent, officer = note(1), note(2, witness_kind="la_officer", interview=UUID(int=5))
    links = (Evidence(parent.subject, "Many parents wait."), Evidence(officer.subject))
    shown = beside([finding(1, *links, text=text)], parent, officer)
    assert [evidence.claimed(*one) for one in shown.claims()] == [
        "“Many parents”: 1 note from 1 interview with parents and carers",
        "“Some plans”: 1 note from 1 interview",
        "“Most officers”: 1 note from 1 interview with officers",
    ]
    bare = beside([finding(1, text=text)], parent)
    assert evidence.claimed(*bare.claims()[0]) == "“Many parents”: no note from parents and carers"
    assert evidence.claimed(*bare.claims()[1]) == "“Some plans”: no note"


def test_who_was_not_heard_and_what_was_is_told_in_sentences() -> None:
    heard = balance([note(1, stance="concern", voice="verbatim"), note(2)], KIND)
    assert evidence.unheard(heard, "weakness") == [
        "No young person has been heard about this weakness.",
        "No officer has been heard about this weakness.",
    ]
    told = [evidence.weighed(one) for one in heard]
    assert told[:2] == [
        "Young people: no evidence yet, a gap.",
        "Parents and carers: 2 notes, 1 concern, 1 quote.",
    ]
