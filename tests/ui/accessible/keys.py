"""Keys: none stands for two things where both could be meant, and F1 lists each for the page it works on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QGroupBox, QLabel, QMenuBar, QWidget

from tests.ui.accessible.barrier import Barrier, barrier, shown
from ui import registry
from ui.main_window import MainWindow
from ui.registry import Place
from ui.widgets.composer import Composer

_CONTEXT = Qt.ShortcutContext
_CAPTURE = {
    QKeySequence(key).toString(): spec.text
    for spec in registry.PAGE_KEYS
    for key in spec.keys
    if spec.place in (Place.CAPTURE, Place.MARKS)
}
"""The keys of the composer, and what they do."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A key, what it does, where it holds: at a widget and, if `below`, at all that is in it."""

    key: str
    does: str
    at: QWidget
    below: bool = True
    underlined: bool = False
    """Whether the text of its control shows it."""


def clashes(part: QWidget) -> Iterator[Barrier]:
    """Yield the keys that could mean two things at once."""
    seen: dict[str, list[Bound]] = {}
    for bound in bindings(part.window()):
        for other in seen.setdefault(bound.key, []):
            if bound.does != other.does and _meet(bound, other):
                yield barrier("clash", bound.at, f"{bound.key} does “{other.does}” and “{bound.does}”")
        seen[bound.key].append(bound)


def unlisted(part: QWidget) -> Iterator[Barrier]:
    """Yield the keys that F1 does not list for the page that is shown."""
    listed = {QKeySequence(key).toString() for spec in _listed(part.window()) for key in spec.keys}
    for bound in bindings(part.window()):
        if bound.key not in listed and not bound.underlined:
            yield barrier("help", bound.at, f"{bound.key} does “{bound.does}” and F1 does not list it")


def _listed(window: QWidget) -> list[registry.ActionSpec]:
    """Return what F1 lists first and for every page; for a window of another kind all that it lists."""
    if not isinstance(window, MainWindow):
        return [*registry.ACTIONS, *registry.PAGE_KEYS]
    page = window.frame.shown if window.frame is not None else "start"
    return [*map(registry.spec_of, window.actions_made), *registry.on_page(page)]


def bindings(window: QWidget) -> Iterator[Bound]:
    """Yield every key that holds in a window now: of actions, shortcuts, mnemonics and the composer."""
    widgets = list(shown(window))
    done: set[QAction] = set()
    for widget in widgets:
        for action in widget.actions():
            if action not in done and action.isEnabled():
                done.add(action)
                yield from _of(action.shortcuts(), action.text(), action.shortcutContext(), widget)
        yield from _mnemonics(widget)
        if isinstance(widget, Composer):
            yield from (Bound(key, does, widget) for key, does in _CAPTURE.items())
    for shortcut in window.findChildren(QShortcut):
        parent, keys = shortcut.parent(), shortcut.keys()
        if isinstance(parent, Composer) and all(key.toString() in _CAPTURE for key in keys):
            continue  # told above
        if isinstance(parent, QWidget) and parent in widgets and shortcut.isEnabled():
            yield from _of(keys, f"a shortcut of {type(parent).__name__}", shortcut.context(), parent)


def _of(keys: Iterable[QKeySequence], does: str, context: Qt.ShortcutContext, widget: QWidget) -> Iterator[Bound]:
    wide = context in (_CONTEXT.WindowShortcut, _CONTEXT.ApplicationShortcut)
    for key in keys:
        at = widget.window() if wide else widget
        yield Bound(key.toString(), does, at, below=wide or context is _CONTEXT.WidgetWithChildrenShortcut)


def _mnemonics(widget: QWidget) -> Iterator[Bound]:
    texts: list[str] = []
    if isinstance(widget, QAbstractButton) or (isinstance(widget, QLabel) and widget.buddy() is not None):
        texts.append(widget.text())
    elif isinstance(widget, QGroupBox):
        texts.append(widget.title())
    elif isinstance(widget, QMenuBar):
        texts += [action.text() for action in widget.actions()]
    for text in texts:
        key = QKeySequence.mnemonic(text).toString()
        if key:
            yield Bound(key, text.replace("&", ""), widget.window(), underlined=True)


def _meet(one: Bound, other: Bound) -> bool:
    if one.at is other.at:
        return True
    return (one.below and one.at.isAncestorOf(other.at)) or (other.below and other.at.isAncestorOf(one.at))
