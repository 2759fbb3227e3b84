"""What stands in the way of somebody, which rules there are, and which parts of a window they are asked of."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QWidget,
)

RULES = {
    "name": "every control has a name in words",
    "role": "every control tells screen readers what kind of control it is",
    "alike": "no two buttons beside each other have the same name",
    "reach": "Tab reaches every control, forwards and backwards",
    "trap": "no control keeps the focus when Tab is pressed",
    "scroll": "everything that scrolls can be scrolled by key",
    "focus": "the focus is in view and can be seen by a contrast of at least 3:1",
    "target": "every target is at least 24 by 24 pixels",
    "contrast": "text has a contrast of at least 4.5:1, large text 3:1",
    "silent": "every row and cell is told in words",
    "clash": "no key stands for two things",
    "help": "every key is in the list of keys under F1, with the page it works on",
    "cut": "no text is cut off, unless the whole of it is in its tool tip",
    "overlap": "nothing covers anything else",
    "outside": "nothing sticks out of what it stands in",
    "sideways": "no page has to be scrolled sideways",
}
"""The rules by name, in the words of the help."""

_CONTROLS = (
    QAbstractButton,
    QLineEdit,
    QTextEdit,
    QPlainTextEdit,
    QComboBox,
    QAbstractSpinBox,
    QAbstractSlider,
    QAbstractItemView,
    QTabBar,
)
_WHOLES = (QLineEdit, QComboBox, QAbstractSpinBox, QTabBar, QMenu)
"""Controls whose parts are their own affair."""


@dataclass(frozen=True, slots=True)
class Barrier:
    """One thing that stands in somebody's way: the rule it breaks, where it is, and what is wrong."""

    rule: str
    widget: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.widget}: {self.sentence}"


def barrier(rule: str, widget: QWidget, sentence: str) -> Barrier:
    """Return a barrier at a widget."""
    if rule not in RULES:
        raise KeyError(rule)
    return Barrier(rule, path_of(widget), sentence)


def path_of(widget: QWidget) -> str:
    """Return where a widget stands: the classes from its window down, with what tells it from its like."""
    steps: list[str] = []
    step: QWidget | None = widget
    while step is not None:
        name = type(step).__name__
        if name not in ("QWidget", "QStackedWidget") or step is widget:
            steps.append(name)
        step = None if step.isWindow() else step.parentWidget()
    told = words_of(widget)
    return " > ".join(reversed(steps)) + (f" “{told}”" if told else "")


def words_of(widget: QWidget) -> str:
    """Return what a widget is called or says, in short, for a report."""
    text = getattr(widget, "text", None)
    said = widget.accessibleName() or (str(text()) if callable(text) else "") or widget.objectName()
    return said if len(said) <= 40 else f"{said[:39]}…"


def shown(part: QWidget) -> Iterator[QWidget]:
    """Yield a part of a window and all that is shown in it; windows of their own apart."""
    window = part.window()
    for widget in (part, *part.findChildren(QWidget)):
        if widget.isVisible() and widget.window() is window and not widget.size().isEmpty():
            yield widget


def is_inner(widget: QWidget) -> bool:
    """Tell whether a widget is a part of a control, such as the scroll bar of a list."""
    if isinstance(widget, (QScrollBar, QHeaderView, QMenuBar, QMenu)):
        return True
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, _WHOLES):
            return True
        parent = parent.parentWidget()
    parent = widget.parentWidget()
    return isinstance(parent, QAbstractScrollArea) and parent.viewport() is not widget and widget is not parent


def controls(part: QWidget) -> list[QWidget]:
    """Return the controls that are shown: what is made to be used, and whatever takes the focus."""
    return [widget for widget in shown(part) if not is_inner(widget) and is_control(widget)]


def is_control(widget: QWidget) -> bool:
    """Tell whether a widget is there to be used."""
    if isinstance(widget, _CONTROLS):
        return True
    return takes_tab(widget) and not isinstance(widget, QScrollArea) and widget.focusProxy() is None


def takes_tab(widget: QWidget) -> bool:
    """Tell whether Tab is meant to stop at a widget."""
    return bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)


def root_of(widget: QWidget) -> QWidget:
    """Return the sheet a widget stands on: the content of the nearest scroll area, or the window."""
    step = widget
    while not step.isWindow():
        parent = step.parentWidget()
        area = parent.parentWidget() if parent is not None else None
        if isinstance(area, QScrollArea) and area.widget() is step:
            return step
        assert parent is not None
        step = parent
    return step


def place_on(root: QWidget, widget: QWidget) -> QRect:
    """Return where a widget lies on its sheet."""
    return QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())


def only_words(text: str) -> bool:
    """Tell whether a text says something in letters."""
    return any(letter.isalpha() for letter in text)
