"""Putting a paragraph that was typed into the record, and keeping it as a draft until then."""

from uuid import UUID

from inspector_app.domain.moments import moment_text, now
from inspector_app.services import drafts, findings
from inspector_app.services.drafts import Draft
from ui.context import AppContext
from ui.widgets.paragraph_card import ParagraphCard


class ParagraphKeeping:
    """Keeps the paragraphs of one weakness after the other."""

    def __init__(self, context: AppContext) -> None:
        self._context = context
        self.weakness: UUID | None = None

    def seal(self, card: ParagraphCard) -> bool:
        """Put a paragraph into the record; if that fails it stays as it is typed, and stays a draft."""
        if self.weakness is None or not self._context.is_open:
            return False
        if card.finding is not None and card.text.strip() == card.shown.strip():
            self.forget(card)
            card.forget_typing()
            return True
        if card.finding is not None:
            kept = self._context.do(findings.rewrite, card.subject, card.text, card.seen)
        elif card.text.strip():
            kept = self._context.do(findings.add, self.weakness, card.text, card.subject, card.after)
        else:
            return False
        if kept is None:
            self.keep_draft(card)
            self._context.mark_unkept(card.subject)
            return False
        if (paragraph := self._context.do(findings.paragraph, kept.subject)) is not None:
            card.rest_on(paragraph)
        self.forget(card)
        return True

    def settle(self, card: ParagraphCard) -> bool:
        """Put what was typed in a paragraph into the record before more is done with it; tell whether it is there."""
        if card.offered:  # what a crash has left is kept when it is asked for
            return False
        return self.seal(card) if card.dirty or card.finding is None else True

    def keep_draft(self, card: ParagraphCard) -> bool:
        """Keep what is being typed in a paragraph; tell whether that could be done."""
        if not card.dirty or not self._context.is_open:
            return False
        draft = Draft(
            subject=card.subject,
            field="text",
            kind="finding",
            text=card.text,
            caret=card.edit.textCursor().position(),
            seen=card.seen,
            rest={
                "weakness": str(self.weakness),
                "after": str(card.after) if card.after else None,
                "shown": card.shown,
            },
            started=card.started,
            at=moment_text(now()),
        )
        return self._context.do(drafts.keep, draft) is not None

    def forget(self, card: ParagraphCard) -> None:
        """Forget what was typed in a paragraph."""
        if self._context.is_open:
            self._context.do(drafts.drop, card.subject)
            self._context.mark_settled(card.subject)
