"""The form of an interview: whom, what it is called, where; three fields and Enter. Who was present, if one likes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from inspector_app.domain.things import Inspector, Interview
from inspector_app.domain.visit_kind import Witness
from ui import icons, theme
from ui.models.interviews import witness_in_words
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.flow_layout import FlowRow
from ui.widgets.label import Label


@dataclass(frozen=True, slots=True)
class Asked:
    """What the form holds: the code of the witness kind, texts, and the inspectors of the team who are present."""

    witness: str = ""
    title: str = ""
    setting: str = ""
    people: str = ""
    present: tuple[UUID, ...] = ()


class InterviewForm(Card):
    """Asks for an interview on the page itself, or corrects one; never a window in the way."""

    started = Signal(object)
    """An interview shall be started: an Asked."""
    corrected = Signal(object)
    """The interview that is corrected shall be so: an Asked."""
    typed = Signal()
    """Something was typed or chosen."""
    left = Signal()
    """Escape or Cancel: nothing changes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._corrects = False
        self._filled = Asked()
        self._fields: list[tuple[QWidget, int]] = []
        self.team: dict[UUID, Chip] = {}
        self.heading = Label("", "heading")
        self.witness = QComboBox(self)
        self.title = QLineEdit(self)
        self.setting = QLineEdit(self)
        self.people = QLineEdit(self)
        self.title.setPlaceholderText(self.tr("Such as: parent carer forum"))
        self.setting.setPlaceholderText(self.tr("Where it takes place"))
        self.people.setPlaceholderText(self.tr("Roles, no names: chair, two parents"))
        self.more = Button(self.tr("Who was present"), "users", "plain")
        self.more.setCheckable(True)
        self.start = Button("", "check", "primary")
        self.cancel = Button(self.tr("Cancel"), kind="plain")
        self.hint = Label("", "muted", wrap=True)
        self._lines, self._present, self._buttons = FlowRow(self), FlowRow(self), FlowRow(self)
        for caption, field, width in (
            (self.tr("Whom"), self.witness, 220),
            (self.tr("&Title"), self.title, 280),
            (self.tr("&Setting"), self.setting, 280),
        ):
            self._lines.flow.addWidget(self._captioned(caption, field, width))
        self._present.flow.addWidget(self._captioned(self.tr("Who was present, &by role"), self.people, 330))
        self._team = FlowRow(self)
        self._team_words = Label(self.tr("Inspectors"), "strong")
        for button in (self.start, self.cancel, self.more, self.hint):
            self._buttons.flow.addWidget(button)
        for part in (self.heading, self._lines, self._present, self._team_words, self._team, self._buttons):
            self.body.addWidget(part)
        self._present.hide()
        self._show_team()

        self.start.clicked.connect(self._start)
        self.cancel.clicked.connect(self.left)
        self.more.toggled.connect(self._show_present)
        self.witness.activated.connect(self.typed)
        for line in (self.title, self.setting, self.people):
            line.textEdited.connect(self.typed)
        theme.appearance.changed.connect(self._measure_fields)
        self._measure_fields()

    def set_witnesses(self, witnesses: Iterable[Witness]) -> None:
        """Offer the witness kinds of the visit's kind; what is chosen stays chosen."""
        given, chosen = tuple(witnesses), self.witness.currentData()
        if [self.witness.itemData(place) for place in range(self.witness.count())] == [one.code for one in given]:
            return
        self.witness.clear()
        for witness in given:
            self.witness.addItem(icons.icon(witness.icon), witness_in_words(witness), witness.code)
        self.witness.setCurrentIndex(max(self.witness.findData(chosen), 0))

    def set_team(self, team: Sequence[Inspector]) -> None:
        """Offer the inspectors of the team who may have been there as well."""
        if list(self.team) == [one.subject for one in team]:
            return
        for chip in self.team.values():
            chip.setParent(None)
            chip.deleteLater()
        self.team = {one.subject: Chip(one.role or one.code, "user-round", parent=self._team) for one in team}
        for chip in self.team.values():
            self._team.flow.addWidget(chip)
            chip.toggled.connect(self.typed)
        self._show_team()

    @property
    def asked(self) -> Asked:
        """What it holds now."""
        present = tuple(subject for subject, chip in self.team.items() if chip.isChecked())
        lines = self.title.text(), self.setting.text(), self.people.text()
        return Asked(self.witness.currentData() or "", *lines, present)

    @property
    def is_begun(self) -> bool:
        """Whether it stands there with something typed or chosen that is not kept."""
        return not self.isHidden() and self.asked != self._filled

    def take_up(self, asked: Asked) -> None:
        """Show what was typed into it earlier and not kept."""
        self.witness.setCurrentIndex(max(self.witness.findData(asked.witness), 0))
        self._put(asked)
        self.more.setChecked(self.more.isChecked() or bool(asked.people or asked.present))

    def begin(self) -> None:
        """Show the empty form and begin with the witness."""
        self._corrects = False
        self._fill(self.tr("New interview"), self.tr("Start"), Asked())
        self.hint.setText(self.tr("Enter starts · Esc leaves · the code is made for you"))
        self.more.setChecked(False)
        self.show()
        self.witness.setFocus()

    def correct(self, interview: Interview) -> None:
        """Show an interview to be corrected."""
        self._corrects = True
        code, people = interview.witness_kind, str(interview.people or "")
        if self.witness.findData(code) < 0:  # brought by a newer version
            self.witness.addItem(code, code)
        self.witness.setCurrentIndex(self.witness.findData(code))
        self._fill(
            self.tr("Correct {0}").format(interview.code or interview.label),
            self.tr("Save"),
            Asked(code, interview.title or "", interview.setting or "", people, interview.inspectors),
        )
        self.hint.setText(self.tr("Enter saves · Esc leaves it as it was · the code stays"))
        self.more.setChecked(bool(people) or len(interview.inspectors) > 1)
        self.show()
        self.title.setFocus()

    def _fill(self, heading: str, start: str, asked: Asked) -> None:
        self.heading.setText(heading)
        self.start.setText(start)
        self._put(asked)
        self._filled = self.asked

    def _put(self, asked: Asked) -> None:
        for line, text in ((self.title, asked.title), (self.setting, asked.setting), (self.people, asked.people)):
            line.setText(text)
        for subject, chip in self.team.items():
            chip.setChecked(subject in asked.present)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter starts from every field, as lines pass it on; Escape leaves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._start()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _start(self) -> None:
        (self.corrected if self._corrects else self.started).emit(self.asked)

    @Slot(bool)
    def _show_present(self, wanted: bool) -> None:
        self._present.setVisible(wanted)
        self._show_team()
        if wanted and self.isVisible():
            self.people.setFocus()

    def _show_team(self) -> None:
        for part in (self._team, self._team_words):
            part.setVisible(self.more.isChecked() and bool(self.team))

    def _captioned(self, caption: str, field: QWidget, width: int) -> QWidget:
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        words = Label(caption, "strong")
        words.setBuddy(field)
        field.setAccessibleName(caption.replace("&", ""))
        field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._fields.append((holder, width))
        column.addWidget(words)
        column.addWidget(field)
        return holder

    @Slot()
    def _measure_fields(self) -> None:
        for row in (self._lines, self._present, self._team, self._buttons):
            row.flow.setSpacing(theme.px(10))
        self.witness.setIconSize(QSize(theme.px(16), theme.px(16)))
        for holder, width in self._fields:
            holder.setFixedWidth(theme.px(width))
