"""The commands about a workbook as a whole: made, joined, checked, its log, its words and codes."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from inspector_app.storage.engine import transaction
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import MARKER, PASSPHRASE, Run, edited, files, handed_over, merged, team_visit, visit

Source = Callable[..., Path]


def given(source: Source, content: dict[str, Any] | None = None) -> Path:
    return source(json.dumps(content or visit()).encode())


# new


def test_a_workbook_is_made_from_a_file(tmp_path: Path, source: Source, run: Run) -> None:
    folder = tmp_path / "Größe und Maß.workbook"
    ran = run("new", folder, "--from", given(source))
    assert (ran.code, ran.err) == (0, "")
    assert run("check", folder, "--json").json["ok"] is True
    assert sorted(files(folder)) == ["backups/key.age", "drafts.db", "key.age", "record.db"]


def test_a_workbook_joins_the_record_of_a_hand_over(laptops: dict[str, Workbook], tmp_path: Path, run: Run) -> None:
    pack = handed_over(laptops["A"])
    words = laptops["A"].team_passphrases()[0]
    given_words = tmp_path / "words"
    given_words.write_text(f"\ufeff{words}\r\n", encoding="utf-8")
    folder = tmp_path / "joined.workbook"
    assert run("new", folder, "--from", pack, "--author", "B", "--team-passphrase-file", given_words).code == 0
    assert run("team", folder).out == f"{words}\n"
    with laptops["A"].reading() as reader:
        assert run("check", folder, "--json").json["digest"] == reader.digest()
    again = tmp_path / "again.workbook"
    assert run("new", again, "--from", pack, "--author", "C", env={"INSPECTOR_TEAM_PASSPHRASE": words}).code == 0
    shout = pack.rename(pack.with_suffix(".HANDOVER"))
    third = tmp_path / "third.workbook"
    assert run("new", third, "--from", shout, "--author", "C", env={"INSPECTOR_TEAM_PASSPHRASE": words}).code == 0


def refused(run: Run, folder: Path, *arguments: object, **env: str) -> str:
    """Return why a workbook is not made; nothing is left at its place or beside it."""
    before = sorted(path.name for path in folder.parent.iterdir())
    ran = run("new", folder, *arguments, env=env)
    assert ran.code == 1
    assert sorted(path.name for path in folder.parent.iterdir()) == before
    return ran.sentence


def test_a_workbook_that_cannot_be_made_leaves_nothing(tmp_path: Path, source: Source, run: Run) -> None:
    folder = tmp_path / "new.workbook"
    two = team_visit()
    assert "A, B, C" in refused(run, folder, "--from", given(source, two))
    assert "A, B, C" in refused(run, folder, "--from", given(source, two), "--author", "Z")
    assert "inspectors" in refused(run, folder, "--from", given(source, {**two, "inspectors": []}))
    assert "“visit”" in refused(run, folder, "--from", source())
    assert "visit lacks “kind”" in refused(run, folder, "--from", source(visit={"id": "v", "area": "Leeds"}))
    assert "area_send" in refused(run, folder, "--from", source(visit={"id": "v", "kind": "area_send", "area": "A"}))
    assert "notes[0].interview" in refused(
        run, folder, "--from", given(source, {**two, "interviews": []}), "--author", "A"
    )
    assert "missing.json" in refused(run, folder, "--from", tmp_path / "missing.json")
    assert "whole JSON" in refused(run, folder, "--from", source(b"{"))
    assert "passphrase" in refused(run, folder, "--from", given(source), INSPECTOR_PASSPHRASE="")
    assert "passphrase" in refused(run, folder, "--from", given(source), INSPECTOR_PASSPHRASE="  ")


def test_a_place_that_is_taken_or_missing_is_told(closed: Path, source: Source, run: Run) -> None:
    path = given(source)
    before = files(closed.parent)
    for folder in (closed, path, closed.parent, closed.parent / "no" / "such.workbook"):
        ran = run("new", folder, "--from", path)
        assert (ran.code, ran.out) == (1, "")
        assert ran.sentence
    assert files(closed.parent) == before


def test_a_hand_over_that_does_not_open_makes_no_workbook(
    laptops: dict[str, Workbook], tmp_path: Path, run: Run
) -> None:
    pack, words = handed_over(laptops["A"]), laptops["A"].team_passphrases()[0]
    folder = tmp_path / "elsewhere" / "new.workbook"
    folder.parent.mkdir()
    arguments = ("--from", pack, "--author", "B")
    assert "INSPECTOR_TEAM_PASSPHRASE" in refused(run, folder, *arguments)
    assert "passphrases" in refused(run, folder, *arguments, INSPECTOR_TEAM_PASSPHRASE="wrong words")
    assert "A, B, C" in refused(run, folder, "--from", pack, INSPECTOR_TEAM_PASSPHRASE=words)
    assert "A, B, C" in refused(run, folder, "--from", pack, "--author", "Z", INSPECTOR_TEAM_PASSPHRASE=words)
    pack.write_bytes(pack.read_bytes()[:-1])
    assert "damaged" in refused(run, folder, *arguments, INSPECTOR_TEAM_PASSPHRASE=words)


# check


def test_check_answers_with_its_keys(closed: Path, run: Run) -> None:
    ran = run("check", closed, "--json")
    assert list(ran.json) == ["ok", "problems", "changes", "digest"]
    assert (ran.code, ran.json["ok"], ran.json["problems"], ran.json["changes"]) == (0, True, [], 8)
    assert len(ran.json["digest"]) == 64
    before = files(closed)
    assert run("check", closed).out.startswith("All well: 8 changes. ")
    assert files(closed) == before


def test_a_workbook_that_does_not_hold_together_is_told(workbook: Workbook, run: Run) -> None:
    with transaction(workbook._engine) as connection:
        connection.exec_driver_sql("UPDATE thing_note SET f_text = 'Otherwise'")
    workbook.close()
    ran = run("check", workbook.folder, "--json")
    assert (ran.code, ran.json["ok"], len(ran.json["problems"])) == (1, False, 2)
    plain = run("check", workbook.folder)
    assert (plain.code, bool(plain.sentence)) == (1, True)
    assert MARKER not in plain.out + plain.err


# log, team, recovery


def test_the_log_holds_deeds_and_no_content(
    laptops: dict[str, Workbook], tmp_path: Path, run: Run, source: Source
) -> None:
    edited(laptops["B"], "n1", text=f"{MARKER} again")
    merged(laptops["A"], laptops["B"])
    for workbook in laptops.values():
        workbook.close()
    folder = laptops["A"].folder
    run("import", folder, source(events=[{"id": "e", "at": "0001-01-01T00:00:00+14:00", "what": "signed", "by": "A"}]))
    run("export", folder, tmp_path / "out.json")
    ran = run("log", folder, "--json")
    assert ran.code == 0
    assert all(list(line) == ["at", "by", "deed", "what", "sha256"] for line in ran.json)
    assert [line["deed"] for line in ran.json] == [
        "signed",
        "started",
        "handed over",
        "handed over",
        "merged",
        "imported",
        "exported record",
    ]
    assert {line["by"] for line in ran.json} == {"A"}
    assert MARKER not in ran.out + run("log", folder).out
    assert "Leeds" not in ran.out


def test_six_words_are_the_team_s(closed: Path, run: Run) -> None:
    assert len(run("team", closed).out.split(" ")) == 6
    assert run("team", closed).out == run("team", closed).out


def test_the_recovery_code_opens_the_workbook_and_only_that_one(
    closed: Path, tmp_path: Path, source: Source, run: Run
) -> None:
    code = run("recovery", closed).out.strip()
    sheet = tmp_path / "sheet.txt"
    nothing: dict[str, str | None] = {"INSPECTOR_PASSPHRASE": None}
    for spelt in (code, code.lower(), f"  {code.replace('-', ' ')}\n", f"\ufeff{code}\r\n"):
        sheet.write_text(spelt, encoding="utf-8")
        assert run("check", closed, "--recovery-file", sheet, env=nothing).code == 0, spelt
    other = tmp_path / "other.workbook"
    run("new", other, "--from", given(source))
    before = files(other)
    assert "another workbook" in run("check", other, "--recovery-file", sheet, env=nothing).sentence
    sheet.write_text(code[:-1] + ("A" if code[-1] != "A" else "B"), encoding="utf-8")
    assert run("check", closed, "--recovery-file", sheet).code == 1
    assert files(other) == before
    assert PASSPHRASE not in run("recovery", closed).out


@pytest.mark.parametrize("command", ["check", "log", "decisions", "guard"])
def test_a_reason_stands_in_the_answer(command: str, tmp_path: Path, run: Run) -> None:
    ran = run(command, tmp_path / "missing.workbook", "--json")
    assert (ran.code, list(ran.json), ran.json["reason"]) == (1, ["reason"], ran.sentence)
