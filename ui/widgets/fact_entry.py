"""One fact of the visit in a field of its own: read when it is left, told when it is another, and checked as typed."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from inspector_app.domain.moments import now
from inspector_app.domain.plain import Plain
from inspector_app.domain.typed_days import day_in_words, read_day
from ui import theme
from ui.widgets.field import Field
from ui.widgets.growing_edit import GrowingEdit

_BESIDE, _BESIDE_IN_A_BOX = 30, 60
"""Pixels at 100 % that a field has beside its text."""
_NOTHING = object()
"""What no field holds."""


class FactEntry(QWidget):
    """What all have: a field with its caption, a value in plain data, and news of a change by the person."""

    changed = Signal()
    """The person has made it another; the value is to be kept."""

    def __init__(self, caption: str, entry: QWidget, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = Field(caption, entry, hint)
        self._known: object = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.field)

    def take_focus(self) -> None:
        """Go into the field."""
        self.field.entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def rename(self, caption: str) -> None:
        """Say otherwise what the field is for."""
        self.field.caption.setText(caption)
        self.field.entry.setAccessibleName(caption)

    def value(self) -> Plain:
        """Return what stands in the field."""
        raise NotImplementedError

    def _show(self, value: Plain) -> None:
        raise NotImplementedError

    def put(self, value: Plain) -> None:
        """Show a value that was not typed; what was typed and means nothing stays until it is mended."""
        if self.is_wrong:
            self._known = value
            return
        self._show(value)
        self._known = self.value()

    @property
    def is_wrong(self) -> bool:
        """Whether what stands there means nothing, and is not to be kept."""
        return False

    @Slot()
    def tell(self) -> None:
        """Tell a value that was not told yet: when the field is left, and before the workbook is closed."""
        if not self.is_wrong and self.value() != self._known:
            self._known = self.value()
            self.changed.emit()

    def untell(self) -> None:
        """Take it that the value is not told: it could not be kept."""
        self._known = _NOTHING


class LineEntry(FactEntry):
    """A line of text, with what others have carried offered below it."""

    def __init__(
        self, caption: str, hint: str = "", offered: Sequence[str] = (), parent: QWidget | None = None
    ) -> None:
        self._box = QComboBox() if offered else None
        if self._box is None:
            line: QLineEdit | None = QLineEdit()
        else:
            self._box.setEditable(True)
            self._box.addItems(list(offered))
            self._box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            self._box.setMinimumContentsLength(8)
            self._box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            line = self._box.lineEdit()
        assert line is not None  # noqa: S101 - an editable box has one
        self.line = line
        super().__init__(caption, self._box or line, hint, parent)
        self.line.editingFinished.connect(self.tell)
        self.line.editingFinished.connect(self._fit)
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
        self.setSizePolicy(policy)
        if self._box is not None:
            self._box.activated.connect(self.tell)
            self._box.activated.connect(self._fit)
        theme.appearance.changed.connect(self._fit)

    @Slot()
    def _fit(self) -> None:
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for the width of the text and of what stands round it."""
        least = super().sizeHint()
        beside = theme.px(_BESIDE_IN_A_BOX if self._box is not None else _BESIDE)
        return QSize(self.line.fontMetrics().horizontalAdvance(self.line.text()) + beside, least.height())

    def value(self) -> Plain:
        return self.line.text().strip() or None

    def _show(self, value: Plain) -> None:
        words = value if isinstance(value, str) else ""
        if self.line.text() != words:
            self.line.setText(words)
            self.line.setCursorPosition(0)
            self._fit()


class _DayLine(QLineEdit):
    left = Signal()
    """Escape."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class DayEntry(FactEntry):
    """A day, typed as people do and shown back in words; what is no day stays as typed until mended or Escape."""

    def __init__(self, caption: str, hint: str = "", parent: QWidget | None = None) -> None:
        self.line = _DayLine()
        super().__init__(caption, self.line, hint, parent)
        self.near = now().date()
        self.line.textEdited.connect(self._say)
        self.line.editingFinished.connect(self.tell)
        self.line.left.connect(self._put_back)

    def value(self) -> Plain:
        return read_day(self.line.text(), self.near) if self.line.text().strip() else None

    @property
    def kept(self) -> Plain:
        """The day that stands there, or where that is none the one that was kept last."""
        return self._known if self.is_wrong and isinstance(self._known, str) else self.value()

    @property
    def is_wrong(self) -> bool:
        return bool(self.line.text().strip()) and self.value() is None

    def _show(self, value: Plain) -> None:
        shown = value if isinstance(value, str) else None
        if shown is None or self.value() != shown:  # else it stays as it was typed
            day = date.fromisoformat(shown) if shown else None
            self.line.setText(f"{day.day}/{day.month}/{day.year}" if day else "")
        self._say()

    @Slot()
    def _put_back(self) -> None:
        """Show the day that is kept."""
        self.line.clear()
        self._show(self._known if isinstance(self._known, str) else None)

    @Slot()
    def _say(self) -> None:
        value = self.value()
        if self.is_wrong:
            said = self.tr("This is no day, so it is not kept. Type it such as 9 May 2022, or press Escape.")
            self.field.say(said, "danger")
        else:
            self.field.say(day_in_words(value) if isinstance(value, str) else "")


class ChoiceEntry(FactEntry):
    """One of a few values, each with its words."""

    def __init__(
        self, caption: str, choices: Mapping[str, str], values: Mapping[str, Plain], parent: QWidget | None = None
    ) -> None:
        """Make the field; `choices` are words by code, `values` what each code stands for."""
        self.box = QComboBox()
        for code, words in choices.items():
            self.box.addItem(words, code)
        super().__init__(caption, self.box, "", parent)
        self._values = dict(values)
        self._known = self.value()
        self.box.activated.connect(self.tell)

    def value(self) -> Plain:
        return self._values.get(str(self.box.currentData()))

    def _show(self, value: Plain) -> None:
        code = next((code for code, one in self._values.items() if one == value and type(one) is type(value)), None)
        self.box.setCurrentIndex(self.box.findData(code) if code is not None else -1)


class LinesEntry(FactEntry):
    """Several lines, each a value of its own; all are seen."""

    def __init__(self, caption: str, hint: str = "", lines: int = 3, parent: QWidget | None = None) -> None:
        self.edit = GrowingEdit(lines)
        super().__init__(caption, self.edit, hint, parent)
        self._known = self.value()
        self.edit.left.connect(self.tell)

    def value(self) -> Plain:
        return [*self._lines()]

    def _show(self, value: Plain) -> None:
        lines = [str(one) for one in value] if isinstance(value, list) else []
        if self._lines() != lines:
            self.edit.setPlainText("\n".join(lines))

    def _lines(self) -> list[str]:
        return [line.strip() for line in self.edit.toPlainText().splitlines() if line.strip()]
