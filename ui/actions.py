"""The actions of the window and its pages, made from the registry: their menus, their keys, and the list under F1."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenuBar, QWidget

from ui import icons, units
from ui.registry import ACTIONS, MENUS, ActionSpec, spec_of

_CONTEXT = "actions"


@dataclass(frozen=True, slots=True)
class KeyLine:
    """A line of the list of keys: where they hold, what they do, and how the system writes them."""

    place: str
    does: str
    keys: str


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
        action = _made(spec, window, Qt.ShortcutContext.WindowShortcut)
        action.setCheckable(spec.checks)
        if spec.group:
            groups.setdefault(spec.group, QActionGroup(window)).addAction(action)
        action.triggered.connect(slots[spec.id])
        window.addAction(action)
        made[spec.id] = action
    return made


def of_page(id: str, at: QWidget, slot: Callable[[], object], *, within: bool = False) -> QAction:  # noqa: A002
    """Make an action of a page at a widget: its keys hold while that, or anything `within` it, has the focus."""
    context = Qt.ShortcutContext
    action = _made(spec_of(id), at, context.WidgetWithChildrenShortcut if within else context.WidgetShortcut)
    action.triggered.connect(slot)
    at.addAction(action)
    return action


def _made(spec: ActionSpec, owner: QWidget, context: Qt.ShortcutContext) -> QAction:
    action = QAction(translated(spec), owner)
    if spec.icon:
        action.setIcon(icons.icon(spec.icon))
    action.setObjectName(spec.id)
    action.setShortcuts([QKeySequence(key) for key in spec.keys])
    action.setShortcutContext(context)
    return action


_FREE = frozenset("WEGV")
"""The letters that open a menu with Alt; with the others a note is marked, and F1 is the key of the help."""


def fill_menus(bar: QMenuBar, made: Mapping[str, QAction]) -> None:
    """Put the actions of a window under their menus."""
    for place in MENUS:
        actions = [made[spec.id] for spec in ACTIONS if spec.place is place and spec.id in made]
        if actions:
            words = QCoreApplication.translate(_CONTEXT, place)
            bar.addMenu(f"&{words}" if words[0] in _FREE else words).addActions(actions)


def key_lines(specs: Iterable[ActionSpec]) -> list[KeyLine]:
    """Return the lines of the list of keys for those of some actions that have a key."""
    return [_line(spec) for spec in specs if spec.keys]


def translated(spec: ActionSpec) -> str:
    """Return the text of an action in the user's language."""
    return QCoreApplication.translate(_CONTEXT, spec.text).replace("{unit}", units.current().short)


def name_of(page: str) -> str:
    """Return what a page is called; "start" is what comes before a workbook is open."""
    return translated(spec_of("visit.start" if page == "start" else f"go.{page}")).removesuffix("…")


def _line(spec: ActionSpec) -> KeyLine:
    """Write keys as the system does, both keys of the name Enter as one; a row of keys as its first and its last."""
    text = QKeySequence.SequenceFormat.NativeText
    native = list(dict.fromkeys(QKeySequence(key).toString(text).replace("Return", "Enter") for key in spec.keys))
    keys = " … ".join((native[0], native[-1])) if len(native) > 3 else " · ".join(native)
    return KeyLine(QCoreApplication.translate(_CONTEXT, spec.place), translated(spec), keys)
