"""Everything has the room it needs: targets, texts, and widgets among each other."""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QModelIndex, QRect, QRectF, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QFrame,
    QHeaderView,
    QLabel,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from tests.ui.accessible import painted
from tests.ui.accessible.barrier import Barrier, barrier, controls, is_control, is_inner, place_on, root_of, shown
from tests.ui.accessible.naming import visible_cells

_LEAST_TARGET = 24
_LOOSE = 2
"""Pixels by which a text may pass its room: letters rarely fill the whole height of their line."""


def small_targets(part: QWidget) -> Iterator[Barrier]:
    """Yield what is too small to be hit: controls, rows, heads of columns that can be clicked (WCAG 2.2, 2.5.8)."""
    for widget in controls(part):
        if min(widget.width(), widget.height()) < _LEAST_TARGET:
            yield barrier("target", widget, f"it is {widget.width()} by {widget.height()} pixels")
        if isinstance(widget, QAbstractItemView):
            rows = (widget.visualRect(index) for index in visible_cells(widget))
            low = next((rect for rect in rows if min(rect.width(), rect.height()) < _LEAST_TARGET), None)
            if low is not None:
                yield barrier("target", widget, f"a row of it is {low.width()} by {low.height()} pixels")
    for widget in shown(part):
        if isinstance(widget, QHeaderView) and widget.sectionsClickable() and widget.height() < _LEAST_TARGET:
            yield barrier("target", widget, f"its heads are {widget.height()} pixels high")


# Texts


def cut_texts(part: QWidget) -> Iterator[Barrier]:
    """Yield texts that have no room and are told nowhere else."""
    for widget in shown(part):
        view = widget.parentWidget()
        if isinstance(view, QAbstractScrollArea) and view.viewport() is widget:
            if isinstance(view, QHeaderView):
                yield from _cut_heads(view, painted.texts(widget))
            elif isinstance(view, QAbstractItemView):
                yield from _cut_cells(view, painted.texts(widget))
            elif isinstance(view, (QTextEdit, QPlainTextEdit)) and view.document().isEmpty():
                yield from _cut(view, painted.texts(widget))
        elif isinstance(widget, QLineEdit) and widget.text():
            continue  # what is typed scrolls
        else:
            yield from _cut(widget, painted.texts(widget))
    for label in part.findChildren(QLabel):
        if label.isVisible() and label.text() and label.size().isEmpty():
            yield barrier("cut", label, "it has no room at all")


def _cut(widget: QWidget, texts: list[painted.Text]) -> Iterator[Barrier]:
    for text in texts:
        if _is_beyond(text.rect, text.clip):
            yield barrier("cut", widget, f"“{text.words.strip()}” does not fit")
            return
        if _is_shortened(text.words, _sources(widget)) and not widget.toolTip():
            yield barrier("cut", widget, f"“{text.words.strip()}” is shortened and has no tool tip")
            return


def _cut_cells(view: QAbstractItemView, texts: list[painted.Text]) -> Iterator[Barrier]:
    told: set[int] = set()
    for text in _in_view(texts, view):
        index = view.indexAt(text.rect.center().toPoint())
        if not index.isValid() or index.column() in told:
            continue
        cell = QRectF(view.visualRect(index))
        if _is_beyond(text.rect, cell) or _is_beyond(text.rect, _scrolled(text.clip, view)):
            told.add(index.column())
            yield barrier("cut", view, f"“{text.words.strip()}” does not fit its row {index.row() + 1}")
        elif _is_shortened(text.words, _cell_sources(index)) and not index.data(Qt.ItemDataRole.ToolTipRole):
            told.add(index.column())
            yield barrier("cut", view, f"“{text.words.strip()}” is shortened and has no tool tip")


def _in_view(texts: list[painted.Text], view: QAbstractScrollArea) -> list[painted.Text]:
    """Leave out texts that are scrolled away."""
    return [text for text in texts if text.rect.intersects(QRectF(view.viewport().rect()))]


def _cut_heads(view: QHeaderView, texts: list[painted.Text]) -> Iterator[Barrier]:
    across = view.orientation() is Qt.Orientation.Horizontal
    for text in _in_view(texts, view):
        middle = text.rect.center().toPoint()
        number = view.logicalIndexAt(middle)
        start, size = view.sectionViewportPosition(number), view.sectionSize(number)
        head = QRectF(start, 0, size, view.height()) if across else QRectF(0, start, view.width(), size)
        if _is_beyond(text.rect, head) or _is_beyond(text.rect, _scrolled(text.clip, view)):
            yield barrier("cut", view, f"“{text.words.strip()}” does not fit its head")
            return
        whole = [str(view.model().headerData(number, view.orientation()) or "")]
        tip = view.model().headerData(number, view.orientation(), Qt.ItemDataRole.ToolTipRole)
        if _is_shortened(text.words, whole) and not tip:
            yield barrier("cut", view, f"“{text.words.strip()}” is shortened and has no tool tip")
            return


def _is_beyond(text: QRectF, room: QRectF) -> bool:
    return not room.adjusted(-_LOOSE, -_LOOSE, _LOOSE, _LOOSE).contains(text)


def _scrolled(clip: QRectF, view: QAbstractScrollArea) -> QRectF:
    """Return a clip without the sides at which it ends with the view: there a row or a column is scrolled away."""
    seen, wide, far = QRectF(view.viewport().rect()), QRectF(clip), 1e6
    if clip.top() <= seen.top():
        wide.setTop(-far)
    if clip.bottom() >= seen.bottom():
        wide.setBottom(far)
    if view.horizontalScrollBar().maximum() > 0 or isinstance(view, QHeaderView):
        if clip.left() <= seen.left():
            wide.setLeft(-far)
        if clip.right() >= seen.right():
            wide.setRight(far)
    return wide


def _is_shortened(words: str, sources: list[str]) -> bool:
    """Tell whether the dots at the end of a text stand for more."""
    shown_words = words.strip()
    return shown_words.endswith("…") and not any(shown_words in source for source in sources)


def _sources(widget: QWidget) -> list[str]:
    found = [widget.accessibleName(), widget.toolTip()]
    for name in ("text", "currentText", "placeholderText", "title"):
        method = getattr(widget, name, None)
        if callable(method):
            found.append(str(method()))
    return found


def _cell_sources(index: QModelIndex) -> list[str]:
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
    return [str(index.data(role) or "") for role in roles]


# Widgets among each other


def misplaced(part: QWidget) -> Iterator[Barrier]:
    """Yield what covers something else, or sticks out of what it stands in."""
    by_root: dict[QWidget, list[QWidget]] = {}
    for widget in shown(part):
        if _is_content(widget):
            by_root.setdefault(root_of(widget), []).append(widget)
    for root, widgets in by_root.items():
        places = {widget: place_on(root, widget) for widget in widgets}
        for widget in widgets:
            yield from _sticking_out(root, widget)
        for one, other in combinations(widgets, 2):
            common = places[one] & places[other]
            if min(common.width(), common.height()) > _LOOSE and not _may_cover(one, other):
                yield barrier("overlap", one, f"it and {type(other).__name__} “{_name(other)}” cover each other")


def _is_content(widget: QWidget) -> bool:
    """Tell whether a widget shows something itself, rather than holding what does."""
    if is_inner(widget):
        return False
    if isinstance(widget, QLabel):
        return bool(widget.text()) or not widget.pixmap().isNull()
    return isinstance(widget, (QProgressBar, QScrollArea)) or is_control(widget)


def _sticking_out(root: QWidget, widget: QWidget) -> Iterator[Barrier]:
    holder = widget.parentWidget()
    while widget is not root and holder is not None:
        place = place_on(holder, widget)
        if not holder.rect().adjusted(-1, -1, 1, 1).contains(place):
            yield barrier("outside", widget, f"it sticks out of its {type(holder).__name__}: {_written(place, holder)}")
            return
        if holder is root:
            return
        holder = holder.parentWidget()


def _may_cover(one: QWidget, other: QWidget) -> bool:
    """Tell whether one holds the other, or one belongs to a box that is meant to lie over the page."""
    if one.isAncestorOf(other) or other.isAncestorOf(one):
        return True
    common: QWidget | None = one.parentWidget()
    while common is not None and not common.isAncestorOf(other):
        common = common.parentWidget()
    if common is None or common.layout() is None:
        return False
    branches = [_branch(common, widget) for widget in (one, other)]
    return any(isinstance(branch, QFrame) and not _is_laid_out(common.layout(), branch) for branch in branches)


def _branch(ancestor: QWidget, widget: QWidget) -> QWidget:
    step = widget
    while (parent := step.parentWidget()) is not None and parent is not ancestor:
        step = parent
    return step


def _is_laid_out(layout: QLayout | None, widget: QWidget) -> bool:
    if layout is None:
        return False
    if layout.indexOf(widget) >= 0:
        return True
    items = (layout.itemAt(number) for number in range(layout.count()))
    return any(_is_laid_out(item.layout(), widget) for item in items if item is not None and item.layout() is not None)


def sideways(part: QWidget) -> Iterator[Barrier]:
    """Yield pages and texts that are wider than their window; tables of data may be (WCAG 2.2, 1.4.10)."""
    for area in shown(part):
        if isinstance(area, QScrollArea) and (content := area.widget()) is not None:
            if content.width() > area.viewport().width() + 1:
                yield barrier("sideways", area, f"{content.width()} pixels in {area.viewport().width()}")
        elif isinstance(area, (QTextEdit, QPlainTextEdit)) and area.horizontalScrollBar().maximum() > 0:
            yield barrier("sideways", area, "its text is wider than itself")


def _name(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    return widget.accessibleName() or (str(text()) if callable(text) else "")


def _written(place: QRect, holder: QWidget) -> str:
    return f"({place.x()}, {place.y()}) {place.width()}×{place.height()} in {holder.width()}×{holder.height()}"
