"""Three laptops in any order of work and merging: nothing is lost, everybody ends with the same, questions are honest.

The seeded bugs prove that these tests would see them: each is a plausible mistake, and each must make them fail.
"""

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from inspector_app.record import state
from inspector_app.record.change import Change
from inspector_app.record.history import History
from tests.inspector_app.record.laptops import Laptops

QUIET = settings(
    max_examples=100, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck), database=None
)
BUG_HUNT = settings(QUIET, phases=[Phase.generate], derandomize=True, report_multiple_bugs=False)

current, heads_by_gone, choices, parents_for = (
    History.current,
    state._heads_by_gone,
    state._choices,
    state.parents_for,
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


BUGS: dict[str, tuple[object, str, Callable[..., Any]]] = {
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
}


def test_everything_shows_as_those_who_wrote_it_knew_in_any_order_of_merging() -> None:
    run_state_machine_as_test(Laptops, settings=QUIET)


@pytest.mark.parametrize("bug", BUGS)
def test_a_seeded_bug_is_seen(bug: str, monkeypatch: pytest.MonkeyPatch) -> None:
    module, name, wrong = BUGS[bug]
    monkeypatch.setattr(module, name, wrong)
    with pytest.raises(AssertionError):
        run_state_machine_as_test(Laptops, settings=BUG_HUNT)
