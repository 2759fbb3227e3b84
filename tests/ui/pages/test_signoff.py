"""The sign-off page takes the letter from drafting to published by keys and asks for the reasons that are needed."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inspector_app.services import findings, judgements, letters, statuses
from tests.ui.pages.conftest import Shown
from tests.ui.pages.signing import log, opened, press, ready, states, typed
from tests.ui.windows import unlocked
from ui import theme
from ui.context import AppContext
from ui.main_window import MainWindow
from ui.pages.signoff import SignOffPage


def agree(context: AppContext) -> None:
    """Have all of the small visit judged and agreed to by its one inspector."""
    for weakness in findings.weaknesses(context.workbook):
        findings.judge(context.workbook, weakness.subject, "sufficient")
        judgements.agree(context.workbook, weakness.subject)


def test_enter_takes_the_letter_to_the_next_step_and_says_who_took_it(
    qtbot: QtBot, four: AppContext, shown: Shown
) -> None:
    agree(four)
    page = opened(qtbot, four, shown)
    assert states(page)["drafting"] == "The letter is here"
    assert page.status.go.text() == "Go on to “Team agreed”"
    assert page.status.field.isHidden()
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Team agreed" in log(page))
    assert states(page)["drafting"] == "Done"
    assert states(page)["team agreed"] == "The letter is here"
    [row] = [row for row in page.status.steps.rows.rows if row.key == "team agreed"]
    assert row.below.endswith(" by Lead (A)")
    assert page.status.go.text() == "Go on to “Partner proofread”"
    assert statuses.standing(four.workbook).present == "team agreed"


def test_agreeing_without_all_of_the_team_says_who_is_missing_and_asks_why(
    qtbot: QtBot, lead: AppContext, shown: Shown
) -> None:
    [first, _] = findings.weaknesses(lead.workbook)
    findings.judge(lead.workbook, first.subject, "sufficient")
    judgements.agree(lead.workbook, first.subject)
    page = opened(qtbot, lead, shown)
    assert page.status.field.isVisible()
    assert page.status.field.note.text() == (
        "Weakness 2 has no judgement; B and C have not agreed to weakness 1; "
        "give a reason why it is at “team agreed” all the same."
    )
    press(Qt.Key.Key_Return)
    assert page.status.reason.hasFocus()
    assert statuses.standing(lead.workbook).present == "drafting"
    typed("Both said so on the telephone.")
    press(Qt.Key.Key_Return)
    assert statuses.standing(lead.workbook).present == "team agreed"
    assert "“Both said so on the telephone.”" in page.status.steps.rows.rows[1].below


def test_passing_over_steps_names_them_and_asks_why(qtbot: QtBot, four: AppContext, shown: Shown) -> None:
    statuses.move(four.workbook, "team agreed", "Alone.")
    page = opened(qtbot, four, shown)
    assert page.status.field.isHidden()  # the next step asks for nothing
    press(Qt.Key.Key_Down, 2)
    assert page.status.field.note.text() == (
        "Partner proofread and quality assurance are passed over; "
        "give a reason why it is at “factual accuracy check” all the same."
    )
    press(Qt.Key.Key_Return)
    typed("CQC read it on screen.")
    press(Qt.Key.Key_Return)
    assert statuses.standing(four.workbook).present == "factual accuracy check"


def test_a_later_step_is_chosen_by_the_arrows_and_the_button_is_one_tab_away(
    qtbot: QtBot, four: AppContext, shown: Shown
) -> None:
    page = opened(qtbot, four, shown)
    press(Qt.Key.Key_Down, 2)
    assert page.status.go.text() == "Go on to “Quality assurance”"
    press(Qt.Key.Key_Tab)
    assert page.status.reason.hasFocus()
    typed("Read together")
    press(Qt.Key.Key_Tab)
    assert page.status.go.hasFocus()
    press(Qt.Key.Key_Space)
    assert statuses.standing(four.workbook).present == "quality assurance"
    assert states(page)["partner proofread"] == "Passed over"


def test_going_back_asks_for_a_reason_before_anything_is_written(qtbot: QtBot, four: AppContext, shown: Shown) -> None:
    statuses.move(four.workbook, "final", "Read at once.")
    page = opened(qtbot, four, shown)
    press(Qt.Key.Key_Up, 4)
    assert page.status.go.text() == "Go back to “Partner proofread”"
    assert page.status.field.note.text() == "Going back to an earlier status needs a reason."
    press(Qt.Key.Key_Return)
    assert page.status.reason.hasFocus()
    assert statuses.standing(four.workbook).present == "final"
    typed("CQC asked for it.")
    press(Qt.Key.Key_Return)
    assert statuses.standing(four.workbook).present == "partner proofread"
    assert "“CQC asked for it.”" in page.status.steps.rows.rows[2].below


@pytest.mark.parametrize(
    ("at", "rows", "words"),
    [
        ("drafting", 6, "published only after it is signed"),
        ("drafting", -1, "The letter is here"),
    ],
)
def test_a_step_that_cannot_be_taken_says_why(
    qtbot: QtBot, four: AppContext, shown: Shown, at: str, rows: int, words: str
) -> None:
    page = opened(qtbot, four, shown)
    press(Qt.Key.Key_Down if rows > 0 else Qt.Key.Key_Up, abs(rows))
    assert words in page.status.hint.text()
    assert not page.status.go.isEnabled()
    press(Qt.Key.Key_Return)
    assert statuses.standing(four.workbook).present == at


def test_what_stands_between_leads_to_the_letter(qtbot: QtBot, four: AppContext, shown: Shown) -> None:
    page = opened(qtbot, four, shown)
    stops = sum(one.level == "stop" for one in letters.objections(four.workbook))
    assert page.between.text() == f"{stops} things stop the sign-off copy."
    with qtbot.waitSignal(page.page_chosen) as chosen:
        qtbot.keyClick(page.letter, Qt.Key.Key_Space)
    assert chosen.args == ["letter"]


def test_the_window_goes_there_by_alt_7_and_shows_the_status_beside_the_name(
    qtbot: QtBot, window: MainWindow, closed: Path
) -> None:
    book = unlocked(qtbot, window, closed)
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_8, Qt.KeyboardModifier.AltModifier)
    assert window.frame is not None
    page = window.frame.page("signoff")
    assert isinstance(page, SignOffPage)
    assert window.frame.is_shown("signoff")
    ready(qtbot, page)
    assert page.status.steps.hasFocus()
    entry = window.frame.nav._entries["signoff"]
    assert entry.accessibleName() == "Sign-off, Drafting"
    press(Qt.Key.Key_Return)
    typed("Agreed on the telephone.")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: entry.accessibleName() == "Sign-off, Team agreed")
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: statuses.standing(book).present == "drafting")
    qtbot.waitUntil(lambda: entry.accessibleName() == "Sign-off, Drafting")
    page.letter.click()
    assert window.frame.is_shown("letter")


@pytest.mark.parametrize(("factor", "width"), [(1.0, 968), (2.0, 912)])
def test_the_page_fits_a_narrow_window(qtbot: QtBot, four: AppContext, shown: Shown, factor: float, width: int) -> None:
    theme.appearance.apply(theme.Look.DARK, factor)
    statuses.move(four.workbook, "signed", "On paper.")
    page = opened(qtbot, four, shown)
    assert page.minimumSizeHint().width() <= width
