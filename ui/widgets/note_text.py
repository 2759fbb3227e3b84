"""The text of a note laid out for a row: wrapped or cut to some lines, with the words that were searched for lit."""

import re
from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextCharFormat, QTextLayout, QTextOption

from ui import theme

_LONGEST = 4_000
"""Characters of a note that a row shows; the rest is read where the note is edited."""
_BEFORE_HIT = 40
_CUT = "… "


def laid_out(
    text: str,
    font: QFont,
    width: int,
    words: Sequence[str] = (),
    most_lines: int = 0,
    wrong: Sequence[tuple[int, int]] = (),
) -> QTextLayout:
    """Lay a text out.

    Args:
        text: The text; its own line breaks are kept.
        font: The font.
        width: The room, in pixels.
        words: Lower-case words that are lit wherever they stand.
        most_lines: The text is cut with an ellipsis after so many lines; 0 for all lines.
        wrong: Where words stand that are underlined as unknown, as (start, end); for texts that are not cut.
    """
    shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    shown = shown.replace("\n", "\u2028")
    layout = _wrapped(shown, font, width, words, wrong)
    if most_lines and layout.lineCount() > most_lines:
        start = layout.lineAt(most_lines - 1).textStart()
        kept, rest = _split(shown, start)
        rest = rest.replace("\u2028", " ")
        cut = QFontMetrics(font).elidedText(f"{rest[:400]}…", Qt.TextElideMode.ElideRight, width)
        hit = _first_hit(shown, words) if words and not _first_hit(kept + cut, words) else None
        if hit and hit.start() > _BEFORE_HIT + len(_CUT):  # nearer it cannot be brought, however narrow the row
            return laid_out(_from_near(shown, hit.start()), font, width, words, most_lines)
        layout = _wrapped(kept + cut, font, width, words)
    return layout


def _from_near(text: str, hit: int) -> str:
    """Return a text from a little before a hit that would otherwise be cut away."""
    start = text.find(" ", max(0, hit - _BEFORE_HIT), hit) + 1 or hit
    return f"{_CUT}{text[start:]}"


def height_of(layout: QTextLayout) -> int:
    """Return the height of a layout in whole pixels."""
    return round(layout.boundingRect().height())


def _wrapped(
    text: str, font: QFont, width: int, words: Sequence[str], wrong: Sequence[tuple[int, int]] = ()
) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    if words or wrong:
        layout.setFormats([*(_lit(text, words) if words else ()), *_underlined(text, wrong)])
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return layout


def lit_look() -> QTextCharFormat:
    """Return how a word looks that was searched for, or a sentence that is aimed at."""
    look = QTextCharFormat()
    look.setBackground(theme.colour("hit"))
    look.setForeground(theme.colour("on_hit"))
    return look


def _lit(text: str, words: Sequence[str]) -> list[QTextLayout.FormatRange]:
    look = lit_look()
    ranges = []
    for found in _any_of(tuple(words)).finditer(text):
        lit = QTextLayout.FormatRange()
        lit.start = units(text[: found.start()])
        lit.length = units(found[0])
        lit.format = look
        ranges.append(lit)
    return ranges


def unknown_look() -> QTextCharFormat:
    """Return how a word looks that nobody knows."""
    look = QTextCharFormat()
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
    look.setUnderlineColor(theme.colour("danger"))
    return look


def _underlined(text: str, wrong: Sequence[tuple[int, int]]) -> list[QTextLayout.FormatRange]:
    ranges = []
    for start, end in wrong:
        marked = QTextLayout.FormatRange()
        marked.start = units(text[:start])
        marked.length = units(text[start:end])
        marked.format = unknown_look()
        ranges.append(marked)
    return ranges


@lru_cache(maxsize=8)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)), re.IGNORECASE)


def _first_hit(text: str, words: Sequence[str]) -> re.Match[str] | None:
    return _any_of(tuple(words)).search(text)


def units(text: str) -> int:
    """Return how long Qt takes a text to be: it counts UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _split(text: str, units: int) -> tuple[str, str]:
    raw = text.encode("utf-16-le", "surrogatepass")
    return (
        raw[: 2 * units].decode("utf-16-le", "surrogatepass"),
        raw[2 * units :].decode("utf-16-le", "surrogatepass"),
    )
