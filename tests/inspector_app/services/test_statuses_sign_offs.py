"""Each signatory signs off the words as they are; the letter is signed, and each copy that leaves is kept."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import pytest

from exports.catalogue import EVIDENCE, EXPORTERS
from inspector_app.domain.errors import InvalidError, MissingError
from inspector_app.domain.things import Event, Finding, Weakness
from inspector_app.services import evidence, findings, journal, letters, statuses, undoing
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.signing import STOPPED, event_lines, first, judged
from tests.inspector_app.visits import brought, edited, merged, things


@pytest.fixture
def workbook(workbook: Workbook) -> Workbook:
    """Return the workbook of a visit that names its four signatories, its second weakness judged."""
    return judged(workbook)


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
    [event] = things(workbook, "events").values()
    assert event["signatory"] == "Regional Director, Ofsted"
    said = [f"{line.deed} {line.what}" for line in journal.log(workbook)]
    assert "signed off Regional Director, Ofsted" in said
    assert not any("Able" in line or "Ann " in line for line in said)


def test_how_the_word_of_a_signatory_came_is_kept_with_the_sign_off_and_in_the_log(workbook: Workbook) -> None:
    now = statuses.sign(workbook, 0, " E-mail of  3 May ")
    [event] = things(workbook, "events").values()
    assert (event["signatory"], event["reason"]) == ("Regional Director, Ofsted", "E-mail of 3 May")
    assert now.sign_offs[0].is_given
    assert "Regional Director, Ofsted: E-mail of 3 May" in [line.what for line in journal.log(workbook)]
    with pytest.raises(InvalidError, match="at most 500"):
        statuses.sign(workbook, 1, "x" * 501)


def test_a_sign_off_that_a_file_brings_names_its_signatory_in_the_reason(workbook: Workbook) -> None:
    line = {
        "id": "e1",
        "at": "2022-06-01T10:00:00+01:00",
        "what": "signed off",
        "reason": "Chief Inspector, Care Quality Commission",
    }
    brought(workbook, events=[line])
    assert [one.is_given for one in statuses.standing(workbook).sign_offs] == [False, False, True, False]


def test_a_sign_off_is_taken_back_and_both_stay_in_the_log(workbook: Workbook) -> None:
    statuses.sign(workbook, 0, "Telephone")
    statuses.sign(workbook, 1)
    after = statuses.take_back(workbook, 0)
    assert [one.is_given for one in after.sign_offs] == [False, True, False, False]
    assert [what for what, _ in event_lines(workbook)] == ["signed off", "signed off", "sign-off taken back"]
    assert [(line.deed, line.what) for line in journal.log(workbook) if line.of_letter][-1] == (
        "sign-off taken back",
        "Regional Director, Ofsted",
    )
    assert statuses.sign(workbook, 0).sign_offs[0].is_given
    undoing.undo(workbook)
    undoing.undo(workbook)
    assert statuses.standing(workbook).sign_offs[0].is_given


def test_a_sign_off_that_was_not_given_or_of_a_signed_letter_is_not_taken_back(workbook: Workbook) -> None:
    with pytest.raises(InvalidError, match="Regional Director, Ofsted has not signed off the letter"):
        statuses.take_back(workbook, 0)
    statuses.sign(workbook, 0)
    statuses.move(workbook, "signed", STOPPED)
    with pytest.raises(InvalidError, match="The letter is signed; reopen it with a reason"):
        statuses.take_back(workbook, 0)
    with pytest.raises(MissingError):
        statuses.take_back(workbook, 4)


def test_a_sign_off_that_was_taken_back_is_so_on_every_laptop(laptops: Mapping[str, Workbook]) -> None:
    a, b = laptops["A"], laptops["B"]
    judged(a)
    statuses.sign(a, 0)
    merged(b, a)
    statuses.take_back(b, 0)
    merged(a, b)
    assert statuses.standing(a) == statuses.standing(b)
    assert len(statuses.standing(a).missing) == 4


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
    assert str(refused.value) == (
        "Team agreed, partner proofread, quality assurance, factual accuracy check and final are passed over; "
        f"{len(stops)} things stop the letter; give a reason why it is signed all the same."
    )
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
