"""The status of the letter follows from its events alone; a signed letter stays signed until it is reopened."""

from itertools import permutations
from random import Random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.domain.status import REOPENED, SIGNED_OFF, STATUSES, course, signatory_labels, touches
from inspector_app.domain.things import Event, Signatory


def event(minute: int, what: str, reason: str | None = None, zone: str = "Z") -> Event:
    """Return an event of a minute of the ninth of May, 10 o'clock; like those of a file it tells not what was known."""
    subject = UUID(int=minute)
    return Event(subject=subject, id=str(subject), at=f"2022-05-09T10:{minute:02}:00{zone}", what=what, reason=reason)


def knowing(number: int, what: str, known: tuple[Event, ...], year: int = 2022) -> Event:
    """Return an event whose writer knew others; the year is that of the writer's clock."""
    subject = UUID(int=number)
    ids = tuple(sorted(one.id for one in known))
    return Event(subject=subject, id=str(subject), at=f"{year}-05-09T10:00:00Z", what=what, known=ids)


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
    events = [event(0, "final"), event(1, "signed"), event(2, frozen), event(3, "team agreed")]
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
        ("note", {"text", "gone"}, True),
        ("note", {"tag/0"}, False),
        ("interview", {"title"}, False),
        ("interview", {"gone"}, True),
        ("event", {"what"}, False),
    ],
)
def test_a_signed_letter_freezes_what_it_rests_on_and_nothing_else(kind: str, fields: set[str], refused: bool) -> None:
    assert touches(kind, fields) is refused


def test_signatories_are_named_by_role_and_organisation_each_once() -> None:
    people = [
        Signatory("Ofsted", "Ann Able", "Regional Director"),
        Signatory("Ofsted", "Another", "Regional Director"),
        Signatory("CQC", "Third"),
        Signatory("", "Fourth"),
    ]
    labels = signatory_labels(people)
    assert labels == ("Regional Director, Ofsted", "Regional Director, Ofsted (2)", "CQC", "signatory 4")


def test_the_statuses_are_those_of_the_draft_in_their_order() -> None:
    assert STATUSES[0] == "drafting"
    assert STATUSES[-2:] == ("signed", "published")
    assert len(STATUSES) == 8


# What was taken apart


def test_who_publishes_without_knowing_of_a_reopening_publishes_nothing_and_is_told() -> None:
    signed = knowing(1, "signed", ())
    reopened = knowing(2, REOPENED, (signed,))
    published = knowing(3, "published", (signed,), year=2023)
    found = course([signed, reopened, published])
    assert (found.present, found.is_frozen, found.unaware) == ("drafting", False, (published,))
    again = knowing(4, "final", (signed, reopened, published))
    assert course([signed, reopened, published, again]).unaware == ()  # who went on knew of it
    other = knowing(5, "final", (signed, reopened))
    assert course([signed, reopened, published, other]).unaware == (published,)


@pytest.mark.parametrize("what", ["signed", SIGNED_OFF, "team agreed"])
def test_no_step_or_sign_off_counts_that_did_not_know_of_a_reopening(what: str) -> None:
    signed = knowing(1, "signed", ())
    reopened = knowing(2, REOPENED, (signed,))
    for known in ((), (signed,)):
        late = knowing(3, what, known, year=2030)
        found = course([signed, reopened, late])
        assert (found.present, found.sign_offs, found.unaware) == ("drafting", {}, (late,))


def test_a_letter_is_published_only_by_who_knew_that_it_was_signed() -> None:
    signed = knowing(1, "signed", ())
    assert course([signed, knowing(2, "published", ())]).present == "signed"
    assert course([signed, knowing(2, "published", (signed,))]).present == "published"
    twice = knowing(3, "signed", (), year=2023)
    assert course([signed, twice, knowing(4, "published", (twice,))]).present == "published"
    assert course([signed, twice]).signings == (signed, twice)


def test_a_wild_clock_pins_no_later_step() -> None:
    wild = knowing(1, "final", (), year=2099)
    later = knowing(2, "quality assurance", (wild,))
    assert course([wild, later]).present == "quality assurance"


def test_events_that_know_each_other_in_a_ring_lead_to_one_status_all_the_same() -> None:
    ring = [
        Event(subject=UUID(int=n), id=str(n), at="2022-05-09T10:00:00Z", what=what, known=("1", "2", "3", "9"))
        for n, what in enumerate(("final", REOPENED, "signed"), start=1)
    ]
    assert len({course(order).present for order in permutations(ring)}) == 1


_STEP = st.tuples(st.integers(0, 2), st.sampled_from((*STATUSES, REOPENED, SIGNED_OFF)), st.integers(2020, 2030))
_MERGE = st.tuples(st.integers(0, 2), st.integers(0, 2))


@given(st.lists(_STEP | _MERGE, max_size=25), st.randoms())
def test_whatever_is_taken_apart_and_merged_follows_what_was_known(
    deeds: list[tuple[int, str, int] | tuple[int, int]], shuffle: Random
) -> None:
    laptops: list[dict[str, Event]] = [{}, {}, {}]
    for number, deed in enumerate(deeds, start=1):
        if len(deed) == 2:
            laptops[deed[0]] |= laptops[deed[1]]
            continue
        here, what, year = deed
        made = knowing(number, what, tuple(laptops[here].values()), year)
        before = course(laptops[here].values())
        laptops[here][made.id] = made
        after = course(laptops[here].values())
        if what in STATUSES and what != "published" and not before.is_frozen:
            assert after.present == what  # whatever the clocks say, who knows everything moves the letter
        if what == REOPENED:
            assert (after.present, after.unaware) == ("drafting", ())
    events = [*{**laptops[0], **laptops[1], **laptops[2]}.values()]
    found = course(events)
    shuffle.shuffle(events)
    assert course(events) == found
    reopenings = {one.id for one in events if one.what == REOPENED}
    for one in (*found.signings, *found.sign_offs.values()):
        assert reopenings <= {*(one.known or ())}
    assert found.is_frozen <= bool(found.signings)
    for one in found.unaware:
        assert not reopenings <= {*(one.known or ())}
