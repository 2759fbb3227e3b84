"""Every file that is not taken: refused in one sentence; digest, state, bytes and times of the workbook as before."""

import json
import os
import re
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import uuid4
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pyrage
import pytest
from docx import Document

from inspector_app.domain.errors import WorkbookError
from inspector_app.handover import age, bundle
from inspector_app.record.change import Change, make, read
from inspector_app.record.digest import digest
from inspector_app.services import merging, workbooks
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import (
    MARKER,
    brought,
    edited,
    exported,
    files,
    handed_over,
    joined_workbook,
    new_workbook,
    note,
    team_visit,
    visit,
)

Entries = dict[str, bytes]

CHUNK = 64 * 1024 + 16
NOT_OURS = "This is not a hand-over file; choose the one that ends in “.handover”."
NAMED_LIKE_OURS = "This file is no hand-over, whatever its name says; ask its maker for the file again."
EMPTY = "The file is empty; copy it again from the stick, or ask for it again."
OTHER_LOCK = "The app needs a file locked with one passphrase, as the app makes it; ask for it again in that form."
DAMAGED = "The hand-over is damaged ({}); ask for it again."
UNREADABLE = "The hand-over could not be read to the end; copy it again from the stick, or ask for it again."
NEWER_AGE = "The file was made by a newer version, or it is damaged"
NEWER = "The hand-over was made by a newer version of the app; update the app, then merge it."


def traces(workbook: Workbook) -> dict[str, tuple[str, int]]:
    """Return the fingerprint and the time of every file of a workbook."""
    return {name: (held, (workbook.folder / name).stat().st_mtime_ns) for name, held in files(workbook.folder).items()}


def seen(workbook: Workbook) -> tuple[str, bytes, list[Any]]:
    """Return digest, state, and what was noted of hand-overs."""
    with workbook.reading() as reader:
        return reader.digest(), exported(workbook), reader.receipts()


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimpleNamespace]:
    """Return the lead's open workbook and a colleague's, both with work of their own; nothing changes the lead's."""
    with pytest.MonkeyPatch.context() as cheap:
        cheap.setattr(age, "KEY_COST", 4)
        cheap.setattr(age, "HANDOVER_COST", 4)
        room = tmp_path_factory.mktemp("pair")
        with (
            new_workbook(room / "a.workbook", team_visit(), author="A") as lead,
            joined_workbook(room / "b.workbook", lead, "B") as other,
        ):
            edited(other, "n1", text=f"B writes that {MARKER} waits.")
            edited(lead, "n1", text="A's words")
            edited(lead, "n2", stance="concern")
            yield SimpleNamespace(
                book=lead, colleague=other, whole=handed_over(other).read_bytes(), words=workbooks.team_words(lead)
            )


@pytest.fixture
def case(pair: SimpleNamespace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SimpleNamespace]:
    """Return the pair with a place for a file; afterwards nothing has been made anywhere but that file."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    path = tmp_path / "wrong.handover"
    path.touch()
    yield SimpleNamespace(**vars(pair), path=path, room=tmp_path)
    assert sorted(tmp_path.rglob("*")) == [tmp_path / "here", path]


def refused(case: SimpleNamespace, content: bytes | None = None, path: Path | None = None) -> str:
    """Return the sentence with which a file is refused, having looked that nothing changed."""
    path = path or case.path
    if content is not None:
        path.write_bytes(content)
    state, files_before = seen(case.book), traces(case.book)
    with pytest.raises(WorkbookError) as caught:
        merging.preview(case.book, path)
    assert seen(case.book) == state
    assert traces(case.book) == files_before
    said = str(caught.value)
    assert re.fullmatch(r"[^\n]{10,250}\.", said)
    assert MARKER not in said
    assert case.words not in said
    return said


def opened(case: SimpleNamespace) -> Entries:
    return bundle.unpack(age.decrypt(case.whole, case.words))


def locked(case: SimpleNamespace, held: Entries | bytes) -> bytes:
    return age.encrypt(held if isinstance(held, bytes) else bundle.pack(held), case.words, 1)


def changes_in(entries: Entries) -> list[Change]:
    found = []
    for line in entries["changes.jsonl"].splitlines():
        header, _, rest = line.partition(b',"salt":')
        salt, _, content = rest.partition(b',"set":')
        found.append(read(header[len(b'{"header":') :], bytes.fromhex(salt.strip(b'"').decode()), content[:-1]))
    return found


def packed(case: SimpleNamespace, changes: list[Change], **cover: object) -> bytes:
    """Return a hand-over of these changes, whose cover fits them unless told otherwise."""
    lines = b"".join(
        b'{"header":%b,"salt":%b,"set":%b}\n'
        % (one.header, b'"%b"' % one.salt.hex().encode() if one.salt else b"null", one.content or b"null")
        for one in changes
    )
    given = json.loads(opened(case)["header.json"])
    given |= {"count": len(changes), "digest": digest(one.id for one in changes), **cover}
    return locked(case, {"header.json": json.dumps(given).encode(), "changes.jsonl": lines})


def test_the_file_that_the_others_are_made_of_is_taken(case: SimpleNamespace) -> None:
    for content in (
        case.whole,
        locked(case, opened(case)),
        packed(case, changes_in(opened(case))),
    ):
        case.path.write_bytes(content)
        assert (merging.preview(case.book, case.path).updated, len(merging.preview(case.book, case.path).changes)) == (
            1,
            1,
        )


# Damage on the way


def test_a_file_cut_anywhere_is_refused(case: SimpleNamespace) -> None:
    texts = [os.urandom(700).hex() for _ in range(200)]
    brought(
        case.colleague,
        notes=[
            {"id": f"x{place}", "interview": "int-1", "author": "ins-b", "text": text}
            for place, text in enumerate(texts)
        ],
    )
    with case.colleague.reading() as reader:
        whole = packed(case, list(reader.changes()))
    nonce = whole.index(b"\n--- ") + 5 + 43 + 1  # a header ends with its mark of 43 letters
    borders = range(nonce + 16 + CHUNK, len(whole), CHUNK)
    assert len(borders) >= 2
    cuts = {0, 1, 20, nonce - 10, nonce - 1, nonce, nonce + 8, nonce + 16, nonce + 17, len(whole) - 1}
    for border in borders:
        cuts |= {border - 1, border, border + 1}
    for cut in sorted(cuts):
        assert refused(case, whole[:cut]).startswith((EMPTY, NAMED_LIKE_OURS, "The file is damaged", NEWER_AGE))
    swapped = whole[: borders[0] - CHUNK] + whole[borders[0] : borders[1]] + whole[borders[0] - CHUNK : borders[0]]
    assert "damaged" in refused(case, swapped + whole[borders[1] :])
    with case.colleague.reading() as reader:
        newer = packed(case, list(reader.changes()))
    for place in (100, nonce + 5, borders[0], len(whole) - 40):
        assert "damaged" in refused(case, newer[:place] + whole[place:]), "half new, half old"


def test_a_file_with_one_bit_changed_or_bytes_behind_it_is_refused(case: SimpleNamespace) -> None:
    small = locked(case, opened(case))
    for place in range(0, len(small), 37):
        said = refused(case, small[:place] + bytes([small[place] ^ 1 << place % 8]) + small[place + 1 :])
        assert said.startswith(("The file", "The hand-over", "This file is", "None of the", "The app needs", "Opening"))
    for tail in (b"\0", b"\n", small, os.urandom(CHUNK)):
        assert "damaged or was cut short" in refused(case, small + tail)


@pytest.mark.parametrize("cost", [b"0", b"007", *(b"%d" % cost for cost in range(19, 31)), b"99"])
def test_a_file_that_asks_for_much_memory_is_refused_before_any_is_taken(
    cost: bytes, case: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked(*_: object, **__: object) -> bytes:
        raise AssertionError("memory was asked for")

    monkeypatch.setattr(age, "scrypt", asked)
    said = refused(case, re.sub(rb"(-> scrypt \S+) \d+\n", rb"\1 %b\n" % cost, case.whole, count=1))
    assert ("more memory" in said) == (not cost.startswith(b"0"))


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="no files that fail while they are read")
def test_a_file_that_cannot_be_read_to_its_end_is_refused(case: SimpleNamespace) -> None:
    assert refused(case, path=Path("/proc/self/mem")) == UNREADABLE
    command = [sys.executable, "-c", "print('there', flush=True); input()"]
    surroundings = {"age-encryption.org/v1": "x"}  # a file that begins as ours do and is longer than it says
    with subprocess.Popen(command, env=surroundings, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"there\n"
        try:
            assert refused(case, path=Path(f"/proc/{child.pid}/environ")) == UNREADABLE
        finally:
            child.communicate(b"\n")


# Files of another kind


def word_document() -> bytes:
    document, held = Document(), BytesIO()
    document.add_paragraph(f"{MARKER} waits.")
    document.save(held)
    return held.getvalue()


KINDS: dict[str, Callable[[], bytes]] = {
    "empty": bytes,
    "a Word document": word_document,
    "a zip": lambda: bundle.pack({"header.json": b"{}", "changes.jsonl": b""}),
    "a PDF": lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(1000),
    "a picture": lambda: b"\x89PNG\r\n\x1a\n" + bytes(1000),
    "text": lambda: f"{MARKER} waits.\n".encode() * 100,
    "an interchange file": lambda: json.dumps(visit()).encode(),
    "noise": lambda: os.urandom(10_000),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_of_another_kind_is_refused_for_what_it_is(kind: str, case: SimpleNamespace) -> None:
    assert refused(case, KINDS[kind]()) == (EMPTY if kind == "empty" else NAMED_LIKE_OURS)


def test_a_folder_a_device_and_ten_gigabytes_are_refused_at_once(case: SimpleNamespace) -> None:
    assert refused(case, path=case.room / "here") == NOT_OURS
    assert refused(case, path=case.book.folder) == NOT_OURS
    if Path("/dev/zero").exists():
        assert refused(case, path=Path("/dev/zero")) == NOT_OURS
    for start in (b"\0", b"age-encryption.org/v1\n-> scrypt "):
        with case.path.open("wb") as file:
            file.write(start)
            file.truncate(10 * 2**30)
        assert refused(case) == NAMED_LIKE_OURS
    case.path.write_bytes(b"")


def test_an_age_file_locked_in_another_way_is_refused(case: SimpleNamespace) -> None:
    held = bundle.pack(opened(case))
    one, other = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()
    for content in (
        pyrage.encrypt(held, [one.to_public()]),
        pyrage.encrypt(held, [one.to_public(), other.to_public()]),
        pyrage.encrypt(held, [one.to_public()], armored=True),
    ):
        assert refused(case, content) == OTHER_LOCK


def test_another_passphrase_is_asked_for_and_one_pasted_or_typed_otherwise_opens(case: SimpleNamespace) -> None:
    case.path.write_bytes(age.encrypt(bundle.pack(opened(case)), "Café für Zoë", 1))
    assert refused(case).startswith("None of the passphrases opens this hand-over, or it is damaged; ask its maker")
    for typed in ("Cafe\u0301 fu\u0308r Zoe\u0308", " Café für Zoë\n", "Café\u00a0für  Zoë "):
        assert merging.preview(case.book, case.path, ["wrong", typed]).updated == 1


# The zip inside


def zipped(*entries: tuple[str | ZipInfo, bytes]) -> bytes:
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return held.getvalue()


def link(name: str) -> ZipInfo:
    entry = ZipInfo(name)
    entry.external_attr = 0o120777 << 16
    return entry


def renamed(raw: bytes, old: bytes, new: bytes) -> bytes:
    assert len(old) == len(new)
    return raw.replace(old, new)


def with_entry(case: SimpleNamespace, name: str | ZipInfo, data: bytes = b"x") -> bytes:
    return zipped(*opened(case).items(), (name, data))


def a_million(_: SimpleNamespace) -> bytes:
    return b"PK\x05\x06" + struct.pack("<4H2LH", 0, 0, 65_535, 65_535, 0, 0, 0)


def announcing_less(case: SimpleNamespace) -> bytes:
    bomb = bytearray(zipped(("header.json", opened(case)["header.json"]), ("changes.jsonl", bytes(50_000_000))))
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = bomb.rindex(mark) + place
        bomb[at : at + 4] = struct.pack("<L", 100)
    return bytes(bomb)


def encrypted(case: SimpleNamespace) -> bytes:
    raw = bytearray(bundle.pack(opened(case)))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.index(mark) + place] |= 1
    return bytes(raw)


ZIPS: dict[str, Callable[[SimpleNamespace], bytes]] = {
    "a bomb": lambda case: with_entry(case, f"blobs/{sha256(b'').hexdigest()}", bytes(1 << 21)),
    "a bomb that announces little": announcing_less,
    "a million entries": a_million,
    "a name that climbs": lambda case: with_entry(case, "../climbed"),
    "a name that climbs deep inside": lambda case: with_entry(case, "blobs/../../climbed"),
    "an absolute name": lambda case: with_entry(case, "/tmp/climbed"),  # noqa: S108 - never written
    "a name of Windows": lambda case: with_entry(case, "C:\\climbed"),
    "a link": lambda case: with_entry(case, link("blobs/link"), b"/etc/passwd"),
    "a doubled entry": lambda case: renamed(with_entry(case, "header.jsoN"), b"header.jsoN", b"header.json"),
    "no changes": lambda case: zipped(("header.json", opened(case)["header.json"])),
    "no cover": lambda case: zipped(("changes.jsonl", opened(case)["changes.jsonl"])),
    "an encrypted entry": encrypted,
    "no zip": lambda _: b"no zip",
    "nothing": lambda _: b"",
}


@pytest.mark.parametrize("kind", ZIPS)
def test_a_zip_that_the_app_never_makes_is_refused_and_nothing_is_unpacked(kind: str, case: SimpleNamespace) -> None:
    said = refused(case, locked(case, ZIPS[kind](case)))
    assert said.startswith("The hand-over is damaged (")
    assert not Path("/tmp/climbed").exists()  # noqa: S108


# The cover and the changes

FORMS: dict[str, Callable[[SimpleNamespace], bytes]] = {
    "nested": lambda case: b"[" * 200_000,
    "nested whole": lambda case: b'{"a":' * 200_000 + b"1" + b"}" * 200_000,
    "NaN": lambda case: opened(case)["header.json"].replace(b'"count":', b'"count":NaN,"x":'),
    "an exponent": lambda case: re.sub(rb'"count":\d+', b'"count":1e999', opened(case)["header.json"]),
    "a fraction": lambda case: re.sub(rb'"count":(\d+)', rb'"count":\1.0', opened(case)["header.json"]),
    "5,000 digits": lambda case: re.sub(rb'"count":\d+', b'"count":' + b"9" * 5000, opened(case)["header.json"]),
    "a name twice": lambda case: opened(case)["header.json"].replace(b'"by":', b'"by":"x","by":', 1),
    "a byte order mark": lambda case: b"\xef\xbb\xbf" + opened(case)["header.json"],
    "not UTF-8": lambda case: opened(case)["header.json"].replace(b'"by":"', b'"by":"\xff', 1),
    "half a character": lambda case: opened(case)["header.json"].replace(b'"by":"', b'"by":"\\ud800', 1),
    "a NUL": lambda case: opened(case)["header.json"].replace(b'"by":"', b'"by":"\\u0000', 1),
    "null": lambda case: re.sub(rb'"by":"[^"]*"', b'"by":null', opened(case)["header.json"]),
    "a field missing": lambda case: re.sub(rb'"by":"[^"]*",', b"", opened(case)["header.json"]),
    "a field more": lambda case: opened(case)["header.json"].replace(b"{", b'{"more":1,', 1),
    "a huge field": lambda case: opened(case)["header.json"].replace(b'"by":"', b'"by":"' + b"x" * 10**6, 1),
    "a wrong count": lambda case: re.sub(rb'"count":\d+', b'"count":3', opened(case)["header.json"]),
    "a wrong digest": lambda case: re.sub(rb'"digest":"\w', b'"digest":"x', opened(case)["header.json"]),
    "no object": lambda case: b"[]",
    "empty": lambda case: b"",
}


@pytest.mark.parametrize("form", FORMS)
def test_a_cover_that_is_not_as_the_format_says_is_refused(form: str, case: SimpleNamespace) -> None:
    assert FORMS[form](case) != opened(case)["header.json"]
    said = refused(case, locked(case, {**opened(case), "header.json": FORMS[form](case)}))
    assert said in {
        DAMAGED.format("its cover cannot be read"),
        DAMAGED.format("its cover is not as the format says"),
        DAMAGED.format("it does not hold the changes its cover names"),
    }


def on(case: SimpleNamespace, parent: Change | None, text: str = "More.", **other: Any) -> Change:
    given: dict[str, Any] = {
        "record": case.book.record,
        "subject": note(case.book, "n1").subject,
        "kind": "note",
        "set": {"text": text},
        "parents": {parent.id: parent.n} if parent else {},
        "author": str(case.colleague.author),
        "device": "D",
        "at": "2022-05-10T10:00:00+01:00",
        **other,
    }
    return make(**given)


def last_of(case: SimpleNamespace) -> Change:
    return max((one for one in changes_in(opened(case)) if one.kind == "note"), key=lambda one: one.n)


def of_another(case: SimpleNamespace) -> list[Change]:
    return [*changes_in(opened(case)), on(case, last_of(case), subject=uuid4())]


GRAPHS: dict[str, tuple[Callable[[SimpleNamespace], list[Change]], str]] = {
    "a parent that is missing": (
        lambda case: [one for one in changes_in(opened(case)) if not (one.kind == "note" and one.n == 1)],
        "missing",
    ),
    "a parent of another thing": (of_another, "another thing"),
    "a wrong count of generations": (
        lambda case: [*changes_in(opened(case)), on(case, None, parents={last_of(case).id: 7})],
        "wrong count",
    ),
    "content missing without an erase": (
        lambda case: [one.without_content() if one.kind == "note" else one for one in changes_in(opened(case))],
        "lost its content",
    ),
    "a change of another visit": (
        lambda case: [*changes_in(opened(case)), on(case, None, record=uuid4(), subject=uuid4())],
        "another visit",
    ),
    "a change twice": (lambda case: [*changes_in(opened(case)), last_of(case)], "stands twice"),
}


@pytest.mark.parametrize("graph", GRAPHS)
def test_changes_that_do_not_hold_together_are_refused(graph: str, case: SimpleNamespace) -> None:
    made, said = GRAPHS[graph]
    assert said in refused(case, packed(case, made(case)))


@pytest.mark.parametrize(
    "content",
    [
        b'{"text":NaN}',
        b'{"text":Infinity}',
        b'{"text":1e999}',
        b'{"text":0.5}',
        b'{"text":%b}' % (b"9" * 5000),
        b'{"text":%b1%b}' % (b"[" * 200_000, b"]" * 200_000),
        b'{"text":"a","text":"b"}',
        b'{"text":"\\ud800"}',
        b'{"text":"\\u0000"}',
        b'{"text":"\xff"}',
        b'\xef\xbb\xbf{"text":"a"}',
        b'{"text":"a","more":1}',
        b"null",
    ],
    ids=lambda content: content[:24].decode("ascii", "replace"),
)
def test_content_that_the_record_never_holds_is_refused(content: bytes, case: SimpleNamespace) -> None:
    salt = bytes(16)
    header = json.loads(last_of(case).header)
    header |= {"body": sha256(salt + content).hexdigest(), "parents": [], "n": 1, "subject": str(uuid4())}
    raw = json.dumps(header, sort_keys=True, separators=(",", ":")).encode()
    line = b'{"header":%b,"salt":"%b","set":%b}\n' % (raw, salt.hex().encode(), content)
    cover = json.loads(opened(case)["header.json"])
    cover |= {"count": 1, "digest": digest([sha256(raw).hexdigest()])}
    said = refused(case, locked(case, {"header.json": json.dumps(cover).encode(), "changes.jsonl": line}))
    assert said == DAMAGED.format("change 1")


def test_content_whose_fingerprint_is_another_is_refused(case: SimpleNamespace) -> None:
    entries = opened(case)
    entries["changes.jsonl"] = entries["changes.jsonl"].replace(b"B writes that", b"B wrote that")
    assert "damaged (change" in refused(case, locked(case, entries))


# Other visits, other versions, pictures


def test_a_hand_over_of_another_visit_is_refused_with_the_names_of_both(case: SimpleNamespace) -> None:
    given = visit()
    given["visit"] |= {"id": "york", "area": "York"}
    given["notes"] = []
    given["findings"] = []
    folder = case.book.folder.with_name("york.workbook")
    with new_workbook(folder, given) as other, other.reading() as reader:
        content = packed(case, list(reader.changes()), record=str(other.record))
    said = refused(case, content)
    assert said == "This hand-over is of another visit (“York”); this workbook is of “Leeds”."


def test_what_a_newer_version_wrote_is_refused_by_that_name(case: SimpleNamespace) -> None:
    assert refused(case, packed(case, changes_in(opened(case)), format=2)) == NEWER
    header = json.loads(last_of(case).header) | {"v": 2, "mood": "of a later version"}
    raw = json.dumps(header, sort_keys=True, separators=(",", ":")).encode()
    line = b'{"header":%b,"salt":null,"set":null}\n' % raw
    cover = json.loads(opened(case)["header.json"]) | {"count": 1, "digest": digest([sha256(raw).hexdigest()])}
    later = locked(case, {"header.json": json.dumps(cover).encode(), "changes.jsonl": line})
    assert refused(case, later) == NEWER


def test_a_picture_that_is_none_or_far_too_large_is_refused(case: SimpleNamespace) -> None:
    for picture in (b"no picture", b"\x89PNG\r\n\x1a\n" + bytes(20_000_000)):
        held = {**opened(case), f"blobs/{sha256(picture).hexdigest()}": picture}
        said = refused(case, locked(case, held))
        assert said == "The hand-over holds pictures, which this version cannot keep; update the app first."
        other = {**opened(case), f"blobs/{sha256(b'other').hexdigest()}": picture}
        assert refused(case, locked(case, other)) == DAMAGED.format("it holds a picture or file that it should not")


# Its own files


def test_a_backup_of_the_workbook_is_known_for_what_it_is_wherever_it_lies(workbook: Workbook, tmp_path: Path) -> None:
    backup = workbook.back_up()
    copy = tmp_path / "copied.handover"
    copy.write_bytes(backup.read_bytes())
    inside = backup, workbook.folder / "record.db", workbook.folder / "drafts.db", workbook.folder / "key.age"
    case = SimpleNamespace(book=workbook, path=copy, words=workbooks.team_words(workbook))
    for path in (*inside, copy):
        said = refused(case, path=path)
        assert said == (
            f"“{path.name}” is of this workbook itself, its database or a backup, and no hand-over; to go back to a "
            "backup let “inspector restore” make a new workbook of it."
        )
    assert refused(case, path=workbook.folder) == NOT_OURS
