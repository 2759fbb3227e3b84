"""A note to be written up is kept at once, waits on this laptop, and is off the list once it was typed anew."""

from collections.abc import Mapping
from uuid import UUID

from inspector_app.domain.moments import instant
from inspector_app.services import erasing, notes, undoing, workbooks, write_ups
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import PASSPHRASE, merged, note

HEARD = "2022-05-10T14:05:00+01:00"


def put_by(workbook: Workbook, text: str = "Two words", heard: str = HEARD) -> UUID:
    """Keep a note that is to be written up, and return it."""
    where = note(workbook, "n1").interview
    return notes.capture(workbook, interview=where, text=text, heard=heard, later=True).subject


def waiting(workbook: Workbook) -> list[str]:
    return [row.text for row in write_ups.waiting(workbook)]


def written_up(workbook: Workbook, subject: UUID, text: str = "Both words and all the rest.") -> None:
    begun = notes.editing(workbook, subject)
    notes.revise(workbook, begun, text=text, tags=begun.tags, stance=begun.stance, voice=begun.voice)


def test_what_is_put_by_is_a_note_like_any_other_and_waits(workbook: Workbook) -> None:
    subject = put_by(workbook)
    assert subject in {row.subject for row in notes.listed(workbook)}
    [row] = write_ups.waiting(workbook)
    assert (row.note, row.heard, row.text, row.where) == (subject, HEARD, "Two words", "A-P1")


def test_the_one_heard_first_stands_in_front(workbook: Workbook) -> None:
    put_by(workbook, "later", "2022-05-10T15:00:00+01:00")
    put_by(workbook, "first", "2022-05-10T13:30:00Z")
    put_by(workbook, "before all", "2022-05-09T15:00:00+01:00")
    assert waiting(workbook) == ["before all", "first", "later"]


def test_written_up_it_is_off_the_list_heard_when_it_was_heard_and_typed_now(workbook: Workbook) -> None:
    subject = put_by(workbook)
    before = notes.one(workbook, subject)
    written_up(workbook, subject)
    after = notes.one(workbook, subject)
    assert waiting(workbook) == []
    assert after.heard == before.heard == HEARD
    assert after.typed is not None
    assert before.typed is not None
    assert instant(after.typed) > instant(before.typed)


def test_two_words_may_be_enough(workbook: Workbook) -> None:
    subject = put_by(workbook)
    written_up(workbook, subject, "Two words")
    assert waiting(workbook) == []


def test_an_edit_of_another_note_leaves_when_it_was_typed(workbook: Workbook) -> None:
    put_by(workbook)
    other = note(workbook, "n1").subject
    typed = notes.one(workbook, other).typed
    written_up(workbook, other)
    assert notes.one(workbook, other).typed == typed
    assert waiting(workbook) == ["Two words"]


def test_a_note_that_was_opened_and_left_is_not_written_up(workbook: Workbook) -> None:
    begun = notes.editing(workbook, put_by(workbook))
    typed = notes.one(workbook, begun.note).typed
    notes.revise(workbook, begun, text="Two words and", tags=(), stance=None, voice=None, written_up=False)
    assert (notes.one(workbook, begun.note).typed, waiting(workbook)) == (typed, ["Two words and"])
    again = notes.editing(workbook, begun.note)
    notes.revise(workbook, again, text="Two words and", tags=(), stance=None, voice=None)
    assert waiting(workbook) == []


def test_undo_of_the_writing_up_puts_it_back_on_the_list(workbook: Workbook) -> None:
    written_up(workbook, put_by(workbook))
    undoing.undo(workbook)
    assert waiting(workbook) == ["Two words"]
    undoing.undo(workbook)
    assert waiting(workbook) == []


def test_a_deleted_note_waits_no_more_and_a_restored_one_does_again(workbook: Workbook) -> None:
    subject = put_by(workbook)
    notes.delete(workbook, subject)
    assert waiting(workbook) == []
    notes.restore(workbook, subject)
    assert waiting(workbook) == ["Two words"]


def test_an_erased_note_waits_no_more(workbook: Workbook) -> None:
    erasing.erase(workbook, put_by(workbook))
    assert waiting(workbook) == []


def test_a_note_that_is_there_already_can_be_put_by(workbook: Workbook) -> None:
    begun = notes.editing(workbook, note(workbook, "n1").subject)
    notes.revise(workbook, begun, text="Half", tags=begun.tags, stance=None, voice=None, later=True)
    assert waiting(workbook) == ["Half"]
    notes.revise(
        workbook, notes.editing(workbook, begun.note), text="Half of", tags=(), stance=None, voice=None, later=True
    )
    assert waiting(workbook) == ["Half of"]


def test_what_waits_is_there_when_the_workbook_is_opened_again(workbook: Workbook) -> None:
    put_by(workbook)
    workbook.close()
    with workbooks.opened(workbook.folder, PASSPHRASE) as again:
        assert waiting(again) == ["Two words"]


def test_the_note_travels_and_the_list_does_not(laptops: Mapping[str, Workbook]) -> None:
    subject = put_by(laptops["B"])
    merged(laptops["A"], laptops["B"])
    assert notes.one(laptops["A"], subject).text == "Two words"
    assert waiting(laptops["A"]) == []
    assert waiting(laptops["B"]) == ["Two words"]


def test_a_note_that_was_deleted_elsewhere_waits_no_more_after_the_merge(laptops: Mapping[str, Workbook]) -> None:
    a, b = laptops["A"], laptops["B"]
    subject = put_by(b)
    merged(a, b)
    notes.delete(a, subject)
    merged(b, a)
    assert waiting(b) == []
