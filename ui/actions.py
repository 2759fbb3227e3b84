"""What the window can do, as data: menus, keys and the page of keys under F1 are all made from these specs."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenuBar, QWidget

from ui import icons, units

_CONTEXT = "actions"


class Place(StrEnum):
    """Where an action stands; the order is that of the menus and of the page of keys."""

    WORKBOOK = QT_TRANSLATE_NOOP("actions", "Workbook")
    EDIT = QT_TRANSLATE_NOOP("actions", "Edit")
    GO = QT_TRANSLATE_NOOP("actions", "Go to")
    VIEW = QT_TRANSLATE_NOOP("actions", "View")
    HELP = QT_TRANSLATE_NOOP("actions", "Help")
    CAPTURE = QT_TRANSLATE_NOOP("actions", "While typing a note")
    """Keys that the composer handles itself: no menu, but on the page of keys."""


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One thing the window can do; `keys` in Qt's portable form, the first one is shown in the menu."""

    id: str
    text: str
    place: Place
    keys: tuple[str, ...] = ()
    icon: str = ""
    checks: bool = False
    """Whether it is switched on and off; those with one `group` take turns."""
    group: str = ""


def _spec(
    id: str,  # noqa: A002 - its own name
    place: Place,
    text: object,
    *keys: str,
    icon: str = "",
    checks: bool = False,
    group: str = "",
) -> ActionSpec:
    return ActionSpec(id, str(text), place, keys, icon, checks or bool(group), group)


ACTIONS: tuple[ActionSpec, ...] = (
    _spec(
        "workbook.open", Place.WORKBOOK, QT_TRANSLATE_NOOP("actions", "Open a workbook…"), "Ctrl+O", icon="folder-open"
    ),
    _spec("visit.start", Place.WORKBOOK, QT_TRANSLATE_NOOP("actions", "Start a visit…"), "Ctrl+Shift+N", icon="plus"),
    _spec("visit.join", Place.WORKBOOK, QT_TRANSLATE_NOOP("actions", "Join a visit…"), "Ctrl+Shift+J", icon="users"),
    _spec(
        "visit.practice",
        Place.WORKBOOK,
        QT_TRANSLATE_NOOP("actions", "Practice visit"),
        "Ctrl+Shift+T",
        icon="graduation-cap",
    ),
    _spec("workbook.import", Place.WORKBOOK, QT_TRANSLATE_NOOP("actions", "Import a file…"), "Ctrl+Shift+I"),
    _spec("workbook.handover", Place.WORKBOOK, QT_TRANSLATE_NOOP("actions", "Hand over…"), "Ctrl+Shift+H"),
    _spec("workbook.export", Place.WORKBOOK, QT_TRANSLATE_NOOP("actions", "Export…"), "Ctrl+E", icon="file-text"),
    _spec("matrix.print", Place.WORKBOOK, QT_TRANSLATE_NOOP("actions", "Print the matrix…"), "Ctrl+P", icon="printer"),
    _spec("matrix.save", Place.WORKBOOK, QT_TRANSLATE_NOOP("actions", "Save the matrix as PDF…")),
    _spec(
        "sheet.print",
        Place.WORKBOOK,
        QT_TRANSLATE_NOOP("actions", "Print the keeping-in-touch sheet…"),
        "Ctrl+Shift+K",
        icon="printer",
    ),
    _spec("sheet.save", Place.WORKBOOK, QT_TRANSLATE_NOOP("actions", "Save the keeping-in-touch sheet as PDF…")),
    _spec("judgements.print", Place.WORKBOOK, QT_TRANSLATE_NOOP("actions", "Print the judgements…"), icon="printer"),
    _spec("judgements.save", Place.WORKBOOK, QT_TRANSLATE_NOOP("actions", "Save the judgements as PDF…")),
    _spec("workbook.recovery", Place.WORKBOOK, QT_TRANSLATE_NOOP("actions", "Recovery code…"), icon="key-round"),
    _spec("workbook.check", Place.WORKBOOK, QT_TRANSLATE_NOOP("actions", "Check this laptop"), icon="monitor-check"),
    _spec("workbook.lock", Place.WORKBOOK, QT_TRANSLATE_NOOP("actions", "Lock"), "Ctrl+Shift+L", icon="lock"),
    _spec("workbook.quit", Place.WORKBOOK, QT_TRANSLATE_NOOP("actions", "Quit"), "Ctrl+Q", icon="log-out"),
    _spec("edit.undo", Place.EDIT, QT_TRANSLATE_NOOP("actions", "Undo the last deed"), "Ctrl+Z", icon="undo-2"),
    _spec("edit.redo", Place.EDIT, QT_TRANSLATE_NOOP("actions", "Redo"), "Ctrl+Shift+Z", "Ctrl+Y", icon="redo-2"),
    _spec("edit.search", Place.EDIT, QT_TRANSLATE_NOOP("actions", "Search or run…"), "Ctrl+K", icon="search"),
    _spec("edit.find", Place.EDIT, QT_TRANSLATE_NOOP("actions", "Find in notes"), "Ctrl+F", icon="search"),
    _spec("edit.find-everywhere", Place.EDIT, QT_TRANSLATE_NOOP("actions", "Find in the whole record"), "Ctrl+Shift+F"),
    _spec("interview.start", Place.EDIT, QT_TRANSLATE_NOOP("actions", "Start an interview…"), "Ctrl+N", icon="play"),
    _spec(
        "interview.end",
        Place.EDIT,
        QT_TRANSLATE_NOOP("actions", "End the interview, or go on"),
        "Ctrl+Shift+E",
        icon="square",
    ),
    _spec(
        "interview.list",
        Place.GO,
        QT_TRANSLATE_NOOP("actions", "All interviews"),
        "Ctrl+I",
        "Alt+0",
        icon="users-round",
    ),
    _spec(
        "notes.to-write-up",
        Place.GO,
        QT_TRANSLATE_NOOP("actions", "Notes to write up"),
        "Ctrl+Shift+W",
        icon="hourglass",
    ),
    _spec("go.capture", Place.GO, QT_TRANSLATE_NOOP("actions", "Capture"), "Alt+1", icon="message-square-text"),
    _spec("go.notes", Place.GO, QT_TRANSLATE_NOOP("actions", "All notes"), "Alt+2", icon="list"),
    _spec("go.matrix", Place.GO, QT_TRANSLATE_NOOP("actions", "Evidence matrix"), "Alt+3", icon="grid-3x3"),
    _spec("go.merge", Place.GO, QT_TRANSLATE_NOOP("actions", "Bring in notes"), "Alt+4", icon="git-merge"),
    _spec("go.findings", Place.GO, QT_TRANSLATE_NOOP("actions", "Findings"), "Alt+5", icon="pen-line"),
    _spec("go.judgements", Place.GO, QT_TRANSLATE_NOOP("actions", "Judgements"), "Alt+9", icon="scale"),
    _spec("go.letter", Place.GO, QT_TRANSLATE_NOOP("actions", "Letter"), "Alt+6", icon="file-text"),
    _spec("go.signoff", Place.GO, QT_TRANSLATE_NOOP("actions", "Sign-off"), "Alt+7", icon="badge-check"),
    _spec("go.visit", Place.GO, QT_TRANSLATE_NOOP("actions", "Visit"), "Alt+8", icon="building-2"),
    _spec(
        "notes.untagged",
        Place.GO,
        QT_TRANSLATE_NOOP("actions", "Next note that is not tagged"),
        "Ctrl+J",
        icon="circle-dashed",
    ),
    _spec("notes.deleted", Place.GO, QT_TRANSLATE_NOOP("actions", "Deleted"), icon="trash-2"),
    _spec("view.larger", Place.VIEW, QT_TRANSLATE_NOOP("actions", "Larger text"), "Ctrl++", "Ctrl+="),
    _spec("view.smaller", Place.VIEW, QT_TRANSLATE_NOOP("actions", "Smaller text"), "Ctrl+-"),
    _spec("view.usual", Place.VIEW, QT_TRANSLATE_NOOP("actions", "Usual text size"), "Ctrl+0"),
    _spec("view.system", Place.VIEW, QT_TRANSLATE_NOOP("actions", "Look as the system does"), group="look"),
    _spec("view.light", Place.VIEW, QT_TRANSLATE_NOOP("actions", "Light"), group="look"),
    _spec("view.dark", Place.VIEW, QT_TRANSLATE_NOOP("actions", "Dark"), group="look"),
    _spec("view.contrast", Place.VIEW, QT_TRANSLATE_NOOP("actions", "High contrast"), group="look"),
    _spec("view.font", Place.VIEW, QT_TRANSLATE_NOOP("actions", "The system’s own font"), checks=True),
    _spec("help.keys", Place.HELP, QT_TRANSLATE_NOOP("actions", "Help and keys"), "F1", icon="circle-question-mark"),
)
"""What a window may be given; it makes those it has a slot for."""

CAPTURE_KEYS: tuple[ActionSpec, ...] = (
    _spec("note.save", Place.CAPTURE, QT_TRANSLATE_NOOP("actions", "Save the note and begin the next"), "Return"),
    _spec("note.newline", Place.CAPTURE, QT_TRANSLATE_NOOP("actions", "New line in the note"), "Shift+Return"),
    _spec(
        "note.edit-last", Place.CAPTURE, QT_TRANSLATE_NOOP("actions", "Edit the last note, when nothing is typed"), "Up"
    ),
    _spec("note.cancel-edit", Place.CAPTURE, QT_TRANSLATE_NOOP("actions", "Leave the last note as it was"), "Esc"),
    _spec(
        "note.tag",
        Place.CAPTURE,
        QT_TRANSLATE_NOOP("actions", "Hold against the {unit} of that number"),
        *(f"Ctrl+{n}" for n in range(1, 10)),
    ),
    _spec(
        "note.progress",
        Place.CAPTURE,
        QT_TRANSLATE_NOOP("actions", "Progress"),
        "Alt+P",
        "Ctrl+Shift+P",
        icon="trending-up",
    ),
    _spec(
        "note.concern",
        Place.CAPTURE,
        QT_TRANSLATE_NOOP("actions", "Concern"),
        "Alt+C",
        "Ctrl+Shift+C",
        icon="triangle-alert",
    ),
    _spec("note.action", Place.CAPTURE, QT_TRANSLATE_NOOP("actions", "About action"), "Alt+A", "Ctrl+Shift+A"),
    _spec("note.impact", Place.CAPTURE, QT_TRANSLATE_NOOP("actions", "About impact"), "Alt+M", "Ctrl+Shift+M"),
    _spec("note.quote", Place.CAPTURE, QT_TRANSLATE_NOOP("actions", "Quote"), "Alt+Q", "Ctrl+Shift+Q", icon="quote"),
    _spec("note.observed", Place.CAPTURE, QT_TRANSLATE_NOOP("actions", "Observed"), "Alt+O", "Ctrl+Shift+O"),
    _spec("note.comment", Place.CAPTURE, QT_TRANSLATE_NOOP("actions", "Your own comment"), "Alt+R", "Ctrl+Shift+R"),
    _spec(
        "note.later",
        Place.CAPTURE,
        QT_TRANSLATE_NOOP("actions", "Save the note, to be written up later"),
        "Alt+L",
        "Ctrl+Return",
        "Ctrl+Enter",
    ),
)
"""What the composer does by key; the composer itself reads its keys from here."""


def make(window: QWidget, slots: Mapping[str, Callable[[], object]]) -> dict[str, QAction]:
    """Make the actions a window has a slot for, with their keys, and return them by id in the order of the menus.

    Raises:
        KeyError: A slot is given for an action that is not in the registry.
    """
    specs = {spec.id: spec for spec in ACTIONS}
    if unknown := set(slots) - set(specs):
        raise KeyError(f"no such action: {', '.join(sorted(unknown))}")
    made = {}
    groups: dict[str, QActionGroup] = {}
    for spec in ACTIONS:
        if spec.id not in slots:
            continue
        action = QAction(translated(spec), window)
        if spec.icon:
            action.setIcon(icons.icon(spec.icon))
        action.setObjectName(spec.id)
        action.setShortcuts([QKeySequence(key) for key in spec.keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setCheckable(spec.checks)
        if spec.group:
            groups.setdefault(spec.group, QActionGroup(window)).addAction(action)
        action.triggered.connect(slots[spec.id])
        window.addAction(action)
        made[spec.id] = action
    return made


def fill_menus(bar: QMenuBar, made: Mapping[str, QAction]) -> None:
    """Put the actions of a window under their menus."""
    for place in Place:
        actions = [made[spec.id] for spec in ACTIONS if spec.place is place and spec.id in made]
        if actions:
            bar.addMenu(QCoreApplication.translate(_CONTEXT, place)).addActions(actions)


def keys_table(made: Iterable[str]) -> list[tuple[str, str, str]]:
    """Return place, text and keys of the actions with these ids and of the composer, for the page of keys."""
    shown = set(made)
    return [
        (
            QCoreApplication.translate(_CONTEXT, spec.place),
            translated(spec),
            _shown(spec.keys),
        )
        for place in Place
        for spec in (*ACTIONS, *CAPTURE_KEYS)
        if spec.place is place and spec.keys and (spec.id in shown or spec in CAPTURE_KEYS)
    ]


def spec_of(id: str) -> ActionSpec:  # noqa: A002 - its own name
    """Return an action by its id."""
    return next(spec for spec in ACTIONS if spec.id == id)


def translated(spec: ActionSpec) -> str:
    """Return the text of an action in the user's language."""
    return QCoreApplication.translate(_CONTEXT, spec.text).replace("{unit}", units.current().short)


def _shown(keys: tuple[str, ...]) -> str:
    """Write keys as the system does; a row of them as its first and its last."""
    native = [QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys]
    return " … ".join((native[0], native[-1])) if len(native) > 3 else " · ".join(native)
