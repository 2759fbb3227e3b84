"""The page Capture with real keys over a real workbook: what is typed, and what it then says of itself."""

from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector_app.domain.evidence import NoteRow
from inspector_app.domain.moments import moment_text, now
from inspector_app.domain.things import Edit
from inspector_app.services import drafts, findings, interviews, notes
from tests.inspector_app.visits import note
from tests.ui.pages.conftest import Shown
from tests.ui.windows import page as page_of
from tests.ui.windows import unlocked
from ui.context import AppContext
from ui.main_window import MainWindow
from ui.pages.capture import CapturePage

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
RETURN, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def page(qtbot: QtBot, context: AppContext, shown: Shown) -> CapturePage:
    """Return the page, an interview started by the form."""
    made = CapturePage(context)
    window = shown(made)
    qtbot.waitUntil(window.isActiveWindow)
    start(qtbot, made, "Forum")
    qtbot.waitUntil(made.composer.editor.hasFocus)
    return made


def start(qtbot: QtBot, page: CapturePage, title: str) -> UUID:
    page.ask_for_interview()
    qtbot.keyClicks(page.form.title, title)
    qtbot.keyClick(page.form.title, RETURN)
    assert page.taking.interview is not None
    return page.taking.interview


def type_note(
    qtbot: QtBot, page: CapturePage, keys: str, enter: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    qtbot.keyClicks(page.composer.editor, keys)
    qtbot.keyClick(page.composer.editor, RETURN, enter)


def listed(page: CapturePage) -> list[NoteRow]:
    assert page.taking.interview is not None
    return list(notes.listed(page._context.workbook, page.taking.interview))


def seen(page: CapturePage) -> list[NoteRow]:
    model = page.timeline.notes
    return [model.note(row) for row in range(model.rowCount())]


# Twenty notes

TWENTY = [
    # keys, and with Alt before them: text, tags, stance, voice, about
    ("", "Files were not locked away", "Files were not locked away", (), None, None, None),
    ("", "#2 Plans are late", "Plans are late", (2,), None, None, None),
    ("", "Plans are late again #2 ", "Plans are late again", (2,), None, None, None),
    ("", "#1 - Both of them #2 ", "Both of them", (1, 2), "concern", None, None),
    ("", "+ They listen now", "They listen now", (), "progress", None, None),
    ("", '"my plan was lost"', '"my plan was lost"', (), None, "verbatim", None),
    ("", '#2 - "nobody rang"', '"nobody rang"', (2,), "concern", "verbatim", None),
    ("A", "A second panel was set up", "A second panel was set up", (), None, None, "action"),
    ("M", "Waits are shorter by two months", "Waits are shorter by two months", (), None, None, "impact"),
    ("O", "Posters in the waiting room", "Posters in the waiting room", (), None, "observed", None),
    ("R", "Ask the nurse tomorrow", "Ask the nurse tomorrow", (), None, "comment", None),
    ("MO", "+ #1 Children chose the colours", "Children chose the colours", (1,), "progress", "observed", "impact"),
    ("AP", "#2 The form is one page", "The form is one page", (2,), "progress", None, "action"),
    ("C", "C#2 and 5 - 6 and #9", "C#2 and 5 - 6 and #9", (), "concern", None, None),
    ("Q", "he said so himself #1 ", "he said so himself", (1,), None, "verbatim", None),
    ("AM", "only the last one counts", "only the last one counts", (), None, None, "impact"),
    ("PC", "and here too", "and here too", (), "concern", None, None),
    ("OO", "twice is off again", "twice is off again", (), None, None, None),
    ("", "@noon was when they came", "@noon was when they came", (), None, None, None),
    ("", "#1 #2 - the last one of twenty", "the last one of twenty", (1, 2), "concern", None, None),
]


def test_twenty_notes_typed_one_after_the_other_are_all_right(qtbot: QtBot, page: CapturePage) -> None:
    for switches, keys, *_ in TWENTY:
        for switch in switches:
            qtbot.keyClick(page.composer.editor, Qt.Key[f"Key_{switch}"], ALT)
        type_note(qtbot, page, keys)
        assert page.composer.editor.hasFocus()
    kept = {one.text: (one.text, one.tags, one.stance, one.voice, one.about) for one in listed(page)}
    assert [kept.get(text) for _, _, text, *_ in TWENTY] == [tuple(rest) for _, _, *rest in TWENTY]
    assert sorted(seen(page), key=lambda row: row.subject.int) == sorted(listed(page), key=lambda row: row.subject.int)


def test_a_note_is_in_the_list_before_anything_is_read_again(qtbot: QtBot, page: CapturePage) -> None:
    type_note(qtbot, page, "+ They listen #1 ")
    assert page._agreeing.isActive()
    assert [(row.text, row.tags, row.stance) for row in seen(page)] == [("They listen", (1,), "progress")]
    assert seen(page) == listed(page)
    qtbot.waitUntil(lambda: not page._agreeing.isActive())
    assert seen(page) == listed(page)


def test_a_time_from_paper_is_of_the_day_of_the_interview(qtbot: QtBot, page: CapturePage) -> None:
    first = note(page._context.workbook, "n1").interview
    with page._context.workbook.deed("began") as store:
        store.write(Edit("interview", first, {"started": "2022-05-10T13:40:00+01:00"}))
    page.show_interview(first)
    type_note(qtbot, page, "@14:05 They rang back")
    [row] = [row for row in listed(page) if row.text == "They rang back"]
    assert row.heard == "2022-05-10T14:05:00+01:00"
    assert row.typed is not None
    assert row.typed > row.heard
    facts = [words for _, _, words in page.timeline._delegate.facts(row)]
    assert len(facts) == 1
    assert facts[0].startswith("typed ")


def test_what_a_note_says_of_itself_is_shown_in_words(qtbot: QtBot, page: CapturePage) -> None:
    for key in (Qt.Key.Key_M, Qt.Key.Key_O):
        qtbot.keyClick(page.composer.editor, key, ALT)
    type_note(qtbot, page, "Children chose the colours")
    facts = list(page.timeline._delegate.facts(seen(page)[0]))
    assert [(icon, words) for icon, _, words in facts] == [("target", "Impact"), ("eye", "Observed")]


def test_an_edit_shows_and_keeps_what_a_note_is_about(qtbot: QtBot, page: CapturePage) -> None:
    qtbot.keyClick(page.composer.editor, Qt.Key.Key_A, ALT)
    type_note(qtbot, page, "#1 A panel was set up")
    qtbot.keyClick(page.composer.editor, Qt.Key.Key_Up)
    assert (page.composer.text, page.composer.about) == ("A panel was set up", "action")
    type_note(qtbot, page, " in May")
    [row] = seen(page)
    assert (row.text, row.about, row.tags) == ("A panel was set up in May", "action", (1,))
    assert seen(page) == listed(page)


# Drafts


def test_the_draft_of_a_kept_note_is_cleared_away_after_it_was_painted(qtbot: QtBot, page: CapturePage) -> None:
    book = page._context.workbook
    qtbot.keyClicks(page.composer.editor, "half a sent")
    qtbot.waitUntil(lambda: len(book.drafts.all()) == 1)
    type_note(qtbot, page, "ence")
    assert drafts.offered(book) == []
    qtbot.waitUntil(lambda: book.drafts.all() == [])


def test_all_chips_and_the_time_come_back_with_a_draft(
    qtbot: QtBot, context: AppContext, page: CapturePage, shown: Shown
) -> None:
    for key in (Qt.Key.Key_C, Qt.Key.Key_M, Qt.Key.Key_R):
        qtbot.keyClick(page.composer.editor, key, ALT)
    earlier = now() - timedelta(minutes=1)
    qtbot.keyClicks(page.composer.editor, f"@{earlier:%H:%M} #2 half a sent")
    heard = page.composer.typed().heard
    qtbot.waitUntil(lambda: bool(context.workbook.drafts.all()))
    again = CapturePage(context)
    waiting: list[int] = []
    context.drafts_waiting.connect(waiting.append)
    shown(again)
    assert again.offer.isVisible()
    again.offer.take.click()
    typed = again.composer.typed()
    assert (typed.text, len(typed.tags), typed.stance, typed.about, typed.voice) == (
        "half a sent",
        1,
        "concern",
        "impact",
        "comment",
    )
    if heard is not None:  # a minute ago was yesterday, once a day
        assert typed.heard == heard
    assert waiting == [0]


def test_a_draft_that_waits_is_not_called_saved(qtbot: QtBot, window: MainWindow, closed: Path) -> None:
    book = unlocked(qtbot, window, closed)
    page = page_of(window, "capture", CapturePage)
    start(qtbot, page, "Forum")
    qtbot.keyClicks(page.composer.editor, "half a sent")
    qtbot.waitUntil(lambda: bool(book.drafts.all()))
    page.composer.draft_timer.stop()
    page.composer.editor.put("")  # as if the power had gone
    page.composer.draft_timer.stop()
    window.context.close()
    unlocked(qtbot, window, closed)
    page = page_of(window, "capture", CapturePage)
    assert window.frame is not None
    line = window.frame.nav._status["saved"]
    assert line.text() == "1 draft to go on with"
    page.offer.take.click()
    assert "saved" in line.text()


# Calm


def test_nothing_that_changes_elsewhere_takes_the_focus_or_what_is_typed(qtbot: QtBot, page: CapturePage) -> None:
    qtbot.keyClicks(page.composer.editor, "#1 half a sent")
    book, context = page._context.workbook, page._context
    here = page.taking.interview
    assert here is not None
    moment = moment_text(now())
    context.do(notes.rewrite, note(book, "n1").subject, "She waits for the plan.")
    context.do(findings.judge, findings.weaknesses(book)[0].subject, "sufficient")
    context.do(interviews.start, "parent_carer", "By another window")
    context.do(notes.capture, interview=here, text="Came in", heard=moment)
    assert page.composer.editor.hasFocus()
    book.back_up()
    assert (page.composer.text, len(page.composer.tags)) == ("half a sent", 1)
    assert [row.text for row in seen(page)] == ["Came in"]


class Paints(QObject):
    """Counts what is painted, by class."""

    def __init__(self) -> None:
        super().__init__()
        self.classes: set[str] = set()

    def eventFilter(self, watched: QObject, event: object) -> bool:  # noqa: N802 - Qt's own
        assert isinstance(event, QEvent)
        if event.type() is QEvent.Type.Paint:
            self.classes.add(type(watched).__name__)
        return False


def test_the_running_clock_paints_neither_the_notes_nor_the_composer(qtbot: QtBot, page: CapturePage) -> None:
    QApplication.processEvents()
    paints, before = Paints(), page.head.clock.text
    app = QApplication.instance()
    assert app is not None
    app.installEventFilter(paints)
    page.head.clock.run_since(datetime.fromisoformat(moment_text(now() - timedelta(minutes=29))))
    qtbot.waitUntil(lambda: "Elapsed" in paints.classes)
    app.removeEventFilter(paints)
    assert page.head.clock.text.startswith("00:29:")
    assert page.head.clock.text != before
    assert not paints.classes & {"Timeline", "Composer", "NoteEditor", "Chip", "WeaknessChip"}
