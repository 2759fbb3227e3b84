"""Text is filled strictly: a missing fact shows, an unknown slot fails."""

from dataclasses import replace

import pytest

from inspector_app.domain.errors import InvalidError
from inspector_app.domain.letter import Gap
from inspector_app.domain.letter_values import values_of
from inspector_app.domain.wording import Sentence, Text, Values
from inspector_app.domain.wording_file import wording
from tests.inspector_app.domain.records import liverpool

REVISIT = wording("send_revisit")
VALUES = values_of(liverpool(), REVISIT)


def test_a_slot_is_filled_once_so_that_braces_in_a_fact_stay_what_they_are() -> None:
    values = replace(VALUES, slots={**VALUES.slots, "area": "{dates} & {area}"})
    assert REVISIT.render("title", values).text == "Joint area SEND revisit in {dates} & {area}"


def test_a_missing_fact_is_a_placeholder_and_a_gap_with_its_place() -> None:
    rendered = REVISIT.render("title", replace(VALUES, slots={**VALUES.slots, "area": None}))
    assert rendered.text == "Joint area SEND revisit in [area]"
    assert rendered.placeholders == ("[area]",)
    assert rendered.gaps == (Gap("area", "Visit, area"),)


def test_a_gap_that_only_a_judgement_closes_says_so() -> None:
    rendered = REVISIT.render("judgement", VALUES.but(judgement=None), "Weakness 3")
    assert rendered.gaps == (Gap("judgement on this weakness", "Weakness 3, judgement", undecided=True),)


def test_the_doubts_of_every_text_inside_are_told() -> None:
    some = VALUES.but(outcome="some")
    assert REVISIT.render("verdict", some).unconfirmed == ("overall.some", "unmet_weaknesses.many")
    assert REVISIT.render("verdict", VALUES).unconfirmed == ()


def test_a_slot_that_the_values_do_not_know_fails() -> None:
    with pytest.raises(InvalidError, match="names “area” in “title”"):
        REVISIT.render("title", Values({}, {}))


def test_a_facet_that_the_values_do_not_know_fails() -> None:
    with pytest.raises(InvalidError, match="names “outcome” in “overall”"):
        REVISIT.render("overall", Values({}, {}))


def test_a_value_without_a_variant_fails() -> None:
    with pytest.raises(InvalidError, match="has no “majesty” for its"):
        REVISIT.render("majesty", VALUES.but(monarch="its"))


def test_a_variant_serves_everything_below_it() -> None:
    some = Sentence("verdict.some", "Some.", confirmed=False, source="Nobody")
    text = Text("verdict", ("outcome", "number"), {("some",): some})
    assert text.sentence("some", "many") is some
    assert text.sentence("all", "many") is None
