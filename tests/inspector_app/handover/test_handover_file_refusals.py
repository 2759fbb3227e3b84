"""Hand-overs that are damaged, foreign or hostile: each refused in one plain sentence without their words."""

import json
import os
import re
import socket
import struct
import sys
from collections.abc import Callable, Mapping
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import uuid4
from zipfile import ZIP_LZMA, ZipFile, ZipInfo

import pytest

from inspector_app.domain.errors import NewerFormatError, PassphraseError, RefusedFileError, WorkbookError
from inspector_app.handover import age, handover_file
from inspector_app.record.change import Change

Changed = Callable[..., Change]
Crafted = Callable[..., Path]

ELSEWHERE = "f" * 64
SALT = bytes(16)
CONTENT = b'{"text":"Xanthippe waits"}'
LEAVE_OUT = object()


def line(content: bytes = CONTENT, *, header: Mapping[str, Any] | bytes | None = None) -> bytes:
    """Return the line of a note's first change; its fingerprint fits whatever its content is."""
    if not isinstance(header, bytes):
        fields: dict[str, Any] = {
            "v": 1,
            "record": "01890a5d-ac96-774b-bcce-b302099a8057",
            "subject": "01890a5d-ac96-774b-bcce-b302099a8058",
            "kind": "note",
            "fields": ["text"],
            "parents": [],
            "author": "A",
            "device": "D",
            "at": "2022-05-09T10:00:00+01:00",
            "n": 1,
            "erase": [],
            "body": sha256(SALT + content).hexdigest(),
            **(header or {}),
        }
        kept = {name: value for name, value in fields.items() if value is not LEAVE_OUT}
        header = json.dumps(kept, sort_keys=True, separators=(",", ":")).encode()
    return b'{"header":%b,"salt":"%b","set":%b}\n' % (header, SALT.hex().encode(), content)


def refusal(path: Path, kind: type[WorkbookError] = RefusedFileError) -> str:
    with pytest.raises(kind) as caught:
        handover_file.read(path, ["abacus drop-down zoom yo-yo felt-tip t-shirt"])
    said = str(caught.value)
    assert said.endswith(".")
    assert "\n" not in said
    assert len(said) < 200
    assert "Xanthippe" not in said
    return said


def test_a_crafted_line_without_a_fault_is_read(crafted: Crafted, given: SimpleNamespace) -> None:
    found = handover_file.read(crafted([line()]), [given.passphrase])
    assert [one.set for one in found.changes] == [{"text": "Xanthippe waits"}]


# --- damage from outside ---


def test_every_cut_of_a_hand_over_is_refused(tmp_path: Path, crafted: Crafted) -> None:
    whole = crafted([line()]).read_bytes()
    path = tmp_path / "cut.handover"
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        refusal(path, WorkbookError)


def test_every_flipped_bit_of_a_hand_over_is_refused(tmp_path: Path, crafted: Crafted) -> None:
    whole = crafted([line()]).read_bytes()
    path = tmp_path / "flipped.handover"
    for place in range(len(whole)):
        flipped = bytearray(whole)
        flipped[place] ^= 1 << place % 8
        path.write_bytes(flipped)
        with pytest.raises((RefusedFileError, PassphraseError)):
            handover_file.read(path, ["abacus drop-down zoom yo-yo felt-tip t-shirt"])


def test_a_file_half_overwritten_by_a_newer_one_is_refused(
    tmp_path: Path, changed: Changed, given: SimpleNamespace
) -> None:
    notes = [changed({"text": os.urandom(500).hex()}, subject=uuid4()) for _ in range(400)]
    files = []
    for count in (390, 400):
        path = tmp_path / "out.handover"
        handover_file.write(
            path, notes[:count], record=given.record, by="A", made=given.at, passphrase=given.passphrase, cost=1
        )
        files.append(path.read_bytes())
    old, new = files
    for place in range(100, len(old), len(old) // 40):
        path.write_bytes(new[:place] + old[place:])
        with pytest.raises((RefusedFileError, PassphraseError)):
            handover_file.read(path, [given.passphrase])


@pytest.mark.parametrize("cost", [b"0", b"007", b"19", b"20", b"23", b"30", b"99"])
def test_a_hand_over_that_asks_for_too_much_memory_is_refused(crafted: Crafted, cost: bytes) -> None:
    path = crafted([line()])
    path.write_bytes(re.sub(rb" 1\n", b" %b\n" % cost, path.read_bytes(), count=1))
    refusal(path)


# --- what is no hand-over ---


def zipped(**entries: bytes) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return packed.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"a",
        b"Xanthippe waits for a plan.\n" * 100,
        zipped(document=b"Xanthippe waits"),
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
        b"\x89PNG\r\n\x1a\n",
        b"SQLite format 3\0" + bytes(4080),
        os.urandom(4096),
        json.dumps({"format": "inspector-visit", "version": 1}).encode(),
        b"\xef\xbb\xbfage-encryption.org/v1\n",
    ],
)
def test_a_file_of_another_kind_is_no_hand_over(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.docx"
    path.write_bytes(content)
    assert refusal(path) == "This is not a hand-over file; choose the one that ends in “.handover”."


def test_what_is_only_named_like_a_hand_over_or_is_empty_is_told_as_that(tmp_path: Path) -> None:
    path = tmp_path / "renamed.Handover"
    path.write_bytes(b"%PDF-1.7\n")
    assert refusal(path) == "This file is no hand-over, whatever its name says; ask its maker for the file again."
    path.write_bytes(b"")
    assert refusal(path) == "The file is empty; copy it again from the stick, or ask for it again."


def test_a_folder_is_no_hand_over(tmp_path: Path) -> None:
    assert "not a hand-over file" in refusal(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="no such devices")
def test_a_device_a_pipe_and_a_socket_are_no_hand_overs_and_nobody_waits_for_them(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(os.path.relpath(tmp_path / "socket"))
        for path in (Path("/dev/zero"), Path("/dev/null"), tmp_path / "pipe", tmp_path / "socket"):
            assert "not a hand-over file" in refusal(path)


def test_ten_gigabytes_are_refused_by_their_size_or_first_bytes(tmp_path: Path) -> None:
    for start in (b"\0", b"age-encryption.org/v1\n-> scrypt "):
        with (tmp_path / "huge").open("wb") as file:
            file.write(start)
            file.truncate(10 * 2**30)
        assert "not a hand-over file" in refusal(tmp_path / "huge")


def test_an_age_file_of_something_else_is_refused(crafted: Crafted) -> None:
    for held in (b"", b"Xanthippe waits", os.urandom(70_000)):
        assert "damaged (it is no zip)" in refusal(crafted(packed=held))


# --- the zip ---


@pytest.mark.parametrize("name", ["header.json", "changes.jsonl"])
def test_a_missing_entry_is_refused(crafted: Crafted, name: str) -> None:
    refusal(crafted([line()], without=[name]))


@pytest.mark.parametrize(
    "name",
    [
        "notes.txt",
        "blobs/",
        "blobs/00",
        f"blobs/{ELSEWHERE}",
        f"blobs/{sha256(b'x').hexdigest().upper()}",
        f"blobs/../{sha256(b'x').hexdigest()}",
        "../header.json",
        "/etc/passwd",
        "C:/autoexec.bat",
        "c:header.json",
        "a\\b",
        "header.json ",
        "Header.json",
        "é",
    ],
)
def test_an_entry_that_does_not_belong_there_is_refused(
    crafted: Crafted, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    path = crafted([line()], more={name: b"x"})
    refusal(path)
    assert sorted(file.name for file in tmp_path.rglob("*")) == ["crafted.handover", "here"]


def test_a_zip_packed_in_another_way_is_refused(crafted: Crafted) -> None:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_LZMA) as archive:
        archive.writestr(ZipInfo("header.json"), b"{}", ZIP_LZMA)
    assert struct.unpack("<H", packed.getvalue()[8:10]) == (ZIP_LZMA,)
    refusal(crafted(packed=packed.getvalue()))


# --- the cover ---


@pytest.mark.parametrize("field", ["format", "app", "record", "made", "by", "count", "digest"])
@pytest.mark.parametrize(
    "value", [LEAVE_OUT, None, True, False, -1, 2**53 - 1, "", "x" * 201, "x" * 10**6, [], {}, [1], "a\0b", "a\ud800"]
)
def test_a_cover_with_a_wrong_field_is_refused(crafted: Crafted, field: str, value: object) -> None:
    if value is LEAVE_OUT:
        refusal(crafted([line()], without=[field]))
    else:
        cover = {
            "format": 1,
            "app": "a",
            "record": "01890a5d-ac96-774b-bcce-b302099a8057",
            "made": "m",
            "by": "A",
            "count": 1,
            "digest": sha256(sha256(line().partition(b',"salt"')[0][10:]).hexdigest().encode()).hexdigest(),
        }
        assert handover_file.read(
            crafted([line()], cover=json.dumps(cover).encode()), ["abacus drop-down zoom yo-yo felt-tip t-shirt"]
        )
        refusal(crafted([line()], cover=json.dumps({**cover, field: value}).encode()))


@pytest.mark.parametrize(
    "cover",
    [
        b"",
        b"null",
        b"[]",
        b'"format"',
        b"{",
        b"[" * 200_000,
        b'{"a":' * 200_000,
        b"\xef\xbb\xbf{}",
        b"\xff\xfe{\0}\0",
        b"{\xff}",
        b'{"format":1,"format":1}',
    ],
)
def test_a_cover_that_is_no_object_is_refused(crafted: Crafted, cover: bytes) -> None:
    assert "its cover" in refusal(crafted([line()], cover=cover))


@pytest.mark.parametrize(
    "number", [b"NaN", b"Infinity", b"-Infinity", b"1e999", b"1.0", b"0.5", b"9" * 5000, b"01", b"+1"]
)
def test_a_number_that_is_no_whole_number_is_refused(crafted: Crafted, number: bytes) -> None:
    refusal(crafted([line()], cover=b'{"format":%b}' % number))
    refusal(crafted([line(b'{"text":%b}' % number)]))
    refusal(crafted([line(header={"n": LEAVE_OUT}).replace(b'"kind"', b'"n":%b,"kind"' % number)]))


@pytest.mark.parametrize(
    "record", ["Liverpool", "01890A5D-AC96-774B-BCCE-B302099A8057", "01890a5dac96774bbcceb302099a8057"]
)
def test_a_cover_whose_record_is_no_plain_uuid_is_refused(crafted: Crafted, record: str) -> None:
    assert "its cover is not as the format says" in refusal(crafted([line()], cover={"record": record}))


def test_a_cover_with_one_field_more_is_refused(crafted: Crafted) -> None:
    refusal(crafted([line()], cover={"note": "Xanthippe waits"}))


@pytest.mark.parametrize("cover", [{"count": 0}, {"count": 2}, {"digest": ELSEWHERE}])
def test_a_cover_that_does_not_fit_what_is_inside_is_refused(crafted: Crafted, cover: dict[str, object]) -> None:
    assert "does not hold the changes its cover names" in refusal(crafted([line()], cover=cover))


def test_a_newer_format_is_named_whatever_else_is_in_the_file(crafted: Crafted) -> None:
    sentence = "The hand-over was made by a newer version of the app; update the app, then merge it."
    assert refusal(crafted(cover={"format": 2}), NewerFormatError) == sentence
    newer = crafted(cover=b'{"format":7,"people":[]}', without=["changes.jsonl"], more={"things.jsonl": b"{}"})
    assert refusal(newer, NewerFormatError) == sentence


# --- the changes ---


@pytest.mark.parametrize(
    "lines",
    [
        b"\n",
        b"{}\n",
        b"null\n",
        b"[" * 200_000 + b"\n",
        line()[:-1],
        line()[:-2] + b"\n",
        line() + b"\n",
        line() + b" ",
        b" " + line(),
        line().replace(b"\n", b"\r\n"),
        b"\xef\xbb\xbf" + line(),
        line().replace(b'"set"', b'"x":1,"set"'),
        line().replace(b'"salt"', b'"Salt"'),
        line().replace(b'{"header":', b'{"header": '),
        line().replace(SALT.hex().encode(), b"00"),
        line().replace(SALT.hex().encode(), b"G" * 32),
        line().replace(b'"' + SALT.hex().encode() + b'"', b"null"),
        line()[:-2] + b',"set":{}}\n',
        line()[:-2] + b",}\n",
    ],
)
def test_a_line_of_another_form_is_refused(crafted: Crafted, lines: bytes) -> None:
    fitting = [line()] if lines.startswith(line()) else lines.splitlines(keepends=True)
    path = crafted(fitting, more={"changes.jsonl": lines})
    assert "damaged" in refusal(path)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"null",
        b"[]",
        b'"text"',
        b"{}",
        b'{"text":"Xanthippe"',
        b'{"text":"Xanthippe waits","text":"Xanthippe"}',
        b'{"text":"Xanthippe","more":1}',
        b'{"text":{"a":"Xanthippe","a":1}}',
        b'{"text":"Xanthippe \\ud800"}',
        b'{"text":"Xanthippe \\u0000"}',
        b'{"text":"Xanthippe \\u001f"}',
        b'{"text":"Xanthippe \0"}',
        b'{"text":"Xanthippe \t"}',
        b'{"text":"Xanthippe \xff"}',
        b'{"text":"Xanthippe \xed\xa0\x80"}',
        b'{"text":%b}' % (b"[" * 200_000),
        b'{"text":%b%b}' % (b"[" * 200_000, b"]" * 200_000),
    ],
)
def test_content_that_is_not_as_the_record_keeps_it_is_refused(crafted: Crafted, content: bytes) -> None:
    assert "change 1" in refusal(crafted([line(content)]))


def test_content_that_was_exchanged_is_refused(crafted: Crafted) -> None:
    assert "change 1" in refusal(crafted([line().replace(b"waits", b"waited")]))
    assert "change 1" in refusal(crafted([line().replace(SALT.hex().encode(), b"1" * 32)]))


@pytest.mark.parametrize(
    "field", ["v", "record", "subject", "kind", "fields", "parents", "author", "device", "at", "n", "erase", "body"]
)
@pytest.mark.parametrize(
    "value",
    [
        LEAVE_OUT,
        None,
        True,
        0,
        -1,
        2**53,
        1.5,
        "",
        "x" * 201,
        [1],
        ["b", "a"],
        ["a", "a"],
        {},
        "a\0",
        "\ud800",
        ["\ud800"],
    ],
)
def test_a_change_with_a_wrong_field_is_refused(crafted: Crafted, field: str, value: object) -> None:
    assert "damaged" in refusal(crafted([line(header={field: value})]))


def test_a_change_with_one_field_more_is_refused(crafted: Crafted) -> None:
    refusal(crafted([line(header={"extra": 1})]))


def test_a_field_name_doubled_in_a_header_is_refused(crafted: Crafted) -> None:
    refusal(crafted([line().replace(b'"kind":"note"', b'"kind":"note","kind":"note"', 1)]))


def test_changes_of_another_visit_are_refused(crafted: Crafted) -> None:
    assert "another visit" in refusal(crafted([line(header={"record": str(uuid4())})]))


def test_a_change_that_stands_twice_is_refused(crafted: Crafted) -> None:
    assert "stands twice" in refusal(crafted([line(), line()]))


def test_a_missing_parent_is_refused(crafted: Crafted, changes: list[Change]) -> None:
    lines = [handover_file._line(one) for one in changes if one.n != 1]
    assert "missing" in refusal(crafted(lines))


def test_a_parent_of_another_thing_is_refused(crafted: Crafted, changed: Changed, given: SimpleNamespace) -> None:
    first = changed({"text": "Xanthippe"})
    for stranger in (
        changed({"text": "Xanthippe"}, on=[first], subject=given.weakness),
        changed({"text": "Xanthippe"}, on=[first], kind="weakness"),
    ):
        lines = [handover_file._line(one) for one in (first, stranger)]
        assert "another thing" in refusal(crafted(lines))


@pytest.mark.parametrize("n", [1, 3, 2**53 - 1])
def test_a_wrong_count_of_generations_is_refused(crafted: Crafted, changed: Changed, n: int) -> None:
    first = changed({"text": "Xanthippe"})
    lines = [handover_file._line(one) for one in (first, changed({"text": "Xanthippe"}, on=[first], n=n))]
    assert "wrong count" in refusal(crafted(lines))


def test_content_that_is_missing_without_an_erase_is_refused(crafted: Crafted, changes: list[Change]) -> None:
    lines = [handover_file._line(one if one.n != 2 else one.without_content()) for one in changes]
    assert "lost its content" in refusal(crafted(lines))


# --- blobs ---


def test_a_picture_that_does_not_fit_its_name_is_refused(crafted: Crafted) -> None:
    refusal(crafted([line()], more={f"blobs/{sha256(b'x').hexdigest()}": b"y"}))


def test_a_locked_file_of_another_maker_is_refused_and_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "out.handover"
    for start in (age.ARMOUR + b"\n", b"age-encryption.org/v1\n-> X25519 abc\n"):
        path.write_bytes(start + bytes(100))
        assert "needs a file locked with one passphrase" in refusal(path)
