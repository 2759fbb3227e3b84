"""One step of making a workbook: a few fields that belong together, walked through with Enter."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.label import Label
from ui.widgets.scrolled import reveal


class Step(QWidget):
    """Fields with a heading; the page that shows it asks what is missing before it goes on."""

    def __init__(self, heading: str, explanation: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = heading
        self.explanation = Label(explanation, "muted", wrap=True)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self.explanation)
        theme.appearance.changed.connect(self._space)
        self._space()

    @Slot()
    def _space(self) -> None:
        self.body.setSpacing(theme.px(14))

    @property
    def fields(self) -> Sequence[QWidget]:
        """The fields that Enter walks through, in their order; those that are not shown are passed over."""
        return ()

    def missing(self) -> tuple[str, QWidget] | None:
        """Return what must be put right first, as a sentence, and the field where."""
        return None

    def forget(self) -> None:
        """Empty every field."""

    def begin(self) -> None:
        """Put the focus where typing begins: into the first field that is empty."""
        shown = [field for field in self.fields if field.isVisibleTo(self) and field.isEnabled()]
        empty = (field for field in shown if isinstance(field, QLineEdit) and not field.text())
        if first := next(empty, shown[0] if shown else None):
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def walk_on(self, focused: QWidget | None) -> bool:
        """Go to the field after the focused one; tell whether there is one."""
        shown = [field for field in self.fields if field.isVisibleTo(self) and field.isEnabled()]
        here = next((n for n, field in enumerate(shown) if focused and _is_within(focused, field)), None)
        if here is None or here + 1 == len(shown):
            return False
        following = shown[here + 1]
        following.setFocus(Qt.FocusReason.TabFocusReason)
        reveal(following)
        if isinstance(following, QLineEdit):
            following.selectAll()
        elif isinstance(following, QComboBox) and (line := following.lineEdit()) is not None:
            line.selectAll()
        return True


def _is_within(widget: QWidget, field: QWidget) -> bool:
    return widget is field or field.isAncestorOf(widget)
