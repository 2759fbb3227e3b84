"""The team of a new visit: a row for each inspector, known by a code and a role."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from inspector_app.domain.new_visit import LONGEST_CODE, Member
from ui import theme
from ui.widgets.button import Button
from ui.widgets.even_layout import EvenRow
from ui.widgets.field import Field
from ui.widgets.label import Label

_NARROWEST = 170
_ORGANISATIONS = ("Ofsted", "Care Quality Commission")


class MemberRow(QWidget):
    """Code, role and organisation of one inspector."""

    removed = Signal()

    def __init__(
        self, code: str, role: str, organisation: str, *, removable: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.code, self.role = QLineEdit(self), QComboBox(self)
        self.code.setMaxLength(LONGEST_CODE)
        self.organisation = QComboBox(self)
        roles = (
            self.tr("His Majesty's Inspector, lead"),
            self.tr("His Majesty's Inspector"),
            self.tr("Children's Services Inspector"),
            self.tr("Ofsted Inspector"),
        )
        for box, offered in ((self.role, roles), (self.organisation, _ORGANISATIONS)):
            box.setEditable(True)
            box.addItems(offered)
            box.setCurrentIndex(-1)
            box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            box.setMinimumContentsLength(8)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            if (text := box.lineEdit()) is not None:
                text.editingFinished.connect(partial(text.setCursorPosition, 0))  # shows the beginning of what is long
        cells = EvenRow(_NARROWEST, self)
        hint = self.tr("Such as A; it stands before your witnesses: A-P3") if not removable else ""
        for caption, entry, words in (
            (code, self.code, hint),
            (role, self.role, ""),
            (organisation, self.organisation, ""),
        ):
            cells.cells.addWidget(Field(caption, entry, words))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(cells, 1)
        if removable:
            remove = Button("", "x", "plain")
            remove.setAccessibleName(self.tr("Take this colleague off the list"))
            remove.setToolTip(remove.accessibleName())
            remove.clicked.connect(self.removed)
            line.addWidget(remove, 0, Qt.AlignmentFlag.AlignBottom)

    @property
    def fields(self) -> Sequence[QWidget]:
        """The fields, in their order."""
        return self.code, self.role, self.organisation

    @property
    def member(self) -> Member:
        """What was typed."""
        return Member(
            self.code.text().strip(), self.role.currentText().strip(), self.organisation.currentText().strip()
        )

    def forget(self) -> None:
        """Empty the fields."""
        self.code.clear()
        for box in (self.role, self.organisation):
            box.setCurrentIndex(-1)
            box.clearEditText()


class TeamEditor(QWidget):
    """The colleagues, none to begin with; a row that stays empty is nobody."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[MemberRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.add = Button(self.tr("Add a colleague"), "plus")
        self._said = Label(self.tr("Colleagues can also be added later."), "muted", wrap=True)
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addWidget(self._said, 1)
        self._column.addLayout(foot)
        self.add.clicked.connect(self._add)
        theme.appearance.changed.connect(self._measure)
        self._measure()

    @property
    def used(self) -> Sequence[MemberRow]:
        """The rows in which something stands."""
        return [row for row in self.rows if row.member != Member("")]

    @property
    def members(self) -> tuple[Member, ...]:
        """The colleagues that were typed."""
        return tuple(row.member for row in self.used)

    @property
    def fields(self) -> Sequence[QWidget]:
        """The fields of all rows."""
        return [field for row in self.rows for field in row.fields]

    def forget(self) -> None:
        """Take every row away."""
        for row in list(self.rows):
            self._take_off(row)

    @Slot()
    def _add(self) -> None:
        number = len(self.rows) + 2
        row = MemberRow(
            self.tr("Code of inspector {0}").format(number),
            self.tr("Role of inspector {0}").format(number),
            self.tr("Organisation of inspector {0}").format(number),
            removable=True,
        )
        row.removed.connect(self._remove)
        self.rows.append(row)
        self._column.insertWidget(len(self.rows) - 1, row)
        row.code.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _remove(self) -> None:
        row = self.sender()
        if isinstance(row, MemberRow):
            self._take_off(row)
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_off(self, row: MemberRow) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    @Slot()
    def _measure(self) -> None:
        self._column.setSpacing(theme.px(10))
