"""Tab, pressed for real: it gets everywhere, never sticks, and one sees where it is."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QWidget

from tests.ui.accessible.barrier import Barrier, barrier, controls, place_on, root_of, takes_tab
from tests.ui.accessible.painted import contrast
from ui import theme

_AROUND = 24
"""Pixels at 100 % around a control in which its focus may show, such as on the frame it stands in."""


@dataclass(slots=True)
class Walk:
    """Where Tab led, and what kept it."""

    reached: dict[QWidget, None] = field(default_factory=dict)
    traps: dict[QWidget, None] = field(default_factory=dict)
    unseen: dict[QWidget, None] = field(default_factory=dict)


def tab_barriers(part: QWidget) -> Iterator[Barrier]:
    """Walk a part of a window by Tab, forwards and backwards, and yield what is wrong on the way."""
    window = part.window()
    window.activateWindow()
    before = QApplication.focusWidget()
    reached: dict[QWidget, None] = {}
    for way in ("Tab", "Shift+Tab"):
        begin = stops(part)
        walk = walked(part, backwards=way != "Tab")
        reached |= walk.reached
        yield from (barrier("trap", widget, f"it keeps the focus when {way} is pressed") for widget in walk.traps)
        yield from (barrier("focus", widget, f"{way} leads to it where it cannot be seen") for widget in walk.unseen)
        for widget in stops(part):
            if widget in begin and widget not in walk.reached:  # what is enabled on the way may be behind one
                yield barrier("reach", widget, f"{way} does not lead to it")
    for widget in controls(part):
        if widget.isEnabled() and not takes_tab(widget) and not _is_led_to(widget):
            yield barrier("reach", widget, "no key leads to it")
    yield from _dead_rings(part, list(reached))
    if before is not None and before.isVisible():
        before.setFocus(Qt.FocusReason.OtherFocusReason)


def stops(part: QWidget) -> list[QWidget]:
    """Return the controls at which Tab has to stop."""
    return [widget for widget in controls(part) if widget.isEnabled() and takes_tab(widget)]


def _is_led_to(widget: QWidget) -> bool:
    """Tell whether keys lead to a control all the same: by the one that has the focus for it, or within its group."""
    if widget.focusProxy() is not None:
        return True
    if not isinstance(widget, QAbstractButton):
        return False
    group = widget.group()
    if group is not None and group.exclusive():
        return any(takes_tab(other) for other in group.buttons())
    return widget.autoExclusive()


def walked(part: QWidget, *, backwards: bool) -> Walk:
    """Press Tab until it comes round, or leaves the part."""
    walk = Walk()
    begin = stops(part)
    if not begin:
        return walk
    begin[-1 if backwards else 0].setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(3 * len(begin) + 20):
        now = QApplication.focusWidget()
        if now is None or now in walk.reached or not (now is part or part.isAncestorOf(now)):
            break
        walk.reached[now] = None
        QApplication.processEvents()  # what is scrolled into view when all is laid out
        if now.visibleRegion().isEmpty():
            walk.unseen[now] = None
        _press(now, backwards=backwards)
        if QApplication.focusWidget() is now and len(begin) > 1:
            walk.traps[now] = None
            _lead_out(now, begin, backwards=backwards)
    return walk


def _press(widget: QWidget, *, backwards: bool) -> None:
    if backwards:
        QTest.keyClick(widget, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    else:
        QTest.keyClick(widget, Qt.Key.Key_Tab)


def _lead_out(widget: QWidget, known: list[QWidget], *, backwards: bool) -> None:
    """Help the walk out of a trap, so that it sees the rest."""
    step: QWidget | None = widget
    for _ in range(10_000):
        if step is not None:
            step = step.previousInFocusChain() if backwards else step.nextInFocusChain()
        if step is None or step is widget or step in known:
            break
    if step is not None:
        step.setFocus(Qt.FocusReason.TabFocusReason)


def _dead_rings(part: QWidget, reached: list[QWidget]) -> Iterator[Barrier]:
    flash = QApplication.cursorFlashTime()
    QApplication.setCursorFlashTime(0)
    for widget in reached:
        if widget.isVisible() and (said := _unshown_focus(part, widget)):
            yield barrier("focus", widget, said)
    QApplication.setCursorFlashTime(flash)


def _unshown_focus(part: QWidget, widget: QWidget) -> str:
    """Compare a control and what is around it without and with the focus; a ring once along two sides is asked for."""
    root = root_of(widget)
    around = round(_AROUND * theme.current().factor)
    if (focused := QApplication.focusWidget()) is not None:
        focused.clearFocus()
    if not widget.isVisible():
        return ""  # a box that closes when it loses the focus
    place = place_on(root, widget)
    where = place.adjusted(-around, -around, around, around) & root.rect()
    if (frame := _frame_of(widget)) is not None:
        where |= place_on(root, frame)
    without = _grabbed(root, where)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    if not widget.hasFocus() or place_on(root, widget) != place:
        return ""
    needed = min(widget.width() + widget.height(), where.width() + where.height())
    changed = _changed(without, _grabbed(root, where), needed)
    return "" if changed >= needed else f"focus changes {changed} pixels by 3:1, not {needed}"


def _frame_of(widget: QWidget) -> QWidget | None:
    """Return the frame that a field without one stands in, which is lit in its place."""
    step = widget.parentWidget() if widget.property("frameless") else None
    while step is not None and not (isinstance(step, QFrame) and step.property("card")):
        step = step.parentWidget()
    return step


def _grabbed(root: QWidget, rect: QRect) -> QImage:
    image = QImage(rect.size(), QImage.Format.Format_RGB32)
    image.fill(theme.colour("surface"))
    root.render(image, QPoint(), rect)
    return image


def _changed(before: QImage, after: QImage, enough: int) -> int:
    """Count, up to what is enough, the pixels whose colours before and after have a contrast of 3:1."""
    old, new = memoryview(before.constBits()).cast("I"), memoryview(after.constBits()).cast("I")
    width, count = before.width(), 0
    for start in range(0, len(old), width):
        one, other = old[start : start + width], new[start : start + width]
        if one != other:
            pairs = zip(one, other, strict=True)
            count += sum(contrast(a, b) >= theme.CONTROL_CONTRAST for a, b in pairs if a != b)
            if count >= enough:
                break
    return count
