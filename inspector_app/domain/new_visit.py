"""A visit that is about to begin: what its lead typed, checked, and the edits that put it into a new record."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from inspector_app.domain.errors import InvalidError
from inspector_app.domain.ids import new_id
from inspector_app.domain.moments import is_date
from inspector_app.domain.pasted import EarlierWeakness
from inspector_app.domain.plain import Plain, clean, is_blank, worded
from inspector_app.domain.things import Edit
from inspector_app.domain.typed_days import days_from
from inspector_app.domain.visit_kind import visit_kind

LONGEST_CODE = 8
"""Characters; the code stands before each witness of an inspector: A-P3."""
USUAL_MOST = 14
"""As many weaknesses as one area ever had (Dudley; the official statistics); more are taken, but said."""


@dataclass(frozen=True, slots=True)
class Member:
    """One of the team."""

    code: str
    role: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class NewVisit:
    """What a visit begins with; the first of the team is whoever starts it. Dates are ISO texts or empty."""

    kind: str
    area: str
    start: str
    end: str
    team: tuple[Member, ...]
    weaknesses: tuple[EarlierWeakness, ...]


def edits(visit: NewVisit) -> tuple[list[Edit], UUID]:
    """Return the edits of a new record, and the subject of whoever starts the visit.

    Raises:
        InvalidError: Something is missing or does not fit; the sentence says what to do.
    """
    check(visit)
    unit = visit_kind(visit.kind).unit
    facts: dict[str, Plain] = {
        "kind": visit.kind,
        "area": worded(visit.area, "Type the area of the visit."),
        "start": visit.start or None,
        "end": visit.end or visit.start or None,
    }
    team = [Edit("inspector", new_id(), _member(one)) for one in visit.team]
    listed = [
        Edit("weakness", new_id(), {"position": place, **_weakness(one, unit.one)})
        for place, one in enumerate(visit.weaknesses, 1)
    ]
    return [Edit("visit", new_id(), facts), *team, *listed], team[0].subject


def check(visit: NewVisit) -> None:
    """Check what was typed.

    Raises:
        InvalidError: Something is missing or does not fit; the sentence says what to do.
    """
    for problem in problems(visit):
        raise InvalidError(problem)


def problems(visit: NewVisit) -> Iterator[str]:
    """Yield what stands between the typed values and a visit, in the order in which they are asked."""
    unit = visit_kind(visit.kind).unit
    if is_blank(clean(visit.area)):
        yield "Type the area of the visit."
    if any(day and not is_date(day) for day in (visit.start, visit.end)):
        yield "Type the days as 9 May 2022 or 9/5/2022."
    elif visit.start and visit.end and days_from(visit.start, visit.end) < 1:
        yield "The visit ends before it begins; check both days."
    yield from _team_problems(visit.team)
    if not visit.weaknesses:
        yield f"Add at least one {unit.short}; paste the list from the earlier letter."
    if any(is_blank(one.title) for one in visit.weaknesses):
        yield f"One {unit.short} has no words; type them or take it off the list."


def _team_problems(team: tuple[Member, ...]) -> Iterator[str]:
    codes = [clean(one.code).strip() for one in team]
    if not codes or any(is_blank(code) for code in codes):
        yield "Give everybody in the team a code, such as A."
    elif any(len(code) > LONGEST_CODE or not code.isalnum() for code in codes):
        yield f"A code has letters and figures only, at most {LONGEST_CODE} of them, such as A or JB."
    elif len({code.casefold() for code in codes}) < len(codes):
        yield "Two of the team have the same code; give each an own one."


def _member(member: Member) -> dict[str, Plain]:
    return {
        "code": clean(member.code).strip(),
        "role": clean(member.role).strip() or None,
        "organisation": clean(member.organisation).strip() or None,
    }


def _weakness(entry: EarlierWeakness, unit: str) -> dict[str, Plain]:
    return {
        "title": worded(entry.title, f"Give each {unit} a title."),
        "source_title": clean(entry.source).strip() or None,
        "short": clean(entry.short).strip() or None,
    }
