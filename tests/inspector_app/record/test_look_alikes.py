"""Things that may be one: offered, never joined by themselves."""

from uuid import UUID

from inspector_app.record.look_alikes import look_alikes
from inspector_app.record.state import State, derive
from tests.inspector_app.record.histories import wrote

IDS = [UUID(int=number) for number in range(1, 5)]


def weakness(number: int, title: str, kind: str = "weakness", **more: object) -> State:
    return derive([wrote({"title": title, "witness_kind": "survey", **more}, kind=kind, subject=IDS[number])])


def test_titles_that_differ_in_case_spaces_and_letter_forms_are_alike() -> None:
    states = [weakness(0, "Plans are  late."), weakness(1, " PLANS are late."), weakness(2, "Ｐlans\nare late.")]
    assert look_alikes(reversed(states)) == [(IDS[0], IDS[1]), (IDS[0], IDS[2])]


def test_other_titles_other_kinds_and_empty_titles_are_not() -> None:
    assert look_alikes([weakness(0, "Plans"), weakness(1, "Plan"), weakness(2, "Plans", kind="interview")]) == []
    assert look_alikes([weakness(0, " "), weakness(1, "")]) == []


def test_what_is_joined_or_deleted_is_not_offered() -> None:
    assert look_alikes([weakness(0, "Plans"), weakness(1, "Plans", same_as=str(IDS[0]))]) == []
    assert look_alikes([weakness(0, "Plans"), weakness(1, "Plans", gone=True)]) == []


def test_notes_that_say_the_same_are_never_offered() -> None:
    assert look_alikes([weakness(0, "Plans", kind="note"), weakness(1, "Plans", kind="note")]) == []
