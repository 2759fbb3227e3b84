"""The menu View: look and size of everything, as the user likes it from now on."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from ui import theme
from ui.settings import Settings

_STEP = 0.1


class ViewMenu(QObject):
    """Look, font and text size, remembered between starts."""

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings

    def slots(self) -> dict[str, Callable[[], object]]:
        """Return what the actions of this menu do, by their ids."""
        return {
            "view.larger": self.larger,
            "view.smaller": self.smaller,
            "view.usual": self.usual,
            "view.system": self._choose_look,
            "view.light": self._choose_look,
            "view.dark": self._choose_look,
            "view.contrast": self._choose_look,
            "view.font": self._choose_font,
        }

    def show_chosen(self, made: Mapping[str, QAction]) -> None:
        """Mark the look and the font that are chosen."""
        made[f"view.{self._settings.look}"].setChecked(True)
        made["view.font"].setChecked(self._settings.system_font)

    @Slot()
    def larger(self) -> None:
        """Make all text larger."""
        self._resize(self._settings.text_factor + _STEP)

    @Slot()
    def smaller(self) -> None:
        """Make all text smaller."""
        self._resize(self._settings.text_factor - _STEP)

    @Slot()
    def usual(self) -> None:
        """Make all text as large as usual."""
        self._resize(1.0)

    def _resize(self, factor: float) -> None:
        self._settings.text_factor = min(max(factor, theme.SMALLEST_TEXT), theme.LARGEST_TEXT)
        self.apply()

    @Slot()
    def _choose_look(self) -> None:
        self._settings.look = self.sender().objectName().removeprefix("view.")
        self.apply()

    @Slot()
    def _choose_font(self) -> None:
        self._settings.system_font = not self._settings.system_font
        self.apply()

    def apply(self) -> None:
        """Give the application the look, the font and the text size that are remembered."""
        chosen = self._settings
        theme.appearance.apply(theme.Look(chosen.look), chosen.text_factor, system_font=chosen.system_font)
