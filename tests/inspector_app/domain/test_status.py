"""The status of the letter follows from its events alone; a signed letter stays signed until it is reopened."""

from itertools import permutations
from uuid import UUID

import pytest

from inspector_app.domain.composition import compose
from inspector_app.domain.errors import InvalidError
from inspector_app.domain.status import (
    REOPENED,
    SIGNED_OFF,
    STATUSES,
    course,
    plain_text,
    refuse_if_frozen,
    signatory_labels,
)
from inspector_app.domain.things import Event, Signatory
from tests.exports.letters import EXPECTED
from tests.inspector_app.domain.records import liverpool


def event(minute: int, what: str, reason: str | None = None, zone: str = "Z") -> Event:
    """Return an event of a minute of the ninth of May, 10 o'clock."""
    subject = UUID(int=minute)
    return Event(subject=subject, id=str(subject), at=f"2022-05-09T10:{minute:02}:00{zone}", what=what, reason=reason)


def test_a_letter_without_events_is_being_drafted() -> None:
    assert course([]).present == "drafting"
    assert not course([]).is_frozen


def test_what_is_no_status_moves_nothing() -> None:
    events = [event(1, "team agreed"), event(2, "review copy"), event(3, "returned copy")]
    assert course(events).present == "team agreed"


def test_the_latest_status_counts_in_whatever_order_the_events_came() -> None:
    events = [event(1, "team agreed"), event(2, "quality assurance"), event(3, "partner proofread", "Too early.")]
    for order in permutations(events):
        found = course(order)
        assert found.present == "partner proofread"
        assert list(found.reached) == ["team agreed", "partner proofread"]


def test_moments_are_compared_as_instants_and_those_of_one_second_by_id() -> None:
    earlier = event(30, "final", zone="+01:00")  # 09:30 in UTC
    assert course([earlier, event(1, "team agreed")]).present == "team agreed"
    first, second = event(1, "team agreed"), event(2, "final")
    same = Event(subject=second.subject, id=second.id, at=first.at, what="final")
    assert course([same, first]).present == "final"


@pytest.mark.parametrize("frozen", ["signed", "published"])
def test_only_reopening_leads_out_of_a_signed_letter(frozen: str) -> None:
    events = [event(1, "final"), event(2, frozen), event(3, "team agreed")]
    assert course(events).present == frozen
    reopened = course([*events, event(4, REOPENED, "A wrong date.")])
    assert (reopened.present, reopened.is_frozen, list(reopened.reached)) == ("drafting", False, ["drafting"])
    assert course([*events, event(4, REOPENED, "A wrong date."), event(5, "final")]).present == "final"


def test_a_published_letter_is_not_only_signed_again() -> None:
    found = course([event(1, "signed"), event(2, "published"), event(3, "signed")])
    assert found.present == "published"
    assert found.signing == event(1, "signed")


def test_sign_offs_are_by_signatory_and_end_with_a_reopening() -> None:
    events = [event(minute, SIGNED_OFF, who) for minute, who in enumerate(("Lead, Ofsted", "Lead, CQC", "Lead, CQC"))]
    assert course(events).sign_offs == {"Lead, Ofsted": events[0], "Lead, CQC": events[2]}
    assert course([*events, event(4, REOPENED, "Late news.")]).sign_offs == {}


@pytest.mark.parametrize(
    ("kind", "fields", "refused"),
    [
        ("finding", {"text"}, True),
        ("finding", {"link/0/1"}, True),
        ("weakness", {"judgement"}, True),
        ("weakness", {"title", "short"}, True),
        ("weakness", {"gone"}, True),
        ("weakness", {"short"}, False),
        ("weakness", {"source_title"}, False),
        ("standing", {"text"}, True),
        ("visit", {"letter_date"}, True),
        ("visit", {"event_number"}, False),
        ("note", {"text", "gone"}, False),
        ("interview", {"title"}, False),
        ("event", {"what"}, False),
    ],
)
def test_a_signed_letter_freezes_what_it_rests_on_and_nothing_else(kind: str, fields: set[str], refused: bool) -> None:
    refuse_if_frozen(kind, fields, [event(1, "final")])
    if refused:
        with pytest.raises(InvalidError, match="The letter is signed; reopen it with a reason to change it"):
            refuse_if_frozen(kind, fields, [event(1, "signed")])
    else:
        refuse_if_frozen(kind, fields, [event(1, "signed")])


def test_signatories_are_named_by_role_and_organisation_each_once() -> None:
    people = [
        Signatory("Ofsted", "Ann Able", "Regional Director"),
        Signatory("Ofsted", "Another", "Regional Director"),
        Signatory("CQC", "Third"),
        Signatory("", "Fourth"),
    ]
    labels = signatory_labels(people)
    assert labels == ("Regional Director, Ofsted", "Regional Director, Ofsted (2)", "CQC", "signatory 4")


def test_the_plain_text_holds_every_line_of_the_published_letter_in_its_order() -> None:
    lines = [line for line in plain_text(compose(liverpool())).splitlines() if line]
    assert lines[: len(EXPECTED["first_page_header"])] == EXPECTED["first_page_header"]
    places = [lines.index(line) for line in dict.fromkeys(EXPECTED["body_lines"])]
    assert places == sorted(places)
    assert lines[-len(EXPECTED["copies"]) :] == EXPECTED["copies"]
    for row in EXPECTED["signature_table"]:
        for cell in row:
            assert cell.replace(" / ", ", ") in lines


def test_the_statuses_are_those_of_the_draft_in_their_order() -> None:
    assert STATUSES[0] == "drafting"
    assert STATUSES[-2:] == ("signed", "published")
    assert len(STATUSES) == 8
