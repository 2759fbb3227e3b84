"""The way through every page of the real window, with a stop wherever something else is shown."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.inspector_app.visits import PASSPHRASE
from tests.ui.accessible import busy_visit
from tests.ui.accessible.busy_visit import BusyVisit
from ui.main_window import MainWindow
from ui.pages import PAGES
from ui.pages.all_notes import AllNotesPage, Scope
from ui.pages.bring_in import BringInPage
from ui.pages.capture import CapturePage
from ui.pages.findings import FindingsPage
from ui.pages.help import HelpWindow
from ui.pages.letter import LetterPage
from ui.pages.matrix import MatrixPage
from ui.pages.self_check import SelfCheckPage
from ui.pages.signoff import SignOffPage

Page = TypeVar("Page", bound=QWidget)

_PATIENCE = 20_000


@dataclass(frozen=True, slots=True)
class Stop:
    """A place on the way: its name, and the part of the screen that is shown there if it is not the window."""

    name: str
    part: QWidget


class Journey:
    """Leads one window from the start page through everything."""

    def __init__(self, qtbot: QtBot, window: MainWindow, visit: BusyVisit) -> None:
        self._qtbot, self._window, self._visit = qtbot, window, visit

    def stops(self) -> Iterator[Stop]:
        """Go from stop to stop; each is left as it was when the next is asked for."""
        for part in (self._beginning, self._own_visit, self._busy_visit):
            yield from part()

    def _stop(self, name: str, part: QWidget | None = None) -> Stop:
        self._until(lambda: not self._window.context.is_busy)
        self._settle()
        return Stop(name, part or self._window)

    def _settle(self) -> None:
        for _ in range(12):  # as each layout tells the one around it
            QApplication.processEvents()

    def _until(self, ready: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(ready, timeout=_PATIENCE)

    def _type(self, text: str) -> None:
        widget = QApplication.focusWidget()
        assert widget is not None
        self._qtbot.keyClicks(widget, text)

    # Before a workbook is open

    def _beginning(self) -> Iterator[Stop]:
        window = self._window
        yield self._stop("start")
        window.open_path(self._visit.lead)
        window.beginning.unlock.passphrase.setFocus()
        self._type("not the one")
        window.beginning.unlock.open.click()
        self._until(lambda: bool(window.beginning.unlock.warning.text()))
        yield self._stop("unlock, refused")
        window.beginning.unlock.code.click()
        yield self._stop("unlock by code")
        window.beginning.join()
        window.beginning.setup.join.take(self._visit.handover)
        yield self._stop("join: file and words")
        window.beginning.check()
        self._until(lambda: "Checked at" in window.beginning.checks.result.text())
        yield self._stop("self-check")

    def _own_visit(self) -> Iterator[Stop]:
        window, page = self._window, self._window.beginning.setup
        window.beginning.set_up()
        page.visit.area.setText("Leeds")
        page.visit.first.setText("9/5/2022")
        page.visit.last.setText("8 May")
        page.visit.me.code.setText("A")
        yield self._stop("start a visit: area, days, team")
        page.visit.last.setText("11 May")
        page.on.click()
        yield self._stop("start a visit: weaknesses, empty")
        data = QMimeData()
        data.setText(busy_visit.LETTER)
        page.weaknesses.paste.insertFromMimeData(data)
        yield self._stop("start a visit: weaknesses")
        page.on.click()
        yield self._stop("start a visit: passphrase")
        page.secret.passphrase.setText(PASSPHRASE)
        page.secret.again.setText(PASSPHRASE)
        page.on.click()
        self._until(lambda: page.code.isVisible())
        yield self._stop("start a visit: recovery code")
        page.code.proof.setText(self._code_end())
        page.on.click()
        self._until(lambda: window.frame is not None)
        for name in PAGES:
            window.go(name)
            self._until(lambda: not self._is_reading())
            yield self._stop(f"{name}, empty")
        window.context.close()

    def _code_end(self) -> str:
        from inspector_app.services import workbooks

        return workbooks.recovery_code(self._window.context.workbook)[-4:]

    # With a workbook

    def _busy_visit(self) -> Iterator[Stop]:
        window = self._window
        window.open_path(self._visit.lead, PASSPHRASE)
        self._until(lambda: window.frame is not None and not window.context.is_busy)
        for part in (self._capturing, self._all_notes, self._counting, self._bringing, self._writing, self._around):
            yield from part()
        for name in PAGES:
            if name not in ("capture", "notes", "matrix", "merge", "findings", "letter"):  # gone through above
                window.go(name)
                self._until(lambda: not self._is_reading())
                yield self._stop(name)
        yield from self._signing()
        window.context.close()

    def _page(self, name: str, kind: type[Page]) -> Page:
        self._window.go(name)
        frame = self._window.frame
        assert frame is not None
        found = frame.page(name)
        assert isinstance(found, kind)
        return found

    def _capturing(self) -> Iterator[Stop]:
        page = self._page("capture", CapturePage)
        self._until(lambda: page.timeline.isVisible() and not self._is_reading())
        yield self._stop("capture, a draft waits")
        page.timeline.setFocus()
        page.timeline.choose(page.timeline.notes.note(0).subject)
        page.composer.editor.setFocus()
        self._type("The bus comes #2 late")
        yield self._stop("capture, typing")
        page.composer.clear()
        page.ask_for_interview()
        yield self._stop("capture, a new interview")
        page.form.hide()
        page.show_write_ups()
        yield self._stop("capture, to write up")
        page.write_ups.hide()
        page.show_list()
        yield self._stop("capture, all interviews")

    def _all_notes(self) -> Iterator[Stop]:
        page = self._page("notes", AllNotesPage)
        page.table.choose(1)
        page.table.setFocus()
        yield self._stop("all notes")
        page.filters.weaknesses.open_choices()
        popup = page.filters.weaknesses.popup
        assert popup is not None
        yield self._stop("all notes, a filter open", popup)
        popup.close()
        page.search.setText("zebra")
        yield self._stop("all notes, nothing found")
        page.look_for(Scope.EVERYTHING)
        page.search.setText("plan")
        self._until(lambda: bool(page.found.hits))
        yield self._stop("everything")
        page.show_deleted()
        yield self._stop("deleted")

    def _counting(self) -> Iterator[Stop]:
        page = self._page("matrix", MatrixPage)
        self._until(lambda: page.table.cells.rowCount() == 14)
        yield self._stop("matrix")
        page.every_kind.click()
        page.about.click()
        page.table.setCurrentIndex(page.table.cells.index(0, page.table.cells.columnCount() - 1))
        page.show_notes()
        yield self._stop("matrix, every kind and the notes of a cell")
        page.every_kind.click()
        page.about.click()
        page.close_notes()

    def _bringing(self) -> Iterator[Stop]:
        page = self._page("merge", BringInPage)
        self._until(lambda: page.questions.isVisible())
        yield self._stop("bring in, something to decide")
        page.bring([self._visit.handover])
        self._until(lambda: page.merge.isVisible() and not self._window.context.is_busy)
        yield self._stop("bring in, a preview")
        page.cancel.click()
        yield self._stop("bring in, a file left out")

    def _writing(self) -> Iterator[Stop]:
        findings = self._page("findings", FindingsPage)
        findings.show_weakness(1, 1)
        self._until(lambda: not self._is_reading())
        yield self._stop("findings")
        findings.judgement.go()
        yield self._stop("findings, the judgement open")
        findings.judgement.go()
        findings.show_weakness(14, None)
        yield self._stop("findings, none yet")
        self._window.go("judgements")
        self._until(lambda: not self._is_reading())
        yield self._stop("judgements")
        letter = self._page("letter", LetterPage)
        self._until(lambda: not self._is_reading())
        yield self._stop("letter")
        letter.give.click()
        self._type("It follows by post.")
        yield self._stop("letter, a reason is given")
        letter.reasons.leave()
        self._window.go("visit")
        yield self._stop("visit")

    def _signing(self) -> Iterator[Stop]:
        page = self._page("signoff", SignOffPage)
        self._until(lambda: bool(page.sign_offs.rows) and not self._is_reading())
        page.status.steps.setCurrentIndex(page.status.steps.rows.index(6))
        yield self._stop("sign-off, a reason is asked")
        page.sign_offs.rows[0].sign.click()
        yield self._stop("sign-off, how the word came")
        page.sign_offs.rows[0].source.setText("E-mail of 3 May")
        page.sign_offs.rows[0].keep.click()
        page.status.reason.setText("The others signed on paper.")
        page.status.go.click()
        self._until(lambda: page.reopen.isVisible() and not self._is_reading())
        page.log.lines.select_first()
        page.reopen.reopen.click()
        yield self._stop("sign-off, signed")
        page.reopen.reason.setText("As it was.")
        page.reopen.reopen.click()

    def _around(self) -> Iterator[Stop]:
        window = self._window
        window.check_laptop()
        checks = self._page("check", SelfCheckPage)
        self._until(lambda: "Checked at" in checks.result.text() and checks.again.isEnabled())
        yield self._stop("self-check of the workbook")
        window.search.box.ask()
        window.search.box.field.setText("pla")
        yield self._stop("the box of Ctrl+K", window.search.box)
        window.search.box.hide()
        window.show_help()
        [shown] = window.findChildren(HelpWindow)
        self._until(shown.isVisible)
        for name in ("", "capture.md", "accessibility.md"):
            if name:
                shown.show_page(name)
            yield self._stop(f"help {name}".strip(), shown)
        shown.close()
        window.activateWindow()
        window.news.banner.say(
            "“Liverpool-B.handover” could not be read from the stick; put it back in.", action="Try again"
        )
        yield self._stop("a message", window.news.banner)
        window.news.banner.clear()

    def _is_reading(self) -> bool:
        return self._window.context.runner.busy
