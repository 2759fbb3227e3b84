"""The matrix counts groups and single kinds, and names who was not heard."""

from dataclasses import replace
from uuid import UUID

import pytest

from inspector_app.domain.matrix import Cell, Gap, Matrix, counted
from inspector_app.domain.things import Visit
from inspector_app.domain.visit_kind import visit_kind

KIND = visit_kind("send_revisit")
PARENTS, FORUM = Cell(3, progress=1, concern=2, quotes=1), Cell(2, progress=2, action=1)


@pytest.fixture
def matrix() -> Matrix:
    """Return two weaknesses: parents and officers on the first, young people and the team on the second."""
    return Matrix(
        visit=Visit(subject=UUID(int=1), id="v", kind=KIND.name, area="Leeds"),
        kind=KIND,
        weaknesses=("Plans", "Commissioning"),
        cells={
            (1, "parent_carer"): PARENTS,
            (1, "parent_carer_forum"): FORUM,
            (1, "nhs_officer"): Cell(4),
            (2, "young_person"): Cell(1),
            (2, "team_meeting"): Cell(9),
        },
        notes=20,
        inspectors=2,
        untagged=1,
    )


def test_a_group_is_the_sum_of_its_kinds(matrix: Matrix) -> None:
    young, parents, officers, practice, papers = matrix.columns()
    assert matrix.cell(1, parents) == Cell(5, progress=3, concern=2, quotes=1, action=1)
    assert [matrix.cell(1, one).notes for one in (young, officers, practice, papers)] == [0, 4, 0, 0]
    assert matrix.most == 5


def test_the_groups_and_their_names_are_those_of_the_visits_kind(matrix: Matrix) -> None:
    assert [column.name for column in matrix.columns()] == [group.name for group in KIND.groups.values()]
    fewer = replace(KIND, groups={"parents": KIND.groups["parents"]})
    assert [column.code for column in replace(matrix, kind=fewer).columns()] == ["parents"]


def test_every_kind_stands_beside_its_group_and_the_team_last(matrix: Matrix) -> None:
    codes = [column.code for column in matrix.columns(every_kind=True)]
    assert codes[:3] == ["young_person", "parent_carer", "parent_carer_forum"]
    assert codes[-2:] == ["team_meeting", "keeping_in_touch"]
    assert sorted(codes) == sorted(KIND.witnesses)


def test_what_the_team_said_to_each_other_is_no_evidence_of_a_witness(matrix: Matrix) -> None:
    assert matrix.whole(2).notes == 1
    assert sum(matrix.cell(2, column).notes for column in matrix.columns()) == 1
    team = next(column for column in matrix.columns(every_kind=True) if column.code == "team_meeting")
    assert matrix.cell(2, team).notes == 9


def test_a_witness_kind_that_a_newer_version_knows_has_a_column_of_its_own(matrix: Matrix) -> None:
    newer = replace(matrix, cells={**matrix.cells, (1, "school_council"): Cell(2)})
    last = newer.columns(every_kind=True)[-1]
    assert (last.name, last.group, newer.cell(1, last).notes) == ("school council", None, 2)
    assert newer.whole(1) == matrix.whole(1)


def test_a_gap_is_a_weakness_that_a_group_which_must_be_heard_said_nothing_about(matrix: Matrix) -> None:
    groups = KIND.groups
    assert matrix.gaps == (
        Gap(1, groups["young_people"]),
        Gap(2, groups["parents"]),
        Gap(2, groups["officers"]),
    )
    assert matrix.unheard(1) == (groups["young_people"],)


def test_an_empty_cell_of_a_kind_is_no_gap_when_another_of_its_group_was_heard(matrix: Matrix) -> None:
    columns = {column.code: column for column in matrix.columns(every_kind=True)}
    assert not matrix.is_gap(1, columns["la_officer"])
    assert matrix.is_gap(2, columns["la_officer"])
    assert not matrix.is_gap(1, columns["document"])
    assert not matrix.is_gap(1, columns["team_meeting"])


def test_a_comment_of_the_inspector_is_no_evidence_and_only_says_that_it_is_there() -> None:
    assert counted("concern", "comment", "impact") == Cell(comments=1)
    assert counted("concern", "observed", "impact") == Cell(1, concern=1, impact=1, observed=1)
    assert counted(None, "paraphrase") == counted(None, None) == Cell(1)
    assert counted(None, "verbatim") == Cell(1, quotes=1)


@pytest.mark.parametrize("silent", [Cell(comments=2), Cell(1, observed=1), Cell(2, observed=2, comments=1)])
def test_a_child_is_not_heard_by_a_comment_nor_by_what_was_only_seen(matrix: Matrix, silent: Cell) -> None:
    seen = replace(matrix, cells={**matrix.cells, (1, "young_person"): silent})
    young = seen.columns()[0]
    assert seen.unheard(1) == (KIND.groups["young_people"],)
    assert seen.is_gap(1, young)
    assert not replace(seen, cells={**seen.cells, (1, "young_person"): silent + Cell(1)}).is_gap(1, young)


def test_what_was_seen_where_nobody_need_be_heard_is_what_there_is_of_it(matrix: Matrix) -> None:
    papers = KIND.groups["papers"]
    assert not matrix.has_heard(1, papers)
    assert replace(matrix, cells={(1, "observation"): Cell(1, observed=1)}).has_heard(1, papers)
    assert not replace(matrix, cells={(1, "observation"): Cell(comments=1)}).has_heard(1, papers)
