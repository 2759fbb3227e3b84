"""The notes behind a finding are named by who said it, when and how it leans."""

import re
from dataclasses import replace
from typing import Any

import pytest

from inspector_app.domain.composition import compose
from inspector_app.domain.letter import Source
from inspector_app.domain.visit_record import VisitRecord
from tests.inspector_app.domain.records import liverpool, visit_of, with_interview, with_link, with_note


def sources(record: VisitRecord) -> tuple[Source, ...]:
    """Return the sources of the first finding."""
    return compose(record).sections[0].findings[0].sources


@pytest.mark.parametrize(
    ("interview", "note", "label"),
    [
        (
            {"code": "A-P3"},
            {"heard": "2022-05-09T14:07:33+01:00", "stance": "progress", "voice": "verbatim", "about": "impact"},
            "9 May 14:07 · A-P3 parent or carer · own words · progress · impact · noted by A",
        ),
        (
            {"code": "A-P3", "title": "Mothers"},
            {"stance": "concern", "voice": "comment"},
            "A-P3 parent or carer · inspector's comment · concern · noted by A",
        ),
        (
            {"title": "Mothers"},
            {"heard": "2022-05-11T23:59:59-05:00"},
            "11 May 23:59 · Mothers · parent or carer · noted by A",
        ),
        ({}, {}, "parent or carer · noted by A"),
    ],
)
def test_a_source_is_named_by_day_witness_whose_words_stance_and_who_noted_it(
    interview: dict[str, Any], note: dict[str, Any], label: str
) -> None:
    record = with_note(with_interview(visit_of("sufficient"), "parent_carer", **interview), **note)
    [subject] = record.notes
    assert [source.label for source in sources(with_link(record, subject, None))] == [label]


def test_the_comments_of_the_practice_visit_say_who_of_the_team_noted_them_and_on_which_of_the_days() -> None:
    labels = [
        one.label for section in compose(liverpool()).sections for part in section.findings for one in part.sources
    ]
    assert all(re.match(r"(9|10|11) May \d\d:\d\d · ", label) for label in labels)
    assert {label.rpartition(" · ")[2] for label in labels} == {
        "noted by HMI lead (A)",
        "noted by CQC inspector (B)",
        "noted by Ofsted inspector (C)",
    }


def test_a_sentence_that_is_no_longer_in_the_finding_leaves_the_note_behind_the_paragraph() -> None:
    record = with_note(with_interview(visit_of("sufficient"), "parent_carer"))
    [subject] = record.notes
    linked = with_link(record, subject, "Families noticed.", "Families were told.", "Nobody noticed.")
    assert [source.sentence for source in sources(linked)] == ["Families noticed.", None]


def test_a_note_that_is_deleted_or_gone_is_left_out() -> None:
    record = with_note(with_note(with_interview(visit_of("sufficient"), "parent_carer")), text="Second.")
    first, second = record.notes
    linked = with_link(with_link(record, first, None), second, None)
    deleted = replace(linked, notes={**linked.notes, first: replace(linked.notes[first], deleted=True)})
    gone = replace(linked, notes={second: linked.notes[second]})
    assert [source.text for source in sources(deleted)] == ["Second."]
    assert [source.text for source in sources(gone)] == ["Second."]


def test_a_note_whose_interview_and_author_are_gone_still_composes() -> None:
    record = with_note(with_interview(visit_of("sufficient"), "parent_carer"), heard="2022-05-09T14:07:33+01:00")
    [subject] = record.notes
    bare = replace(with_link(record, subject, None), interviews={}, inspectors={})
    assert [source.label for source in sources(bare)] == ["9 May 14:07"]
