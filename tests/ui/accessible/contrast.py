"""Texts as they are painted stand out from what they are painted on."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QLineEdit, QWidget

from tests.ui.accessible import painted
from tests.ui.accessible.barrier import Barrier, barrier, place_on, root_of, shown
from ui import theme

_LARGE, _LARGE_BOLD = 24, 18.66
"""Pixels from which text is large, as WCAG 2.2 has it: 18 points, or 14 if it is bold."""
_CROPPED = 2
"""Pixels that are left out above and below a text, where frames and rules may run."""


def low_contrasts(part: QWidget) -> Iterator[Barrier]:
    """Yield the texts that can hardly be read; what is disabled is exempt, as in WCAG 2.2, 1.4.3."""
    for field in part.findChildren(QLineEdit):
        field.deselect()  # what is chosen is painted twice, first in the colour of the rest
    pictures = painted.Pictures()
    for widget in shown(part):
        if not widget.isEnabled():
            continue
        root = root_of(widget)
        place = place_on(root, widget).topLeft()
        for text in painted.texts(widget):
            rect = _seen(text, place)
            front = text.colour
            ground = pictures.of(root).ground(rect, front.rgb() & 0xFFFFFF)
            if _is_sliver(rect, text.rect) or ground is None:
                continue
            shade = theme.mixed(front, QColor.fromRgb(ground), front.alphaF())
            found = painted.contrast(shade.rgb() & 0xFFFFFF, ground)
            least = theme.CONTROL_CONTRAST if _is_large(text.font) else theme.TEXT_CONTRAST
            if found < least:
                said = f"“{text.words.strip()}” has a contrast of {found:.2f}:1 and needs {least}:1"
                yield barrier("contrast", widget, f"{said} ({shade.name()} on {QColor.fromRgb(ground).name()})")


def _seen(text: painted.Text, place: QPoint) -> QRect:
    rect: QRectF = text.rect & text.clip
    return rect.toAlignedRect().adjusted(0, _CROPPED, 0, -_CROPPED).translated(place)


def _is_sliver(seen: QRect, whole: QRectF) -> bool:
    """Tell whether a text is scrolled away but for less than half."""
    return seen.isEmpty() or seen.height() < whole.height() / 2 or seen.width() < whole.width() / 2


def _is_large(font: QFont) -> bool:
    size = font.pixelSize() if font.pixelSize() > 0 else font.pointSizeF() * 96 / 72
    return size >= (_LARGE_BOLD if font.weight() >= QFont.Weight.Bold else _LARGE)
