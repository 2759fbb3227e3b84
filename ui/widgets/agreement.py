"""Who agreed to the judgement and when, and the one button by which the inspector who sits here agrees."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector_app.domain.agreeing import Judged
from inspector_app.domain.visit_kind import Verdict
from ui import theme
from ui.models import judgements
from ui.widgets.button import Button
from ui.widgets.label import Label


class Agreement(QWidget):
    """The list beside its button; the button agrees, or takes one's own agreement back."""

    agreed = Signal()
    """The inspector who sits here agrees."""
    taken_back = Signal()
    """The inspector who sits here agrees no longer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = Label("", "small", wrap=True)
        self.agree = Button(self.tr("I agree"), "check")
        self.take_back = Button(self.tr("Take back"), kind="plain")
        self.take_back.setAccessibleName(self.tr("Take my agreement back"))
        self.take_back.setToolTip(self.tr("Take my agreement back"))
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self.caption = Label(self.tr("Agreed by"), "strong")
        self._line.addWidget(self.caption, 0, Qt.AlignmentFlag.AlignTop)
        self._line.addWidget(self.list, 1)
        for button in (self.agree, self.take_back):
            self._line.addWidget(button)
        self.agree.clicked.connect(self._agree)
        self.take_back.clicked.connect(self._take_back)
        theme.appearance.changed.connect(self._measure)
        self._measure()

    def show_judged(self, judged: Judged, known: Mapping[str, Verdict]) -> None:
        """Show who agreed to a judgement; the focus goes with the button where one takes the other's place."""
        weakness = judged.weakness
        lines = judgements.agreements(judged, known)
        decided = weakness.judgement is not None and "judgement" not in weakness.decisions
        if lines:
            self.list.setText("\n".join(lines))
        elif decided:
            self.list.setText(self.tr("Nobody yet"))
        else:
            self.list.setText(self.tr("Nobody yet; there is no judgement to agree with"))
        own = any(one.own for one in judged.standing)
        had_focus = self.agree.hasFocus() or self.take_back.hasFocus()
        self.agree.setEnabled(decided)
        self.take_back.setVisible(any(one.own for one in judged.agreed))
        self.agree.setVisible(not own)
        if had_focus:
            (self.take_back if own else self.agree).setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _agree(self) -> None:
        self.agreed.emit()

    @Slot()
    def _take_back(self) -> None:
        self.taken_back.emit()

    @Slot()
    def _measure(self) -> None:
        self._line.setSpacing(theme.px(10))
