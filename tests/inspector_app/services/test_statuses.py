"""The letter goes from drafting to published by steps that travel; once signed, nothing it rests on is written to."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta, timezone
from hashlib import sha256
from pathlib import Path
from uuid import UUID

import pytest

from exports.catalogue import EVIDENCE, EXPORTERS
from inspector_app.domain.errors import InvalidError, MissingError
from inspector_app.domain.things import Event, Finding, Interview, Note, Weakness
from inspector_app.services import (
    deleting,
    events,
    evidence,
    facts,
    findings,
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
from tests.inspector_app.visits import brought, edited, exported, handed_over, merged, things

STOPPED = "The facts that are missing follow by post."
"""Why the small visit's letter, which lacks most facts, is signed all the same."""
FROZEN = "The letter is signed; reopen it with a reason to change it."
EVIDENCE_FROZEN = "The signed letter rests on this as evidence; reopen it with a reason to change it."
SIGNATORIES = [
    {"organisation": "Ofsted", "name": "Ann Able", "role": "Regional Director"},
    {"organisation": "Ofsted", "name": "Ben Baker", "role": "HMI Lead Inspector"},
    {"organisation": "Care Quality Commission", "name": "Cay Cook", "role": "Chief Inspector"},
    {"organisation": "Care Quality Commission", "name": "Dee Dyer", "role": "CQC Inspector"},
]


@pytest.fixture
def workbook(workbook: Workbook) -> Workbook:
    """Return the workbook of a visit that names its four signatories, its second weakness judged."""
    brought(workbook, visit={"id": "leeds-2022", "kind": "send_revisit", "area": "Leeds", "signatories": SIGNATORIES})
    findings.judge(workbook, findings.weaknesses(workbook)[1].subject, "sufficient")
    return workbook


@pytest.fixture
def signed(workbook: Workbook) -> Workbook:
    """Return a workbook whose letter is signed by all four."""
    for number in range(4):
        statuses.sign(workbook, number)
    statuses.move(workbook, "signed", STOPPED)
    return workbook


def first(workbook: Workbook, value: type[Finding | Interview | Note | Weakness]) -> UUID:
    """Return the subject of the first thing of a kind."""
    with workbook.reading() as reader:
        return reader.things(value)[0].subject


def event_lines(workbook: Workbook) -> list[tuple[str, str | None]]:
    """Return what the letter's events say, in their order, with the reasons."""
    with workbook.reading() as reader:
        found = sorted(reader.things(Event), key=lambda one: (one.at, one.id))
    return [(one.what, one.reason) for one in found]


# Steps


def test_a_step_is_kept_with_who_and_when_and_shows_who_follows(workbook: Workbook) -> None:
    began = statuses.standing(workbook)
    assert (began.present, began.next) == ("drafting", "team agreed")
    after = statuses.move(workbook, "team agreed")
    assert (after.present, after.next) == ("team agreed", "partner proofread")
    [step] = [one for one in after.steps if one.is_present]
    assert step.event is not None
    assert (step.event.by, step.event.what) == ("A", "team agreed")
    assert [one.is_ahead for one in after.steps] == [False, False] + [True] * 6
    [event] = things(workbook, "events").values()
    assert event["what"] == "team agreed"


def test_a_later_step_may_be_chosen_at_once_and_those_between_are_passed_over(workbook: Workbook) -> None:
    after = statuses.move(workbook, "final")
    assert after.present == "final"
    assert [one.status for one in after.steps if one.event] == ["final"]


def test_going_back_asks_for_a_reason_and_keeps_it(workbook: Workbook) -> None:
    statuses.move(workbook, "final")
    with pytest.raises(InvalidError, match="Going back to an earlier status needs a reason"):
        statuses.move(workbook, "quality assurance", "  ")
    assert statuses.move(workbook, "quality assurance", "The  reader asked.").present == "quality assurance"
    assert event_lines(workbook) == [("final", None), ("quality assurance", "The reader asked.")]


@pytest.mark.parametrize(
    ("to", "words"),
    [
        ("drafting", "is at “drafting” already"),
        ("agreed", "not a status of the letter"),
        ("published", "only after it is signed"),
        ("signed", "4 sign-offs are missing"),
    ],
)
def test_a_step_that_cannot_be_taken_is_refused_and_nothing_is_written(workbook: Workbook, to: str, words: str) -> None:
    before = exported(workbook), len(journal.log(workbook))
    with pytest.raises(InvalidError, match=words):
        statuses.move(workbook, to)
    assert (exported(workbook), len(journal.log(workbook))) == before


def test_a_reason_that_is_a_book_is_refused(workbook: Workbook) -> None:
    with pytest.raises(InvalidError, match="at most 500 characters; this one has 501"):
        statuses.move(workbook, "team agreed", "x" * 501)


def test_several_steps_within_one_second_keep_their_order(workbook: Workbook) -> None:
    for status in ("team agreed", "final", "quality assurance", "final"):
        found = statuses.move(workbook, status, "So it is.")
        assert found.present == status


def test_a_clock_that_is_behind_hides_no_step(laptops: Mapping[str, Workbook], monkeypatch: pytest.MonkeyPatch) -> None:
    a, b = laptops["A"], laptops["B"]
    statuses.move(a, "final")
    merged(b, a)
    slow = datetime(2021, 1, 1, 12, 0, tzinfo=timezone(timedelta(hours=1)))
    monkeypatch.setattr(events, "now", lambda: slow)
    assert statuses.move(b, "quality assurance", "One more look.").present == "quality assurance"
    monkeypatch.undo()
    merged(a, b)
    assert statuses.standing(a).present == "quality assurance"


# Sign-offs


def test_each_of_four_signs_off_and_then_the_letter_is_signed(workbook: Workbook) -> None:
    assert len(statuses.standing(workbook).missing) == 4
    for number in range(4):
        statuses.sign(workbook, number)
    now = statuses.standing(workbook)
    assert now.missing == ()
    assert all(one.event is not None and one.event.by == "A" for one in now.sign_offs)
    assert statuses.move(workbook, "signed", STOPPED).is_frozen
    assert statuses.move(workbook, "published").next is None  # what stops it has its reason by then


def test_a_sign_off_names_role_and_organisation_and_no_person(workbook: Workbook) -> None:
    statuses.sign(workbook, 0)
    assert event_lines(workbook) == [("signed off", "Regional Director, Ofsted")]
    said = [f"{line.deed} {line.what}" for line in journal.log(workbook)]
    assert not any("Able" in line or "Ann " in line for line in said)


def test_nobody_signs_off_the_same_words_twice_nor_one_who_is_not_named(workbook: Workbook) -> None:
    statuses.sign(workbook, 1)
    with pytest.raises(InvalidError, match="has signed off the letter as it reads now already"):
        statuses.sign(workbook, 1)
    for number in (4, -1):
        with pytest.raises(MissingError):
            statuses.sign(workbook, number)


def test_a_sign_off_is_of_the_words_as_they_were(workbook: Workbook) -> None:
    statuses.sign(workbook, 0)
    findings.rewrite(workbook, first(workbook, Finding), "Plans come early.")
    [given, *_] = statuses.standing(workbook).sign_offs
    assert given.is_old
    assert given in statuses.standing(workbook).missing
    statuses.sign(workbook, 0)
    assert statuses.standing(workbook).sign_offs[0].is_given
    edited(workbook, "n2", text="What was heard was typed wrongly.")
    assert statuses.standing(workbook).sign_offs[0].is_given  # a note is not printed


def test_a_letter_is_signed_without_all_sign_offs_for_a_reason(workbook: Workbook) -> None:
    statuses.sign(workbook, 0)
    with pytest.raises(InvalidError, match="3 sign-offs are missing"):
        statuses.move(workbook, "signed")
    assert statuses.move(workbook, "signed", "The others signed on paper.").present == "signed"
    assert event_lines(workbook)[-1] == ("signed", "The others signed on paper.")


def test_a_letter_that_something_stops_is_signed_only_for_a_reason_which_is_kept_with_rules_and_places(
    workbook: Workbook,
) -> None:
    findings.add(workbook, first(workbook, Weakness), "The plan of Callum is late.")
    for number in range(4):
        statuses.sign(workbook, number)
    stops = statuses.standing(workbook).stops
    assert len(stops) > 1
    with pytest.raises(InvalidError) as refused:
        statuses.move(workbook, "signed")
    assert str(refused.value) == f"{len(stops)} things stop the letter; give a reason why it is signed all the same."
    assert statuses.move(workbook, "signed", STOPPED).stops == ()
    event = list(things(workbook, "events").values())[-1]
    assert event["stops"] == [{"rule": one.rule, "place": one.place} for one in stops]
    assert {"rule": "name", "place": "Weakness 1, paragraph 2"} in event["stops"]
    assert "Callum" not in str(event)
    statuses.move(workbook, "published")


def test_a_letter_is_not_published_over_something_that_stopped_it_only_after_it_was_signed(
    laptops: Mapping[str, Workbook],
) -> None:
    a, b = laptops["A"], laptops["B"]
    findings.add(b, first(b, Weakness), "The plan of Callum is late.")
    statuses.move(a, "signed", STOPPED)
    merged(a, b)
    with pytest.raises(InvalidError, match="things stop the letter; give a reason why it is published all the same"):
        statuses.move(a, "published")
    assert statuses.move(a, "published", "Callum is a service.").present == "published"


def test_the_sha256_of_a_signing_and_of_a_sign_off_is_that_of_the_copy_with_these_words(
    workbook: Workbook, tmp_path: Path
) -> None:
    def fingerprints(what: str) -> list[str | None]:
        with workbook.reading() as reader:
            return [one.sha256 for one in reader.things(Event) if one.what == what]

    statuses.sign(workbook, 0)
    assert fingerprints("signed off") == [None]  # no copy had left
    reasons = {one.rule: STOPPED for one in statuses.standing(workbook).stops}
    copy = letters.export(workbook, tmp_path / "a.docx", letters.SIGNOFF, EXPORTERS["signoff"], reasons)
    again = letters.export(workbook, tmp_path / "b.docx", letters.SIGNOFF, EXPORTERS["signoff"], reasons)
    assert copy == again == sha256((tmp_path / "a.docx").read_bytes()).hexdigest()
    statuses.sign(workbook, 1)
    assert fingerprints("signed off")[-1] == copy
    findings.rewrite(workbook, first(workbook, Finding), "Plans come early.")
    statuses.sign(workbook, 2)
    assert fingerprints("signed off")[-1] is None  # the copy has other words
    statuses.move(workbook, "signed", STOPPED)
    assert fingerprints("signed") == [None]


def test_every_copy_that_leaves_is_kept_in_events_that_travel(workbook: Workbook, tmp_path: Path) -> None:
    made = {
        "letter": letters.export(workbook, tmp_path / "a.md", letters.PLAIN, EXPORTERS["letter"]),
        "evidence annex": evidence.export(workbook, tmp_path / "a.docx", evidence.ANNEX, EVIDENCE["evidence"]),
        "notes": evidence.export(workbook, tmp_path / "a.csv", evidence.NOTES, EVIDENCE["notes"]),
        "review copy": letters.export(workbook, tmp_path / "r.docx", letters.REVIEW, EXPORTERS["review"]),
    }
    assert {one.what: one.sha256 for one in statuses.standing(workbook).exports} == made
    assert {one["what"]: one["sha256"] for one in things(workbook, "events").values()} == made


def test_a_sign_off_and_a_step_are_taken_back_by_undo(workbook: Workbook) -> None:
    statuses.sign(workbook, 0)
    undoing.undo(workbook)
    assert len(statuses.standing(workbook).missing) == 4
    undoing.redo(workbook)
    assert len(statuses.standing(workbook).missing) == 3
    statuses.move(workbook, "signed", "On paper.")
    undoing.undo(workbook)
    assert statuses.standing(workbook).present == "drafting"


# Freezing


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
    from inspector_app.services import importing

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
