"""After a crash what was being typed is offered, and what had been kept by then is not."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from inspector_app.domain.errors import InvalidError
from inspector_app.domain.ids import new_id
from inspector_app.services import drafts, erasing, findings, interviews, note_drafts, notes, undoing
from inspector_app.services.checking import check
from inspector_app.services.drafts import Draft
from inspector_app.services.note_drafts import TypedNote
from inspector_app.storage.rescue import rescue_drafts
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import MARKER, merged, note

AT = "2022-05-10T10:00:00+01:00"


def typed(workbook: Workbook, text: str) -> Draft:
    """Keep the draft of a new note, and return it."""
    [row] = interviews.listed(workbook)
    written = TypedNote(row.interview.subject, text, (), None, None, AT)
    draft = note_drafts.draft_of(new_id(), written, caret=0, at=AT)
    drafts.keep(workbook, draft)
    return draft


def edited(workbook: Workbook, text: str) -> tuple[notes.Editing, Draft]:
    """Begin to edit a note and keep the draft of it; return both."""
    begun = notes.editing(workbook, note(workbook, "n2").subject)
    draft = note_drafts.draft_of(begun.note, TypedNote(None, text, (), None, None, AT, begun), caret=0, at=AT)
    drafts.keep(workbook, draft)
    return begun, draft


def test_a_draft_whose_note_was_kept_just_before_a_crash_is_forgotten(workbook: Workbook) -> None:
    draft, other = typed(workbook, "She rang"), typed(workbook, "He wro")
    [row] = interviews.listed(workbook)
    notes.capture(workbook, interview=row.interview.subject, text="She rang twice.", heard=AT, subject=draft.subject)
    assert drafts.offered(workbook) == [other]
    assert workbook.drafts.all() == [other]


def test_a_draft_of_an_edit_is_forgotten_once_the_edit_was_kept(workbook: Workbook) -> None:
    begun, draft = edited(workbook, "The plan came la")
    notes.mark(workbook, begun.note, stance="concern")
    assert drafts.offered(workbook) == [draft]
    notes.revise(workbook, begun, text="The plan came last.", tags=begun.tags, stance=None, voice=None)
    assert drafts.offered(workbook) == []


def test_a_draft_of_an_edit_after_the_one_that_was_kept_is_offered(workbook: Workbook) -> None:
    begun, _ = edited(workbook, "The plan came la")
    notes.revise(workbook, begun, text="The plan came last.", tags=begun.tags, stance=None, voice=None)
    _, draft = edited(workbook, "The plan came last. Ag")
    assert drafts.offered(workbook) == [draft]


def test_a_draft_stays_when_a_colleague_changed_the_same_note(laptops: Mapping[str, Workbook]) -> None:
    begun, draft = edited(laptops["A"], "The plan came la")
    notes.rewrite(laptops["B"], begun.note, "The plan came by post.")
    merged(laptops["A"], laptops["B"])
    assert drafts.offered(laptops["A"]) == [draft]


def test_a_draft_of_a_note_that_was_erased_just_before_a_crash_is_forgotten(workbook: Workbook) -> None:
    begun, draft = edited(workbook, "The plan came la")
    erasing.erase(workbook, begun.note)
    workbook.drafts.keep(draft)  # as if the crash had come between the two
    assert drafts.offered(workbook) == []
    assert workbook.drafts.all() == []


def test_a_draft_of_a_new_paragraph_is_forgotten_once_it_was_kept(workbook: Workbook) -> None:
    draft = Draft(subject=new_id(), field="text", kind="finding", text="Plans are la", started=AT, at=AT)
    drafts.keep(workbook, draft)
    assert drafts.offered(workbook) == [draft]
    weakness = findings.weaknesses(workbook)[0].subject
    findings.add(workbook, weakness, "Plans are late.", draft.subject)
    assert drafts.offered(workbook) == []


def test_what_was_typed_on_a_note_whose_merge_was_undone_becomes_a_new_note(laptops: Mapping[str, Workbook]) -> None:
    lead, b = laptops["A"], laptops["B"]
    interview = note(b, "n1").interview
    theirs = notes.capture(b, interview=interview, text="She rang twice.", heard=AT)
    merged(lead, b)
    begun = notes.editing(lead, theirs.subject)
    written = TypedNote(None, "She rang twice, at night.", begun.tags, "concern", None, AT, begun)
    drafts.keep(lead, note_drafts.draft_of(theirs.subject, written, caret=0, at=AT))
    undoing.undo(lead)
    [draft] = drafts.offered(lead)
    typed = note_drafts.typed_of(draft)
    assert typed.begun is not None
    kept = notes.revise(lead, typed.begun, text=typed.text, tags=typed.tags, stance=typed.stance, voice=typed.voice)
    assert kept.subject != theirs.subject
    assert (kept.text, kept.stance, kept.interview, kept.author) == (typed.text, "concern", interview, lead.author)
    assert drafts.offered(lead) == []
    merged(lead, b)  # the colleague's note comes in beside it
    assert {row.text for row in notes.listed(lead, interview)} >= {"She rang twice.", "She rang twice, at night."}
    assert check(lead).problems == ()


def test_where_its_interview_is_gone_too_the_chosen_one_takes_what_was_typed(laptops: Mapping[str, Workbook]) -> None:
    lead, b = laptops["A"], laptops["B"]
    there = note(lead, "n1").interview
    theirs = interviews.start(b, "parent_carer", "Parents").subject
    made = notes.capture(b, interview=theirs, text="She rang twice.", heard=AT)
    merged(lead, b)
    begun = notes.editing(lead, made.subject)
    undoing.undo(lead)
    with pytest.raises(InvalidError, match="choose an interview"):
        notes.revise(lead, begun, text="At night.", tags=(), stance=None, voice=None)
    kept = notes.revise(lead, begun, text="At night.", tags=(), stance=None, voice=None, interview=there)
    assert kept.interview == there


def test_an_erase_that_comes_in_leaves_what_was_typed_here_and_none_of_the_erased_words(
    laptops: Mapping[str, Workbook],
) -> None:
    lead, b, c = laptops.values()
    begun = notes.editing(b, note(b, "n1").subject)
    written = TypedNote(None, "He never rang.", begun.tags, "concern", None, AT, begun)
    drafts.keep(b, note_drafts.draft_of(begun.note, replace(written, text=f"{begun.text} Me too"), caret=0, at=AT))
    drafts.keep(b, note_drafts.draft_of(begun.note, written, caret=4, at=AT))
    untouched = TypedNote(None, begun.text, begun.tags, "concern", None, AT, notes.editing(c, begun.note))
    drafts.keep(c, note_drafts.draft_of(begun.note, untouched, caret=0, at=AT))
    damaged = b.folder / "drafts-damaged-20221010-101010.db"
    damaged.write_bytes(b"it may hold anything")
    erasing.erase(lead, begun.note)
    for workbook in (b, c):
        merged(workbook, lead)
    assert drafts.offered(c) == []
    [draft] = drafts.offered(b)
    typed = note_drafts.typed_of(draft)
    assert (typed.begun, typed.text, typed.stance, typed.interview) == (
        None,
        "He never rang.",
        "concern",
        begun.interview,
    )
    assert not damaged.exists()
    for workbook in (b, c):
        assert not (workbook.folder / "drafts.db-wal").stat().st_size
        assert MARKER not in str(rescue_drafts(workbook.folder / "drafts.db", workbook.data_key()))
    assert typed.interview is not None
    kept = notes.capture(b, interview=typed.interview, text=typed.text, heard=AT, subject=draft.subject)
    assert (kept.text, kept.deleted) == ("He never rang.", False)
    # what is open in the composer at that moment is kept too
    assert notes.revise(b, begun, text="Neither did she.", tags=(), stance=None, voice=None).subject != begun.note


def test_of_a_text_that_goes_on_from_erased_words_only_what_was_typed_stays(laptops: Mapping[str, Workbook]) -> None:
    lead, b, c = laptops.values()
    begun = notes.editing(b, note(b, "n1").subject)
    text = f"Today {begun.text.removesuffix('.')}, which never came."
    drafts.keep(b, note_drafts.draft_of(begun.note, TypedNote(None, text, (), None, None, AT, begun), caret=0, at=AT))
    notes.rewrite(c, begun.note, "He rang once.")  # it lives on in other words
    erasing.erase(lead, begun.note)
    merged(b, c, lead)
    [draft] = drafts.offered(b)
    assert draft.text == "Today … which never came."
    assert draft.subject != begun.note
    assert MARKER not in str(draft)


def test_an_erase_empties_the_log_of_what_was_being_typed_and_kept_since(workbook: Workbook) -> None:
    begun, _ = edited(workbook, f"{MARKER} came la")
    drafts.drop(workbook, begun.note)
    notes.revise(workbook, begun, text=f"{MARKER} came late.", tags=begun.tags, stance=None, voice=None)
    damaged = workbook.folder / "drafts-damaged-20221010-101010.db"
    damaged.write_bytes(b"it may hold anything")
    log = workbook.folder / "drafts.db-wal"
    assert log.stat().st_size
    erasing.erase(workbook, begun.note)
    assert not log.stat().st_size
    assert not damaged.exists()
