"""What a hand-over would bring, in words: rows for a list, and the values of a decision."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from inspector_app.domain.errors import MissingError, PassphraseError, RefusedFileError, WorkbookError
from inspector_app.domain.kinds import KINDS
from inspector_app.domain.plain import Plain
from inspector_app.domain.progress import Progress, no_progress
from ui.models.naming import (
    Names,
    described,
    facts,
    field_name,
    in_words,
    kind_name,
    listed,
    names_of,
    text_of,
    title,
)
from ui.models.notes import clock_time, day_and_time
from ui.models.rows import Row

if TYPE_CHECKING:
    from inspector_app.services.merging import Decision, Preview, State, Step
    from inspector_app.services.workbooks import Workbook

_ORDER = ("new", "updated", "removed")
_SYMBOLS = {"new": ("plus", "progress"), "updated": ("pencil", "accent"), "removed": ("trash-2", "danger")}


@dataclass(frozen=True, slots=True)
class Value:
    """One of the values of a decision, who wrote it last and when."""

    text: str
    author: str
    at: str


@dataclass(frozen=True, slots=True)
class Brought:
    """A preview with all its words, made off the window's thread: a large hand-over has very many rows."""

    preview: "Preview"
    names: Names
    rows: tuple[Row, ...]


def looked_into(
    workbook: "Workbook", path: Path, words: Sequence[str], progress: Progress = no_progress
) -> Brought | WorkbookError:
    """Return what a hand-over would bring, or why it is not taken: here that is an answer and no failure."""
    from inspector_app.services import merging

    try:
        shown = merging.preview(workbook, path, words, progress)
    except (PassphraseError, RefusedFileError, MissingError) as error:
        return error
    names = names_of(workbook).with_those_of(shown)
    return Brought(shown, names, tuple(rows(shown, names)))


def rows(shown: "Preview", names: Names) -> list[Row]:
    """Return what is new, updated and removed, in that order; keys are the things' ids."""
    steps = [step for step in shown.steps if step.outcome.value in _ORDER]
    kinds = list(KINDS)
    steps.sort(key=lambda step: (_ORDER.index(step.outcome.value), kinds.index(step.after.kind), *_place(step)))
    erasers = _erasers(shown)
    return [_row(step, names, erasers.get(step.after.subject, "")) for step in steps]


def erased(shown: "Preview", names: Names) -> list[Row]:
    """Return the things whose text the merge would remove for good, as they are here now."""
    found, erasers = [], _erasers(shown)
    for step in shown.erases:
        before = step.before or step.after
        below = _line(_by(erasers.get(before.subject, ""), names), facts(before, names))
        found.append(Row(before.subject, title(before), kind_name(before.kind), "trash-2", "danger", "", below))
    return found


def eraser(shown: "Preview", names: Names) -> str:
    """Return who erased what the merge would remove for good, in one phrase."""
    erasers = _erasers(shown)
    return names.people(list(dict.fromkeys(erasers.get(step.after.subject, "") for step in shown.erases)), you=True)


def asked(shown: "Preview") -> list[tuple["Decision", bool]]:
    """Return the decisions that the merge would open, then those that get a further wording, which is said."""
    further = [(decision, True) for step in shown.steps for decision in step.widened]
    return [*((decision, False) for decision in shown.decisions), *further]


def question(decision: "Decision", shown: "Preview") -> str:
    """Return what a decision is about: `Note 14:07, text`, or with its first words where no value shows them."""
    state = next((step.after for step in shown.steps if step.after.subject == decision.subject), None)
    about = kind_name(decision.kind)
    if state is not None and (state.kind != "note" or decision.field != "text"):
        about = described(state)
    elif state is not None:
        about = f"{about} {clock_time(text_of(state, 'heard'))}".strip()
    return f"{about}, {field_name(decision.kind, decision.field)}"


def values(decision: "Decision", names: Names) -> list[Value]:
    """Return the values of a decision in words, each with its author and moment."""
    return [
        Value(in_words(decision.kind, decision.field, one.value, names), names.person(one.author), day_and_time(one.at))
        for one in decision.choices
    ]


def _row(step: "Step", names: Names, by: str) -> Row:
    outcome, state = step.outcome.value, step.after
    symbol, role = _SYMBOLS[outcome]
    said = _happened(step)
    words = title(state)
    if by and not text_of(state, "text") and state.kind in ("note", "finding"):
        words = _words("{0} (its text was erased)").format(_by_time(step))
        said = _by(by, names)
    known = facts(state, names) if text_of(state, "author") or state.kind != "note" else ""
    changed = _changed(step, names) if outcome == "updated" else ""
    return Row(state.subject, words, kind_name(state.kind), symbol, role, said, _line(changed or said, known))


def _happened(step: "Step") -> str:
    """Return in a few words what the merge does to a thing."""
    outcome, before = step.outcome.value, step.before
    if outcome == "new" and before is not None and before.gone:
        asks = any(decision.field == "deleted" for decision in step.opened)
        return _words("Deleted here, worked on there") if asks else _words("Brought back")
    return {"new": _words("New"), "updated": _words("Updated"), "removed": _words("Removed")}[outcome]


def _changed(step: "Step", names: Names) -> str:
    """Return what is different about a thing afterwards: fields, and what becomes of its decisions."""
    if step.before is None:
        return ""
    kind = step.after.kind
    opened, widened = ([one.field for one in some] for some in (step.opened, step.widened))
    plain = [name for name in _differing(step.before, step.after) if name not in (*opened, *widened, *step.settled)]
    told = [_words("changed: {0}").format(listed([field_name(kind, name) for name in plain]))] if plain else []
    told += [_opened(kind, field) for field in opened]
    told += [_words("a further wording of the {0}").format(field_name(kind, field)) for field in widened]
    told += [_decided(kind, field) for field in step.settled]
    told += _joined(step.before, step.after, names)
    return _line(*told) or _words("Updated")


def _opened(kind: str, field: str) -> str:
    if field == "deleted":
        return _words("worked on here, deleted there: now waits for a decision")
    return _words("the {0} now waits for a decision").format(field_name(kind, field))


def _decided(kind: str, field: str) -> str:
    if field == "deleted":
        return _words("it was decided that it stays")
    return _words("the {0} was decided").format(field_name(kind, field))


def _joined(before: "State", after: "State", names: Names) -> list[str]:
    if before.same_as == after.same_as:
        return []
    if after.same_as is None:
        return [_words("no longer read as one with another")]
    return [_words("read as one with “{0}”").format(names.labels.get(str(after.same_as), "") or title(after))]


def _differing(before: "State", after: "State") -> list[str]:
    known = KINDS[after.kind]
    fields = [name for name in known.fields if before.fields.get(name) != after.fields.get(name)]
    sets = [name for name, spec in known.sets.items() if _members(before, spec.prefix) != _members(after, spec.prefix)]
    return [*fields, *sets]


def _members(state: "State", prefix: str) -> dict[str, Plain]:
    return {name: value for name, value in state.sets.items() if name.startswith(f"{prefix}/")}


def _erasers(shown: "Preview") -> dict[UUID, str]:
    """Return who erased things in the hand-over, by the things."""
    return {change.subject: change.author for change in shown.changes if change.erase}


def _by(eraser: str, names: Names) -> str:
    return _words("erased by {0}").format(names.people([eraser], you=True)) if eraser else ""


def _by_time(step: "Step") -> str:
    """Return a thing without words by its kind and time: `Note 13:46`."""
    states = [state for state in (step.after, step.before) if state is not None]
    times = (clock_time(text_of(state, field)) for state in states for field in ("heard", "typed"))
    return f"{kind_name(step.after.kind)} {next(filter(None, times), '')}".strip()


def _place(step: "Step") -> tuple[int | str, ...]:
    """Return a key that orders things of a kind as people do: notes as they were heard, numbers by their size."""
    state = step.after if step.after.fields else step.before or step.after
    moment = text_of(state, "heard") or text_of(state, "typed") if state.kind == "note" else ""
    number = state.fields.get("position")
    parts = re.split(r"(\d+)", title(state).casefold())
    return moment, number if isinstance(number, int) else 0, *(int(one) if one.isdecimal() else one for one in parts)


def _line(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _words(text: str) -> str:
    return QCoreApplication.translate("brought", text)
