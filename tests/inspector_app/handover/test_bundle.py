"""The zip in memory: what the app packs, and zips made to do harm."""

import stat
import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.handover import bundle
from inspector_app.handover.bundle import BadBundleError, pack, unpack

NAMES = st.from_regex(r"[a-z0-9_-][a-z0-9._-]{0,10}(/[a-z0-9_-][a-z0-9._-]{0,10}){0,2}", fullmatch=True)


@given(st.dictionaries(NAMES, st.binary(), max_size=5))
def test_what_is_packed_is_unpacked_equal(entries: dict[str, bytes]) -> None:
    assert unpack(pack(entries)) == entries


def test_equal_entries_give_equal_bytes_and_no_moment() -> None:
    assert pack({"a": b"1"}) == pack({"a": b"1"})
    with ZipFile(BytesIO(pack({"a": b"1"}))) as archive:
        assert archive.infolist()[0].date_time == (1980, 1, 1, 0, 0, 0)


def zipped(*entries: tuple[ZipInfo, bytes]) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for entry, data in entries:
            archive.writestr(entry, data)
    return packed.getvalue()


def entry(name: str, *, mode: int = 0, method: int = ZIP_STORED) -> ZipInfo:
    made = ZipInfo(name)
    made.external_attr = mode << 16
    made.compress_type = method
    return made


def refused(packed: bytes, limit: int = 1 << 20) -> str:
    with pytest.raises(BadBundleError) as caught:
        unpack(packed, limit)
    return str(caught.value)


def test_an_entry_of_the_plain_kind_is_taken() -> None:
    assert unpack(zipped((entry("a", mode=stat.S_IFREG | 0o644), b"1"), (entry("b"), b"2"))) == {"a": b"1", "b": b"2"}


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFDIR, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFBLK, stat.S_IFSOCK])
def test_links_folders_and_devices_are_refused(kind: int) -> None:
    assert "never makes" in refused(zipped((entry("a", mode=kind | 0o777), b"/etc/passwd")))


@pytest.mark.parametrize(
    "name", ["", "/", "/a", "a/", "a//b", "..", "../a", "a/../b", "./a", "C:a", "a\\b", "a b", "é", "A", ".a"]
)
def test_a_name_that_could_lead_elsewhere_is_refused(name: str) -> None:
    refused(zipped((entry(name), b"1")))


def test_a_doubled_entry_is_refused() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        packed = zipped((entry("a"), b"1"), (entry("a"), b"2"))
    assert "list of contents is wrong" in refused(packed)


def test_an_encrypted_entry_is_refused() -> None:
    packed = bytearray(zipped((entry("a"), b"1")))
    packed[6] |= 1
    listed = packed.index(b"PK\x01\x02")
    packed[listed + 8] |= 1
    assert "never makes" in refused(bytes(packed))


def test_an_entry_packed_by_an_unknown_method_is_refused() -> None:
    packed = bytearray(zipped((entry("a"), b"1")))
    listed = packed.index(b"PK\x01\x02")
    struct.pack_into("<H", packed, 8, 99)
    struct.pack_into("<H", packed, listed + 10, 99)
    assert "never makes" in refused(bytes(packed))


def test_a_bomb_is_refused_by_the_size_it_announces() -> None:
    packed = pack({"a": bytes(2 << 20)})
    assert len(packed) < 4000
    assert "more than" in refused(packed)
    assert len(unpack(packed, 2 << 20)["a"]) == 2 << 20


def test_several_entries_are_bounded_together() -> None:
    assert "more than" in refused(pack({str(number): bytes(600_000) for number in range(2)}))


def test_a_bomb_that_announces_less_than_it_holds_is_stopped_while_it_inflates() -> None:
    packed = bytearray(pack({"a": bytes(200 << 20)}))
    struct.pack_into("<L", packed, 22, 1000)
    struct.pack_into("<L", packed, packed.index(b"PK\x01\x02") + 24, 1000)
    import tracemalloc

    tracemalloc.start()
    try:
        refused(bytes(packed))
        assert tracemalloc.get_traced_memory()[1] < 5 << 20
    finally:
        tracemalloc.stop()


def test_an_entry_that_announces_more_than_it_holds_is_refused() -> None:
    packed = bytearray(pack({"a": b"1"}))
    struct.pack_into("<L", packed, packed.index(b"PK\x01\x02") + 24, 1000)
    refused(bytes(packed))


def test_a_million_entries_are_refused_before_their_list_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    one = struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"a"
    monkeypatch.setattr(bundle, "ZipFile", None)
    listing = one * 1_000_000
    for announced in (1, 10_000, 10_001, 65_535):
        end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, announced, announced, len(listing), 0, 0)
        assert "too many entries" in refused(listing + end)


def test_there_is_a_limit_to_the_number_of_entries() -> None:
    entries = {str(number): b"" for number in range(bundle.ENTRY_LIMIT)}
    assert unpack(pack(entries)) == entries
    assert "too many entries" in refused(pack({**entries, "more": b""}))


def test_a_list_for_zips_over_four_gigabytes_cannot_overrule_the_short_one() -> None:
    packed = pack({"a": b"1"})
    listing = packed.index(b"PK\x01\x02")
    size = len(packed) - 22 - listing
    large = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 1, 1, size, listing)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, len(packed) - 22, 1)
    extra = len(large) + len(locator)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, size + extra, listing, 0)
    overruled = packed[:-22] + large + locator + end
    with ZipFile(BytesIO(overruled)) as archive:
        assert archive.namelist() == ["a"]
    assert refused(overruled) == "it is no zip"


def test_fewer_or_more_entries_than_announced_are_refused() -> None:
    packed = pack({"a": b"1", "b": b"2"})
    for count in (1, 3):
        end = struct.pack("<2H", count, count)
        refused(packed[:-14] + end + packed[-10:])


@pytest.mark.parametrize("more", [b"a", b"PK", bytes(22)])
def test_bytes_before_or_after_the_zip_are_refused(more: bytes) -> None:
    refused(pack({"a": b"1"}) + more)
    refused(more + pack({"a": b"1"}))


def test_a_comment_is_refused() -> None:
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.comment = b"PK\x05\x06"
    refused(packed.getvalue())


@pytest.mark.parametrize("packed", [b"", b"PK\x05\x06", b"PK\x03\x04", bytes(22), bytes(1000), b"\xff" * 100])
def test_what_is_no_zip_is_refused(packed: bytes) -> None:
    refused(packed)


def test_every_cut_and_every_flipped_byte_is_refused_or_says_the_same() -> None:
    entries = {"header.json": b"{}", "changes.jsonl": b"note " * 40}
    packed = pack(entries)
    for length in range(len(packed)):
        refused(packed[:length])
    for place in range(len(packed)):
        for flip in (1, 0x80, 0xFF):
            flipped = bytearray(packed)
            flipped[place] ^= flip
            try:
                assert set(unpack(bytes(flipped)).values()) == set(entries.values())
            except BadBundleError:
                continue


def test_data_that_is_no_deflate_stream_is_refused() -> None:
    packed = bytearray(zipped((entry("a", method=ZIP_DEFLATED), b"note " * 100)))
    packed[31:40] = b"\xff" * 9
    refused(bytes(packed))


def test_what_is_packed_is_deflated() -> None:
    data = b"She said the wait was long. " * 1000
    assert len(pack({"a": data})) < len(zlib.compress(data, 1)) + 200
