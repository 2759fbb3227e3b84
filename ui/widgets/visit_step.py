"""The first step of a new visit: which kind and area, which days, and who is in the team."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from inspector_app.domain.moments import now
from inspector_app.domain.new_visit import LONGEST_CODE, Member
from inspector_app.domain.typed_days import day_in_words, days_from, read_day
from inspector_app.domain.visit_kind import names, visit_kind
from ui.widgets.even_layout import EvenRow
from ui.widgets.field import Field
from ui.widgets.step import Step
from ui.widgets.team_editor import MemberRow, TeamEditor

_NARROWEST = 200


class VisitStep(Step):
    """Area and days; the inspector's own code and role; colleagues, if any are known yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.heading = self.tr("Start a visit")
        self.explanation.setText(self.tr("Everything can be completed later. Enter goes on to the next field."))
        self.kind = QComboBox(self)
        for title, name in sorted((visit_kind(name).title, name) for name in names()):
            self.kind.addItem(title, name)
        self.area, self.first, self.last = (QLineEdit(self) for _ in range(3))
        self.me = MemberRow(self.tr("Your code"), self.tr("Your role"), self.tr("Your organisation"))
        self.team = TeamEditor(self)

        kind = Field(self.tr("&Kind of visit"), self.kind)
        area = Field(self.tr("&Area"), self.area, self.tr("As the letter is to call it, such as Liverpool"))
        self._first = Field(self.tr("&First day"), self.first, self.tr("Such as 9 May 2022 or 9/5/2022"))
        self._last = Field(self.tr("&Last day"), self.last, self.tr("The same way"))
        self.body.addWidget(kind)  # its names are long
        self.body.addWidget(area)
        days = EvenRow(_NARROWEST, self)
        for field in (self._first, self._last):
            days.cells.addWidget(field)
        self.body.addWidget(days)
        self.body.addWidget(self.me)
        self.body.addWidget(self.team)

        self.first.textChanged.connect(self._say_days)
        self.last.textChanged.connect(self._say_days)
        for line in (self.first, self.last):
            line.editingFinished.connect(self._say_days)

    @property
    def fields(self) -> Sequence[QWidget]:
        return (self.area, self.first, self.last, *self.me.fields, *self.team.fields)

    @property
    def days(self) -> tuple[str, str]:
        """First and last day as ISO dates, empty where none is typed or none is meant."""
        first = read_day(self.first.text(), now().date()) or ""
        near = date.fromisoformat(first) if first else now().date()
        return first, read_day(self.last.text(), near) or ""

    @property
    def members(self) -> tuple[Member, ...]:
        """The team, whoever types first."""
        return (self.me.member, *self.team.members)

    def missing(self) -> tuple[str, QWidget] | None:
        first, last = self.days
        if not self.area.text().strip():
            return self.tr("Type the area of the visit."), self.area
        for field, day in ((self.first, first), (self.last, last)):
            if field.text().strip() and not day:
                return self.tr("Type the day as 9 May 2022 or 9/5/2022."), field
        if first and last and days_from(first, last) < 1:
            return self.tr("The visit ends before it begins; check both days."), self.last
        return self._missing_in_team()

    def _missing_in_team(self) -> tuple[str, QWidget] | None:
        taken: set[str] = set()
        for row in (self.me, *self.team.used):
            code = row.code.text().strip()
            if not code:
                return self.tr("Give everybody in the team a code, such as A."), row.code
            if not code.isalnum() or len(code) > LONGEST_CODE:
                said = self.tr("A code has letters and figures only, at most {0} of them, such as A or JB.")
                return said.format(LONGEST_CODE), row.code
            if code.casefold() in taken:
                return self.tr("Two of the team have the same code; give each an own one."), row.code
            taken.add(code.casefold())
        return None

    def forget(self) -> None:
        """Empty every field."""
        for field in (self.area, self.first, self.last):
            field.clear()
        self.me.forget()
        self.team.forget()

    @Slot()
    def _say_days(self) -> None:
        """Show each typed day in words, with its day of the week, so that a slip is seen."""
        first, last = self.days
        self._say_day(self._first, self.first, first, "")
        days = days_from(first, last) if first and last else 0
        if first and last and days < 1:
            self._last.say(self.tr("{0}, which is before the first day").format(day_in_words(last)), "warning")
            return
        counted = self.tr("the visit has {0} days").format(days) if days > 1 else ""
        self._say_day(self._last, self.last, last, counted or (self.tr("a visit of one day") if days else ""))

    def _say_day(self, field: Field, line: QLineEdit, day: str, more: str) -> None:
        if day:
            field.say(", ".join(part for part in (day_in_words(day), more) if part), "small")
        elif line.text().strip() and not line.hasFocus():
            field.say(self.tr("This is no day; type it as 9 May 2022."), "warning")
        else:
            field.say("")
