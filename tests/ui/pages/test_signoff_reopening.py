"""A signed letter on the sign-off page: reopened with a reason, and what came in late is told."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inspector_app.services import findings, merging, statuses, undoing
from tests.inspector_app.visits import handed_over, joined_workbook
from tests.ui.pages.conftest import Shown
from tests.ui.pages.signing import opened, press, ready, states, typed
from ui.context import AppContext
from ui.pages.findings import FindingsPage


def paragraphs(context: AppContext) -> list[str]:
    """Return what is written under the first weakness."""
    first, *_ = findings.weaknesses(context.workbook)
    return [one.text for one in findings.of_weakness(context.workbook, first.subject)]


def test_a_signed_letter_is_reopened_with_a_reason_on_the_page(
    qtbot: QtBot, four: AppContext, failures: list[str], shown: Shown
) -> None:
    statuses.move(four.workbook, "signed", "On paper.")
    page = opened(qtbot, four, shown)
    assert page.status.go.text() == "Go on to “Published”"
    [weakness, _] = findings.weaknesses(four.workbook)
    assert four.do(findings.add, weakness.subject, "Too late.") is None
    assert failures == ["The letter is signed; reopen it with a reason to change it."]
    page.reopen.reopen.setFocus()
    press(Qt.Key.Key_Space)
    assert page.reopen.reason.hasFocus()
    assert "Give a reason first" in page.reopen.field.note.text()
    typed("A date is wrong.")
    press(Qt.Key.Key_Return)
    assert not page.reopen.isVisible()
    assert states(page)["drafting"] == "The letter is here"
    assert "“A date is wrong.”" in page.status.steps.rows.rows[0].below
    assert four.do(findings.add, weakness.subject, "In time.") is not None


def test_a_letter_that_changed_since_it_was_signed_is_told(qtbot: QtBot, lead: AppContext, shown: Shown) -> None:
    with joined_workbook(lead.workbook.folder.with_name("late.workbook"), lead.workbook, "B") as other:
        [weakness, _] = findings.weaknesses(other)
        findings.add(other, weakness.subject, "Sent from the train.")
        late = handed_over(other)
    statuses.move(lead.workbook, "signed", "On paper.")
    page = opened(qtbot, lead, shown)
    assert page.reopen.changed.isHidden()
    merging.apply(lead.workbook, merging.preview(lead.workbook, late))
    ready(qtbot, page)
    assert page.reopen.changed.text().startswith("Changed since it was signed")
    undoing.undo(lead.workbook)
    ready(qtbot, page)
    assert page.reopen.changed.isHidden()


def test_a_wording_that_is_not_that_of_the_signing_is_told_apart_from_a_change(
    qtbot: QtBot, four: AppContext, shown: Shown, own_folder: Path
) -> None:
    statuses.move(four.workbook, "signed", "On paper.")
    folder = own_folder / "letters" / "send_revisit"
    folder.mkdir(parents=True)
    own = '[text.valediction]\ntext = "Yours faithfully"\nconfirmed = true\nsource = "us"\n'
    (folder / "wording.toml").write_text(own, encoding="utf-8")
    page = opened(qtbot, four, shown)
    assert page.reopen.changed.text().startswith("Nothing in the record has changed, but the standing text")


def test_a_step_that_does_not_count_is_told_with_who_and_when(qtbot: QtBot, lead: AppContext, shown: Shown) -> None:
    statuses.move(lead.workbook, "signed", "On paper.")
    with joined_workbook(lead.workbook.folder.with_name("late.workbook"), lead.workbook, "B") as other:
        statuses.move(other, "published")
        late = handed_over(other)
    statuses.reopen(lead.workbook, "A child is named.")
    page = opened(qtbot, lead, shown)
    assert page.status.unaware.isHidden()
    merging.apply(lead.workbook, merging.preview(lead.workbook, late))
    ready(qtbot, page)
    assert page.status.unaware.isVisible()
    assert "did not know yet that the letter was reopened: “Published”, " in page.status.unaware.text()
    assert page.status.unaware.text().endswith(" by B.")
    assert states(page)["drafting"] == "The letter is here"
    lead.do(statuses.move, "team agreed", "As before.")
    ready(qtbot, page)
    assert page.status.unaware.isHidden()


def test_a_paragraph_typed_while_the_letter_is_signed_is_refused_in_a_sentence_and_not_lost(
    qtbot: QtBot, four: AppContext, failures: list[str], shown: Shown
) -> None:
    writing, page = FindingsPage(four), opened(qtbot, four, shown)
    shown(writing)
    [card] = writing.paragraphs.cards
    card.edit.setFocus()
    qtbot.waitUntil(card.edit.hasFocus)
    qtbot.keyClicks(card.edit, " Children wait.")
    four.do(statuses.move, "signed", "On paper.")
    qtbot.keyClick(card.edit, Qt.Key.Key_Tab)
    assert failures[-1] == "The letter is signed; reopen it with a reason to change it."
    assert paragraphs(four) == ["Plans are late. They are kind."]
    assert card.edit.toPlainText().endswith(" Children wait.")
    ready(qtbot, page)
    page.status.go.click()  # what cannot be kept does not hold the letter back
    assert statuses.standing(four.workbook).present == "published"
    page.reopen.reason.setText("Late news.")
    page.reopen.reopen.click()
    card.edit.setFocus()
    qtbot.waitUntil(card.edit.hasFocus)
    qtbot.keyClick(card.edit, Qt.Key.Key_Tab)
    assert paragraphs(four) == ["Plans are late. They are kind. Children wait."]


def test_the_findings_page_says_at_its_top_that_the_letter_is_signed_and_how_it_is_reopened(
    qtbot: QtBot, four: AppContext, shown: Shown
) -> None:
    writing = FindingsPage(four)
    shown(writing)
    said = writing.heading.subtitle
    assert said.text().startswith("Write what you found for each ")
    four.do(statuses.move, "signed", "On paper.")
    assert "The letter is signed: nothing here can be changed." in said.text()
    assert "on the page Sign-off (Alt+8)" in said.text()
    four.do(statuses.reopen, "A date is wrong.")
    assert said.text().startswith("Write what you found for each ")
