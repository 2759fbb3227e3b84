"""An import is an upsert: counted, tried out without a trace, all of it or nothing."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from inspector_app.domain.errors import InvalidError, MissingError, RefusedFileError
from inspector_app.services import erasing, records, workbooks
from inspector_app.services.checking import check
from inspector_app.services.importing import ImportResult, import_file
from inspector_app.storage.store import Store
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import (
    PASSPHRASE,
    brought,
    edited,
    exported,
    files,
    merged,
    note,
    team_visit,
    things,
    written,
)

Source = Callable[..., Path]


def counts(done: ImportResult) -> tuple[int, int, int, int]:
    return done.new, done.updated, done.removed, done.same


def test_things_are_counted_as_people_see_them(workbook: Workbook) -> None:
    done = brought(
        workbook,
        visit={"id": "leeds-2022", "letter_date": "2022-06-15"},
        weaknesses=[{"id": "w1"}, {"id": "w2", "title": "Joint commissioning."}, {"id": "w3", "title": "New."}],
        notes=[
            {"id": "n1", "tags": ["w3", "w1"]},
            {"id": "n2", "deleted": True},
            {"id": "n3", "interview": "int-1", "author": "ins-a", "text": "Third."},
        ],
    )
    assert counts(done) == (2, 2, 1, 2)


def test_every_field_that_differs_is_told_before_and_after(workbook: Workbook) -> None:
    done = brought(workbook, notes=[{"id": "n1", "stance": "progress", "tags": ["w1", "w2"], "voice": None}])
    (stance,) = [change for change in done.changes if change.field == "stance"]
    assert (stance.kind, stance.id, stance.before, stance.after) == ("note", "n1", "concern", "progress")
    assert [(change.before, change.after) for change in done.changes if change.field.startswith("tag/")] == [
        (None, True)
    ]
    assert len(done.changes) == 2


def test_the_same_file_again_changes_nothing(workbook: Workbook) -> None:
    brought(workbook, **team_visit_parts())
    before = check(workbook).digest
    done = brought(workbook, **team_visit_parts())
    assert counts(done) == (0, 0, 0, 10)
    assert check(workbook).digest == before


def team_visit_parts() -> dict[str, object]:
    return {key: part for key, part in team_visit().items() if key not in ("format", "version")}


def test_a_dry_run_tells_the_same_and_writes_nothing(workbook: Workbook, source: Source) -> None:
    path = source(notes=[{"id": "n1", "text": "New words"}, {"id": "n2", "deleted": True}])
    with workbook.reading() as reader:
        before, deeds = reader.digest(), reader.deeds()
    tried = import_file(workbook, path, dry_run=True)
    with workbook.reading() as reader:
        assert (reader.digest(), reader.deeds()) == (before, deeds)
        assert reader.search("New words") == []
    assert import_file(workbook, path) == tried


def test_a_dry_run_leaves_the_bytes_of_the_workbook(closed: Path, source: Source) -> None:
    before = files(closed)
    with workbooks.opened(closed, PASSPHRASE) as workbook:
        assert import_file(workbook, source(notes=[{"id": "n1", "text": "Tried"}]), dry_run=True).updated == 1
    assert files(closed) == before


def test_what_is_brought_in_is_by_its_author(laptops: dict[str, Workbook], source: Source) -> None:
    lead = laptops["A"]
    import_file(lead, source(notes=[{"id": "n1", "text": "By B"}]), "B")
    import_file(lead, source(notes=[{"id": "n2", "text": "By A"}]))
    with lead.reading() as reader:
        writers = {(change.set or {}).get("text"): change.author for change in reader.changes()}
        codes = {str(one): code for one, code in reader.ids().items()}
    assert codes[writers["By B"]] == "ins-b"
    assert codes[writers["By A"]] == "ins-a"


@pytest.mark.parametrize("author", ["Z", "a", " A", "ins-a", "A,B"])
def test_an_author_nobody_knows_is_refused(author: str, laptops: dict[str, Workbook], source: Source) -> None:
    before = exported(laptops["A"])
    with pytest.raises(InvalidError, match="A, B, C"):
        import_file(laptops["A"], source(notes=[{"id": "n1", "text": "New"}]), author)
    assert exported(laptops["A"]) == before


def test_a_failure_in_the_middle_leaves_nothing(
    workbook: Workbook, source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = exported(workbook)

    def full(*_: object, **__: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(Store, "keep_deed", full)
    with pytest.raises(OSError, match="full"):
        import_file(workbook, source(notes=[{"id": "n1", "text": "Half"}], weaknesses=[{"id": "w9", "title": "T"}]))
    assert exported(workbook) == before
    assert check(workbook).problems == ()


def test_files_that_cannot_be_read_are_told(workbook: Workbook, tmp_path: Path) -> None:
    with pytest.raises(MissingError, match="no file at"):
        import_file(workbook, tmp_path / "missing.json")
    with pytest.raises(RefusedFileError, match="not a file"):
        import_file(workbook, tmp_path)
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises((RefusedFileError, MissingError)):
        import_file(workbook, tmp_path / "file" / "deeper.json")
    loop = tmp_path / "loop.json"
    loop.symlink_to(loop)
    with pytest.raises((RefusedFileError, MissingError)):
        import_file(workbook, loop)


def test_an_import_merges_like_typed_work(laptops: dict[str, Workbook], tmp_path: Path) -> None:
    import_file(laptops["B"], written(tmp_path / "b.json", notes=[{"id": "n1", "text": "B's", "tags": ["w1", "w2"]}]))
    edited(laptops["A"], "n1", text="A's", stance=None)
    merged(laptops["A"], laptops["B"])
    shown = things(laptops["A"], "notes")["n1"]
    assert (shown["tags"], shown["stance"], shown["decisions"]) == (["w1", "w2"], None, {"text": ["A's", "B's"]})


def test_a_large_file_is_brought_in_whole(workbook: Workbook, source: Source) -> None:
    notes = [
        {"id": f"m{n}", "interview": "int-1", "author": "ins-a", "text": f"{n} " + "word " * 20, "tags": ["w1"]}
        for n in range(1500)
    ]
    assert counts(import_file(workbook, source(notes=notes))) == (1500, 0, 0, 0)
    assert json.loads(exported(workbook))["notes"][0]["tags"] == ["w1"]
    assert check(workbook).problems == ()


def test_what_was_erased_is_not_brought_back_by_its_source(workbook: Workbook, source: Source) -> None:
    parts = team_visit_parts()
    erasing.erase(workbook, note(workbook, "n2").subject)
    before = exported(workbook)
    for dry_run in (True, False):
        with pytest.raises(RefusedFileError, match=r"^notes\[1\]\.id, “n2”, was erased in this workbook"):
            import_file(workbook, source(**parts), dry_run=dry_run)
    with pytest.raises(RefusedFileError, match=r"notes\[0\]\.id, “n2”"):
        brought(workbook, notes=[{"id": "n2", "deleted": False}])
    assert exported(workbook) == before
    assert counts(brought(workbook, notes=[{"id": "n1", "text": "The rest."}])) == (0, 1, 0, 0)


def test_an_export_made_after_an_erase_is_brought_in_and_changes_nothing(workbook: Workbook, tmp_path: Path) -> None:
    erasing.erase(workbook, note(workbook, "n2").subject)
    records.export(workbook, tmp_path / "record.json")
    before = check(workbook).digest
    assert counts(import_file(workbook, tmp_path / "record.json"))[:3] == (0, 0, 0)
    assert check(workbook).digest == before


@pytest.mark.parametrize("text", ["", "  \n", "\u200b", "\u0301", "\u2060\u00a0"])
def test_a_required_text_of_which_nothing_shows_is_refused(text: str, workbook: Workbook) -> None:
    before = exported(workbook)
    with pytest.raises(RefusedFileError, match=r"notes\[0\]\.text must not be empty"):
        brought(workbook, notes=[{"id": "n1", "text": text}])
    assert exported(workbook) == before


def test_a_text_is_kept_as_the_file_gives_it(workbook: Workbook) -> None:
    brought(workbook, notes=[{"id": "n1", "text": "  She waits.\n"}])
    assert things(workbook, "notes")["n1"]["text"] == "  She waits.\n"
