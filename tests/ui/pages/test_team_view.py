"""All judgements at a glance, as the team needs them in the evening: asked off the window's thread, led by key."""

from collections.abc import Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector_app.services import findings, judgements
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import merged
from tests.ui.pages.conftest import Shown
from ui.context import AppContext
from ui.main_window import MainWindow
from ui.models.notes import day_and_time
from ui.pages.findings import FindingsPage
from ui.pages.team_view import TeamViewPage


@pytest.fixture
def page(qtbot: QtBot, context: AppContext, shown: Shown) -> TeamViewPage:
    made = TeamViewPage(context)
    shown(made)
    qtbot.waitUntil(lambda: bool(made.cards))
    return made


def test_each_weakness_tells_evidence_findings_judgement_and_what_is_open(page: TeamViewPage) -> None:
    first, second = page.cards
    assert page.heading.subtitle.text() == "0 of 2 judged · 1 note not tagged"
    assert (first.name.text(), first.verdict.text()) == ("Plans", "Not yet judged")
    assert "Parents and carers: 1 note, 1 concern." in first.balance.said
    assert first.facts.text() == "0 about action, 0 about impact · 1 paragraph, 6 words"
    assert first.questions.text() == "Not judged · No note about impact · 1 sentence without evidence"
    assert second.questions.text() == "Not judged · No finding"
    said = second.open.accessibleDescription()
    assert "No parent or carer heard" in said
    assert said.startswith("Weakness 2, Joint commissioning. Not yet judged. Nobody has agreed yet.")


def test_it_follows_the_record_and_keeps_the_focus(qtbot: QtBot, context: AppContext, page: TeamViewPage) -> None:
    page.setFocus()
    qtbot.keyClick(page.cards[0].open, Qt.Key.Key_Down)
    assert page.cards[1].open.hasFocus()
    weakness = findings.weaknesses(context.workbook)[0].subject
    context.do(findings.judge, weakness, "sufficient")
    context.do(judgements.agree, weakness)
    context.do(judgements.give_reasons, weakness, "All say so.")
    [agreed] = judgements.judged(context.workbook, weakness).standing
    said = f"Agreed: Lead ({day_and_time(agreed.at)})"  # the evening meeting asks who has seen the latest evidence
    qtbot.waitUntil(lambda: page.cards[0].agreed.text() == said)
    card = page.cards[0]
    assert (card.verdict.text(), card.reasons.text()) == ("Sufficient progress", "All say so.")
    assert page.heading.subtitle.text() == "1 of 2 judged · 1 note not tagged"
    assert page.cards[1].open.hasFocus()


def test_the_team_sees_who_agreed_on_any_laptop_and_who_is_to_agree_again(
    qtbot: QtBot, laptops: Mapping[str, Workbook], lead: AppContext, shown: Shown
) -> None:
    workbook, second = laptops["A"], laptops["B"]
    weakness = findings.judge(workbook, findings.weaknesses(workbook)[0].subject, "sufficient").subject
    merged(second, workbook)
    judgements.agree(second, weakness)
    findings.judge(workbook, weakness, "not_sufficient")
    judgements.agree(workbook, weakness)
    merged(workbook, second)
    page = TeamViewPage(lead)
    shown(page)
    qtbot.waitUntil(lambda: bool(page.cards))
    [agreed] = judgements.judged(workbook, weakness).standing
    said = f"1 of 3 agreed: Lead ({day_and_time(agreed.at)}) · to agree again: B"
    assert page.cards[0].agreed.text() == said
    assert page.heading.subtitle.text() == "1 of 2 judged · 0 agreed by all 3 · 1 note not tagged"


def test_enter_leads_to_the_findings_on_a_weakness(qtbot: QtBot, window: MainWindow, workbook: Workbook) -> None:
    window.context.take(workbook)
    qtbot.waitUntil(lambda: window.frame is not None)
    qtbot.keyClick(window, Qt.Key.Key_6, Qt.KeyboardModifier.AltModifier)
    assert window.frame is not None
    page = window.frame.page("judgements")
    assert isinstance(page, TeamViewPage)
    qtbot.waitUntil(lambda: len(page.cards) == 2 and page.cards[0].open.hasFocus())
    qtbot.keyClick(page.cards[0].open, Qt.Key.Key_Down)
    focused = QApplication.focusWidget()
    assert focused is page.cards[1].open
    qtbot.keyClick(focused, Qt.Key.Key_Return)
    found = window.frame.page("findings")
    assert isinstance(found, FindingsPage)
    assert found.isVisible()
    assert found.source.title.text() == "Joint commissioning."
