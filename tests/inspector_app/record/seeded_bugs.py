"""Plausible mistakes in the record, each of which the tests of convergence must see."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from inspector_app.domain.plain import Fields
from inspector_app.record import erasing, joining, rescuing, state
from inspector_app.record.change import Change
from inspector_app.record.history import History
from inspector_app.record.state import SAME_AS, State

current, derive, heads_by_gone, choices, parents_for, whole, same_as = (
    History.current,
    state.derive,
    state._heads_by_gone,
    state._choices,
    state.parents_for,
    rescuing.whole,
    State.same_as,
)


def delete_wins(history: History) -> tuple[list[Change], list[Change]]:
    gone, living = heads_by_gone(history)
    return (gone, []) if gone else (gone, living)


def edit_wins(history: History) -> tuple[list[Change], list[Change]]:
    gone, living = heads_by_gone(history)
    return ([], living) if living else (gone, living)


def once_gone_always_gone(history: History) -> tuple[list[Change], list[Change]]:
    ever = any((change.set or {}).get("gone") for change in history.changes)
    return (list(history.heads), []) if ever else ([], list(history.heads))


def no_question(current: list[Change], name: str) -> Any:
    return choices(current, name)[-1:]


def every_writer_asks(current: Iterable[Change], name: str) -> Any:
    return tuple(choice for change in current for choice in choices([change], name))


def nobody_overrules(history: History, field: str, within: int | None = None) -> tuple[Change, ...]:
    return history.writers(field)


def the_last_overrules(history: History, field: str, within: int | None = None) -> tuple[Change, ...]:
    return current(history, field, within)[-1:]


def knowing_nothing(changes: Iterable[Change], names: Iterable[str]) -> dict[str, int]:
    return {}


def knowing_everything(changes: Iterable[Change], names: Iterable[str]) -> dict[str, int]:
    return state.heads_of(changes)


def knowing_one_head(changes: Iterable[Change], names: Iterable[str]) -> dict[str, int]:
    return dict(list(parents_for(changes, names).items())[:1])


def knowing_who_deleted(changes: Iterable[Change], names: Iterable[str]) -> dict[str, int]:
    return parents_for(changes, names) if set(names) & {"text", "stance"} else state.heads_of(changes)


def deciding_everything(changes: Iterable[Change], fields: Fields) -> tuple[dict[str, int], Fields]:
    return state.heads_of(changes), fields


def leaving_nothing(changes: Sequence[Change]) -> tuple[Fields, tuple[str, ...]]:
    return {"gone": True}, tuple(change.id for change in changes if change.content is not None)


def the_latest_clock_overrules(history: History, field: str, within: int | None = None) -> tuple[Change, ...]:
    return tuple(sorted(current(history, field, within), key=lambda change: change.at)[-1:])


def an_older_copy_fills_in(changes: Iterable[Change]) -> tuple[list[Change], list[Change]]:
    copies = list(changes)
    full = {change.id: change for change in copies if change.content is not None}
    kept, lost = whole(copies)
    return [full.get(change.id, change) for change in kept], lost


def joined_only_if_nobody_else_wrote(one: State) -> UUID | None:
    return same_as.__get__(one) if len(one.heads) == 1 else None


def the_join_that_came_last_counts(changes: Iterable[Change]) -> State:
    arrived = list(changes)
    shown = derive(arrived)
    joins = [change for change in current(History(arrived), SAME_AS) if change.set is not None]
    if not joins:
        return shown
    last = max(joins, key=arrived.index)
    return replace(shown, fields={**shown.fields, SAME_AS: (last.set or {})[SAME_AS]})


def a_ring_ends_where_it_is_entered(subject: UUID, same_as: Mapping[UUID, UUID]) -> UUID:
    path = [subject]
    while (following := same_as.get(path[-1])) is not None and following not in path:
        path.append(following)
    return path[-1]


BUGS: dict[str, tuple[object, str, Callable[..., Any] | property]] = {
    "delete wins": (state, "_heads_by_gone", delete_wins),
    "edit wins unasked": (state, "_heads_by_gone", edit_wins),
    "restoring is not heard": (state, "_heads_by_gone", once_gone_always_gone),
    "conflict not reported": (state, "_choices", no_question),
    "equal values ask": (state, "_choices", every_writer_asks),
    "nobody overrules anybody": (History, "current", nobody_overrules),
    "the last overrules all": (History, "current", the_last_overrules),
    "causality lost": (state, "parents_for", knowing_nothing),
    "typing decides unseen": (state, "parents_for", knowing_everything),
    "only one head is known": (state, "parents_for", knowing_one_head),
    "tagging brings back what was deleted unseen": (state, "parents_for", knowing_who_deleted),
    "deciding a wording decides the deletion": (state, "to_decide", deciding_everything),
    "an erase takes the place of a note too": (erasing, "erasure", leaving_nothing),
    "the latest clock overrules": (History, "current", the_latest_clock_overrules),
    "erased text comes back from an older copy": (rescuing, "whole", an_older_copy_fills_in),
    "a join is lost beside other work": (State, "same_as", property(joined_only_if_nobody_else_wrote)),
    "of two joins the one that came last counts": (state, "derive", the_join_that_came_last_counts),
    "a ring of joins ends where it is entered": (joining, "settled", a_ring_ends_where_it_is_entered),
}
