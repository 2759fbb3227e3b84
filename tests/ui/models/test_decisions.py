"""A decision in words: who did what, which button keeps which value, what differs from the original."""

from collections.abc import Sequence
from uuid import UUID

import pytest

from inspector_app.domain.plain import Plain
from inspector_app.domain.things import Inspector
from inspector_app.domain.visit_kind import visit_kind
from inspector_app.record.state import Choice, Decision, State
from inspector_app.services.decisions import Waiting
from ui.models import decisions
from ui.models.naming import Names

A, B, C = (str(UUID(int=number)) for number in (1, 2, 3))
NOTE, TALK, WEAKNESS = (UUID(int=number) for number in (10, 11, 12))
ROLES = {A: "HMI lead", B: "CQC inspector", C: ""}
NAMES = Names(
    labels={str(TALK): "Youth forum", str(WEAKNESS): "EHC plans"},
    team={
        given: Inspector(subject=UUID(given), id=code, code=code, role=ROLES[given])
        for given, code in ((A, "A"), (B, "B"), (C, "C"))
    },
    kind=visit_kind("send_revisit"),
    own=A,
)
Value = tuple[str, Plain, str]
"""Who wrote a value, the value, and when."""


def waiting(
    *values: Value, field: str = "text", kind: str = "note", base: Plain = None, since: str = "", **more: Plain
) -> Waiting:
    choices = tuple(Choice(value, author, at, f"{number:064}") for number, (author, value, at) in enumerate(values))
    decision = Decision("0" * 12, NOTE, kind, field, choices)
    fields = {"interview": str(TALK), "author": A, "heard": "2022-05-10T14:07:00+01:00", field: values[-1][1], **more}
    sets: dict[str, Plain] = {f"tag/{WEAKNESS}": True}
    state = State(NOTE, kind, fields, sets, False, (decision,), ())
    return Waiting("0" * 12, NOTE, "n1", kind, field, choices, decision, state, base, since)


def at(time: str, day: int = 10) -> str:
    return f"2022-05-{day:02}T{time}:00+01:00"


def shown(*values: Value, **more: object) -> decisions.Shown:
    return decisions.shown(waiting(*values, **more), NAMES)  # type: ignore[arg-type]


MINE, THEIRS, THIRD = (A, "mine", at("14:31")), (B, "theirs", at("16:05")), (C, "third", at("16:20"))
BASE = {"base": "base", "since": at("13:58")}


@pytest.mark.parametrize(
    ("values", "more", "happened"),
    [
        ([MINE, THEIRS], BASE, "Both of you changed this note after 13:58."),
        ([MINE, THEIRS], {}, "Both of you changed this note."),
        ([THEIRS, THIRD], BASE, "CQC inspector and C changed this note after 13:58."),
        ([MINE, THEIRS, THIRD], BASE, "You and 2 others changed this note after 13:58."),
        (
            [(B, "x", at("09:00")), THIRD, ("gone", "y", at("10:00"))],
            BASE,
            "3 inspectors changed this note after 13:58.",
        ),
        ([MINE, (A, "again", at("15:00"))], BASE, "You changed this note in two places after 13:58."),
        ([THEIRS, (B, "again", at("15:00"))], {}, "CQC inspector changed this note in two places."),
        ([MINE, (B, "x", at("09:00", 11))], BASE, "Both of you changed this note after 10 May 13:58."),
        (
            [(A, "concern", at("14:31")), (B, "progress", at("16:05"))],
            {"field": "stance"},
            "Both of you changed the stance of this note.",
        ),
        (
            [(A, False, at("14:31")), (B, True, at("16:05"))],
            {"field": "deleted"},
            "CQC inspector deleted this note, and you worked on it.",
        ),
        (
            [(C, False, at("14:31")), (A, True, at("16:05"))],
            {"field": "deleted"},
            "You deleted this note, and C worked on it.",
        ),
    ],
)
def test_what_happened_is_told_in_a_sentence(values: Sequence[Value], more: dict[str, Plain], happened: str) -> None:
    assert shown(*values, **more).happened == happened


@pytest.mark.parametrize(
    ("values", "more", "buttons"),
    [
        ([THEIRS, MINE], {}, [("Keep mine", 2), ("Keep theirs", 1)]),
        ([THEIRS, THIRD], {}, [("Keep B’s", 1), ("Keep C’s", 2)]),
        ([THEIRS, THIRD, MINE], {}, [("Keep mine", 3), ("Keep B’s", 1), ("Keep C’s", 2)]),
        ([MINE, (A, "x", at("15:00"))], {}, [("Keep mine, 14:31", 1), ("Keep mine, 15:00", 2)]),
        ([MINE, (A, "x", at("14:31"))], {}, [("Keep mine, 14:31, 1", 1), ("Keep mine, 14:31, 2", 2)]),
        ([MINE, ("gone", "x", at("15:00"))], {}, [("Keep mine", 1), ("Keep theirs", 2)]),
        (
            [(A, False, at("14:31")), (B, True, at("16:05"))],
            {"field": "deleted"},
            [("Keep it", 1), ("Delete it", 2)],
        ),
    ],
)
def test_each_value_has_a_button_of_its_own_and_mine_comes_first(
    values: Sequence[Value], more: dict[str, Plain], buttons: list[tuple[str, int]]
) -> None:
    assert [(side.button, side.number) for side in shown(*values, **more).sides] == buttons


@pytest.mark.parametrize(
    ("mine", "runs", "remark"),
    [
        ("Plans are late now.", ["same", "added", "same"], ""),
        ("Plans are late.", ["same"], "As the original"),
        ("Plans are\nlate.", ["same"], "Only spaces or lines differ from the original"),
        ("Nobody rang.", ["same"], "Written anew"),
    ],
)
def test_a_value_is_shown_against_the_original(mine: str, runs: list[str], remark: str) -> None:
    found = shown((A, mine, at("14:31")), THEIRS, base="Plans are late.", since=at("13:58"))
    side = next(side for side in found.sides if side.number == 1)
    assert [run.said.value for run in side.runs] == runs
    assert side.remark == remark
    assert side.outcome == mine


def test_where_a_thing_stands_is_told_beside_the_values() -> None:
    found = shown(MINE, THEIRS, stance="concern", **BASE)
    assert found.about == "Note · 10 May 14:07 · Youth forum · HMI lead · concern · held against EHC plans"
    assert [(side.title, side.byline) for side in found.sides] == [
        ("Yours", "HMI lead · 14:31"),
        ("Theirs", "CQC inspector · 16:05"),
    ]
    row = decisions.row(waiting(MINE, THEIRS), NAMES)
    assert (row.text, row.below) == ("14:07 Youth forum", "Note, text · theirs")


def test_a_moment_that_is_none_is_left_out() -> None:
    found = shown((A, "mine", "yesterday"), THEIRS, base="base", since="never")
    assert found.happened == "Both of you changed this note."


def test_decisions_are_listed_by_kind_and_as_notes_were_heard() -> None:
    late = waiting(MINE, THEIRS, heard="2022-05-10T16:00:00+01:00")
    early = waiting(MINE, THEIRS, heard="2022-05-10T09:00:00+01:00")
    weakness = waiting(MINE, THEIRS, kind="weakness", field="title")
    assert decisions.in_order([late, early, weakness]) == [weakness, early, late]
