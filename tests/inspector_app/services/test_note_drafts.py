"""What is being typed comes back from its draft as it was, from the disk too."""

from dataclasses import replace
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from inspector_app.services import drafts, interviews, note_drafts, notes, workbooks
from inspector_app.services.note_drafts import TypedNote
from inspector_app.services.notes import Editing
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import PASSPHRASE, note

TAGS = st.lists(st.uuids(), max_size=4).map(tuple)
CODES = st.none() | st.sampled_from(["concern", "strength", "verbatim", "reported"])
SEEN = st.lists(st.text("0123456789abcdef", min_size=64, max_size=64), min_size=1, max_size=3).map(tuple)
BEGUN = st.builds(Editing, st.uuids(), st.text(), TAGS, CODES, CODES, st.none() | st.text(min_size=1), SEEN)
TYPED = st.builds(TypedNote, st.none() | st.uuids(), st.text(), TAGS, CODES, CODES, st.text())


@given(TYPED, st.uuids(), st.integers(0, 5000))
def test_a_new_note_comes_back_as_it_was_typed(typed: TypedNote, subject: UUID, caret: int) -> None:
    draft = note_drafts.draft_of(subject, typed, caret=caret, at="2022-05-09T13:40:00+01:00")
    assert note_drafts.typed_of(draft) == typed
    assert draft.caret == caret


@given(TYPED, BEGUN)
def test_an_edit_comes_back_with_what_it_began_with(typed: TypedNote, begun: Editing) -> None:
    edit = replace(typed, begun=begun)
    assert note_drafts.typed_of(note_drafts.draft_of(begun.note, edit, caret=0, at="")) == edit


def test_an_edit_comes_back_from_the_disk_after_the_workbook_was_closed(workbook: Workbook) -> None:
    begun = notes.editing(workbook, note(workbook, "n1").subject)
    [row] = interviews.listed(workbook)
    typed = TypedNote(row.interview.subject, "“Later”\nthan promised", (), None, "verbatim", "2022-05-09", begun)
    drafts.keep(workbook, note_drafts.draft_of(begun.note, typed, caret=3, at="2022-05-10"))
    workbook.close()
    with workbooks.opened(workbook.folder, PASSPHRASE) as again:
        [draft] = drafts.offered(again)
    assert note_drafts.typed_of(draft) == typed


def test_an_emptied_text_leaves_no_draft(workbook: Workbook) -> None:
    begun = notes.editing(workbook, note(workbook, "n1").subject)
    typed = TypedNote(None, "a word", (), None, None, "", begun)
    drafts.keep(workbook, note_drafts.draft_of(begun.note, typed, caret=0, at=""))
    drafts.keep(workbook, note_drafts.draft_of(begun.note, replace(typed, text=" \n"), caret=0, at=""))
    assert drafts.offered(workbook) == []
