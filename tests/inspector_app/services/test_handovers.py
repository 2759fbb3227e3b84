"""A hand-over holds the whole record, is noted, and its name says whose it is without naming anybody."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import pytest

from inspector_app.domain.errors import InvalidError, NewerFormatError, NotWrittenError
from inspector_app.domain.moments import now
from inspector_app.handover import age, bundle, handover_file
from inspector_app.services import handovers, merging, records, undoing, workbooks
from inspector_app.storage.store import Store
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import MARKER, brought, edited, exported, files, handed_over, things


def test_a_hand_over_holds_every_change_under_the_team_s_words(workbook: Workbook, tmp_path: Path) -> None:
    edited(workbook, "n1", text="Edited")
    path = tmp_path / "leeds.handover"
    count = handovers.hand_over(workbook, path)
    given = handover_file.read(path, [workbooks.team_words(workbook)])
    with workbook.reading() as reader:
        assert {change.id for change in given.changes} == reader.change_ids()
        assert (given.header.digest, given.header.count) == (reader.digest(), count)
    assert (given.header.record, given.header.by) == (workbook.record, str(workbook.author))


def test_a_hand_over_is_noted_with_its_fingerprint(workbook: Workbook) -> None:
    path = handed_over(workbook)
    with workbook.reading() as reader:
        (receipt,) = reader.receipts()
        deed = reader.deeds()[-1]
    fingerprint = sha256(path.read_bytes()).hexdigest()
    assert (receipt.direction, receipt.file, receipt.sha256, receipt.changes) == ("out", path.name, fingerprint, 8)
    assert (deed.name, deed.what, deed.sha256, deed.changes) == ("handed over", path.name, fingerprint, ())


def test_a_hand_over_that_cannot_be_written_is_not_noted(workbook: Workbook, tmp_path: Path) -> None:
    before = files(tmp_path)
    for target, refusal in (
        (tmp_path / "missing" / "out.handover", NotWrittenError),
        (tmp_path / ("n" * 300), NotWrittenError),
        (workbook.folder / "out.handover", InvalidError),
        (tmp_path, InvalidError),
    ):
        with pytest.raises(refusal):
            handovers.hand_over(workbook, target)
    with workbook.reading() as reader:
        assert list(reader.receipts()) == []
    assert files(tmp_path) == before


def test_a_suggested_name_has_area_code_and_date_and_fits_every_disk(workbook: Workbook) -> None:
    assert handovers.suggested_name(workbook) == f"Leeds-A-{now().date().isoformat()}.handover"
    brought(workbook, visit={"id": "leeds-2022", "area": 'Bath & North East/Somerset: "the" area\n' + "x" * 300})
    name = handovers.suggested_name(workbook)
    assert name.startswith("Bath-North-East-Somerset-the-area")
    assert len(name.encode()) < 150
    assert not set('/\\:*?"<>|\n ') & set(name)


def test_an_export_is_noted_with_its_fingerprint_and_is_no_part_of_the_record(
    workbook: Workbook, tmp_path: Path
) -> None:
    path = tmp_path / "record.json"
    with workbook.reading() as reader:
        before = reader.digest()
    fingerprint = records.export(workbook, path)
    assert path.read_bytes() == exported(workbook)
    assert MARKER in path.read_text(encoding="utf-8")
    with workbook.reading() as reader:
        assert (reader.deeds()[-1].name, reader.deeds()[-1].sha256) == ("exported record", fingerprint)
        assert reader.digest() == before
    assert sha256(path.read_bytes()).hexdigest() == fingerprint
    assert records.export(workbook, path) == fingerprint


def test_a_hand_over_that_holds_pictures_is_not_merged_without_them(
    laptops: Mapping[str, Workbook], tmp_path: Path
) -> None:
    path, words = handed_over(laptops["B"]), workbooks.team_words(laptops["A"])
    entries = bundle.unpack(age.decrypt(path.read_bytes(), words))
    entries[f"blobs/{sha256(b'picture').hexdigest()}"] = b"picture"
    path.write_bytes(age.encrypt(bundle.pack(entries), words, 4))
    with pytest.raises(NewerFormatError, match="holds pictures"):
        merging.preview(laptops["A"], path)
    with pytest.raises(NewerFormatError, match="holds pictures"):
        workbooks.from_handover(tmp_path / "c2.workbook", path, "a passphrase of today", words, "C")
    assert not (tmp_path / "c2.workbook").exists()


def test_after_a_crash_in_a_hand_over_nothing_that_may_have_left_is_taken_out(
    workbook: Workbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edited(workbook, "n1", text="It may have left")
    path = tmp_path / "out.handover"

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Store, "end_deed", killed)
        with pytest.raises(KeyboardInterrupt):
            handovers.hand_over(workbook, path)
    left = {change.id for change in handover_file.read(path, [workbooks.team_words(workbook)]).changes}
    with workbook.reading() as reader:
        assert list(reader.receipts()) == []  # nobody can say that it is there
        begun = reader.deeds()[-1]
    assert (begun.name, begun.what, begun.sha256) == (
        "began to hand over",
        path.name,
        sha256(path.read_bytes()).hexdigest(),
    )
    undoing.undo(workbook)
    with workbook.reading() as reader:
        assert left < reader.change_ids()
    assert MARKER in things(workbook, "notes")["n1"]["text"]


def test_after_a_hand_over_that_could_not_be_written_the_last_deed_is_taken_out(
    workbook: Workbook, tmp_path: Path
) -> None:
    with workbook.reading() as reader:
        before = reader.change_ids()
    edited(workbook, "n1", text="It has not left")
    with pytest.raises(NotWrittenError):
        handovers.hand_over(workbook, tmp_path / "missing" / "out.handover")
    undoing.undo(workbook)
    with workbook.reading() as reader:
        assert reader.change_ids() == before
        assert [deed.name for deed in reader.deeds()] == ["started", "edited", "undid"]
