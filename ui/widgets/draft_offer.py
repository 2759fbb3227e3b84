"""What was being typed when the app last stopped: offered, with its first words, never kept unasked."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector_app.services.drafts import Draft
from ui import actions
from ui.models.notes import day_and_time
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import Label

_FIRST_WORDS = 80


class DraftOffer(Card):
    """One draft after the other, each to go on with or to throw away."""

    taken = Signal(object)
    dropped = Signal(object)
    left = Signal(int)
    """So many drafts are still offered."""

    def __init__(self, parent: QWidget | None = None, said: str = "", go_on: str = "", action: str = "") -> None:
        """Make an offer.

        Args:
            parent: The page it stands on.
            said: A sentence with places for the moment and the first words.
            go_on: The words of the first button.
            action: What does the same by key, by its id; the button says the key.
        """
        super().__init__(parent, inset=10)
        self._drafts: list[Draft] = []
        self._said = said or self.tr("Typed {0} and not saved yet: “{1}”")
        self.words = Label("", "body", wrap=True)
        self.take = Button(go_on or self.tr("Go on with it"), "" if go_on else "pencil")
        self.drop = Button(self.tr("Throw away"), kind="plain")
        if action:
            by_key = actions.of_page(action, self, self.take.click)
            by_key.setShortcutContext(Qt.ShortcutContext.WindowShortcut)  # whatever has the focus
            native = by_key.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            self.take.setText(f"{self.take.text()} ({native})")
        row = QHBoxLayout()
        row.addWidget(self.words, 1)
        row.addWidget(self.take)
        row.addWidget(self.drop)
        self.body.addLayout(row)
        self.take.clicked.connect(self._take)
        self.drop.clicked.connect(self._drop)
        self.hide()

    def show_drafts(self, drafts: Sequence[Draft]) -> None:
        """Offer some drafts, the one that was typed last first."""
        self._drafts = sorted(drafts, key=lambda draft: draft.at, reverse=True)
        self._next()

    @Slot(object)
    def add(self, draft: Draft) -> None:
        """Offer one more draft, or anew the one of the same field."""
        others = [one for one in self._drafts if (one.subject, one.field) != (draft.subject, draft.field)]
        self.show_drafts([*others, draft])

    def go_on(self, subject: UUID) -> bool:
        """Take up the draft of a thing; tell whether there is one."""
        draft = next((one for one in self._drafts if one.subject == subject), None)
        if draft is not None:
            self._drafts.remove(draft)
            self._next()
            self.taken.emit(draft)
        return draft is not None

    def _next(self) -> None:
        self.setVisible(bool(self._drafts))
        self.left.emit(len(self._drafts))
        if self._drafts:
            draft = self._drafts[0]
            first = draft.text if len(draft.text) <= _FIRST_WORDS else f"{draft.text[:_FIRST_WORDS]}…"
            self.words.setText(self._said.format(day_and_time(draft.at), first))

    @Slot()
    def _take(self) -> None:
        draft = self._drafts.pop(0)
        self._next()
        self.taken.emit(draft)

    @Slot()
    def _drop(self) -> None:
        draft = self._drafts.pop(0)
        self._next()
        self.dropped.emit(draft)
