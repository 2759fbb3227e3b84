"""Tries the whole app once without a screen: the packaged app can show that nothing was left out of it."""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

_PATIENCE = 60.0
"""Seconds that any one step may take."""
_PASSPHRASE = "a passphrase for trying"  # noqa: S105 - of a workbook that lives for seconds


class _FailedError(Exception):
    """A step did not come out right."""


def run() -> str | None:
    """Do all four ways in a temporary folder: capture, tag, merge, letter; return what failed, or None."""
    from PySide6.QtCore import qInstallMessageHandler

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    qInstallMessageHandler(_quiet)
    with tempfile.TemporaryDirectory() as folder:
        try:
            _try_all(Path(folder))
        except _FailedError as error:
            return f"The self-test failed at: {error}"
    return None


def _quiet(_: object, __: object, message: str) -> None:
    """Pass over what the screenless platform says of itself at every window."""
    if not message.startswith("This plugin does not support"):
        sys.stderr.write(f"{message}\n")


def _try_all(folder: Path) -> None:
    from PySide6.QtTest import QTest

    import resources
    from exports.catalogue import EXPORTERS
    from inspector_app.services import findings, handovers, letters, merging, notes, workbooks
    from ui import theme
    from ui.app import application
    from ui.context import AppContext
    from ui.main_window import MainWindow
    from ui.settings import Settings

    lead, colleague = folder / "lead.workbook", folder / "colleague.workbook"
    pack = folder / "pack.handover"
    sample = resources.path("samples/liverpool/lead.json")
    with workbooks.from_file(lead, sample, _PASSPHRASE, "A") as book:
        words = workbooks.team_words(book)
        handovers.hand_over(book, pack)
    workbooks.from_handover(colleague, pack, _PASSPHRASE, words, "B").close()

    application()
    settings = Settings(folder / "settings.ini")
    theme.appearance.apply(theme.Look.LIGHT)
    context = AppContext()
    window = MainWindow(context, settings)
    window.show()
    try:
        window.open_path(colleague)
        QTest.keyClicks(window.beginning.unlock.passphrase, _PASSPHRASE)
        window.beginning.unlock.open.click()
        _until("unlocking", lambda: context.is_open)
        book = context.workbook
        tagged = _captured(window)
        given = folder / "colleague.handover"
        _finished("handing over", context, "", handovers.hand_over, given)
        context.close()

        context.take(workbooks.opened(lead, _PASSPHRASE))
        book = context.workbook
        shown = merging.preview(book, given)
        _finished("merging", context, "", merging.apply, shown)
        if tagged not in {row.subject for row in notes.listed(book)}:
            raise _FailedError("merging")
        weakness = findings.weaknesses(book)[0].subject
        finding = findings.of_weakness(book, weakness)[0].subject
        findings.link(book, finding, tagged)
        for copy in (letters.REVIEW, letters.SIGNOFF):
            target = folder / f"{copy.kind}.docx"
            exporter = EXPORTERS[copy.kind]
            _finished(copy.name, context, "", letters.export, target, copy, exporter, {"no_evidence": "A try."})
            if not target.exists():
                raise _FailedError(copy.name)
    finally:
        window.close()


def _captured(window: object) -> UUID:
    """Start an interview and type a tagged note, with real keys; return the note."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from inspector_app.services import findings, notes
    from ui.main_window import MainWindow
    from ui.pages.capture import CapturePage

    assert isinstance(window, MainWindow) and window.frame is not None  # noqa: S101, PT018 - for the types
    page = window.frame.page("capture")
    if not isinstance(page, CapturePage):
        raise _FailedError("opening")
    page.ask_for_interview()
    QTest.keyClicks(page.form.title, "A try")
    QTest.keyClick(page.form.title, Qt.Key.Key_Return)
    QTest.keyClicks(page.composer.editor, "+ Files are kept in one place #2 ")
    QTest.keyClick(page.composer.editor, Qt.Key.Key_Return)
    book = window.context.workbook
    found = [row for row in notes.listed(book) if row.text == "Files are kept in one place"]
    if not found or found[0].tags != (2,) or found[0].stance != "progress":
        raise _FailedError("capture and tag")
    if len(findings.weaknesses(book)) < 2:
        raise _FailedError("joining")
    return found[0].subject


def _finished(step: str, context: object, words: str, deed: Callable[..., object], *args: object) -> None:
    from ui.context import AppContext

    assert isinstance(context, AppContext)  # noqa: S101 - for the types
    ended: list[object] = []
    task = context.start(words, deed, *args)
    task.failed.connect(ended.append)
    task.succeeded.connect(ended.append)
    _until(step, lambda: bool(ended))
    if isinstance(ended[0], Exception):
        raise _FailedError(step) from ended[0]


def _until(step: str, done: Callable[[], bool]) -> None:
    from PySide6.QtCore import QCoreApplication, QEventLoop

    until = time.monotonic() + _PATIENCE
    while not done():
        if time.monotonic() > until:
            raise _FailedError(step)
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
