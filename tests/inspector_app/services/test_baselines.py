"""What a review copy said when it left is known on the laptop that exported it, and on no other."""

from collections.abc import Mapping
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from exports.catalogue import EXPORTERS
from inspector_app.domain.errors import MissingError
from inspector_app.domain.things import Standing
from inspector_app.services import erasing, findings, letters, standing, workbooks
from inspector_app.services.baselines import baseline
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import PASSPHRASE, merged, things


def reviewed(workbook: Workbook, folder: Path) -> str:
    """Export a review copy; return its fingerprint."""
    return letters.export(workbook, folder / "review.docx", letters.REVIEW, EXPORTERS["review"])


def test_what_a_review_copy_said_is_kept_word_for_word_as_the_file_bears_it(workbook: Workbook, tmp_path: Path) -> None:
    before = reviewed(workbook, tmp_path)
    with ZipFile(tmp_path / "review.docx") as archive:
        root = etree.fromstring(archive.read("customXml/item1.xml"))
    said = {one.get("anchor"): one.text or "" for one in root}
    standing.change(workbook, "team", "Two inspectors led.")
    after = reviewed(workbook, tmp_path)
    assert list(baseline(workbook, before).items()) == list(said.items())
    assert {"date", "salutation", "title", "opening", "sender_1"} <= said.keys()
    assert baseline(workbook, after)["team"] == "Two inspectors led."
    assert baseline(workbook, before)["team"] == said["team"]


def test_it_is_there_when_the_workbook_is_opened_again(tmp_path: Path, workbook: Workbook) -> None:
    fingerprint = reviewed(workbook, tmp_path)
    said = baseline(workbook, fingerprint)
    folder = workbook.folder
    workbook.close()
    again = workbooks.opened(folder, PASSPHRASE)
    assert baseline(again, fingerprint) == said
    again.close()


def test_a_colleague_and_any_other_copy_have_none(laptops: Mapping[str, Workbook], tmp_path: Path) -> None:
    a, b = laptops["A"], laptops["B"]
    fingerprint = reviewed(a, tmp_path)
    plain = letters.export(a, tmp_path / "letter.md", letters.PLAIN, EXPORTERS["letter"])
    merged(b, a)
    assert fingerprint in {event.get("sha256") for event in things(b, "events").values()}
    for workbook, sha256 in ((b, fingerprint), (a, plain), (a, "0" * 64)):
        with pytest.raises(MissingError, match="where it was exported"):
            baseline(workbook, sha256)


def test_an_erased_paragraph_goes_from_what_every_copy_said(laptops: Mapping[str, Workbook], tmp_path: Path) -> None:
    a, b = laptops["A"], laptops["B"]
    weakness = findings.weaknesses(a)[0].subject
    finding = findings.add(a, weakness, "The plan of Callum is late.").subject
    merged(b, a)
    copies = [(a, reviewed(a, tmp_path)), (b, reviewed(b, tmp_path))]
    assert all(baseline(*copy)[finding.hex] == "The plan of Callum is late." for copy in copies)
    erasing.erase(a, finding)
    merged(b, a)
    for copy in copies:
        assert finding.hex not in baseline(*copy)
        assert "opening" in baseline(*copy)


def test_with_erased_standing_text_everything_goes_that_may_hold_it(workbook: Workbook, tmp_path: Path) -> None:
    standing.change(workbook, "team", "Callum led.")
    fingerprint = reviewed(workbook, tmp_path)
    with workbook.reading() as reader:
        [changed] = reader.things(Standing)
    erasing.erase(workbook, changed.subject)
    with pytest.raises(MissingError):
        baseline(workbook, fingerprint)
