"""The second kind of visit goes from its sample file to a letter by commands, without code of its own."""

from pathlib import Path

import docx
import pytest
from openxml_audit import OpenXmlValidator

import resources
from inspector_app.domain.wording_file import wording
from tests.exports.docx_lint import lint
from tests.inspector_app.visits import Run

SAMPLE = resources.path("samples/monitoring_inspection/visit.json")


@pytest.fixture
def folder(run: Run, tmp_path: Path) -> Path:
    """Return the workbook of the sample monitoring inspection."""
    made = tmp_path / "elmshire.workbook"
    assert run("new", made, "--from", SAMPLE, "--author", "A").code == 0
    return made


def lines(path: Path) -> list[str]:
    """Return the paragraphs of a Word document, once it has proved sound."""
    assert lint(path) == []
    assert [error.description for error in OpenXmlValidator().validate(path).errors] == []
    return [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]


def test_the_guard_lists_every_sentence_that_no_published_letter_confirms(folder: Path, run: Run) -> None:
    found = run("guard", folder, "--json").json
    doubts = [one["message"] for one in found if one["rule"] == "unconfirmed_wording"]
    assert {one["rule"] for one in found if one["level"] == "stop"} == {"unconfirmed_wording"}
    assert len(doubts) == 16
    assert any("“… area for priority action”" in doubt for doubt in doubts)
    places = {one["place"] for one in found}
    assert {"Priority area 1, judgement", "Priority area 2, judgement", "Letter, next steps"} <= places
    assert not [one for one in found if "weakness" in one["place"].lower() + one["message"].lower()]


def test_no_sentence_of_a_monitoring_inspection_passes_for_a_published_one() -> None:
    confirmed = {key for key, one in wording("monitoring_inspection").sentences.items() if one.confirmed}
    assert confirmed == {"date", "salutation", "valediction", "lead_title", "majesty"}


def test_its_copies_say_what_was_judged_in_its_own_words(folder: Path, run: Run, tmp_path: Path) -> None:
    review, signoff = tmp_path / "review.docx", tmp_path / "signoff.docx"
    assert run("export", folder, review, "--as", "review").code == 0
    refused = run("export", folder, signoff, "--as", "signoff")
    assert refused.code == 1
    assert "unconfirmed_wording" in refused.sentence
    assert not signoff.exists()
    ran = run("export", folder, signoff, "--as", "signoff", "--reason", "unconfirmed_wording=Confirmed by the lead.")
    assert ran.code == 0
    for told in (lines(review), lines(signoff)):
        assert "Area SEND monitoring inspection of Elmshire local area partnership" in told
        verdict = "The local area partnership has {} effective action to address this area for priority action."
        assert verdict.format("taken") in told
        assert verdict.format("not taken") in told
        whole = " ".join(told)
        assert "effective action to address one of the two areas for priority action" in whole
        assert not [word for word in ("weakness", "sufficient", "revisit", "Her Majesty", "CCG") if word in whole]


def test_its_record_comes_back_as_it_was(folder: Path, run: Run, tmp_path: Path) -> None:
    out = tmp_path / "record.json"
    assert run("export", folder, out).code == 0
    assert run("import", folder, out, "--json").json == {"new": 0, "updated": 0, "removed": 0, "same": 28}
    assert run("check", folder).code == 0


def test_a_judgement_of_another_kind_of_visit_is_refused(folder: Path, run: Run, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.json"
    wrong.write_text(SAMPLE.read_text(encoding="utf-8").replace('"effective_action"', '"sufficient"'), encoding="utf-8")
    assert "sufficient" in run("import", folder, wrong).sentence
