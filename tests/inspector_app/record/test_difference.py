"""What a set of changes does to what a person sees."""

import pytest

from inspector_app.record.change import Change
from inspector_app.record.difference import Outcome, step, visible
from inspector_app.record.state import derive
from tests.inspector_app.record.histories import NOTE, TAG, W1, wrote

INTERVIEW = {"interview": str(W1), "author": str(W1)}
FIRST = wrote({"text": "one", **INTERVIEW})


def outcome(before: list[Change], *more: Change) -> Outcome:
    return step(derive(before) if before else None, derive([*before, *more])).outcome


@pytest.mark.parametrize("fields", [{"text": "two"}, {"stance": "progress"}, {TAG: True}, {"interview": str(NOTE)}])
def test_a_thing_whose_fields_or_members_differ_is_updated(fields: dict[str, object]) -> None:
    assert outcome([FIRST], wrote(fields, [FIRST])) is Outcome.UPDATED


def test_a_thing_that_was_not_there_is_new() -> None:
    assert outcome([], FIRST) is Outcome.NEW


def test_deleted_is_removed_restored_is_new_and_deleted_work_is_the_same() -> None:
    deleted = wrote({"gone": True}, [FIRST])
    assert outcome([FIRST], deleted) is Outcome.REMOVED
    assert outcome([FIRST, deleted], wrote({"gone": False}, [deleted])) is Outcome.NEW
    assert outcome([FIRST, deleted], wrote({"text": "two"}, [deleted])) is Outcome.SAME
    assert outcome([], FIRST, deleted) is Outcome.SAME


def test_a_new_decision_is_an_update_although_the_same_value_shows() -> None:
    texts = [wrote({"text": text}, [FIRST]) for text in ("left", "right")]
    shown = max(texts, key=lambda change: change.id)
    other = min(texts, key=lambda change: change.id)
    found = step(derive([FIRST, shown]), derive([FIRST, shown, other]))
    assert (found.outcome, [decision.field for decision in found.opened]) == (Outcome.UPDATED, ["text"])


def test_deleted_elsewhere_and_worked_on_here_is_an_update_with_a_decision() -> None:
    worked, deleted = wrote({"text": "two"}, [FIRST]), wrote({"gone": True}, [FIRST])
    found = step(derive([FIRST, worked]), derive([FIRST, worked, deleted]))
    assert (found.outcome, [decision.field for decision in found.opened]) == (Outcome.UPDATED, ["deleted"])


def test_deleted_here_and_worked_on_elsewhere_is_new_with_a_decision() -> None:
    worked, deleted = wrote({"text": "two"}, [FIRST]), wrote({"gone": True}, [FIRST])
    found = step(derive([FIRST, deleted]), derive([FIRST, deleted, worked]))
    assert (found.outcome, [decision.field for decision in found.opened]) == (Outcome.NEW, ["deleted"])


def test_a_decision_that_was_open_is_not_opened_again_and_closing_it_is_an_update() -> None:
    texts = [wrote({"text": text}, [FIRST]) for text in ("left", "right")]
    tagged = wrote({TAG: True}, texts)
    found = step(derive([FIRST, *texts]), derive([FIRST, *texts, tagged]))
    assert (found.outcome, found.opened) == (Outcome.UPDATED, ())
    shown = derive([FIRST, *texts]).fields["text"]
    assert outcome([FIRST, *texts], wrote({"text": shown}, texts)) is Outcome.UPDATED


def test_the_same_value_written_again_is_the_same() -> None:
    assert outcome([FIRST], wrote({"text": "one"}, [FIRST])) is Outcome.SAME


def test_what_no_file_would_hold_is_the_same() -> None:
    assert outcome([FIRST], wrote({"mood": "calm"}, [FIRST])) is Outcome.SAME
    assert outcome([], wrote({"text": "T"}, kind="risk assessment")) is Outcome.SAME
    assert outcome([], wrote({"text": "no interview"})) is Outcome.SAME


@pytest.mark.parametrize(
    ("kind", "fields", "shows"),
    [
        ("note", {"text": "T", **INTERVIEW}, True),
        ("note", {"text": "", **INTERVIEW}, False),
        ("note", {"text": 7, **INTERVIEW}, False),
        ("note", {"text": "T", "interview": "int-1", "author": str(W1)}, False),
        ("event", {"at": "2022-05-09T10:00:00+01:00", "what": "signed"}, True),
        ("event", {"at": "yesterday", "what": "signed"}, False),
        ("event", {"at": None, "what": "signed"}, False),
        ("unknown", {"text": "T"}, False),
    ],
)
def test_a_thing_shows_when_it_is_whole(kind: str, fields: dict[str, object], shows: bool) -> None:
    assert visible(derive([wrote(fields, kind=kind)])) is shows


def test_an_erased_text_counts_as_there_and_any_other_erased_field_does_not() -> None:
    assert visible(derive([FIRST.without_content(), wrote(INTERVIEW, [FIRST])]))
    assert not visible(derive([FIRST.without_content()]))
    assert not visible(None)
