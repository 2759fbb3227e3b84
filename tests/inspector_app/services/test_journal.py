"""The log tells deeds and events in their order, and leaves as a table without a word of any note."""

import csv
from pathlib import Path

import pytest

from exports import log_csv
from exports.catalogue import EXPORTERS
from inspector_app.domain.errors import InvalidError
from inspector_app.services import journal, letters, statuses, workbooks
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.signing import with_signatories
from tests.inspector_app.visits import MARKER, PASSPHRASE, Run, edited


def test_events_of_the_letter_are_told_from_deeds(workbook: Workbook, tmp_path: Path) -> None:
    letters.export(workbook, tmp_path / "a.docx", letters.REVIEW, EXPORTERS["review"])
    statuses.move(workbook, "team agreed", "All were there.")
    lines = journal.log(workbook)
    assert [one.deed for one in lines if one.of_letter] == ["review copy", "team agreed"]
    assert {one.deed for one in lines if not one.of_letter} >= {"exported review copy", "moved the letter"}


def test_the_log_leaves_as_a_table_of_the_same_lines_and_says_so(workbook: Workbook, tmp_path: Path) -> None:
    edited(workbook, "n1", text=f"{MARKER} said so.")
    statuses.move(workbook, "final", "Read at once.")
    statuses.move(workbook, "drafting", "=HYPERLINK(1), asked for")
    lines, path = journal.log(workbook), tmp_path / "log.csv"
    fingerprint = journal.export(workbook, path, log_csv.write)
    assert MARKER.encode() not in path.read_bytes()
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["at", "by", "deed", "what", "sha256"]
    assert [row[2] for row in rows[1:]] == [one.deed for one in lines]
    assert "'=HYPERLINK(1), asked for" in [row[3] for row in rows]
    [noted] = [one for one in journal.log(workbook) if one.deed == "exported log"]
    assert (noted.what, noted.sha256) == ("log.csv", fingerprint)


def test_the_log_does_not_go_into_the_workbook(workbook: Workbook) -> None:
    with pytest.raises(InvalidError, match="inside the workbook"):
        journal.export(workbook, workbook.folder / "log.csv", log_csv.write)


def test_the_command_answers_with_the_keys_of_its_contract(closed: Path, run: Run) -> None:
    answer = run("log", closed, "--json").json
    assert answer
    assert all(list(line) == ["at", "by", "deed", "what", "sha256"] for line in answer)


def test_the_command_lists_each_copy_that_left_and_whose_sign_off_was_noted_and_how(
    closed: Path, run: Run, tmp_path: Path
) -> None:
    for name, kind in (("r.docx", "review"), ("l.md", "letter"), ("e.docx", "evidence"), ("n.csv", "notes")):
        run("export", closed, tmp_path / name, "--as", kind)
    with workbooks.opened(closed, PASSPHRASE) as book:
        statuses.sign(with_signatories(book), 0, "E-mail of 3 May")
    lines = run("log", closed, "--json").json
    copies = {line["deed"]: line["sha256"] for line in lines if len(line["sha256"]) == 64}
    assert {"review copy", "letter", "evidence annex", "notes"} <= set(copies)
    assert {line["what"] for line in lines if line["deed"] == "signed off"} == {
        "Regional Director, Ofsted: E-mail of 3 May"
    }
