"""The accessibility walker: every rule asked of a window as it is shown."""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.accessible import contrast, fitting, keys, naming, scrolling, tabbing
from tests.ui.accessible.barrier import Barrier

_ASKED = (
    naming.unnamed,
    naming.misnamed_roles,
    naming.alike,
    naming.silent_cells,
    keys.clashes,
    keys.unlisted,
    fitting.small_targets,
    fitting.cut_texts,
    fitting.misplaced,
    fitting.sideways,
    contrast.low_contrasts,
    scrolling.unscrollable,
    tabbing.tab_barriers,
)


def barriers(window: QWidget, part: QWidget | None = None) -> list[Barrier]:
    """Return what stands in somebody's way in a shown window, or in a part of it such as a box over the page."""
    QAccessible.setActive(True)  # as a screen reader would: views then tell of rows that come and go
    QApplication.processEvents()  # what waits to be laid out
    found = (one for ask in _ASKED for one in ask(part if part is not None else window))
    return list(dict.fromkeys(found))
