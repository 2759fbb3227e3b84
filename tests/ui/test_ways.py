"""The ways through the real window, typed with real keys; each looks into the real workbook on the disk."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector_app.domain.ids import new_id
from inspector_app.domain.things import Interview
from inspector_app.handover import handover_file
from inspector_app.services import decisions, drafts, interviews, merging, notes, tagging, workbooks
from inspector_app.services.drafts import Draft
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import MARKER, PASSPHRASE, handed_over
from tests.ui.windows import unlocked
from ui import dialogs
from ui.main_window import MainWindow
from ui.pages.all_notes import AllNotesPage
from ui.pages.bring_in import BringInPage
from ui.pages.capture import CapturePage


def capture_page(window: MainWindow) -> CapturePage:
    assert window.frame is not None
    page = window.frame.page("capture")
    assert isinstance(page, CapturePage)
    return page


def start_interview(qtbot: QtBot, page: CapturePage, title: str) -> None:
    page.ask_for_interview()
    qtbot.keyClicks(page.form.title, title)
    qtbot.keyClick(page.form.title, Qt.Key.Key_Return)


def test_from_unlocking_over_three_tagged_notes_to_the_hand_over(
    qtbot: QtBot, window: MainWindow, closed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = unlocked(qtbot, window, closed)
    page = capture_page(window)
    start_interview(qtbot, page, "Youth forum")
    editor = page.composer.editor
    for typed in ("+ They asked us first #1 ", "#2 The form is shorter now", '"nobody rang me back" #1 #2 '):
        qtbot.keyClicks(editor, typed)
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    [row] = [one for one in interviews.listed(book) if one.interview.title == "Youth forum"]
    taken = notes.listed(book, row.interview.subject)
    assert [(one.text, one.tags, one.stance, one.voice) for one in taken] == [
        ("They asked us first", (1,), "progress", None),
        ("The form is shorter now", (2,), None, None),
        ('"nobody rang me back"', (1, 2), None, "verbatim"),
    ]
    assert row.interview.code == "A-Y1"
    assert all(one.heard and one.typed and one.heard <= one.typed for one in taken)

    target = tmp_path / "out.handover"
    monkeypatch.setattr(dialogs, "ask_save_path", lambda *_: target)
    window.hand_over()
    assert window.frame is not None
    bringing = window.frame.page("merge")
    assert isinstance(bringing, BringInPage)
    qtbot.waitUntil(lambda: target.name in bringing.hand_over.written.text(), timeout=20_000)
    given = handover_file.read(target, [workbooks.team_words(book)])
    texts = {change.set.get("text") for change in given.changes if change.set and change.kind == "note"}
    assert {one.text for one in taken} <= texts


def test_a_wrong_passphrase_is_told_in_a_sentence_and_nothing_opens(
    qtbot: QtBot, window: MainWindow, closed: Path
) -> None:
    window.open_path(closed)
    qtbot.keyClicks(window.beginning.unlock.passphrase, "not this one")
    qtbot.keyClick(window.beginning.unlock.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.beginning.unlock.warning.text().endswith("."), timeout=20_000)
    assert not window.context.is_open


def test_the_recovery_code_opens_a_workbook(qtbot: QtBot, window: MainWindow, closed: Path) -> None:
    with workbooks.opened(closed, PASSPHRASE) as book:
        code = workbooks.recovery_code(book)
    window.open_path(closed)
    window.beginning.unlock.code.click()
    qtbot.keyClicks(window.beginning.unlock.passphrase, code.lower())
    with qtbot.waitSignal(window.context.opened, timeout=20_000):
        qtbot.keyClick(window.beginning.unlock.passphrase, Qt.Key.Key_Return)


def test_up_in_the_empty_composer_edits_the_last_note_and_keeps_the_old_wording(
    qtbot: QtBot, window: MainWindow, closed: Path
) -> None:
    book = unlocked(qtbot, window, closed)
    page = capture_page(window)
    start_interview(qtbot, page, "Forum")
    editor = page.composer.editor
    qtbot.keyClicks(editor, "Two parents")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClick(editor, Qt.Key.Key_Up)
    assert editor.toPlainText() == "Two parents"
    qtbot.keyClicks(editor, " and a carer")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    [note] = [one for one in notes.listed(book) if one.text.startswith("Two")]
    assert note.text == "Two parents and a carer"
    with book.reading() as reader:
        wordings = [one.set.get("text") for one in reader.changes_of([note.subject])[note.subject] if one.set]
    assert wordings == ["Two parents", "Two parents and a carer"]
    assert editor.toPlainText() == ""


def test_what_is_being_typed_is_kept_when_the_window_closes(qtbot: QtBot, window: MainWindow, closed: Path) -> None:
    unlocked(qtbot, window, closed)
    page = capture_page(window)
    start_interview(qtbot, page, "Forum")
    qtbot.keyClicks(page.composer.editor, "half a sent")
    window.close()
    with workbooks.opened(closed, PASSPHRASE) as book:
        assert "half a sent" in {one.text for one in notes.listed(book)}
        assert drafts.offered(book) == []


def test_a_draft_is_on_the_disk_while_one_types(qtbot: QtBot, window: MainWindow, closed: Path) -> None:
    book = unlocked(qtbot, window, closed)
    page = capture_page(window)
    start_interview(qtbot, page, "Forum")
    qtbot.keyClicks(page.composer.editor, "an unfinished wo")
    qtbot.waitUntil(lambda: [one.text for one in drafts.offered(book)] == ["an unfinished wo"], timeout=5_000)
    assert "an unfinished wo" not in {one.text for one in notes.listed(book)}
    qtbot.keyClick(page.composer.editor, Qt.Key.Key_Return)
    assert drafts.offered(book) == []


def test_a_draft_left_by_a_crash_is_offered_and_taken_up(qtbot: QtBot, window: MainWindow, closed: Path) -> None:
    with workbooks.opened(closed, PASSPHRASE) as book:
        [row] = interviews.listed(book)
        left = Draft(
            subject=new_id(),
            field="text",
            kind="note",
            text="she said it was",
            rest={"interview": str(row.interview.subject), "tags": [], "stance": "concern", "voice": None},
            started="2022-05-10T13:40:00+01:00",
            at="2022-05-10T13:40:05+01:00",
        )
        book.drafts.keep(left)
    book = unlocked(qtbot, window, closed)
    page = capture_page(window)
    assert page.offer.isVisible()
    assert "she said it was" in page.offer.words.text()
    assert "she said it was" not in {one.text for one in notes.listed(book)}
    page.offer.take.click()
    qtbot.keyClicks(page.composer.editor, " fine")
    qtbot.keyClick(page.composer.editor, Qt.Key.Key_Return)
    [note] = [one for one in notes.listed(book) if one.text == "she said it was fine"]
    assert (note.heard, note.stance) == ("2022-05-10T13:40:00+01:00", "concern")


def test_all_notes_are_filtered_as_one_types_and_lead_to_their_interview(
    qtbot: QtBot, window: MainWindow, closed: Path
) -> None:
    unlocked(qtbot, window, closed)
    window.go("notes")
    assert window.frame is not None
    page = window.frame.page("notes")
    assert isinstance(page, AllNotesPage)
    qtbot.waitUntil(lambda: page.count.text() == "2 notes")
    qtbot.keyClicks(page.search, "late")
    assert page.count.text() == "1 of 2 notes"
    qtbot.keyClick(page.search, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(page.search, "zebra")
    assert page.none_found.isVisible()
    page.search.clear()
    page.chips["untagged"].click()
    assert page.count.text() == "1 of 2 notes"
    page.table.activated.emit(page.table.notes.index(0, 2))
    assert window.frame.stack.currentWidget() is not None
    assert capture_page(window).timeline.currentIndex().isValid()


def test_ctrl_z_takes_back_the_last_deed_and_ctrl_shift_z_does_it_again(
    qtbot: QtBot, window: MainWindow, closed: Path
) -> None:
    book = unlocked(qtbot, window, closed)
    page = capture_page(window)
    start_interview(qtbot, page, "Forum")
    qtbot.keyClicks(page.composer.editor, "Too quick #1 ")
    qtbot.keyClick(page.composer.editor, Qt.Key.Key_Return)
    assert "Too quick" in {one.text for one in notes.listed(book)}
    qtbot.keyClick(page.composer.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.news.banner.text.text() == "The new note was taken back.", timeout=20_000)
    assert "Too quick" not in {one.text for one in notes.listed(book)}
    qtbot.waitUntil(lambda: not window.context.is_busy)
    redo = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(page.composer.editor, Qt.Key.Key_Z, redo)
    qtbot.waitUntil(lambda: window.news.banner.text.text() == "The new note was done again.", timeout=20_000)
    assert "Too quick" in {one.text for one in notes.listed(book)}


def test_undo_leaves_what_is_being_typed(qtbot: QtBot, window: MainWindow, closed: Path) -> None:
    book = unlocked(qtbot, window, closed)
    page = capture_page(window)
    start_interview(qtbot, page, "Forum")
    qtbot.keyClicks(page.composer.editor, "Kept")
    qtbot.keyClick(page.composer.editor, Qt.Key.Key_Return)
    qtbot.keyClicks(page.composer.editor, "still typing")
    page.timeline.setFocus()
    window.deeds.undo()
    qtbot.waitUntil(lambda: window.news.banner.text.text() == "The new note was taken back.", timeout=20_000)
    assert page.composer.editor.toPlainText() == "still typing"
    assert "Kept" not in {one.text for one in notes.listed(book)}


def test_an_edit_begun_before_a_merge_takes_nothing_of_the_colleague_away(
    qtbot: QtBot, window: MainWindow, laptops: Mapping[str, Workbook]
) -> None:
    other = laptops["B"]
    [note] = [one.subject for one in notes.listed(laptops["A"]) if "late" in one.text]
    with laptops["A"].reading() as reader:
        weakness = reader.weaknesses()[0].subject
    laptops["A"].close()
    book = unlocked(qtbot, window, laptops["A"].folder)
    page = capture_page(window)
    row = page.timeline.notes.row_of(note)
    assert row is not None
    page.timeline.activated.emit(page.timeline.notes.index(row))
    qtbot.keyClicks(page.composer.editor, " Again")
    tagging.hold(other, note, weakness)
    notes.mark(other, note, stance="concern")
    notes.rewrite(other, note, "The plan came late, by post.")
    merging.apply(book, merging.preview(book, handed_over(other)))
    qtbot.keyClick(page.composer.editor, Qt.Key.Key_Return)
    shown = notes.one(book, note)
    assert shown.tags == (weakness,)
    assert shown.stance == "concern"
    [waiting] = decisions.waiting(book)
    assert {choice.value for choice in waiting.choices} == {"The plan came late, by post.", "The plan came late. Again"}


def test_a_chosen_note_is_deleted_by_key_and_comes_back_by_ctrl_z(
    qtbot: QtBot, window: MainWindow, closed: Path
) -> None:
    book = unlocked(qtbot, window, closed)
    page = capture_page(window)
    page.timeline.setFocus()
    page.timeline.setCurrentIndex(page.timeline.notes.index(0))
    before = {one.text for one in notes.listed(book)}
    qtbot.keyClick(page.timeline, Qt.Key.Key_Delete)
    assert len(notes.listed(book)) == len(before) - 1
    window.deeds.undo()
    qtbot.waitUntil(lambda: {one.text for one in notes.listed(book)} == before, timeout=20_000)


def test_an_erased_note_is_nowhere_in_the_workbook(
    qtbot: QtBot, window: MainWindow, closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = unlocked(qtbot, window, closed)
    asked: list[str] = []

    def yes(_: object, sentence: str, __: str, ___: str, accepted: Callable[[], object], ____: str = "") -> None:
        asked.append(sentence)
        accepted()

    monkeypatch.setattr(dialogs, "confirm", yes)
    page = capture_page(window)
    row = next(number for number in range(2) if MARKER in page.timeline.notes.note(number).text)
    page.timeline.setFocus()
    page.timeline.setCurrentIndex(page.timeline.notes.index(row))
    with qtbot.waitSignal(page.note_actions.erased, timeout=20_000):
        qtbot.keyClick(page.timeline, Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    assert len(asked) == 2
    with book.reading() as reader:
        kept = [change.content or b"" for change in reader.changes()]
    assert not any(MARKER.encode() in content for content in kept)
    assert len(list((book.folder / "backups").glob("*.db"))) == 1


def test_a_hand_over_dropped_on_the_window_is_shown_before_it_is_merged(
    qtbot: QtBot, window: MainWindow, laptops: Mapping[str, Workbook]
) -> None:
    with laptops["B"].reading() as reader:
        heard = reader.things(Interview)[0].subject
    notes.capture(laptops["B"], interview=heard, text="Heard by B.", heard="2022-05-10T10:00:00+01:00")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(handed_over(laptops["B"])))])
    laptops["A"].close()
    book = unlocked(qtbot, window, laptops["A"].folder)
    copy, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), copy, data, button, keys)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), copy, data, button, keys))
    assert window.frame is not None
    page = window.frame.page("merge")
    assert isinstance(page, BringInPage)
    qtbot.waitUntil(page.merge.isVisible, timeout=20_000)
    assert "Heard by B." not in {one.text for one in notes.listed(book)}
    page.merge.click()
    qtbot.waitUntil(lambda: "Heard by B." in {one.text for one in notes.listed(book)}, timeout=20_000)


def test_the_window_is_painted_before_the_record_is_imported() -> None:
    """Start-up stays quick: SQLAlchemy and Word come only when they are wanted."""
    import subprocess
    import sys

    program = (
        "import sys\n"
        "from ui.app import application\n"
        "from ui import theme\n"
        "from ui.context import AppContext\n"
        "from ui.main_window import MainWindow\n"
        "from ui.settings import Settings\n"
        "from pathlib import Path\n"
        "import tempfile\n"
        "app = application()\n"
        "theme.appearance.apply(theme.Look.LIGHT)\n"
        "window = MainWindow(AppContext(), Settings(Path(tempfile.mkdtemp()) / 's.ini'))\n"
        "window.show()\n"
        "app.processEvents()\n"
        "print(sorted({'sqlalchemy', 'docx', 'alembic', 'lxml'} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"


def test_the_window_fits_a_small_screen(qtbot: QtBot, window: MainWindow, closed: Path) -> None:
    unlocked(qtbot, window, closed)
    window.go("notes")
    assert window.minimumSizeHint().width() <= 1024
    assert window.minimumSizeHint().height() <= 700
