"""The findings page: written with real keys, kept when the focus leaves, linked and judged by key."""

from collections.abc import Mapping
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inspector_app.domain.ids import new_id
from inspector_app.domain.plain import Plain
from inspector_app.domain.things import Evidence
from inspector_app.services import drafts, findings, notes
from inspector_app.services.drafts import Draft
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import merged, note, things
from tests.ui.pages.conftest import Shown
from tests.ui.pages.writing import begin, focused, held, under, weaknesses, written
from ui import theme
from ui.context import AppContext
from ui.pages.findings import FindingsPage


@pytest.fixture
def page(context: AppContext, shown: Shown) -> FindingsPage:
    made = FindingsPage(context)
    shown(made)
    return made


def test_a_paragraph_typed_is_in_the_workbook_when_the_focus_leaves(
    qtbot: QtBot, context: AppContext, page: FindingsPage
) -> None:
    [card] = page.paragraphs.cards
    begin(qtbot, card)
    qtbot.keyClicks(card.edit, " Children wait.")
    assert written(context) == ["Plans are late. They are kind."]
    qtbot.keyClick(card.edit, Qt.Key.Key_Tab)
    assert written(context) == ["Plans are late. They are kind. Children wait."]
    assert page.words.text() == "1 paragraph · 8 words"
    assert drafts.offered(context.workbook) == []


def test_enter_at_the_end_begins_the_next_paragraph_right_below(
    qtbot: QtBot, context: AppContext, page: FindingsPage
) -> None:
    qtbot.mouseClick(page.add, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(focused(), "The last one")
    first = page.paragraphs.cards[0]
    begin(qtbot, first)
    qtbot.keyClick(first.edit, Qt.Key.Key_Home)
    qtbot.keyClick(first.edit, Qt.Key.Key_Return)  # within the text it does nothing
    assert len(page.paragraphs.cards) == 2
    qtbot.keyClick(first.edit, Qt.Key.Key_End)
    qtbot.keyClick(first.edit, Qt.Key.Key_Return)
    qtbot.keyClicks(focused(), "The one between")
    qtbot.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert written(context) == ["Plans are late. They are kind.", "The one between", "The last one"]
    assert [card.text for card in page.paragraphs.cards] == [*written(context)[:2], "", "The last one"]
    qtbot.mouseClick(page.evidence.search, Qt.MouseButton.LeftButton)  # an empty one is taken away again
    qtbot.waitUntil(lambda: len(page.paragraphs.cards) == 3)


def test_what_is_being_typed_is_a_draft(qtbot: QtBot, context: AppContext, page: FindingsPage) -> None:
    [card] = page.paragraphs.cards
    begin(qtbot, card)
    qtbot.keyClicks(card.edit, " Unfinished")
    qtbot.waitUntil(lambda: bool(drafts.offered(context.workbook)))
    [draft] = drafts.offered(context.workbook)
    assert (draft.kind, draft.subject, draft.text) == ("finding", card.subject, card.text)
    assert draft.seen == findings.paragraph(context.workbook, card.subject).seen
    assert written(context) == ["Plans are late. They are kind."]


def crashed(context: AppContext, subject: UUID, text: str) -> None:
    """Leave a draft behind, as a crash does."""
    rest: dict[str, Plain] = {"weakness": str(weaknesses(context)[0].subject), "after": None}
    at = "2022-05-10T14:02:00+01:00"
    left = Draft(subject=subject, field="text", kind="finding", text=text, rest=rest, started=at, at=at)
    context.do(drafts.keep, left)


def test_what_was_typed_before_a_crash_is_offered_and_never_kept_unasked(
    qtbot: QtBot, context: AppContext, shown: Shown
) -> None:
    [finding] = under(context)
    crashed(context, finding.subject, "Plans are late. They are kind. Unfinished")
    page = FindingsPage(context)
    shown(page)
    [offered] = page.paragraphs.cards
    assert offered.text == "Plans are late. They are kind. Unfinished"
    assert offered.offer.text() == "Typed 10 May 14:02 and not saved yet"
    page.seal()
    assert written(context) == ["Plans are late. They are kind."]
    qtbot.mouseClick(offered.keep, Qt.MouseButton.LeftButton)
    assert written(context) == ["Plans are late. They are kind. Unfinished"]
    assert drafts.offered(context.workbook) == []
    assert not offered.keep.isVisible()


def test_a_draft_of_a_new_paragraph_can_be_thrown_away(qtbot: QtBot, context: AppContext, shown: Shown) -> None:
    crashed(context, new_id(), "Not meant")
    page = FindingsPage(context)
    shown(page)
    offered = page.paragraphs.cards[-1]
    assert (offered.text, len(page.paragraphs.cards)) == ("Not meant", 2)
    qtbot.mouseClick(offered.throw, Qt.MouseButton.LeftButton)
    assert len(page.paragraphs.cards) == 1
    assert drafts.offered(context.workbook) == []


def test_closing_keeps_what_was_typed_and_chosen(qtbot: QtBot, context: AppContext, page: FindingsPage) -> None:
    [card] = page.paragraphs.cards
    begin(qtbot, card)
    qtbot.keyClicks(card.edit, " More")
    page.judgement.buttons["sufficient"].click()
    context.seal()
    assert written(context) == ["Plans are late. They are kind. More"]
    assert weaknesses(context)[0].judgement == "sufficient"


def test_an_emptied_paragraph_is_refused_in_a_sentence_and_stays_in_the_workbook(
    qtbot: QtBot, context: AppContext, failures: list[str], page: FindingsPage
) -> None:
    [card] = page.paragraphs.cards
    begin(qtbot, card)
    qtbot.keyClick(card.edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(card.edit, Qt.Key.Key_Delete)
    qtbot.keyClick(card.edit, Qt.Key.Key_Tab)
    assert failures == ["A paragraph needs at least one word; delete it if it is not wanted."]
    assert written(context) == ["Plans are late. They are kind."]


def test_typing_during_a_merge_overwrites_nothing_unseen(
    qtbot: QtBot, laptops: Mapping[str, Workbook], shown: Shown
) -> None:
    lead, colleague = laptops["A"], laptops["B"]
    context = AppContext()
    context.take(lead)
    page = FindingsPage(context)
    shown(page)
    [card] = page.paragraphs.cards
    begin(qtbot, card)
    qtbot.keyClicks(card.edit, " Mine.")
    [theirs] = findings.of_weakness(colleague, findings.weaknesses(colleague)[0].subject)
    findings.rewrite(colleague, theirs.subject, "Plans are late. Theirs.")
    merged(lead, colleague)
    context.changed.emit(lead.touched())
    assert card.text == "Plans are late. They are kind. Mine."
    qtbot.keyClick(card.edit, Qt.Key.Key_Tab)
    assert sorted(things(lead, "findings")["f1"]["decisions"]["text"]) == [
        "Plans are late. Theirs.",
        "Plans are late. They are kind. Mine.",
    ]
    assert card.evidence.text() == "Written in two ways; a decision waits"
    qtbot.waitUntil(lambda: not context.runner.busy)


def test_a_deleted_paragraph_comes_back_with_undo(qtbot: QtBot, context: AppContext, page: FindingsPage) -> None:
    [card] = page.paragraphs.cards
    qtbot.mouseClick(card.delete, Qt.MouseButton.LeftButton)
    assert written(context) == []
    assert page.paragraphs.cards == []
    assert page.undo.isVisible()
    qtbot.mouseClick(page.undo.action, Qt.MouseButton.LeftButton)
    assert written(context) == ["Plans are late. They are kind."]
    assert [one.text for one in page.paragraphs.cards] == written(context)


def test_a_note_is_found_and_linked_by_key(qtbot: QtBot, context: AppContext, page: FindingsPage) -> None:
    other = held(context)
    [card] = page.paragraphs.cards
    begin(qtbot, card)
    qtbot.keyClick(card.edit, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert page.evidence.search.hasFocus()
    qtbot.keyClicks(page.evidence.search, "CAME plan")
    assert [row.text for row in page.evidence.candidates.rows.rows] == ["The plan came late."]
    qtbot.keyClick(page.evidence.search, Qt.Key.Key_Return)
    assert Evidence(other) in under(context)[0].evidence
    assert sorted(row.text for row in page.evidence.linked.rows.rows) == [
        "The plan came late.",
        "Xanthippe waits for the plan.",
    ]
    assert page.evidence.candidates.rows.rows == ()
    assert card.evidence.text() == "2 notes linked"
    assert page.evidence.search.text() == ""
    assert page.evidence.hint.text() == "Linked. Every note held against this weakness is linked here."
    current = page.evidence.linked.current_key
    assert isinstance(current, Evidence)
    assert current.note == other
    qtbot.keyClick(page.evidence.search, Qt.Key.Key_Escape)
    assert card.edit.hasFocus()


def test_a_second_enter_after_linking_links_no_note_that_was_not_looked_for(
    qtbot: QtBot, context: AppContext, page: FindingsPage
) -> None:
    held(context)
    context.do(findings.unlink_all, page.paragraphs.cards[0].subject, under(context)[0].evidence)
    begin(qtbot, page.paragraphs.cards[0])
    search = page.evidence.search
    qtbot.keyClick(page.paragraphs.cards[0].edit, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(search, "plan")
    assert len(page.evidence.candidates.rows.rows) == 2
    qtbot.keyClick(search, Qt.Key.Key_Return)
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert len(under(context)[0].evidence) == 1
    assert page.evidence.hint.text() == "Linked. 1 note not linked here"


def test_a_note_is_linked_to_the_sentence_the_cursor_is_in(
    qtbot: QtBot, context: AppContext, page: FindingsPage
) -> None:
    other = held(context)
    [card] = page.paragraphs.cards
    begin(qtbot, card)
    page.evidence.exact.click()
    begin(qtbot, card)
    qtbot.keyClick(card.edit, Qt.Key.Key_End)
    assert page.evidence.sentence.text() == "“They are kind.”"
    page.evidence.candidates.setFocus()
    qtbot.keyClick(page.evidence.candidates, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert Evidence(other, "They are kind.") in under(context)[0].evidence
    [row] = [row for row in page.evidence.linked.rows.rows if row.text == "The plan came late."]
    assert row.below.startswith("for “They are kind.” · ")


def test_a_paragraph_without_evidence_says_so(qtbot: QtBot, context: AppContext, page: FindingsPage) -> None:
    page.evidence.linked.setFocus()
    qtbot.keyClick(page.evidence.linked, Qt.Key.Key_Delete)
    assert under(context)[0].evidence == ()
    [card] = page.paragraphs.cards
    assert card.evidence.text() == "No evidence linked"
    assert page.evidence.count.text() == "Paragraph 1 has no evidence yet: drag notes to it, or press Ctrl+L."
    assert [row.text for row in page.evidence.candidates.rows.rows] == ["Xanthippe waits for the plan."]


def test_a_link_to_a_deleted_note_is_shown_as_one(context: AppContext, page: FindingsPage) -> None:
    context.do(notes.delete, note(context.workbook, "n1").subject)
    assert [row.text for row in page.evidence.linked.rows.rows] == ["A note that was deleted"]


def test_a_judgement_chosen_by_key_is_kept_and_stands_on_the_chip(
    qtbot: QtBot, context: AppContext, page: FindingsPage
) -> None:
    assert page.judgement.buttons[None].isChecked()
    page.paragraphs.cards[0].edit.setFocus()
    qtbot.waitUntil(page.paragraphs.cards[0].edit.hasFocus)
    qtbot.keyClick(page.paragraphs.cards[0].edit, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert page.judgement.buttons[None].hasFocus()
    qtbot.keyClick(page.judgement.buttons[None], Qt.Key.Key_Left)
    assert page.judgement.buttons["not_sufficient"].isChecked()
    assert weaknesses(context)[0].judgement is None  # walking past one does not record it
    qtbot.keyClick(page.judgement.buttons["not_sufficient"], Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: weaknesses(context)[0].judgement == "sufficient")
    assert "sufficient" in page.chips[0].accessibleName()
    history = [one for one in things(context.workbook, "weaknesses").values() if one["id"] == "w1"]
    assert history[0]["judgement"] == "sufficient"


def test_what_is_missing_is_told_and_blocks_nothing(qtbot: QtBot, context: AppContext, page: FindingsPage) -> None:
    qtbot.waitUntil(lambda: bool(page.judgement.missing.text()))
    assert page.judgement.missing.text().splitlines() == [
        "No young person has been heard about this weakness.",
        "No officer has been heard about this weakness.",
    ]
    page.chips[1].click()
    assert "parent" in page.judgement.missing.text()
    page.judgement.buttons["sufficient"].click()
    page.seal()
    assert weaknesses(context)[1].judgement == "sufficient"


def test_each_weakness_has_its_own_paragraphs(qtbot: QtBot, context: AppContext, page: FindingsPage) -> None:
    [card] = page.paragraphs.cards
    begin(qtbot, card)
    qtbot.keyClicks(card.edit, " Typed")
    page.chips[1].click()
    assert page.source.title.text() == "Joint commissioning."
    assert page.paragraphs.cards == []
    assert written(context) == ["Plans are late. They are kind. Typed"]
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(focused(), "Both bodies plan together.")
    page.chips[0].click()
    assert written(context, 2) == ["Both bodies plan together."]
    page.show_weakness(2, 1)
    assert page.paragraphs.cards[0].edit.hasFocus()


@pytest.mark.parametrize("factor", [1.0, 1.5])
def test_the_page_fits_a_narrow_window(context: AppContext, shown: Shown, factor: float) -> None:
    theme.appearance.apply(theme.Look.DARK, factor)
    page = FindingsPage(context)
    shown(page)
    page.evidence.exact.click()
    assert page.minimumSizeHint().width() <= 760
