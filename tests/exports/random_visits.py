"""Visits made at random, the same for the same seed: every kind, 1 to 14 weaknesses, every verdict, odd characters."""

import random
from datetime import date, timedelta
from uuid import UUID

from inspector_app.domain.things import (
    Agreement,
    Body,
    Evidence,
    Finding,
    Inspector,
    Interview,
    Lead,
    Note,
    Recipient,
    Reference,
    Signatory,
    Standing,
    Visit,
    Weakness,
)
from inspector_app.domain.visit_kind import VisitKind, names, visit_kind
from inspector_app.domain.visit_record import VisitRecord
from tests.exports.letters import NASTY

_WORDS = [
    *(
        "leaders",
        "families",
        "children",
        "plans",
        "EHC",
        "needs",
        "health",
        "timely",
        "joint",
        "“co-production”",
        "0–25",
    ),
    *(
        "SEND",
        "SENCo",
        "didn't",
        "£1,200",
        "50%",
        "naïve",
        "Siân",
        "O’Neill",
        "Ynys Môn",
        "<b>bold</b>",
        "&amp;",
        "{area}",
    ),
    *("[[findings]]", "=1+1", "_wb_", "■", "👩🏽‍🏫", "עברית", "العربية"),
]
_AREAS = ("Liverpool", "Bath & North East Somerset", "Kingston-upon-Hull", "Ynys Môn", "St. Helens <West>", "")


class _Maker:
    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.kind: VisitKind = visit_kind(names()[seed % len(names())])
        self._count = 0

    def subject(self) -> UUID:
        self._count += 1
        return UUID(int=self.dice.getrandbits(96) << 32 | self._count)

    def maybe(self, value: object) -> object:
        return value if self.dice.random() < 0.9 else None

    def words(self, most: int) -> str:
        text = " ".join(self.dice.choices(_WORDS, k=self.dice.randint(1, most)))
        if self.dice.random() < 0.1:
            text += f" {NASTY}"
        return text.capitalize() + "."

    def day(self) -> date:
        return date(2019, 1, 1) + timedelta(days=self.dice.randrange(2_500))


def visit_at_random(seed: int) -> VisitRecord:
    """Return the visit of a seed; what a visit may lack is missing now and then."""
    maker = _Maker(seed)
    dice, kind = maker.dice, maker.kind
    inspectors = [
        Inspector(subject=maker.subject(), id=code, code=code, role=dice.choice([None, "HMI lead", "CQC inspector"]))
        for code in "ABC"
    ]
    weaknesses = tuple(_weakness(maker, place) for place in range(1, 2 + seed // 2 % 14))
    interviews = [
        Interview(
            subject=maker.subject(),
            id=f"i{number}",
            code=dice.choice([f"A-{number}", None]),
            title=dice.choice([maker.words(4), None]),
            witness_kind=dice.choice([*kind.witnesses, "of_a_later_version"]),
        )
        for number in range(dice.randint(1, 6))
    ]
    tags = [weakness.subject for weakness in weaknesses]
    notes = [_note(maker, number, inspectors, interviews, tags) for number in range(dice.choice([0, 3, 20, 60]))]
    findings = {
        weakness.subject: tuple(_finding(maker, weakness, notes) for _ in range(dice.choice([0, 1, 2, 5])))
        for weakness in weaknesses
    }
    standing = [Standing(subject=maker.subject(), id="team", text=maker.words(20))] if dice.random() < 0.2 else []
    return VisitRecord(
        visit=_visit(maker),
        inspectors={one.subject: one for one in inspectors},
        weaknesses=weaknesses,
        interviews={one.subject: one for one in interviews},
        notes={one.subject: one for one in notes},
        findings=findings,
        standing={one.id: one for one in standing},
    )


def _visit(maker: _Maker) -> Visit:
    dice, start = maker.dice, maker.day()
    bodies = [Body("Elmshire", "local_authority")]
    health = dice.choice(["ccg", "icb", None])
    if health:
        bodies += [Body(maker.words(3).rstrip("."), health) for _ in range(dice.randint(1, 3))]
    known = dice.random() < 0.9
    return Visit(
        subject=maker.subject(),
        id="visit",
        kind=maker.kind.name,
        area=dice.choice(_AREAS),
        start=start.isoformat() if known else None,
        end=(start + timedelta(days=dice.choice([0, 2, 4]))).isoformat() if known else None,
        letter_date=dice.choice([(start + timedelta(days=30)).isoformat(), None]),
        reference=dice.choice(
            [None, Reference("report_letter", "2019-03-06"), Reference("statement_of_action", "2020-01-31")]
        ),
        plan_fit_for_purpose=dice.choice([None, "2019-08-28"]),
        responsible=tuple(bodies) if known else (),
        heard=tuple(maker.words(4).rstrip(".") for _ in range(dice.randint(0, 4))),
        documents=tuple(maker.words(4).rstrip(".") for _ in range(dice.randint(0, 4))),
        covid=dice.choice([True, False, None]),
        sender=dice.choice([(), ("Ofsted", "1 High Street", "T 0300 123 1231"), (maker.words(3), "www.example.org")]),
        recipients=tuple(
            Recipient(
                f"Name {number}",
                maker.words(3),
                "Elmshire",
                dice.choice([(), ("1 High Street", "Elm"), (maker.words(4),)]),
                dice.choice([None, "Ms Name"]),
            )
            for number in range(dice.randint(0, 3))
        ),
        lead=dice.choice([None, Lead("A. Lead"), Lead("A. Lead", "HMI")]),
        signatories=tuple(
            Signatory(
                dice.choice(["Ofsted", "Care Quality Commission", "A <third> & more"]), f"Name {number}", maker.words(4)
            )
            for number in range(dice.randint(0, 6))
        ),
        copies=tuple(maker.words(4) for _ in range(dice.randint(0, 6))),
    )


def _weakness(maker: _Maker, place: int) -> Weakness:
    dice = maker.dice
    return Weakness(
        subject=maker.subject(),
        id=f"w{place}",
        title=maker.words(dice.choice([3, 25])),
        position=place,
        short=dice.choice([None, maker.words(3)]),
        judgement=dice.choice([*maker.kind.judgements, *maker.kind.judgements, None]),
        agreed_by=(Agreement("Somebody"),),
    )


def _note(
    maker: _Maker, number: int, inspectors: list[Inspector], interviews: list[Interview], tags: list[UUID]
) -> Note:
    dice, kind = maker.dice, maker.kind
    moment = f"2022-05-{dice.randint(9, 11):02}T{dice.randint(8, 17):02}:{dice.randint(0, 59):02}:00+01:00"
    return Note(
        subject=maker.subject(),
        id=f"n{number}",
        interview=dice.choice(interviews).subject,
        author=dice.choice(inspectors).subject,
        text=maker.words(60),
        heard=dice.choice([moment, moment, None]),
        typed=moment,
        stance=dice.choice([*kind.stances, None]),
        voice=dice.choice([*kind.voices, None]),
        about=dice.choice([*kind.abouts, None]),
        tags=tuple(dice.sample(tags, min(len(tags), dice.choice([0, 1, 1, 2])))),
    )


def _finding(maker: _Maker, weakness: Weakness, notes: list[Note]) -> Finding:
    dice = maker.dice
    sentences = [maker.words(15) for _ in range(dice.randint(1, 4))]
    linked = dice.sample(notes, min(len(notes), dice.randint(0, 3)))
    return Finding(
        subject=maker.subject(),
        id=f"f{maker.dice.random()}",
        weakness=weakness.subject,
        text=" ".join(sentences),
        evidence=tuple(Evidence(note.subject, dice.choice([None, sentences[0]])) for note in linked),
    )
