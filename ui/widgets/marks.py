"""The marks an inspector types within a note, so that the hands need not leave the keys. No Qt here.

`#2` and a space (or Enter) holds the note against weakness 2; `+` or `-` and a space at the start say progress or
concern; a double quotation mark at the start says that these are the witness's own words, and stays in the text.
Anything else is text: `#2a`, `C#2`, `5 - 6`, and `#9` where there are three weaknesses.
"""

import re
from dataclasses import dataclass

LOOK_BACK = 16
"""As many characters before the cursor are enough to find a mark."""

_TAG = re.compile(r"(?<!\S)#([1-9][0-9]?)\Z")
_STANCE = re.compile(r"\s{0,4}([+-])\Z")
_QUOTE = re.compile(r"\s{0,4}[\"“]\Z")
_STANCES = {"+": "progress", "-": "concern"}


@dataclass(frozen=True, slots=True)
class Mark:
    """What a mark says, and how many characters before the cursor it takes out of the text."""

    taken: int
    tag: int | None = None
    stance: str | None = None
    voice: str | None = None


def typed(before: str, weaknesses: int) -> Mark | None:
    """Return the mark that was completed by the last character typed, if it was.

    Args:
        before: The text from its start, or its last LOOK_BACK characters, up to the cursor.
        weaknesses: How many weaknesses the visit has.
    """
    if before.endswith(" "):
        mark = closing(before[:-1], weaknesses)
        return Mark(mark.taken + 1, mark.tag, mark.stance) if mark else None
    return Mark(0, voice="verbatim") if _QUOTE.match(before) else None


def closing(before: str, weaknesses: int) -> Mark | None:
    """Return the mark that Enter completes at the end of a text, if there is one."""
    if found := _TAG.search(before):
        tag = int(found[1])
        return Mark(len(found[0]), tag=tag) if tag <= weaknesses else None
    if found := _STANCE.match(before):
        return Mark(1, stance=_STANCES[found[1]])
    return None
