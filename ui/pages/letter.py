"""The letter: read as it would leave now, what stands between it and sign-off, and the copies that leave."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector_app.domain.guards import Objection
from inspector_app.domain.letter import Letter
from inspector_app.domain.standing import StandingText, texts_of
from inspector_app.services import letters
from ui import actions, theme
from ui.context import AppContext
from ui.exporting import Exporting
from ui.models.rows import Row
from ui.reading import Reading
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.heading import Heading
from ui.widgets.label import Label
from ui.widgets.paper import Paper
from ui.widgets.reasons import ReasonsCard, named
from ui.widgets.row_list import RowList
from ui.widgets.sides import Sides
from ui.widgets.standing_panel import StandingPanel

if TYPE_CHECKING:
    from inspector_app.services.workbooks import Workbook


_TOLD_AT_LENGTH = "unconfirmed_wording"
"""The rule of which a new kind of letter has many stops of a whole sentence each."""
_LONGEST = 90
"""Characters of what is said of each of them."""
_Proof = tuple[Letter, tuple[Objection, ...], tuple[Objection, ...], tuple[StandingText, ...]]


def _proof(workbook: "Workbook") -> _Proof:
    read = letters.proof(workbook)
    return read.letter, read.objections, read.stops, texts_of(read.record, read.letter)


def _cut(message: str) -> str:
    """Return the beginning of the sentence that an objection quotes; what it says before stands in the head."""
    words = message[max(message.find("“"), 0) :]
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"


class LetterPage(QWidget):
    """Preview, guard and exports of the letter."""

    place_chosen = Signal(object)
    """The place that an objection leads to was chosen."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._stale = True
        self._objections: tuple[Objection, ...] = ()
        self.setObjectName("page")

        self.exporting = Exporting(context, self)
        self.export = Button(self.tr("Export…"), "file-text", "primary")
        self.export.setMenu(self.exporting.menu)
        said = self.tr("The words as they would leave now; their look comes from the Word template.")
        self.heading = Heading(self.tr("Letter"), said, self.export)
        self.written = Label("", "small", wrap=True)
        self.written.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._written_card = Card(self, inset=12)
        self._written_card.body.addWidget(self.written)
        self._written_card.hide()

        self.preview = Paper(self)
        self.summary = Label("", "muted", wrap=True)
        self.checks = RowList()
        self.checks.setAccessibleName(self.tr("What stands between this letter and sign-off"))
        self.give = Button(self.tr("Give a reason…"), "pencil")
        self.reasons = ReasonsCard()
        self.reasons.hide()
        actions.of_page("stop.reason", self.checks, self._give_reason)
        self.checks.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.open_standing = Button("", "pencil", "plain")
        self.standing = StandingPanel(context)
        self.standing.hide()
        self._before = QWidget()
        self._side = QVBoxLayout(self._before)
        self._side.setContentsMargins(0, 0, 0, 0)
        for widget, stretch in (
            (Label(self.tr("Before sign-off"), "heading"), 0),
            (self.summary, 0),
            (self.checks, 1),
        ):
            self._side.addWidget(widget, stretch)
        self._side.addWidget(self.give, 0, Qt.AlignmentFlag.AlignLeft)
        self._side.addWidget(self.reasons)
        self._side.addWidget(self.open_standing, 0, Qt.AlignmentFlag.AlignLeft)
        side = QWidget()
        parts = QVBoxLayout(side)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.addWidget(self._before, 1)
        parts.addWidget(self.standing, 1)
        self._sides = Sides(self.preview, side, (64, 36), 760)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.heading)
        self._column.addWidget(self._written_card)
        self._column.addWidget(self._sides, 1)

        self._reading = Reading(context, _proof, self)
        self._reading.answered.connect(self._show)
        self.checks.chosen.connect(self._choose_place)
        self.checks.moved.connect(self._offer_reason)
        self.give.clicked.connect(self._give_reason)
        self.reasons.kept.connect(self._show_reasons)
        self.reasons.complete.connect(self._go_on)
        self.reasons.left.connect(self._focus_checks)
        self.open_standing.clicked.connect(self._show_standing)
        self.standing.left.connect(self._show_checks)
        self.exporting.signoff_wanted.connect(self._export_signoff)
        self.exporting.written.connect(self._say_written)
        context.opened.connect(self.reasons.forget)
        context.opened.connect(self._hear)
        context.changed.connect(self._hear)
        theme.appearance.changed.connect(self._measure)
        self._measure()
        self._show_objections(None)
        self._count_standing()

    # What is shown

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self._reading.ask()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.preview.setFocus(event.reason())

    @Slot()
    def _hear(self) -> None:
        self._stale = True
        if self.isVisible():
            self._stale = False
            self._reading.ask_soon()

    @Slot(object)
    def _show(self, proof: _Proof) -> None:
        letter, objections, stops, texts = proof
        self.preview.show_letter(letter)
        self.reasons.show_stops(stops)
        if not stops:
            self.reasons.hide()
        self._show_objections(objections)
        self.standing.show_texts(texts)
        self._count_standing()

    def _count_standing(self) -> None:
        changed = self.standing.count_changed
        words = self.tr("Standing text · {0} changed").format(changed) if changed else self.tr("Standing text")
        if self.standing.is_unfinished:
            words = self.tr("Standing text · one not kept yet")
        self.open_standing.setText(words)

    def show_standing_text(self, key: str) -> None:
        """Show the standing texts, and the one of that key to be read and changed."""
        self._show_standing()
        self.standing.edit(key)

    @Slot()
    def _show_standing(self) -> None:
        self._before.hide()
        self.standing.show()
        self.standing.texts.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _show_checks(self) -> None:
        self._count_standing()
        self.standing.hide()
        self._before.show()
        self.open_standing.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_objections(self, objections: tuple[Objection, ...] | None) -> None:
        self._objections = objections or ()
        stops = sum(one.level == "stop" for one in self._objections)
        warnings = len(self._objections) - stops
        rows = [self._with_reason(row) for row in self._rows()]
        if objections == ():
            rows = [
                Row((0, None), self.tr("Nothing stands between this letter and sign-off."), "", "circle-check", "saved")
            ]
        self.checks.show_rows(rows)
        self.summary.setText(self.tr("Reading the letter…") if objections is None else self._counted(stops, warnings))
        self.summary.setVisible(objections is None or bool(objections))
        self._offer_reason()

    @Slot()
    def _offer_reason(self) -> None:
        """Offer a reason for the stop that is chosen."""
        stop = self._chosen_stop
        self.give.setVisible(bool(self.reasons.stops))
        self.give.setEnabled(stop is not None or not self.checks.currentIndex().isValid())

    @property
    def _chosen_stop(self) -> Objection | None:
        """What stops the letter in the row that is chosen; None for any other."""
        key = self.checks.current_key
        one = key[1] if isinstance(key, tuple) else None
        return one if isinstance(one, Objection) and one in self.reasons.stops else None

    def _with_reason(self, row: Row) -> Row:
        """Return the row of a stop for which a reason is given so that it says it."""
        _, one = row.key if isinstance(row.key, tuple) else (0, None)
        if one not in self.reasons.stops or one.rule not in self.reasons.reasons:
            return row
        below = self.tr("{0} · reason given").format(row.below)
        return replace(row, role="muted", said=self.tr("Stops sign-off, with a reason given"), below=below)

    def _counted(self, stops: int, warnings: int) -> str:
        parts = []
        if stops:
            parts.append(self.tr("1 thing stops it") if stops == 1 else self.tr("{0} things stop it").format(stops))
        if warnings:
            parts.append(
                self.tr("1 is worth a look") if warnings == 1 else self.tr("{0} are worth a look").format(warnings)
            )
        said = ", ".join(parts) + "."
        if self.reasons.stops and self.reasons.first_missing is None:
            return self.tr("{0} For each stop a reason is given.").format(said)
        return said

    def _rows(self) -> Iterator[Row]:
        """Yield a row for each objection; those with a sentence each stand by their place under a head with a count."""
        for rule, given in groupby(enumerate(self._objections), lambda numbered: numbered[1].rule):
            found = list(given)
            _, first = found[0]
            if rule != _TOLD_AT_LENGTH or len(found) == 1:
                yield from (self._row(number, one) for number, one in found)
                continue
            head = replace(self._row(0, first), key=(rule, first), text=f"{named(rule)} · {len(found)}")
            yield replace(head, below=self.tr("One reason answers for all of them."))
            for number, one in found:
                yield replace(self._row(number, one), text=one.place, symbol="chevron-right", below=_cut(one.message))

    def _row(self, number: int, one: Objection) -> Row:
        if one.level == "stop":
            symbol, role, said = "circle-x", "danger", self.tr("Stops sign-off")
        else:
            symbol, role, said = "triangle-alert", "gap", self.tr("Worth a look")
        return Row((number, one), one.message, symbol=symbol, role=role, said=said, below=one.place)

    @Slot(object)
    def _choose_place(self, key: tuple[int | str, Objection | None]) -> None:
        _, objection = key
        if objection is not None:
            self.place_chosen.emit(objection.leads_to)

    # Reasons

    @Slot()
    def _give_reason(self) -> None:
        """Ask why the letter leaves although the chosen row stops it; with none chosen, from the first on."""
        if self.give.isEnabled() and self.reasons.stops:
            stop = self._chosen_stop
            self.reasons.ask(stop.rule if stop else "")

    @Slot()
    def _show_reasons(self) -> None:
        self._show_objections(self._objections)

    @Slot()
    def _go_on(self) -> None:
        """Every stop has its reason: write the copy that waits for them, else go back to the list."""
        if self.reasons.awaited:
            self._export_signoff()
        else:
            self.reasons.leave()

    @Slot()
    def _focus_checks(self) -> None:
        self.checks.setFocus(Qt.FocusReason.OtherFocusReason)

    # Files that leave

    @Slot()
    def _export_signoff(self) -> None:
        """Write the sign-off copy; where something stops it, ask for the reasons first."""
        if self.reasons.first_missing is not None:
            self._show_checks()
            self.reasons.ask(awaited=True)
            return
        self.reasons.awaited = False
        self.exporting.write_signoff(self.reasons.reasons, self.reasons.stops)

    @Slot(str)
    def _say_written(self, sentence: str) -> None:
        self.written.setText(sentence)
        self._written_card.show()

    @Slot()
    def _measure(self) -> None:
        px = theme.px
        self._column.setContentsMargins(px(20), px(16), px(20), px(14))
        self._column.setSpacing(px(10))
        self._side.setSpacing(px(8))
        self.preview.setMinimumHeight(px(240))
        self.checks.setMinimumHeight(px(120))
