"""What the box under Ctrl+K finds: what the window can do, what the record holds, and pages of the help."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence

from inspector_app.services.searching import Found
from ui import actions, registry, units
from ui.models import help_pages
from ui.models.help_pages import HelpPlace
from ui.models.notes import day_and_time
from ui.models.rows import Row

MOST_FOUND = 20
"""How many notes of the record are shown at the most."""
_MOST_DEEDS = 8
_SHORTEST = 2
_ICONS = {
    "weakness": "scale",
    "finding": "pen-line",
    "interview": "messages-square",
    "standing": "file-text",
    "note": "message-square-text",
}


@dataclass(frozen=True, slots=True)
class Command:
    """One of the window's actions, by its id."""

    id: str


Chosen = Command | HelpPlace | Found
"""What a row of the box stands for."""


def is_searched(words: str) -> bool:
    """Tell whether there are letters enough for the record to be searched."""
    return len("".join(words.split())) >= _SHORTEST


def rows(words: str, made: Mapping[str, QAction], found: Sequence[Found]) -> list[Row]:
    """Return the rows for what is typed: commands that can be done now, then the record, then help."""
    given = words.lower().split()
    deeds = [spec for spec in registry.ACTIONS if spec.id in made and made[spec.id].isEnabled() and _fits(spec, given)]
    if not given:
        return [_of_action(spec) for spec in deeds]
    deeds.sort(key=lambda spec: not actions.translated(spec).lower().startswith(given[0]))
    helped = help_pages.found(words) if is_searched(words) else []
    return [*map(_of_action, deeds[:_MOST_DEEDS]), *map(_of_found, found), *map(_of_help, helped)]


def _fits(spec: registry.ActionSpec, words: Sequence[str]) -> bool:
    place = QCoreApplication.translate("actions", spec.place)
    return _holds(f"{place} {actions.translated(spec)}", words)


def _holds(text: str, words: Sequence[str]) -> bool:
    lowered = text.lower()
    return all(word in lowered for word in words)


def _of_action(spec: registry.ActionSpec) -> Row:
    keys = QKeySequence(spec.keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if spec.keys else ""
    return Row(
        Command(spec.id),
        actions.translated(spec),
        symbol=spec.icon or "chevron-right",
        role="accent",
        said=_words("Command"),
        below=keys or QCoreApplication.translate("actions", spec.place),
    )


def _of_found(found: Found) -> Row:
    said = {
        "weakness": units.name(),
        "finding": _words("Finding"),
        "interview": _words("Interview"),
        "standing": _words("Letter text"),
        "note": _words("Note"),
    }[found.kind]
    facts = (said, found.within if found.kind != "weakness" else "", day_and_time(found.at))
    below = " · ".join(part for part in facts if part)
    text = " ".join(found.text.split())
    return Row(found, text, symbol=_ICONS[found.kind], role="muted", said=said, below=below)


def _of_help(place: HelpPlace) -> Row:
    return Row(
        place,
        place.heading,
        symbol="circle-question-mark",
        role="muted",
        said=_words("Help"),
        below=f"{_words('Help')} · {help_pages.title_of(place.page)}",
    )


def _words(text: str) -> str:
    return QCoreApplication.translate("palette", text)
