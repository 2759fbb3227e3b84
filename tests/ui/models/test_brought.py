"""What a hand-over brings, row by row: in words that fit what happens to each thing."""

from collections.abc import Mapping

from inspector_app.services import decisions, erasing, joins, merging, notes
from inspector_app.services.merging import Preview
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import brought as imported
from tests.inspector_app.visits import edited, handed_over, merged, note
from ui.models import brought
from ui.models.brought import Brought
from ui.models.rows import Row

Laptops = Mapping[str, Workbook]


def looked(laptops: Laptops, code: str = "B") -> Brought:
    """Return what A would be brought by another."""
    found = brought.looked_into(laptops["A"], handed_over(laptops[code]), ())
    assert isinstance(found, Brought)
    return found


def row(laptops: Laptops, code: str = "B") -> Row:
    [found] = looked(laptops, code).rows
    return found


def shown(laptops: Laptops, code: str = "B") -> Preview:
    return merging.preview(laptops["A"], handed_over(laptops[code]))


def test_an_erased_note_is_named_by_its_time_and_by_who_erased_it(laptops: Laptops) -> None:
    heard = {"id": "n9", "interview": "int-1", "author": "ins-a", "text": "Secret.", "heard": "2022-05-10T13:46:00Z"}
    imported(laptops["A"], notes=[heard])
    merged(laptops["B"], laptops["A"])
    erasing.erase(laptops["B"], note(laptops["B"], "n9").subject)
    found = looked(laptops)
    [here] = found.rows
    assert here.text == "Note 13:46 (its text was erased)"
    assert here.below.startswith("erased by B · ")
    [erased] = brought.erased(found.preview, found.names)
    assert erased.text == "Secret."
    assert erased.below.startswith("erased by B · ")
    assert brought.eraser(found.preview, found.names) == "B"


def test_what_was_deleted_on_one_side_and_worked_on_on_the_other_is_not_called_new(laptops: Laptops) -> None:
    notes.delete(laptops["A"], note(laptops["A"], "n2").subject)
    edited(laptops["B"], "n2", text="B's words.")
    here = row(laptops)
    assert here.said == "Deleted here, worked on there"
    assert here.below.startswith("Deleted here, worked on there")
    assert shown(laptops).new == 1


def test_what_becomes_of_a_decision_is_told_apart(laptops: Laptops) -> None:
    for code in "ABC":
        edited(laptops[code], "n2", text=f"{code}'s words.")
    found = looked(laptops)
    assert "the text now waits for a decision" in found.rows[0].below
    assert [further for _, further in brought.asked(found.preview)] == [False]
    merged(laptops["A"], laptops["B"])

    found = looked(laptops, "C")
    assert "a further wording of the text" in found.rows[0].below
    assert found.preview.decisions == ()
    [(decision, further)] = brought.asked(found.preview)
    assert further
    assert len(brought.values(decision, found.names)) == 3

    merged(laptops["B"], laptops["A"])
    [waiting] = decisions.waiting(laptops["B"])
    decisions.keep(laptops["B"], waiting.id, 1)
    assert row(laptops).below.startswith("the text was decided")


def test_a_decision_between_deleting_and_keeping_is_named_by_the_notes_words(laptops: Laptops) -> None:
    edited(laptops["A"], "n2", text="The plan came late in May.")
    notes.delete(laptops["B"], note(laptops["B"], "n2").subject)
    found = looked(laptops)
    assert found.rows[0].below.startswith("worked on here, deleted there: now waits for a decision")
    [(decision, _)] = brought.asked(found.preview)
    assert brought.question(decision, found.preview) == "Note “The plan came late in May.”, deleted or kept"
    assert [value.text for value in brought.values(decision, found.names)] == ["Kept", "Deleted"]


def test_a_join_is_told_by_what_it_joins(laptops: Laptops) -> None:
    imported(laptops["A"], weaknesses=[{"id": "w3", "title": "the quality  of plans.", "position": 3}])
    merged(laptops["B"], laptops["A"])
    [pair] = joins.offered(laptops["B"])
    joins.join(laptops["B"], other=pair.other, one=pair.one)
    assert row(laptops).below.startswith("read as one with “")
    merged(laptops["A"], laptops["B"])
    joins.separate(laptops["B"], other=pair.other)
    assert row(laptops).below.startswith("no longer read as one with another")


def test_interviews_stand_in_the_order_of_their_numbers(laptops: Laptops) -> None:
    talks = [{"id": f"t{n}", "title": f"Interview {n}", "witness_kind": "parent_carer"} for n in (27, 3, 38, 21)]
    imported(laptops["B"], interviews=talks)
    assert [one.text for one in looked(laptops).rows] == [f"Interview {n}" for n in (3, 21, 27, 38)]
