"""Notes are captured, revised, marked, deleted and found; an edit knows only what it began with."""

from collections.abc import Mapping
from uuid import UUID

import pytest

from inspector_app.domain.errors import InvalidError, MissingError
from inspector_app.domain.ids import new_id
from inspector_app.domain.things import Note, Weakness
from inspector_app.services import decisions, notes, tagging
from inspector_app.services.checking import check
from inspector_app.services.notes import Editing
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import edited, exported, merged, note, things

Laptops = Mapping[str, Workbook]
HEARD = "2022-05-09T13:40:00+01:00"


def weakness(workbook: Workbook, given: str) -> UUID:
    with workbook.reading() as reader:
        return next(one.subject for one in reader.things(Weakness) if one.id == given)


def begun(workbook: Workbook) -> Editing:
    return notes.editing(workbook, note(workbook, "n1").subject)


def revised(workbook: Workbook, edit: Editing, **other: object) -> Note:
    """Revise a note as the window does: all its fields as they stood, but for those named."""
    stood = {name: getattr(edit, name) for name in ("text", "tags", "stance", "voice", "about")}
    fields = {**stood, **other}
    return notes.revise(workbook, edit, **fields)


def changes(workbook: Workbook) -> int:
    return check(workbook).changes


# Captured


def test_a_captured_note_is_by_the_workbook_s_inspector_with_all_that_was_chosen(workbook: Workbook) -> None:
    interview, held, subject = note(workbook, "n1").interview, weakness(workbook, "w2"), new_id()
    made = notes.capture(
        workbook,
        interview=interview,
        text="  She waited\r\na year. ",
        heard=HEARD,
        tags=[held],
        stance="concern",
        voice="verbatim",
        subject=subject,
    )
    assert (made.subject, made.text, made.heard, made.tags) == (subject, "She waited\na year.", HEARD, (held,))
    assert (made.author, made.interview, made.stance, made.voice) == (workbook.author, interview, "concern", "verbatim")
    assert notes.one(workbook, subject) == made
    assert notes.found(workbook, "waited year") == [subject]
    assert subject in {row.subject for row in notes.listed(workbook, interview)}


@pytest.mark.parametrize(
    "other", [{"text": " \n"}, {"stance": "angry"}, {"voice": "loud"}, {"about": "weather"}], ids=str
)
def test_a_note_without_words_or_with_an_unknown_code_is_not_kept(workbook: Workbook, other: dict[str, str]) -> None:
    before, count = exported(workbook), changes(workbook)
    fields = {"text": "Words.", **other}
    with pytest.raises(InvalidError):
        notes.capture(workbook, interview=note(workbook, "n1").interview, heard=HEARD, **fields)  # type: ignore[arg-type]
    assert (exported(workbook), changes(workbook)) == (before, count)


def test_a_deleted_note_is_neither_listed_nor_found_until_it_is_restored(workbook: Workbook) -> None:
    given = note(workbook, "n2")
    notes.delete(workbook, given.subject)
    assert given.subject not in {row.subject for row in notes.listed(workbook)}
    assert notes.found(workbook, "came late") == []
    assert notes.restore(workbook, given.subject) == given
    assert notes.found(workbook, "came late") == [given.subject]


def test_a_mark_is_set_cleared_and_refused_where_the_visit_does_not_know_it(workbook: Workbook) -> None:
    given = note(workbook, "n2").subject
    assert notes.mark(workbook, given, stance="concern").stance == "concern"
    assert notes.mark(workbook, given, stance=None).stance is None
    with pytest.raises(InvalidError):
        notes.mark(workbook, given, stance="angry")


def test_some_notes_are_listed_as_among_all_and_deleted_ones_are_not(workbook: Workbook) -> None:
    first, second = (note(workbook, given).subject for given in ("n1", "n2"))
    whole = notes.listed(workbook)
    assert notes.some(workbook, [second, first]) == whole
    assert notes.some(workbook, [first]) == tuple(row for row in whole if row.subject == first)
    notes.delete(workbook, first)
    assert [row.subject for row in notes.some(workbook, [first, second, new_id()])] == [second]
    assert notes.some(workbook, []) == ()


def test_a_note_that_is_not_there_is_told(workbook: Workbook) -> None:
    with pytest.raises(MissingError):
        notes.one(workbook, new_id())


# Revised


def test_what_differs_is_one_change_of_just_those_fields(workbook: Workbook) -> None:
    count = changes(workbook)
    made = revised(workbook, begun(workbook), text="New words.", tags=(weakness(workbook, "w2"),), stance=None)
    assert (made.text, made.tags, made.stance) == ("New words.", (weakness(workbook, "w2"),), None)
    assert changes(workbook) == count + 1
    with workbook.reading() as reader:
        last = max(reader.changes_of([made.subject])[made.subject], key=lambda change: change.n)
    assert set(last.fields) == {"text", "stance", *(f"tag/{weakness(workbook, one)}" for one in ("w1", "w2"))}


def test_an_edit_that_changed_nothing_leaves_no_line_in_the_log(workbook: Workbook) -> None:
    with workbook.reading() as reader:
        before = reader.deeds()
    revised(workbook, begun(workbook))
    with workbook.reading() as reader:
        assert reader.deeds() == before


def test_typed_and_put_back_writes_nothing(workbook: Workbook) -> None:
    count, before = changes(workbook), exported(workbook)
    edit = begun(workbook)
    revised(workbook, edit)
    revised(workbook, edit, text=f" {edit.text}\r\n", tags=[*edit.tags, *edit.tags])
    assert (changes(workbook), exported(workbook)) == (count, before)


@pytest.mark.parametrize(("name", "code"), [("voice", "observed"), ("about", "impact"), ("stance", "progress")])
def test_a_revision_sets_and_clears_what_a_note_says_of_itself(workbook: Workbook, name: str, code: str) -> None:
    assert getattr(revised(workbook, begun(workbook), **{name: code}), name) == code
    assert getattr(revised(workbook, begun(workbook)), name) == code
    assert getattr(revised(workbook, begun(workbook), **{name: None}), name) is None


def test_a_revision_corrects_when_a_note_was_heard_and_leaves_when_it_was_typed(workbook: Workbook) -> None:
    edit, before = begun(workbook), note(workbook, "n1")
    shown = revised(workbook, edit, heard=HEARD)
    assert (shown.heard, shown.typed, shown.text) == (HEARD, before.typed, before.text)


def test_a_revision_without_words_or_with_an_unknown_code_changes_nothing(workbook: Workbook) -> None:
    before = exported(workbook)
    for other in ({"text": " "}, {"stance": "angry"}):
        with pytest.raises(InvalidError):
            revised(workbook, begun(workbook), **other)
    assert exported(workbook) == before


def test_tags_and_stance_that_a_colleague_set_meanwhile_survive_a_new_text(laptops: Laptops) -> None:
    lead, b = laptops["A"], laptops["B"]
    edit = begun(lead)
    tagging.hold(b, note(b, "n1").subject, weakness(b, "w2"))
    notes.mark(b, note(b, "n1").subject, stance="progress")
    merged(lead, b)
    made = revised(lead, edit, text="A's words.")
    assert made.text == "A's words."
    assert made.tags == tuple(sorted((weakness(lead, "w1"), weakness(lead, "w2"))))
    assert made.stance == "progress"
    assert decisions.waiting(lead) == []


def test_a_colleague_s_text_survives_a_new_mark(laptops: Laptops) -> None:
    lead, b = laptops["A"], laptops["B"]
    edit = begun(lead)
    edited(b, "n1", text="B's words.")
    merged(lead, b)
    made = revised(lead, edit, stance=None, tags=())
    assert (made.text, made.stance, made.tags) == ("B's words.", None, ())
    assert decisions.waiting(lead) == []


def test_two_texts_become_a_decision_that_holds_both_and_has_the_same_id_everywhere(laptops: Laptops) -> None:
    lead, b = laptops["A"], laptops["B"]
    edit = begun(lead)
    edited(b, "n1", text="B's words.")
    merged(lead, b)
    revised(lead, edit, text="A's words.")
    [asked] = decisions.waiting(lead)
    assert {choice.value for choice in asked.choices} == {"A's words.", "B's words."}
    assert (asked.subject, asked.field, asked.base) == ("n1", "text", edit.text)
    merged(b, lead)
    assert [one.id for one in decisions.waiting(b)] == [asked.id]
    assert exported(lead) == exported(b)


def test_a_note_that_a_colleague_deleted_while_it_was_revised_is_not_lost(laptops: Laptops) -> None:
    lead, b = laptops["A"], laptops["B"]
    edit = begun(lead)
    notes.delete(b, note(b, "n1").subject)
    merged(lead, b)
    revised(lead, edit, text="A's words.")
    [asked] = decisions.waiting(lead)
    assert (asked.subject, asked.field) == ("n1", decisions.DELETED)
    assert things(lead, "notes")["n1"]["text"] == "A's words."


def test_a_rewriting_that_began_before_a_merge_decides_nothing_unseen(laptops: Laptops) -> None:
    lead, b = laptops["A"], laptops["B"]
    edit = begun(lead)
    edited(b, "n1", text="B's words.")
    merged(lead, b)
    notes.rewrite(lead, edit.note, "A's words.", edit.seen)
    [asked] = decisions.waiting(lead)
    assert {choice.value for choice in asked.choices} == {"A's words.", "B's words."}
