"""The standing text of a letter as data: sentences with variants and strict slots, and how they are filled.

The data is `resources/letters/<letter>/wording.toml`, which says how it is written; `wording_file` reads and checks it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
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
    """A filled text: its sentence's key, its placeholders and the facts behind them, its unconfirmed sentences."""

    text: str
    key: str = ""
    placeholders: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()
    unconfirmed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """The standing text of one kind of letter."""

    name: str
    version: int
    introduction: tuple[str, ...]
    his_majesty_from: date
    covid_from: date
    covid_until: date
    facts: Mapping[str, Fact]
    texts: Mapping[str, Text]

    @property
    def sentences(self) -> Mapping[str, Sentence]:
        """Every sentence by its key."""
        return {sentence.key: sentence for text in self.texts.values() for sentence in text.variants.values()}

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
        parts: list[Rendered] = []
        for literal, slot, _, _ in Formatter().parse(sentence.text):
            parts.append(Rendered(literal))
            if slot is not None:
                parts.append(self._filled(slot, values, where, key))
        own = () if sentence.confirmed or not sentence.text else (sentence.key,)
        return Rendered(
            text="".join(part.text for part in parts),
            key=sentence.key,
            placeholders=tuple(dict.fromkeys(item for part in parts for item in part.placeholders)),
            gaps=tuple(dict.fromkeys(item for part in parts for item in part.gaps)),
            unconfirmed=tuple(dict.fromkeys([*own, *(item for part in parts for item in part.unconfirmed)])),
        )

    def _filled(self, slot: str, values: Values, where: str, key: str) -> Rendered:
        if slot in self.texts:
            return self.render(slot, values, where)
        value = _known(values.slots, slot, key)
        return self.placeholder(slot, where) if value is None else Rendered(value)


def _known(values: Mapping[str, str | None], name: str, key: str) -> str | None:
    if name not in values:
        raise InvalidError(f"The wording names “{name}” in “{key}”, which this letter does not know.")
    return values[name]
