"""What Qt leaves out of a PDF and readers ask for: its language, its headings as an outline, its title in the window.

And what it puts in that nobody asks for: the moment of writing, by which no two files of one letter were the same.

Qt writes no structure tree either, which nothing can add afterwards without writing every page anew.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

_ROOT = re.compile(rb"/Root (\d+) 0 R")
_SIZE = re.compile(rb"/Size (\d+)")
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_TRAILER = re.compile(rb"trailer\s*<<(.*?)>>\s*startxref\s+\d+\s+%%EOF\s*$", re.DOTALL)
_INFORMATION = re.compile(rb"(?:^|\n)1 0 obj\s*<<\s*/Title.*?>>\s*endobj", re.DOTALL)
_DATE = re.compile(rb"/(?:CreationDate|ModDate) \(D:[^)]*\)")
_METADATA = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>
"""
_PAGE = re.compile(rb"(?:^|\n)(\d+) 0 obj\s*<<\s*/Type /Page\b")


@dataclass(frozen=True, slots=True)
class Mark:
    """A heading: its words, its level from 1, its page from 0, and how far below the page's top it is, in points."""

    words: str
    level: int
    page: int
    below: float


@dataclass(slots=True)
class _Item:
    mark: Mark
    number: int
    children: list["_Item"] = field(default_factory=list)

    @property
    def within(self) -> int:
        """How many items stand below it at any depth."""
        return len(self.children) + sum(child.within for child in self.children)


def metadata(title: str, language: str) -> bytes:
    """Return the metadata of a PDF as XMP, without any date; Qt's own has the moment of writing."""
    return _METADATA.format(title=escape(title), language=language).encode()


def undated(content: bytes) -> bytes:
    """Return a PDF of Qt's without the moment of writing; blanks stand in its place, so that nothing is moved."""
    return _INFORMATION.sub(lambda found: _DATE.sub(lambda date: b" " * len(date[0]), found[0]), content, count=1)


def with_outline(content: bytes, marks: Sequence[Mark], language: str, height: float) -> bytes:
    """Return a PDF of Qt's with an update at its end; one that is not written as Qt writes is returned as it is.

    Args:
        content: The file.
        marks: The headings, in order.
        language: Such as `en-GB`.
        height: How high a page is, in points.
    """
    trailer, start = _TRAILER.search(content), _START.search(content)
    root, size = (pattern.search(trailer[1]) if trailer else None for pattern in (_ROOT, _SIZE))
    catalogue = root and re.search(rb"(?:^|\n)%s 0 obj\s*<<(.*?)>>\s*endobj" % root[1], content, re.DOTALL)
    if not (trailer and start and root and size and catalogue):
        return content
    pages = [int(number) for number in _PAGE.findall(content)]
    first = int(size[1])
    items = [_Item(mark, number) for number, mark in enumerate(marks, first + 1) if mark.page < len(pages)]
    objects = {int(root[1]): _catalogue(catalogue[1], language, first if items else None)}
    if items:
        top = _nested(items)
        objects[first] = b"/Type /Outlines " + _family(top)
        for parent, siblings in _families(top, first):
            for place, item in enumerate(siblings):
                objects[item.number] = _entry(item, parent, siblings, place, pages, height)
    return content + _update(objects, trailer[1], int(start[1]), len(content))


def _nested(items: Sequence[_Item]) -> list[_Item]:
    """Return the items of the highest level; each of a lower one is put under the one before it."""
    top: list[_Item] = []
    line: list[_Item] = []
    for item in items:
        while line and line[-1].mark.level >= item.mark.level:
            line.pop()
        (line[-1].children if line else top).append(item)
        line.append(item)
    return top


def _families(siblings: list[_Item], parent: int) -> list[tuple[int, list[_Item]]]:
    found = [(parent, siblings)]
    for item in siblings:
        if item.children:
            found += _families(item.children, item.number)
    return found


def _family(children: Sequence[_Item]) -> bytes:
    if not children:
        return b""
    count = len(children) + sum(child.within for child in children)
    return b"/First %d 0 R /Last %d 0 R /Count %d" % (children[0].number, children[-1].number, count)


def _entry(
    item: _Item, parent: int, siblings: Sequence[_Item], place: int, pages: Sequence[int], height: float
) -> bytes:
    words = item.mark.words.encode("utf-16-be").hex().encode()
    up = max(height - item.mark.below, 0)
    parts = [b"/Title <feff%s> /Parent %d 0 R" % (words, parent)]
    parts.append(b"/Dest [%d 0 R /XYZ 0 %.2f 0]" % (pages[item.mark.page], up))
    if place:
        parts.append(b"/Prev %d 0 R" % siblings[place - 1].number)
    if place + 1 < len(siblings):
        parts.append(b"/Next %d 0 R" % siblings[place + 1].number)
    return b" ".join([*parts, _family(item.children)])


def _catalogue(known: bytes, language: str, outline: int | None) -> bytes:
    shown = b"" if outline is None else b" /Outlines %d 0 R /PageMode /UseOutlines" % outline
    return known + b"/Lang (%s) /ViewerPreferences << /DisplayDocTitle true >>%s" % (language.encode(), shown)


def _update(objects: dict[int, bytes], trailer: bytes, before: int, length: int) -> bytes:
    """Return objects, their places and a trailer that leads to those before."""
    made, table = b"", b""
    for number, content in sorted(objects.items()):
        table += b"%d 1\n%010d 00000 n \n" % (number, length + len(made))
        made += b"%d 0 obj\n<<\n%s\n>>\nendobj\n" % (number, content)
    known = _SIZE.sub(b"/Size %d" % (max(objects) + 1), trailer)
    size = _SIZE.search(trailer)
    if size and int(size[1]) > max(objects):
        known = trailer
    end = b"trailer\n<<%s/Prev %d\n>>\nstartxref\n%d\n%%%%EOF\n" % (known, before, length + len(made))
    return made + b"xref\n" + table + end
