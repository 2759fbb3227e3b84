"""Things that may be one, and things that were joined: a person says which, and can take it back."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, SignalInstance, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector_app.services import joins, undoing
from inspector_app.services.joins import Pair
from ui import theme
from ui.context import AppContext
from ui.models.naming import Names, kind_name, names_of, particulars
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.flow_layout import FlowRow
from ui.widgets.label import Label
from ui.widgets.undo_line import LineHead, UndoLine

if TYPE_CHECKING:
    from inspector_app.services.workbooks import Workbook

_MOST = 12
"""Pairs shown at once; the others come when these are answered."""


class PairCard(Card):
    """Two things under each other, and what can be said of them."""

    joining = Signal()
    leaving = Signal()
    separating = Signal()

    def __init__(self, pair: Pair, names: Names, *, joined: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent, inset=12)
        self.pair = pair
        self.buttons: list[Button] = []
        self._name = f"{kind_name(pair.kind)} “{' '.join(pair.title.split())}”"
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        words.addWidget(Label(self._name, "strong", wrap=True))
        for state, maker, notes in zip((pair.first, pair.second), pair.makers, pair.notes, strict=True):
            hanging = self.tr("1 note") if notes == 1 else self.tr("{0} notes").format(f"{notes:,}")
            made = self.tr("made by {0}").format(names.people([maker], you=True))
            told = (particulars(state, names), made, hanging)
            words.addWidget(Label(" · ".join(part for part in told if part), "muted", wrap=True))
        self._row = FlowRow(self)
        self._row.flow.setSpacing(theme.px(8))
        if joined:
            self._add(self.tr("Separate"), self.separating)
        else:
            self._add(self.tr("These are one"), self.joining)
            self._add(self.tr("They are two"), self.leaving)
        line = QHBoxLayout()
        line.setSpacing(theme.px(16))
        line.addLayout(words, 1)
        line.addWidget(self._row, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(line)

    def _add(self, text: str, signal: SignalInstance) -> None:
        button = Button(text)
        button.setAccessibleName(f"{text}: {self._name}")
        button.clicked.connect(signal)
        self.buttons.append(button)
        self._row.flow.addWidget(button)


class LookAlikes(QWidget):
    """Offers, joins, leaves and separates."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._take_back: Callable[[Workbook], object] = undoing.undo
        self.offered: list[PairCard] = []
        self.joined: list[PairCard] = []
        self.line = UndoLine(context, self)
        self.title = Label("", "heading")
        self.words = Label(
            self.tr("They bear the same name. Joined, they are read as one everywhere; both keep all they have."),
            "muted",
            wrap=True,
        )
        self.more = Label("", "muted", wrap=True)
        self.joined_title = Label(self.tr("Joined"), "heading")
        self._offers, self._joins = QVBoxLayout(), QVBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._head = LineHead(self.title, self.line)
        self._column.addLayout(self._head)
        self._column.addWidget(self.words)
        self._column.addLayout(self._offers)
        self._column.addWidget(self.more)
        self._column.addWidget(self.joined_title)
        self._column.addLayout(self._joins)
        self.line.chosen.connect(self.undo)
        theme.appearance.changed.connect(self._measure)
        self._measure()

    @property
    def is_wanted(self) -> bool:
        """Whether there is anything to be seen."""
        return bool(self.offered or self.joined) or self.line.is_offered

    def refresh(self) -> None:
        """Show the pairs of now. The page calls this when the workbook changed."""
        offered, joined = self._context.do(joins.offered), self._context.do(joins.joined)
        names = self._context.do(names_of) if offered or joined else None
        for card in (*self.offered, *self.joined):
            card.hide()
            card.deleteLater()
        self.offered, self.joined = [], []
        if offered is None or joined is None or names is None:
            for part in (self.title, self.words, self.more, self.joined_title):
                part.hide()
            return
        self.offered = self._cards(offered[:_MOST], names, self._offers, joined=False)
        self.joined = self._cards(joined, names, self._joins, joined=True)
        count = len(offered)
        one, several = self.tr("1 pair looks alike"), self.tr("{0} pairs look alike")
        self.title.setText(one if count == 1 else several.format(f"{count:,}"))
        for part in (self.title, self.words):
            part.setVisible(bool(offered))
        self.more.setText(self.tr("And {0} more, offered when these are answered.").format(f"{count - _MOST:,}"))
        self.more.setVisible(count > _MOST)
        self.joined_title.setVisible(bool(joined))

    def _cards(self, pairs: Sequence[Pair], names: Names, column: QVBoxLayout, *, joined: bool) -> list[PairCard]:
        cards = [PairCard(pair, names, joined=joined, parent=self) for pair in pairs]
        for card in cards:
            card.joining.connect(self._join)
            card.leaving.connect(self._leave)
            card.separating.connect(self._separate)
            column.addWidget(card)
        return cards

    # What is said

    @Slot()
    def _join(self) -> None:
        pair = self._pair()
        said = self.tr("“{0}”: the two are read as one.").format(pair.title)
        self._do(said, partial(joins.join, other=pair.other, one=pair.one), undoing.undo)

    @Slot()
    def _separate(self) -> None:
        pair = self._pair()
        said = self.tr("“{0}”: two again.").format(pair.title)
        self._do(said, partial(joins.separate, other=pair.other), undoing.undo)

    @Slot()
    def _leave(self) -> None:
        pair = self._pair()
        said = self.tr("“{0}”: left as two; they are not offered again on this laptop.").format(pair.title)
        again = partial(joins.offer_again, one=pair.one, other=pair.other)
        self._do(said, partial(joins.leave, one=pair.one, other=pair.other), again)

    def _pair(self) -> Pair:
        card = self.sender()
        assert isinstance(card, PairCard)  # noqa: S101 - only cards are connected
        return card.pair

    def _do(self, said: str, deed: "Callable[[Workbook], object]", back: "Callable[[Workbook], object]") -> None:
        card = self.sender()
        place = next((number for number, one in enumerate(self.offered) if one is card), 0)
        if self._context.do(_done, deed):
            self.refresh()  # what is said here only tells nobody
            self._take_back = back
            self.line.offer(said)
            cards = self.offered[place : place + 1] or self.offered[-1:]
            # where none is left, the focus goes to what a second press of the key cannot harm
            (cards[0].buttons[0] if cards else self.line.close_button).setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def undo(self) -> None:
        """Take back what was said last."""
        self.line.forget()
        self._context.do(_done, self._take_back)
        self.refresh()

    @Slot()
    def _measure(self) -> None:
        for layout in (self._column, self._offers, self._joins):
            layout.setSpacing(theme.px(8))


def _done(workbook: "Workbook", deed: "Callable[[Workbook], object]") -> bool:
    """Do a deed; say that it was done, as deeds that return nothing do not."""
    deed(workbook)
    return True
