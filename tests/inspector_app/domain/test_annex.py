"""The evidence of a visit: every note in words, under each weakness it is held against."""

from datetime import datetime
from uuid import UUID

from inspector_app.domain.annex import annex, noted
from tests.inspector_app.domain.records import liverpool, visit_of, with_interview, with_link, with_note

MOMENT = datetime.fromisoformat("2022-05-11T17:03:00+01:00")
FIRST, SECOND = UUID(int=1), UUID(int=2)


def test_every_note_of_the_practice_visit_is_there_in_the_order_it_was_heard() -> None:
    record = liverpool()
    notes = noted(record)
    assert {note.id for note in notes} == {note.id for note in record.notes.values()}
    assert [note.heard for note in notes] == sorted(note.heard for note in notes)
    found = annex(record, MOMENT)
    assert found.title == "Evidence annex: Joint area SEND revisit in Liverpool"
    assert found.about[0] == "Liverpool · Between 9 May and 11 May 2022"
    assert found.about[1].startswith("66 notes from 12 interviews and sources, as they stood on 11 May 2022, 17:03.")
    assert [section.heading[:3] for section in found.sections[:3]] == ["1. ", "2. ", "3. "]
    assert sum(len(section.notes) for section in found.sections[:3]) == sum(len(note.weaknesses) for note in notes)


def test_interviews_are_counted_and_not_their_names() -> None:
    record = visit_of("sufficient")
    for title in ("Focus group", "Focus group", None, None, None):
        record = with_interview(record, "parent_carer", **({"title": title} if title else {}))
        record = with_note(with_note(record))
    assert annex(record, MOMENT).about[1].startswith("10 notes from 5 interviews and sources, ")


def test_a_note_says_in_words_who_heard_it_when_from_whom_and_where_it_stands_in_the_letter() -> None:
    record = with_interview(visit_of("sufficient", "sufficient"), "parent_carer", code="A-P3", title="Parents")
    record = with_note(
        record,
        heard="2022-05-09T14:07:00+01:00",
        stance="concern",
        voice="verbatim",
        about="impact",
        tags=(FIRST, SECOND),
    )
    record = with_link(record, UUID(int=4000), None, "Leaders acted.")
    [note] = noted(record)
    assert (note.source, note.heard_in_words, note.witness) == ("A-P3", "9 May 2022, 14:07", "parent or carer")
    assert note.marks == "concern, own words, impact"
    assert (note.author_code, note.author_role) == ("A", "A")
    assert (note.weaknesses, note.behind) == ((1, 2), ("1 §1",))


def test_what_a_note_lacks_is_empty_and_a_code_of_a_later_version_is_shown() -> None:
    record = with_interview(visit_of("sufficient"), "of_a_later_version")
    record = with_note(record, stance="of_later", tags=(UUID(int=77),))
    [note] = noted(record)
    assert (note.source, note.heard_in_words, note.witness) == ("", "", "of a later version")
    assert (note.marks, note.weaknesses, note.behind) == ("of_later", (), ())


def test_notes_without_a_weakness_stand_at_the_end_and_deleted_ones_nowhere() -> None:
    record = with_interview(visit_of("sufficient"), "parent_carer")
    for facts in ({"tags": (FIRST,)}, {"text": "Loose."}, {"text": "Gone.", "deleted": True}):
        record = with_note(record, **facts)
    *_, held, loose = annex(record, MOMENT).sections
    assert [note.text for note in held.notes] == ["It got better."]
    assert (loose.heading, [note.text for note in loose.notes]) == ("Notes held against no weakness", ["Loose."])
    assert held.sentence == "1 note."


def test_a_section_counts_its_notes_by_what_they_say() -> None:
    record = with_interview(visit_of("sufficient", "sufficient"), "parent_carer")
    for stance in ("progress", "concern", "progress", None):
        record = with_note(record, stance=stance, tags=(FIRST,))
    first, second = annex(record, MOMENT).sections
    assert first.sentence == "4 notes: 2 progress, 1 concern, 1 neither."
    assert second.sentence == "There is no note yet."
