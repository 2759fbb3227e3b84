"""One fact of the visit in a field of its own: read when it is left, told when it is another, and checked as typed."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from inspector_app.domain.moments import now
from inspector_app.domain.plain import Plain
from inspector_app.domain.typed_days import day_in_words, read_day
from ui import theme
from ui.widgets.field import Field

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
        self.setFocusProxy(entry)

    def take_focus(self) -> None:
        """Go into the field."""
        self.field.entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def value(self) -> Plain:
        """Return what stands in the field."""
        raise NotImplementedError

    def _show(self, value: Plain) -> None:
        raise NotImplementedError

    def put(self, value: Plain) -> None:
        """Show a value that was not typed."""
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
        if self._box is not None:
            self._box.activated.connect(self.tell)

    def value(self) -> Plain:
        return self.line.text().strip() or None

    def _show(self, value: Plain) -> None:
        words = value if isinstance(value, str) else ""
        if self.line.text() != words:
            self.line.setText(words)
            self.line.setCursorPosition(0)


class DayEntry(FactEntry):
    """A day, typed as people do and shown back in words."""

    def __init__(self, caption: str, hint: str = "", parent: QWidget | None = None) -> None:
        self.line = QLineEdit()
        super().__init__(caption, self.line, hint, parent)
        self.near = now().date()
        self.line.textEdited.connect(self._say)
        self.line.editingFinished.connect(self.tell)

    def value(self) -> Plain:
        return read_day(self.line.text(), self.near) if self.line.text().strip() else None

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
    def _say(self) -> None:
        value = self.value()
        if self.is_wrong:
            self.field.say(self.tr("This is no day; type it such as 9 May 2022."), "danger")
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


class _Lines(QPlainTextEdit):
    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class LinesEntry(FactEntry):
    """Several lines, each a value of its own."""

    def __init__(self, caption: str, hint: str = "", lines: int = 4, parent: QWidget | None = None) -> None:
        self.edit = _Lines()
        self.edit.setTabChangesFocus(True)
        super().__init__(caption, self.edit, hint, parent)
        self._count = lines
        self._known = self.value()
        self.edit.left.connect(self.tell)
        theme.appearance.changed.connect(self._fit)
        self._fit()

    def value(self) -> Plain:
        return [*self._lines()]

    def _show(self, value: Plain) -> None:
        lines = [str(one) for one in value] if isinstance(value, list) else []
        if self._lines() != lines:
            self.edit.setPlainText("\n".join(lines))

    def _lines(self) -> list[str]:
        return [line.strip() for line in self.edit.toPlainText().splitlines() if line.strip()]

    @Slot()
    def _fit(self) -> None:
        self.edit.setFixedHeight(self.edit.fontMetrics().lineSpacing() * self._count + theme.px(16))
