"""How commands ask for passphrases, open workbooks and fail."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import MARKER, PASSPHRASE, Run, edited, files

WRONG: dict[str, str | None] = {"INSPECTOR_PASSPHRASE": "swordfish"}
NONE: dict[str, str | None] = {"INSPECTOR_PASSPHRASE": None}

HOLDER = """
import sys
from pathlib import Path
from inspector_app.storage.workbook import Workbook
with Workbook(Path(sys.argv[1]), bytes.fromhex(sys.stdin.readline().strip())):
    print("open", flush=True)
    sys.stdin.read()
"""


def passphrase_file(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "passphrase.txt"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    "content",
    [
        PASSPHRASE.encode(),
        f"{PASSPHRASE}\n".encode(),
        f"  {PASSPHRASE}\r\n\r\n".encode(),
        f"\ufeff{PASSPHRASE}\r\n".encode(),
        PASSPHRASE.replace(" ", "   ").encode(),
    ],
)
def test_the_file_s_passphrase_beats_the_environment_s(content: bytes, closed: Path, tmp_path: Path, run: Run) -> None:
    path = passphrase_file(tmp_path, content)
    assert run("check", closed, "--passphrase-file", path, env=WRONG).code == 0
    assert run("check", closed, "--passphrase-file", path, env=NONE).code == 0
    path.write_bytes(b"wrong")
    assert "passphrase" in run("check", closed, "--passphrase-file", path).sentence.lower()


def test_a_wrong_or_missing_passphrase_is_told_and_changes_nothing(closed: Path, tmp_path: Path, run: Run) -> None:
    before = files(closed)
    missing, folder, latin = tmp_path / "none.txt", tmp_path, passphrase_file(tmp_path, b"na\xefve")
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"\n")
    for command in ("check", "log", "decisions", "team", "recovery"):
        for ran in (
            run(command, closed, env=WRONG),
            run(command, closed, env=NONE),
            run(command, closed, env={"INSPECTOR_PASSPHRASE": ""}),
            *(run(command, closed, "--passphrase-file", path) for path in (missing, folder, latin, empty)),
        ):
            assert (ran.code, ran.out) == (1, "")
            assert ran.sentence
            assert PASSPHRASE not in ran.err
            assert "swordfish" not in ran.err
    assert "INSPECTOR_PASSPHRASE" in run("check", closed, env=NONE).sentence
    assert files(closed) == before


def test_a_passphrase_with_accents_opens_however_it_was_typed(tmp_path: Path, closed: Path, run: Run) -> None:
    from inspector_app.handover import age, key_file

    key = key_file.load(closed, PASSPHRASE)
    key_file.save(closed, key, "Café für Zoë", age.KEY_COST)
    assert run("check", closed, env={"INSPECTOR_PASSPHRASE": "Cafe\u0301 fu\u0308r Zoe\u0308"}).code == 0


@pytest.mark.parametrize(
    "place", ["missing.workbook", "file.workbook", "folder.workbook", ".", "missing/deeper.workbook"]
)
def test_a_workbook_that_is_not_there_is_told(
    place: str, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("file.workbook").write_bytes(b"no folder")
    Path("folder.workbook").mkdir()
    for ran in (run("check", place), run("check", place, env=NONE), run("handover", place, tmp_path / "out.handover")):
        assert (ran.code, ran.out) == (1, "")
        assert place in ran.sentence
    assert not (tmp_path / "out.handover").exists()
    assert list(Path("folder.workbook").iterdir()) == []


@pytest.mark.parametrize(
    "command", ["check", "log", "decisions", "team", "recovery", "import", "merge", "handover", "export"]
)
def test_a_workbook_that_is_open_in_another_process_is_told_and_left_alone(
    command: str, workbook: Workbook, tmp_path: Path, run: Run
) -> None:
    workbook.close()
    more = [tmp_path / "out.json"] if command in ("import", "merge", "handover", "export") else []
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(workbook.folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdin is not None
        assert holder.stdout is not None
        holder.stdin.write(workbook.data_key().hex() + "\n")
        holder.stdin.flush()
        assert holder.stdout.readline() == "open\n"
        ran = run(command, workbook.folder, *more)
        assert (ran.code, ran.sentence) == (1, "This workbook is open elsewhere; close it there first.")
    assert run("check", workbook.folder).code == 0
    assert not (tmp_path / "out.json").exists()


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda folder: (folder / "record.db").write_bytes(b""), id="an empty record"),
        pytest.param(lambda folder: os.truncate(folder / "record.db", 5000), id="a cut record"),
        pytest.param(lambda folder: os.truncate(folder / "record.db", 100), id="half a page of a record"),
        pytest.param(lambda folder: (folder / "record.db").write_bytes(b"text " * 5000), id="another record"),
        pytest.param(lambda folder: [one.unlink() for one in folder.rglob("key.age")], id="no key file"),
        pytest.param(lambda folder: [one.write_bytes(b"x") for one in folder.rglob("key.age")], id="broken key files"),
    ],
)
def test_a_damaged_workbook_is_told_in_a_sentence_and_left_as_it_is(damage: object, closed: Path, run: Run) -> None:
    assert callable(damage)
    damage(closed)
    before = files(closed)
    for command in ("check", "log", "decisions"):
        ran = run(command, closed, "--json")
        assert (ran.code, ran.json) == (1, {"reason": ran.sentence})
        assert MARKER not in ran.err
    after = files(closed)
    if after.keys() - before.keys():  # an empty log, which the next good opening takes away
        assert (closed / "record.db-wal").stat().st_size == 0
    assert {name: after[name] for name in before} == before


@pytest.mark.parametrize("left", [0, 5000], ids=["empty drafts", "cut drafts"])
def test_damaged_drafts_keep_no_workbook_shut_and_are_set_aside(left: int, closed: Path, run: Run) -> None:
    os.truncate(closed / "drafts.db", left)
    assert run("check", closed).code == 0
    assert [one.stat().st_size for one in closed.glob("drafts-damaged-*.db")] == [left]


def test_a_record_that_does_not_open_is_not_laid_on_the_passphrase_or_the_key_file(closed: Path, run: Run) -> None:
    for content, why in ((b"", "it is empty"), (b"text " * 5000, "it is damaged or another workbook's")):
        (closed / "record.db").write_bytes(content)
        assert run("check", closed).sentence == (
            f"The passphrase is right, but record.db does not open: {why}; “inspector repair” makes a new workbook of "
            "the backups and old hand-overs."
        )
        assert "passphrase does not open" in run("check", closed, env=WRONG).sentence


def test_one_key_file_of_two_is_enough(closed: Path, run: Run) -> None:
    (closed / "key.age").unlink()
    assert run("check", closed).code == 0
    (closed / "backups" / "key.age").write_bytes(b"broken")
    assert run("check", closed).code == 0


@pytest.mark.parametrize("broken", [errno.ENOSPC, errno.EACCES, errno.EIO])
def test_a_file_that_cannot_be_written_is_absent_or_as_it_was(
    broken: int, closed: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    old = out / "old.json"
    old.write_bytes(b"as it was")

    def refuse(*_: object) -> None:
        raise OSError(broken, os.strerror(broken))

    with monkeypatch.context() as disk:
        disk.setattr("inspector_app.handover.whole_file.os.fsync", refuse)
        for command, name in (("export", "old.json"), ("export", "new.json"), ("handover", "new.handover")):
            ran = run(command, closed, out / name)
            assert (ran.code, ran.out) == (1, "")
            assert name in ran.sentence
    assert [path.name for path in out.iterdir()] == ["old.json"]
    assert old.read_bytes() == b"as it was"


def test_an_output_replaces_an_older_one_whole_and_never_lies_in_the_workbook(
    closed: Path, tmp_path: Path, run: Run
) -> None:
    out = tmp_path / "out.json"
    out.write_bytes(b"x" * 1_000_000)
    assert run("export", closed, out).code == 0
    assert json.loads(out.read_bytes())["format"] == "inspector-visit"
    before = files(closed)
    link = tmp_path / "link"
    link.symlink_to(closed)
    for inside in (closed / "out.json", closed / "backups" / "out.json", link / "out.json"):
        ran = run("export", closed, inside, "--as", "record")
        assert (ran.code, "workbook's own folder" in ran.sentence) == (1, True)
    assert files(closed) == before


def test_nothing_a_command_says_of_a_failure_holds_what_a_note_says(
    workbook: Workbook, tmp_path: Path, run: Run
) -> None:
    edited(workbook, "n1", text=f"{MARKER} " * 3)
    workbook.close()
    source = tmp_path / "source.json"
    content = {
        "format": "inspector-visit",
        "version": 1,
        "notes": [{"id": "n1", "text": f"{MARKER} more", "tags": ["x"]}],
    }
    source.write_text(json.dumps(content), encoding="utf-8")
    for arguments in (("import", workbook.folder, source), ("import", workbook.folder, source, "--author", "Z")):
        ran = run(*arguments)
        assert ran.code == 1
        assert MARKER not in ran.out + ran.err
