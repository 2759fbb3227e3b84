"""The letters of the window: Inter, shipped with the app so that it looks the same everywhere.

Four static files rather than the variable font: Qt finds no weight between regular and a smeared bold in a variable
font that is not installed on the system.
"""

from collections.abc import Iterable
from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

import resources

FAMILY = "Inter"
_FIRST, _LATER = ("Inter-Regular.ttf", "Inter-SemiBold.ttf"), ("Inter-Italic.ttf", "Inter-Bold.ttf")
"""What the first window is written in, and what only quotations and the letter need."""


@cache
def family() -> str:
    """Load the shipped font and return its family; needs a QGuiApplication."""
    _load(_FIRST)
    return FAMILY


@cache
def load_the_rest() -> None:
    """Load what of the font the first window does without."""
    _load(_LATER)


def _load(names: Iterable[str]) -> None:
    for name in names:
        QFontDatabase.addApplicationFont(str(resources.path(f"fonts/{name}")))


def with_even_figures(font: QFont) -> QFont:
    """Return the font with figures of one width, so that times stand under each other."""
    even = QFont(font)
    even.setFeature(QFont.Tag("tnum"), 1)
    return even
