"""What merging a hand-over would do: counts, what it brings, what it would ask, what it would remove for good."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.models import brought
from ui.models.brought import Brought
from ui.models.naming import Names
from ui.models.rows import Row
from ui.widgets.card import Card
from ui.widgets.count_card import CountCard
from ui.widgets.decision_card import DecisionCard
from ui.widgets.even_layout import EvenRow
from ui.widgets.label import Label
from ui.widgets.row_list import RowList
from ui.widgets.sides import Sides

if TYPE_CHECKING:
    from inspector_app.services.merging import Preview

_KIND, _CARD = 74, 150
_MOST_DECISIONS = 20
"""Decisions shown before the merge; the others wait with them after it."""


class MergePreview(QWidget):
    """Reads a preview out; nothing on it writes."""

    agreed = Signal(bool)
    """Whether the merge may go on: nothing is removed for good, or a person said yes to it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = EvenRow(_CARD)
        self.counts = {
            "new": CountCard("plus", "progress", self.tr("new")),
            "updated": CountCard("pencil", "accent", self.tr("updated")),
            "removed": CountCard("trash-2", "danger", self.tr("removed")),
            "decisions": CountCard("triangle-alert", "gap", self.tr("changed by both, to decide")),
            "look_alikes": CountCard("copy", "muted", self.tr("look like others here")),
            "same": CountCard("check", "muted", self.tr("already the same")),
        }
        for card in self.counts.values():
            self._row.cells.addWidget(card)
        self.erasures = Card(self, inset=12)
        self.erased = RowList(_KIND, most_lines=2, most=4)
        self.erased.setAccessibleName(self.tr("Removed for good"))
        self.agree = QCheckBox(self.tr("Yes, remove these texts for good"), self)
        self.erased_by = Label("", "danger", wrap=True)
        self.erasures.body.addWidget(self.erased_by)
        self.erasures.body.addWidget(self.erased)
        self.erasures.body.addWidget(self.agree)
        older = self.tr(
            "This laptop’s older backups still hold them; after the merge you are asked whether to delete those."
        )
        self.erasures.body.addWidget(Label(older, "muted", wrap=True))
        self.what = RowList(_KIND, most_lines=1)
        self.what.setAccessibleName(self.tr("What the hand-over brings"))
        self._sides = Sides(self._brought(), self._asked(), (46, 54), 720)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._row)
        self._column.addWidget(self.erasures)
        self._column.addWidget(self._sides, 1)
        self.agree.toggled.connect(self.agreed)
        theme.appearance.changed.connect(self._measure)
        self._measure()

    @property
    def is_agreed(self) -> bool:
        """Whether nothing is removed for good, or a person said yes to it."""
        return not self.erased.rows.rows or self.agree.isChecked()

    def _brought(self) -> QWidget:
        part = QWidget()
        self._left = QVBoxLayout(part)
        self._left.setContentsMargins(0, 0, 0, 0)
        self._left.addWidget(Label(self.tr("What it brings"), "heading"))
        self._left.addWidget(self.what, 1)
        return part

    def _asked(self) -> QWidget:
        self.decisions = QWidget()
        self._right = QVBoxLayout(self.decisions)
        self._right.setContentsMargins(0, 0, 0, 0)
        self.decisions_title = Label("", "heading", wrap=True)
        self._right.addWidget(self.decisions_title)
        self._right.addWidget(
            Label(
                self.tr("Every wording is kept and waits for a decision; the merge does not choose."),
                "muted",
                wrap=True,
            )
        )
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAccessibleName(self.tr("Decisions that would be open"))
        ground = QWidget()
        ground.setObjectName("page")
        self._cards = QVBoxLayout(ground)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.addStretch(1)
        self._area.setWidget(ground)
        self._right.addWidget(self._area, 1)
        return self.decisions

    def begin(self) -> None:
        """Show another preview from its top."""
        self.what.clearSelection()
        self.what.setCurrentIndex(QModelIndex())
        for scrolled in (self.what, self.erased, self._area):
            scrolled.verticalScrollBar().setValue(0)

    def show_preview(self, found: Brought) -> None:
        """Show what a merge would do."""
        shown, names = found.preview, found.names
        numbers = {
            "new": shown.new,
            "updated": shown.updated,
            "removed": shown.removed,
            "decisions": len(shown.decisions),
            "look_alikes": shown.look_alikes,
            "same": shown.same,
        }
        for name, count in numbers.items():
            self.counts[name].show_count(count)
            self.counts[name].setVisible(count > 0 or name not in ("removed", "look_alikes"))
        self.what.show_rows(found.rows or [_nothing(self.tr("Nothing that shows on a page."))])
        erased = brought.erased(shown, names)
        self.erased.show_rows(erased)
        said = self.tr("Erased by {0}; the merge removes these here too.")
        self.erased_by.setText(said.format(brought.eraser(shown, names)) if erased else "")
        self.erasures.setVisible(bool(erased))
        self.agree.setChecked(False)
        self._show_decisions(shown, names)
        self.agreed.emit(not erased)

    def _show_decisions(self, shown: "Preview", names: Names) -> None:
        while self._cards.count() > 1:
            item = self._cards.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        asked = brought.asked(shown)
        opened, further = len(shown.decisions), len(asked) - len(shown.decisions)
        self.decisions.setVisible(bool(asked))
        counts = [
            (opened, self.tr("1 to decide"), self.tr("{0} to decide")),
            (further, self.tr("1 with a further wording"), self.tr("{0} with a further wording")),
        ]
        told = [one if count == 1 else several.format(f"{count:,}") for count, one, several in counts if count]
        self.decisions_title.setText(", ".join(told))
        for number, (decision, is_further) in enumerate(asked[:_MOST_DECISIONS]):
            question = brought.question(decision, shown)
            if is_further:
                question = self.tr("{0}: a further wording of what waits already").format(question)
            card = DecisionCard(question, brought.values(decision, names))
            self._cards.insertWidget(number, card)
        if len(asked) > _MOST_DECISIONS:
            left = f"{len(asked) - _MOST_DECISIONS:,}"
            more = Label(self.tr("And {0} more, which wait with these.").format(left), "muted")
            self._cards.insertWidget(_MOST_DECISIONS, more)

    @Slot()
    def _measure(self) -> None:
        px = theme.px
        self._column.setSpacing(px(12))
        for layout in (self._left, self._right, self._cards):
            layout.setSpacing(px(8))
        self.what.setMinimumHeight(px(200))
        self._area.setMinimumHeight(px(200))


def _nothing(sentence: str) -> Row:
    return Row(None, sentence, symbol="check")
