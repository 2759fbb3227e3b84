"""How things, their fields and values are called in the window: one way for previews, decisions and look-alikes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from inspector_app.domain.kinds import KINDS, Shape
from inspector_app.domain.moments import date_in_words, is_date
from inspector_app.domain.plain import Plain
from inspector_app.domain.things import Inspector
from inspector_app.domain.visit_kind import VisitKind
from inspector_app.services import visits
from ui import units
from ui.models.notes import clock_time, day_and_time

if TYPE_CHECKING:
    from inspector_app.services.merging import Preview, State
    from inspector_app.services.workbooks import Workbook

_FIRST_WORDS = 60


@dataclass(frozen=True, slots=True)
class Names:
    """How things are called: labels by id as text, the team by id as text, and the codes of the visit's kind.

    `own` is the id of the inspector who sits here.
    """

    labels: Mapping[str, str]
    team: Mapping[str, Inspector]
    kind: VisitKind
    own: str = ""

    def person(self, given: str) -> str:
        """Return an inspector by role, else code."""
        one = self.team.get(given)
        return (one.role or one.code) if one else _words("an inspector who is not of the team")

    def code(self, given: str) -> str:
        """Return an inspector's code, or nothing for one who is not of the team."""
        one = self.team.get(given)
        return one.code if one else ""

    def people(self, given: Sequence[str], *, you: bool = False) -> str:
        """Return some inspectors in one phrase, such as `you, CQC inspector and C`; who sits here comes first."""
        ordered = sorted(given, key=lambda one: one != self.own)
        said = [_words("you") if you and one == self.own else self.person(one) for one in ordered]
        return listed(list(dict.fromkeys(said)))

    def codes(self, given: Sequence[str]) -> str:
        """Return the codes of some inspectors in one phrase, or nothing where one is not of the team."""
        found = [self.code(one) for one in given]
        return listed(found) if all(found) else ""

    def with_those_of(self, shown: "Preview") -> "Names":
        """Return the names with those that the hand-over brings itself."""
        labels, team = dict(self.labels), dict(self.team)
        for step in shown.steps:
            state = step.after
            if state.kind == "inspector":
                role, code = text_of(state, "role"), text_of(state, "code")
                team[str(state.subject)] = Inspector(subject=state.subject, id=state.given_id, code=code, role=role)
            elif state.kind in ("interview", "weakness"):
                labels[str(state.subject)] = title(state)
        return Names(labels, team, self.kind, self.own)


def names_of(workbook: "Workbook") -> Names:
    """Return how the things of a workbook are called."""
    seen = visits.overview(workbook)
    return Names(visits.labels(workbook), visits.team(workbook), seen.kind, str(seen.inspector.subject))


def kind_name(kind: str) -> str:
    """Return a kind of thing as a word."""
    known = {
        "visit": _words("Visit"),
        "inspector": _words("Inspector"),
        "weakness": units.name(),
        "interview": _words("Interview"),
        "note": _words("Note"),
        "finding": _words("Finding"),
        "standing": _words("Letter text"),
        "event": _words("Letter event"),
    }
    return known.get(kind, kind)


def field_name(kind: str, field: str) -> str:
    """Return a field of a kind of thing as a word."""
    if field == "heard":
        return _words("time heard") if kind == "note" else _words("who was heard")
    known = {"deleted": _words("deleted or kept"), "same_as": _words("which it is one with"), "tag": _words("tags")}
    return known.get(field, field.replace("_", " "))


def title(state: "State") -> str:
    """Return what a thing is known by, in one line, such as its text, its title or its code."""
    named = {
        "visit": ("area",),
        "inspector": ("role", "code"),
        "weakness": ("short", "title"),
        "interview": ("title", "code"),
        "event": ("what",),
    }
    fields = named.get(state.kind, ("text",))
    return " ".join(next((text for field in fields if (text := text_of(state, field))), state.given_id).split())


def described(state: "State") -> str:
    """Return kind, time and first words of a thing: `Note 13:46 “She rang…”`."""
    heard = clock_time(text_of(state, "heard") or text_of(state, "typed")) if state.kind == "note" else ""
    words = title(state)
    first = words if len(words) <= _FIRST_WORDS else f"{words[:_FIRST_WORDS].rstrip()}…"
    named = f"“{first}”" if text_of(state, "text") or state.kind not in ("note", "finding") else ""
    return " ".join(part for part in (kind_name(state.kind), heard, named) if part)


def place(state: "State", names: Names) -> str:
    """Return where a thing stands, in a few words: `14:07 Youth forum` for a note, `Finding, EHC plans`."""
    if state.kind == "note":
        heard = clock_time(text_of(state, "heard") or text_of(state, "typed"))
        return f"{heard} {names.labels.get(text_of(state, 'interview'), '')}".strip() or kind_name(state.kind)
    if state.kind == "finding":
        weakness = names.labels.get(text_of(state, "weakness"), "")
        return ", ".join(part for part in (kind_name(state.kind), weakness) if part)
    return kind_name(state.kind) if state.kind in ("visit", "standing", "event") else title(state)


def facts(state: "State", names: Names) -> str:
    """Return the quieter facts of a thing in one line."""
    if state.kind == "note":
        heard = day_and_time(text_of(state, "heard") or text_of(state, "typed"))
        interview = names.labels.get(text_of(state, "interview"), "")
        return _line(heard, interview, names.person(text_of(state, "author")))
    if state.kind == "interview":
        witness = names.kind.witnesses.get(text_of(state, "witness_kind"))
        return _line(witness.many if witness else "", day_and_time(text_of(state, "started")))
    if state.kind == "finding":
        return names.labels.get(text_of(state, "weakness"), "")
    return ""


def particulars(state: "State", names: Names) -> str:
    """Return what tells a thing from another of the same name."""
    if state.kind == "interview":
        members = [names.code(name.partition("/")[2]) for name in state.sets if name.startswith("inspector/")]
        heard = _words("heard by {0}").format(", ".join(sorted(filter(None, members)))) if any(members) else ""
        return _line(text_of(state, "code"), facts(state, names), text_of(state, "setting"), heard)
    if state.kind == "inspector":
        return _line(text_of(state, "code"), text_of(state, "role"), text_of(state, "organisation"))
    number = state.fields.get("position")
    return _line(str(number) if isinstance(number, int) else "", text_of(state, "source_title") or title(state))


def in_words(kind: str, field: str, value: Plain, names: Names) -> str:
    """Return a value of a field as people say it."""
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
        if spec.shape is Shape.DATE and is_date(value):
            return date_in_words(value)
    return _flat(value)


def listed(words: Sequence[str]) -> str:
    """Return words in one phrase: `a, b and c`."""
    *before, last = words or [""]
    return _words("{0} and {1}").format(", ".join(before), last) if before else last


def text_of(state: "State", field: str) -> str:
    """Return a field of a thing if it is a text, else nothing."""
    value = state.fields.get(field)
    return value if isinstance(value, str) else ""


def _flat(value: Plain) -> str:
    if isinstance(value, dict):
        return ", ".join(_flat(one) for one in value.values() if one not in (None, "", []))
    if isinstance(value, list):
        return "; ".join(map(_flat, value))
    return str(value)


def _line(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _words(text: str) -> str:
    return QCoreApplication.translate("naming", text)
