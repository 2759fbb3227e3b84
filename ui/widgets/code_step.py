"""After a workbook is made: its recovery code, to be written on paper before the work begins."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from ui import theme
from ui.widgets.field import Field
from ui.widgets.label import Label
from ui.widgets.step import Step

_ACROSS = 4


class CodeStep(Step):
    """The groups of the code in a grid; the last one is typed back, if the user likes, to see that all is there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.heading = self.tr("Write down the recovery code")
        self.explanation.setText(
            self.tr(
                "If you forget your passphrase, this code opens the workbook, and nothing else does. Write it on paper "
                "and keep that away from this laptop; the menu Workbook shows it again. O and 0 are taken as the same, "
                "and so are I, l and 1."
            )
        )
        self._grid_widget = QWidget(self)
        self._grid_widget.setAccessibleName(self.tr("Recovery code"))
        self._grid = QGridLayout(self._grid_widget)
        self._groups: list[Label] = []
        self._code: list[str] = []
        self.proof = QLineEdit(self)
        self._proof = Field(
            self.tr("The last grou&p, from your paper"),
            self.proof,
            self.tr("May stay empty; it shows that you have written it down"),
        )
        self.body.addWidget(self._grid_widget)
        self.body.addWidget(self._proof)
        self.proof.textChanged.connect(self._compare)
        theme.appearance.changed.connect(self._measure)

    @property
    def fields(self) -> Sequence[QWidget]:
        return (self.proof,)

    def show_code(self, code: str) -> None:
        """Show a code, group by group."""
        self.forget()
        self._code = code.replace("-", " ").split()
        for number, group in enumerate(self._code):
            label = Label(group, "name")
            label.setAccessibleName(self.tr("Group {0}: {1}").format(number + 1, " ".join(group)))
            label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            rank = Label(str(number + 1), "muted")
            row, column = divmod(number, _ACROSS)
            self._grid.addWidget(rank, row, 2 * column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(label, row, 2 * column + 1)
            self._groups += [rank, label]
        self._measure()

    def missing(self) -> tuple[str, QWidget] | None:
        if self.proof.text().strip() and not self._fits():
            return self.tr(
                "This is not the last group; look at your paper again, or leave the field empty."
            ), self.proof
        return None

    def forget(self) -> None:
        """Take the code off the screen."""
        for label in self._groups:
            self._grid.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._groups, self._code = [], []
        self.proof.clear()

    def _fits(self) -> bool:
        return bool(self._code) and _plain(self.proof.text()) == _plain(self._code[-1])

    @Slot()
    def _compare(self) -> None:
        self._proof.say(self.tr("That is right.") if self._fits() else "")

    @Slot()
    def _measure(self) -> None:
        self._grid.setVerticalSpacing(theme.px(10))
        self._grid.setHorizontalSpacing(theme.px(10))
        for column in range(_ACROSS):
            self._grid.setColumnStretch(2 * column + 1, 1)
        for label in self._groups[1::2]:
            label.setFont(theme.current().font("heading", strong=True, even=True))


def _plain(group: str) -> str:
    """Return a group as it is compared: it does not matter whether O or 0, I or 1 is typed."""
    return group.strip().upper().replace("O", "0").replace("I", "1").replace("L", "1")
