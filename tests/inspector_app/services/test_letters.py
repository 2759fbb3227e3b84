"""A copy of the letter leaves whole or not at all; each leaves its mark in the letter's events."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import docx
import pytest

import resources
from exports.catalogue import EXPORTERS
from inspector_app.domain.errors import InvalidError, NotWrittenError
from inspector_app.domain.things import Weakness
from inspector_app.services import findings, joins, letters, proofs, spelling, statuses
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import brought, exported, things


def stops(workbook: Workbook) -> set[str]:
    return {one.rule for one in letters.objections(workbook) if one.level == "stop"}


def test_a_review_copy_leaves_its_mark_with_its_fingerprint(workbook: Workbook, tmp_path: Path) -> None:
    path = tmp_path / "review.docx"
    fingerprint = letters.export(workbook, path, letters.REVIEW, EXPORTERS["review"])
    assert fingerprint == sha256(path.read_bytes()).hexdigest()
    [event] = things(workbook, "events").values()
    assert (event["by"], event["what"], event["sha256"]) == ("A", "review copy", fingerprint)


def test_a_plain_letter_says_that_it_is_a_draft_while_something_stops_it_without_a_reason(
    workbook: Workbook, tmp_path: Path
) -> None:
    def first_line(reasons: Mapping[str, str] | None = None) -> str:
        letters.export(workbook, tmp_path / "letter.md", letters.PLAIN, EXPORTERS["letter"], reasons)
        return (tmp_path / "letter.md").read_text(encoding="utf-8").splitlines()[0]

    assert first_line() == "**DRAFT**"
    assert "Plans are late. They are kind." in (tmp_path / "letter.md").read_text(encoding="utf-8")
    assert first_line(dict.fromkeys(stops(workbook), "It is agreed.")) != "**DRAFT**"
    assert first_line() == "**DRAFT**"
    statuses.move(workbook, "signed", "Facts follow.")
    assert first_line() != "**DRAFT**"  # the signing gave the reason
    statuses.reopen(workbook, "A date is wrong.")
    assert first_line() == "**DRAFT**"


def test_a_reason_is_for_what_it_was_given_for_and_not_for_what_came_since(workbook: Workbook, tmp_path: Path) -> None:
    weakness = findings.weaknesses(workbook)[0].subject
    findings.add(workbook, weakness, "The plan of Callum is late.")
    seen = [one for one in letters.objections(workbook) if one.level == "stop"]
    reasons = {one.rule: "It is a service." for one in seen}
    findings.add(workbook, weakness, "The plan of Aisha is late.")
    path = tmp_path / "a.docx"
    with pytest.raises(InvalidError, match=r"Weakness 1, paragraph 3 \(no_evidence\) and 1 more"):
        letters.export(workbook, path, letters.SIGNOFF, EXPORTERS["signoff"], reasons, given_for=seen)
    assert not path.exists()
    now = letters.objections(workbook)
    letters.export(workbook, path, letters.SIGNOFF, EXPORTERS["signoff"], reasons, given_for=now)
    [event] = things(workbook, "events").values()
    assert {"rule": "name", "place": "Weakness 1, paragraph 3"} in event["stops"]
    assert "Aisha" not in str(event)


def test_a_copy_for_sign_off_needs_a_reason_for_every_rule_that_stops_it(workbook: Workbook, tmp_path: Path) -> None:
    path, before, rules = tmp_path / "signoff.docx", exported(workbook), sorted(stops(workbook))
    assert len(rules) > 1
    for reasons in ({}, {rules[0]: "It is agreed."}, dict.fromkeys(rules, "")):
        with pytest.raises(InvalidError, match="cannot go to sign-off"):
            letters.export(workbook, path, letters.SIGNOFF, EXPORTERS["signoff"], reasons)
    assert not path.exists()
    assert exported(workbook) == before
    letters.export(workbook, path, letters.SIGNOFF, EXPORTERS["signoff"], dict.fromkeys(rules, "It is agreed."))
    [event] = things(workbook, "events").values()
    assert event["reason"] == "; ".join(f"{rule}: It is agreed." for rule in rules)


def test_a_reason_for_a_rule_that_stops_nothing_is_refused(workbook: Workbook, tmp_path: Path) -> None:
    with pytest.raises(InvalidError):
        letters.export(workbook, tmp_path / "a.docx", letters.SIGNOFF, EXPORTERS["signoff"], {"weather": "Rain."})
    assert list(tmp_path.glob("*.docx")) == []


def test_a_copy_that_cannot_be_written_leaves_no_mark_nor_one_into_the_workbook(
    workbook: Workbook, tmp_path: Path
) -> None:
    before = exported(workbook)
    with pytest.raises(NotWrittenError):
        letters.export(workbook, tmp_path / "away" / "a.docx", letters.REVIEW, EXPORTERS["review"])
    with pytest.raises(InvalidError):
        letters.export(workbook, workbook.folder / "a.docx", letters.REVIEW, EXPORTERS["review"])
    assert exported(workbook) == before
    assert not (workbook.folder / "a.docx").exists()


def test_what_is_held_against_a_joined_weakness_stands_under_the_one_it_stands_for(workbook: Workbook) -> None:
    brought(workbook, weaknesses=[{"id": "w3", "position": 3, "title": "the quality of plans"}])
    with workbook.reading() as reader:
        by_id = {one.id: one.subject for one in reader.things(Weakness)}
    findings.add(workbook, by_id["w3"], "Written under the other.")
    joins.join(workbook, by_id["w3"], by_id["w1"])
    with workbook.reading() as reader:
        record = proofs.visit_record(reader)
    assert "Written under the other." in {one.text for one in record.findings[by_id["w1"]]}
    assert by_id["w3"] not in record.findings
    assert by_id["w3"] not in {one.subject for one in record.weaknesses}


def test_the_organisations_own_template_is_used_and_its_faults_are_told_before_anything_is_written(
    workbook: Workbook, tmp_path: Path, own_folder: Path
) -> None:
    folder = own_folder / "letters" / "send_revisit"
    folder.mkdir(parents=True)
    document = docx.Document(str(resources.path("letters/send_revisit/template.docx")))
    document.add_paragraph("Elmshire inspectorate")
    document.save(str(folder / "template.docx"))
    letters.export(workbook, tmp_path / "a.docx", letters.REVIEW, EXPORTERS["review"])
    assert "Elmshire inspectorate" in [one.text for one in docx.Document(str(tmp_path / "a.docx")).paragraphs]

    document.add_paragraph("[[findings]]")
    document.save(str(folder / "template.docx"))
    before = exported(workbook)
    with pytest.raises(InvalidError, match=r"cannot be used: the line \[\[findings\]\] is there 2 times"):
        letters.export(workbook, tmp_path / "b.docx", letters.REVIEW, EXPORTERS["review"])
    assert not (tmp_path / "b.docx").exists()
    assert exported(workbook) == before


def test_what_stops_a_copy_is_told_by_place_and_rule_and_never_by_the_words_that_stop_it(
    workbook: Workbook, tmp_path: Path
) -> None:
    weakness = findings.weaknesses(workbook)[0].subject
    findings.add(workbook, weakness, "The plan of Callum is late.")
    reasons = dict.fromkeys(stops(workbook) - {"name"}, "It is agreed.")
    with pytest.raises(InvalidError) as refused:
        letters.export(workbook, tmp_path / "a.docx", letters.SIGNOFF, EXPORTERS["signoff"], reasons)
    assert "Weakness 1, paragraph 2 (name)" in str(refused.value)
    assert "Callum" not in str(refused.value)
    everything = {**reasons, "name": "It is the name of a service."}
    letters.export(workbook, tmp_path / "a.docx", letters.SIGNOFF, EXPORTERS["signoff"], everything)
    [event] = things(workbook, "events").values()
    assert "name: It is the name of a service." in event["reason"]


def test_a_word_that_was_learnt_is_known_to_the_guard(workbook: Workbook) -> None:
    findings.add(workbook, findings.weaknesses(workbook)[0].subject, "Families in Zorbly know a fnord.")
    told = [one.message for one in letters.objections(workbook)]
    assert any("Zorbly" in one for one in told)
    assert any("fnord" in one for one in told)
    for word in ("Zorbly", "fnord"):
        spelling.learn(workbook, word)
    told = [one.message for one in letters.objections(workbook)]
    assert not any("Zorbly" in one or "fnord" in one for one in told)
