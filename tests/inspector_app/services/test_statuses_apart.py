"""Steps that laptops took apart lead to the same status everywhere; a late change of a signed letter arrives."""

from collections.abc import Mapping
from uuid import UUID

import pytest

from inspector_app.domain.errors import InvalidError
from inspector_app.domain.things import Finding
from inspector_app.services import decisions, findings, letters, statuses, undoing
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import exported, merged


def finding_of(workbook: Workbook) -> UUID:
    """Return the subject of the paragraph of the small visit."""
    with workbook.reading() as reader:
        return reader.things(Finding)[0].subject


def test_events_apart_lead_to_the_same_status_on_every_laptop(laptops: Mapping[str, Workbook]) -> None:
    a, b, c = (laptops[code] for code in "ABC")
    statuses.move(a, "team agreed")
    statuses.move(b, "quality assurance")
    statuses.move(b, "partner proofread", "Not read by CQC yet.")
    statuses.move(c, "final")
    merged(a, b, c)
    merged(b, c, a)
    merged(c, b)
    found = [statuses.standing(one) for one in (a, b, c)]
    assert found[0] == found[1] == found[2]
    assert exported(a) == exported(b) == exported(c)


def test_a_step_by_one_who_did_not_know_leaves_a_signed_letter_signed(laptops: Mapping[str, Workbook]) -> None:
    a, b = laptops["A"], laptops["B"]
    statuses.move(a, "signed", "On paper.")
    statuses.move(b, "team agreed")
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
