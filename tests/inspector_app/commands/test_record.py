"""The commands that bring things in and hand them over: answers, exit codes, one sentence, nothing half done."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from inspector_app.handover import age, bundle
from inspector_app.storage.drafts import Draft
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import MARKER, Ran, Run, edited, files, handed_over, new_workbook, note, visit

Source = Callable[..., Path]
COUNTS = ["new", "updated", "removed", "same"]
ROW = ["file", "status", "reason", *COUNTS, "decisions", "look_alikes", "receipt"]


@pytest.fixture
def folders(laptops: Mapping[str, Workbook]) -> dict[str, Path]:
    """Return the closed folders of three workbooks of one record and, under B's words, a hand-over of B and of C."""
    edited(laptops["B"], "n1", text="B's words")
    edited(laptops["A"], "n1", text="A's words")
    edited(laptops["C"], "n2", stance="concern")
    found = {code: workbook.folder for code, workbook in laptops.items()}
    found |= {code.lower(): handed_over(laptops[code]) for code in "BC"}
    for workbook in laptops.values():
        workbook.close()
    return found


def row(ran: Ran, number: int = 0) -> dict[str, object]:
    """Return one line of a merge's answer, which has the keys of the contract and no other."""
    assert list(ran.json) == ["files"]
    found: dict[str, object] = ran.json["files"][number]
    assert list(found) == ROW
    return found


# import


def test_import_answers_with_four_counts(closed: Path, source: Source, run: Run) -> None:
    path = source(notes=[{"id": "n1", "text": "New"}, {"id": "n2", "deleted": True}, {"id": "n2x", "interview": "int-1",
                  "author": "ins-a", "text": "T"}], weaknesses=[{"id": "w1"}])  # fmt: skip
    ran = run("import", closed, path, "--json")
    assert (ran.code, ran.err) == (0, "")
    assert ran.json == {"new": 1, "updated": 1, "removed": 1, "same": 1}
    assert list(ran.json) == COUNTS
    assert run("import", closed, path).out == "0 new, 0 updated, 0 removed, 4 the same.\n"


def test_a_dry_run_shows_old_and_new_and_writes_nothing(closed: Path, source: Source, run: Run) -> None:
    before = files(closed)
    path = source(notes=[{"id": "n2", "text": "New words", "stance": "concern"}])
    ran = run("import", closed, path, "--dry-run")
    assert "note n2 text: The plan came late. → New words" in ran.out
    assert run("import", closed, path, "--dry-run", "--json").json == {"new": 0, "updated": 1, "removed": 0, "same": 0}
    assert files(closed) == before


def test_import_by_an_author_who_is_not_of_the_team_is_refused(closed: Path, source: Source, run: Run) -> None:
    before = files(closed)
    ran = run("import", closed, source(notes=[]), "--author", "Z", "--json")
    assert (ran.code, ran.json) == (1, {"reason": ran.sentence})
    assert files(closed) == before


def test_a_source_that_is_not_there_is_told(closed: Path, tmp_path: Path, run: Run) -> None:
    assert "missing.json" in run("import", closed, tmp_path / "missing.json").sentence
    assert run("import", closed, tmp_path, "--json").json["reason"].endswith("choose the file itself.")


# handover


def test_a_hand_over_is_whole_replaces_an_older_one_and_holds_no_word_in_clear(closed: Path, run: Run) -> None:
    out = closed.with_name("new folder with ünicode") / "leeds.handover"
    out.parent.mkdir()
    out.write_bytes(b"an older one")
    ran = run("handover", closed, out)
    assert (ran.code, ran.err) == (0, "")
    assert out.read_bytes().startswith(b"age-encryption.org/v1")
    assert MARKER.encode() not in out.read_bytes()
    assert [path.name for path in out.parent.iterdir()] == ["leeds.handover"]


@pytest.mark.parametrize("name", ["missing/out.handover", "closed.workbook/out.handover", "closed.workbook", ".", ".."])
def test_a_hand_over_that_has_no_place_leaves_nothing(
    name: str, closed: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(closed.parent)
    before = files(closed.parent)
    ran = run("handover", closed, name)
    assert ran.code == 1
    assert ran.sentence
    assert files(closed.parent) == before


def test_drafts_stay_drafts_and_it_is_said(workbook: Workbook, run: Run) -> None:
    subject = note(workbook, "n1").subject
    workbook.drafts.keep(Draft(subject=subject, field="text", kind="note", text="unfinished"))
    workbook.close()
    ran = run("handover", workbook.folder, workbook.folder.with_name("out.handover"))
    assert "1 unfinished" in ran.out
    with Workbook(workbook.folder, workbook.data_key()) as again:
        assert [draft.text for draft in again.drafts.all()] == ["unfinished"]


# merge


def test_a_merge_answers_with_one_line_for_each_file(folders: dict[str, Path], run: Run) -> None:
    ran = run("merge", folders["A"], folders["b"], folders["c"], "--json")
    assert (ran.code, ran.err) == (0, "")
    first, second = row(ran), row(ran, 1)
    assert first["file"] == str(folders["b"])
    assert (first["status"], first["reason"], first["updated"], first["same"], first["decisions"]) == (
        "merged",
        None,
        1,
        9,
        1,
    )
    assert (second["status"], second["updated"], second["decisions"]) == ("merged", 1, 0)
    assert isinstance(first["receipt"], int)
    assert first["receipt"] != second["receipt"]


def test_a_dry_run_of_a_merge_previews_and_writes_nothing(folders: dict[str, Path], run: Run) -> None:
    before = files(folders["A"])
    ran = run("merge", folders["A"], folders["b"], folders["c"], "--dry-run", "--json")
    assert (ran.code, row(ran)["status"], row(ran, 1)["status"]) == (0, "preview", "preview")
    assert row(ran)["receipt"] is None
    assert "Would merge" in run("merge", folders["A"], folders["b"], "--dry-run").out
    assert files(folders["A"]) == before


def test_merging_again_is_nothing_new_and_no_byte_changes(folders: dict[str, Path], run: Run) -> None:
    ran = run("merge", folders["A"], folders["b"], folders["b"], "--json")
    assert (row(ran)["status"], row(ran, 1)["status"]) == ("merged", "nothing_new")
    before = files(folders["A"])
    for more in ([], ["--dry-run"]):
        again = run("merge", folders["A"], folders["b"], "--json", *more)
        assert (again.code, row(again)["status"], row(again)["receipt"]) == (0, "nothing_new", None)
    assert "Nothing new in" in run("merge", folders["A"], folders["b"]).out
    assert files(folders["A"]) == before


def test_a_bad_file_is_refused_and_the_others_are_merged(folders: dict[str, Path], tmp_path: Path, run: Run) -> None:
    cut = tmp_path / "cut.handover"
    cut.write_bytes(folders["b"].read_bytes()[:-1])
    missing = tmp_path / "missing.handover"
    ran = run("merge", folders["A"], cut, folders["b"], missing, folders["c"], "--json")
    assert ran.code == 1
    assert [row(ran, number)["status"] for number in range(4)] == ["refused", "merged", "refused", "merged"]
    assert str(row(ran)["reason"]).endswith(".")
    assert len(ran.err.splitlines()) == 2
    plain = run("merge", folders["A"], cut, folders["b"])
    assert (plain.code, plain.sentence.startswith("cut.handover: ")) == (1, True)


def test_what_is_refused_leaves_every_byte(folders: dict[str, Path], tmp_path: Path, run: Run) -> None:
    whole = folders["b"].read_bytes()
    with new_workbook(tmp_path / "york.workbook", visit()) as other:
        foreign = handed_over(other).read_bytes()
        words = other.team_passphrases()[0]
    newer = age.encrypt(bundle.pack({"header.json": b'{"format":2}', "changes.jsonl": b""}), words, 1)
    before = files(folders["A"])
    env = {"INSPECTOR_TEAM_PASSPHRASE": words}
    path = tmp_path / "wrong.handover"
    told = set()
    for content in (
        b"",
        whole[:50],
        whole[:-20],
        whole[:400] + b"\x00" + whole[401:],
        foreign,
        newer,
        b"text",
        whole + b"x",
    ):
        path.write_bytes(content)
        ran = run("merge", folders["A"], path, "--json", env=env)
        assert (ran.code, row(ran)["status"]) == (1, "refused")
        assert str(row(ran)["reason"]) in ran.sentence
        told.add(str(row(ran)["reason"]))
    assert any("another visit" in reason for reason in told)
    assert any("newer version" in reason for reason in told)
    assert files(folders["A"]) == before


def test_a_hand_over_under_other_words_is_opened_by_those_that_are_given(
    folders: dict[str, Path], tmp_path: Path, run: Run
) -> None:
    path = tmp_path / "other-words.handover"
    with_words = run("team", folders["B"]).out.strip()
    content = age.decrypt(folders["b"].read_bytes(), with_words)
    path.write_bytes(age.encrypt(content, "six other words", 4))
    refused = run("merge", folders["A"], path, "--json")
    assert "None of the passphrases opens this hand-over" in str(row(refused)["reason"])
    before = files(folders["A"])
    env = {"INSPECTOR_TEAM_PASSPHRASE": "seven other words"}
    assert row(run("merge", folders["A"], path, "--json", env=env))["status"] == "refused"
    env = {"INSPECTOR_TEAM_PASSPHRASE": " six  other words\n"}
    assert row(run("merge", folders["A"], path, "--dry-run", "--json", env=env))["status"] == "preview"
    assert files(folders["A"]) == before
    given = tmp_path / "words.txt"
    given.write_text("six other words\r\n", encoding="utf-8")
    assert row(run("merge", folders["A"], path, "--team-passphrase-file", given, "--json"))["status"] == "merged"
    assert row(run("merge", folders["A"], path, "--json"))["status"] == "nothing_new"
    assert run("team", folders["A"]).out.strip() == with_words


# decisions


def test_decisions_are_listed_with_who_wrote_what_when(folders: dict[str, Path], run: Run) -> None:
    assert (run("decisions", folders["A"]).out, run("decisions", folders["A"], "--json").json) == (
        "Nothing waits for a decision.\n",
        [],
    )
    run("merge", folders["A"], folders["b"])
    ran = run("decisions", folders["A"], "--json")
    (waiting,) = ran.json
    assert list(waiting) == ["id", "subject", "kind", "field", "values"]
    assert (len(waiting["id"]), int(waiting["id"], 16) >= 0) == (12, True)
    assert (waiting["subject"], waiting["kind"], waiting["field"]) == ("n1", "note", "text")
    assert [(one["value"], one["author"]) for one in waiting["values"]] == [("A's words", "A"), ("B's words", "B")]
    assert all(list(one) == ["value", "author", "at"] for one in waiting["values"])
    assert "1. A's words  (A, " in run("decisions", folders["A"]).out


def test_the_same_decision_has_the_same_id_on_every_laptop(folders: dict[str, Path], tmp_path: Path, run: Run) -> None:
    run("handover", folders["A"], tmp_path / "a.handover")
    run("merge", folders["A"], folders["b"])
    run("merge", folders["B"], tmp_path / "a.handover")
    assert run("decisions", folders["A"], "--json").json == run("decisions", folders["B"], "--json").json != []


# all of them


def test_three_laptops_end_with_the_same_export_byte_for_byte(
    folders: dict[str, Path], tmp_path: Path, run: Run
) -> None:
    run("merge", folders["A"], folders["c"], folders["b"])
    run("merge", folders["C"], folders["b"])
    run("handover", folders["A"], tmp_path / "a.handover")
    run("merge", folders["B"], folders["c"], tmp_path / "a.handover")
    run("merge", folders["C"], tmp_path / "a.handover")
    exports = []
    for code in "ABC":
        out = tmp_path / f"{code}.json"
        assert run("export", folders[code], out).code == 0
        exports.append(out.read_bytes())
    assert exports[0] == exports[1] == exports[2]
    assert json.loads(exports[0])["notes"][0]["decisions"] == {"text": ["A's words", "B's words"]}
    digests = {run("check", folders[code], "--json").json["digest"] for code in "ABC"}
    assert len(digests) == 1
