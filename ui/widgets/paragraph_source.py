"""What a weakness is called: by the earlier letter and by this one, with the balance of its evidence."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from inspector_app.domain.balance import Heard
from inspector_app.domain.moments import date_in_words
from inspector_app.domain.things import Visit, Weakness
from inspector_app.domain.visit_kind import visit_kind
from ui import units
from ui.widgets.card import Card
from ui.widgets.evidence_balance import EvidenceBalance
from ui.widgets.label import Label


class ParagraphSource(Card):
    """Stands above the paragraphs of a weakness."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, inset=12)
        self._put_by = Label("", "muted", wrap=True)
        self.title = Label("", "strong", wrap=True)
        self.present = Label("", "muted", wrap=True)
        self.balance = EvidenceBalance(self)
        for part in (self._put_by, self.title, self.present, self.balance):
            self.body.addWidget(part)

    def show_weakness(self, visit: Visit, weakness: Weakness, rank: int) -> None:
        """Show the wording of a weakness: the earlier one, and that of this letter where it is another."""
        earlier = weakness.source_title
        self._put_by.setText(self._as_put(visit, rank) if earlier else f"{units.name()} {rank}")
        self.title.setText(_sentence(earlier or weakness.title))
        other = bool(earlier) and _compared(earlier or "") != _compared(weakness.title)
        self.present.setVisible(other)
        self.present.setText(self.tr("In this letter: {0}").format(_sentence(weakness.title)) if other else "")

    def show_balance(self, heard: Sequence[Heard]) -> None:
        """Show what was heard about the weakness from whom."""
        self.balance.show_balance(heard)

    def _as_put(self, visit: Visit, rank: int) -> str:
        reference = visit.reference
        if reference is None:
            return self.tr("{0} {1}, as it was put earlier").format(units.name(), rank)
        known = visit_kind(visit.kind).references
        earlier = known[reference.kind].name if reference.kind in known else reference.kind.replace("_", " ")
        said = self.tr("{0} {1}, as the {2} of {3} put it")
        return said.format(units.name(), rank, earlier, date_in_words(reference.date))


def _sentence(title: str) -> str:
    return title[:1].upper() + title[1:]


def _compared(title: str) -> str:
    return " ".join(title.lower().split()).rstrip(".")
