"""Paragraphs as wholes: moved among the others, split in two, joined with the one before."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from inspector_app.services import findings
from ui.context import AppContext
from ui.widgets.paragraph_card import ParagraphCard

if TYPE_CHECKING:
    from ui.widgets.paragraph_column import ParagraphColumn


class ParagraphShaping(QObject):
    """Does what the cards of a column ask for; what is typed in them is kept before."""

    def __init__(self, context: AppContext, column: "ParagraphColumn") -> None:
        super().__init__(column)
        self._context, self._column = context, column

    def follow(self, card: ParagraphCard) -> None:
        """Do what a card asks for."""
        card.stepping.connect(self._step)
        card.splitting.connect(self._split)
        card.joining.connect(self._join)

    def _card(self) -> ParagraphCard:
        card = self.sender()
        assert isinstance(card, ParagraphCard)  # noqa: S101 - only cards are connected
        return card

    @Slot(int)
    def _step(self, by: int) -> None:
        """Move a paragraph; it keeps the focus and the cursor."""
        card = self._card()
        if card.finding is not None or self._column.keeping.settle(card):
            self._context.do(findings.move, card.subject, by)
            QTimer.singleShot(0, self._column.follow_cursor)  # when it has its place

    @Slot(int)
    def _split(self, place: int) -> None:
        """Split a paragraph; one writes on at the beginning of the new one."""
        card = self._card()
        before = card.text
        if not self._column.keeping.settle(card):
            return
        place -= len(before) - len(before.lstrip())  # as the record keeps it
        made = self._context.do(findings.split, card.subject, place)
        if made is not None and (new := self._column.card_of(made.subject)) is not None:
            new.edit.go_to(0)

    @Slot()
    def _join(self) -> None:
        """Join a paragraph with the one before; one writes on where they meet."""
        card, column = self._card(), self._column
        number = column.cards.index(card)
        if number == 0:
            return
        first = column.cards[number - 1]
        if card.finding is None and not card.text.strip():
            first.edit.go_to(len(first.text))  # nothing is typed in it yet: it goes with the focus
        elif column.keeping.settle(first) and column.keeping.settle(card):
            place = len(first.text.rstrip()) + 1
            if self._context.do(findings.join, card.subject) is not None:
                first.edit.go_to(place)
