"""What a hand-over would bring, in words: rows for a list, and the values of a decision."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from inspector_app.domain.errors import MissingError, PassphraseError, RefusedFileError, WorkbookError
from inspector_app.domain.kinds import KINDS
from inspector_app.domain.plain import Plain
from inspector_app.domain.progress import Progress, no_progress
from ui.models.naming import Names, facts, field_name, in_words, kind_name, names_of, text_of, title
from ui.models.notes import day_and_time
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
    steps.sort(key=lambda step: (_ORDER.index(step.outcome.value), list(KINDS).index(step.after.kind), _when(step)))
    return [_row(step, names) for step in steps]


def erased(shown: "Preview", names: Names) -> list[Row]:
    """Return the things whose text the merge would remove for good, as they are here now."""
    found = []
    for step in shown.erases:
        before = step.before or step.after
        row = Row(before.subject, title(before), kind_name(before.kind), "trash-2", "danger", "", facts(before, names))
        found.append(row)
    return found


def question(decision: "Decision", shown: "Preview", names: Names) -> str:
    """Return what a decision is about: `Note 14:07, text`."""
    state = next((step.after for step in shown.steps if step.after.subject == decision.subject), None)
    heard = text_of(state, "heard") if state is not None else ""
    about = f"{kind_name(decision.kind)} {heard[11:16]}".strip()
    if state is not None and state.kind in ("interview", "weakness", "inspector"):
        about = f"{about} “{title(state)}”"
    return f"{about}, {field_name(decision.kind, decision.field)}"


def values(decision: "Decision", names: Names) -> list[Value]:
    """Return the values of a decision in words, each with its author and moment."""
    return [
        Value(in_words(decision.kind, decision.field, one.value, names), names.person(one.author), day_and_time(one.at))
        for one in decision.choices
    ]


def _row(step: "Step", names: Names) -> Row:
    outcome, state = step.outcome.value, step.after
    symbol, role = _SYMBOLS[outcome]
    said = {"new": _words("New"), "updated": _words("Updated"), "removed": _words("Removed")}[outcome]
    below = facts(state, names)
    if outcome == "updated" and step.before is not None:
        what = ", ".join(_differing(step.before, state))
        below = " · ".join(part for part in (_words("changed: {0}").format(what), below) if part)
    else:
        below = " · ".join(part for part in (said, below) if part)
    return Row(state.subject, title(state), kind_name(state.kind), symbol, role, said, below)


def _differing(before: "State", after: "State") -> Iterable[str]:
    known = KINDS[after.kind]
    fields = [name for name in known.fields if before.fields.get(name) != after.fields.get(name)]
    sets = [name for name, spec in known.sets.items() if _members(before, spec.prefix) != _members(after, spec.prefix)]
    joined = ["same_as"] if before.fields.get("same_as") != after.fields.get("same_as") else []
    names = [field_name(after.kind, name) for name in (*fields, *sets, *joined)]
    return names or [_words("a decision")]


def _members(state: "State", prefix: str) -> dict[str, Plain]:
    return {name: value for name, value in state.sets.items() if name.startswith(f"{prefix}/")}


def _when(step: "Step") -> str:
    return (
        text_of(step.after, "heard") or text_of(step.after, "started") or str(step.after.fields.get("position") or "")
    )


def _words(text: str) -> str:
    return QCoreApplication.translate("brought", text)
