"""The recovery code: the data key of a workbook written so that a person can copy it from paper.

13 groups of 4 characters in Crockford's base32 (no I, L, O, U) hold the 256 bits and 4 zero bits; a 14th group holds
the first 20 bits of the key's SHA-256.
"""

import re
import unicodedata
from collections.abc import Iterator
from hashlib import sha256

from inspector_app.domain.errors import PassphraseError

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS = 14
GROUP_LENGTH = 4

_LENGTH = GROUPS * GROUP_LENGTH
_KEY_LENGTH = 32
_SPARE_BITS = 4
_CHECK_BITS = 20
_BREAK = re.compile(r"[\s\-‐‑‒–—−]+")
_LOOK_ALIKES = str.maketrans("OIL", "011")


def code(key: bytes) -> str:
    """Return the recovery code of a 32-byte key."""
    if len(key) != _KEY_LENGTH:
        raise ValueError(f"a data key has {_KEY_LENGTH} bytes")
    number = int.from_bytes(key, "big") << _SPARE_BITS + _CHECK_BITS | _check(key)
    text = "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(_LENGTH)))
    return "-".join(text[start : start + GROUP_LENGTH] for start in range(0, _LENGTH, GROUP_LENGTH))


def key(code: str) -> bytes:
    """Return the key of a recovery code as typed: any case, spaces or dashes anywhere, O for 0, I or L for 1.

    Raises:
        PassphraseError: The code does not fit; if one wrong or two swapped characters explain it, it says where.
    """
    text = unicodedata.normalize("NFKC", code).strip().upper().translate(_LOOK_ALIKES)
    groups = [group for group in _BREAK.split(text) if group]
    text = "".join(groups)
    for place, character in enumerate(text):
        if character not in ALPHABET:
            raise PassphraseError(
                f"The {_ordinal(place // GROUP_LENGTH)} group holds a character that no code holds, look at it again."
            )
    if len(text) != _LENGTH:
        raise PassphraseError(_wrong_length(groups))
    found = _key(text)
    if found is None:
        raise PassphraseError(_place_of_typo(text))
    return found


def _check(key: bytes) -> int:
    return int.from_bytes(sha256(key).digest()[:3], "big") >> 24 - _CHECK_BITS


def _key(text: str) -> bytes | None:
    """Return the key of 56 characters of the alphabet, or None if they do not fit together."""
    number = 0
    for character in text:
        number = number << 5 | ALPHABET.index(character)
    number, check = divmod(number, 1 << _CHECK_BITS)
    number, spare = divmod(number, 1 << _SPARE_BITS)
    key = number.to_bytes(_KEY_LENGTH, "big")
    return key if spare == 0 and check == _check(key) else None


def _wrong_length(groups: list[str]) -> str:
    if len(groups) == GROUPS:
        place, group = next((place, group) for place, group in enumerate(groups) if len(group) != GROUP_LENGTH)
        return f"The {_ordinal(place)} group has {len(group)} characters instead of {GROUP_LENGTH}, look at it again."
    length = sum(map(len, groups))
    return f"A recovery code has {_LENGTH} characters in {GROUPS} groups and here are {length}, look at it again."


def _place_of_typo(text: str) -> str:
    groups = {place for places, other in _one_typo_away(text) if _key(other) is not None for place in places}
    if not 1 <= len(groups) <= 2:
        return "The code as a whole does not fit, compare it with the sheet group by group."
    names = " or the ".join(_ordinal(place) for place in sorted(groups))
    return f"The {names} group does not fit, look at it again."


def _one_typo_away(text: str) -> Iterator[tuple[set[int], str]]:
    """Give each text that one other character or one swap of neighbours makes, with the groups it touches."""
    for place, present in enumerate(text):
        for character in ALPHABET:
            if character != present:
                yield {place // GROUP_LENGTH}, text[:place] + character + text[place + 1 :]
        pair = text[place : place + 2]
        if len(pair) == 2 and pair[0] != pair[1]:
            yield {place // GROUP_LENGTH, (place + 1) // GROUP_LENGTH}, text[:place] + pair[::-1] + text[place + 2 :]


def _ordinal(place: int) -> str:
    return ("1st", "2nd", "3rd")[place] if place < 3 else f"{place + 1}th"
