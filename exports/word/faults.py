"""Everything that keeps a document from being a template, each in plain words and with what to do about it in Word."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from exports.word.fields import fixed_fields
from exports.word.parts import headers_and_footers, part_elements


@dataclass(frozen=True, slots=True)
class Needs:
    """What a template must bring: its lines, once each, those of the first page's header, and its styles by name."""

    name: str
    lines: tuple[str, ...]
    styles: Mapping[WD_STYLE_TYPE, tuple[str, ...]]
    head: tuple[str, ...] = ()


_LINE = re.compile(r"\[\[(\w+)]]")
_LINE_LIKE = re.compile(r"\[\[[^\[\]]*]?]?|]]")
_DECORATIVE = ".//*[local-name()='decorative' and (@val='1' or @val='true')]"
_OFF = {"0", "false", "off", "none"}
_MOVED_OR_MARKED = {"ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge"}
_NOTES = (qn("w:footnoteReference"), qn("w:endnoteReference"))
_COMMENTS = (qn("w:commentReference"), qn("w:commentRangeStart"), qn("w:commentRangeEnd"))
_GALLERIES = (qn("w:docPartObj"), qn("w:docPartList"))
_TEXT_PATH = "{urn:schemas-microsoft-com:vml}textpath"


def styles_of(document: Document, needs: Needs) -> dict[str, str]:
    """Return the ids of the styles that are needed and there, by their names in small letters."""
    wanted = {name.casefold(): kind for kind, names in needs.styles.items() for name in names}
    found = ((str(style.name).casefold(), style) for style in document.styles)
    return {name: style.style_id for name, style in found if wanted.get(name) == style.type}


def lines_of(story: BaseOxmlElement) -> list[tuple[str, BaseOxmlElement]]:
    """Return the lines in a story, with the paragraphs that they are; Word may keep a line in several runs."""
    found = ((_LINE.fullmatch(text.strip()), paragraph) for text, paragraph in _paragraphs(story))
    return [(match[1], paragraph) for match, paragraph in found if match]


def faults_of(document: Document, needs: Needs) -> Iterator[str]:
    """Yield in plain words everything that keeps a document from being a template."""
    known = styles_of(document, needs)
    for name in (name for group in needs.styles.values() for name in group):
        if name.casefold() not in known:
            yield f"the style “{name}” is missing"
    yield from _header_faults(document, needs)
    body, first = document.element.body, document.sections[0].first_page_header
    head = None if first.is_linked_to_previous else first.part.element
    stories = [body, *headers_and_footers(document)]
    for story in stories:
        home = needs.lines if story is body else needs.head if story is head else ()
        yield from _line_faults(home, Counter(name for name, _ in lines_of(story)), {*needs.lines, *needs.head})
        yield from _stray_lines(story)
    if any(_is_change(element) for root in part_elements(document) for element in root.iter("{*}*")):
        yield "it holds changes that are neither accepted nor rejected (in Word choose Accept All Changes)"
    for found, fault in _SAID_OF_STORIES:
        if any(found(story) for story in stories):
            yield fault
    fixed = dict.fromkeys(name for story in stories for name in fixed_fields(story))
    for name in fixed:
        yield f"the field {name.upper()[:20]} prints what belongs to the template (in Word delete the field)"


def _header_faults(document: Document, needs: Needs) -> Iterator[str]:
    section = document.sections[0]
    own_first = section.different_first_page_header_footer and not section.first_page_header.is_linked_to_previous
    if needs.head and not own_first:
        yield "the first page has no header of its own"
    if section.header.is_linked_to_previous:
        yield "the pages after the first have no header"
    even = document.settings.odd_and_even_pages_header_footer
    if even and section.even_page_header.is_linked_to_previous:
        yield "the even pages have no header (in Word clear Different Odd & Even Pages)"
    if (section.page_width or 0) <= (section.left_margin or 0) + (section.right_margin or 0):
        yield "its pages have no room for text (in Word set size and margins of the page)"


def _paragraphs(story: BaseOxmlElement) -> Iterator[tuple[str, BaseOxmlElement]]:
    for paragraph in story.iter(qn("w:p")):
        yield "".join(text.text or "" for text in paragraph.iter(qn("w:t"))), paragraph


def _line_faults(home: Sequence[str], counts: Counter[str], known: set[str]) -> Iterator[str]:
    """Yield what is wrong with the lines of a story, which is to hold each of `home` once and no other."""
    for line in home:
        if counts[line] != 1:
            yield f"the line [[{line}]] is " + (f"there {counts[line]} times" if counts[line] else "missing")
    for line in sorted(set(counts) - set(home)):
        yield f"the line [[{line}]] " + ("stands in the wrong place" if line in known else "is not known")


def _stray_lines(story: BaseOxmlElement) -> Iterator[str]:
    """Yield what looks like a line and would be printed as it is."""
    for text, _ in _paragraphs(story):
        if not _LINE.fullmatch(text.strip()):
            for found in dict.fromkeys(_LINE_LIKE.findall(text)):
                yield f"“{found[:30]}” would be printed as it stands (in Word make it a paragraph of its own)"


def _is_change(element: BaseOxmlElement) -> bool:
    """Tell a mark of tracked changes by its name, or by the author whom only such a mark names."""
    tag = str(element.tag)
    name = tag.rpartition("}")[2]
    is_words = tag.startswith(qn("w:")) and (name in _MOVED_OR_MARKED or name.endswith("Change"))
    return is_words or any(str(key).rpartition("}")[2] == "author" for key in element.attrib)


def _has_comments(story: BaseOxmlElement) -> bool:
    return next(story.iter(*_COMMENTS), None) is not None


def _has_notes(story: BaseOxmlElement) -> bool:
    return next(story.iter(*_NOTES), None) is not None


def _has_hidden_words(story: BaseOxmlElement) -> bool:
    """Tell whether something is marked as hidden; by a style nothing is, because no style may hide when it is used."""
    marks = story.iter(qn("w:vanish"), qn("w:specVanish"), qn("w:webHidden"))
    hidden = any(one.get(qn("w:val"), "1") not in _OFF for one in marks)
    shapes = any("visibility:hidden" in (one.get("style") or "").replace(" ", "") for one in story.iter("{*}*"))
    return hidden or shapes or any(one.get("hidden", "0") not in _OFF for one in story.iter(qn("wp:docPr")))


def _has_controls(story: BaseOxmlElement) -> bool:
    """Tell whether there are content controls; blocks from Word's own galleries, such as page numbers, are none."""
    controls = story.iter(qn("w:sdt"))
    return any(not any(one.find(f"{qn('w:sdtPr')}/{tag}") is not None for tag in _GALLERIES) for one in controls)


def _has_watermark(story: BaseOxmlElement) -> bool:
    named = any("WaterMark" in (one.get("id") or "") for one in story.iter("{urn:schemas-microsoft-com:vml}shape"))
    return named or any(one.get("string") for one in story.iter(_TEXT_PATH))


def _has_mute_pictures(story: BaseOxmlElement) -> bool:
    """Tell whether a picture says nothing to those who do not see it, and is not marked as mere decoration."""
    pictures = story.iter(qn("wp:docPr"))
    return any(not one.get("descr", "").strip() and not one.xpath(_DECORATIVE) for one in pictures)


_SAID_OF_STORIES = (
    (_has_comments, "it holds comments (in Word choose Delete All Comments)"),
    (_has_notes, "it holds footnotes or endnotes (in Word delete them)"),
    (_has_hidden_words, "it holds hidden text (in Word show it by ¶ and delete it)"),
    (_has_controls, "it holds content controls (in Word choose Remove Content Control)"),
    (_has_watermark, "it holds a watermark (in Word choose Design, Watermark, Remove Watermark)"),
    (_has_mute_pictures, "a picture in it has no alternative text"),
)
