"""What the facts of a visit say to the wording of its letter: the slots and the facets of `wording.Values`."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from inspector_app.domain.moments import counts_in_words, date_in_words, is_date, range_in_words
from inspector_app.domain.phrases import listed, with_article
from inspector_app.domain.things import Body, Visit, Weakness
from inspector_app.domain.visit_kind import Verdict, VisitKind
from inspector_app.domain.visit_record import VisitRecord
from inspector_app.domain.wording import Values, Wording


def values_of(record: VisitRecord, wording: Wording) -> Values:
    """Return what the letter's text is filled with; a judgement's facet is set weakness by weakness."""
    visit = record.visit
    verdicts = [verdict_of(weakness, record.kind) for weakness in record.weaknesses]
    met = sum(verdict is not None and verdict.met for verdict in verdicts)
    total = len(verdicts)
    names = {kind: [body.name for body in visit.responsible if body.kind == kind] for kind in ("ccg", "icb")}
    return Values(
        slots={
            "letter_date": _date(visit.letter_date),
            "greetings": listed(person.greeting or "" for person in visit.recipients) or None,
            "area": visit.area.strip() or None,
            "dates": _range(visit.start, visit.end),
            "reference_date": _date(visit.reference.date) if visit.reference else None,
            "plan_fit_for_purpose": _date(visit.plan_fit_for_purpose),
            "responsible_names": _names(body.name for body in visit.responsible),
            "successors": _names(with_article(name) for name in names["icb"]),
            "predecessors": _names(with_article(name) for name in names["ccg"]),
            "heard": listed(visit.heard) or None,
            "documents": listed(visit.documents) or None,
            # Counts of the same things are told alike: “ten of the 14” would be neither words nor figures.
            **dict(zip(("total", "met", "not_met"), counts_in_words(total, met, total - met), strict=True)),
        },
        facets={
            "number": _number(total),
            "unmet": _number(total - met) or "many",
            "outcome": _outcome(verdicts),
            "judgement": None,
            "reference": _reference(visit),
            "responsible": _responsible(visit.responsible),
            "successor": "yes" if names["ccg"] and names["icb"] and _have_successors(visit, wording) else "no",
            "monarch": monarch_of(visit, wording),
            "monarch_then": _monarch_then(visit, wording),
            "covid": "on" if _covid(visit, wording) else "off",
        },
    )


def verdict_of(weakness: Weakness, kind: VisitKind) -> Verdict | None:
    """Return the verdict on a weakness; None while it is undecided."""
    return kind.judgements.get(weakness.judgement or "")


def judgement_facet(weakness: Weakness, kind: VisitKind) -> str | None:
    """Return the value of the facet `judgement` for a weakness."""
    verdict = verdict_of(weakness, kind)
    return None if verdict is None else "met" if verdict.met else "not_met"


def monarch_of(visit: Visit, wording: Wording) -> str | None:
    """Return whose inspectors they are on the letter's day: `her` or `his`; None without a day."""
    return _monarch_on(_letters_day(visit), wording)


def _monarch_then(visit: Visit, wording: Wording) -> str | None:
    """Return whose chief inspector determined what the initial inspection led to: before any day known of it."""
    earlier = (visit.reference.date if visit.reference else None, visit.plan_fit_for_purpose)
    days = [date.fromisoformat(day) for day in earlier if day and is_date(day)]
    return _monarch_on(min(days, default=_letters_day(visit)), wording)


def _monarch_on(day: date | None, wording: Wording) -> str | None:
    return None if day is None else "his" if day >= wording.his_majesty_from else "her"


def _date(text: str | None) -> str | None:
    return date_in_words(text) if text and is_date(text) else None


def _range(start: str | None, end: str | None) -> str | None:
    return range_in_words(start, end) if start and end and is_date(start) and is_date(end) else None


def _names(names: Iterable[str]) -> str | None:
    """Return names as a list in words; one that is missing leaves the whole list missing, for its verb counts it."""
    known = [name.strip() for name in names]
    return listed(known) if known and all(known) else None


def _number(count: int) -> str | None:
    return None if count == 0 else "one" if count == 1 else "many"


def _outcome(verdicts: Sequence[Verdict | None]) -> str | None:
    """Return the outcome over all weaknesses; None while one is undecided, and when there are none."""
    if not verdicts or None in verdicts:
        return None
    met = {verdict.met for verdict in verdicts if verdict}
    return "some" if len(met) == 2 else "all" if met == {True} else "none"


def _reference(visit: Visit) -> str | None:
    kinds = ("report_letter", "statement_of_action")
    return visit.reference.kind if visit.reference and visit.reference.kind in kinds else None


def _responsible(bodies: Iterable[Body]) -> str | None:
    """Return the form in which the bodies are named; an ICB beside a CCG is its successor, not one more body."""
    count = Counter(body.kind for body in bodies)
    if not count:
        return None
    health = {"ccg": count["ccg"]} if count["ccg"] else {"icb": count["icb"]}
    [(kind, number)] = health.items()
    if count["local_authority"] != 1 or count.total() != 1 + count["ccg"] + count["icb"]:
        return "named_one" if count.total() == 1 else "named_many"
    return "authority" if not number else f"authority_{kind}" if number == 1 else f"authority_{kind}s"


def _have_successors(visit: Visit, wording: Wording) -> bool:
    """Tell whether the letter's day, if it has one, is late enough to tell who took over from a CCG."""
    day = _letters_day(visit)
    return day is None or day >= wording.successors_from


def _letters_day(visit: Visit) -> date | None:
    """Return the letter's date, else the visit's last day; never today."""
    day = next((day for day in (visit.letter_date, visit.end) if day and is_date(day)), None)
    return None if day is None else date.fromisoformat(day)


def _covid(visit: Visit, wording: Wording) -> bool:
    if visit.covid is not None:
        return visit.covid
    day = next((day for day in (visit.start, visit.end) if day and is_date(day)), None)
    return day is not None and wording.covid_from <= date.fromisoformat(day) <= wording.covid_until
