"""Rules about the words of a letter: standing text, unknown words, acronyms."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import resources
from inspector_app.domain import spelling
from inspector_app.domain.guards.objection import Objection
from inspector_app.domain.guards.privacy import names_of
from inspector_app.domain.guards.proof import Proof
from inspector_app.domain.letter import Part
from inspector_app.domain.wording_file import wording

_SLOT = re.compile(r"\{\w+\}")
_ACRONYM = re.compile(r"(?<![\w&@./-])[A-Z][A-Za-z]{0,30}[A-Z][A-Za-z]{0,30}(?![\w&@])")
_SPELLED_OUT = re.compile(r"(?:(?<=[\w’'])|(?<=[\w’'] ))\(([A-Z][A-Za-z]{0,30}[A-Z]s?)\)")
"""Both look at a bounded stretch: a pasted word of a million letters is looked through once."""
_EXPLAINED = re.compile(r" \(([a-z][^()]{4,})\)")
_ROMAN = re.compile(r"[IVX]+$")


def unconfirmed_wording(proof: Proof) -> Iterator[Objection]:
    """Yield each sentence of the wording in the letter that no published letter confirms, once."""
    sentences = wording(proof.record.kind.letter).sentences
    for key in proof.letter.unconfirmed:
        place, leads_to = proof.place_of(key)
        if key in proof.letter.changed_standing:
            text, source = proof.record.standing[key].text, "changed for this letter"
        else:
            text, source = sentences[key].text, sentences[key].source
        said = _SLOT.sub("…", text).strip().removesuffix(".")
        message = f"No published letter confirms the wording “{said}” ({source})."
        yield Objection("unconfirmed_wording", place, message, "stop", leads_to)


def changed_standing(proof: Proof) -> Iterator[Objection]:
    """Yield each standing text that was changed for this letter, also where the letter has no use for it."""
    for key in proof.letter.changed_standing:
        place, leads_to = proof.place_of(key)
        message = "The standing text was changed for this letter."
        yield Objection("changed_standing", place, message, "warn", leads_to)
    for key in proof.letter.unused_standing:
        place, leads_to = proof.place_of(key)
        message = (
            "The standing text was changed for this letter, but as the judgements and facts are now it is not used."
        )
        yield Objection("changed_standing", place, message, "warn", leads_to)


def unknown_word(proof: Proof) -> Iterator[Objection]:
    """Yield each word that no dictionary knows, once; a name of a person is objected to as one."""
    seen: set[str] = set()
    for written in proof.written:
        unknown = spelling.unknown(written.text, proof.own_words)
        names = names_of(written.text, proof) if unknown else []
        for start, end in unknown:
            word = written.text[start:end]
            is_name = any(start < last and first < end for first, last in names)
            if not is_name and word.casefold() not in seen:
                seen.add(word.casefold())
                leads_to = replace(written.place, span=(start, end))
                yield Objection(
                    "unknown_word", written.words, f"No dictionary here knows the word “{word}”.", "warn", leads_to
                )


def unexplained_acronym(proof: Proof) -> Iterator[Objection]:
    """Yield each acronym that inspectors use before the letter spells it out, once, where it is first used.

    What standing text, addresses and titles spell out counts from where it stands; what standing text itself leaves
    unexplained is not the inspectors' to mend.
    """
    explained = {found for lines in proof.letter.addressees for line in lines for found in _spelled_out(line)}
    explained |= _known_acronyms()
    written = {one.place: one for one in proof.written}
    for paragraph in proof.letter.every_paragraph:
        place, leads_to = proof.places[paragraph.anchor]
        if leads_to in written or paragraph.part is Part.TITLE:
            for found in _ACRONYM.finditer(paragraph.text):
                acronym = _single(found[0])
                if acronym in explained or not _is_acronym(acronym):
                    continue
                explained.add(acronym)
                if not _explains(paragraph.text, found):
                    message = f"“{found[0]}” is used before the letter says what it stands for."
                    span = replace(leads_to, span=found.span())
                    yield Objection("unexplained_acronym", place, message, "warn", span)
        explained.update(_spelled_out(paragraph.text))


def _spelled_out(text: str) -> set[str]:
    return {_single(found[1]) for found in _SPELLED_OUT.finditer(text)}


def _explains(text: str, found: re.Match[str]) -> bool:
    """Tell whether an acronym stands in brackets after what it stands for, or is explained in brackets itself."""
    in_brackets = text[: found.start()].endswith("(") and text[found.end() :].startswith(")")
    return in_brackets or _EXPLAINED.match(text, found.end()) is not None


def _single(acronym: str) -> str:
    """Return an acronym without the s of several."""
    return acronym.removesuffix("s") if acronym[:-1].isupper() else acronym


def _is_acronym(word: str) -> bool:
    """Tell an acronym from a name with capitals inside, such as LivPac: half of its letters are capitals."""
    capitals = sum(letter.isupper() for letter in word)
    return 2 * capitals >= len(word) and not _ROMAN.match(word)


@cache
def _known_acronyms() -> frozenset[str]:
    lines = resources.text("dictionaries/acronyms.txt").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
