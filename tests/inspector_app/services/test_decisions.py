"""What waits is decided once, wherever that is, and nothing else is decided with it."""

from collections.abc import Mapping
from uuid import UUID

import pytest

from inspector_app.domain.errors import InvalidError
from inspector_app.services import decisions, erasing, merging, notes
from inspector_app.services.checking import check
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import edited, exported, handed_over, merged, note, things

Laptops = Mapping[str, Workbook]


def n1(workbook: Workbook) -> UUID:
    return note(workbook, "n1").subject


def waiting(workbook: Workbook) -> dict[str, str]:
    """Return the ids of what waits, by field."""
    return {one.field: one.id for one in decisions.waiting(workbook)}


def everybody_merges(laptops: Laptops) -> None:
    for _ in range(2):
        for one in laptops.values():
            merged(one, *(other for other in laptops.values() if other is not one))
    assert len({exported(one) for one in laptops.values()}) == 1
    assert all(check(one).problems == () for one in laptops.values())


def deleted_against_two_wordings(laptops: Laptops) -> None:
    notes.delete(laptops["A"], n1(laptops["A"]))
    edited(laptops["B"], "n1", text="B's words.")
    edited(laptops["C"], "n1", text="C's words.")
    everybody_merges(laptops)
    assert set(waiting(laptops["A"])) == {"deleted", "text"}


def test_choosing_a_wording_leaves_it_waiting_whether_the_note_is_deleted(laptops: Laptops) -> None:
    deleted_against_two_wordings(laptops)
    decisions.keep(laptops["A"], waiting(laptops["A"])["text"], 1)
    assert set(waiting(laptops["A"])) == {"deleted"}
    assert note(laptops["A"], "n1").text == "B's words."
    everybody_merges(laptops)
    assert set(waiting(laptops["B"])) == {"deleted"}


@pytest.mark.parametrize("kept", [1, 2])
def test_two_questions_about_one_note_are_decided_in_two_places_and_asked_nowhere_again(
    laptops: Laptops, kept: int
) -> None:
    deleted_against_two_wordings(laptops)
    decisions.keep(laptops["A"], waiting(laptops["A"])["deleted"], 1)
    decisions.keep(laptops["B"], waiting(laptops["B"])["text"], kept)
    everybody_merges(laptops)
    assert waiting(laptops["C"]) == {}
    assert note(laptops["C"], "n1").text == ["B's words.", "C's words."][kept - 1]


def test_work_done_without_knowing_of_an_erase_is_shown_and_asked_about(laptops: Laptops) -> None:
    lead, b = laptops["A"], laptops["B"]
    notes.rewrite(b, n1(b), "Words of B which nobody has read.")
    erasing.erase(lead, n1(lead))
    shown = merging.preview(lead, handed_over(b))
    assert (shown.new, len(shown.decisions)) == (1, 1)
    everybody_merges(laptops)
    assert set(waiting(lead)) == {"deleted"}
    assert note(lead, "n1").text == "Words of B which nobody has read."
    assert notes.found(b, "nobody")
    decisions.keep(lead, waiting(lead)["deleted"], 1)
    everybody_merges(laptops)
    assert note(b, "n1").text == "Words of B which nobody has read."
    assert "Xanthippe" not in exported(b).decode()


def test_what_was_erased_is_listed_as_deleted_without_its_words_and_its_links_stay(laptops: Laptops) -> None:
    lead, b = laptops["A"], laptops["B"]
    links = things(lead, "findings")["f1"]["evidence"]
    erasing.erase(lead, n1(lead))
    assert things(lead, "findings")["f1"]["evidence"] == [{**link, "sentence": link["sentence"]} for link in links]
    shown = merged(b, lead)
    assert (shown.removed, shown.updated) == (1, 0)
    gone = things(b, "notes")["n1"]
    assert (gone["deleted"], gone["text"]) == (True, "[erased]")
    assert exported(b) == exported(lead)


@pytest.mark.parametrize("text", ["", " \n", "\u200b\n", "\u0301"])
def test_a_wording_of_which_nothing_shows_decides_nothing(text: str, laptops: Laptops) -> None:
    lead, b = laptops["A"], laptops["B"]
    edited(lead, "n1", text="A's words")
    edited(b, "n1", text="B's words")
    merged(lead, b)
    [one] = decisions.waiting(lead)
    with pytest.raises(InvalidError, match="write at least one word"):
        decisions.write(lead, one.id, text)
    assert [still.id for still in decisions.waiting(lead)] == [one.id]
    assert decisions.write(lead, one.id, " \u200bBoth\u200b \n").fields["text"] == "\u200bBoth\u200b"
