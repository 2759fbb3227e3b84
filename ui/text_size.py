"""Larger and smaller text, as the user likes it from now on."""

from PySide6.QtCore import QObject, Slot

from ui import theme
from ui.settings import Settings

_STEP = 0.1


class TextSize(QObject):
    """The size of all text, remembered between starts."""

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings

    @Slot()
    def larger(self) -> None:
        """Make all text larger."""
        self._set(self._settings.text_factor + _STEP)

    @Slot()
    def smaller(self) -> None:
        """Make all text smaller."""
        self._set(self._settings.text_factor - _STEP)

    @Slot()
    def usual(self) -> None:
        """Make all text as large as usual."""
        self._set(1.0)

    def _set(self, factor: float) -> None:
        self._settings.text_factor = min(max(factor, theme.SMALLEST_TEXT), theme.LARGEST_TEXT)
        theme.appearance.apply(theme.appearance.chosen, self._settings.text_factor)
