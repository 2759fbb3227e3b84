"""What a hand-over would bring, in words: rows for a list, and the values of a decision."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from inspector_app.domain.kinds import KINDS, Shape
from inspector_app.domain.plain import Plain
from inspector_app.domain.things import Inspector
from inspector_app.domain.visit_kind import VisitKind
from ui.models.notes import day_and_time
from ui.models.rows import Row

if TYPE_CHECKING:
    from inspector_app.services.merging import Decision, Preview, State, Step

_ORDER = ("new", "updated", "removed")
_SYMBOLS = {"new": ("plus", "progress"), "updated": ("pencil", "accent"), "removed": ("trash-2", "danger")}


@dataclass(frozen=True, slots=True)
class Names:
    """How things are called: labels by id as text, the team by id as text, and the codes of the visit's kind."""

    labels: Mapping[str, str]
    team: Mapping[str, Inspector]
    kind: VisitKind

    def person(self, given: str) -> str:
        """Return an inspector by role, else code."""
        one = self.team.get(given)
        return (one.role or one.code) if one else _words("an inspector who is not of the team")

    def with_those_of(self, shown: "Preview") -> "Names":
        """Return the names with those that the hand-over brings itself."""
        labels, team = dict(self.labels), dict(self.team)
        for step in shown.steps:
            state = step.after
            if state.kind == "inspector":
                role, code = _text(state, "role"), _text(state, "code")
                team[str(state.subject)] = Inspector(subject=state.subject, id=state.given_id, code=code, role=role)
            elif state.kind in ("interview", "weakness"):
                labels[str(state.subject)] = _title(state, self)
        return Names(labels, team, self.kind)


@dataclass(frozen=True, slots=True)
class Value:
    """One of the values of a decision, who wrote it last and when."""

    text: str
    author: str
    at: str


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
        title = _title(before, names)
        found.append(Row(before.subject, title, kind_name(before.kind), "trash-2", "danger", "", _below(before, names)))
    return found


def kind_name(kind: str) -> str:
    """Return a kind of thing as a word."""
    known = {
        "visit": _words("Visit"),
        "inspector": _words("Inspector"),
        "weakness": _words("Weakness"),
        "interview": _words("Interview"),
        "note": _words("Note"),
        "finding": _words("Finding"),
        "standing": _words("Letter text"),
        "event": _words("Letter event"),
    }
    return known.get(kind, kind)


def question(decision: "Decision", shown: "Preview", names: Names) -> str:
    """Return what a decision is about: `Note 14:07, text`."""
    state = next((step.after for step in shown.steps if step.after.subject == decision.subject), None)
    heard = _text(state, "heard") if state is not None else ""
    about = f"{kind_name(decision.kind)} {heard[11:16]}".strip()
    if state is not None and state.kind in ("interview", "weakness", "inspector"):
        about = f"{about} “{_title(state, names)}”"
    return f"{about}, {field_name(decision.field)}"


def values(decision: "Decision", names: Names) -> list[Value]:
    """Return the values of a decision in words, each with its author and moment."""
    return [
        Value(
            _in_words(decision.kind, decision.field, one.value, names), names.person(one.author), day_and_time(one.at)
        )
        for one in decision.choices
    ]


def field_name(field: str) -> str:
    """Return a field as a word."""
    return {"deleted": _words("deleted or not"), "heard": _words("time heard")}.get(field, field.replace("_", " "))


def _row(step: "Step", names: Names) -> Row:
    outcome, state = step.outcome.value, step.after
    symbol, role = _SYMBOLS[outcome]
    said = {"new": _words("New"), "updated": _words("Updated"), "removed": _words("Removed")}[outcome]
    below = _below(state, names)
    if outcome == "updated" and step.before is not None:
        what = ", ".join(_differing(step.before, state))
        below = " · ".join(part for part in (_words("changed: {0}").format(what), below) if part)
    else:
        below = " · ".join(part for part in (said, below) if part)
    return Row(state.subject, _title(state, names), kind_name(state.kind), symbol, role, said, below)


def _title(state: "State", names: Names) -> str:
    named = {
        "visit": ("area",),
        "inspector": ("role", "code"),
        "weakness": ("short", "title"),
        "interview": ("title", "code"),
        "event": ("what",),
    }
    first = next((text for field in named.get(state.kind, ("text",)) if (text := _text(state, field))), state.given_id)
    return " ".join(first.split())


def _below(state: "State", names: Names) -> str:
    if state.kind == "note":
        heard = day_and_time(_text(state, "heard") or _text(state, "typed"))
        interview = names.labels.get(_text(state, "interview"), "")
        return " · ".join(part for part in (heard, interview, names.person(_text(state, "author"))) if part)
    if state.kind == "interview":
        witness = names.kind.witnesses.get(_text(state, "witness_kind"))
        return " · ".join(
            part for part in (witness.many if witness else "", day_and_time(_text(state, "started"))) if part
        )
    if state.kind == "finding":
        return names.labels.get(_text(state, "weakness"), "")
    return ""


def _differing(before: "State", after: "State") -> Iterable[str]:
    known = KINDS[after.kind]
    fields = [name for name in known.fields if before.fields.get(name) != after.fields.get(name)]
    sets = [name for name, spec in known.sets.items() if _members(before, spec.prefix) != _members(after, spec.prefix)]
    joined = ["same_as"] if before.fields.get("same_as") != after.fields.get("same_as") else []
    names = [field_name(name) for name in (*fields, *sets, *joined)]
    return names or [_words("a decision")]


def _members(state: "State", prefix: str) -> dict[str, Plain]:
    return {name: value for name, value in state.sets.items() if name.startswith(f"{prefix}/")}


def _when(step: "Step") -> str:
    return _text(step.after, "heard") or _text(step.after, "started") or str(step.after.fields.get("position") or "")


def _text(state: "State", field: str) -> str:
    value = state.fields.get(field)
    return value if isinstance(value, str) else ""


def _in_words(kind: str, field: str, value: Plain, names: Names) -> str:
    if field == "deleted":
        return _words("Deleted") if value is True else _words("Kept")
    if value is None or value == "":
        return _words("Empty")
    if isinstance(value, bool):
        return _words("Yes") if value else _words("No")
    spec = KINDS[kind].fields.get(field)
    if spec is not None and isinstance(value, str):
        if spec.shape is Shape.CODE:
            code = names.kind.codes(spec.target).get(value)
            return code.name[:1].upper() + code.name[1:] if code else value
        if spec.shape is Shape.REFERENCE:
            return names.labels.get(value) or names.person(value)
        if spec.shape is Shape.MOMENT:
            return day_and_time(value)
    return _flat(value)


def _flat(value: Plain) -> str:
    if isinstance(value, dict):
        return ", ".join(_flat(one) for one in value.values() if one not in (None, "", []))
    if isinstance(value, list):
        return "; ".join(map(_flat, value))
    return str(value)


def _words(text: str) -> str:
    return QCoreApplication.translate("brought", text)
