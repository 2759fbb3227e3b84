"""Judgements: how every weakness stands, for the team's evening meeting: evidence, findings, agreement, questions."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector_app.domain.agreeing import TeamView
from inspector_app.domain.guards import Place
from inspector_app.services import judgements
from ui import theme, units
from ui.context import AppContext
from ui.models.judgements import at_a_glance
from ui.reading import Reading
from ui.widgets.empty import EmptyState
from ui.widgets.heading import Heading
from ui.widgets.print_button import PrintButton
from ui.widgets.scrolled import reveal
from ui.widgets.team_card import TeamCard

_CONCERNS = frozenset({"visit", "weakness", "finding", "note", "interview", "inspector"})


class TeamViewPage(QWidget):
    """A card for each weakness."""

    place_chosen = Signal(object)
    """The findings on a weakness are wanted: its Place."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._stale = True
        self.shown: TeamView | None = None
        self.cards: list[TeamCard] = []
        self.setObjectName("page")
        self.print = PrintButton(("judgements.print", "judgements.save"))
        self.heading = Heading(self.tr("Judgements"), "", self.print)
        self.empty = EmptyState("scale", "")
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.heading)
        self._cards = QVBoxLayout()
        self._column.addLayout(self._cards)
        self._column.addWidget(self.empty, 1)
        self._column.addStretch()
        self.empty.hide()
        self._reading = Reading(context, judgements.team_view, self)
        self._reading.answered.connect(self._show)
        context.changed.connect(self._hear)
        theme.appearance.changed.connect(self._measure)
        self._measure()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask again if something changed while the page was not seen."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self._reading.ask()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        (self.cards[0].open if self.cards else self.print).setFocus(event.reason())

    @Slot(object)
    def _hear(self, kinds: frozenset[str]) -> None:
        if kinds & _CONCERNS:
            self._stale = not self.isVisible()
            if self.isVisible():
                self._reading.ask_soon()

    @Slot(object)
    def _show(self, view: TeamView) -> None:
        had_focus = not self.cards and (self.hasFocus() or self.print.hasFocus())
        self.shown = view
        self.heading.subtitle.setText(at_a_glance(view))
        while len(self.cards) > len(view.rows):
            card = self.cards.pop()
            self._cards.removeWidget(card)
            card.hide()
            card.deleteLater()
        while len(self.cards) < len(view.rows):
            card = TeamCard(len(self.cards) + 1, self)
            card.chosen.connect(self._choose)
            card.open.stepped.connect(self._step)
            self.cards.append(card)
            self._cards.addWidget(card)
        for card, row in zip(self.cards, view.rows, strict=True):
            card.show_row(view, row)
        self.empty.setVisible(not view.rows)
        if not view.rows:
            self.empty.say(self.tr("This visit has no {0} yet, so there is nothing to judge.").format(_many()))
        elif had_focus:
            self.cards[0].open.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(int)
    def _choose(self, rank: int) -> None:
        if self.shown is not None:
            weakness = self.shown.rows[rank - 1].judged.weakness
            self.place_chosen.emit(Place("weakness", weakness.subject))

    @Slot(int)
    def _step(self, by: int) -> None:
        """Go to the card before or after the one that has the focus."""
        here = next((number for number, card in enumerate(self.cards) if card.open.hasFocus()), 0)
        card = self.cards[min(max(here + by, 0), len(self.cards) - 1)]
        card.open.setFocus(Qt.FocusReason.TabFocusReason)
        reveal(card)

    @Slot()
    def _measure(self) -> None:
        px = theme.px
        self._column.setContentsMargins(px(20), px(14), px(20), px(14))
        self._column.setSpacing(px(10))
        self._cards.setSpacing(px(8))


def _many() -> str:
    return units.current().many
