"""Every outcome that there can be, 1 to 14 judged and none to all of them met, gives a letter of right English.

What is right is told here by rules and words of its own, not by the wording or by the code that fills it.
"""

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import pytest

from inspector_app.domain.composition import compose
from inspector_app.domain.letter import Letter
from inspector_app.domain.spelling import unknown
from inspector_app.domain.things import Body, Lead, Recipient, Reference, Signatory
from inspector_app.domain.visit_record import VisitRecord
from tests.inspector_app.domain.records import paragraph, visit_of

MOST = 14
SPOKEN = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "11", "12", "13", "14"]
FACTS: dict[str, Any] = {
    "start": "2022-05-30",
    "end": "2022-06-01",
    "letter_date": "2022-07-06",
    "reference": Reference("report_letter", "2019-03-06"),
    "plan_fit_for_purpose": "2019-08-28",
    "responsible": (Body("Elmshire County Council", "local_authority"), Body("NHS Elmshire CCG", "ccg")),
    "heard": ("children and young people", "parents and carers"),
    "documents": ("the area's improvement plans", "self-evaluation"),
    "sender": ("Ofsted",),
    "recipients": (Recipient("A Moreland", greeting="Ms Moreland"),),
    "lead": Lead("S Hollis"),
    "signatories": (Signatory("Ofsted", "S Hollis"),),
}
OUTCOMES = [(total, met) for total in range(1, MOST + 1) for met in range(total + 1)]
AMERICAN = re.compile(r"\b(?:\w+iz(?:e|es|ed|ing|ation)|color|behavior|center|favor|labor|program|judgment|toward)\b")


@dataclass(frozen=True)
class Kind:
    """What a kind of visit says, as a reader of its letters knows it."""

    name: str
    met: str
    not_met: str
    one: str
    many: str
    good: str
    bad: str
    closing: str


KINDS = {
    kind.name: kind
    for kind in (
        Kind(
            "send_revisit",
            "sufficient",
            "not_sufficient",
            "significant weakness",
            "significant weaknesses",
            "The area has made sufficient progress",
            "The area has not made sufficient progress",
            "support and challenge visits from the DfE and NHS England will cease.",
        ),
        Kind(
            "monitoring_inspection",
            "effective_action",
            "ineffective_action",
            "area for priority action",
            "areas for priority action",
            "The local area partnership has taken effective action",
            "The local area partnership has not taken effective action",
            "the next inspection will be a full inspection",
        ),
    )
}
CASES = [(name, total, met) for name in KINDS for total, met in OUTCOMES]
every_outcome = pytest.mark.parametrize(("name", "total", "met"), CASES)


def record(kind: Kind, total: int, met: int, **facts: Any) -> VisitRecord:
    """Return a whole visit of which some are met, the unmet ones first."""
    made = visit_of(*[kind.not_met] * (total - met), *[kind.met] * met, **{**FACTS, **facts})
    return replace(made, visit=replace(made.visit, kind=kind.name))


@cache
def letter(name: str, total: int, met: int) -> Letter:
    """Return the letter of an outcome."""
    return compose(record(KINDS[name], total, met))


def texts(of: Letter) -> list[str]:
    """Return the standing paragraphs that are whole sentences."""
    own = [*of.introduction, *(section.judgement for section in of.sections), of.next_steps]
    return [one.text for one in own]


def count(word: str) -> int:
    """Return the number that a word of the letter says."""
    return int(word) if word.isdigit() else SPOKEN.index(word) + 1


def test_there_are_119_outcomes_of_one_to_fourteen() -> None:
    assert len(OUTCOMES) == 119


@every_outcome
def test_nothing_is_missing_left_over_or_ill_set(name: str, total: int, met: int) -> None:
    made = letter(name, total, met)
    assert made.gaps == ()
    for text in [one.text for one in made.every_paragraph]:
        assert not re.search(r"[{}\[\]_]|\s\s|^\s|\s$|\s[.,;:]|[.,]{2}|\bNone\b", text), text
        assert not AMERICAN.search(text), text
        assert unknown(text, {"elmshire", "moreland", "hollis"}) == []
    for text in texts(made):
        assert re.fullmatch(r"[A-Z].*\.", text), text
        for start in re.findall(r"\. (\w+)", text):
            assert start[0].isupper(), text


@every_outcome
def test_nouns_verbs_and_numbers_agree(name: str, total: int, met: int) -> None:
    kind, whole = KINDS[name], " ".join(texts(letter(name, total, met)))
    nouns = rf"(?:{kind.one}|{kind.many}|{'|'.join(('weakness', 'weaknesses'))})"
    for number, noun in re.findall(rf"\b({'|'.join(SPOKEN)}|\d+) ({nouns})\b", whole):
        assert (noun in (kind.many, "weaknesses")) == (count(number) > 1), whole
    words, figures = (rf"\b(?:{one}) (?:of the|{nouns})" for one in ("|".join(SPOKEN[:10]), r"\d+"))
    assert not re.search(words if total > 10 else figures, whole), whole  # in words to ten, in figures beyond
    assert not re.search(r"\b(?:eleven|twelve|thirteen|fourteen|zero|no) ", whole), whole
    assert not re.search(r"\b(?:weaknesses|areas) (?:\w+ )?has\b|\bweakness have\b|\bInspectors (?:was|has)\b", whole)
    assert not re.search(rf"\ban? {kind.many}|\b(?:these|those|all|any of the) {kind.one}\b|\bthis {kind.many}", whole)
    for article, after in re.findall(r"\b(an?) (\w+)", whole):
        assert (article == "an") == (after[0] in "aeiou"), (article, after)
    if total == 1:
        assert kind.many not in whole
        assert not re.search(r"weaknesses|areas of|each of|all of the|any of the|none of", whole), whole


@every_outcome
def test_the_verdict_counts_what_was_judged(name: str, total: int, met: int) -> None:
    kind, made = KINDS[name], letter(name, total, met)
    verdict = paragraph(made, "verdict").text
    some = re.search(rf"\b(\w+) of the (\w+) {kind.many}", verdict)
    if 0 < met < total:
        assert some
        assert (count(some[1]), count(some[2])) == (met, total)
        first, second, *_ = verdict.split(". ")
        assert first.startswith(kind.good)
        left = re.search(rf"\b(\w+) (?:{kind.one}|{kind.many})\b", second)
        assert left
        assert count(left[1]) == total - met
        assert {number.isdigit() for number in (some[1], some[2], left[1])} == {total > 10}, verdict
    else:
        assert some is None
        assert verdict.startswith(kind.good) == (met == total)
        assert (" not " in verdict) == (met == 0)
        assert (" any " in verdict) == (met == 0 and total > 1)
        assert (" all " in verdict) == (met == total > 1)
    stated = paragraph(made, "evidence").text
    assert (f"the {SPOKEN[total - 1]} {kind.many}" in stated) == (total > 1)
    assert (f"the {kind.one} " in stated) == (total == 1)


@every_outcome
def test_judgements_and_next_steps_follow(name: str, total: int, met: int) -> None:
    kind, made = KINDS[name], letter(name, total, met)
    told = [one.judgement.text for one in made.sections]
    assert [text.startswith(kind.good) for text in told] == [False] * (total - met) + [True] * met
    assert all(text.startswith((kind.good, kind.bad)) and f"this {kind.one}." in text for text in told)
    steps = made.next_steps.text
    assert (kind.closing in steps and "powers of intervention" not in steps) == (met == total)
    assert ("NHS England to determine the next steps" in steps) == (met < total)
    assert not re.search(r"\b(?:his|her) powers\b", steps)
    assert made.changed_standing == ()


BODIES = [
    ["local_authority"],
    ["ccg"],
    ["icb", "icb"],
    ["local_authority", "ccg"],
    ["local_authority", "ccg", "ccg"],
    ["local_authority", "icb"],
    ["local_authority", "icb", "icb"],
    ["local_authority", "ccg", "icb"],
    ["local_authority", "ccg", "ccg", "icb", "icb"],
    ["local_authority", "local_authority", "ccg"],
]
NAMES = {"local_authority": "{} Council", "ccg": "NHS {} CCG", "icb": "{} ICB"}
PLACES = ("North", "South", "East", "West", "Mid")
DAYS = [
    ("2022-05-30", "2022-06-01"),
    ("2021-12-30", "2022-01-04"),
    ("2022-12-05", "2022-12-05"),
    ("2019-03-04", "2019-03-06"),
]
PRINTED = [
    "Between 30 May and 1 June 2022, ",
    "Between 30 December 2021 and 4 January 2022, ",
    "On 5 December 2022, ",
    "Between 4 March and 6 March 2019, ",
]


@pytest.mark.parametrize("kinds", BODIES, ids=" ".join)
@pytest.mark.parametrize(("days", "printed"), list(zip(DAYS, PRINTED, strict=True)))
@pytest.mark.parametrize("total", [1, 3])
@pytest.mark.parametrize("name", KINDS)
def test_the_facts_of_a_visit_give_right_english_whatever_they_are(
    name: str, total: int, days: tuple[str, str], printed: str, kinds: list[str]
) -> None:
    bodies = tuple(Body(NAMES[kind].format(place), kind) for kind, place in zip(kinds, PLACES, strict=False))
    facts = {"responsible": bodies, "start": days[0], "end": days[1], "letter_date": None}
    made = compose(record(KINDS[name], total, 0, **facts))
    assert [gap.fact for gap in made.gaps] == ["date of the letter"]
    assert paragraph(made, "opening").text.startswith(printed)
    statutory = paragraph(made, "statutory").text
    assert not re.search(r"\s\s|[{}\[\]]|\s[.,]", statutory)
    several = len([kind for kind in kinds if name != "send_revisit" or kind != "icb" or "ccg" not in kinds]) > 1
    assert ("were jointly" in statutory or "are jointly" in statutory) == several
    assert bool(re.search(r"\b(?:was|is) responsible\b", statutory)) is not several
    whole = " ".join(one.text for one in made.every_paragraph)
    revisit = name == "send_revisit"
    # A chief inspector of the Queen determined before 2022 what is revisited.
    assert ("Her Majesty's Chief Inspector" in whole, "His Majesty's Chief Inspector" in whole) == (
        revisit,
        not revisit,
    )
    queen = revisit and days[1] < "2022-09-09"
    assert ("Her Majesty's Inspectors" in whole, "His Majesty's Inspectors" in whole) == (queen, not queen)
    assert ("COVID-19" in whole) == (name == "send_revisit" and days[0] >= "2021")
