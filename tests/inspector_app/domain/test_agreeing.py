"""What keeps a team from having agreed is said in the words of the kind of visit, and of whom."""

from uuid import UUID

from inspector_app.domain.agreeing import Agreed, Judged, unsettled
from inspector_app.domain.things import Inspector, Weakness
from inspector_app.domain.visit_kind import visit_kind

AREA = visit_kind("monitoring_inspection").unit
TEAM = (
    Inspector(subject=UUID(int=1), id="1", code="A", role="HMI"),
    Inspector(subject=UUID(int=2), id="2", code="B", role="HMI"),
    Inspector(subject=UUID(int=3), id="3", code="C", role="CQC inspector"),
)


def judged(number: int, judgement: str | None, *agreed: str, to: str | None = None) -> Judged:
    """Return something judged, with those who agreed to it, or to another judgement."""
    subject = UUID(int=100 + number)
    weakness = Weakness(subject=subject, id=str(subject), title="Plans.", judgement=judgement)
    return Judged(weakness, (), tuple(Agreed(name, "", None, to) for name in agreed))


def test_everybody_has_agreed_to_every_judgement_and_nothing_is_said() -> None:
    assert unsettled([judged(1, "effective", "HMI (A)", "HMI (B)", "CQC inspector", "A guest")], TEAM, AREA) == ()
    assert unsettled([], TEAM, AREA) == ()


def test_those_who_wait_for_the_same_are_named_together() -> None:
    rows = [judged(1, "effective"), judged(2, None), judged(3, "effective", "HMI (A)"), judged(4, None)]
    assert unsettled(rows, TEAM, AREA) == (
        "priority areas 2 and 4 have no judgement",
        "HMI (A) has not agreed to priority area 1",
        "HMI (B) and CQC inspector have not agreed to priority areas 1 and 3",
    )


def test_who_agreed_to_another_judgement_has_not_agreed_to_this_one() -> None:
    row = judged(1, "effective", "HMI (A)", "HMI (B)", "CQC inspector", to="not_effective")
    [said] = unsettled([row], TEAM, AREA)
    assert said == "HMI (A), HMI (B) and CQC inspector have not agreed to priority area 1"
