"""The letters of the window: Inter, shipped with the app so that it looks the same everywhere.

Four static files rather than the variable font: Qt finds no weight between regular and a smeared bold in a variable
font that is not installed on the system.
"""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

import resources

FAMILY = "Inter"
_FILES = ("Inter-Regular.ttf", "Inter-Italic.ttf", "Inter-SemiBold.ttf", "Inter-Bold.ttf")


@cache
def family() -> str:
    """Load the shipped font and return its family; needs a QGuiApplication."""
    for name in _FILES:
        QFontDatabase.addApplicationFont(str(resources.path(f"fonts/{name}")))
    return FAMILY


def with_even_figures(font: QFont) -> QFont:
    """Return the font with figures of one width, so that times stand under each other."""
    even = QFont(font)
    even.setFeature(QFont.Tag("tnum"), 1)
    return even
