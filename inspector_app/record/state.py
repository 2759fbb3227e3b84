"""What a set of changes of one subject says: the nine rules of state (heads, values, decisions, sets, gone).

The state is a pure function of the set; no clock, device or order of arrival has a say in it.
"""

import functools
import operator
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from uuid import UUID

from inspector_app.domain.kinds import KINDS, Field, Shape
from inspector_app.domain.plain import Fields, Plain
from inspector_app.domain.shaping import fitting
from inspector_app.record.canonical import encode
from inspector_app.record.change import Change
from inspector_app.record.gathering import gathered
from inspector_app.record.history import History, in_order, is_line

GONE = "gone"
"""The field that deletes (true) and restores (false) a thing; decisions and files call it `deleted`."""

ID = "id"
"""The field that keeps an id given by a file, when it is no UUID."""

SAME_AS = "same_as"

_REFERENCE = Field(Shape.REFERENCE)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the values of a decision, and the latest who wrote it."""

    value: Plain
    author: str
    at: str
    writer: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A conflict that waits for a person; its id is the same on every laptop that knows the same changes."""

    id: str
    subject: UUID
    kind: str
    field: str
    choices: tuple[Choice, ...]

    @property
    def values(self) -> list[Plain]:
        """The values, in their order."""
        return [choice.value for choice in self.choices]


@dataclass(frozen=True, slots=True)
class State:
    """One thing as its changes show it. `sets` holds the members that are present, by their field name."""

    subject: UUID
    kind: str
    fields: Mapping[str, Plain]
    sets: Mapping[str, Plain]
    gone: bool
    decisions: tuple[Decision, ...]
    heads: tuple[str, ...]
    erased: frozenset[str] = field(default_factory=frozenset)

    @property
    def given_id(self) -> str:
        """The id that files know it by."""
        given = self.fields.get(ID)
        return given if isinstance(given, str) else str(self.subject)

    @property
    def same_as(self) -> UUID | None:
        """The thing this one was joined to."""
        value = fitting(_REFERENCE, self.fields.get(SAME_AS))
        return UUID(value) if isinstance(value, str) else None


def value_order(value: Plain) -> tuple[int, int, str | bytes]:
    """Return a key that orders values as people do: nothing, false, true, numbers, texts, then the rest."""
    if isinstance(value, str):
        return 2, 0, value
    if isinstance(value, int) or value is None:
        return (0, -1, "") if value is None else (0 if isinstance(value, bool) else 1, int(value), "")
    return 3, 0, encode(value)


def is_member(name: str) -> bool:
    """Tell whether a field name is a member of a set, such as `tag/<weakness>`."""
    return "/" in name


def derive(changes: Iterable[Change]) -> State:
    """Return the state of one subject from all its changes (at least one)."""
    ordered = in_order(changes)
    return _of_line(ordered) if is_line(ordered) else _of_graph(History(ordered))


def _of_line(changes: Sequence[Change]) -> State:
    """Apply the rules where each change knew of all before it: there is one head, and nothing to decide."""
    values: dict[str, Plain] = {}
    erased: set[str] = set()
    for change in changes:
        if change.set is None:
            values.update(dict.fromkeys(change.fields))
            erased.update(change.fields)
        else:
            values.update(change.set)
            erased.difference_update(change.set)
    gone = values.pop(GONE, False) is True
    fields = {name: value for name, value in values.items() if not is_member(name)}
    return State(
        subject=changes[0].subject,
        kind=changes[0].kind,
        fields=fields,
        sets={name: value for name, value in values.items() if is_member(name) and value not in (False, None)},
        gone=gone,
        decisions=(),
        heads=(changes[-1].id,),
        erased=frozenset(erased & fields.keys()),
    )


def _of_graph(history: History) -> State:
    first = history.changes[0]
    names = sorted({name for change in history.changes for name in change.fields})
    fields: dict[str, Plain] = {}
    sets: dict[str, Plain] = {}
    decisions: list[Decision] = []
    erased: set[str] = set()
    for name in names:
        if name == GONE:
            continue
        current = history.current(name)
        live = [change for change in current if change.set is not None]
        if is_member(name):
            present = [value for change in live if (value := _value(change, name)) not in (False, None)]
            if present:
                sets[name] = min(present, key=encode)
        elif not live:
            fields[name] = None
            erased.add(name)
        else:
            shown = live[-1]
            fields[name] = _value(shown, name)
            if _gathers(first.kind, name) and _choices(live, name)[1:]:
                fields[name] = gathered(history, name)
            elif _asks(first.kind, name) and (choices := _choices(live, name))[1:]:
                decisions.append(_decision(first, name, current, choices))
    gone, decision = _gone(history)
    if decision:
        decisions.append(decision)
    return State(
        subject=first.subject,
        kind=first.kind,
        fields=fields,
        sets=sets,
        gone=gone,
        decisions=tuple(decisions),
        heads=tuple(change.id for change in history.heads),
        erased=frozenset(erased),
    )


def parents_for(changes: Iterable[Change], names: Iterable[str]) -> dict[str, int]:
    """Return the parents of an ordinary edit of some fields, each with its n: the heads, but never deciding unseen.

    An edit of a field under an open decision continues the value that is shown: it knows of everything but the
    changes at or above the other values' writers. An edit of a thing that somebody else deleted knows of
    nothing that saw it deleted. Deciding is a deed of its own (`to_decide`).
    """
    ordered = in_order(changes)
    if is_line(ordered):
        return {ordered[-1].id: ordered[-1].n}
    history = History(ordered)
    hidden = 0
    kind = history.changes[0].kind
    for name in names:
        current = [change for change in history.current(name) if change.set is not None]
        if not is_member(name) and name != GONE and _asks(kind, name) and _choices(current, name)[1:]:
            shown = _value(current[-1], name)
            hidden |= history.above(change for change in current if _value(change, name) != shown)
    places = (1 << len(history.changes)) - 1 & ~hidden
    if _heads_by_gone(history)[1]:
        living = [change for change in history.among(places) if not _sees_gone(history, change)]
        places &= functools.reduce(operator.or_, map(history.below, living), 0)
    return {change.id: change.n for change in history.maxima(places)}


def heads_of(changes: Iterable[Change]) -> dict[str, int]:
    """Return all heads, each with its n: the parents of a deed that knows everything."""
    return {change.id: change.n for change in History(changes).heads}


def to_decide(changes: Iterable[Change], fields: Fields) -> tuple[dict[str, int], Fields]:
    """Return the parents of a deed that decides, each with its n, and the fields it sets.

    It knows all heads. But while it waits whether the thing is deleted, and that is not what is decided, it knows of
    nothing that saw the thing deleted, so that this goes on waiting; and where somebody put words on the thing after
    it was deleted, to choose among the words is to keep it.
    """
    history = History(changes)
    heads = {change.id: change.n for change in history.heads}
    gone, living = _heads_by_gone(history)
    if GONE in fields or not gone or not living:
        return heads, fields
    there = [change for change in history.changes if not _sees_gone(history, change)]
    places = functools.reduce(operator.or_, map(history.below, there), 0)
    known = {change.id for change in history.among(places)}
    if all(change.id in known for name in fields for change in history.current(name)):
        return {change.id: change.n for change in history.maxima(places)}, fields
    return heads, {**fields, GONE: False}


def _value(change: Change, name: str) -> Plain:
    return None if change.set is None else change.set.get(name)


def _asks(kind: str, name: str) -> bool:
    known = KINDS.get(kind)
    return known is not None and name in known.fields and known.fields[name].asks


def _gathers(kind: str, name: str) -> bool:
    known = KINDS.get(kind)
    return known is not None and name in known.fields and known.fields[name].gathers


def _choices(current: Sequence[Change], name: str) -> tuple[Choice, ...]:
    """Return the distinct values in their order, each with its latest writer."""
    latest: dict[bytes, Choice] = {}
    for change in current:
        value = _value(change, name)
        latest[encode(value)] = Choice(value, change.author, change.at, change.id)
    return tuple(sorted(latest.values(), key=_by_value))


def _by_value(choice: Choice) -> tuple[int, int, str | bytes]:
    return value_order(choice.value)


def _decision(first: Change, name: str, writers: Iterable[Change], choices: tuple[Choice, ...]) -> Decision:
    ids = sorted(change.id for change in writers)
    digest = sha256("\n".join([str(first.subject), name, *ids]).encode()).hexdigest()
    return Decision(digest[:12], first.subject, first.kind, name, choices)


def _heads_by_gone(history: History) -> tuple[list[Change], list[Change]]:
    """Return the heads that see the thing as deleted, and those that see it as there (rule 5)."""
    gone: list[Change] = []
    living: list[Change] = []
    for head in history.heads:
        (gone if _sees_gone(history, head) else living).append(head)
    return gone, living


def _sees_gone(history: History, change: Change) -> bool:
    """Tell whether a thing was deleted as far as a change knew: its latest word of it, there if they are mixed."""
    latest = [_value(one, GONE) is True for one in history.current(GONE, history.below(change))]
    return bool(latest) and all(latest)


def _gone(history: History) -> tuple[bool, Decision | None]:
    gone, living = _heads_by_gone(history)
    if not gone or not living:
        return bool(gone), None
    choices = (
        Choice(False, living[-1].author, living[-1].at, living[-1].id),
        Choice(True, gone[-1].author, gone[-1].at, gone[-1].id),
    )
    return False, _decision(history.changes[0], "deleted", history.heads, choices)
