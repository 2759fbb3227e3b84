"""Linking notes to the paragraphs they are wanted for: by the list beside them, or dropped on them by mouse."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QObject, Slot

from inspector_app.domain.plain import clean
from inspector_app.domain.things import Evidence
from inspector_app.services import findings
from ui.context import AppContext
from ui.widgets.evidence_panel import EvidencePanel
from ui.widgets.paragraph_card import ParagraphCard
from ui.widgets.paragraph_column import ParagraphColumn


class ParagraphLinking(QObject):
    """Makes and takes away what the panel and the paragraphs ask for."""

    def __init__(
        self, context: AppContext, paragraphs: ParagraphColumn, evidence: EvidencePanel, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context, self._paragraphs, self._evidence = context, paragraphs, evidence
        evidence.wanted.connect(self._link)
        evidence.unwanted.connect(self._unlink)
        paragraphs.dropped.connect(self._drop)

    @Slot(object)
    def _link(self, chosen: list[UUID]) -> None:
        """Link notes to the current paragraph, or to the sentence its cursor is in."""
        card = self._paragraphs.current
        if card is not None:
            sentence = card.edit.sentence if self._evidence.exact.isChecked() else ""
            if self._link_to(card, chosen, sentence):
                self._evidence.tell_linked(chosen)

    @Slot(object, object, str, bool)
    def _drop(self, card: ParagraphCard, dragged: list[UUID], sentence: str, linked: bool) -> None:
        """Link notes to the paragraph or the sentence they were dropped on; a link that was dragged there moves."""
        mine = linked and card is self._paragraphs.current
        moved = [one for one in self._evidence.linked.keys if isinstance(one, Evidence)] if mine else []
        self._link_to(card, dragged, sentence, [one for one in moved if one.note in dragged])
        self._paragraphs.turn(card)

    def _link_to(
        self, card: ParagraphCard, chosen: list[UUID], sentence: str, instead: Sequence[Evidence] = ()
    ) -> bool:
        """Link notes; return whether they are."""
        if not self._paragraphs.keeping.settle(card):
            return False
        sentence = clean(sentence).strip()
        return self._context.do(findings.link_all, card.subject, chosen, sentence or None, instead) is not None

    @Slot(object)
    def _unlink(self, links: list[Evidence]) -> None:
        card = self._paragraphs.current
        if card is not None:
            self._context.do(findings.unlink_all, card.subject, links)
