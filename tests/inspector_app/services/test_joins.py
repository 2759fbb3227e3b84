"""Look-alikes are offered, joined and separated by a person, or left as two on the laptop where that was said."""

from collections.abc import Mapping
from uuid import UUID

import pytest

from inspector_app.domain.errors import InvalidError
from inspector_app.domain.things import Interview, Weakness
from inspector_app.services import findings, interviews, joins, notes, undoing, workbooks
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import PASSPHRASE, brought, exported, merged

Laptops = Mapping[str, Workbook]


def made_twice(laptops: Laptops) -> tuple[UUID, UUID]:
    """Let two laptops make the same weakness, each held against by a note; return both as the lead has them."""
    for code, workbook in (("A", laptops["A"]), ("B", laptops["B"])):
        given = code.lower()
        brought(
            workbook,
            weaknesses=[{"id": f"w3{given}", "title": "Transport", "position": 3}],
            notes=[
                {
                    "id": f"t{given}",
                    "interview": "int-1",
                    "author": f"ins-{given}",
                    "text": f"The bus of {code}.",
                    "tags": [f"w3{given}"],
                }
            ],
        )
    merged(laptops["A"], laptops["B"])
    with laptops["A"].reading() as reader:
        one, other = sorted(one.subject for one in reader.things(Weakness) if one.title == "Transport")
    return one, other


def ranks(workbook: Workbook) -> dict[str, tuple[int, ...]]:
    return {row.text: row.tags for row in notes.listed(workbook)}


def test_what_two_laptops_made_is_offered_joined_read_through_and_separated(laptops: Laptops) -> None:
    lead = laptops["A"]
    one, other = made_twice(laptops)
    [pair] = joins.offered(lead)
    assert (pair.kind, pair.title, {pair.one, pair.other}) == ("weakness", "Transport", {one, other})
    assert len(findings.weaknesses(lead)) == 4

    joins.join(lead, pair.other, pair.one)
    assert joins.offered(lead) == []
    assert joins.joined(lead) == [pair]
    assert len(findings.weaknesses(lead)) == 3
    assert ranks(lead)["The bus of A."] == ranks(lead)["The bus of B."] == (3,)
    with pytest.raises(InvalidError):
        joins.join(lead, pair.one, pair.other)

    joins.separate(lead, pair.other)
    assert joins.joined(lead) == []
    assert joins.offered(lead) == [pair]
    assert ranks(lead)["The bus of A."] != ranks(lead)["The bus of B."]


def test_a_join_travels_and_what_was_left_as_two_does_not(laptops: Laptops) -> None:
    one, other = made_twice(laptops)
    joins.leave(laptops["A"], other, one)
    assert joins.offered(laptops["A"]) == []
    merged(laptops["B"], laptops["A"])
    assert len(joins.offered(laptops["B"])) == 1
    joins.join(laptops["B"], other, one)
    merged(laptops["A"], laptops["B"])
    assert [(pair.one, pair.other) for pair in joins.joined(laptops["A"])] == [(one, other)]
    assert exported(laptops["A"]) == exported(laptops["B"])


def test_what_was_left_as_two_stays_so_after_reopening_until_it_is_offered_again(laptops: Laptops) -> None:
    one, other = made_twice(laptops)
    joins.leave(laptops["A"], one, other)
    laptops["A"].close()
    with workbooks.opened(laptops["A"].folder, PASSPHRASE) as again:
        assert joins.offered(again) == []
        joins.offer_again(again, other, one)
        assert len(joins.offered(again)) == 1


def test_of_three_alike_the_third_is_still_offered_with_the_second(workbook: Workbook) -> None:
    for _ in range(3):
        interviews.start(workbook, "parent_carer", "Parents’ forum")
    with workbook.reading() as reader:
        first, second, third = sorted(one.subject for one in reader.things(Interview) if one.title)
    assert [(pair.one, pair.other) for pair in joins.offered(workbook)] == [(first, second), (first, third)]
    joins.leave(workbook, first, third)
    assert [(pair.one, pair.other) for pair in joins.offered(workbook)] == [(first, second), (second, third)]


def test_two_that_were_joined_each_to_the_other_are_separated_at_once(laptops: Laptops) -> None:
    one, other = made_twice(laptops)
    merged(laptops["B"], laptops["A"])
    joins.join(laptops["A"], other, one)
    joins.join(laptops["B"], one, other)
    merged(laptops["A"], laptops["B"])
    [pair] = joins.joined(laptops["A"])
    joins.separate(laptops["A"], pair.other)
    assert joins.joined(laptops["A"]) == []
    assert len(findings.weaknesses(laptops["A"])) == 4


def test_a_join_is_undone_as_any_deed(laptops: Laptops) -> None:
    one, other = made_twice(laptops)
    before = exported(laptops["A"])
    joins.join(laptops["A"], other, one)
    undoing.undo(laptops["A"])
    assert exported(laptops["A"]) == before
