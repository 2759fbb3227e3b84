"""The last deed of a laptop is taken back, of whatever kind it is; a merge is one deed."""

import contextlib
import random
from collections.abc import Callable, Mapping
from uuid import UUID

import pytest
from sqlalchemy import func, select

from inspector_app.domain.errors import InvalidError, WorkbookError
from inspector_app.domain.things import Edit, Weakness
from inspector_app.services import decisions, erasing, findings, interviews, merging, notes, tagging, undoing
from inspector_app.services.checking import check
from inspector_app.storage import tables
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import brought, edited, exported, handed_over, merged, note, things

Laptops = Mapping[str, Workbook]
Deed = Callable[[Workbook], object]


def n1(workbook: Workbook) -> UUID:
    return note(workbook, "n1").subject


def w2(workbook: Workbook) -> UUID:
    with workbook.reading() as reader:
        return next(one.subject for one in reader.things(Weakness) if one.id == "w2")


def finding(workbook: Workbook) -> UUID:
    return findings.of_weakness(workbook, findings.weaknesses(workbook)[0].subject)[0].subject


def stands(workbook: Workbook) -> tuple[str, bytes]:
    """Return the digest and the record: what an undo that leaves no trace brings back."""
    return check(workbook).digest, exported(workbook)


DEEDS: dict[str, Deed] = {
    "took a note": lambda book: notes.capture(
        book, interview=note(book, "n1").interview, text="New.", heard="2022-05-09T10:00:00Z", tags=[w2(book)]
    ),
    "rewrote a note": lambda book: notes.rewrite(book, n1(book), "Other words."),
    "revised a note": lambda book: notes.revise(
        book, notes.editing(book, n1(book)), text="Other.", tags=[w2(book)], stance=None, voice="verbatim"
    ),
    "marked a note": lambda book: notes.mark(book, n1(book), stance=None),
    "tagged": lambda book: tagging.hold(book, n1(book), w2(book)),
    "untagged": lambda book: tagging.release(book, n1(book), note(book, "n1").tags[0]),
    "deleted a note": lambda book: notes.delete(book, n1(book)),
    "started an interview": lambda book: interviews.start(book, "parent_carer", "Parents"),
    "ended an interview": lambda book: interviews.end(book, note(book, "n1").interview),
    "wrote a finding": lambda book: findings.add(
        book, findings.weaknesses(book)[0].subject, "New.", after=finding(book)
    ),
    "rewrote a finding": lambda book: findings.rewrite(book, finding(book), "Other words."),
    "deleted a finding": lambda book: findings.delete(book, finding(book)),
    "linked a note": lambda book: findings.link(book, finding(book), note(book, "n2").subject),
    "judged": lambda book: findings.judge(book, w2(book), "sufficient"),
    "imported": lambda book: brought(
        book,
        notes=[
            {"id": "n9", "interview": "int-1", "author": "ins-a", "text": "Brought.", "tags": ["w2"]},
            {"id": "n1", "text": "Brought over."},
            {"id": "n2", "deleted": True},
        ],
        weaknesses=[{"id": "w3", "title": "Transport"}],
    ),
}


def name_of(deed: undoing.Deed | None) -> str:
    return deed.name if deed is not None else ""


@pytest.mark.parametrize("name", DEEDS)
def test_a_deed_that_nobody_knows_of_is_taken_back_without_a_trace(workbook: Workbook, name: str) -> None:
    before = stands(workbook)
    DEEDS[name](workbook)
    assert stands(workbook) != before
    assert name_of(undoing.next_undone(workbook)) == name
    assert undoing.undo(workbook).name == name
    assert stands(workbook) == before
    assert check(workbook).problems == ()


@pytest.mark.parametrize("name", [name for name in DEEDS if name not in ("took a note", "imported")])
def test_a_deed_that_was_handed_over_is_taken_back_by_its_opposite_which_travels(laptops: Laptops, name: str) -> None:
    lead, b = laptops["A"], laptops["B"]
    before = shown(lead)
    DEEDS[name](lead)
    merged(b, lead)
    assert undoing.undo(lead).name == name
    assert shown(lead) == before
    merged(b, lead)
    assert exported(b) == exported(lead)


def shown(workbook: Workbook) -> dict[str, object]:
    """Return all that is not deleted."""
    return {
        key: {name: one for name, one in things(workbook, key).items() if not one.get("deleted")}
        for key in ("notes", "findings", "weaknesses", "interviews")
    }


@pytest.mark.parametrize("name", ["took a note", "imported"])
def test_what_was_made_and_handed_over_is_deleted_by_its_undo(laptops: Laptops, name: str) -> None:
    lead, b = laptops["A"], laptops["B"]
    before = shown(lead)
    DEEDS[name](lead)
    merged(b, lead)
    undoing.undo(lead)
    assert shown(lead) == before
    merged(b, lead)
    assert exported(b) == exported(lead)


def test_deeds_are_taken_back_one_after_the_other_to_the_beginning(workbook: Workbook) -> None:
    before = []
    for deed in DEEDS.values():
        stood = stands(workbook)
        deed(workbook)
        if stands(workbook) != stood:  # what shows already writes nothing, and an undo passes it over
            before.append(stood)
    assert len(before) > 10
    for expected in reversed(before):
        undoing.undo(workbook)
        assert stands(workbook) == expected
    assert undoing.next_undone(workbook) is None
    with pytest.raises(InvalidError, match="nothing to undo"):
        undoing.undo(workbook)


def test_an_erase_is_passed_over(workbook: Workbook) -> None:
    notes.rewrite(workbook, note(workbook, "n2").subject, "Other words.")
    erasing.erase(workbook, n1(workbook))
    assert undoing.undo(workbook).name == "rewrote a note"
    assert note(workbook, "n2").text == "The plan came late."


# Redo


@pytest.mark.parametrize("name", DEEDS)
def test_what_was_undone_is_done_again_to_the_letter(workbook: Workbook, name: str) -> None:
    before = stands(workbook)
    DEEDS[name](workbook)
    after = stands(workbook)
    undoing.undo(workbook)
    assert name_of(undoing.next_redone(workbook)) == name
    assert undoing.redo(workbook).name == name
    assert stands(workbook) == after
    assert undoing.next_redone(workbook) is None
    assert name_of(undoing.next_undone(workbook)) == name
    assert undoing.undo(workbook).name == name
    assert stands(workbook) == before
    assert check(workbook).problems == ()


@pytest.mark.parametrize("seed", range(6))
def test_undo_and_redo_walk_through_what_was_done_in_any_order(laptops: Laptops, seed: int) -> None:
    lead, chance = laptops["A"], random.Random(seed)
    done = [shown(lead)]
    undone: list[dict[str, object]] = []
    for _ in range(40):
        step = chance.choice(["deed", "deed", "undo", "undo", "redo", "redo", "hand over"])
        if step == "deed":
            before = stands(lead)
            with contextlib.suppress(IndexError, StopIteration, WorkbookError):  # of a thing that is deleted now
                DEEDS[chance.choice(list(DEEDS))](lead)
            if stands(lead) != before:
                done.append(shown(lead))
                undone.clear()
        elif step == "undo" and len(done) > 1:
            undoing.undo(lead)
            undone.append(done.pop())
        elif step == "redo" and undone:
            undoing.redo(lead)
            done.append(undone.pop())
        elif step == "hand over":
            merged(laptops["B"], lead)
        assert shown(lead) == done[-1]
        assert bool(undoing.next_redone(lead)) == bool(undone)
        assert check(lead).problems == ()
    merged(laptops["B"], lead)
    assert exported(laptops["B"]) == exported(lead)


def test_after_new_work_nothing_is_done_again_and_what_was_undone_is_kept_no_longer(workbook: Workbook) -> None:
    DEEDS["took a note"](workbook)
    undoing.undo(workbook)
    notes.rewrite(workbook, n1(workbook), "Other words.")
    assert undoing.next_redone(workbook) is None
    with pytest.raises(InvalidError, match="nothing to redo"):
        undoing.redo(workbook)
    with workbook.reading() as reader:
        assert reader.connection.execute(select(func.count()).select_from(tables.taken)).scalar() == 0


def test_which_deeds_are_taken_back_is_known_through_undo_and_redo(laptops: Laptops) -> None:
    edited(laptops["B"], "n1", text="B's words.")
    merged(laptops["A"], laptops["B"])
    merge = undoing.next_undone(laptops["A"])
    assert merge is not None
    for _ in range(2):
        assert undoing.taken_back(laptops["A"]) == frozenset()
        assert undoing.undo(laptops["A"]).what == merge.what
        assert undoing.taken_back(laptops["A"]) == {merge.key}
        assert undoing.redo(laptops["A"]) == merge


def test_a_merge_is_done_again_without_its_file(laptops: Laptops) -> None:
    edited(laptops["B"], "n1", text="B's words.")
    edited(laptops["A"], "n1", text="A's words.")
    merged(laptops["A"], laptops["B"])
    after = stands(laptops["A"])
    undoing.undo(laptops["A"])
    assert undoing.redo(laptops["A"]).name == "merged"
    assert stands(laptops["A"]) == after
    assert len(decisions.waiting(laptops["A"])) == 1


# Decisions


def disputed(laptops: Laptops) -> str:
    """Let two write the same text apart; return what the lead is asked."""
    edited(laptops["A"], "n1", text="A's words.")
    edited(laptops["B"], "n1", text="B's words.")
    merged(laptops["A"], laptops["B"])
    [asked] = decisions.waiting(laptops["A"])
    return asked.id


@pytest.mark.parametrize("number", [1, 2])
def test_a_decision_taken_back_waits_again(laptops: Laptops, number: int) -> None:
    asked = disputed(laptops)
    before = stands(laptops["A"])
    decisions.keep(laptops["A"], asked, number)
    assert decisions.waiting(laptops["A"]) == []
    assert undoing.undo(laptops["A"]).name == "decided"
    assert stands(laptops["A"]) == before
    assert [one.id for one in decisions.waiting(laptops["A"])] == [asked]


def test_a_decision_that_left_with_a_hand_over_is_taken_back_by_what_showed_before_it(laptops: Laptops) -> None:
    asked = disputed(laptops)
    showed = note(laptops["A"], "n1").text
    decisions.write(laptops["A"], asked, "Words of both.")
    handed_over(laptops["A"])
    assert undoing.undo(laptops["A"]).name == "decided"
    assert note(laptops["A"], "n1").text == showed
    assert decisions.waiting(laptops["A"]) == []
    merged(laptops["B"], laptops["A"])
    assert exported(laptops["B"]) == exported(laptops["A"])


# Merges


def test_a_merge_is_taken_back_whole_and_merged_again_comes_out_the_same(laptops: Laptops) -> None:
    lead, b = laptops["A"], laptops["B"]
    edited(lead, "n1", text="A's words.")
    edited(b, "n1", text="B's words.")
    brought(
        b,
        notes=[
            {"id": "b1", "interview": "int-1", "author": "ins-b", "text": "B's own."},
            {"id": "n2", "deleted": True},
        ],
        weaknesses=[{"id": "w3", "title": "Transport"}],
    )
    given = handed_over(b)
    before = stands(lead)
    merging.apply(lead, merging.preview(lead, given))
    after = stands(lead)
    assert undoing.undo(lead).name == "merged"
    assert stands(lead) == before
    assert decisions.waiting(lead) == []
    assert check(lead).problems == ()
    merging.apply(lead, merging.preview(lead, given))
    assert stands(lead) == after
    assert check(lead).problems == ()


def test_a_merge_on_which_later_work_stands_is_not_undone_and_the_work_is_counted(laptops: Laptops) -> None:
    lead, b = laptops["A"], laptops["B"]
    edited(b, "n1", text="B's words.")
    edited(b, "n2", text="B's words too.")
    merged(lead, b)
    for given in ("n1", "n2"):
        with lead.deed("edited", final=True) as store:  # passed over by an undo
            store.write(note_edit(lead, given))
    before = stands(lead)
    with pytest.raises(InvalidError, match="2 later changes stand on it"):
        undoing.undo(lead)
    assert stands(lead) == before


def note_edit(workbook: Workbook, given: str) -> Edit:
    return Edit("note", note(workbook, given).subject, {"text": f"A's words on {given}."})


def test_later_work_on_other_things_does_not_hold_a_merge(laptops: Laptops) -> None:
    lead, b = laptops["A"], laptops["B"]
    before = stands(lead)
    edited(b, "n1", text="B's words.")
    merged(lead, b)
    edited(lead, "n2", text="A's words.")
    assert undoing.undo(lead).name == "edited"
    assert undoing.undo(lead).name == "merged"
    assert stands(lead) == before


def test_a_merge_that_left_with_a_hand_over_is_not_undone(laptops: Laptops) -> None:
    edited(laptops["B"], "n1", text="B's words.")
    merged(laptops["A"], laptops["B"])
    handed_over(laptops["A"])
    before = stands(laptops["A"])
    with pytest.raises(InvalidError, match="cannot be undone"):
        undoing.undo(laptops["A"])
    assert stands(laptops["A"]) == before


def test_a_merge_that_brought_an_erase_is_not_undone(laptops: Laptops) -> None:
    erasing.erase(laptops["B"], n1(laptops["B"]))
    merged(laptops["A"], laptops["B"])
    before = stands(laptops["A"])
    with pytest.raises(InvalidError):
        undoing.undo(laptops["A"])
    assert stands(laptops["A"]) == before
