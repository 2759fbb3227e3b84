"""What the guard objects to leads to its place in the real window: a fact, a judgement, the very words, a text."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from inspector_app.domain.guards import Objection
from inspector_app.services import findings, letters, standing
from inspector_app.storage.workbook import Workbook
from tests.ui.windows import unlocked
from ui.frame import Frame
from ui.main_window import MainWindow
from ui.pages.findings import FindingsPage
from ui.pages.letter import LetterPage


@pytest.fixture
def book(qtbot: QtBot, window: MainWindow, closed: Path) -> Workbook:
    """Return the workbook that is open in the window."""
    return unlocked(qtbot, window, closed)


def frame_of(window: MainWindow) -> Frame:
    assert window.frame is not None
    return window.frame


def objection(book: Workbook, rule: str, words: str = "") -> Objection:
    """Return the first objection of a rule whose message has some words."""
    return next(one for one in letters.objections(book) if one.rule == rule and words in one.message)


def test_a_name_in_a_paragraph_leads_to_the_very_words(qtbot: QtBot, window: MainWindow, book: Workbook) -> None:
    second = findings.weaknesses(book)[1].subject
    findings.add(book, second, "Leaders acted.")
    window.context.do(findings.add, second, "The plan of Callum Okafor is late.")
    frame = frame_of(window)
    frame.show_place(objection(book, "name").leads_to)
    page = frame.page("findings")
    assert isinstance(page, FindingsPage)
    assert frame.is_shown("findings")
    assert page.chips[1].isChecked()
    qtbot.waitUntil(lambda: len(page.paragraphs.cards) == 2)
    assert page.paragraphs.cards[1].edit.textCursor().selectedText() == "Callum Okafor"


def test_a_judgement_that_is_missing_leads_to_its_weakness(window: MainWindow, book: Workbook) -> None:
    frame = frame_of(window)
    [first, second] = findings.weaknesses(book)
    for number, weakness in enumerate((first, second)):
        findings.judge(book, weakness.subject, None)
        [place] = [
            one.leads_to
            for one in letters.objections(book)
            if one.rule == "undecided_judgement" and one.leads_to.subject == weakness.subject
        ]
        frame.show_place(place)
        page = frame.page("findings")
        assert isinstance(page, FindingsPage)
        assert page.chips[number].isChecked()


def test_a_fact_that_is_missing_leads_to_the_page_of_the_visit(window: MainWindow, book: Workbook) -> None:
    frame = frame_of(window)
    frame.show_place(objection(book, "empty_fact", "date of the letter").leads_to)
    assert frame.is_shown("visit")


def test_standing_text_leads_to_where_it_is_changed(qtbot: QtBot, window: MainWindow, book: Workbook) -> None:
    window.context.do(standing.change, "team", "The team was led by two inspectors.")
    frame = frame_of(window)
    frame.show_place(objection(book, "changed_standing").leads_to)
    page = frame.page("letter")
    assert isinstance(page, LetterPage)
    assert frame.is_shown("letter")
    qtbot.waitUntil(lambda: page.standing.field.toPlainText() == "The team was led by two inspectors.", timeout=20_000)
    assert page.standing.isVisible()
