"""The words of the open visit that no dictionary need know, for all who mark unknown ones."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from ui.context import AppContext

_CONCERNS = frozenset({"visit", "inspector", "weakness", "interview"})


class VisitWords(QObject):
    """Asks the workbook when it is opened and when its facts change."""

    changed = Signal(object)
    """Other words are known now: these."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._context = context
        self.known: frozenset[str] = frozenset()
        context.opened.connect(self._ask)
        context.changed.connect(self._ask_if_concerned)
        self._ask()

    @classmethod
    def of(cls, context: AppContext) -> "VisitWords":
        """Return the words of a context; there is one of them."""
        return context.findChild(cls) or cls(context)

    def tell(self, slot: Callable[[frozenset[str]], object]) -> None:
        """Tell what is known, now and whenever it is something else; the slot is one of a QObject."""
        self.changed.connect(slot)
        slot(self.known)

    def learn(self, word: str) -> None:
        """Take a word as right in this visit from now on."""
        from inspector_app.services import spelling

        self._context.do(spelling.learn, word)
        self._ask()

    @Slot(object)
    def _ask_if_concerned(self, kinds: frozenset[str]) -> None:
        if kinds & _CONCERNS:
            self._ask()

    @Slot()
    def _ask(self) -> None:
        if not self._context.is_open:
            return
        from inspector_app.services import spelling

        known = self._context.do(spelling.own_words)
        if known is not None and known != self.known:
            self.known = known
            self.changed.emit(known)
