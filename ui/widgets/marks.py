"""The marks an inspector types within a note, so that the hands need not leave the keys. No Qt here.

`#2` and a space (or Enter) holds the note against weakness 2, and so does `#2.`, `#2…` or `(#2)` behind a word, where
the stop stays; `+` or `-` and a space at the start say progress or concern; `@14:05` or `@1405` and a space at the
start say when it was heard; a double quotation mark at the start says that these are the witness's own words, and
stays in the text.
Anything else is text: `#2a`, `C#2`, `5 - 6`, `@25:00`, and `#9` where there are three weaknesses.
"""

import re
from dataclasses import dataclass, replace
from datetime import time

LOOK_BACK = 16
"""As many characters before the cursor are enough to find a mark."""

_TAG = re.compile(r"(?<!\S)#([1-9][0-9]?)\Z")
_TAG_AT_END = re.compile(r"(?<=(\S))([ \u00a0]+)(?P<open>\()?#([1-9][0-9]?)(?(open)\))(\.\.\.|[.,;:!?…]|)\Z")
"""After a word, in brackets or with the stop of its sentence behind it; in `#2, then` there is no sentence yet."""
_STOPS = ".,;:!?…"
_STANCE = re.compile(r"\s{0,4}([+-])\Z")
_HEARD = re.compile(r"\s{0,4}(@(2[0-3]|[01]?\d)[:.]?([0-5]\d))\Z")
_QUOTE = re.compile(r"\s{0,4}[\"“]\Z")
_STANCES = {"+": "progress", "-": "concern"}


@dataclass(frozen=True, slots=True)
class Mark:
    """What a mark says, how many characters before the cursor it takes out of the text, and what it leaves of them."""

    taken: int
    left: str = ""
    tag: int | None = None
    stance: str | None = None
    voice: str | None = None
    heard: time | None = None


def typed(before: str, weaknesses: int) -> Mark | None:
    """Return the mark that was completed by the last character typed, if it was.

    Args:
        before: The text from its start, or its last LOOK_BACK characters, up to the cursor.
        weaknesses: How many weaknesses the visit has.
    """
    if before.endswith(" "):
        mark = closing(before[:-1], weaknesses)
        return (
            replace(mark, taken=mark.taken + 1, left=f"{mark.left} " if mark.left.strip() else mark.left)
            if mark
            else None
        )
    return Mark(0, voice="verbatim") if _QUOTE.match(before) else None


def closing(before: str, weaknesses: int) -> Mark | None:
    """Return the mark that Enter completes at the end of a text, if there is one."""
    if found := _TAG.search(before):
        tag = int(found[1])
        return Mark(len(found[0]), tag=tag) if tag <= weaknesses else None
    if found := _TAG_AT_END.search(before):
        tag, stop = int(found[4]), "" if found[1] in _STOPS else found[5]
        left = stop or found[2]  # without a stop of its own the space stays, for the next word
        return Mark(len(found[0]), left, tag) if tag <= weaknesses else None
    if found := _STANCE.match(before):
        return Mark(1, stance=_STANCES[found[1]])
    if found := _HEARD.match(before):
        return Mark(len(found[1]), heard=time(int(found[2]), int(found[3])))
    return None
