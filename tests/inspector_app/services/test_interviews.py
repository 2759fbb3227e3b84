"""Interviews are started with a code of their own, ended, and listed in their order with what they brought."""

from collections.abc import Mapping

import pytest

from inspector_app.domain.errors import InvalidError
from inspector_app.services import interviews, joins
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import brought, exported, merged, note

Laptops = Mapping[str, Workbook]


def test_a_started_interview_has_the_next_code_its_start_and_the_inspector(workbook: Workbook) -> None:
    made = interviews.start(workbook, "parent_carer", " Parents’\r\nforum ", "", "4")
    assert (made.code, made.title, made.setting, made.people) == ("A-P2", "Parents’\nforum", None, "4")
    assert (made.inspectors, bool(made.started), made.ended) == ((workbook.author,), True, None)
    assert interviews.start(workbook, "parent_carer").code == "A-P3"
    assert interviews.end(workbook, made.subject).ended


def test_a_code_is_not_given_twice_even_after_a_delete(workbook: Workbook) -> None:
    brought(workbook, interviews=[{"id": "int-1", "deleted": True}])
    assert interviews.start(workbook, "parent_carer").code == "A-P2"


def test_two_laptops_never_make_the_same_code(laptops: Laptops) -> None:
    codes = {interviews.start(workbook, "parent_carer").code for workbook in laptops.values()}
    assert codes == {"A-P2", "B-P1", "C-P1"}


def test_a_witness_kind_that_the_visit_does_not_know_is_refused(workbook: Workbook) -> None:
    before = exported(workbook)
    with pytest.raises(InvalidError):
        interviews.start(workbook, "weather")
    assert exported(workbook) == before


def test_interviews_are_listed_as_they_started_with_their_notes(workbook: Workbook) -> None:
    made = interviews.start(workbook, "parent_carer")
    rows = interviews.listed(workbook)
    assert [(row.interview.code, row.notes) for row in rows] == [("A-P1", 2), ("A-P2", 0)]
    joins.join(workbook, made.subject, note(workbook, "n1").interview)
    assert [(row.interview.code, row.notes) for row in interviews.listed(workbook)] == [("A-P1", 2)]


def test_an_interview_that_a_colleague_started_is_listed_after_a_merge(laptops: Laptops) -> None:
    interviews.start(laptops["B"], "parent_carer")
    merged(laptops["A"], laptops["B"])
    assert "B-P1" in {row.interview.code for row in interviews.listed(laptops["A"])}
