"""The paragraphs of one weakness under each other: written, kept when the focus leaves, and never lost."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import QMimeData, QPoint, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from inspector_app.domain.ids import new_id
from inspector_app.domain.moments import moment_text, now
from inspector_app.services import drafts, findings
from inspector_app.services.drafts import Draft
from inspector_app.services.findings import Paragraph
from ui import theme
from ui.context import AppContext
from ui.visit_words import VisitWords
from ui.widgets import evidence_drag
from ui.widgets.paragraph_card import ParagraphCard
from ui.widgets.paragraph_keeping import ParagraphKeeping
from ui.widgets.paragraph_shaping import ParagraphShaping
from ui.widgets.scrolled import reveal
from ui.widgets.spell_marks import SpellMarks


class ParagraphColumn(QScrollArea):
    """A card for each paragraph; the one that last had the focus is the current one."""

    turned = Signal()
    """Another paragraph is the current one, or the paragraphs are shown anew."""
    moved = Signal()
    """The cursor is elsewhere in the current paragraph."""
    rested = Signal()
    """Typing rests."""
    counted = Signal()
    """The number of words or paragraphs may be another."""
    ordered = Signal()
    """Paragraphs came or went, or stand in another order."""
    decision_chosen = Signal(object)
    """The decision about a paragraph is wanted: its subject."""
    deleted = Signal(object)
    """A paragraph was deleted: its subject."""
    dropped = Signal(object, object, str, bool)
    """Notes were dropped on a paragraph: its card, the notes, the words of a sentence or "", and whether they stand
    behind the current paragraph already."""
    _emptied = Signal()

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.keeping = ParagraphKeeping(context)
        self._shaping = ParagraphShaping(context, self)
        self.cards: list[ParagraphCard] = []
        self.current: ParagraphCard | None = None
        self._frozen = ""
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        ground = QWidget()
        ground.setObjectName("page")
        self._layout = QVBoxLayout(ground)
        self._layout.addStretch(1)
        self.setWidget(ground)
        self._ground = ground
        self._emptied.connect(self._drop_empty, Qt.ConnectionType.QueuedConnection)
        theme.appearance.changed.connect(self._measure)
        self._measure()

    @property
    def words(self) -> int:
        """How many words stand in all paragraphs."""
        return sum(len(card.text.split()) for card in self.cards)

    @property
    def offered(self) -> int:
        """How many paragraphs show what a crash has left, to be kept or thrown away."""
        return sum(card.offered for card in self.cards)

    def sizeHint(self) -> QSize:
        """Ask for no more than the least: the column takes the room there is and scrolls."""
        return QSize(theme.px(320), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self.follow_cursor)

    # What is shown

    def show_findings(self, weakness: UUID, found: Sequence[Paragraph], typed: Mapping[UUID, Draft]) -> None:
        """Show the paragraphs of a weakness; what is being typed stays.

        Args:
            weakness: The weakness.
            found: Its findings in their order.
            typed: What was typed earlier and is not kept, by paragraph.
        """
        if weakness != self.keeping.weakness:
            self.keeping.weakness = weakness
            for card in list(self.cards):
                self._remove(card)
        known = {card.subject: card for card in self.cards}
        present = {one.finding.subject for one in found}
        for card in list(self.cards):
            if card.subject not in present and card.finding is not None and not card.dirty:
                self._remove(card)
        for paragraph in found:
            finding = paragraph.finding
            card = known.get(finding.subject) or self._make(finding.subject)
            card.show_finding(paragraph)
            draft = typed.get(finding.subject)
            if draft is not None and not card.dirty:
                if draft.text.strip() == finding.text:
                    self._context.do(drafts.drop, finding.subject)
                else:
                    card.offer_draft(draft)
        for subject, draft in typed.items():
            if subject not in present and subject not in known:
                after = draft.rest.get("after")
                self._make(subject, UUID(after) if isinstance(after, str) else None).offer_draft(draft)
        self._order([one.finding.subject for one in found])
        if self.current is None and self.cards:
            self.turn(self.cards[0])
        else:
            self.turned.emit()

    def _order(self, subjects: Sequence[UUID]) -> None:
        """Put the cards in the order of the record, those not in it yet after the one they follow."""
        places = {subject: (number, 0) for number, subject in enumerate(subjects)}
        for card in self.cards:
            if card.subject not in places:
                number, _ = places.get(card.after, (len(subjects), 0)) if card.after else (len(subjects), 0)
                places[card.subject] = (number, 1)
        self.cards.sort(key=lambda card: places[card.subject])
        for number, card in enumerate(self.cards):
            if self._layout.indexOf(card) != number:  # else the column would jump
                self._layout.insertWidget(number, card)
            card.show_number(number + 1, len(self.cards))
        self.ordered.emit()
        self.counted.emit()

    def freeze(self, why: str) -> None:
        """Let nothing be changed, and say why to who tries; nothing lets it be changed again."""
        self._frozen = why
        for card in self.cards:
            card.freeze(why)

    def _make(self, subject: UUID, after: UUID | None = None) -> ParagraphCard:
        card = ParagraphCard(subject, after)
        card.freeze(self._frozen)
        SpellMarks(card.edit, VisitWords.of(self._context))
        card.begun.connect(self._begin)
        card.typed.connect(self.counted)
        card.rested.connect(self._keep_draft)
        card.entered.connect(self.add_below)
        card.lit.connect(self._light)
        card.moved.connect(self.follow_cursor)
        card.deciding.connect(self._decide)
        card.deleting.connect(self._delete)
        self._shaping.follow(card)
        card.dropped.connect(self._drop)
        card.kept.connect(self._keep)
        card.thrown.connect(self._throw)
        self.cards.append(card)
        return card

    def _remove(self, card: ParagraphCard) -> None:
        place = self.cards.index(card)
        self.cards.remove(card)
        self._layout.removeWidget(card)
        card.hide()
        card.deleteLater()
        if card is self.current:
            self.current = None
            if self.cards:
                self.turn(self.cards[min(place, len(self.cards) - 1)])
        self.counted.emit()

    def turn(self, card: ParagraphCard) -> None:
        """Make a paragraph the current one."""
        if self.current is not None:
            self.current.set_lit(False)
        self.current = card
        card.set_lit(True)
        self.turned.emit()

    def show_card(self, number: int) -> None:
        """Turn to a paragraph by its number, so that it is seen; the focus goes there if it is in another one."""
        if 1 <= number <= len(self.cards):
            card = self.cards[number - 1]
            if any(one.edit.hasFocus() for one in self.cards):
                card.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self.turn(card)
            reveal(card)

    def card_of(self, subject: UUID) -> ParagraphCard | None:
        """Return the card of a paragraph."""
        return next((card for card in self.cards if card.subject == subject), None)

    # Writing

    @Slot()
    def add(self) -> None:
        """Begin a paragraph at the end."""
        self._add(self.cards[-1].subject if self.cards else None)

    @Slot(str)
    def add_typed(self, text: str) -> None:
        """Begin a paragraph at the end with what was typed for it."""
        self.add()
        if self.current is not None and self.current.edit.hasFocus():
            self.current.edit.insertPlainText(text)

    @Slot()
    def add_below(self) -> None:
        """Begin a paragraph below the one that is written in, else at the end."""
        written = next((card for card in self.cards if card.edit.hasFocus()), None)
        if written is None:
            self.add()
        else:
            self._add(written.subject)

    def _add(self, after: UUID | None) -> None:
        before = next((card for card in self.cards if card.subject == after), None)
        if before is not None and before.finding is None and not (before.text.strip() and self.keeping.seal(before)):
            before.edit.setFocus()
            return
        card = self._make(new_id(), after)
        self._order([one.subject for one in self.cards if one.finding is not None])
        card.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self.follow_cursor)  # when it has its place

    @Slot()
    def seal(self) -> None:
        """Put everything that was typed into the record."""
        for card in list(self.cards):
            kept = not card.dirty or card.offered or self.keeping.seal(card) or not card.text.strip()
            if not kept:
                self._context.hold_back(drafted=self.keeping.keep_draft(card))

    def _card(self) -> ParagraphCard:
        card = self.sender()
        assert isinstance(card, ParagraphCard)  # noqa: S101 - only cards are connected
        return card

    @Slot()
    def _begin(self) -> None:
        self._card().started = moment_text(now())

    @Slot()
    def _keep_draft(self) -> None:
        self.keeping.keep_draft(self._card())
        self.rested.emit()

    @Slot(bool)
    def _light(self, lit: bool) -> None:
        card = self._card()
        if lit:
            self.turn(card)
            if QApplication.mouseButtons() is Qt.MouseButton.NoButton:  # else the text would move under the mouse
                self.ensureWidgetVisible(card, 0, 0)
            self.follow_cursor()
        elif card.finding is None and not card.text.strip():
            if self.isActiveWindow():  # looking at another program is not a reason to take the field away
                self._emptied.emit()
        elif card.dirty and not card.offered:
            self.keeping.seal(card)

    @Slot()
    def _drop_empty(self) -> None:
        for card in list(self.cards):
            if card.finding is None and not card.text.strip() and not card.edit.hasFocus():
                if card.dirty:
                    self.keeping.forget(card)
                self._remove(card)

    @Slot()
    def _keep(self) -> None:
        self.keeping.seal(self._card())
        self.counted.emit()

    @Slot()
    def _throw(self) -> None:
        card = self._card()
        self.keeping.forget(card)
        if card.finding is None:
            self._remove(card)
        else:
            card.forget_typing()

    @Slot()
    def _decide(self) -> None:
        self.decision_chosen.emit(self._card().subject)

    @Slot()
    def _delete(self) -> None:
        card = self._card()
        self.keeping.forget(card)
        if card.finding is None:
            self._remove(card)
            return
        card.forget_typing()
        self._context.do(findings.delete, card.subject)
        if card not in self.cards:  # the record told that it is gone
            self.deleted.emit(card.subject)

    @Slot(object, str)
    def _drop(self, data: QMimeData, sentence: str) -> None:
        card = self._card()
        dragged, linked = evidence_drag.notes_of(data)
        if dragged:
            self.dropped.emit(card, dragged, sentence, linked)

    # Seeing

    @Slot()
    def follow_cursor(self) -> None:
        """Keep the cursor in sight: the column scrolls, the field does not."""
        card = self.current
        if card is None or not card.edit.hasFocus():
            return
        place = card.edit.cursorRect()
        at = card.edit.viewport().mapTo(self._ground, place.bottomLeft() + QPoint(0, theme.px(24)))
        self.ensureVisible(at.x(), at.y(), 0, 0)
        top = card.edit.viewport().mapTo(self._ground, place.topLeft())
        self.ensureVisible(top.x(), top.y(), 0, theme.px(20))
        self.moved.emit()

    @Slot()
    def _measure(self) -> None:
        self._layout.setContentsMargins(0, 0, theme.px(4), 0)
        self._layout.setSpacing(theme.px(8))
