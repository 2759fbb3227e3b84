"""The command that lets something leave: each kind under its suffix, without a screen, whole or not at all."""

import os
import subprocess
import sys
from pathlib import Path

import docx
import pytest

import resources
from inspector_app.commands import letter
from tests.inspector_app.visits import PASSPHRASE, Run


@pytest.mark.parametrize(
    ("name", "options", "begins"),
    [
        ("out.docx", ["--as", "evidence"], b"PK"),
        ("out.docx", ["--as", "evidence", "--paragraphs"], b"PK"),
        ("out.CSV", [], b"\xef\xbb\xbfid,"),
        ("out.csv", ["--as", "notes"], b"\xef\xbb\xbfid,"),
        ("out.pdf", [], b"%PDF-"),
        ("out.pdf", ["--as", "letter"], b"%PDF-"),
        ("out.md", ["--as", "letter"], b""),
    ],
)
def test_each_kind_is_written_by_its_name_or_its_suffix(
    run: Run, closed: Path, tmp_path: Path, qapp: object, name: str, options: list[str], begins: bytes
) -> None:
    ran = run("export", closed, tmp_path / name, *options)
    assert (ran.code, ran.err) == (0, "")
    assert str(tmp_path / name) in ran.out
    assert (tmp_path / name).read_bytes().startswith(begins)


@pytest.mark.parametrize(("name", "kind"), [("a.pdf", "evidence"), ("a.docx", "notes"), ("a.csv", "letter")])
def test_a_name_that_would_be_taken_for_another_kind_is_refused(
    run: Run, closed: Path, tmp_path: Path, name: str, kind: str
) -> None:
    ran = run("export", closed, tmp_path / name, "--as", kind)
    assert ran.code == 1
    assert " or ".join(letter.SUFFIXES[kind]) in ran.sentence
    assert not (tmp_path / name).exists()


def test_only_the_annex_is_written_as_paragraphs(run: Run, closed: Path, tmp_path: Path) -> None:
    ran = run("export", closed, tmp_path / "a.csv", "--paragraphs")
    assert (ran.code, "--paragraphs" in ran.err) == (2, True)
    assert not (tmp_path / "a.csv").exists()


def test_above_thousands_of_notes_the_command_says_what_opens_faster(
    run: Run, closed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("exports.catalogue.MANY_NOTES", 1)
    ran = run("export", closed, tmp_path / "a.docx", "--as", "evidence")
    assert (ran.code, (tmp_path / "a.docx").exists()) == (0, True)
    assert "2 notes make long tables" in ran.out
    assert "--paragraphs" in ran.out
    assert "--paragraphs" not in run("export", closed, tmp_path / "a.docx", "--as", "evidence", "--paragraphs").out


def test_a_pdf_is_written_on_a_machine_without_a_screen(closed: Path, tmp_path: Path) -> None:
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    command = [sys.executable, "-m", "inspector_app", "export", str(closed), str(tmp_path / "letter.pdf")]
    ended = subprocess.run(
        command, capture_output=True, check=False, env={**environment, "INSPECTOR_PASSPHRASE": PASSPHRASE}
    )
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert (tmp_path / "letter.pdf").read_bytes().startswith(b"%PDF-")


def test_the_faults_of_the_organisations_own_template_are_one_sentence(
    run: Run, closed: Path, tmp_path: Path, own_folder: Path
) -> None:
    folder = own_folder / "letters" / "send_revisit"
    folder.mkdir(parents=True)
    document = docx.Document(str(resources.path("letters/send_revisit/template.docx")))
    document.styles["Judgement"].delete()
    document.add_paragraph("[[findings]]")
    document.save(str(folder / "template.docx"))
    ran = run("export", closed, tmp_path / "a.docx", "--as", "review")
    assert ran.code == 1
    faults = "the style “Judgement” is missing; the line [[findings]] is there 2 times"
    assert ran.sentence == f"The letter's template cannot be used: {faults}."
    assert not (tmp_path / "a.docx").exists()
