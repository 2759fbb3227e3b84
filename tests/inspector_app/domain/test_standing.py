"""The standing text of a letter is listed as it is read, and a change of it can always be printed."""

import pytest

from inspector_app.domain.composition import compose
from inspector_app.domain.errors import InvalidError
from inspector_app.domain.standing import LONGEST, StandingText, accepted, texts_of
from inspector_app.domain.visit_record import VisitRecord
from tests.inspector_app.domain.records import liverpool, visit_of, with_standing

MET, NOT_MET = "sufficient", "not_sufficient"


def texts(record: VisitRecord) -> dict[str, StandingText]:
    """Return the standing texts of a record's letter by key."""
    return {text.key: text for text in texts_of(record, compose(record))}


def test_the_standing_texts_of_the_published_letter_are_listed_once_in_its_order() -> None:
    found = texts(liverpool())
    assert [key for key, text in found.items() if not text.inner] == [
        *("salutation", "title", "opening", "statutory", "verdict", "team", "evidence", "covid.on"),
        *("findings_heading", "lead_in", "judgement.met", "next_steps.all.many", "valediction"),
    ]
    assert found["overall.all.many"].inner
    assert found["overall.all.many"].part == "verdict"
    assert not any(text.changed for text in found.values())
    assert all(text.confirmed and text.present == text.shipped for text in found.values())
    assert found["title"].present == "Joint area SEND revisit in {area}"
    assert "date" not in found  # nothing but a fact


def test_what_a_letter_does_not_say_is_not_listed() -> None:
    found = texts(visit_of(MET, NOT_MET, None, covid=False))
    assert {"judgement.met", "judgement.not_met"} <= found.keys()
    assert not found.keys() & {"covid.on", "covid.off", "next_steps.some", "overall.some"}
    assert not found["judgement.not_met"].confirmed


def test_a_changed_text_stands_beside_the_one_that_ships() -> None:
    record = visit_of(MET, NOT_MET)
    second = f"{record.weaknesses[1].subject.hex}_led"
    changes = {"overall.some": "{met}.", second: "Then:", "next_steps.some": "We shall see."}
    found = texts(with_standing(record, changes))
    assert found["overall.some"].changed
    assert found["overall.some"].present == "{met}."
    assert found["overall.some"].shipped.startswith("The area has made sufficient progress in addressing {met} of")
    assert not found["overall.some"].confirmed  # a change confirms nothing
    assert found[second].changed
    assert (found[second].part, found[second].number) == ("lead_in", 2)
    assert (
        found[second].shipped
        == found["lead_in"].present
        == "At the initial inspection, inspectors found the following:"
    )
    assert found["next_steps.some"].present == "We shall see."
    assert all(text.used for text in found.values())


def test_a_changed_text_that_the_letter_does_not_use_is_listed_last_to_be_put_back() -> None:
    record = visit_of(NOT_MET, NOT_MET)
    first = record.weaknesses[0].subject.hex
    changes = {"overall.some": "Some.", "next_steps": "It ceases.", f"{first}_jdg": "Met."}
    last = list(texts(with_standing(record, changes)).values())[-3:]
    assert [(one.key, one.part, one.number, one.used) for one in last] == [
        (f"{first}_jdg", "judgement", 1, False),
        ("next_steps", "next_steps", None, False),
        ("overall.some", "overall", None, False),
    ]


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("team", "Led by {majesty} Inspectors in {area}."),
        ("overall.all.many", "{total} of {total}, {unmet_weaknesses}."),
        ("successor.yes", "{successors} followed."),
        ("next_steps.all.many", "Nothing follows."),
        ("verdict", "{overall} Here is why."),
        ("covid", "It was hard."),
    ],
)
def test_a_change_may_name_facts_and_the_texts_that_stand_there(key: str, text: str) -> None:
    assert accepted(liverpool(), key, f"  {text}\n") == text


@pytest.mark.parametrize(
    ("key", "text", "problem"),
    [
        ("teem", "x", "“teem” is no standing text of this letter"),
        ("overall.most", "x", "is no standing text"),
        ("covid.off", "x", "is no standing text"),
        ("0" * 32 + "_led", "x", "is no standing text"),
        (
            "next_steps",
            "x",
            "has a sentence for each outcome; change one of them by its key: next_steps.all.many, next",
        ),
        (f"{liverpool().weaknesses[0].subject.hex}_jdg", "x", "by its key: judgement.met, judgement.not_met"),
        ("verdict", "The area has made sufficient progress.", "Keep {overall}, which follows the judgements"),
        ("team", " \u200b ", "needs at least one word"),
        ("team", "x" * (LONGEST + 1), "at most 4000 characters"),
        ("team", "In {county}.", "“{county}” is not known here"),
        ("team", "{verdict}", "“{verdict}” is not known here"),
        ("overall.some", "{overall}", "“{overall}” is not known here"),
        ("team", "In {}.", "“{}” is not known here"),
        ("team", "In {{area}}.", "A brace has lost its pair"),
        ("team", "In {area.", "A brace has lost its pair"),
    ],
)
def test_what_could_not_be_printed_is_refused(key: str, text: str, problem: str) -> None:
    with pytest.raises(InvalidError) as caught:
        accepted(liverpool(), key, text)
    assert problem in str(caught.value)


def test_every_listed_text_is_accepted_as_it_stands_and_composes_to_the_same_letter() -> None:
    for record in (liverpool(), visit_of(MET, NOT_MET), visit_of(NOT_MET, end="2022-09-10")):
        for key, text in texts(record).items():
            assert accepted(record, key, text.present) == text.present
            changed = compose(with_standing(record, {key: text.present}))
            shipped = compose(record)
            assert [item.text for item in changed.every_paragraph] == [item.text for item in shipped.every_paragraph]
            assert changed.changed_standing == (key,)
