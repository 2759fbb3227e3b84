"""Typed text: what is kept of it, and when nothing of it can be seen."""

import pytest

from inspector_app.domain.errors import InvalidError
from inspector_app.domain.plain import clean, is_blank, worded


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\0b\x07c\x1b", "abc"),
        ("half \ud83d a sign", "half � a sign"),
        ("Zoe\u0308", "Zoë"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("\tשלום מרחבא 👩‍👧\n", "\tשלום מרחבא 👩‍👧\n"),
        ("<b>&amp;</b>", "<b>&amp;</b>"),
    ],
)
def test_a_text_is_kept_but_for_what_nobody_can_read_or_print(typed: str, kept: str) -> None:
    assert clean(typed) == kept
    assert clean(kept) == kept
    kept.encode()


@pytest.mark.parametrize(
    "typed",
    ["", " ", "\t\r\n", "\u00a0\u2003\u3000", "\u0301", "\u0301 \u0308\u20dd", "\u200b\ufeff\u202e\u2060", "\0"],
)
def test_a_text_of_which_nothing_shows_is_refused_where_one_is_needed(typed: str) -> None:
    assert is_blank(typed)
    with pytest.raises(InvalidError, match=r"^Write a word\.$"):
        worded(typed, "Write a word.")


@pytest.mark.parametrize("typed", ["a", " -", "e\u0301", "\u200bx", "😀", "\ud800", "١", "…"])
def test_a_text_of_one_sign_is_a_text(typed: str) -> None:
    assert not is_blank(typed)
    assert worded(typed, "Write a word.") == clean(typed).strip()
