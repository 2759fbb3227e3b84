"""The letter as plain Markdown: readable as it stands, and right when it is set."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from inspector_app.domain.letter import DRAFT, Letter, Paragraph, Signature
from inspector_app.domain.plain import clean

_BREAK = "\\\n"
_SPECIAL = re.compile(r"[\\`*_\[\]<>|~]|&(?=#?\w+;)")
# What makes a heading, list, rule or underline only at the beginning of a line.
_OPENING = re.compile(r"^(?:#{1,6}(?=\s|$)|[-+=])")
_NUMBERED = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")


@dataclass(frozen=True, slots=True)
class MarkdownLetter:
    """Writes the letter as a Markdown file (CommonMark, with one table as GitHub and most others read it)."""

    is_draft: bool = False
    suffix = ".md"

    def write(self, letter: Letter, path: Path) -> None:
        r"""Write the letter as a complete file, UTF-8 with `\n` at the end of each line."""
        blocks = [*([f"**{DRAFT}**"] if self.is_draft else []), *_blocks(letter)]
        path.write_text("\n\n".join(blocks) + "\n", encoding="utf-8", newline="\n")


def _blocks(letter: Letter) -> Iterator[str]:
    """Yield the blocks of the letter that are not empty, in order."""
    return (block for block in _all_blocks(letter) if block)


def _all_blocks(letter: Letter) -> Iterator[str]:
    yield _lines(letter.sender)
    yield _text(letter.date)
    yield from map(_lines, letter.addressees)
    yield _text(letter.salutation)
    yield _heading(1, letter.title)
    yield from map(_text, letter.introduction)
    yield _heading(2, letter.findings_heading)
    for section in letter.sections:
        yield _text(section.lead_in)
        yield _heading(3, section.title)
        yield from map(_text, section.findings)
        yield _text(section.judgement)
    yield _text(letter.next_steps)
    yield _text(letter.valediction)
    yield _lines(paragraph.text for paragraph in letter.signed_by)
    yield "\n".join(_table(letter.signature_heads, letter.signature_rows))
    yield _lines(letter.copies)


def _text(paragraph: Paragraph) -> str:
    return _lines([paragraph.text])


def _lines(texts: Iterable[str]) -> str:
    """Return texts as lines of one paragraph; a line break inside a text stays one."""
    joined = "\n".join(map(clean, texts)).strip()
    return _BREAK.join(_line(line) for line in joined.split("\n"))


def _heading(level: int, paragraph: Paragraph) -> str:
    """Return a heading, which Markdown keeps on one line; a closing # would be taken for decoration."""
    text = re.sub(r"(#+)$", r"\\\1", _inline(" ".join(clean(paragraph.text).split())))
    return f"{'#' * level} {text}" if text else ""


def _table(heads: Sequence[str], rows: Sequence[Sequence[Signature | None]]) -> Iterator[str]:
    if heads:
        yield _row(_cell([head]) for head in heads)
        yield _row("---" for _ in heads)
        for row in rows:
            cells = [_cell([one.name, one.role]) if one else "" for one in row]
            yield _row([*cells, *[""] * (len(heads) - len(cells))])


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(texts: Iterable[str]) -> str:
    lines = "\n".join(map(clean, texts)).strip().split("\n")
    return "<br>".join(_inline(line.strip()) for line in lines)


def _line(line: str) -> str:
    """Return a line of a paragraph, escaped at its beginning too."""
    text = _OPENING.sub(r"\\\g<0>", _inline(line.strip()))
    return _NUMBERED.sub(r"\1\\\2", text)


def _inline(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)
