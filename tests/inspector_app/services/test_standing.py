"""Standing text changed for one letter is a change like any other: it travels, is logged, undone and put back."""

from collections.abc import Mapping

import pytest

from inspector_app.domain.errors import InvalidError
from inspector_app.domain.standing import StandingText
from inspector_app.services import decisions, journal, letters, standing, undoing
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import brought, exported, merged, things


def text(workbook: Workbook, key: str) -> StandingText:
    """Return a standing text of the letter by its key."""
    return next(one for one in standing.texts(workbook) if one.key == key)


def printed(workbook: Workbook, anchor: str) -> str:
    """Return the paragraph of the letter at an anchor."""
    return next(one.text for one in letters.composed(workbook).paragraphs if one.anchor == anchor)


def test_a_changed_text_is_printed_and_listed_beside_the_shipped_one(workbook: Workbook) -> None:
    before = text(workbook, "team")
    standing.change(workbook, "team", "Two inspectors led the revisit in {area}.")
    after = text(workbook, "team")
    assert printed(workbook, "team") == "Two inspectors led the revisit in Leeds."
    assert (after.changed, after.present) == (True, "Two inspectors led the revisit in {area}.")
    assert after.shipped == before.present
    assert things(workbook, "standing")["team"]["text"] == "Two inspectors led the revisit in {area}."
    rules = [one.rule for one in letters.objections(workbook)]
    assert rules.count("changed_standing") == 1


def test_a_text_put_back_reads_as_it_ships_and_can_be_changed_again(workbook: Workbook) -> None:
    shipped = text(workbook, "team").present
    standing.change(workbook, "team", "Two led.")
    standing.put_back(workbook, "team")
    assert (text(workbook, "team").present, text(workbook, "team").changed) == (shipped, False)
    with pytest.raises(InvalidError, match="was not changed"):
        standing.put_back(workbook, "team")
    standing.change(workbook, "team", "Three led.")
    assert printed(workbook, "team") == "Three led."
    standing.change(workbook, "team", f" {shipped} ")
    assert not text(workbook, "team").changed


def test_the_log_names_the_text_and_none_of_its_words(workbook: Workbook) -> None:
    standing.change(workbook, "team", "Two led.")
    standing.put_back(workbook, "team")
    lines = journal.log(workbook)[-2:]
    assert [(line.deed, line.what) for line in lines] == [
        ("changed standing text", "team"),
        ("put standing text back", "team"),
    ]


def test_a_change_is_undone(workbook: Workbook) -> None:
    shipped = printed(workbook, "team")
    standing.change(workbook, "team", "Two led.")
    undoing.undo(workbook)
    assert printed(workbook, "team") == shipped


def test_what_changes_nothing_writes_nothing(workbook: Workbook) -> None:
    standing.change(workbook, "team", "Two led.")
    before = exported(workbook), len(journal.log(workbook))
    standing.change(workbook, "team", " Two\nled. ")
    standing.change(workbook, "opening", text(workbook, "opening").present)
    assert (exported(workbook), len(journal.log(workbook))) == before


def test_an_unknown_key_or_slot_is_refused_and_nothing_is_changed(workbook: Workbook) -> None:
    before = exported(workbook)
    for key, words in (("teem", "x"), ("team", "{county}"), ("team", " ")):
        with pytest.raises(InvalidError):
            standing.change(workbook, key, words)
    assert exported(workbook) == before


def test_two_inspectors_who_change_one_text_are_asked_and_the_guard_stops_until_then(
    laptops: Mapping[str, Workbook],
) -> None:
    a, b = laptops["A"], laptops["B"]
    standing.change(a, "team", "Two led.")
    standing.change(b, "team", "Three led.")
    merged(a, b)
    assert ("open_decision", "Letter, team") in {(one.rule, one.place) for one in letters.objections(a)}
    [waiting] = decisions.waiting(a)
    decisions.write(a, waiting.decision.id, "Five led.")
    assert printed(a, "team") == "Five led."
    assert "open_decision" not in {one.rule for one in letters.objections(a)}


def test_a_title_of_the_lead_is_changed_where_it_is_printed_from(workbook: Workbook) -> None:
    visit = {"id": "leeds-2022", "kind": "send_revisit", "area": "Leeds", "lead": {"name": "Ann Able"}}
    brought(workbook, visit=visit)
    standing.change(workbook, "lead_title", "Senior Inspector")
    assert letters.composed(workbook).signed_by[-1].text == "Senior Inspector"
    brought(workbook, visit={**visit, "lead": {"name": "Ann Able", "title": "Lead Inspector"}})
    assert letters.composed(workbook).signed_by[-1].text == "Lead Inspector"
    before = exported(workbook)
    with pytest.raises(InvalidError, match="as the facts of the visit have it; change it there"):
        standing.change(workbook, "lead_title", "Chief Inspector")
    assert exported(workbook) == before
