"""Files of every released format open for ever: what an inspector kept years ago is read as it was."""

import json
import re
import shutil
from pathlib import Path

import pytest

from inspector_app.services import checking, decisions, drafts, merging, records, workbooks

FORMATS = sorted(path for path in (Path(__file__).parent / "old_files").iterdir() if path.is_dir())


def opens_with(folder: Path, name: str) -> str:
    """Return the passphrase that the folder's README gives for a file."""
    found = re.search(rf"`{re.escape(name)}` \| (.+?) \|", (folder / "README.md").read_text(encoding="utf-8"))
    assert found is not None
    return found[1]


@pytest.mark.parametrize("folder", FORMATS, ids=lambda folder: folder.name)
def test_an_old_workbook_shows_what_it_showed(folder: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(folder / "leeds.workbook", tmp_path / "leeds.workbook")
    with workbooks.opened(copy, opens_with(folder, "leeds.workbook")) as book:
        assert checking.check(book).problems == ()
        assert [one.text for one in drafts.offered(book)] == ["half a sent"]
        assert [one.field for one in decisions.waiting(book)] == ["text"]
        records.export(book, tmp_path / "now.json")
    then = json.loads((folder / "leeds.json").read_text(encoding="utf-8"))
    assert json.loads((tmp_path / "now.json").read_text(encoding="utf-8")) == then


@pytest.mark.parametrize("folder", FORMATS, ids=lambda folder: folder.name)
def test_an_old_hand_over_is_joined_and_merged(folder: Path, tmp_path: Path) -> None:
    file, words = folder / "leeds.handover", opens_with(folder, "leeds.handover")
    with workbooks.from_handover(tmp_path / "b.workbook", file, "a passphrase of today", words, "B") as book:
        records.export(book, tmp_path / "now.json")
        assert merging.preview(book, file).is_nothing_new
    assert (tmp_path / "now.json").read_bytes() == (folder / "leeds.json").read_bytes()
