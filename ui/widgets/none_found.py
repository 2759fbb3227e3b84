"""What stands in the place of a list of notes in which none fits: why, and the button that brings some back."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui import units
from ui.models.naming import listed
from ui.widgets.empty import EmptyState


class NoneFound(EmptyState):
    """Names the filters that hide what was searched for; nothing is hidden silently."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("search", "", self.tr("Show all notes"), parent=parent)

    def say_all_tagged(self) -> None:
        """Say that no note is left without a tag."""
        self._say(self.tr("Every note is held against {0}.").format(units.a_unit()), self.tr("Show all notes"))

    def say_why(self, hidden: int, filters: Sequence[str]) -> None:
        """Say how many notes fit without the filters of these names, or that no words like these are anywhere."""
        if not hidden:
            self._say(self.tr("No note fits. Use other words."), self.tr("Clear search and filters"))
            return
        fit = self.tr("1 note fits") if hidden == 1 else self.tr("{0} notes fit").format(f"{hidden:,}")
        names = listed([f"“{name}”" for name in filters])
        if len(filters) == 1:
            self._say(self.tr("{0} without the filter {1}.").format(fit, names), self.tr("Drop the filter"))
        else:
            self._say(self.tr("{0} without the filters {1}.").format(fit, names), self.tr("Drop the filters"))

    def _say(self, sentence: str, step: str) -> None:
        self.say(sentence)
        self.step.setText(step)
