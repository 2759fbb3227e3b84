"""The letter goes from drafting to published by steps that travel; what is missing is told and asks for a reason."""

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone

import pytest

from inspector_app.domain.errors import InvalidError
from inspector_app.services import events, findings, joins, journal, judgements, statuses
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.signing import event_lines, judged
from tests.inspector_app.visits import exported, merged, things

ALONE = "One inspector, one reader."


@pytest.fixture
def workbook(workbook: Workbook) -> Workbook:
    """Return the workbook of a visit that names its four signatories, its second weakness judged."""
    return judged(workbook)


def test_a_step_is_kept_with_who_and_when_and_shows_who_follows(workbook: Workbook) -> None:
    began = statuses.standing(workbook)
    assert (began.present, began.next) == ("drafting", "team agreed")
    after = statuses.move(workbook, "team agreed", ALONE)
    assert (after.present, after.next) == ("team agreed", "partner proofread")
    [step] = [one for one in after.steps if one.is_present]
    assert step.event is not None
    assert (step.event.by, step.event.what) == ("A", "team agreed")
    assert [one.is_ahead for one in after.steps] == [False, False] + [True] * 6
    [event] = things(workbook, "events").values()
    assert event["what"] == "team agreed"


def test_a_later_step_may_be_chosen_at_once_and_those_between_are_passed_over(workbook: Workbook) -> None:
    after = statuses.move(workbook, "final", ALONE)
    assert after.present == "final"
    assert [one.status for one in after.steps if one.event] == ["final"]


def test_passing_over_steps_asks_why_and_names_them(workbook: Workbook) -> None:
    statuses.move(workbook, "team agreed", ALONE)
    with pytest.raises(InvalidError) as refused:
        statuses.move(workbook, "final")
    assert str(refused.value) == (
        "Partner proofread, quality assurance and factual accuracy check are passed over; "
        "give a reason why it is at “final” all the same."
    )
    with pytest.raises(InvalidError, match="Partner proofread is passed over; give a reason why it is at “quality"):
        statuses.move(workbook, "quality assurance")
    assert statuses.move(workbook, "final", "CQC read it on screen.").present == "final"
    assert event_lines(workbook)[-1] == ("final", "CQC read it on screen.")
    statuses.move(workbook, "partner proofread", "Once more.")
    for status in ("quality assurance", "factual accuracy check", "final"):
        statuses.move(workbook, status)  # one after the other, nothing is asked


def test_the_team_has_not_agreed_before_everything_is_judged_and_everybody_has_agreed(
    laptops: Mapping[str, Workbook],
) -> None:
    a, b, c = (laptops[code] for code in "ABC")
    first, second = (one.subject for one in findings.weaknesses(a))

    def asked() -> str:
        now = statuses.standing(a)
        with_reason = statuses.why_a_reason(now, "team agreed")
        return with_reason.removesuffix("; give a reason why it is at “team agreed” all the same.")

    assert asked() == "Weaknesses 1 and 2 have no judgement"
    findings.judge(a, first, "sufficient")
    judgements.agree(a, first)
    assert asked() == "Weakness 2 has no judgement; B and C have not agreed to weakness 1"
    findings.judge(a, second, "not_sufficient")
    assert asked() == "B and C have not agreed to weaknesses 1 and 2; Lead has not agreed to weakness 2"
    with pytest.raises(InvalidError, match="Lead has not agreed to weakness 2; give a reason"):
        statuses.move(a, "team agreed")
    for one in (b, c):
        merged(one, a)
        for weakness in (first, second):
            judgements.agree(one, weakness)
        merged(a, one)
    assert asked() == "Lead has not agreed to weakness 2"
    judgements.agree(a, second)
    assert asked() == ""
    findings.judge(a, first, "not_sufficient")  # they agreed to another judgement
    assert asked() == "Lead, B and C have not agreed to weakness 1"
    findings.judge(a, first, "sufficient")
    assert statuses.move(a, "team agreed").present == "team agreed"


def test_two_judgements_apart_are_no_agreement(laptops: Mapping[str, Workbook]) -> None:
    a, b = laptops["A"], laptops["B"]
    first, _ = (one.subject for one in findings.weaknesses(a))
    findings.judge(a, first, "sufficient")
    findings.judge(b, first, "not_sufficient")
    merged(a, b)
    assert statuses.standing(a).unsettled == ("weakness 2 has no judgement", "weakness 1 was judged in two ways")


def test_two_weaknesses_that_were_joined_are_one_to_agree_on(laptops: Mapping[str, Workbook]) -> None:
    first, second = (one.subject for one in findings.weaknesses(laptops["A"]))
    joins.join(laptops["A"], first, second)
    assert statuses.standing(laptops["A"]).unsettled == ("weakness 1 has no judgement",)


def test_going_back_asks_for_a_reason_and_keeps_it(workbook: Workbook) -> None:
    statuses.move(workbook, "final", ALONE)
    with pytest.raises(InvalidError, match="Going back to an earlier status needs a reason"):
        statuses.move(workbook, "quality assurance", "  ")
    assert statuses.move(workbook, "quality assurance", "The  reader asked.").present == "quality assurance"
    assert event_lines(workbook) == [("final", ALONE), ("quality assurance", "The reader asked.")]


@pytest.mark.parametrize(
    ("to", "words"),
    [
        ("drafting", "is at “drafting” already"),
        ("agreed", "not a status of the letter"),
        ("published", "only after it is signed"),
        ("signed", "; 4 sign-offs are missing; "),
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
    statuses.move(a, "final", ALONE)
    merged(b, a)
    slow = datetime(2021, 1, 1, 12, 0, tzinfo=timezone(timedelta(hours=1)))
    monkeypatch.setattr(events, "now", lambda: slow)
    assert statuses.move(b, "quality assurance", "One more look.").present == "quality assurance"
    monkeypatch.undo()
    merged(a, b)
    assert statuses.standing(a).present == "quality assurance"
