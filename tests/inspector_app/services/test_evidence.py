"""The evidence leaves whole or not at all, is logged with its fingerprint, and is no event of the letter."""

from hashlib import sha256
from pathlib import Path

import docx
import pytest

import resources
from exports.catalogue import EVIDENCE
from inspector_app.domain.errors import CancelledError, InvalidError, NotWrittenError
from inspector_app.services import evidence, journal
from inspector_app.storage.workbook import Workbook


@pytest.mark.parametrize(
    ("kind", "name"), [("evidence", "a.docx"), ("evidence paragraphs", "a.docx"), ("notes", "a.csv")]
)
def test_a_file_is_written_and_logged_with_its_fingerprint(
    workbook: Workbook, tmp_path: Path, kind: str, name: str
) -> None:
    fingerprint = evidence.export(workbook, tmp_path / name, evidence.ANNEX, EVIDENCE[kind])
    assert fingerprint == sha256((tmp_path / name).read_bytes()).hexdigest()
    deed, event = journal.log(workbook)[-2:]
    assert (deed.deed, deed.what, deed.sha256) == ("exported evidence annex", name, fingerprint)
    assert (event.deed, event.sha256, event.of_letter) == ("evidence annex", fingerprint, True)


def test_the_evidence_is_that_of_now(workbook: Workbook) -> None:
    found = evidence.evidence(workbook)
    assert [len(section.notes) for section in found.sections] == [1, 0, 1]
    assert found.notes[0].behind == ("1 §1",)
    assert evidence.count(workbook) == 2


def test_it_does_not_go_into_the_workbook_nor_into_a_folder_that_is_not_there(
    workbook: Workbook, tmp_path: Path
) -> None:
    for path, error in ((workbook.folder / "a.docx", InvalidError), (tmp_path / "away" / "a.docx", NotWrittenError)):
        with pytest.raises(error):
            evidence.export(workbook, path, evidence.ANNEX, EVIDENCE["evidence"])
        assert not path.exists()


def test_one_that_is_stopped_leaves_nothing(workbook: Workbook, tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        if 0 < done < total:
            raise CancelledError("Stopped.")

    with pytest.raises(CancelledError):
        evidence.export(workbook, tmp_path / "a.docx", evidence.ANNEX, EVIDENCE["evidence"], stop)
    assert not (tmp_path / "a.docx").exists()


def test_the_organisations_own_template_is_used_and_its_faults_are_told(
    workbook: Workbook, tmp_path: Path, own_folder: Path
) -> None:
    folder = own_folder / "letters" / "send_revisit"
    folder.mkdir(parents=True)
    document = docx.Document(str(resources.path("letters/send_revisit/evidence.docx")))
    document.add_paragraph("Elmshire inspectorate")
    document.save(str(folder / "evidence.docx"))
    evidence.export(workbook, tmp_path / "a.docx", evidence.ANNEX, EVIDENCE["evidence"])
    assert "Elmshire inspectorate" in [one.text for one in docx.Document(str(tmp_path / "a.docx")).paragraphs]

    document.styles["Letter Table"].delete()
    document.save(str(folder / "evidence.docx"))
    with pytest.raises(InvalidError, match="annex's template cannot be used: the style “Letter Table” is missing"):
        evidence.export(workbook, tmp_path / "b.docx", evidence.ANNEX, EVIDENCE["evidence"])
    assert not (tmp_path / "b.docx").exists()
