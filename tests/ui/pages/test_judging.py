"""Below the paragraphs: reasons typed with real keys survive everything, and one button agrees or takes it back."""

from collections.abc import Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector_app.services import drafts, findings, judgements
from inspector_app.services.drafts import Draft
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import merged, things
from tests.ui.pages.conftest import Shown
from ui.context import AppContext
from ui.pages.findings import FindingsPage
from ui.widgets.judgement_card import JudgementCard


@pytest.fixture
def page(context: AppContext, shown: Shown) -> FindingsPage:
    context.judgement_open = True
    made = FindingsPage(context)
    shown(made)
    return made


@pytest.fixture
def card(page: FindingsPage) -> JudgementCard:
    return page.judgement


def reasons(context: AppContext, given: str = "w1") -> object:
    return things(context.workbook, "weaknesses")[given]["rationale"]


def begin(qtbot: QtBot, card: JudgementCard) -> None:
    card.rationale.edit.setFocus()
    qtbot.waitUntil(card.rationale.edit.hasFocus)


def judge(context: AppContext, code: str | None = "sufficient") -> None:
    first = findings.weaknesses(context.workbook)[0]
    context.do(findings.judge, first.subject, code)


def test_reasons_typed_are_in_the_workbook_when_the_field_is_left(
    qtbot: QtBot, context: AppContext, card: JudgementCard
) -> None:
    begin(qtbot, card)
    height = card.rationale.edit.height()
    qtbot.keyClicks(card.rationale.edit, "Plans come on time.")
    qtbot.keyClick(card.rationale.edit, Qt.Key.Key_Return)
    qtbot.keyClicks(card.rationale.edit, "Parents say so.")
    assert card.rationale.edit.height() > height
    assert reasons(context) is None
    qtbot.keyClick(card.rationale.edit, Qt.Key.Key_Tab)
    assert reasons(context) == "Plans come on time.\nParents say so."
    assert drafts.offered(context.workbook) == []


def test_reasons_that_a_crash_has_left_are_offered_and_kept_by_the_button(
    qtbot: QtBot, context: AppContext, page: FindingsPage, card: JudgementCard
) -> None:
    begin(qtbot, card)
    qtbot.keyClicks(card.rationale.edit, "Half a reason")
    qtbot.waitUntil(lambda: bool(drafts.offered(context.workbook)))
    [draft] = drafts.offered(context.workbook)
    assert (draft.kind, draft.field, draft.text) == ("rationale", "rationale", "Half a reason")
    again = FindingsPage(context)  # as the next start shows it
    qtbot.addWidget(again)
    waiting: list[int] = []
    context.paragraphs_waiting.connect(waiting.append)
    again.refresh()
    left = again.judgement.rationale
    assert (left.text, left.is_offered, waiting[-1]) == ("Half a reason", True, 1)
    again.seal()
    assert reasons(context) is None  # offered, never kept unasked
    left.keep.click()
    assert reasons(context) == "Half a reason"
    assert (left.is_offered, waiting[-1], drafts.offered(context.workbook)) == (False, 0, [])


def test_reasons_that_were_left_can_be_thrown_away(context: AppContext, page: FindingsPage) -> None:
    first = findings.weaknesses(context.workbook)[0].subject
    context.do(judgements.give_reasons, first, "As it was.")
    seen = judgements.judged(context.workbook, first).seen
    rest = {"weakness": str(first), "shown": "As it was."}
    draft = Draft(subject=first, field="rationale", kind="rationale", text="As it", seen=seen, rest=dict(rest))
    drafts.keep(context.workbook, draft)
    page.refresh()
    assert page.judgement.rationale.text == "As it"
    page.judgement.rationale.throw.click()
    assert page.judgement.rationale.text == "As it was."
    assert drafts.offered(context.workbook) == []


def test_turning_to_another_weakness_keeps_the_reasons_and_shows_its_own(
    qtbot: QtBot, context: AppContext, page: FindingsPage, card: JudgementCard
) -> None:
    begin(qtbot, card)
    qtbot.keyClicks(card.rationale.edit, "Of the first")
    qtbot.keyClick(card.rationale.edit, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert (reasons(context), card.rationale.text) == ("Of the first", "")


def test_typing_goes_on_while_a_merge_brings_other_reasons_and_a_person_decides(
    qtbot: QtBot, laptops: Mapping[str, Workbook], lead: AppContext, shown: Shown
) -> None:
    lead.judgement_open = True
    page = FindingsPage(lead)
    shown(page)
    begin(qtbot, page.judgement)
    qtbot.keyClicks(page.judgement.rationale.edit, "Mine")
    second = laptops["B"]
    judgements.give_reasons(second, findings.weaknesses(second)[0].subject, "Theirs")
    merged(laptops["A"], second)
    page.refresh()
    assert page.judgement.rationale.text == "Mine"
    with qtbot.waitSignal(page.decision_chosen) as chosen:
        qtbot.keyClick(page.judgement.rationale.edit, Qt.Key.Key_Tab)
        assert page.judgement.waits.text() == "The reasons were written in two ways; a decision waits."
        qtbot.mouseClick(page.judgement.decide, Qt.MouseButton.LeftButton)
    assert chosen.args == [findings.weaknesses(lead.workbook)[0].subject]


def test_reasons_that_cannot_be_kept_stay_typed_and_stay_a_draft(
    qtbot: QtBot, context: AppContext, card: JudgementCard, failures: list[str]
) -> None:
    from inspector_app.services import statuses

    begin(qtbot, card)
    qtbot.keyClicks(card.rationale.edit, "Too late")
    statuses.move(context.workbook, "signed", "On paper.")
    assert not context.seal()
    assert failures[-1] == "The letter is signed; reopen it with a reason to change it."
    assert card.rationale.text == "Too late"
    assert [draft.text for draft in drafts.offered(context.workbook)] == ["Too late"]
    statuses.reopen(context.workbook, "A reason was forgotten.")
    assert context.seal()
    assert reasons(context) == "Too late"


def test_one_button_agrees_by_key_and_the_other_takes_it_back(
    qtbot: QtBot, context: AppContext, card: JudgementCard
) -> None:
    assert not card.agreement.agree.isEnabled()
    assert card.agreement.list.text() == "Nobody yet; there is no judgement to agree with"
    card.buttons["sufficient"].click()
    card.seal()
    card.agreement.agree.setFocus()
    qtbot.keyClick(card.agreement.agree, Qt.Key.Key_Space)
    [entry] = things(context.workbook, "weaknesses")["w1"]["agreed_by"]
    assert entry["name"] == "Lead"
    assert card.agreement.list.text().startswith("Lead · ")
    assert QApplication.focusWidget() is card.agreement.take_back
    qtbot.keyClick(card.agreement.take_back, Qt.Key.Key_Space)
    assert things(context.workbook, "weaknesses")["w1"]["agreed_by"] is None
    assert card.agreement.list.text() == "Nobody yet"
    assert QApplication.focusWidget() is card.agreement.agree


def test_agreeing_right_after_choosing_agrees_to_what_was_chosen(
    qtbot: QtBot, context: AppContext, card: JudgementCard
) -> None:
    judge(context)
    card.buttons["not_sufficient"].click()
    qtbot.mouseClick(card.agreement.agree, Qt.MouseButton.LeftButton)
    judged = judgements.judged(context.workbook, findings.weaknesses(context.workbook)[0].subject)
    assert [(one.name, one.judgement) for one in judged.standing] == [("Lead", "not_sufficient")]


def test_who_agreed_before_the_judgement_was_changed_is_named_and_can_agree_again(
    context: AppContext, card: JudgementCard
) -> None:
    judge(context)
    card.agreement.agree.click()
    judge(context, "not_sufficient")
    assert card.agreement.list.text().endswith("agreed to “Sufficient progress”, before it was changed")
    assert card.agreement.agree.isVisible()
    card.agreement.agree.click()
    assert "before it was changed" not in card.agreement.list.text()


def folded_page(context: AppContext, shown: Shown) -> FindingsPage:
    made = FindingsPage(context)
    shown(made)
    return made


def test_folded_the_judgement_says_in_one_line_what_it_is_who_agreed_and_what_is_missing(
    context: AppContext, shown: Shown
) -> None:
    page = folded_page(context, shown)
    head = page.judgement.head
    assert head.line.startswith("Not yet judged · nobody agreed yet · No ")
    judge(context)
    judgements.agree(context.workbook, findings.weaknesses(context.workbook)[0].subject)
    page.refresh()
    assert head.line.startswith("Sufficient progress · agreed by Lead · No ")
    assert head.accessibleName() == f"Judgement: {head.line}"
    assert head.toolTip() == head.line


def test_folded_the_judgement_leaves_its_room_to_the_paragraphs(context: AppContext, shown: Shown) -> None:
    page = folded_page(context, shown)
    height = page.paragraphs.height()
    assert page.judgement.height() < 60
    assert not page.judgement.rationale.isVisible()
    page.judgement.head.click()
    assert page.judgement.rationale.isVisible()
    QApplication.processEvents()
    assert page.paragraphs.height() < height - 60


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_the_judgement_opens_and_folds_by_key_and_is_found_as_it_was_left(
    qtbot: QtBot, context: AppContext, shown: Shown, key: Qt.Key
) -> None:
    page = folded_page(context, shown)
    page.judgement.head.setFocus()
    qtbot.keyClick(page.judgement.head, key)
    assert page.judgement.agreement.isVisible()
    assert folded_page(context, shown).judgement.agreement.isVisible()
    qtbot.keyClick(page.judgement.head, key)
    assert not folded_page(context, shown).judgement.agreement.isVisible()


def test_one_key_leads_from_a_paragraph_to_the_judgement_and_back(
    qtbot: QtBot, context: AppContext, shown: Shown
) -> None:
    page = folded_page(context, shown)
    edit, control = page.paragraphs.cards[0].edit, Qt.KeyboardModifier.ControlModifier
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    qtbot.keyClick(edit, Qt.Key.Key_G, control)
    assert QApplication.focusWidget() is page.judgement.buttons[None]
    qtbot.keyClick(page.judgement.buttons[None], Qt.Key.Key_G, control)
    assert QApplication.focusWidget() is edit
    assert not page.judgement.agreement.isVisible()


def test_the_judgement_opens_by_itself_where_it_asks_for_an_answer(
    qtbot: QtBot, context: AppContext, shown: Shown
) -> None:
    first = findings.weaknesses(context.workbook)[0].subject
    seen = judgements.judged(context.workbook, first).seen
    rest = {"weakness": str(first), "shown": ""}
    drafts.keep(
        context.workbook,
        Draft(subject=first, field="rationale", kind="rationale", text="Half a reason", seen=seen, rest=dict(rest)),
    )
    page = folded_page(context, shown)
    assert page.judgement.rationale.keep.isVisible()
    qtbot.waitUntil(page.window().isActiveWindow)
    qtbot.mouseClick(page.judgement.rationale.keep, Qt.MouseButton.LeftButton)
    assert page.judgement.rationale.edit.isVisible()  # what is worked in is not folded away
