"""After a crash what was being typed is offered, and what had been kept by then is not."""

from collections.abc import Mapping

from inspector_app.domain.ids import new_id
from inspector_app.services import drafts, erasing, findings, interviews, note_drafts, notes
from inspector_app.services.drafts import Draft
from inspector_app.services.note_drafts import TypedNote
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import merged, note

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
