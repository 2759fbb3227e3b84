"""Steps that laptops took apart lead to the same status everywhere; a late change of a signed letter arrives."""

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from pathlib import Path
from uuid import UUID

import pytest

from inspector_app.domain.errors import InvalidError
from inspector_app.domain.things import Finding
from inspector_app.services import decisions, events, findings, letters, notes, statuses, undoing
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import exported, merged, note


def finding_of(workbook: Workbook) -> UUID:
    """Return the subject of the paragraph of the small visit."""
    with workbook.reading() as reader:
        return reader.things(Finding)[0].subject


def test_events_apart_lead_to_the_same_status_on_every_laptop(laptops: Mapping[str, Workbook]) -> None:
    a, b, c = (laptops[code] for code in "ABC")
    statuses.move(a, "team agreed", "All were there.")
    statuses.move(b, "quality assurance", "No partner.")
    statuses.move(b, "partner proofread", "Not read by CQC yet.")
    statuses.move(c, "final", "Read at once.")
    merged(a, b, c)
    merged(b, c, a)
    merged(c, b)
    found = [statuses.standing(one) for one in (a, b, c)]
    assert found[0] == found[1] == found[2]
    assert exported(a) == exported(b) == exported(c)


def test_a_step_by_one_who_did_not_know_leaves_a_signed_letter_signed(laptops: Mapping[str, Workbook]) -> None:
    a, b = laptops["A"], laptops["B"]
    statuses.move(a, "signed", "On paper.")
    statuses.move(b, "team agreed", "All were there.")
    merged(a, b)
    merged(b, a)
    assert {statuses.standing(one).present for one in (a, b)} == {"signed"}
    with pytest.raises(InvalidError, match="The letter is signed"):
        findings.rewrite(b, finding_of(b), "Other.")


def test_a_late_change_arrives_and_the_letter_says_that_it_changed_since_it_was_signed(
    laptops: Mapping[str, Workbook],
) -> None:
    a, b = laptops["A"], laptops["B"]
    findings.rewrite(b, finding_of(b), "Plans come late, though they are kind.")
    statuses.move(a, "signed", "On paper.")
    assert not statuses.standing(a).is_changed
    merged(a, b)
    assert "Plans come late, though they are kind." in {
        one.text for section in letters.composed(a).sections for one in section.findings
    }
    assert statuses.standing(a).is_changed
    undoing.undo(a)  # the merge goes, and with it the change
    assert not statuses.standing(a).is_changed
    assert statuses.standing(a).is_frozen


def test_what_waits_to_be_decided_about_a_signed_letter_waits_until_it_is_reopened(
    laptops: Mapping[str, Workbook],
) -> None:
    a, b = laptops["A"], laptops["B"]
    finding = finding_of(a)
    findings.rewrite(a, finding, "Plans are early.")
    findings.rewrite(b, finding, "Plans are late.")
    statuses.move(a, "signed", "On paper.")
    merged(a, b)
    [waiting] = decisions.waiting(a)
    with pytest.raises(InvalidError, match="The letter is signed"):
        decisions.keep(a, waiting.decision.id, 1)
    statuses.reopen(a, "Two wordings.")
    decisions.keep(a, waiting.decision.id, 1)
    assert not decisions.waiting(a)


def test_who_publishes_without_knowing_that_the_letter_was_reopened_has_published_nothing(
    laptops: Mapping[str, Workbook],
) -> None:
    a, b = laptops["A"], laptops["B"]
    statuses.move(a, "signed", "On paper.")
    merged(b, a)
    statuses.reopen(b, "A child is named.")
    statuses.move(a, "published")
    merged(a, b)
    merged(b, a)
    for one in (a, b):
        now = statuses.standing(one)
        assert (now.present, now.is_frozen) == ("drafting", False)
        assert [event.what for event in now.unaware] == ["published"]
    findings.rewrite(a, finding_of(a), "A child waits.")
    assert statuses.move(a, "team agreed", "All were there.").unaware == ()


def test_a_clock_that_is_far_ahead_dates_no_later_step_and_decides_nothing(
    laptops: Mapping[str, Workbook], monkeypatch: pytest.MonkeyPatch
) -> None:
    a, b = laptops["A"], laptops["B"]
    wild = datetime(2099, 1, 1, 12, 0, tzinfo=timezone(timedelta(hours=1)))
    monkeypatch.setattr(events, "now", lambda: wild)
    statuses.move(b, "final", "Read at once.")
    monkeypatch.undo()
    merged(a, b)
    [step] = [one for one in statuses.move(a, "quality assurance", "Once more.").steps if one.is_present]
    assert step.status == "quality assurance"
    assert step.event is not None
    assert not step.event.at.startswith("2099")


@pytest.mark.parametrize("late", ["rewritten", "deleted"])
def test_evidence_that_a_merge_changes_is_a_change_of_the_signed_letter(
    laptops: Mapping[str, Workbook], late: str
) -> None:
    a, b = laptops["A"], laptops["B"]
    behind = note(b, "n1").subject
    if late == "rewritten":
        notes.rewrite(b, behind, "Something else was said.")
    else:
        notes.delete(b, behind)
    statuses.move(a, "signed", "On paper.")
    notes.rewrite(b, note(b, "n2").subject, "This stands behind nothing.")
    merged(a, b)
    assert statuses.standing(a).is_changed
    undoing.undo(a)
    assert not statuses.standing(a).is_changed


def test_a_wording_that_differs_from_that_of_the_signing_is_no_change_of_the_record(
    laptops: Mapping[str, Workbook], own_folder: Path
) -> None:
    a = laptops["A"]
    statuses.move(a, "signed", "On paper.")
    folder = own_folder / "letters" / "send_revisit"
    folder.mkdir(parents=True)
    own = '[text.valediction]\ntext = "Yours faithfully"\nconfirmed = true\nsource = "us"\n'
    (folder / "wording.toml").write_text(own, encoding="utf-8")
    now = statuses.standing(a)
    assert letters.composed(a).valediction.text == "Yours faithfully"
    assert (now.is_changed, now.is_worded_otherwise) == (False, True)
    (folder / "wording.toml").unlink()
    now = statuses.standing(a)
    assert (now.is_changed, now.is_worded_otherwise) == (False, False)
