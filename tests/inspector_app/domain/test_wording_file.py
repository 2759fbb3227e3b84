"""A wording that could fail in a letter fails when it is read, and says where."""

import copy
from datetime import date
from typing import Any

import pytest

import resources
from inspector_app.domain import visit_kind
from inspector_app.domain.errors import InvalidError
from inspector_app.domain.letter_values import values_of
from inspector_app.domain.wording import FACETS, SLOTS
from inspector_app.domain.wording_file import read_wording, wording
from tests.inspector_app.domain.records import visit_of

Data = dict[str, Any]
REVISIT = resources.toml("letters/send_revisit/wording.toml")


def changed(path: str, value: Any = None) -> Data:
    """Return the wording with one key set, or taken out."""
    data = copy.deepcopy(REVISIT)
    *folders, name = path.split("/")
    inner = data
    for folder in folders:
        inner = inner[folder]
    if value is None:
        del inner[name]
    else:
        inner[name] = value
    return data


def test_every_kind_of_visit_has_a_wording_that_can_be_used() -> None:
    for name in visit_kind.names():
        assert wording(visit_kind.visit_kind(name).letter).introduction


def test_composing_gives_every_slot_and_facet_that_a_wording_may_use() -> None:
    values = values_of(visit_of(), wording("send_revisit"))
    assert values.slots.keys() == SLOTS
    assert values.facets.keys() == FACETS.keys()


def test_unconfirmed_wording_says_where_it_comes_from() -> None:
    sentences = wording("send_revisit").sentences
    assert {key for key, sentence in sentences.items() if "Proposed" in sentence.source} < {
        key for key, sentence in sentences.items() if not sentence.confirmed
    }
    assert all(sentence.source for sentence in sentences.values())


def test_a_letter_that_speaks_of_no_monarch_needs_no_days_for_one() -> None:
    data = resources.toml("letters/monitoring_inspection/wording.toml")
    assert not {"his_majesty_from", "covid", "successors_from"} & data.keys()
    assert read_wording(data).name == "monitoring_inspection"


SENTENCE = {"text": "x", "confirmed": True, "source": "x"}


@pytest.mark.parametrize(
    ("path", "value", "problem"),
    [
        ("text/title/text", "Revisit in {place}", "“title” names the unknown slot {place}"),
        ("text/title/text", "Revisit in {area!r}", "“title” has braces that are no slot"),
        ("text/title/text", "Revisit in {area:>9}", "“title” has braces that are no slot"),
        ("text/title/text", "Revisit in {{area}}", "“title” has braces that are no slot"),
        ("text/title/text", "Revisit in {}", "“title” has braces that are no slot"),
        ("text/title/text", "Revisit in {area", "“title” has a brace without its pair"),
        ("text/title/text", "", "“title” is empty"),
        ("text/title/text", "   ", "“title” is empty"),
        ("text/covid/off/text", "  ", "“covid.off” is empty"),
        ("text/title/text", "Revisit\nin {area}", "“title” is more than one line"),
        ("text/title/text", "Revisit\0", "“title” is more than one line"),
        ("text/title/source", "  ", "“title” does not say whether it is confirmed and where it comes from"),
        ("introduction", [["a"]], "its introduction is not a list of keys of texts"),
        ("introduction", [1, "opening"], "its introduction is not a list of keys of texts"),
        ("introduction", [], "its introduction is empty"),
        ("introduction", ["opening", "opening"], "“opening” stands twice in its introduction"),
        ("introduction", ["opening", "next_steps"], "“next_steps” stands elsewhere in the letter"),
        ("covid/until", date(2020, 12, 31), "the days of its paragraph on COVID-19 end before they begin"),
        ("text/title/confirmed", "yes", "“title” does not say whether it is confirmed"),
        ("text/title/source", "", "“title” does not say whether it is confirmed and where it comes from"),
        ("text/title", None, "the text “title” is missing"),
        ("text/team", None, "the text “team” is missing"),
        ("text/overall/some", None, "the text “overall.some.many” is missing"),
        ("text/overall/all/one", None, "the text “overall.all.one” is missing"),
        ("text/overall/most", SENTENCE, "the text “overall.most” can never be used"),
        ("text/majesty/by", ["king"], "“majesty” varies by the unknown “king”"),
        ("text/majesty/her/text", "{lead_title}", "stands in itself"),
        ("text/a_key_that_is_much_too_long_for_a_bookmark", SENTENCE, "cannot be the key of a text"),
        ("text/area", SENTENCE, "“area” cannot be the key of a text"),
        ("covid/until", "2022-12-31", "its days are not all dates"),
        ("facts/area/name", " ", "the fact “area” does not say its name and its field"),
        ("facts/area", None, "the fact “area” is missing"),
        ("facts/majesty", None, "the fact “majesty” is missing"),
        ("facts/signatories", None, "the fact “signatories” is missing"),
    ],
)
def test_a_wording_that_cannot_serve_every_letter_is_refused(path: str, value: Any, problem: str) -> None:
    with pytest.raises(InvalidError) as caught:
        read_wording(changed(path, value))
    assert problem in str(caught.value)


@pytest.mark.parametrize(
    "path",
    [
        "version",
        "covid",
        "covid/until",
        "successors_from",
        "his_majesty_from",
        "facts/area/name",
        "text/title/source",
        "text",
    ],
)
def test_a_wording_with_something_missing_is_refused(path: str) -> None:
    with pytest.raises(InvalidError, match="The wording is not complete"):
        read_wording(changed(path))
