"""A filter that says what is chosen, and opens its choices as chips; the choices act at once, by mouse and by key."""

from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.widgets import paint
from ui.widgets.button import Button
from ui.widgets.chip import Chip, WeaknessChip
from ui.widgets.flow_layout import FlowRow

_WIDTH, _INSET, _EDGE, _MOST_NAMED = 440, 10, 12, 3


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: its words, what stands for it on the button, and its symbol, or its rank as a weakness."""

    key: Hashable
    words: str
    short: str = ""
    icon: str = ""
    role: str = "accent"
    rank: int = 0

    def chip(self) -> Chip:
        """Make the chip that switches it."""
        return WeaknessChip(self.rank, self.words) if self.rank else Chip(self.words, self.icon, self.role)


class FilterButton(Chip):
    """A filter with its choices; nothing chosen lets everything through."""

    lead = 14

    changed = Signal()
    """Something else is chosen."""

    def __init__(self, name: str, *, single: bool = False, parent: QWidget | None = None) -> None:
        """Make a filter without choices; of a `single` one exactly one choice holds, the first to begin with."""
        super().__init__(name, "", "accent", parent)
        self.setCheckable(False)
        self._name, self._single = name, single
        self._choices: tuple[Choice, ...] = ()
        self._chosen: frozenset[Hashable] = frozenset()
        self._open: FilterPopup | None = None
        self.clicked.connect(self.open_choices)

    @property
    def chosen(self) -> frozenset[Hashable]:
        """The keys that are chosen."""
        return self._chosen

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What there is to choose."""
        return self._choices

    @property
    def popup(self) -> "FilterPopup | None":
        """The choices, while they are open."""
        return self._open

    @property
    def is_single(self) -> bool:
        """Whether exactly one choice holds."""
        return self._single

    @property
    def is_on(self) -> bool:
        return bool(self._chosen) and not (self._single and self._choices[0].key in self._chosen)

    def offer(self, choices: Sequence[Choice]) -> None:
        """Offer these choices; what is chosen and not among them any more stays chosen until it is cleared."""
        if tuple(choices) != self._choices:
            self._choices = tuple(choices)
            if self._single and not self._chosen and self._choices:
                self._chosen = frozenset([self._choices[0].key])
            self._tell()

    def choose(self, keys: Collection[Hashable]) -> None:
        """Choose exactly these keys."""
        wanted = frozenset(keys)
        if wanted != self._chosen:
            self._chosen = wanted
            self._tell()
            self.changed.emit()

    def clear(self) -> None:
        """Choose nothing; of a single one, the first."""
        self.choose([self._choices[0].key] if self._single and self._choices else ())

    def switch(self, key: Hashable) -> None:
        """Choose a key or, where it is chosen, no longer."""
        self.choose([key] if self._single else self._chosen ^ {key})

    @Slot()
    def open_choices(self) -> None:
        """Show the choices below the button; if they are open, close them."""
        if self._open is not None:
            self._open.close()
            return
        popup = self._open = FilterPopup(self, self._name, self._choices)
        popup.gone.connect(self._forget)
        popup.open_below(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.click()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _forget(self) -> None:
        self._open = None
        self.update()

    def _tell(self) -> None:
        named = [choice.short or choice.words for choice in self._choices if choice.key in self._chosen]
        lost = len(self._chosen - {choice.key for choice in self._choices})
        if len(named) + lost > _MOST_NAMED + 1 and any(len(name) > 2 for name in named):
            named = [*named[:_MOST_NAMED], self.tr("{0} more").format(len(named) + lost - _MOST_NAMED)]
        elif lost:
            named.append(self.tr("{0} without notes").format(lost))
        self.set_label(f"{self._name}: {', '.join(named)}" if named else self._name)

    def _paint_mark(self, painter: QPainter, rect: QRect) -> None:
        """Draw none: a row of many filters is calmer without."""

    def _paint_end(self, painter: QPainter, rect: QRect) -> None:
        paint.symbol(painter, rect, "chevron-down", self._role if self.is_on else "muted", 14)


class FilterPopup(QFrame):
    """The open choices of a filter, over the page: arrows and Tab walk them, Space switches one.

    Enter and Escape close them, and so does going elsewhere by mouse.
    """

    gone = Signal()
    """It is closed."""

    def __init__(self, button: FilterButton, name: str, choices: Sequence[Choice]) -> None:
        super().__init__(button.window())
        self.setProperty("card", "framed")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setAccessibleName(name)
        self._button = button
        self.chips: dict[Hashable, Chip] = {}
        self._row = FlowRow()
        self._row.flow.setSpacing(theme.px(4))
        for choice in choices:
            chip = self.chips[choice.key] = choice.chip()
            chip.setChecked(choice.key in button.chosen)
            chip.clicked.connect(partial(self._switch, choice.key))
            self._row.flow.addWidget(chip)
        self._area = QScrollArea(self)
        self._area.setWidget(self._row)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.any = Button(self.tr("Any"), "x", "plain")
        self.any.setAccessibleName(self.tr("Any: choose nothing of {0}").format(name))
        self.any.clicked.connect(self._choose_nothing)
        column = QVBoxLayout(self)
        inset = theme.px(_INSET)
        column.setContentsMargins(inset, inset, inset, inset)
        column.setSpacing(theme.px(6))
        column.addWidget(self._area, 1)
        column.addWidget(self.any, 0, Qt.AlignmentFlag.AlignLeft)
        self.any.setVisible(not button.is_single)  # not before it has a place: it would be a window for a moment
        theme.appearance.changed.connect(self.close)

    def open_below(self, button: QWidget) -> None:
        """Open below the button, or as near to it as its window has room."""
        within = button.window()
        edge = theme.px(_EDGE)
        self.resize(self._size_in(within.width() - 2 * edge, within.height() - 2 * edge))
        place = button.mapTo(within, QPoint(0, button.height()))
        x = max(edge, min(place.x(), within.width() - self.width() - edge))
        y = max(edge, min(place.y(), within.height() - self.height() - edge))
        self.move(x, y)
        self.show()
        self.raise_()
        first = next((chip for chip in self.chips.values() if chip.isChecked()), next(iter(self.chips.values()), None))
        if first is not None:
            first.setFocus(Qt.FocusReason.PopupFocusReason)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)
            application.installEventFilter(self)

    def close(self) -> bool:
        """Close; the focus goes back to the button if it is still here."""
        if not self.isHidden():
            application = QApplication.instance()
            if isinstance(application, QApplication):
                application.removeEventFilter(self)
                application.focusChanged.disconnect(self._follow_focus)
            if self._has_focus():
                self._button.setFocus(Qt.FocusReason.PopupFocusReason)
            self.hide()
            self.gone.emit()
            self.deleteLater()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close when the mouse is pressed anywhere else."""
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(watched, QWidget):
            own = watched is self or self.isAncestorOf(watched) or watched is self._button
            if not own:
                self.close()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.close()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, on: bool) -> bool:
        """Walk the choices in a ring, as in a menu."""
        stops: list[QWidget] = [*self.chips.values()]
        if self.any.isVisible():
            stops.append(self.any)
        place = next((number for number, stop in enumerate(stops) if stop.hasFocus()), -1)
        stops[(place + (1 if on else -1)) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _has_focus(self) -> bool:
        now = QApplication.focusWidget()
        return now is not None and self.isAncestorOf(now)

    def _size_in(self, width: int, height: int) -> QSize:
        for one in (self, self.any):
            one.ensurePolished()  # else the style sheet's lengths are missing
        around = 2 * (theme.px(_INSET) + self.frameWidth() + 2)
        below = self.any.sizeHint().height() + theme.px(6) if not self.any.isHidden() else 0
        wide = min(theme.px(_WIDTH), width - around, self._row.flow.sizeHint().width())
        high = self._row.flow.heightForWidth(wide)
        if high + below + around > height:
            wide = min(theme.px(_WIDTH), width - around)
            high = height - below - around
        return QSize(max(wide, self.any.sizeHint().width()) + around, high + below + around)

    @Slot(QWidget, QWidget)
    def _follow_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now is not self._button and not self.isAncestorOf(now):
            self.close()

    @Slot()
    def _choose_nothing(self) -> None:
        self._button.clear()
        self._show()

    def _switch(self, key: Hashable, *_: object) -> None:
        self._button.switch(key)
        self._show()

    def _show(self) -> None:
        for key, chip in self.chips.items():
            chip.setChecked(key in self._button.chosen)
