"""The age format: against another implementation, against the published vectors, and against every kind of damage."""

import os
import re
import unicodedata
import zlib
from hashlib import sha256
from pathlib import Path

import pyrage
import pytest
from nacl.bindings import crypto_aead_chacha20poly1305_ietf_decrypt, crypto_scalarmult, crypto_scalarmult_base

from inspector_app.domain.errors import InvalidError, NewerFormatError, PassphraseError, RefusedFileError
from inspector_app.handover import age

CHUNK = 64 * 1024
SIZES = [0, 1, 15, 16, 17, CHUNK - 17, CHUNK - 16, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK - 1, 2 * CHUNK, 3 * CHUNK + 5]
VECTORS = {path.name: path for path in (Path(__file__).parent / "testkit").iterdir() if path.suffix != ".md"}


def vector(name: str) -> tuple[dict[str, str], bytes]:
    head, _, file = VECTORS[name].read_bytes().partition(b"\n\n")
    facts = dict(line.split(": ", 1) for line in head.decode().splitlines())
    return facts, zlib.decompress(file) if facts.get("compressed") == "zlib" else file


def of(prefix: str) -> list[str]:
    return sorted(name for name in VECTORS if name.startswith(prefix))


# --- another implementation ---


@pytest.mark.parametrize("size", SIZES)
def test_another_age_opens_what_we_lock(size: int) -> None:
    data = os.urandom(size)
    assert pyrage.passphrase.decrypt(age.encrypt(data, "six words of mine", 2), "six words of mine") == data


@pytest.mark.parametrize("size", SIZES)
def test_we_open_the_payload_another_age_sealed(size: int) -> None:
    identity = pyrage.x25519.Identity.generate()
    data = os.urandom(size)
    file = pyrage.encrypt(data, [identity.to_public()])
    assert age._open(file_key(file, secret(str(identity))), payload(file)) == data


def test_we_open_what_another_age_locks_with_a_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(age, "COST_LIMIT", 20)  # it chooses 2^18 to 2^20 by the speed of the machine
    assert age.decrypt(pyrage.passphrase.encrypt(b"a" * (CHUNK + 1), "six words"), " six  words\n") == b"a" * (
        CHUNK + 1
    )


def secret(identity: str) -> bytes:
    """Return the 32 bytes of an X25519 identity: bech32 without its checksum of 6 characters."""
    number = 0
    for character in identity.lower().rpartition("1")[2][:-6]:
        number = number << 5 | "qpzry9x8gf2tvdw0s3jn54khce6mua7l".index(character)
    return (number >> 4).to_bytes(32, "big")


def file_key(file: bytes, own: bytes) -> bytes:
    stanza = re.search(rb"\n-> X25519 (\S+)\n(\S+)\n", file)
    assert stanza is not None
    share, wrapped = age._unbase64(stanza[1]), age._unbase64(stanza[2])
    key = age._hkdf(crypto_scalarmult(own, share), share + crypto_scalarmult_base(own), b"age-encryption.org/v1/X25519")
    return crypto_aead_chacha20poly1305_ietf_decrypt(wrapped, None, bytes(12), key)


def payload(file: bytes) -> bytes:
    return file.partition(b"\n--- ")[2].partition(b"\n")[2]


# --- the published vectors ---


@pytest.mark.parametrize("name", of("scrypt"))
def test_a_published_passphrase_file_is_opened_or_refused_as_published(name: str) -> None:
    facts, file = vector(name)
    if facts["expect"] == "success":
        assert sha256(age.decrypt(file, facts["passphrase"])).hexdigest() == facts["payload"]
    elif facts["expect"] == "no match" and name != "scrypt_uppercase":
        with pytest.raises(PassphraseError):
            age.decrypt(file, facts["passphrase"])
    else:  # a stanza of another name matches nothing for the vectors; here the file is refused as not ours
        with pytest.raises(RefusedFileError):
            age.decrypt(file, facts["passphrase"])


@pytest.mark.parametrize("name", of("stream"))
def test_a_published_payload_is_opened_or_refused_as_published(name: str) -> None:
    facts, file = vector(name)
    key = bytes.fromhex(facts["file key"])
    if facts["expect"] == "success":
        assert sha256(age._open(key, payload(file))).hexdigest() == facts["payload"]
    else:
        with pytest.raises(RefusedFileError):
            age._open(key, payload(file))


@pytest.mark.parametrize(
    "name", ["x25519", "hybrid", "armor_x25519", "armor_scrypt", "scrypt_and_x25519", "scrypt_double"]
)
def test_a_file_locked_in_another_way_needs_one_passphrase(name: str) -> None:
    with pytest.raises(RefusedFileError, match="needs a file locked with one passphrase"):
        age.decrypt(vector(name)[1], "password")


def test_an_age_file_of_a_later_version_is_named_as_one() -> None:
    with pytest.raises(NewerFormatError, match="newer version"):
        age.decrypt(vector("version_unsupported")[1], "password")


def test_all_vectors_of_the_three_kinds_are_there() -> None:
    assert (len(of("scrypt")), len(of("stream"))) == (25, 28)


# --- damage ---


@pytest.fixture(scope="module")
def small() -> bytes:
    return age.encrypt(b"She said the wait was long.", "six words", 1)


def test_every_cut_is_refused(small: bytes) -> None:
    for length in range(len(small)):
        with pytest.raises((RefusedFileError, PassphraseError)):
            age.decrypt(small[:length], "six words")


def test_every_flipped_bit_is_refused(small: bytes) -> None:
    for place in range(len(small)):
        for bit in range(8):
            flipped = bytearray(small)
            flipped[place] ^= 1 << bit
            with pytest.raises((RefusedFileError, PassphraseError)):
                age.decrypt(bytes(flipped), "six words")


@pytest.mark.parametrize("more", [1, 15, 16, 17, 100, CHUNK, CHUNK + 16])
def test_appended_bytes_are_refused(small: bytes, more: int) -> None:
    for tail in (bytes(more), os.urandom(more), (small * (1 + more // len(small)))[:more]):
        with pytest.raises(RefusedFileError):
            age.decrypt(small + tail, "six words")


def chunks(file: bytes) -> tuple[bytes, list[bytes]]:
    start = len(file) - len(payload(file)) + 16
    return file[:start], [file[at : at + CHUNK + 16] for at in range(start, len(file), CHUNK + 16)]


@pytest.mark.parametrize(
    "order", [[1, 0, 2], [0, 2, 1], [0, 1], [0, 2], [1, 2], [0, 1, 1, 2], [0, 1, 2, 2], [0, 0, 1, 2]]
)
def test_chunks_swapped_left_out_or_doubled_are_refused(order: list[int]) -> None:
    head, parts = chunks(age.encrypt(os.urandom(2 * CHUNK + 9), "six words", 1))
    assert len(parts) == 3
    with pytest.raises(RefusedFileError):
        age.decrypt(head + b"".join(parts[place] for place in order), "six words")


def test_a_file_half_old_and_half_new_is_refused() -> None:
    data = os.urandom(3 * CHUNK)
    old, new = age.encrypt(data, "six words", 1), age.encrypt(data, "six words", 1)
    assert len(old) == len(new)
    for place in [40, 100, 170, 200, CHUNK, CHUNK + 500, 2 * CHUNK, len(new) - 1]:
        mixed = new[:place] + old[place:]
        if mixed == new:  # the last byte of both is the same, once in 256 times
            continue
        with pytest.raises((RefusedFileError, PassphraseError)):
            age.decrypt(mixed, "six words")


# --- the work factor ---


@pytest.mark.parametrize("cost", [*range(19, 31), 63, 64, 99, 2**31, 2**64, 10**30])
def test_a_work_factor_above_the_limit_is_refused_before_any_memory_is_taken(
    small: bytes, cost: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def taken(*_: object, **__: object) -> bytes:
        raise AssertionError("scrypt was asked")

    monkeypatch.setattr(age, "scrypt", taken)
    with pytest.raises(RefusedFileError):
        age.decrypt(re.sub(rb" 1\n", b" %d\n" % cost, small, count=1), "six words")


@pytest.mark.parametrize(
    "cost", [b"0", b"00", b"007", b"01", b"+1", b"-1", b" 1", b"1 ", b"1.0", b"0x1", b"", b"\xd9\xa1"]
)
def test_a_work_factor_that_is_no_plain_number_is_refused(small: bytes, cost: bytes) -> None:
    with pytest.raises(RefusedFileError):
        age.decrypt(re.sub(rb" 1\n", b" %b\n" % cost, small, count=1), "six words")


@pytest.mark.parametrize("cost", [-1, 0, 19, 64])
def test_no_file_is_written_that_would_not_be_read(cost: int) -> None:
    with pytest.raises(ValueError):
        age.encrypt(b"", "six words", cost)


def test_the_dearest_work_factor_that_we_write_opens() -> None:
    assert age.decrypt(age.encrypt(b"key", "six words", age.KEY_COST), "six words") == b"key"


# --- passphrases ---


def test_a_wrong_passphrase_says_that_it_may_be_damage(small: bytes) -> None:
    with pytest.raises(PassphraseError, match=r"does not open this file, or the file is damaged\.$"):
        age.decrypt(small, "seven words")


@pytest.mark.parametrize(
    "typed", ["Môn\tplâs", "  Môn plâs\r\n", unicodedata.normalize("NFD", "Môn plâs"), "Ｍôn  plâs"]
)
def test_a_passphrase_opens_however_it_was_pasted_or_composed(typed: str) -> None:
    assert age.decrypt(age.encrypt(b"key", "Môn plâs", 1), typed) == b"key"
    assert age.decrypt(age.encrypt(b"key", typed, 1), "Môn plâs") == b"key"


def test_case_counts_in_a_passphrase(small: bytes) -> None:
    with pytest.raises(PassphraseError):
        age.decrypt(small, "Six words")


@pytest.mark.parametrize("empty", ["", " ", "\n\t\u00a0"])
def test_nothing_is_locked_with_an_empty_passphrase(empty: str) -> None:
    with pytest.raises(InvalidError, match="empty passphrase"):
        age.encrypt(b"key", empty, 1)


def test_a_passphrase_with_a_broken_character_is_still_one() -> None:
    assert age.decrypt(age.encrypt(b"key", "a\udcffb", 1), "a\udcffb") == b"key"


@pytest.mark.parametrize("file", [b"", b"a", b"PK\x03\x04", b"age-encryption", b"AGE-ENCRYPTION.ORG/v1\n", b"%PDF-1.7"])
def test_what_is_no_age_file_is_refused(file: bytes) -> None:
    with pytest.raises(RefusedFileError, match="not one that the app has locked"):
        age.decrypt(file, "six words")


def test_a_header_with_windows_line_ends_is_refused(small: bytes) -> None:
    head, mark, rest = small.partition(b"\n--- ")
    with pytest.raises(RefusedFileError):
        age.decrypt(head.replace(b"\n", b"\r\n") + mark + rest, "six words")


def test_two_files_of_the_same_data_share_nothing_but_their_form() -> None:
    one, other = age.encrypt(b"same", "six words", 1), age.encrypt(b"same", "six words", 1)
    assert one.splitlines()[0] == other.splitlines()[0]
    assert not set(one.splitlines()[1:]) & set(other.splitlines()[1:])
