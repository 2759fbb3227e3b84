"""What a screen reader is told of each control, and of each row and cell."""

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QTextBrowser,
    QTextEdit,
    QTreeView,
    QWidget,
)

from tests.ui.accessible.barrier import Barrier, barrier, controls, only_words

_ROLE = QAccessible.Role
_SWITCHES = {_ROLE.CheckBox, _ROLE.RadioButton, _ROLE.PageTab}
_BUTTONS = {_ROLE.PushButton, _ROLE.ButtonMenu, _ROLE.ButtonDropDown, _ROLE.Link}
_FITTING: tuple[tuple[type[QWidget], set[QAccessible.Role]], ...] = (
    (QLineEdit, {_ROLE.EditableText}),
    (QTextBrowser, {_ROLE.StaticText, _ROLE.EditableText, _ROLE.Document}),  # the first is Qt's own choice
    (QTextEdit, {_ROLE.EditableText, _ROLE.Document}),
    (QPlainTextEdit, {_ROLE.EditableText, _ROLE.Document}),
    (QComboBox, {_ROLE.ComboBox}),
    (QAbstractSpinBox, {_ROLE.SpinBox, _ROLE.EditableText}),
    (QAbstractSlider, {_ROLE.Slider, _ROLE.Dial}),
    (QTabBar, {_ROLE.PageTabList}),
    (QListView, {_ROLE.List}),
    (QTableView, {_ROLE.Table}),
    (QTreeView, {_ROLE.Tree}),
)
_USED = _SWITCHES | _BUTTONS | {role for _, roles in _FITTING for role in roles}


def unnamed(part: QWidget) -> Iterator[Barrier]:
    """Yield the controls without a name in words."""
    for widget in controls(part):
        name = name_of(widget)
        if not only_words(name):
            yield barrier("name", widget, f"its name is “{name}”" if name else "it has no name")
        elif isinstance(widget, QLineEdit) and name == widget.placeholderText() and not widget.accessibleName():
            yield barrier("name", widget, "only what it shows while it is empty names it")


def misnamed_roles(part: QWidget) -> Iterator[Barrier]:
    """Yield the controls that are told as something else than they are."""
    for widget in controls(part):
        told = _told(widget)
        role = told.role() if told is not None else _ROLE.NoRole
        if role not in _fitting(widget):
            yield barrier("role", widget, f"{type(widget).__name__} is told as “{role.name}”")
        elif _can_be_switched(widget) and told is not None and not told.state().checkable:
            yield barrier("role", widget, "it is not told that it can be switched")


def _fitting(widget: QWidget) -> set[QAccessible.Role]:
    if isinstance(widget, QAbstractButton):
        return _SWITCHES | {_ROLE.PushButton} if widget.isCheckable() else _BUTTONS
    for kind, roles in _FITTING:
        if isinstance(widget, kind):
            return roles
    if isinstance(widget, QLabel) and widget.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard:
        return {_ROLE.StaticText}
    return _USED


def _can_be_switched(widget: QWidget) -> bool:
    return isinstance(widget, QAbstractButton) and widget.isCheckable()


def alike(part: QWidget) -> Iterator[Barrier]:
    """Yield buttons that a screen reader cannot tell from one beside them."""
    before: dict[tuple[str, str, QWidget | None], QWidget] = {}
    for widget in controls(part):
        if not isinstance(widget, QAbstractButton):
            continue
        name, described = name_of(widget), widget.accessibleDescription()
        for near in _nearest(widget):
            other = before.setdefault((name, described, near), widget)
            if other is not widget and name:
                yield barrier("alike", widget, "another button beside it has the same name")
                break


def _nearest(widget: QWidget) -> list[QWidget | None]:
    """Return what a widget stands in, and what that stands in: rows of a list are alike but for their buttons."""
    parent = widget.parentWidget()
    return [parent, parent.parentWidget() if parent is not None and not parent.isWindow() else None]


def silent_cells(part: QWidget) -> Iterator[Barrier]:
    """Yield the lists and tables with a row or cell in view that is told by nothing or by a bare number."""
    for view in controls(part):
        model = view.model() if isinstance(view, QAbstractItemView) else None
        if not isinstance(view, QAbstractItemView) or model is None or not model.rowCount():
            continue
        for index in visible_cells(view):
            said = spoken(view, index)
            if not only_words(said):
                where = f"row {index.row() + 1}, column {index.column() + 1}"
                yield barrier("silent", view, f"{where} is told by “{said}”" if said else f"{where} is silent")
                break


def visible_cells(view: QAbstractItemView) -> Iterator[QModelIndex]:
    """Yield the cells of a view that are in view."""
    model, seen = view.model(), view.viewport().rect()
    first = view.indexAt(seen.topLeft())
    columns = range(model.columnCount()) if isinstance(view, (QTableView, QTreeView)) else range(1)
    for row in range(max(first.row(), 0), model.rowCount()):
        rects = [view.visualRect(model.index(row, column)) for column in columns]
        if all(rect.top() > seen.bottom() for rect in rects if not rect.isEmpty()):
            return
        yield from (model.index(row, column) for column, rect in zip(columns, rects, strict=True) if rect & seen)


def spoken(view: QAbstractItemView, index: QModelIndex) -> str:
    """Return what a screen reader is told of a cell."""
    told = _told(view)
    if told is None:
        return ""
    number = index.row()
    if isinstance(view, QTableView):
        number = (index.row() + 1) * (index.model().columnCount() + 1) + index.column() + 1  # both heads count
    cell = told.child(number)
    return cell.text(QAccessible.Text.Name) if cell is not None else ""


def name_of(widget: QWidget) -> str:
    """Return the name a screen reader is told."""
    told = _told(widget)
    return told.text(QAccessible.Text.Name).strip() if told is not None else ""


def _told(widget: QWidget) -> QAccessibleInterface | None:
    return QAccessible.queryAccessibleInterface(widget)
