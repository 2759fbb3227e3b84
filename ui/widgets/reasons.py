"""Why a letter goes to sign-off although something still stops it: one line for each rule that stops.

A reason is for what was found when it was typed: when the rule finds something else, it is asked for anew.
"""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from inspector_app.domain.guards import Objection
from ui import actions
from ui.widgets.card import Card
from ui.widgets.label import Label


class ReasonsCard(Card):
    """Fields for the reasons; what was typed stays as long as its rule finds nothing that was not there then.

    `stops` are what the fields ask about; `awaited` tells that the sign-off copy waits for the reasons.
    """

    kept = Signal()
    """A reason was given or taken away."""
    complete = Signal()
    """Enter was pressed, and no reason is missing any more."""
    left = Signal()
    """What is behind the card is wanted again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, QLineEdit] = {}
        self.stops: frozenset[Objection] = frozenset()
        self.awaited = False
        self._captions: dict[str, QLabel] = {}
        self.body.addWidget(Label(self.tr("Reasons"), "strong"))
        self.hint = Label("", "muted", wrap=True)
        self.body.addWidget(self.hint)
        actions.of_page("reason.leave", self, self.leave, within=True)

    def ask(self, rule: str = "", *, awaited: bool = False) -> None:
        """Ask for the reason of a rule, or for the first that is missing; `awaited` if a copy waits for all of them."""
        self.awaited = awaited
        said = self.tr(
            "A sign-off copy needs every stop gone, or a reason. Reasons are kept in the log, they are not printed. "
        )
        then = self.tr("Enter goes on to the next, and then writes the copy.")
        self.hint.setText(said + (then if awaited else self.tr("Enter keeps a reason and goes on to the next.")))
        self.show()
        field = self.fields.get(rule) or self.first_missing
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def leave(self) -> None:
        """Go away; what was typed stays, and no copy waits for it."""
        self.awaited = False
        self.left.emit()
        self.hide()

    def show_stops(self, stops: Sequence[Objection]) -> None:
        """Offer a field for each rule that stops the letter."""
        changed = {one.rule for one in {*stops} - self.stops}
        self.stops = frozenset(stops)
        counts = Counter(one.rule for one in stops)
        for rule in [rule for rule in self.fields if rule not in counts]:
            for widget in (self.fields.pop(rule), self._captions.pop(rule)):
                self.body.removeWidget(widget)
                widget.deleteLater()
        for rule, count in counts.items():
            if rule not in self.fields:
                self._add(rule)
            elif rule in changed:
                self.fields[rule].clear()
            self._captions[rule].setText(f"{named(rule)} · {count}" if count > 1 else named(rule))

    @Slot()
    def forget(self) -> None:
        """Take every reason away: they were given for another workbook."""
        self.awaited = False
        self.show_stops(())

    def _add(self, rule: str) -> None:
        caption, field = Label("", "small", wrap=True), QLineEdit(self)
        field.setPlaceholderText(self.tr("Reason"))
        field.setAccessibleName(self.tr("Reason: {0}").format(named(rule)))
        caption.setBuddy(field)
        field.returnPressed.connect(self._go_on)
        field.editingFinished.connect(self.kept)
        QWidget.setTabOrder(list(self.fields.values())[-1] if self.fields else self, field)  # younger than what follows
        self._captions[rule], self.fields[rule] = caption, field
        self.body.addWidget(caption)
        self.body.addWidget(field)

    @Slot()
    def _go_on(self) -> None:
        """Go to the next field without a reason; one that is empty is not passed over."""
        empty = [field for field in self.fields.values() if not field.text().strip()]
        if not empty:
            self.kept.emit()
            self.complete.emit()
        elif self.sender() not in empty:
            empty[0].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def reasons(self) -> dict[str, str]:
        """What was given, by rule."""
        return {rule: text for rule, field in self.fields.items() if (text := field.text().strip())}

    @property
    def first_missing(self) -> QLineEdit | None:
        """The first field without a reason."""
        return next((field for field in self.fields.values() if not field.text().strip()), None)


def named(rule: str) -> str:
    """Return a rule of the guard in words."""

    def words(text: str) -> str:
        return QCoreApplication.translate("rules", text)

    known = {
        "empty_fact": words("A fact is missing"),
        "placeholder": words("Something is still to be filled in"),
        "undecided_judgement": words("No judgement yet"),
        "no_finding": words("No finding yet"),
        "no_evidence": words("A paragraph without evidence"),
        "unlinked_number": words("A number of people without evidence"),
        "open_decision": words("A decision is open"),
        "unconfirmed_wording": words("Wording that no published letter confirms"),
        "dates_in_order": words("Days that cannot both be right"),
        "name": words("A person is named"),
        "email": words("An e-mail address"),
        "telephone": words("A telephone number"),
        "birth_date": words("A date of birth"),
        "nhs_number": words("An NHS number"),
        "postcode": words("A postcode"),
        "safeguarding": words("Linked to safeguarding material"),
    }
    return known.get(rule, rule.replace("_", " ").capitalize())
