"""The recovery code: it comes back from paper, and a typo is found where it is."""

import random
import re
import secrets
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.domain.errors import PassphraseError
from inspector_app.handover import recovery

KEY = bytes(range(32))
CODE = recovery.code(KEY)


@given(st.binary(min_size=32, max_size=32))
def test_every_key_comes_back_from_its_code(key: bytes) -> None:
    assert recovery.key(recovery.code(key)) == key


def test_a_code_is_what_the_format_says() -> None:
    assert CODE == "000G-40R4-0M30-E209-185G-R38E-1W81-24GK-2GAH-C5RR-34D1-P70X-3RFG-CC6W"
    groups = CODE.split("-")
    assert len(groups) == 14
    assert {len(group) for group in groups} == {4}
    number = 0
    for character in "".join(groups):
        number = number << 5 | "0123456789ABCDEFGHJKMNPQRSTVWXYZ".index(character)
    assert number >> 24 == int.from_bytes(KEY, "big")
    assert number >> 20 & 15 == 0
    assert number & 0xFFFFF == int(sha256(KEY).hexdigest()[:5], 16)


@pytest.mark.parametrize(
    "typed",
    [
        CODE.lower(),
        CODE.replace("-", ""),
        CODE.replace("-", " "),
        CODE.replace("-", " – "),
        f"  {CODE}\n",
        "\n".join(CODE.split("-")),
        " ".join(CODE.replace("-", "")),
        CODE.replace("0", "O").replace("1", "I"),
        CODE.replace("0", "o").replace("1", "l"),
        CODE.translate({ord(char): ord(char) + 0xFEE0 for char in "ABCDEFGHJKMNPQRSTVWXYZ0123456789"}),
    ],
)
def test_a_code_is_taken_however_it_is_typed(typed: str) -> None:
    assert recovery.key(typed) == KEY


def refusal(typed: str) -> str:
    with pytest.raises(PassphraseError) as caught:
        recovery.key(typed)
    return str(caught.value)


def test_the_group_with_one_wrong_character_is_named() -> None:
    ordinals = ["1st", "2nd", "3rd", *(f"{number}th" for number in range(4, 15))]
    text = CODE.replace("-", "")
    rng = random.Random(5)
    alone = 0
    for place, present in enumerate(text):
        other = rng.choice([character for character in recovery.ALPHABET if character != present])
        said = refusal(text[:place] + other + text[place + 1 :])
        named = re.fullmatch(r"The (\w+)(?: or the (\w+))? group does not fit, look at it again\.", said)
        assert named is not None
        assert ordinals[place // 4] in named.groups()  # now and then a second group would explain it as well
        alone += named[2] is None
    assert alone > 50


def test_the_groups_of_two_swapped_characters_are_named() -> None:
    groups = CODE.split("-")
    assert groups[6][1] != groups[6][2]
    within = groups[6][0] + groups[6][2] + groups[6][1] + groups[6][3]
    assert refusal("-".join([*groups[:6], within, *groups[7:]])) == "The 7th group does not fit, look at it again."
    assert groups[6][3] != groups[7][0]
    across = [groups[6][:3] + groups[7][0], groups[6][3] + groups[7][1:]]
    said = refusal("-".join([*groups[:6], *across, *groups[8:]]))
    assert said == "The 7th or the 8th group does not fit, look at it again."


def test_more_than_one_typo_is_said_of_the_whole_code() -> None:
    groups = CODE.split("-")
    assert "as a whole" in refusal("-".join([*groups[:2], "ZZZZ", *groups[3:8], "ZZZZ", *groups[9:]]))


def test_random_codes_are_never_taken() -> None:
    for _ in range(50):
        assert "group" in refusal("".join(secrets.choice(recovery.ALPHABET) for _ in range(56)))


def test_spare_bits_that_are_not_zero_are_refused() -> None:
    raw = int.from_bytes(KEY, "big") << 4 | 1
    number = raw << 20 | int(sha256(KEY).hexdigest()[:5], 16)
    refusal("".join(recovery.ALPHABET[number >> 5 * place & 31] for place in reversed(range(56))))


@pytest.mark.parametrize("missing", [0, 20, 55])
def test_a_character_left_out_of_a_running_code_is_counted(missing: int) -> None:
    text = CODE.replace("-", "")
    assert "56 characters in 14 groups and here are 55" in refusal(text[:missing] + text[missing + 1 :])


def test_a_character_left_out_of_a_group_is_found_there() -> None:
    groups = CODE.split("-")
    assert refusal("-".join([*groups[:3], groups[3][:3], *groups[4:]])).startswith("The 4th group has 3 characters")


@pytest.mark.parametrize("character", ["U", "u", "*", "é", "٣", "😀"])
def test_a_character_that_no_code_holds_is_found(character: str) -> None:
    groups = CODE.split("-")
    said = refusal("-".join([*groups[:4], character + groups[4][1:], *groups[5:]]))
    assert said == "The 5th group holds a character that no code holds, look at it again."


@pytest.mark.parametrize("typed", ["", " ", "-", "0", CODE + CODE, CODE + "-0000", "0" * 10_000])
def test_a_code_of_another_length_is_refused(typed: str) -> None:
    assert "look at it again" in refusal(typed)


@pytest.mark.parametrize("key", [b"", KEY[:31], KEY + b"\0"])
def test_only_a_key_has_a_code(key: bytes) -> None:
    with pytest.raises(ValueError):
        recovery.code(key)


def test_a_refusal_does_not_repeat_the_code() -> None:
    said = refusal(CODE[:-1] + ("0" if CODE[-1] != "0" else "1"))
    assert not any(group in said for group in CODE.split("-"))
