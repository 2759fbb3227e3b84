"""Reads the standing text of a letter from `resources/letters/<letter>/wording.toml`.

An organisation's own wording in its settings folder takes the place of the sentences it names. Both are checked whole
when they are read, so that no letter can meet an unknown slot or a variant that is not there.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from itertools import product
from pathlib import Path
from string import Formatter
from typing import Any

import resources
from inspector_app.domain.errors import InvalidError
from inspector_app.domain.own_wording import own_data, with_own
from inspector_app.domain.wording import COUNTS, FACETS, SLOTS, Fact, Sentence, Text, Wording

# These always have a value; a text that varies by any other facet needs a fact of its own name for the placeholder.
_SURE_FACETS = {"successor", "covid", "unmet"}

_TEXTS = frozenset(
    {
        *("date", "salutation", "title", "findings_heading", "lead_in", "judgement", "next_steps", "valediction"),
        "lead_title",
    }
)
"""The texts every letter has, besides those of its introduction."""

_FACTS = frozenset(
    {
        *("sender", "recipients", "recipient_name", "weakness_title", "finding_text", "lead_name", "signatories"),
        "signatory_name",
    }
)
"""The facts of every letter that are printed as they are, without a text."""

# A key is also the anchor of its paragraph, a Word bookmark of at most 40 characters with `_wb_` in front.
_KEY = re.compile(r"[a-z][a-z_]{0,35}")


_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def wording(name: str) -> Wording:
    """Return the wording of a kind of letter, with the organisation's own where it has some.

    Raises:
        InvalidError: The wording is incomplete or names something unknown.
    """
    own = resources.own_letter_file(name, "wording.toml")
    if own is None:
        return shipped_wording(name)
    looked_at = own.stat()
    return _with_own(name, own, (looked_at.st_mtime_ns, looked_at.st_size))


@cache
def shipped_wording(name: str) -> Wording:
    """Return the wording that the app ships, whatever the organisation has of its own."""
    return read_wording(resources.toml(f"letters/{name}/wording.toml"))


@cache
def _with_own(name: str, own: Path, _: tuple[int, int]) -> Wording:
    """Return a wording with the organisation's own; what changes with the file makes it be read anew."""
    return read_wording(with_own(resources.toml(f"letters/{name}/wording.toml"), own_data(own)))


def read_wording(data: Mapping[str, Any]) -> Wording:
    """Return the wording that parsed TOML holds.

    Raises:
        InvalidError: The wording is incomplete or names something unknown.
    """
    try:
        texts = {key: _text(key, row) for key, row in data["text"].items()}
        facets = {facet for text in texts.values() for facet in text.by}
        # A letter of which no text speaks of the monarch or of COVID-19 needs no days for them.
        covid = data["covid"] if "covid" in facets else {"from": date.min, "until": date.min}
        found = Wording(
            name=data["name"],
            version=data["version"],
            introduction=tuple(data["introduction"]),
            his_majesty_from=data["his_majesty_from"] if facets & {"monarch", "monarch_then"} else date.min,
            covid_from=covid["from"],
            covid_until=covid["until"],
            successors_from=data["successors_from"] if "successor" in facets else date.min,
            facts={key: Fact(**row) for key, row in data["facts"].items()},
            texts=texts,
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise InvalidError(f"The wording is not complete: {error}.") from error
    problem = next(_introduction_problems(found.introduction), None) or next(_problems(found), None)
    if problem:
        raise InvalidError(f"The wording “{found.name}” cannot be used: {problem}.")
    return found


def _text(key: str, data: Mapping[str, Any]) -> Text:
    by = tuple(data.get("by", ()))
    return Text(key, by, dict(_sentences(key, {name: row for name, row in data.items() if name != "by"}, ())))


def _sentences(key: str, data: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Sentence]]:
    if "text" in data:
        yield path, Sentence(key=".".join((key, *path)), **data)
    else:
        for name, row in data.items():
            yield from _sentences(key, row, (*path, name))


def _introduction_problems(keys: tuple[str, ...]) -> Iterator[str]:
    """Yield what is wrong with the list of the introduction's paragraphs, which may hold anything at all."""
    if not keys:
        yield "its introduction is empty"
    for place, key in enumerate(keys):
        if not isinstance(key, str):
            yield "its introduction is not a list of keys of texts"
        elif key in _TEXTS:
            yield f"“{key}” stands elsewhere in the letter and not in its introduction"
        elif key in keys[:place]:
            yield f"“{key}” stands twice in its introduction"


def _problems(found: Wording) -> Iterator[str]:
    """Yield what is wrong with a wording, each as the end of a sentence."""
    if not all(
        type(day) is date
        for day in (found.his_majesty_from, found.covid_from, found.covid_until, found.successors_from)
    ):
        yield "its days are not all dates"
    elif found.covid_from > found.covid_until:
        yield "the days of its paragraph on COVID-19 end before they begin"
    for key in sorted((_TEXTS | set(found.introduction)) - set(found.texts)):
        yield f"the text “{key}” is missing"
    for fact in sorted(_FACTS - set(found.facts)):
        yield f"the fact “{fact}” is missing"
    for key, named in found.facts.items():
        if not all(isinstance(words, str) and words.strip() for words in (named.name, named.field)):
            yield f"the fact “{key}” does not say its name and its field"
    for text in found.texts.values():
        if not _KEY.fullmatch(text.key) or text.key in SLOTS:
            yield f"“{text.key}” cannot be the key of a text"
        yield from _variant_problems(text)
        if set(text.by) - _SURE_FACETS and text.key not in found.facts:
            yield f"the fact “{text.key}” is missing"
        for sentence in text.variants.values():
            yield from _sentence_problems(sentence, varies=bool(text.by))
            for slot in sentence.slots:
                if slot not in SLOTS and slot not in found.texts:
                    yield f"“{sentence.key}” names the unknown slot {{{slot}}}"
                if slot in SLOTS - COUNTS and slot not in found.facts:
                    yield f"the fact “{slot}” is missing"
    for text in found.texts.values():
        if _leads_to(found, text.key, text.key, set()):
            yield f"the text “{text.key}” stands in itself"


def _variant_problems(text: Text) -> Iterator[str]:
    unknown = set(text.by) - set(FACETS)
    if unknown:
        yield f"“{text.key}” varies by the unknown “{min(unknown)}”"
        return
    used: set[str] = set()
    for values in product(*(FACETS[facet] for facet in text.by)):
        # One weakness cannot be some of several.
        if {("outcome", "some"), ("number", "one")} <= set(zip(text.by, values, strict=True)):
            continue
        sentence = text.sentence(*values)
        if sentence is None:
            yield f"the text “{'.'.join((text.key, *values))}” is missing"
        else:
            used.add(sentence.key)
    for sentence in text.variants.values():
        if sentence.key not in used:
            yield f"the text “{sentence.key}” can never be used"


def _sentence_problems(sentence: Sentence, *, varies: bool) -> Iterator[str]:
    if not isinstance(sentence.text, str):
        yield f"“{sentence.key}” is no text"
        return
    if not isinstance(sentence.confirmed, bool) or not isinstance(sentence.source, str) or not sentence.source.strip():
        yield f"“{sentence.key}” does not say whether it is confirmed and where it comes from"
    if not sentence.text.strip() and (sentence.text or not varies):
        yield f"“{sentence.key}” is empty"
    if _CONTROL.search(sentence.text):
        yield f"“{sentence.key}” is more than one line"
    try:
        parts = list(Formatter().parse(sentence.text))
    except ValueError:
        yield f"“{sentence.key}” has a brace without its pair"
        return
    for literal, slot, spec, conversion in parts:
        if "{" in literal or "}" in literal or spec or conversion or slot == "":
            yield f"“{sentence.key}” has braces that are no slot"


def _leads_to(found: Wording, key: str, target: str, seen: set[str]) -> bool:
    """Tell whether the sentences of a text name another text, directly or through others."""
    named = {slot for sentence in found.texts[key].variants.values() for slot in sentence.slots} & set(found.texts)
    if target in named:
        return True
    fresh = named - seen
    seen |= fresh
    return any(_leads_to(found, name, target, seen) for name in fresh)
