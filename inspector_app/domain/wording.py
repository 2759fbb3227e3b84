"""The standing text of a letter as data: sentences with variants and strict slots, and how they are filled.

The data is `resources/letters/<letter>/wording.toml`, which says how it is written; `wording_file` reads and checks it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from string import Formatter

from inspector_app.domain.errors import InvalidError
from inspector_app.domain.letter import Gap

FACETS: Mapping[str, tuple[str, ...]] = {
    "number": ("one", "many"),
    "outcome": ("all", "some", "none"),
    "unmet": ("one", "many"),
    "judgement": ("met", "not_met"),
    "reference": ("report_letter", "statement_of_action"),
    "responsible": (
        "authority",
        "authority_ccg",
        "authority_ccgs",
        "authority_icb",
        "authority_icbs",
        "named_one",
        "named_many",
    ),
    "successor": ("no", "yes"),
    "monarch": ("her", "his"),
    "monarch_then": ("her", "his"),
    "covid": ("on", "off"),
}
"""What a text may vary by, each with its values."""

SLOTS = frozenset(
    {
        *("letter_date", "greetings", "area", "dates", "reference_date", "plan_fit_for_purpose", "responsible_names"),
        *("successors", "predecessors", "heard", "documents", "total", "met", "not_met"),
    }
)
"""The facts a text may name in braces, besides other texts."""

COUNTS = frozenset({"total", "met", "not_met"})
"""The facts that are never missing."""

NAMED = re.compile(r"\{([^{}]*)\}")
"""A slot as a person types it into a changed text."""
_BRACED = re.compile(rf"{NAMED.pattern}|[{{}}]")

# Only a judgement closes the gap that these leave.
_JUDGED = {"outcome", "judgement"}


@dataclass(frozen=True, slots=True)
class Fact:
    """What a placeholder says when a fact is missing, and the field in which it is filled in."""

    name: str
    field: str

    @property
    def placeholder(self) -> str:
        """The placeholder in the text."""
        return f"[{self.name}]"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One variant of a text; its key is the text's, with the variant's name: `overall.all.many`."""

    key: str
    text: str
    confirmed: bool
    source: str

    @property
    def slots(self) -> tuple[str, ...]:
        """The names in braces, in order."""
        return tuple(slot for _, slot, _, _ in Formatter().parse(self.text) if slot is not None)


@dataclass(frozen=True, slots=True)
class Text:
    """A text that varies by facets, in order; a variant's path may be shorter where the rest makes no difference."""

    key: str
    by: tuple[str, ...]
    variants: Mapping[tuple[str, ...], Sentence]

    def sentence(self, *values: str) -> Sentence | None:
        """Return the variant for values of the facets."""
        paths = (values[:length] for length in range(len(values), -1, -1))
        return next((self.variants[path] for path in paths if path in self.variants), None)


@dataclass(frozen=True, slots=True)
class Values:
    """What a letter's text is filled with: slots and facets by name; None stands for a missing fact."""

    slots: Mapping[str, str | None]
    facets: Mapping[str, str | None]

    def but(self, **facets: str | None) -> "Values":
        """Return the values with other facets."""
        return replace(self, facets={**self.facets, **facets})


@dataclass(frozen=True, slots=True)
class Rendered:
    """A filled text: the keys of the sentences in it, its placeholders and the facts behind them, its doubts.

    Of `keys` the first is the sentence's own; `unconfirmed` and `changed` are those of them that no published letter
    confirms and that read otherwise in this letter. A change confirms nothing: what stands in place of an unconfirmed
    sentence is unconfirmed.
    """

    text: str
    keys: tuple[str, ...] = ()
    placeholders: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()
    unconfirmed: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """The standing text of one kind of letter; `changes` are sentences that read otherwise in one letter, by key."""

    name: str
    version: int
    introduction: tuple[str, ...]
    his_majesty_from: date
    covid_from: date
    covid_until: date
    successors_from: date
    facts: Mapping[str, Fact]
    texts: Mapping[str, Text]
    changes: Mapping[str, str] = field(default_factory=dict)

    @property
    def sentences(self) -> Mapping[str, Sentence]:
        """Every sentence by its key."""
        return {sentence.key: sentence for text in self.texts.values() for sentence in text.variants.values()}

    def names(self, what: str) -> bool:
        """Tell whether any text of the letter names a fact or varies by a facet."""
        return any(what in text.by for text in self.texts.values()) or any(
            what in sentence.slots for sentence in self.sentences.values()
        )

    def changed(self, texts: Mapping[str, str]) -> "Wording":
        """Return the wording with sentences that read otherwise, by key.

        Other keys, blank texts and sentences that add nothing are left alone, and so are texts that would no longer
        follow the judgements; the space round a sentence stays, because others stand beside it.
        """
        sentences = self.sentences
        changes = {
            key: _edge(sentences[key].text) + text.strip()
            for key, text in texts.items()
            if key in sentences and sentences[key].text and text.strip() and not self.fixed_by(key, text)
        }
        return replace(self, changes=changes)

    def is_judged(self, key: str) -> bool:
        """Tell whether a text varies by the judgements, so that a change of it belongs to one of its sentences."""
        return bool(_JUDGED & set(self.texts[key].by))

    def fixed_by(self, key: str, text: str) -> tuple[str, ...]:
        """Return what a text leaves out of a sentence that follows the judgements: it would say one verdict for all."""
        named = {found.strip() for found in NAMED.findall(text)}
        slots = self.sentences[key].slots
        return tuple(slot for slot in slots if slot in self.texts and self.is_judged(slot) and slot not in named)

    def slots_of(self, key: str) -> tuple[str, ...]:
        """Return what a changed text may name in braces: the facts of the letter, and the texts that stand in it."""
        facts = {slot for slot in SLOTS if slot in self.facts or slot in COUNTS}
        inner = {slot for sentence in self.texts[key].variants.values() for slot in sentence.slots}
        return tuple(sorted(facts | inner))

    def placeholder(self, fact: str, where: str = "Visit", *, undecided: bool = False) -> Rendered:
        """Return the placeholder of a missing fact; `where` is the thing that has the field."""
        missing = self.facts[fact]
        gap = Gap(missing.name, f"{where}, {missing.field}", undecided)
        return Rendered(missing.placeholder, placeholders=(missing.placeholder,), gaps=(gap,))

    def render(self, key: str, values: Values, where: str = "Visit") -> Rendered:
        """Fill a text; missing facts become placeholders. `where` is the thing whose facts they are.

        Raises:
            InvalidError: The values do not know a slot or facet of the text.
        """
        text = self.texts[key]
        choice: list[str] = []
        for facet in text.by:
            value = _known(values.facets, facet, key)
            if value is None:
                return self.placeholder(key, where, undecided=facet in _JUDGED)
            choice.append(value)
        sentence = text.sentence(*choice)
        if sentence is None:
            raise InvalidError(f"The wording “{self.name}” has no “{key}” for {', '.join(choice)}.")
        shipped = self._shipped(sentence, key, values, where)
        change = self.changes.get(sentence.key)
        return shipped if change is None else self.instead(shipped, change, sentence.key, key, values, where)

    def instead(self, shipped: Rendered, text: str, changed: str, key: str, values: Values, where: str) -> Rendered:
        """Fill what a person wrote in place of a text as it ships, and was kept under the key `changed`."""
        rendered = self.filled(text, key, values, where)
        doubts = (changed,) if set(shipped.unconfirmed) - set(rendered.unconfirmed) else ()
        return replace(
            rendered,
            keys=tuple(dict.fromkeys((*shipped.keys[:1], *rendered.keys))),
            changed=(changed, *rendered.changed),
            unconfirmed=(*doubts, *rendered.unconfirmed),
        )

    def _shipped(self, sentence: Sentence, key: str, values: Values, where: str) -> Rendered:
        parts: list[Rendered] = []
        for literal, slot, _, _ in Formatter().parse(sentence.text):
            parts.append(Rendered(literal))
            if slot is not None:
                parts.append(self._slot(slot, values, where, key))
        rendered = _together(parts)
        own = () if sentence.confirmed or not sentence.text else (sentence.key,)
        return replace(
            rendered,
            keys=(sentence.key, *rendered.keys) if sentence.text else (),
            unconfirmed=tuple(dict.fromkeys((*own, *rendered.unconfirmed))),
        )

    def filled(self, text: str, key: str, values: Values, where: str = "Visit") -> Rendered:
        """Fill what a person wrote in place of a text; what it names and the letter does not know is a gap."""
        return _together(list(self._parts(text, key, values, where)))

    def _parts(self, text: str, key: str, values: Values, where: str) -> Iterator[Rendered]:
        allowed = self.slots_of(key)
        end = 0
        for found in _BRACED.finditer(text):
            yield Rendered(text[end : found.start()])
            name, end = (found[1] or "").strip(), found.end()
            if name in allowed:
                yield self._slot(name, values, where, key)
            else:
                said = f"what “{name[:40]}” stands for" if name else "what a brace stands for"
                gap = Gap(said, f"Letter, {key.replace('_', ' ')}")
                placeholder = Fact(said, "standing text").placeholder
                yield Rendered(placeholder, placeholders=(placeholder,), gaps=(gap,))
        yield Rendered(text[end:])

    def _slot(self, slot: str, values: Values, where: str, key: str) -> Rendered:
        if slot in self.texts:
            return self.render(slot, values, where)
        value = _known(values.slots, slot, key)
        return self.placeholder(slot, where) if value is None else Rendered(value)


def _together(parts: list[Rendered]) -> Rendered:
    return Rendered(
        text="".join(part.text for part in parts),
        keys=tuple(dict.fromkeys(item for part in parts for item in part.keys)),
        placeholders=tuple(dict.fromkeys(item for part in parts for item in part.placeholders)),
        gaps=tuple(dict.fromkeys(item for part in parts for item in part.gaps)),
        unconfirmed=tuple(dict.fromkeys(item for part in parts for item in part.unconfirmed)),
        changed=tuple(dict.fromkeys(item for part in parts for item in part.changed)),
    )


def _edge(text: str) -> str:
    """Return the space with which a text begins."""
    return text[: len(text) - len(text.lstrip())]


def _known(values: Mapping[str, str | None], name: str, key: str) -> str | None:
    if name not in values:
        raise InvalidError(f"The wording names “{name}” in “{key}”, which this letter does not know.")
    return values[name]
