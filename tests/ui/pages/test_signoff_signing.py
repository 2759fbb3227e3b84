"""Those who sign the letter: their word is noted by key with how it came, and taken back on their row."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inspector_app.domain.guards import Place
from inspector_app.services import findings, statuses
from tests.ui.pages.conftest import Shown
from tests.ui.pages.signing import log, opened, press, ready, typed
from ui.context import AppContext


def test_four_sign_off_by_key_one_after_the_other_and_the_letter_is_signed(
    qtbot: QtBot, four: AppContext, shown: Shown
) -> None:
    page = opened(qtbot, four, shown)
    assert page.sign_offs.summary.text() == "0 of 4 have signed off the letter as it reads now."
    assert [row.sign.accessibleName() for row in page.sign_offs.rows][:2] == [
        "Sign off…: Regional Director, Ofsted",
        "Sign off…: HMI Lead Inspector, Ofsted",
    ]
    page.sign_offs.rows[0].sign.setFocus()
    for source in ("E-mail of 3 May", "", "Telephone", ""):
        press(Qt.Key.Key_Space)
        assert page.sign_offs.summary.text()[0] != "4"  # one key is no sign-off
        typed(source)
        press(Qt.Key.Key_Return)  # the focus goes on to the next who has not signed off
    assert page.sign_offs.summary.text() == "4 of 4 have signed off the letter as it reads now."
    assert all(row.sign.isHidden() for row in page.sign_offs.rows)
    assert page.status.steps.hasFocus()
    said = page.sign_offs.rows[0].said.text()
    assert said.startswith("Signed off ")
    assert said.endswith(" · noted by Lead (A) · “E-mail of 3 May”")
    assert page.sign_offs.rows[1].said.text().endswith(" · noted by Lead (A)")
    press(Qt.Key.Key_Down, 5)
    assert page.status.field.note.text().endswith(
        " things stop the letter; give a reason why it is signed all the same."
    )
    press(Qt.Key.Key_Return)
    typed("Facts follow.")
    press(Qt.Key.Key_Return)
    assert statuses.standing(four.workbook).is_frozen
    assert page.reopen.isVisible()
    assert page.between.text() == "Nothing stops the sign-off copy."  # the signing gave the reason
    qtbot.waitUntil(lambda: log(page)[:2] == ["Signed", "Signed off"])
    below = [row.below for row in page.log.lines.rows.rows]
    assert below[4].startswith("by Lead (A) · Regional Director, Ofsted: E-mail of 3 May · ")


def test_a_sign_off_is_taken_back_on_its_row_until_the_letter_is_signed(
    qtbot: QtBot, four: AppContext, shown: Shown
) -> None:
    statuses.sign(four.workbook, 1, "Telephone")
    page = opened(qtbot, four, shown)
    row = page.sign_offs.rows[1]
    assert row.back.isVisible()
    assert page.sign_offs.rows[0].back.isHidden()
    row.back.setFocus()
    press(Qt.Key.Key_Space)
    assert len(statuses.standing(four.workbook).missing) == 4
    assert row.said.text() == "Not signed off yet"
    assert row.sign.hasFocus()
    qtbot.waitUntil(lambda: log(page)[:2] == ["Sign-off taken back", "Signed off"])
    four.do(statuses.sign, 1)
    four.do(statuses.move, "signed", "On paper.")
    ready(qtbot, page)
    assert row.back.isHidden()


def test_escape_leaves_a_sign_off_unnoted_and_what_is_typed_outlasts_a_change(
    qtbot: QtBot, four: AppContext, shown: Shown
) -> None:
    page = opened(qtbot, four, shown)
    row = page.sign_offs.rows[0]
    row.sign.setFocus()
    press(Qt.Key.Key_Space)
    typed("E-mail of")
    [weakness, _] = findings.weaknesses(four.workbook)
    four.do(findings.add, weakness.subject, "More was said.")
    ready(qtbot, page)
    assert (row.source.text(), row.source.hasFocus()) == ("E-mail of", True)
    press(Qt.Key.Key_Escape)
    assert row.form.isHidden()
    assert row.sign.hasFocus()
    assert len(statuses.standing(four.workbook).missing) == 4


def test_a_sign_off_of_other_words_is_marked_and_can_be_given_again(
    qtbot: QtBot, four: AppContext, shown: Shown
) -> None:
    page = opened(qtbot, four, shown)
    four.do(statuses.sign, 0)
    [weakness, _] = findings.weaknesses(four.workbook)
    four.do(findings.add, weakness.subject, "More was said.")
    ready(qtbot, page)
    assert "Signed off other words than these" in page.sign_offs.rows[0].said.text()
    assert page.sign_offs.rows[0].sign.text() == "Sign off again…"
    qtbot.mouseClick(page.sign_offs.rows[0].sign, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.sign_offs.rows[0].keep, Qt.MouseButton.LeftButton)
    assert page.sign_offs.rows[0].sign.isHidden()


def test_signing_with_sign_offs_missing_asks_why(qtbot: QtBot, four: AppContext, shown: Shown) -> None:
    page = opened(qtbot, four, shown)
    press(Qt.Key.Key_Down, 5)
    assert page.status.field.note.text().startswith(
        "Team agreed, partner proofread, quality assurance, factual accuracy check and final are passed over; "
        "4 sign-offs are missing; "
    )
    press(Qt.Key.Key_Return)
    typed("On paper")
    press(Qt.Key.Key_Return)
    assert statuses.standing(four.workbook).present == "signed"


def test_a_visit_without_signatories_leads_to_where_they_are_named(
    qtbot: QtBot, context: AppContext, shown: Shown
) -> None:
    page = opened(qtbot, context, shown)
    assert page.sign_offs.none.isVisible()
    with qtbot.waitSignal(page.place_chosen) as chosen:
        qtbot.keyClick(page.sign_offs.name_them, Qt.Key.Key_Space)
    assert chosen.args == [Place("visit", field="signatories")]
