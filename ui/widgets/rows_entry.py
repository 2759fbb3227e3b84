"""Several rows of the same fields, such as the people a letter is addressed to: added, moved and taken away."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector_app.domain.plain import Plain
from ui import theme
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.even_layout import EvenRow
from ui.widgets.fact_entry import FactEntry

_NARROWEST = 200

Entries = Callable[[], dict[str, FactEntry]]
"""Makes the fields of a new row, by their names in the record."""


class EntryRow(Card):
    """One row."""

    changed = Signal()
    removed = Signal()
    raised = Signal()

    def __init__(self, entries: dict[str, FactEntry], what: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, inset=12)
        self.entries = entries
        cells = EvenRow(_NARROWEST, self)
        for entry in entries.values():
            cells.cells.addWidget(entry)
            entry.changed.connect(self.changed)
        self._what = what
        self._up, self._remove = Button("", "chevron-up", "plain"), Button("", "x", "plain")
        self._up.clicked.connect(self.raised)
        self._remove.clicked.connect(self.removed)
        line = QHBoxLayout()
        line.addWidget(cells, 1)
        buttons = QVBoxLayout()
        for button in (self._up, self._remove):
            buttons.addWidget(button)
        buttons.addStretch()
        line.addLayout(buttons)
        self.body.addLayout(line)

    def number(self, number: int) -> None:
        """Say which row it is, to who hears the fields and not the page."""
        for entry in self.entries.values():
            caption = entry.field.caption.text().replace("&", "")
            entry.field.entry.setAccessibleName(f"{self._what.capitalize()} {number}: {caption}")
        for button, words in (
            (self._up, self.tr("Move {0} {1} up").format(self._what, number)),
            (self._remove, self.tr("Take {0} {1} off the list").format(self._what, number)),
        ):
            button.setAccessibleName(words)
            button.setToolTip(words)
        self._up.setEnabled(number > 1)

    def value(self) -> dict[str, Plain]:
        """Return the row in plain data."""
        return {name: value for name, entry in self.entries.items() if (value := entry.value()) not in (None, [])}

    def put(self, value: Plain) -> None:
        """Show a row."""
        given = value if isinstance(value, dict) else {}
        for name, entry in self.entries.items():
            entry.put(given.get(name))

    @property
    def tab_order(self) -> Sequence[QWidget]:
        """The controls in the order in which one reads them."""
        return *(entry.field.entry for entry in self.entries.values()), self._up, self._remove

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return not self.value()


class RowsEntry(QWidget):
    """The rows of one fact, in their order."""

    changed = Signal()

    def __init__(self, entries: Entries, what: str, must: Sequence[str], parent: QWidget | None = None) -> None:
        """Make an empty list.

        Args:
            entries: Makes the fields of a row.
            what: One of the rows in words, such as "recipient".
            must: The fields without which a row is not kept.
            parent: The widget it stands on.
        """
        super().__init__(parent)
        self._entries, self._what, self._must = entries, what, tuple(must)
        self._known: object = []
        self.rows: list[EntryRow] = []
        self.add = Button(self.tr("Add a {0}").format(what), "plus")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addStretch()
        self._column.addLayout(foot)
        self.add.clicked.connect(self._add)
        theme.appearance.changed.connect(self._measure)
        self._measure()

    def value(self) -> Plain:
        """Return the rows that are whole, in plain data."""
        found: list[Plain] = [*self._whole()]
        return found

    def put(self, value: Plain) -> None:
        """Show rows that were not typed; those that are shown already stay, with what is being typed in them."""
        given = value if isinstance(value, list) else []
        if self.rows and given == self._known:
            return
        self._known = given
        if self._whole() == given:
            return
        while len(self.rows) > len(given):
            self._take_off(self.rows[-1])
        while len(self.rows) < len(given):
            self._append()
        for row, one in zip(self.rows, given, strict=True):
            row.put(one)

    def take_focus(self) -> None:
        """Go to the first field, or to where a row is added."""
        first = self.rows[0].tab_order[0] if self.rows else self.add
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _whole(self) -> list[dict[str, Plain]]:
        return [value for row in self.rows if all((value := row.value()).get(name) for name in self._must)]

    def _append(self) -> EntryRow:
        row = EntryRow(self._entries(), self._what)
        row.changed.connect(self._weigh)
        row.removed.connect(self._remove)
        row.raised.connect(self._raise)
        self.rows.append(row)
        self._column.insertWidget(len(self.rows) - 1, row)
        self._number()
        return row

    def _number(self) -> None:
        """Number the rows, and let Tab go through them as they stand, and on to where one is added.

        They are put behind that button, and it then behind them: so all keep its place on the page.
        """
        for number, row in enumerate(self.rows, 1):
            row.number(number)
        for before, after in pairwise([self.add, *(part for row in self.rows for part in row.tab_order), self.add]):
            QWidget.setTabOrder(before, after)

    @Slot()
    def _add(self) -> None:
        self._append().tab_order[0].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _remove(self) -> None:
        row = self.sender()
        if isinstance(row, EntryRow):
            self._take_off(row)
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)
            self._weigh()

    @Slot()
    def _raise(self) -> None:
        row = self.sender()
        if isinstance(row, EntryRow) and (place := self.rows.index(row)) > 0:
            self.rows.insert(place - 1, self.rows.pop(place))
            self._column.removeWidget(row)
            self._column.insertWidget(place - 1, row)
            self._number()
            self._weigh()

    def _take_off(self, row: EntryRow) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._number()

    @Slot()
    def tell(self) -> None:
        """Tell rows that were not told yet, with what is being typed in them."""
        for row in self.rows:
            for entry in row.entries.values():
                entry.tell()
        self._weigh()

    @Slot()
    def _weigh(self) -> None:
        if self.value() != self._known:
            self._known = self.value()
            self.changed.emit()

    def untell(self) -> None:
        """Take it that the rows are not told: they could not be kept."""
        self._known = None

    @Slot()
    def _measure(self) -> None:
        self._column.setSpacing(theme.px(10))
