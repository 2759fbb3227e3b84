"""The pages of an encrypted database in clear, unused space among them: what no query shows but a file would tell."""

import ctypes
import ctypes.util
from pathlib import Path

import pytest

PAGE = 4096
_AT_END, _SALT, _IV = 80, 16, 16
_LOG_HEADER, _FRAME_HEADER = 32, 24


def pages(path: Path, key: bytes) -> bytes:
    """Return all pages of a database and of its log, decrypted as SQLCipher 4 lays them out: AES-256 in CBC mode.

    The last 80 bytes of a page are its initialisation vector and its authentication; the first page begins with a salt.
    """
    raw = path.read_bytes()
    found = [_decrypted(raw[start : start + PAGE], key, first=start == 0) for start in range(0, len(raw), PAGE)]
    log = path.with_name(f"{path.name}-wal")
    content = log.read_bytes() if log.exists() else b""
    for start in range(_LOG_HEADER, len(content), _FRAME_HEADER + PAGE):
        number = int.from_bytes(content[start : start + 4])
        page = content[start + _FRAME_HEADER : start + _FRAME_HEADER + PAGE]
        found.append(_decrypted(page, key, first=number == 1))
    return b"".join(found)


def _decrypted(page: bytes, key: bytes, *, first: bool) -> bytes:
    sealed = page[_SALT if first else 0 : PAGE - _AT_END]
    vector = page[PAGE - _AT_END :][:_IV]
    crypto = _library()
    context = crypto.EVP_CIPHER_CTX_new()
    try:
        assert crypto.EVP_DecryptInit_ex(context, crypto.EVP_aes_256_cbc(), None, key, vector) == 1
        crypto.EVP_CIPHER_CTX_set_padding(context, 0)
        clear, length = ctypes.create_string_buffer(len(sealed) + 16), ctypes.c_int()
        assert crypto.EVP_DecryptUpdate(context, clear, ctypes.byref(length), sealed, len(sealed)) == 1
        return clear.raw[: length.value]
    finally:
        crypto.EVP_CIPHER_CTX_free(context)


def _library() -> ctypes.CDLL:
    """Return OpenSSL's library, which Python itself stands on in most places."""
    name = ctypes.util.find_library("crypto")
    if name is None:
        pytest.skip("no library here that decrypts single pages")
    crypto = ctypes.CDLL(name)
    for function in ("EVP_CIPHER_CTX_new", "EVP_aes_256_cbc"):
        getattr(crypto, function).restype = ctypes.c_void_p
    pointer, text, whole = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int
    crypto.EVP_DecryptInit_ex.argtypes = [pointer, pointer, pointer, text, text]
    crypto.EVP_DecryptUpdate.argtypes = [pointer, pointer, pointer, text, whole]
    crypto.EVP_CIPHER_CTX_set_padding.argtypes = [pointer, whole]
    crypto.EVP_CIPHER_CTX_free.argtypes = [pointer]
    return crypto
