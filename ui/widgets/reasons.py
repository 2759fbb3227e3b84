"""Why a letter goes to sign-off although something still stops it: one line for each rule that stops.

A reason is for what was found when it was typed: when the rule finds something else, it is asked for anew.
"""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from inspector_app.domain.guards import Objection
from ui.widgets.card import Card
from ui.widgets.label import Label


class ReasonsCard(Card):
    """Fields for the reasons; what was typed stays as long as its rule finds nothing that was not there then.

    `stops` are what the fields ask about.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, QLineEdit] = {}
        self.stops: frozenset[Objection] = frozenset()
        self._captions: dict[str, QLabel] = {}
        self.body.addWidget(Label(self.tr("Reasons"), "strong"))
        self.body.addWidget(
            Label(
                self.tr("A sign-off copy needs every stop gone, or a reason. Reasons travel with the letter."),
                "muted",
                wrap=True,
            )
        )

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
        self.show_stops(())

    def _add(self, rule: str) -> None:
        caption, field = Label("", "small", wrap=True), QLineEdit(self)
        field.setPlaceholderText(self.tr("Reason"))
        field.setAccessibleName(self.tr("Reason: {0}").format(named(rule)))
        caption.setBuddy(field)
        self._captions[rule], self.fields[rule] = caption, field
        self.body.addWidget(caption)
        self.body.addWidget(field)

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
