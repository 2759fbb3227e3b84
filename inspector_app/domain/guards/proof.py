"""A letter as the rules read it: with its record, with words for each place, with what was typed for it."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from uuid import UUID

from inspector_app.domain.guards.objection import Place
from inspector_app.domain.letter import Letter, Paragraph, Part
from inspector_app.domain.name_lists import WORD
from inspector_app.domain.public_names import PublicNames, public_names
from inspector_app.domain.things import Note
from inspector_app.domain.typed_facts import typed_facts
from inspector_app.domain.visit_record import VisitRecord


def _marks_nothing(_: Note) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Written:
    """A text that an inspector wrote for this letter, and where it stands; `gaps` are the placeholders in it."""

    text: str
    words: str
    place: Place
    gaps: tuple[str, ...] = ()

    def at(self, span: tuple[int, int]) -> Place:
        """Return where some characters of it stand; a fact of the visit is one of several texts of its field."""
        return self.place if self.place.kind == "visit" else replace(self.place, span=span)


@dataclass(frozen=True)
class Proof:
    """A composed letter to be checked against its record.

    `learnt` are words that somebody here has said are right, in small letters. `is_safeguarding` tells the notes that
    belong to a concern; while the record keeps no concerns, no note does.
    """

    record: VisitRecord
    letter: Letter
    learnt: Collection[str] = field(default=frozenset())
    is_safeguarding: Callable[[Note], bool] = _marks_nothing

    def weakness(self, number: int) -> str:
        """Return a weakness in words: `Weakness 2`."""
        return f"{self.record.kind.unit.short.capitalize()} {number}"

    @cached_property
    def places(self) -> Mapping[str, tuple[str, Place]]:
        """Where each paragraph is, by its anchor: in words, and where it leads."""
        found = {one.anchor: (named(one.anchor), Place("standing", None, _key(one))) for one in self._paragraphs}
        for section in self.letter.sections:
            words, subject = self.weakness(section.number), section.weakness
            for paragraph, name in ((section.lead_in, "lead-in"), (section.judgement, "judgement")):
                found[paragraph.anchor] = f"{words}, {name}", Place("standing", subject, _key(paragraph))
            found[section.title.anchor] = f"{words}, title", Place("weakness", subject, "title")
            for number, finding in enumerate(section.findings, start=1):
                place = Place("finding", UUID(hex=finding.anchor), "text")
                found[finding.anchor] = f"{words}, paragraph {number}", place
        return found

    def place_of(self, key: str) -> tuple[str, Place]:
        """Return where standing text is, by the key of a sentence or the anchor of a paragraph.

        That is where it first stands; a sentence changed for several paragraphs is one of the letter.
        """
        having = [one for one in self._paragraphs if key in (one.anchor, *one.keys, *one.changed)]
        if not having or (len(having) > 1 and key in having[0].changed):
            return named(key), Place("standing", None, key)
        words, place = self.places[having[0].anchor]
        return words, replace(place, field=key) if place.kind == "standing" else place

    @cached_property
    def written(self) -> tuple[Written, ...]:
        """The prose that inspectors wrote: findings, and standing text that was changed, in the letter's order."""
        return tuple(one for one in self.typed if one.place.kind in ("finding", "standing"))

    @cached_property
    def typed(self) -> tuple[Written, ...]:
        """Everything that was typed and the letter prints: facts of the visit, titles and what inspectors wrote.

        Names, addresses and greetings of those it goes to and who sign it are not among them: they are to be told.
        """
        return tuple(self._typed())

    @cached_property
    def own_words(self) -> frozenset[str]:
        """The words of the visit's facts and those learnt, in small letters: no dictionary need know them."""
        record = self.record
        things = (record.visit, *record.inspectors.values(), *record.weaknesses, *record.interviews.values())
        texts = (text for thing in things for name in thing.__slots__ for text in texts_in(getattr(thing, name)))
        return frozenset(word.lower() for text in texts for word in WORD.findall(text)) | frozenset(self.learnt)

    @cached_property
    def public_names(self) -> PublicNames:
        """The names that may stand in the letter."""
        return public_names(self.record)

    @property
    def _paragraphs(self) -> tuple[Paragraph, ...]:
        return self.letter.every_paragraph

    def _typed(self) -> Iterator[Written]:
        for name, text in typed_facts(self.record.visit):
            yield Written(text, f"Visit, {name}", Place("visit", None, name))
        for paragraph in self._paragraphs:
            is_own = paragraph.part in (Part.TITLE, Part.FINDING) and not paragraph.gaps
            if is_own or paragraph.changed:
                yield Written(paragraph.text, *self.places[paragraph.anchor], paragraph.gaps)


def _key(paragraph: Paragraph) -> str:
    """Return the key of a paragraph's standing text: the one it was changed by, else its sentence's."""
    return (*paragraph.changed, *paragraph.keys, paragraph.anchor)[0]


def named(key: str) -> str:
    """Return the place of standing text known by its key: `Letter, next steps`."""
    return f"Letter, {key.partition('.')[0].replace('_', ' ')}"


def texts_in(value: object) -> Iterator[str]:
    """Yield the texts in a fact of a visit, however it is nested."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Iterable) and not isinstance(value, bytes | frozenset):
        for item in value:
            yield from texts_in(item)
    elif hasattr(value, "__slots__") and not isinstance(value, UUID):
        for name in value.__slots__:
            yield from texts_in(getattr(value, name))
