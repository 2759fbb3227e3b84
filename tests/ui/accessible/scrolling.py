"""Everything that scrolls can be scrolled by key: it takes the focus itself, or Tab brings all of it into view."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QLabel, QScrollArea, QWidget

from tests.ui.accessible.barrier import Barrier, barrier, is_control, is_inner, place_on, root_of, shown, takes_tab

_LOOSE = 4
"""Pixels that nobody misses."""


def unscrollable(part: QWidget) -> Iterator[Barrier]:
    """Yield what is out of view and out of the reach of keys (WCAG 2.2, 2.1.1)."""
    for area in shown(part):
        if not isinstance(area, QAbstractScrollArea) or is_inner(area) or not _overflows(area):
            continue
        if isinstance(area, QScrollArea):
            yield from _hidden_from_keys(area) if not takes_tab(area) else _deaf(area)
        elif not takes_tab(area) and area.focusProxy() is None:
            yield barrier("scroll", area, "it is longer than its room and takes no focus")


def _overflows(area: QAbstractScrollArea) -> bool:
    return max(area.verticalScrollBar().maximum(), area.horizontalScrollBar().maximum()) > _LOOSE


def _deaf(area: QScrollArea) -> Iterator[Barrier]:
    bar = area.verticalScrollBar()
    before = bar.value()
    for key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
        QTest.keyClick(area, key)
    if bar.maximum() > _LOOSE and bar.value() == 0:
        yield barrier("scroll", area, "Page Down does not scroll it")
    bar.setValue(before)


def _hidden_from_keys(area: QScrollArea) -> Iterator[Barrier]:
    """Yield what stays out of view whatever Tab leads to; what is focused is scrolled to, from above or below."""
    sheet, room = area.widget(), area.viewport().height()
    if sheet is None:
        return
    parts = [widget for widget in shown(sheet) if root_of(widget) is sheet and not is_inner(widget)]
    stops = [place_on(sheet, widget) for widget in parts if _takes_keys(widget)]
    seen = [(0, room)]
    for place in stops:
        seen += [(place.bottom() - room, place.bottom()), (place.top(), place.top() + room)]
    for widget in parts:
        place = place_on(sheet, widget)
        if _says_something(widget) and not _is_seen(place, seen):
            yield barrier("scroll", widget, f"no key scrolls to it, {place.top()} pixels down its page")


def _takes_keys(widget: QWidget) -> bool:
    return takes_tab(widget) or (is_control(widget) and widget.focusProxy() is not None)


def _says_something(widget: QWidget) -> bool:
    return bool(widget.text()) if isinstance(widget, QLabel) else bool(widget.accessibleName())


def _is_seen(place: QRect, seen: list[tuple[int, int]]) -> bool:
    """Tell whether every line of a place lies in one of the stretches that come into view."""
    line = place.top()
    for start, end in sorted(seen):
        if start <= line + _LOOSE:
            line = max(line, end)
    return line + _LOOSE >= place.bottom()
