"""A decision that waits, in words: what happened, what it was made from, and the values to choose from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from inspector_app.domain.kinds import KINDS, Shape
from inspector_app.domain.plain import Plain
from inspector_app.domain.word_difference import Run, Said, difference, essence, share_kept
from ui.models.naming import Names, facts, field_name, in_words, kind_name, place, text_of, title
from ui.models.notes import clock_time, day_and_time
from ui.models.rows import Row

if TYPE_CHECKING:
    from inspector_app.services.decisions import Decision, Waiting
    from inspector_app.services.merging import State

DELETED = "deleted"
_COMPARED = (Shape.TEXT, Shape.PLAIN)
_FIRST_WORDS = 200
_KEPT = 0.25
"""The share of the original below which a text is shown as one written anew: all of it struck says nothing."""

Key = tuple[UUID, str]
"""What a decision is known by while it waits: the thing and its field. Its id changes when others take part."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the values: whose it is, what it says against the original, and what its button does.

    `number` is how the service counts the values, from 1; `outcome` is what the workbook holds once it is kept.
    """

    number: int
    title: str
    byline: str
    runs: tuple[Run, ...]
    remark: str
    button: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One decision as the page shows it."""

    key: Key
    id: str
    happened: str
    about: str
    thing: str
    original_title: str
    original: str
    essence: str
    sides: tuple[Side, ...]
    compares: bool
    meanwhile: str
    now: str
    is_text: bool
    text: str
    both: str
    proposal: str
    proposal_runs: tuple[Run, ...]


def key_of(waiting: "Waiting") -> Key:
    """Return what a decision is known by while it waits."""
    return waiting.thing, waiting.field


def in_order(waiting: Iterable["Waiting"]) -> list["Waiting"]:
    """Return decisions by kind of thing, notes as they were heard."""

    def order(one: "Waiting") -> tuple[int, str, int]:
        number = one.state.fields.get("position")
        heard = text_of(one.state, "heard") or text_of(one.state, "typed") or text_of(one.state, "started")
        return list(KINDS).index(one.kind), heard, number if isinstance(number, int) else 0

    return sorted(waiting, key=order)


def row(waiting: "Waiting", names: Names) -> Row:
    """Return a decision as a row: where the thing stands, then what is in question and the first words."""
    state, where = waiting.state, place(waiting.state, names)
    asked = field_name(state.kind, waiting.field)
    question = _sentence(asked) if where.startswith(kind_name(state.kind)) else f"{kind_name(state.kind)}, {asked}"
    first = title(state)[:_FIRST_WORDS]
    below = question if first == where else f"{question} · {first}"
    symbol = "trash-2" if waiting.field == DELETED else "git-compare"
    return Row(key_of(waiting), where, "", symbol, "gap", _words("Waits for a decision"), below)


def shown(waiting: "Waiting", names: Names) -> Shown:
    """Return a decision in words."""
    decision, state = waiting.decision, waiting.state
    days = {choice.at[:10] for choice in decision.choices}
    since = _time(waiting.since, days)
    has_original = bool(waiting.since) and decision.field != DELETED
    original = in_words(decision.kind, decision.field, waiting.base, names) if has_original else ""
    base = original if has_original and waiting.base is not None and _is_compared(decision) else None
    proposal = waiting.proposal or ""
    return Shown(
        key=key_of(waiting),
        id=waiting.id,
        happened=_happened(waiting, names, since),
        about=_about(state, names),
        thing="" if decision.field in ("text", DELETED) else _whole(state),
        original_title=_words("Original, {0}").format(since) if since else _words("Original"),
        original=original,
        essence=_essence(decision, base, names) or original,
        sides=_sides(waiting, names, base, days),
        compares=base is not None,
        meanwhile=_meanwhile(waiting, names),
        now=_now(decision, state, names),
        is_text=waiting.is_text,
        text=text_of(state, decision.field),
        both=waiting.both if waiting.is_text else "",
        proposal=proposal,
        proposal_runs=difference(base, proposal) if base is not None and proposal else (),
    )


def _essence(decision: "Decision", base: str | None, names: Names) -> str:
    """Return the original with what nobody touched left out, where it is a long text."""
    values = [in_words(decision.kind, decision.field, value, names) for value in decision.values]
    return essence(base, values) if base is not None else ""


def _is_compared(decision: "Decision") -> bool:
    spec = KINDS[decision.kind].fields.get(decision.field)
    return spec is not None and spec.shape in _COMPARED


def _authors(waiting: "Waiting") -> tuple[tuple[str, ...], ...]:
    """Return who stands behind each value."""
    return waiting.authors or tuple((choice.author,) for choice in waiting.decision.choices)


def _happened(waiting: "Waiting", names: Names, since: str) -> str:
    decision, groups = waiting.decision, _authors(waiting)
    kind = kind_name(decision.kind).lower()
    if decision.field == DELETED:
        stay, go = (names.people(group, you=True) for group in groups)
        if waiting.decided:
            said = _words("{0} decided to delete this {1}, and {2} to keep it.")
        else:
            said = _words("{0} deleted this {1}, and {2} worked on it.")
        return _sentence(said.format(go, kind, stay))
    if decision.field in ("text", "title"):
        what = _words("this {0}").format(kind)
    else:
        what = _words("the {0} of this {1}").format(field_name(decision.kind, decision.field), kind)
    writers = list(dict.fromkeys(author for group in groups for author in group))
    return _several(writers, what, names, since, decided=waiting.decided)


def _several(writers: list[str], what: str, names: Names, since: str, *, decided: bool) -> str:
    """Return who wrote, or decided, apart from each other."""
    own = names.own in writers
    if len(writers) == 1:
        said = _words("{0} decided about {1} in two places") if decided else _words("{0} changed {1} in two places")
        return _sentence(_after(said.format(names.people(writers, you=True), what), since))
    if decided:
        return _sentence(_words("{0} decided differently about {1}.").format(names.people(writers, you=True), what))
    if len(writers) > 2:
        said = _words("You and {0} others changed {1}") if own else _words("{0} inspectors changed {1}")
        return _after(said.format(len(writers) - own, what), since)
    if own:
        return _after(_words("Both of you changed {0}").format(what), since)
    return _sentence(_after(_words("{0} changed {1}").format(names.people(writers), what), since))


def _after(said: str, since: str) -> str:
    return _words("{0} after {1}.").format(said, since) if since else f"{said}."


def _about(state: "State", names: Names) -> str:
    codes = [("stance", names.kind.stances), ("voice", names.kind.voices)]
    marks = [known[code].name for field, known in codes if (code := text_of(state, field)) in known]
    held = [name for tag in state.sets if (name := names.labels.get(tag.partition("/")[2])) and tag.startswith("tag/")]
    parts = (
        _words("deleted") if state.gone else "",
        facts(state, names),
        *marks,
        _words("held against {0}").format(", ".join(held)) if held else "",
    )
    return " · ".join(part for part in (kind_name(state.kind), *parts) if part)


def _whole(state: "State") -> str:
    """Return what tells a person which thing it is, whole: its text, else its title."""
    field = "title" if state.kind in ("weakness", "interview") else "text"
    return text_of(state, field) or title(state)


def _sides(waiting: "Waiting", names: Names, base: str | None, days: set[str]) -> tuple[Side, ...]:
    """Return the values, mine first; but keeping always stands before deleting."""
    decision, state, groups = waiting.decision, waiting.state, _authors(waiting)
    buttons = _buttons(waiting, names, days)
    two = len(groups) == 2 and any(names.own in group for group in groups)
    made = []
    for number, (choice, group, button) in enumerate(zip(decision.choices, groups, buttons, strict=True), 1):
        value, at = in_words(decision.kind, decision.field, choice.value, names), _time(choice.at, days)
        if decision.field == DELETED:
            head, value, outcome = _fate(choice.value, state, decided=waiting.decided)
            byline = f"{names.people(group, you=True)} · {at}"
            last = choice.value is True
        else:
            outcome, last = value, names.own not in group
            head = _whose(group, names, two=two)
            people = names.people(group)
            byline = " · ".join(part for part in (people if people != head else "", at) if part)
        runs, remark = _compared(base, value)
        made.append((last, Side(number, head, byline, runs, remark, button, outcome)))
    return tuple(side for _, side in sorted(made, key=lambda one: one[0]))


def _whose(group: Sequence[str], names: Names, *, two: bool) -> str:
    others = [one for one in group if one != names.own]
    if names.own in group:
        return _words("Yours and {0}’s").format(names.codes(others)) if names.codes(others) else _words("Yours")
    return _words("Theirs") if two else names.codes(group) or names.people(group)


def _fate(gone: Plain, state: "State", *, decided: bool) -> tuple[str, str, str]:
    """Return head, value and outcome of one side of a decision between deleting and keeping."""
    kind = kind_name(state.kind).lower()
    if gone is True:
        said = _words("The {0} is deleted; its wording stays in the record.").format(kind)
        return _words("Deleted by"), _words("The {0} goes.").format(kind), said
    head = _words("Kept by") if decided else _words("Worked on by")
    return head, _whole(state), _words("The {0} stays, as it reads now.").format(kind)


def _compared(base: str | None, value: str) -> tuple[tuple[Run, ...], str]:
    """Return a value against the original, and what is to be said of it where words do not show it."""
    whole = (Run(Said.SAME, value),)
    if base is None or value == base:
        return whole, "" if base is None else _words("As the original")
    runs = difference(base, value)
    if all(run.said is Said.SAME for run in runs):
        return runs, _words("Only spaces or lines differ from the original")
    return (runs, "") if share_kept(runs) >= _KEPT else (whole, _words("Written anew"))


def _buttons(waiting: "Waiting", names: Names, days: set[str]) -> list[str]:
    """Return the words on the buttons that keep the values; no two are the same."""
    decision, groups = waiting.decision, _authors(waiting)
    if decision.field == DELETED:
        return [_words("Delete it") if choice.value is True else _words("Keep it") for choice in decision.choices]
    own = any(names.own in group for group in groups)
    words = []
    for group in groups:
        codes = names.codes(group)
        if names.own in group:
            words.append(_words("Keep mine"))
        elif (own and len(groups) == 2) or not codes:
            words.append(_words("Keep theirs"))
        else:
            words.append(_words("Keep {0}’s").format(codes))
    for told in ([_time(choice.at, days) for choice in decision.choices], range(1, len(words) + 1)):
        pairs = zip(words, told, strict=True)
        words = [f"{word}, {more}" if words.count(word) > 1 else word for word, more in pairs]
    return words


def _meanwhile(waiting: "Waiting", names: Names) -> str:
    decision = waiting.decision
    if decision.field == DELETED:
        return _words("until you choose")
    value = waiting.state.fields.get(decision.field)
    pairs = zip(decision.choices, _authors(waiting), strict=True)
    group = next((group for choice, group in pairs if choice.value == value), ())
    if names.own in group:
        return _words("until you choose: yours")
    return _words("until you choose: {0}’s").format(names.codes(group)) if group and names.codes(group) else ""


def _now(decision: "Decision", state: "State", names: Names) -> str:
    if decision.field == DELETED:
        return _words("The {0} stays in sight.").format(kind_name(state.kind).lower())
    return in_words(state.kind, decision.field, state.fields.get(decision.field), names)


def _time(moment: str, days: set[str]) -> str:
    """Return a moment as its time of the day where all the others are of that day, else with its day."""
    return clock_time(moment) if days == {moment[:10]} else day_and_time(moment)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _words(text: str) -> str:
    return QCoreApplication.translate("decisions", text)
