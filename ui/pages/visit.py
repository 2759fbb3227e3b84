"""The visit: every fact that the letter prints, each kept when its field is left, and what does not fit together."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector_app.domain.doubts import days_out_of_order, slips
from inspector_app.domain.library import library
from inspector_app.domain.plain import Plain
from inspector_app.domain.things import Visit
from inspector_app.domain.visit_kind import visit_kind
from inspector_app.domain.wording_file import wording
from inspector_app.services import facts
from inspector_app.services.facts import Facts
from ui import theme
from ui.context import AppContext
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.even_layout import EvenRow
from ui.widgets.fact_entry import ChoiceEntry, DayEntry, FactEntry, LineEntry, LinesEntry
from ui.widgets.field import Note
from ui.widgets.flow_layout import FlowRow
from ui.widgets.heading import Heading
from ui.widgets.label import Label
from ui.widgets.rows_entry import RowsEntry
from ui.widgets.scrolled import reveal

_NARROWEST = 230
_COVID: Mapping[str, Plain] = {"date": None, "yes": True, "no": False}


class VisitPage(QWidget):
    """A form without a button to save: what is typed is kept, and Ctrl+Z takes it back."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._facts: Facts | None = None
        self._stale = True
        self.setObjectName("page")
        self.heading = Heading(
            self.tr("Visit"), self.tr("What the letter says of the visit itself. Each field is kept when you leave it.")
        )
        self.doubts = Note(parent=self)
        self.entries: dict[str, FactEntry | RowsEntry] = {}
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.heading)
        self._column.addWidget(self.doubts)
        for title, parts in (
            (self.tr("Area and days"), self._days()),
            (self.tr("Where it goes back to"), self._earlier()),
            (self.tr("Evidence"), self._evidence()),
            (self.tr("Sender"), self._sender()),
            (self.tr("Addressed to"), self._addressed()),
            (self.tr("Signed by"), self._signed()),
        ):
            card = Card(self)
            card.body.addWidget(Label(title, "heading"))
            for part in parts:
                card.body.addWidget(part)
            self._column.addWidget(card)
        self._column.addStretch()
        for name, entry in self.entries.items():
            entry.setObjectName(name)
            entry.changed.connect(self._keep)
        context.changed.connect(self._hear)
        context.sealing.connect(self._seal)
        theme.appearance.changed.connect(self._measure)
        self._measure()

    # The form

    def _beside(self, **entries: FactEntry) -> EvenRow:
        row = EvenRow(_NARROWEST)
        for name, entry in entries.items():
            self.entries[name] = entry
            row.cells.addWidget(entry)
        return row

    def _days(self) -> list[QWidget]:
        return [
            self._beside(
                area=LineEntry(self.tr("Area"), self.tr("As the letter prints it")),
                event_number=LineEntry(self.tr("Event number")),
                start=DayEntry(self.tr("First day")),
                end=DayEntry(self.tr("Last day")),
                letter_date=DayEntry(self.tr("Date of the letter")),
            )
        ]

    def _earlier(self) -> list[QWidget]:
        kinds = {
            "report_letter": self.tr("Report letter published on"),
            "statement_of_action": self.tr("Written statement of action issued on"),
        }
        self.reference_kind = ChoiceEntry(self.tr("Earlier document"), kinds, {code: code for code in kinds})
        self.reference_date = DayEntry(self.tr("Its date"), self.tr("The letter’s own date, not that of the website"))
        for part in (self.reference_kind, self.reference_date):
            part.changed.connect(self._keep_reference)
        row = EvenRow(_NARROWEST)
        row.cells.addWidget(self.reference_kind)
        row.cells.addWidget(self.reference_date)
        self.entries["plan_fit_for_purpose"] = DayEntry(self.tr("Plan declared fit for purpose on"))
        row.cells.addWidget(self.entries["plan_fit_for_purpose"])
        self.entries["responsible"] = RowsEntry(_body_entries, self.tr("responsible body"), ("name", "kind"))
        return [row, self.entries["responsible"]]

    def _evidence(self) -> list[QWidget]:
        each = self.tr("One phrase a line, as the letter prints it")
        words = {"date": self.tr("By the days of the visit"), "yes": self.tr("Yes"), "no": self.tr("No")}
        return [
            self._beside(
                heard=LinesEntry(self.tr("Inspectors spoke with"), each),
                documents=LinesEntry(self.tr("Documents looked at"), each),
                covid=ChoiceEntry(self.tr("Paragraph on COVID-19"), words, _COVID),
            )
        ]

    def _sender(self) -> list[QWidget]:
        self._offices = FlowRow()
        for name in library().offices:
            button = Button(name, kind="plain")
            button.setObjectName(name)
            button.clicked.connect(self._take_office)
            self._offices.flow.addWidget(button)
        return [self._beside(sender=LinesEntry(self.tr("Sender’s lines"), "", lines=6)), self._offices]

    def _addressed(self) -> list[QWidget]:
        self.entries["recipients"] = RowsEntry(_recipient_entries, self.tr("recipient"), ("name",))
        hint = self.tr("One a line")
        return [self.entries["recipients"], self._beside(copies=LinesEntry(self.tr("Copies to"), hint))]

    def _signed(self) -> list[QWidget]:
        offered = library().offered
        self.lead_name = LineEntry(self.tr("Lead inspector"), self.tr("Whose name closes the letter"))
        self.lead_title = LineEntry(self.tr("Title"), "", offered["lead_title"])
        row = EvenRow(_NARROWEST)
        for part in (self.lead_name, self.lead_title):
            row.cells.addWidget(part)
            part.changed.connect(self._keep_lead)
        self.entries["signatories"] = RowsEntry(_signatory_entries, self.tr("signatory"), ("organisation", "name"))
        return [row, self.entries["signatories"]]

    # Showing

    def show_field(self, field: str) -> None:
        """Go to a fact by its name in the record."""
        self._refresh()
        special: dict[str, FactEntry] = {"reference": self.reference_date, "lead": self.lead_name}
        entry = special.get(field) or self.entries.get(field)
        if entry is not None:
            entry.take_focus()
            reveal(entry)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._refresh()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entries["area"].take_focus()

    @Slot(object)
    def _hear(self, kinds: frozenset[str]) -> None:
        if "visit" in kinds:
            self._stale = True
            if self.isVisible():
                self._refresh()

    def _refresh(self) -> None:
        found = self._context.do(facts.opened)
        if found is not None:
            self._show(found)

    def _show(self, found: Facts) -> None:
        before, self._facts, self._stale = self._facts, found, False
        self._show_asked(found.visit)
        for name, entry in self.entries.items():
            value = found.fields.get(name)
            entry.put(value.get("lines") if name == "sender" and isinstance(value, dict) else value)
        reference, lead = _object(found.fields.get("reference")), _object(found.fields.get("lead"))
        self.reference_kind.put(reference.get("kind", "report_letter"))
        self.reference_date.put(reference.get("date"))
        self.lead_name.put(lead.get("name"))
        if lead or before is None or before.fields.get("lead"):  # else a title that was typed first waits for its name
            self.lead_title.put(lead.get("title"))
        waiting = sorted(found.visit.decisions)
        doubts = [one.message for one in (*days_out_of_order(found.visit), *slips(found.visit))]
        if waiting:
            doubts.append(self.tr("Two wordings of these wait for a decision: {0}.").format(", ".join(waiting)))
        self.doubts.say(" ".join(doubts))

    def _show_asked(self, visit: Visit) -> None:
        """Ask only for what the letter of this kind of visit prints."""
        letter = wording(visit_kind(visit.kind).letter)
        for field, what in (
            (self.entries["plan_fit_for_purpose"], "plan_fit_for_purpose"),
            (self.entries["covid"], "covid"),
            (self.reference_kind, "reference"),
        ):
            field.setVisible(letter.names(what))
        date = letter.facts.get("reference_date")
        named = date.name[:1].upper() + date.name[1:] if date and not letter.names("reference") else self.tr("Its date")
        self.reference_date.rename(named)

    # Keeping

    @property
    def fields(self) -> Sequence[FactEntry | RowsEntry]:
        """Every field of the form."""
        parts = self.reference_kind, self.reference_date, self.lead_name, self.lead_title
        return *self.entries.values(), *parts

    @Slot()
    def _seal(self) -> None:
        """Keep what is typed in a field that was not left yet."""
        for field in self.fields:
            field.tell()

    @Slot()
    def _keep(self) -> None:
        name = self.sender().objectName()
        entry = self.entries[name]
        value = entry.value()
        if not self._change(name, {"lines": value} if name == "sender" and value else value):
            entry.untell()

    @Slot()
    def _keep_reference(self) -> None:
        day = self.reference_date.kept
        if not self._change("reference", {"kind": self.reference_kind.value(), "date": day} if day else None):
            self.reference_date.untell()

    @Slot()
    def _keep_lead(self) -> None:
        name, title = self.lead_name.value(), self.lead_title.value()
        if not self._change("lead", {"name": name, **({"title": title} if title else {})} if name else None):
            self.lead_name.untell()

    @Slot()
    def _take_office(self) -> None:
        lines: list[Plain] = [*library().offices[self.sender().objectName()]]
        self._change("sender", {"lines": lines})

    def _change(self, name: str, value: Plain) -> bool:
        """Write a fact; tell whether nothing is left to be kept, for what the visit refuses gives way to what it has.

        What the disk does not take stays in its field.
        """
        if self._facts is None:
            return True
        kept = self._context.do(facts.change, self._facts, name, value)
        if kept is not None:
            self._show(kept)
        elif isinstance(self._context.failure, OSError):
            self._context.hold_back()
            return False
        else:
            self._refresh()
        return True

    @Slot()
    def _measure(self) -> None:
        px = theme.px
        self._column.setContentsMargins(px(20), px(16), px(20), px(14))
        self._column.setSpacing(px(12))


def _object(value: Plain) -> Mapping[str, Plain]:
    return value if isinstance(value, dict) else {}


def _body_entries() -> dict[str, FactEntry]:
    kinds = {"local_authority": _words("Local authority"), "ccg": _words("CCG"), "icb": _words("ICB")}
    return {
        "name": LineEntry(_words("Name of the body")),
        "kind": ChoiceEntry(_words("Kind"), kinds, {code: code for code in kinds}),
    }


def _recipient_entries() -> dict[str, FactEntry]:
    offered = library().offered
    return {
        "name": LineEntry(_words("Name")),
        "role": LineEntry(_words("Role"), "", offered["recipient_role"]),
        "organisation": LineEntry(_words("Organisation")),
        "greeting": LineEntry(_words("Greeting"), _words("Such as Mr Reddy; who has none is not greeted")),
        "address": LinesEntry(_words("Address"), _words("One line each")),
    }


def _signatory_entries() -> dict[str, FactEntry]:
    offered = library().offered
    return {
        "organisation": LineEntry(_words("Organisation"), "", offered["signatory_organisation"]),
        "name": LineEntry(_words("Name")),
        "role": LineEntry(_words("Role"), "", offered["signatory_role"]),
    }


def _words(text: str) -> str:
    return QCoreApplication.translate("VisitPage", text)
