"""Words: the list is whole, passphrases are random, a digest always gives the same words."""

import math
import unicodedata
from hashlib import sha256

import pytest

import resources
from inspector_app.handover import passphrases


def test_the_list_is_the_published_one() -> None:
    text = resources.text("words/eff_large.txt")
    words = text.split("\n")
    assert words.pop() == ""
    assert len(words) == len(set(words)) == 6**5
    assert all(word == unicodedata.normalize("NFKC", word).strip().lower() for word in words)
    assert (words[0], words[-1]) == ("abacus", "zoom")
    assert sha256(text.encode()).hexdigest() == "6d557f0693958fb5e650b68b5bee585eb82cf4da32965505c789e924743bc522"


def test_the_list_comes_with_its_licence() -> None:
    note = resources.text("words/eff_large.licence.txt")
    assert "Electronic Frontier Foundation" in note
    assert "Attribution 3.0 United States" in note


def test_a_passphrase_is_six_words_of_the_list() -> None:
    words = set(resources.text("words/eff_large.txt").split())
    made = passphrases.six_words()
    assert made == " ".join(made.split(" "))
    assert len(made.split(" ")) == 6
    assert set(made.split(" ")) <= words
    assert 6 * math.log2(len(words)) > 77


def test_no_two_passphrases_are_the_same_and_all_words_are_used() -> None:
    made = [passphrases.six_words() for _ in range(20_000)]
    assert len(set(made)) == len(made)
    assert len({word for one in made for word in one.split()}) == 6**5


def test_a_passphrase_we_made_is_in_its_one_form() -> None:
    made = passphrases.six_words()
    assert passphrases.normalised(made) == made


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (" a  b\n", "a b"),
        ("a\u00a0b", "a b"),
        ("a\tb\r\nc", "a b c"),
        ("plâs", "plâs"),
        ("ﬁ Ａ", "fi A"),
        ("A b", "A b"),
        ("", ""),
        ("\n ", ""),
    ],
)
def test_a_typed_passphrase_is_brought_into_one_form(typed: str, meant: str) -> None:
    assert passphrases.normalised(typed) == meant
    assert passphrases.normalised(meant) == meant


def test_a_digest_always_gives_the_same_four_words() -> None:
    assert passphrases.digest_words(sha256(b"").hexdigest()) == "crop maggot prison traction"
    assert passphrases.digest_words("0" * 64) == "abacus abacus abacus abacus"


def test_digests_that_differ_give_other_words() -> None:
    said = {passphrases.digest_words(sha256(bytes([number])).hexdigest()) for number in range(256)}
    assert len(said) == 256
    assert all(len(words.split(" ")) == 4 for words in said)
