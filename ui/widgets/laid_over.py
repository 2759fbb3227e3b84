"""A banner that lies over the top of the page: what is below it keeps its place when a message comes or goes."""

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.widgets.banner import Banner
from ui.widgets.nav import Navigation

_WIDEST, _EDGE, _TOP = 720, 12, 8


class LaidOver(QObject):
    """Keeps the banner in its place: over the title of the page, beside the navigation."""

    def __init__(self, banner: Banner, ground: QWidget) -> None:
        super().__init__(ground)
        self._banner, self._ground = banner, ground
        banner.setParent(ground)
        banner.hide()
        for watched in (banner, ground):
            watched.installEventFilter(self)
        theme.appearance.changed.connect(self._soon)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear of a message that comes or is another one, and of a window that is of another size."""
        kind = event.type()
        if kind is QEvent.Type.Show and watched is self._banner:
            self._place()
        elif kind in (QEvent.Type.LayoutRequest, QEvent.Type.Resize) and watched.isWidgetType():
            self._soon()
        return super().eventFilter(watched, event)

    def _needed(self) -> int:
        """Return the width at which the message stands in one line: no more of the page is covered than need be."""
        banner = self._banner
        if not banner.deed.isHidden():
            return theme.px(_WIDEST)
        words = banner.text.fontMetrics().horizontalAdvance(banner.text.text())
        return banner.sizeHint().width() - banner.text.sizeHint().width() + words + theme.px(_EDGE)

    @Slot()
    def _soon(self) -> None:
        QTimer.singleShot(0, self, self._place)  # when the page has its new place

    @Slot()
    def _place(self) -> None:
        if self._banner.isHidden():
            return
        nav = self._ground.findChild(Navigation)
        left = nav.width() if nav is not None and nav.isVisible() else 0
        room = max(self._ground.width() - left - 2 * theme.px(_EDGE), 1)
        width = min(room, theme.px(_WIDEST), self._needed())
        layout = self._banner.layout()
        needed = layout.totalHeightForWidth(width) if layout is not None and layout.hasHeightForWidth() else 0
        height = max(needed, self._banner.sizeHint().height() if not needed else 0)
        self._banner.setGeometry(left + theme.px(_EDGE), theme.px(_TOP), width, height)
        self._banner.raise_()
