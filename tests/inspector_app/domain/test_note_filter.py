"""Choices of one sort widen, choices of different sorts narrow."""

from dataclasses import replace
from uuid import UUID

import pytest

from inspector_app.domain.evidence import NoteRow
from inspector_app.domain.note_filter import EVERY_NOTE, NONE, NOT_TAGGED, NoteFilter, day_of

ROW = NoteRow(
    subject=UUID(int=1),
    heard="2022-05-09T23:30:00+01:00",
    typed="2022-05-10T08:00:00+01:00",
    author_code="A",
    author_role="Lead",
    interview=UUID(int=2),
    interview_label="Forum",
    witness_kind="parent_carer",
    witness_name="Parents",
    text="Late.",
    stance="concern",
    voice=None,
    about="impact",
    tags=(2, 5),
)


def test_without_a_choice_every_note_is_wanted() -> None:
    assert EVERY_NOTE.fits(ROW)


@pytest.mark.parametrize(
    ("sort", "fitting", "other"),
    [
        ("witnesses", "parent_carer", "provider"),
        ("weaknesses", 5, 3),
        ("stances", "concern", NONE),
        ("voices", NONE, "verbatim"),
        ("abouts", "impact", "action"),
        ("authors", "A", "B"),
        ("days", "2022-05-09", "2022-05-10"),
    ],
)
def test_each_sort_narrows_and_its_choices_widen(sort: str, fitting: object, other: object) -> None:
    assert NoteFilter(**{sort: frozenset([fitting])}).fits(ROW)  # type: ignore[arg-type] # named one by one
    assert not NoteFilter(**{sort: frozenset([other])}).fits(ROW)  # type: ignore[arg-type]
    assert NoteFilter(**{sort: frozenset([other, fitting])}).fits(ROW)  # type: ignore[arg-type]
    assert not NoteFilter(**{sort: frozenset([fitting])}, undecided=True).fits(ROW)  # type: ignore[arg-type]


def test_a_note_without_a_tag_is_wanted_where_untagged_ones_are() -> None:
    wanted = NoteFilter(weaknesses=frozenset([NOT_TAGGED, 5]))
    assert wanted.fits(replace(ROW, tags=()))
    assert wanted.fits(ROW)
    assert not wanted.fits(replace(ROW, tags=(1,)))


def test_the_day_is_the_one_on_which_it_was_heard() -> None:
    assert day_of(ROW) == "2022-05-09"
    assert day_of(replace(ROW, heard=None)) == "2022-05-10"
    assert day_of(replace(ROW, heard=None, typed=None)) == NONE
