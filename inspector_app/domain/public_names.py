"""Names that may stand in a letter: of those it goes to and who sign it, of organisations, of the area, of a forum.

A person is named whole, or by a title and the surname; a given name by itself may be a child's.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from inspector_app.domain.name_lists import NameWord, is_listed_name, name_words
from inspector_app.domain.visit_record import VisitRecord

_Phrase = tuple[str, ...]
_BETWEEN = 5
"""Characters that may divide two words of a name, such as those of “ and ”."""


@dataclass(frozen=True)
class PublicNames:
    """Names by their words, folded: `whole` ones, those that need a title before them, and single words."""

    whole: frozenset[_Phrase] = frozenset()
    titled: frozenset[_Phrase] = frozenset()
    words: Collection[str] = frozenset()

    def within(self, words: Sequence[NameWord]) -> frozenset[int]:
        """Return the numbers of those words of a text that stand in a public name; `words` are all with a capital."""
        found: set[int] = set()
        for number, one in enumerate(words):
            if one.forms[0] in self.words:
                found.add(number)
            for phrase in self.whole:
                found.update(_stands(phrase, words, number))
            if one.is_title:
                for phrase in self.titled:
                    found.update(_stands(phrase, words, number + 1))
        return frozenset(found)


NOBODY = PublicNames()


def public_names(record: VisitRecord) -> PublicNames:
    """Return the names that may stand in the letter of a visit."""
    visit = record.visit
    people = [one.name for one in visit.recipients] + [one.name for one in visit.signatories]
    people += [visit.lead.name] if visit.lead else []
    people += [part for line in visit.copies for part in line.split(",")]
    bodies = [body.name for body in visit.responsible]
    bodies += [one.organisation for one in visit.recipients] + [one.organisation for one in visit.signatories]
    named = record.kind.witness
    forums = [one.title for one in record.interviews.values() if one.title and named(one.witness_kind).named]
    greeted = [_person(person.greeting) for person in visit.recipients if _is_titled(person.greeting)]
    return named_publicly(people, bodies, (visit.area, *forums), greeted)


def named_publicly(
    people: Iterable[str], bodies: Iterable[str] = (), others: Iterable[str] = (), surnames: Iterable[_Phrase] = ()
) -> PublicNames:
    """Return the names of people and bodies, which are told whole, and single words of others.

    A single word of a body, an area or a forum is public unless it is a person's name in a list of names.
    """
    bodies = tuple(bodies)
    persons = [person for name in people if (person := _person(name))]
    whole = {*persons, *((person[0], person[-1]) for person in persons)}
    whole |= {tuple(one.forms[0] for one in name_words(name)) for name in bodies}
    words = {one.forms[0] for name in (*bodies, *others) for one in name_words(name)}
    return PublicNames(
        whole=frozenset(whole - {()}),
        titled=frozenset({*surnames, *(person[place:] for person in persons for place in range(len(person)))}),
        words=frozenset(word for word in words if not is_listed_name(word)),
    )


def _person(name: str | None) -> _Phrase:
    """Return the words of a person's name without title, initials and letters after it, such as OBE."""
    return tuple(one.forms[0] for one in name_words(name or "") if not (one.is_title or one.is_abbreviation))


def _is_titled(greeting: str | None) -> bool:
    return any(one.is_title for one in name_words(greeting or "")[:1])


def _stands(phrase: _Phrase, words: Sequence[NameWord], first: int) -> Iterator[int]:
    """Yield the numbers of the words in which a phrase stands from a word on, initials among them; else nothing."""
    place, last = first, first
    for wanted in phrase:
        while place < len(words) and len(words[place].base) == 1 and words[place].forms[0] != wanted:
            place += 1
        if place == len(words) or words[place].forms[0] != wanted:
            return
        if place > first and words[place].start - words[place - 1].end > _BETWEEN:
            return
        last, place = place, place + 1
    yield from range(first, last + 1)
