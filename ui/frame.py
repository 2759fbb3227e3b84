"""The frame of an open workbook: the navigation and the pages, each made when it is first wanted."""

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QWidget

from inspector_app.domain.moments import days_in_short
from ui import actions, registry
from ui.context import AppContext
from ui.pages import PAGES
from ui.reading import Reading
from ui.saved_line import SavedLine
from ui.widgets.nav import Navigation
from ui.widgets.scrolled import scrolled

if TYPE_CHECKING:
    from inspector_app.domain.guards import Place
    from inspector_app.domain.matrix import Matrix
    from inspector_app.domain.note_filter import NoteFilter
    from inspector_app.services.searching import Found

Page = TypeVar("Page", bound=QWidget)

_COUNTED_AFTER = 120
"""Milliseconds after a deed when the counts beside the pages' names are read again."""


class Frame(QWidget):
    """Navigation at the left, one page at the right."""

    moved = Signal()
    """Another page is shown, or another interview on the page of that."""
    sheet_chosen = Signal(str)
    """The id of the action by which a sheet is printed or written."""
    matrix_shown_as = Signal(bool, bool)
    """How the page of the matrix shows it: each kind of witness on its own, action against impact."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._pages: dict[str, QWidget] = {}
        self._areas: dict[str, QScrollArea] = {}
        self.nav = Navigation(registry.keys_of("edit.search")[0], self)
        if parent is not None:
            self.nav.fit(parent.width())  # before it is shown, or its words would make a low window higher
        self.stack = QStackedWidget(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.nav)
        layout.addWidget(self.stack, 1)
        for spec in registry.ACTIONS:
            name = spec.id.removeprefix("go.")
            if spec.place is registry.Place.GO and name in PAGES:
                self.nav.add_entry(name, actions.translated(spec), spec.icon)
        self._saved = SavedLine(context, self.nav)
        self.nav.set_status("backup", "", "")  # its place, right below what is saved; who keeps the workbook tells
        self.nav.set_status("locked", self.tr("Encrypted on this laptop"), "lock")
        self.nav.chosen.connect(self.go)
        from inspector_app.services import matrix

        self._gaps = Reading(context, matrix.matrix, self)
        self._gaps.answered.connect(self._show_gaps)
        self._soon = QTimer(self)  # a note that is being kept is painted first
        self._soon.setSingleShot(True)
        self._soon.setInterval(_COUNTED_AFTER)
        self._soon.timeout.connect(self._refresh)
        context.changed.connect(self._soon.start)
        self._refresh()
        self._gaps.ask()

    @Slot(str)
    def go(self, name: str) -> None:
        """Show a page, made now if it was not wanted before; what was being typed on another is sealed."""
        if self.stack.currentWidget() is not self._areas.get(name):
            self._context.seal()
        self.stack.setCurrentWidget(self._page(name))
        if name in PAGES:
            self.nav.set_current(name)
        page = self.page(name)
        page.setFocus()
        self.moved.emit()

    @property
    def interview(self) -> UUID | None:
        """The interview that is open on the page of that, if it was ever wanted."""
        from ui.pages.capture import CapturePage

        page = self._pages.get("capture")
        return page.taking.interview if isinstance(page, CapturePage) else None

    def page(self, name: str) -> QWidget:
        """Return a page by its name."""
        self._page(name)
        return self._pages[name]

    @property
    def shown(self) -> str:
        """The name of the page that is shown."""
        return next((name for name in self._areas if self.is_shown(name)), "")

    def is_shown(self, name: str) -> bool:
        """Tell whether a page is the one that is shown."""
        return name in self._areas and self.stack.currentWidget() is self._areas[name]

    @Slot(object)
    def show_notes(self, wanted: "NoteFilter") -> None:
        """Go to just these notes, such as those of a cell of the matrix."""
        from ui.pages.all_notes import AllNotesPage

        self._open("notes", AllNotesPage).show_notes(wanted)

    @Slot(object)
    def show_note(self, note: UUID) -> None:
        """Go to the interview in which a note was taken, to that note."""
        from ui.pages.capture import CapturePage

        self._open("capture", CapturePage).show_note(note)

    @Slot(object)
    def show_found(self, found: "Found") -> None:
        """Go to what a search has found: to the note, the interview, the weakness or its paragraph, the letter."""
        from ui.pages.findings import FindingsPage

        match found.kind:
            case "note":
                self.show_note(found.subject)
            case "interview":
                self.show_interview(found.subject)
            case "standing":
                self.go("letter")
            case _ if found.rank is not None:
                self._open("findings", FindingsPage).show_weakness(found.rank, found.paragraph)

    def show_interview(self, interview: UUID) -> None:
        """Go to an interview."""
        from ui.pages.capture import CapturePage

        self._open("capture", CapturePage).show_interview(interview)

    @Slot(object)
    def show_place(self, place: "Place") -> None:
        """Go to what an objection is about: a fact of the visit, a weakness, a paragraph, standing text."""
        match place.kind:
            case "visit":
                self._show_fact(place.field)
            case "standing":
                self._show_standing_text(place.field)
            case _:
                self._show_finding(place)

    def _show_fact(self, field: str | None) -> None:
        from ui.pages.visit import VisitPage

        page = self._open("visit", VisitPage)
        if field is not None:
            page.show_field(field)

    def _show_standing_text(self, key: str | None) -> None:
        from ui.pages.letter import LetterPage

        page = self._open("letter", LetterPage)
        if key is not None:
            page.show_standing_text(key)

    def _show_finding(self, place: "Place") -> None:
        from inspector_app.services import findings
        from ui.pages.findings import FindingsPage

        found = self._context.do(findings.numbers_of, place.subject) if place.subject else None
        page = self._open("findings", FindingsPage)
        if found:
            page.show_weakness(*found, place.span)

    @Slot(object)
    def show_decision(self, thing: UUID) -> None:
        """Go to the decision that waits about a thing."""
        from ui.pages.bring_in import BringInPage

        self._open("merge", BringInPage).show_decision(thing)

    def bring(self, paths: list[Path]) -> None:
        """Show the previews of some hand-over files."""
        from ui.pages.bring_in import BringInPage

        self._open("merge", BringInPage).bring(paths)

    def hand_over(self) -> None:
        """Go to where hand-overs come and leave, and write one."""
        from ui.pages.bring_in import BringInPage

        self._open("merge", BringInPage).hand_over.hand_over()

    def _open(self, name: str, kind: type[Page]) -> Page:
        """Go to a page of this kind and return it."""
        self.go(name)
        page = self.page(name)
        assert isinstance(page, kind)  # noqa: S101 - the page of this name
        return page

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shrink the navigation to icons in a narrow window."""
        super().resizeEvent(event)
        self.nav.fit(event.size().width())

    def _page(self, name: str) -> QScrollArea:
        if name not in self._areas:
            self._pages[name] = self._made(name)
            self._areas[name] = scrolled(self._pages[name])
            self.stack.addWidget(self._areas[name])
        return self._areas[name]

    def _made(self, name: str) -> QWidget:
        """Make a page, with the ways that lead on from it; each is imported when it is first wanted."""
        match name:
            case "capture":
                from ui.pages.capture import CapturePage

                capture = CapturePage(self._context)
                capture.decision_chosen.connect(self.show_decision)
                capture.taking.moved.connect(self.moved)
                return capture
            case "notes":
                from ui.pages.all_notes import AllNotesPage

                notes = AllNotesPage(self._context)
                notes.note_chosen.connect(self.show_note)
                notes.decision_chosen.connect(self.show_decision)
                notes.found_chosen.connect(self.show_found)
                return notes
            case "matrix":
                from ui.pages.matrix import MatrixPage

                matrix = MatrixPage(self._context)
                matrix.note_chosen.connect(self.show_note)
                matrix.decision_chosen.connect(self.show_decision)
                matrix.print.chosen.connect(self.sheet_chosen)
                matrix.shown_as.connect(self.matrix_shown_as)
                return matrix
            case "merge":
                from ui.pages.bring_in import BringInPage

                return BringInPage(self._context)
            case "findings":
                from ui.pages.findings import FindingsPage

                findings = FindingsPage(self._context)
                findings.note_chosen.connect(self.show_note)
                findings.decision_chosen.connect(self.show_decision)
                return findings
            case "judgements":
                from ui.pages.team_view import TeamViewPage

                judgements = TeamViewPage(self._context)
                judgements.place_chosen.connect(self.show_place)
                judgements.print.chosen.connect(self.sheet_chosen)
                return judgements
            case "letter":
                from ui.pages.letter import LetterPage

                letter = LetterPage(self._context)
                letter.place_chosen.connect(self.show_place)
                return letter
            case "signoff":
                from ui.pages.signoff import SignOffPage

                signoff = SignOffPage(self._context)
                signoff.page_chosen.connect(self.go)
                signoff.place_chosen.connect(self.show_place)
                return signoff
            case "visit":
                from ui.pages.visit import VisitPage

                return VisitPage(self._context)
            case "check":
                from ui.pages.self_check import SelfCheckPage

                return SelfCheckPage(self._context)
        raise ValueError(f"there is no page “{name}”")

    @Slot()
    def _refresh(self) -> None:
        from inspector_app.services import joins, visits
        from ui.models import statuses

        if not self._context.is_open:
            return
        if not self._context.workbook.is_free():  # a long deed began meanwhile; typing goes on
            self._soon.start()
            return
        self._gaps.ask_soon()
        seen = self._context.do(visits.overview)
        if seen is None:
            return
        lines = [
            seen.kind.title,
            days_in_short(seen.visit.start, seen.visit.end),
            self.tr("You: {0}").format(seen.inspector.role or seen.inspector.code),
        ]
        self.nav.set_visit(seen.visit.area, [line for line in lines if line])
        self.nav.set_badge("notes", f"{seen.notes:,}" if seen.notes else "")
        self.nav.set_badge("findings", self.tr("{0} of {1}").format(seen.judged, len(seen.weaknesses)))
        self.nav.set_badge("signoff", statuses.short(seen.status), said=statuses.name(seen.status))
        alike = self._context.do(joins.count_offered) or 0
        counts = [
            (seen.decisions, self.tr("1 to decide"), self.tr("{0} to decide")),
            (alike, self.tr("1 pair looks alike"), self.tr("{0} pairs look alike")),
        ]
        said = [one if count == 1 else several.format(f"{count:,}") for count, one, several in counts if count]
        waiting = f"{seen.decisions + alike:,}" if said else ""  # the words have no room beside the name
        self.nav.set_badge("merge", waiting, warns=bool(waiting), said=", ".join(said))

    @Slot(object)
    def _show_gaps(self, counted: "Matrix") -> None:
        gaps = len(counted.gaps) if counted.notes else 0
        said = self.tr("1 gap") if gaps == 1 else self.tr("{0} gaps").format(gaps)
        self.nav.set_badge("matrix", said if gaps else "", warns=gaps > 0, short=str(gaps))
