"""Everything that leaves the letter page as a file: copies of the letter, the evidence behind it, the record."""

from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path

from platformdirs import user_documents_path
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from exports.catalogue import EVIDENCE, EXPORTERS, MANY_NOTES
from inspector_app.domain.guards import Objection
from inspector_app.services import evidence, letters, records, visits
from ui import dialogs, icons
from ui.context import AppContext
from ui.tasks import Task


class Exporting(QObject):
    """Asks where a file shall lie and has it written; the actions of its menu are `actions`, by their kind."""

    signoff_wanted = Signal()
    """The sign-off copy is wanted; whoever hears it asks for the reasons and calls `write_signoff`."""
    written = Signal(str)
    """A file is written; the sentence says where."""

    def __init__(self, context: AppContext, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._folder = user_documents_path()
        self.menu = QMenu(page)
        self.actions: dict[str, QAction] = {}
        for kind, words, icon, slot in (
            ("review", self.tr("Review copy for Word…"), "file-text", self.write_review),
            ("signoff", self.tr("Sign-off copy for Word…"), "badge-check", self.signoff_wanted.emit),
            ("pdf", self.tr("Letter as PDF…"), "printer", self.write_pdf),
            ("letter", self.tr("Letter as plain text…"), "pen-line", self.write_text),
            ("", "", "", None),
            ("evidence", self.tr("Evidence annex for Word…"), "quote", self.write_annex),
            ("notes", self.tr("Notes as a table (CSV)…"), "grid-3x3", self.write_notes),
            ("", "", "", None),
            ("record", self.tr("Record (JSON)…"), "hard-drive-download", self.write_record),
        ):
            if slot is None:
                self.menu.addSeparator()
            else:
                self.actions[kind] = self.menu.addAction(icons.icon(icon), words, slot)

    # The letter

    @Slot()
    def write_review(self) -> None:
        """Write the review copy."""
        self._write_copy(letters.REVIEW, self.tr("Write the review copy"), self.tr("Writing the review copy…"))

    def write_signoff(self, reasons: dict[str, str], given_for: Collection[Objection]) -> None:
        """Write the sign-off copy, with the reasons for what stops it; what came up since then stops it still."""
        words = self.tr("Writing the sign-off copy…")
        self._write_copy(letters.SIGNOFF, self.tr("Write the sign-off copy"), words, reasons, given_for)

    @Slot()
    def write_text(self) -> None:
        """Write the letter as Markdown."""
        start = partial(self._start, self.tr("Writing the letter…"), letters.export, letters.PLAIN, EXPORTERS["letter"])
        self._write(self.tr("Write the letter as text"), letters.PLAIN.name, ".md", start)

    @Slot()
    def write_pdf(self) -> None:
        """Write the letter as a PDF; here and now, because it is drawn with the fonts of the window."""
        from ui.letter_pdf import exporter

        path = self._ask(self.tr("Write the letter as a PDF"), letters.PLAIN.name, ".pdf")
        if path is not None and self._context.do(letters.export, path, letters.PLAIN, exporter) is not None:
            self._say(path)

    def _write_copy(
        self,
        copy: letters.Copy,
        title: str,
        words: str,
        reasons: dict[str, str] | None = None,
        given_for: Collection[Objection] = (),
    ) -> None:
        deed = partial(letters.export, given_for=given_for)
        self._write(title, copy.file, ".docx", partial(self._start, words, deed, copy, EXPORTERS[copy.kind], reasons))

    # The evidence, and everything

    @Slot()
    def write_annex(self) -> None:
        """Write the evidence annex; with thousands of notes ask first in which form."""
        count = self._context.do(evidence.count)
        if count is None or count <= MANY_NOTES:
            self._write_annex("evidence")
            return
        dialogs.choose(
            self._page,
            self.tr("{0} notes make long tables, which Word is slow to open.").format(f"{count:,}"),
            self.tr("Paragraphs open quickly. A table for a spreadsheet can be sorted and filtered."),
            {
                self.tr("Paragraphs for Word"): partial(self._write_annex, "evidence paragraphs"),
                self.tr("Tables for Word"): partial(self._write_annex, "evidence"),
                self.tr("Table for a spreadsheet"): self.write_notes,
            },
        )

    def _write_annex(self, kind: str) -> None:
        start = partial(
            self._start, self.tr("Writing the evidence annex…"), evidence.export, evidence.ANNEX, EVIDENCE[kind]
        )
        self._write(self.tr("Write the evidence annex"), evidence.ANNEX, ".docx", start)

    @Slot()
    def write_notes(self) -> None:
        """Write the notes as a table for a spreadsheet."""
        start = partial(self._start, self.tr("Writing the notes…"), evidence.export, evidence.NOTES, EVIDENCE["notes"])
        self._write(self.tr("Write the notes as a table"), evidence.NOTES, ".csv", start)

    @Slot()
    def write_record(self) -> None:
        """Write the whole record."""
        start = partial(self._start, self.tr("Writing the record…"), records.export)
        self._write(self.tr("Write the record"), "record", ".json", start)

    # How it is written

    def _start(self, words: str, deed: "Callable[..., str]", *args: object) -> Task:
        *rest, path = args
        return self._context.start(words, deed, path, *rest)

    def _write(self, title: str, name: str, suffix: str, start: Callable[[Path], Task]) -> None:
        path = self._ask(title, name, suffix)
        if path is None:
            return
        for action in self.actions.values():
            action.setEnabled(False)
        task = start(path)
        task.setProperty("path", str(path))
        task.succeeded.connect(self._hear)
        task.finished.connect(self._free)

    def _ask(self, title: str, name: str, suffix: str) -> Path | None:
        """Ask where a file shall lie, and keep what is being typed before it is written."""
        suggested = self._context.do(visits.suggested_name, name, suffix)
        if suggested is None:
            return None
        path = dialogs.ask_save_path(self._page, title, suffix, self._folder / suggested)
        if path is not None:
            self._folder = path.parent
            self._context.seal()
        return path

    @Slot(object)
    def _hear(self, _: object) -> None:
        self._say(Path(str(self.sender().property("path"))))

    def _say(self, path: Path) -> None:
        self.written.emit(
            self.tr("“{0}” was written to {1}. It is not encrypted: anybody who has the file can read it.").format(
                path.name, path.parent
            )
        )

    @Slot()
    def _free(self) -> None:
        for action in self.actions.values():
            action.setEnabled(True)
