"""The command line as a process: exit codes, wrong usage, no traceback, no socket."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from tests.inspector_app.visits import PASSPHRASE, Run, visit

COMMANDS = ["check", "decisions", "demo", "export", "handover", "import", "log", "merge", "new", "recovery", "team"]


def inspector(*arguments: object, **env: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command line as the user does; without a terminal."""
    command = [
        sys.executable,
        "-m",
        "inspector_app",
        *(os.fspath(one) if isinstance(one, Path) else str(one) for one in arguments),
    ]
    environment = {**os.environ, "INSPECTOR_PASSPHRASE": PASSPHRASE, **env}
    return subprocess.run(command, capture_output=True, check=False, stdin=subprocess.DEVNULL, env=environment)


@pytest.mark.parametrize(
    "arguments",
    [
        ["check"],
        ["check", "a.workbook", "more"],
        ["check", "a.workbook", "--nonsense"],
        ["import", "a.workbook"],
        ["merge", "a.workbook"],
        ["handover", "a.workbook"],
        ["export", "a.workbook"],
        ["export", "a.workbook", "out.docx", "--as", "poem"],
        ["new", "a.workbook"],
        ["new", "--from", "visit.json"],
        ["--nonsense"],
        ["check", "--passphrase-file"],
        ["check", "a.workbook", "--passphrase", "on the command line"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_2_and_nothing_is_made(
    arguments: list[str], run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "Error: " in ran.err
    assert list(tmp_path.iterdir()) == []


def test_an_export_of_an_unclear_kind_is_wrong_usage(closed: Path, tmp_path: Path, run: Run) -> None:
    for name in ("out.docx", "out", "out.txt", ".json"):
        ran = run("export", closed, tmp_path / name)
        assert (ran.code, "--as" in ran.err) == (2, True), name
        assert not (tmp_path / name).exists()


def test_help_names_every_command_and_each_has_its_own(run: Run) -> None:
    told = run("--help").out
    assert [command for command in COMMANDS if f"\n  {command} " not in told] == []
    for command in COMMANDS:
        assert run(command, "--help").code == 0
    assert ", version " in run("--version").out


def test_a_path_that_is_no_command_and_is_not_there_is_told(tmp_path: Path, run: Run) -> None:
    ran = run(tmp_path / "missing.workbook")
    assert (ran.code, "missing.workbook" in ran.sentence) == (1, True)


def test_the_process_ends_with_0_1_or_2_and_one_sentence(tmp_path: Path) -> None:
    source = tmp_path / "visit.json"
    source.write_text(json.dumps(visit()), encoding="utf-8")
    folder = tmp_path / "leeds.workbook"
    made = inspector("new", folder, "--from", source)
    assert (made.returncode, made.stderr) == (0, b"")
    assert json.loads(inspector("check", folder, "--json").stdout)["ok"] is True
    again = inspector("new", folder, "--from", source)
    assert (again.returncode, again.stdout, again.stderr.count(b"\n")) == (1, b"", 1)
    wrong = inspector("check", folder, "--json", INSPECTOR_PASSPHRASE="wrong")
    assert (wrong.returncode, wrong.stderr.count(b"\n"), list(json.loads(wrong.stdout))) == (1, 1, ["reason"])
    assert inspector("check").returncode == 2
    silent = inspector("check", folder, INSPECTOR_PASSPHRASE="")
    assert (silent.returncode, b"Traceback" in silent.stderr) == (1, False)


@pytest.mark.skipif(os.name != "posix", reason="other systems name files in Unicode only")
def test_names_and_surroundings_that_are_not_utf_8_break_nothing(tmp_path: Path) -> None:
    source = tmp_path / "visit.json"
    source.write_text(json.dumps(visit()), encoding="utf-8")
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/odd-\xff.workbook"))
    for env in ({}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}):
        missing = inspector("check", odd, "--json", **env)
        assert missing.returncode == 1
        assert b"Traceback" not in missing.stderr
        json.loads(missing.stdout)
    assert inspector("new", odd, "--from", source).returncode == 0
    assert inspector("check", odd, LC_ALL="C", PYTHONUTF8="0").returncode == 0


def test_a_reader_that_goes_away_breaks_nothing(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "inspector_app", "--help"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert b"Traceback" not in process.stderr.read()
    process.stderr.close()
    process.wait()


def test_no_command_opens_a_socket(tmp_path: Path, run: Run, closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("a socket was opened")

    for name in ("socket", "create_connection", "getaddrinfo", "socketpair"):
        monkeypatch.setattr(socket, name, refuse)
    source = tmp_path / "visit.json"
    source.write_text(json.dumps(visit()), encoding="utf-8")
    pack, out = tmp_path / "pack.handover", tmp_path / "out.json"
    for arguments in (
        ("new", tmp_path / "new.workbook", "--from", source),
        ("import", closed, source),
        ("handover", closed, pack),
        ("merge", closed, pack),
        ("decisions", closed),
        ("export", closed, out),
        ("check", closed),
        ("log", closed),
        ("team", closed),
        ("recovery", closed),
    ):
        assert run(*arguments).code == 0, arguments
