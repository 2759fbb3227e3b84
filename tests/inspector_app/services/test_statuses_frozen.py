"""While the letter is signed, nothing it rests on is written to, at any door."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from exports.catalogue import EXPORTERS
from inspector_app.domain.errors import InvalidError
from inspector_app.domain.things import Finding, Interview, Note, Weakness
from inspector_app.services import (
    deleting,
    facts,
    findings,
    importing,
    joins,
    journal,
    judgements,
    letters,
    notes,
    standing,
    statuses,
    undoing,
)
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.signing import STOPPED, event_lines, first, judged
from tests.inspector_app.visits import brought, edited, exported, handed_over

FROZEN = "The letter is signed; reopen it with a reason to change it."
EVIDENCE_FROZEN = "The signed letter rests on this as evidence; reopen it with a reason to change it."


@pytest.fixture
def workbook(workbook: Workbook) -> Workbook:
    """Return the workbook of a visit that names its four signatories, its second weakness judged."""
    return judged(workbook)


@pytest.fixture
def signed(workbook: Workbook) -> Workbook:
    """Return a workbook whose letter is signed by all four."""
    for number in range(4):
        statuses.sign(workbook, number)
    statuses.move(workbook, "signed", STOPPED)
    return workbook


def _import(workbook: Workbook) -> None:
    brought(workbook, findings=[{"id": "f1", "weakness": "w1", "text": "Imported."}])


DOORS: Mapping[str, Callable[[Workbook], object]] = {
    "a new paragraph": lambda book: findings.add(book, first(book, Weakness), "More."),
    "a rewritten paragraph": lambda book: findings.rewrite(book, first(book, Finding), "Other."),
    "a deleted paragraph": lambda book: findings.delete(book, first(book, Finding)),
    "a paragraph deleted from the list": lambda book: deleting.delete(book, "finding", [first(book, Finding)]),
    "a deleted weakness": lambda book: deleting.delete(book, "weakness", [first(book, Weakness)]),
    "a link": lambda book: findings.link(book, first(book, Finding), first(book, Note)),
    "a link taken away": lambda book: findings.unlink(book, first(book, Finding), first(book, Note), "Plans are late."),
    "links of several notes": lambda book: findings.link_all(book, first(book, Finding), [first(book, Note)]),
    "a split paragraph": lambda book: findings.split(book, first(book, Finding), len("Plans are late.")),
    "reasons": lambda book: judgements.give_reasons(book, first(book, Weakness), "Because."),
    "an agreement": lambda book: judgements.agree(book, findings.weaknesses(book)[1].subject),
    "a fact of the visit": lambda book: facts.change(book, facts.opened(book), "letter_date", "2022-06-15"),
    "a judgement": lambda book: findings.judge(book, first(book, Weakness), "sufficient"),
    "standing text": lambda book: standing.change(book, "team", "Two led."),
    "an import of a finding": _import,
    "an import of a title": lambda book: brought(book, weaknesses=[{"id": "w1", "title": "Another."}]),
    "an import of a new weakness": lambda book: brought(book, weaknesses=[{"id": "w9", "title": "Another."}]),
    "an import of a rationale": lambda book: brought(
        book, weaknesses=[{"id": "w1", "title": "The quality of plans.", "rationale": "Because."}]
    ),
    "an import of a fact": lambda book: brought(
        book, visit={"id": "leeds-2022", "kind": "send_revisit", "area": "Leeds", "letter_date": "2022-06-15"}
    ),
    "a note behind a paragraph rewritten": lambda book: notes.rewrite(book, first(book, Note), "Other."),
    "a note behind a paragraph deleted": lambda book: notes.delete(book, first(book, Note)),
    "a note behind a paragraph deleted from the list": lambda book: deleting.delete(book, "note", [first(book, Note)]),
    "an interview deleted with a note behind a paragraph": lambda book: deleting.delete(
        book, "interview", [first(book, Interview)]
    ),
    "an import of a note behind a paragraph": lambda book: brought(book, notes=[{"id": "n1", "stance": "progress"}]),
    "two weaknesses joined": lambda book: joins.join(book, *(one.subject for one in findings.weaknesses(book))),
}


@pytest.mark.parametrize("door", DOORS)
def test_a_signed_letter_is_frozen_at_every_door(signed: Workbook, door: str) -> None:
    before, lines = exported(signed), len(journal.log(signed))
    with pytest.raises(InvalidError) as refused:
        DOORS[door](signed)
    assert str(refused.value) == (EVIDENCE_FROZEN if "a note behind" in door else FROZEN)
    assert (exported(signed), len(journal.log(signed))) == (before, lines)


@pytest.mark.parametrize("door", DOORS)
def test_every_door_is_open_again_after_reopening(signed: Workbook, door: str) -> None:
    statuses.reopen(signed, "A date is wrong.")
    before = exported(signed)
    DOORS[door](signed)
    assert exported(signed) != before


def test_a_rehearsed_import_is_refused_as_well(signed: Workbook, source: Callable[..., Path]) -> None:
    path = source(findings=[{"id": "f1", "weakness": "w1", "text": "Imported."}])
    with pytest.raises(InvalidError, match="The letter is signed"):
        importing.import_file(signed, path, dry_run=True)


def test_what_the_letter_does_not_rest_on_goes_on(signed: Workbook, tmp_path: Path) -> None:
    edited(signed, "n2", text="The plan came very late.")
    edited(signed, "n1", **{f"tag/{first(signed, Weakness)}": False})
    brought(
        signed,
        weaknesses=[{"id": "w1", "title": "The quality of plans.", "short": "EHC plans"}],
        findings=[{"id": "f1", "weakness": "w1", "text": "Plans are late. They are kind."}],
        notes=[{"id": "n9", "interview": "int-1", "author": "ins-a", "text": "Typed from paper."}],
    )
    letters.export(signed, tmp_path / "review.docx", letters.REVIEW, EXPORTERS["review"])
    now = statuses.standing(signed)
    assert (now.present, now.is_changed) == ("signed", False)
    assert [one.what for one in now.exports] == ["review copy"]
    assert len(now.exports[0].sha256 or "") == 64


def test_a_signed_letter_goes_back_only_by_reopening_with_a_reason(signed: Workbook) -> None:
    with pytest.raises(InvalidError, match="reopen it with a reason to go back"):
        statuses.move(signed, "final", "A comma.")
    with pytest.raises(InvalidError, match="needs a reason"):
        statuses.reopen(signed, " ")
    after = statuses.reopen(signed, "A comma.")
    assert (after.present, after.is_frozen, len(after.missing)) == ("drafting", False, 4)
    assert event_lines(signed)[-1] == ("reopened", "A comma.")
    with pytest.raises(InvalidError, match="not signed"):
        statuses.reopen(signed, "Again.")


def test_signing_is_not_undone_once_it_has_left_in_a_hand_over(signed: Workbook) -> None:
    handed_over(signed)
    before = exported(signed)
    with pytest.raises(InvalidError, match="has left in a hand-over; reopen it with a reason"):
        undoing.undo(signed)
    assert exported(signed) == before
    statuses.reopen(signed, "A comma.")
    undoing.undo(signed)
    assert statuses.standing(signed).is_frozen
