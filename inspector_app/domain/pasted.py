"""What the visit judges, as the earlier letter tells it: a pasted text taken apart into a list, pure and repeatable.

Letters are copied out of PDF files, where bullets stand alone on a line, lines break in mid-sentence and lead-ins are
repeated. Nothing is thrown away but bullets, numbers, separators and lead-ins; what remains in doubt stays in the list.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from inspector_app.domain.plain import alike, clean, is_blank
from inspector_app.domain.short_names import short_name

_GLYPHS = "•■▪◾◼□▫◦●○‣⁃∙·➢➤►▶✓✔\uf0b7\uf0a7\uf0d8"
_MARKER = re.compile(
    rf"(?:[{_GLYPHS}]+|[*–—\-](?=\s|$)|o(?=\s|$)|\(?\d{{1,2}}[.)](?=\s|$)|\d{{1,2}}(?=\t|\s{{2,}}|$)"
    r"|\((?:[a-z]|[ivx]{1,4})\)|(?:[a-z]|[ivx]{1,4})[.)](?=\s|$))\s*"
)
"""A bullet, a number or a letter before an entry; a dash, a star, an o and a number need a space after them."""

_LEAD = re.compile(
    r"[^:]{0,400}\b(?:following|weakness|weaknesses|concerns?|identified|found|action|that|are|were|include)"
    r"[^:;]{0,80}:\s*",
    re.IGNORECASE,
)
"""What goes before a list and ends with a colon."""
_WITHIN = re.compile(
    r"(?:at|in|during|following|as|the|inspectors?|this|these|[A-Z])[^:;]{0,240}\b"
    r"(?:the following(?:\s\w+){0,4}|(?:inspectors|inspection|they) found(?: that)?"
    r"|(?:areas? of )?(?:significant )?weakness(?:es)?(?: (?:are|were|is|was|identified))?)\s*:\s+",
    re.IGNORECASE,
)
"""A lead-in with its entry, or its first one, in the same line."""
_DANGLING_WORDS = """
    a an and as at by for from in into of on or that the their this to which who with within
    local significant poor weak between across
"""
_DANGLING = frozenset(_DANGLING_WORDS.split())
"""Words with which no entry ends: the next line goes on, whatever its first letter."""
_END = re.compile(r"[.!?…][”’\"')\]]*$")
_TAIL = re.compile(r"(?:\s*[;,:.]|\s*[;,]\s*(?:and|or)|\s+and)+\s*$")
_WEAKNESSES = re.compile(r"the (?=significant (?:\w+ )?weakness)", re.IGNORECASE)
_FULL_LINE = 50
"""Lines of so many characters reach the edge of a page; shorter ones were ended by somebody."""


@dataclass(frozen=True, slots=True)
class EarlierWeakness:
    """An entry of the list: its title for the letter, the wording of the earlier letter, a short name for chips."""

    title: str
    source: str = ""
    short: str = ""


def split(text: str) -> tuple[EarlierWeakness, ...]:
    """Return the entries of a pasted text in their order, each with a short name that no other has."""
    found: list[EarlierWeakness] = []
    for source in _sources(text):
        found.append(weakness(source, found))
    return tuple(found)


def weakness(source: str, others: Sequence[EarlierWeakness] = ()) -> EarlierWeakness:
    """Return an entry made of the earlier letter's wording, its short name unlike those of the others."""
    title = titled(source)
    return EarlierWeakness(title, source, short_name(title, [other.short for other in others]))


def titled(source: str) -> str:
    """Return a wording as a title of the letter: a capital at the beginning, one full stop at the end.

    As the Liverpool letter recasts them: “the significant weaknesses in …” becomes “Significant weaknesses in …”.
    """
    words = _WEAKNESSES.sub("", " ".join(source.split()), count=1) if _WEAKNESSES.match(source.lstrip()) else source
    words = " ".join(words.split()).rstrip(";,: ")
    if not words or is_blank(words):
        return ""
    first = words[0].upper() if words[0].islower() and len(words[0].upper()) == 1 else words[0]
    words = first + words[1:]
    words = re.sub(r"\.{2,}$", ".", words)
    return words if _END.search(words) else f"{words}."


def cut(entry: EarlierWeakness, place: int) -> tuple[EarlierWeakness, EarlierWeakness] | None:
    """Return the two entries that a place in the title divides, or None where one of them would be empty.

    Where the title is still the earlier letter's, its wording is divided with it; else both keep all of it.
    """
    left, right = entry.title[:place], entry.title[place:]
    if is_blank(left) or is_blank(right.strip(" .;,")):
        return None
    sources = (entry.source, entry.source)
    if entry.source and titled(entry.source) == entry.title:
        begins = entry.source.lower().find(entry.title.rstrip(".").lower())
        if begins >= 0:
            sources = entry.source[: begins + place].strip(), entry.source[begins + place :].strip()
    first = EarlierWeakness(titled(_bare(left)), _bare(sources[0]))
    second = EarlierWeakness(titled(_bare(right)), _bare(sources[1]))
    return first, second


def joined(first: EarlierWeakness, second: EarlierWeakness) -> EarlierWeakness:
    """Return two entries as one, without a short name of its own yet."""
    source = " ".join(part for part in dict.fromkeys((first.source, second.source)) if part)
    untouched = all(one.source and titled(one.source) == one.title for one in (first, second))
    title = titled(source) if untouched else titled(f"{_bare(first.title)} {second.title}")
    return EarlierWeakness(title, source)


def repeated(entries: Sequence[EarlierWeakness]) -> tuple[int, ...]:
    """Return the places of entries whose title stands in the list before them."""
    titles = [alike(one.title) for one in entries]
    return tuple(place for place, title in enumerate(titles) if title and title in titles[:place])


def _sources(text: str) -> Iterator[str]:
    blocks, marked = _blocks(_lines(text))
    parts: list[str] = []
    for block in blocks:
        inner = _WITHIN.match(block)
        rest = block[inner.end() :] if inner else block
        parts += rest.split(";") if (not marked or len(blocks) == 1) else [rest]
    several = len(parts) > 1
    for part in parts:
        source = _bare(re.sub(r"^(?:and|or)\s+", "", part.strip()) if several else part.strip())
        if source and not is_blank(source) and any(map(str.isalnum, source)):
            yield source


def _lines(text: str) -> list[str]:
    """Return the lines of a paste as a reader sees them: no soft hyphens, ligatures apart, one kind of space."""
    text = re.sub(r"\u00ad\s*\n\s*|[\u00ad\u200b\u200c\u200d\u2060\ufeff]", "", text)
    text = re.sub(r"[\x0b\x0c]", "\n", text)
    text = re.sub(r"[ﬀ-ﬆ]", lambda found: unicodedata.normalize("NFKC", found[0]), text)
    return [line.replace("\u00a0", " ").strip() for line in clean(text).split("\n")]


def _blocks(lines: Sequence[str]) -> tuple[list[str], bool]:
    """Return the lines joined to entries without lead-ins, and whether bullets or numbers divide them."""
    found = [marker for line in lines if (marker := _MARKER.match(line))]
    marked = bool(found)
    family = _family(found[0][0]) if found else ""
    all_small = not marked and _all_small(lines)
    longest = max((len(line) for line in lines), default=0)
    blocks: list[str] = []
    gap = True
    for line in lines:
        if not line:
            gap = True
            continue
        marker = _MARKER.match(line)
        words = line[marker.end() :] if marker else line
        if marker and _family(marker[0]) != family:  # a point of a point, or a line that happens to begin so
            marker, words = None, words or line
        before = blocks[-1] if blocks else ""
        if marker or not blocks or not _goes_on(before, words, marked=marked, gap=gap, small=all_small, full=longest):
            blocks.append(words)
        else:
            blocks[-1] = _together(before, words)
        gap = False
    return [block for block in blocks if block and not (block.endswith(":") and _LEAD.fullmatch(block))], marked


def _family(marker: str) -> str:
    """Return what kind of marker divides a list: number, letter or bullet."""
    inner = marker.strip().strip("().")
    return "number" if inner.isdigit() else "letter" if inner.isalpha() and inner != "o" else "bullet"


def _goes_on(before: str, words: str, *, marked: bool, gap: bool, small: bool, full: int) -> bool:
    """Tell whether a line goes on with the entry before it."""
    if not before:  # a bullet alone on its line
        return True
    if before.endswith((";", ":")) or re.search(r"[;,.]\s*and$", before) or _END.search(before):
        return False
    last = before.split()[-1].lower().strip(",()")
    if last in _DANGLING or before.endswith((",", "-", "–")):
        return True
    if small:  # every line begins small: only a line that reached the edge goes on
        return full >= _FULL_LINE and len(before.rsplit("\n", 1)[-1]) + 1 + len(words.split()[0]) > full
    if words[0].islower():
        return True
    if marked and not gap:
        return True
    return not gap and words.split()[0].strip("(),.")[:2].isupper() and len(before) >= _FULL_LINE


def _all_small(lines: Sequence[str]) -> bool:
    first = [line[0] for line in lines if line and not _LEAD.fullmatch(line)]
    return len(first) > 1 and all(letter.islower() for letter in first)


def _together(before: str, words: str) -> str:
    if not before:
        return words
    hyphened = before.endswith("-") and not before.endswith(" -") and words[0].islower()
    return before + words if hyphened else f"{before} {words}"


def _bare(text: str) -> str:
    """Return a wording in one line, without the separators that a list puts at its end."""
    line = " ".join(text.split())
    return line if re.search(r"\b(?:etc|e\.g|i\.e)\.$", line) else _TAIL.sub("", line).strip()
