"""Passphrases: how they are made, how a typed one is brought into one form, and a digest as words for the telephone."""

import re
import secrets
import unicodedata
from functools import cache

import resources


def six_words() -> str:
    """Make a passphrase of six words of the EFF large word list (77 bits), separated by single spaces."""
    return " ".join(secrets.choice(_words()) for _ in range(6))


def digest_words(digest: str) -> str:
    """Return four words (51 bits) that stand for a hex digest, so that two people can compare records by voice."""
    words = _words()
    number = int(digest, 16)
    chosen = []
    for _ in range(4):
        number, place = divmod(number, len(words))
        chosen.append(words[place])
    return " ".join(chosen)


def normalised(passphrase: str) -> str:
    """Return a typed or pasted passphrase in its one form: NFKC, trimmed, each run of white space one space."""
    return " ".join(unicodedata.normalize("NFKC", passphrase).split())


def spoken(words: str) -> str:
    """Return the team's six words as they were made, however they were written down: capitals, commas, dashes."""
    return normalised(re.sub(r"[\W_]+", " ", words)).lower()


@cache
def _words() -> tuple[str, ...]:
    return tuple(resources.text("words/eff_large.txt").split())
