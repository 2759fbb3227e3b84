"""Another kind of visit, with its own words, codes and paragraphs, is two files and no code."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import resources
from inspector_app.domain.composition import compose
from inspector_app.domain.guards import check
from inspector_app.domain.visit_kind import visit_kind
from inspector_app.domain.visit_record import VisitRecord
from inspector_app.domain.wording_file import shipped_wording
from tests.inspector_app.domain.records import visit_of

WORDS = {
    'name = "send_revisit"': 'name = "trial_monitoring"',
    "SEND revisit in": "monitoring inspection of",
    '"opening", "statutory", "verdict", "team", "evidence", "covid"': '"verdict", "opening"',
    "The area has made sufficient progress": "The partnership has taken effective action",
    "sufficient progress to improve this significant weakness": "effective action on this priority",
}
CODES = {
    'name = "send_revisit"': 'name = "trial_monitoring"',
    'letter = "send_revisit"': 'letter = "trial_monitoring"',
    'short = "weakness"': 'short = "area for priority action"',
    'code = "sufficient"': 'code = "effective"',
    'code = "not_sufficient"': 'code = "ineffective"',
}


def rewritten(text: str, changes: dict[str, str]) -> str:
    """Return a text with words changed, each of which must be there."""
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    return text


@pytest.fixture
def monitored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[VisitRecord]:
    """A visit of a kind that the app does not ship."""
    for folder in ("visit_kinds", "names", "dictionaries"):
        shutil.copytree(resources.path(folder), tmp_path / folder)
    kind = rewritten(resources.text("visit_kinds/send_revisit.toml"), CODES)
    (tmp_path / "visit_kinds" / "trial_monitoring.toml").write_text(kind, encoding="utf-8")
    letter = tmp_path / "letters" / "trial_monitoring"
    letter.mkdir(parents=True)
    words = rewritten(resources.text("letters/send_revisit/wording.toml"), WORDS)
    (letter / "wording.toml").write_text(words, encoding="utf-8")
    monkeypatch.setattr(resources, "_FOLDER", tmp_path)
    record = visit_of("effective", "ineffective", "sufficient")
    yield replace(record, visit=replace(record.visit, kind="trial_monitoring"))
    visit_kind.cache_clear()
    shipped_wording.cache_clear()


def test_another_kind_of_visit_composes_with_its_own_words_and_codes(monitored: VisitRecord) -> None:
    letter = compose(replace(monitored, weaknesses=monitored.weaknesses[:2]))
    assert letter.title.text == "Joint area monitoring inspection of Elmshire"
    assert [paragraph.anchor for paragraph in letter.introduction] == ["verdict", "opening"]
    assert "The partnership has taken effective action in addressing one of the two" in letter.introduction[0].text
    assert [section.judgement.text for section in letter.sections] == [
        "The partnership has taken effective action to improve this significant weakness.",
        "The area has not made effective action on this priority.",
    ]


def test_the_guard_speaks_of_another_kinds_units_and_knows_only_its_codes(monitored: VisitRecord) -> None:
    undecided = [item for item in check(monitored, compose(monitored)) if item.rule == "undecided_judgement"]
    assert [(item.place, item.message) for item in undecided] == [
        ("Area for priority action 3, judgement", "This area for priority action has no judgement yet.")
    ]
