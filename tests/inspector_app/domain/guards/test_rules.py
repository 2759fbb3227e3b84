"""The guard as a whole: its order, its messages, and that the help says of each rule what it means and what to do."""

import re
from dataclasses import replace

import pytest

import resources
from inspector_app.domain.composition import compose
from inspector_app.domain.guards import RULES, STOPS, WARNINGS, check
from tests.inspector_app.domain.guards.asked import MET, NOT_MET, writing
from tests.inspector_app.domain.records import liverpool, visit_of, with_standing


def test_the_sample_visit_has_no_stop() -> None:
    assert {objection.level for objection in check(liverpool(), compose(liverpool()))} == {"warn"}


def test_stops_come_before_warnings() -> None:
    levels = [objection.level for objection in check(visit_of(MET), compose(visit_of(MET)))]
    assert set(levels) == {"stop", "warn"}
    assert levels == sorted(levels)


def test_every_objection_bears_the_name_and_the_level_of_its_rule_and_is_one_sentence() -> None:
    record = with_standing(visit_of(MET, NOT_MET, None), {"team": "“We were there.”"})
    texts = (
        "Callum (a@b.org) wrote.",
        "0151 496 0000, 943 476 5919, L3 1DS.",
        "Born on 3 May 2010, teh DCO said XXX.",
    )
    findings = writing(*texts).findings
    visit = replace(record.visit, start="2022-05-09", end="2022-05-08", area="Elmshire.")
    record = replace(record, findings=findings, visit=visit)
    found = check(record, compose(record))
    silent = {"no_finding", "open_decision", "safeguarding", "contrary_notes", "quoted_twice"}
    silent |= {"unlinked_number", "unlinked_sentence"}  # they speak of paragraphs with notes
    assert {objection.rule for objection in found} == RULES.keys() - silent
    for objection in found:
        assert objection.rule in (STOPS if objection.level == "stop" else WARNINGS)
        assert objection.message.endswith(".")
        assert not set("{}") & set(objection.message)


def test_a_learnt_word_is_known_to_the_guard() -> None:
    record = writing("A fnord is here.")
    letter = compose(record)
    rules = {one.rule for one in check(record, letter)}
    assert rules - {one.rule for one in check(record, letter, frozenset({"fnord"}))} == {"unknown_word"}


def test_the_help_has_a_row_for_each_rule_and_no_other() -> None:
    page = resources.text("help/findings-and-letter.md")
    for heading, rules in (("### What stops a letter", STOPS), ("### What is worth a look", WARNINGS)):
        part = page.partition(heading)[2].partition("\n#")[0]
        rows = re.findall(r"^\| `(\w+)` \| ([^|]+) \| ([^|]+) \|$", part, re.MULTILINE)
        assert [row[0] for row in rows] == list(rules)
        for _, means, does in rows:
            assert len(means) > 20
            assert len(does) > 15


@pytest.mark.parametrize("part", ["a", "1 ", "Tom, ", "3 May ", "[", "1-"])
def test_a_very_long_text_is_looked_through_once_and_not_from_each_of_its_places(part: str) -> None:
    record = writing(part * (150_000 // len(part)))
    assert "no_evidence" in {objection.rule for objection in check(record, compose(record))}
