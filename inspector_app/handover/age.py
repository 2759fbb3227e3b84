"""The public age v1 file format with one passphrase, so that a file can be opened in 20 years without this app.

After the C2SP specification, https://age-encryption.org/v1: a text header that wraps a file key under scrypt, then
the data in chunks of 64 KiB, each sealed by ChaCha20-Poly1305 with its number and a mark on the last (STREAM).
"""

import base64
import hmac
import re
import secrets
from hashlib import scrypt
from typing import Final

from nacl.bindings import (
    crypto_aead_chacha20poly1305_ietf_decrypt,
    crypto_aead_chacha20poly1305_ietf_encrypt,
)
from nacl.exceptions import CryptoError

from inspector_app.domain.errors import InvalidError, NewerFormatError, PassphraseError, RefusedFileError
from inspector_app.handover.passphrases import normalised

MAGIC: Final = b"age-encryption.org/"
"""How every age file begins."""

ARMOUR: Final = b"-----BEGIN AGE ENCRYPTED FILE-----"
"""How an age file written as text begins; not read here."""

HANDOVER_COST: Final = 17
"""The work factor of hand-overs as the power of two: 128 MiB and about 0.3 s."""

KEY_COST: Final = 18
"""The work factor of key files, which are opened once a day: 256 MiB and about 0.7 s."""

COST_LIMIT: Final = 18
"""The highest work factor that is read: two flipped bits in a header must not take gigabytes of memory."""

_CHUNK = 64 * 1024
_TAG = 16
_NONCE = 16
_FILE_KEY = 16

_HEADER = re.compile(
    rb"age-encryption\.org/v1\n"
    rb"-> scrypt (?P<salt>[A-Za-z0-9+/]{22}) (?P<cost>[1-9][0-9]{0,9})\n"
    rb"(?P<body>[A-Za-z0-9+/]{43})\n"
    rb"--- (?P<mac>[A-Za-z0-9+/]{43})\n"
)
_STANZA = re.compile(rb"\n-> ([!-~]+)")

_DAMAGED = "The file is damaged or was cut short; copy it again, or ask for it again."
_OTHER_LOCK = "The app needs a file locked with one passphrase, as the app makes it; ask for it again in that form."
_NO_AGE = "The file is not one that the app has locked with a passphrase; choose another."
_NEWER = "The file was made by a newer version, or it is damaged; update the app, or ask for the file again."
_TOO_COSTLY = "Opening the file would take more memory than the app ever asks for; ask for it again, made by the app."
_EMPTY = "An empty passphrase protects nothing; give one of at least one character."
_WRONG = "The passphrase does not open this file, or the file is damaged."


def encrypt(data: bytes, passphrase: str, cost: int) -> bytes:
    """Return data as an age file locked with a passphrase; cost is the power of two of scrypt's work factor.

    Raises:
        InvalidError: The passphrase is empty.
    """
    if not 1 <= cost <= COST_LIMIT:
        raise ValueError(f"the work factor lies between 1 and {COST_LIMIT}")
    if not normalised(passphrase):
        raise InvalidError(_EMPTY)
    salt, file_key = secrets.token_bytes(16), secrets.token_bytes(_FILE_KEY)
    wrapped = crypto_aead_chacha20poly1305_ietf_encrypt(file_key, None, bytes(12), _wrap_key(passphrase, salt, cost))
    head = b"age-encryption.org/v1\n-> scrypt %b %d\n%b\n---" % (_base64(salt), cost, _base64(wrapped))
    return b"%b %b\n%b" % (head, _base64(_mac(file_key, head)), _seal(file_key, data))


def decrypt(file: bytes, passphrase: str) -> bytes:
    """Return the data of an age file, authenticated to its last byte.

    Raises:
        RefusedFileError: The file is not an age file with one passphrase, or is damaged or cut.
        PassphraseError: The passphrase does not open it; damage to the wrapped key looks the same.
    """
    header = _HEADER.match(file)
    if header is None:
        raise _refusal(file)
    cost = int(header["cost"])
    if cost > COST_LIMIT:
        raise RefusedFileError(_TOO_COSTLY)
    salt, wrapped, mac = (_unbase64(header[name]) for name in ("salt", "body", "mac"))
    key = _wrap_key(passphrase, salt, cost)
    file_key = _unsealed(wrapped, bytes(12), key)
    if file_key is None:
        raise PassphraseError(_WRONG)
    if not hmac.compare_digest(mac, _mac(file_key, file[: header.start("mac") - 1])):
        raise RefusedFileError(_DAMAGED)
    return _open(file_key, file[header.end() :])


def _refusal(file: bytes) -> RefusedFileError:
    """Say why a file that does not begin as ours do is not read."""
    if file.startswith(ARMOUR):
        return RefusedFileError(_OTHER_LOCK)
    if not file.startswith(MAGIC):
        return RefusedFileError(_NO_AGE)
    if not file.startswith(MAGIC + b"v1\n"):
        return NewerFormatError(_NEWER)
    locks = _STANZA.findall(file[:_CHUNK].partition(b"\n---")[0])
    return RefusedFileError(_OTHER_LOCK if locks and locks != [b"scrypt"] else _DAMAGED)


def _wrap_key(passphrase: str, salt: bytes, cost: int) -> bytes:
    n, block = 1 << cost, 8
    return scrypt(
        normalised(passphrase).encode("utf-8", "surrogatepass"),
        salt=b"age-encryption.org/v1/scrypt" + salt,
        n=n,
        r=block,
        p=1,
        maxmem=128 * block * (n + 16),
        dklen=32,
    )


def _hkdf(key: bytes, salt: bytes, info: bytes) -> bytes:
    """Derive 32 bytes by HKDF-SHA-256 (RFC 5869); one round of its expansion gives as many."""
    return hmac.digest(hmac.digest(salt, key, "sha256"), info + b"\x01", "sha256")


def _mac(file_key: bytes, head: bytes) -> bytes:
    return hmac.digest(_hkdf(file_key, b"", b"header"), head, "sha256")


def _seal(file_key: bytes, data: bytes) -> bytes:
    nonce = secrets.token_bytes(_NONCE)
    key = _hkdf(file_key, nonce, b"payload")
    count = max(1, -(-len(data) // _CHUNK))
    sealed = [nonce]
    for number in range(count):
        chunk = data[number * _CHUNK : (number + 1) * _CHUNK]
        sealed.append(crypto_aead_chacha20poly1305_ietf_encrypt(chunk, None, _place(number, count), key))
    return b"".join(sealed)


def _open(file_key: bytes, payload: bytes) -> bytes:
    """Return what a payload holds; its last chunk may be empty only if it is the only one."""
    key = _hkdf(file_key, payload[:_NONCE], b"payload")
    size = _CHUNK + _TAG
    count = -(-(len(payload) - _NONCE) // size)
    opened = []
    for number in range(count):
        start = _NONCE + number * size
        chunk = _unsealed(payload[start : start + size], _place(number, count), key)
        if chunk is None:
            raise RefusedFileError(_DAMAGED)
        opened.append(chunk)
    if not opened or (count > 1 and not opened[-1]):
        raise RefusedFileError(_DAMAGED)
    return b"".join(opened)


def _unsealed(sealed: bytes, nonce: bytes, key: bytes) -> bytes | None:
    """Return what was sealed, or None if it is not whole; PyNaCl does not expect less than a tag."""
    if len(sealed) < _TAG:
        return None
    try:
        return crypto_aead_chacha20poly1305_ietf_decrypt(sealed, None, nonce, key)
    except CryptoError:
        return None


def _place(number: int, count: int) -> bytes:
    """Return a chunk's nonce: its number, and whether it is the last."""
    return number.to_bytes(11, "big") + (b"\x01" if number == count - 1 else b"\x00")


def _base64(raw: bytes) -> bytes:
    return base64.b64encode(raw).rstrip(b"=")


def _unbase64(text: bytes) -> bytes:
    raw = base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)
    if _base64(raw) != text:
        raise RefusedFileError(_DAMAGED)
    return raw
