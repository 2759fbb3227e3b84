"""Paragraphs as wholes: moved, split and joined by key, each one deed; what is marked while one writes."""

from collections.abc import Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from inspector_app.domain.ids import new_id
from inspector_app.domain.plain import Plain
from inspector_app.domain.things import Evidence
from inspector_app.services import drafts, findings, statuses, undoing, visits
from inspector_app.services.drafts import Draft
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import merged, note
from tests.ui.pages.conftest import Shown
from tests.ui.pages.writing import begin, focused, under, weaknesses, written
from ui import theme
from ui.context import AppContext
from ui.menu_deeds import MenuDeeds
from ui.pages.findings import FindingsPage
from ui.widgets.pasting import refusals

ALT = Qt.KeyboardModifier.AltModifier
WHOLE = "Plans are late. They are kind."


@pytest.fixture
def page(context: AppContext, shown: Shown) -> FindingsPage:
    made = FindingsPage(context)
    shown(made)
    return made


def added(context: AppContext, *texts: str) -> None:
    for text in texts:
        context.do(findings.add, weaknesses(context)[0].subject, text)


def undone(context: AppContext) -> None:
    undoing.undo(context.workbook)
    context.changed.emit(frozenset({"finding"}))


def texts(page: FindingsPage) -> list[str]:
    return [card.text for card in page.paragraphs.cards]


def test_a_paragraph_is_moved_by_key_and_keeps_the_focus(qtbot: QtBot, context: AppContext, page: FindingsPage) -> None:
    added(context, "Second.", "Third.")
    last = page.paragraphs.cards[2]
    qtbot.waitUntil(last.isVisible)
    begin(qtbot, last)
    qtbot.keyClick(last.edit, Qt.Key.Key_Up, ALT)
    qtbot.keyClick(last.edit, Qt.Key.Key_Up, ALT)
    qtbot.keyClick(last.edit, Qt.Key.Key_Up, ALT)  # it is the first
    assert written(context) == texts(page) == ["Third.", WHOLE, "Second."]
    assert last.edit.hasFocus()
    assert last.edit.accessibleName() == "Paragraph 1"
    qtbot.keyClick(last.edit, Qt.Key.Key_Down, ALT)
    assert written(context) == [WHOLE, "Third.", "Second."]
    for before in (["Third.", WHOLE, "Second."], [WHOLE, "Third.", "Second."], [WHOLE, "Second.", "Third."]):
        undone(context)
        assert texts(page) == before


def test_enter_within_a_paragraph_splits_it_with_its_links_and_backspace_joins_it_again(
    qtbot: QtBot, context: AppContext, page: FindingsPage
) -> None:
    [card] = page.paragraphs.cards
    begin(qtbot, card)
    card.edit.go_to(WHOLE.index("They"))
    qtbot.keyClick(card.edit, Qt.Key.Key_Return)
    assert written(context) == texts(page) == ["Plans are late.", "They are kind."]
    first, second = under(context)
    assert (first.evidence, second.evidence) == ((Evidence(note(context.workbook, "n1").subject),), ())
    new = page.paragraphs.cards[1]
    assert new.edit.hasFocus()
    qtbot.keyClicks(new.edit, "Now ")
    assert new.text == "Now They are kind."
    new.edit.go_to(0)
    qtbot.keyClick(new.edit, Qt.Key.Key_Backspace)
    assert written(context) == texts(page) == ["Plans are late. Now They are kind."]
    assert card.edit.hasFocus()
    qtbot.keyClicks(card.edit, "|")
    assert card.text == "Plans are late. |Now They are kind."
    card.forget_typing()
    undone(context)  # the joining
    assert texts(page) == ["Plans are late.", "Now They are kind."]
    undone(context)  # what was typed
    undone(context)  # the splitting
    assert texts(page) == [WHOLE]
    assert [link.sentence for link in under(context)[0].evidence] == ["Plans are late."]


def test_what_is_typed_is_kept_before_it_is_split(qtbot: QtBot, context: AppContext, page: FindingsPage) -> None:
    [card] = page.paragraphs.cards
    begin(qtbot, card)
    card.edit.insertPlainText(" Some 😀 wait.")  # no key makes this character
    card.edit.go_to(card.text.index("wait"))
    qtbot.keyClick(card.edit, Qt.Key.Key_Return)
    assert written(context) == [f"{WHOLE} Some 😀", "wait."]
    assert drafts.offered(context.workbook) == []


def test_a_split_where_nothing_would_stand_and_a_join_of_the_first_do_nothing(
    qtbot: QtBot, context: AppContext, page: FindingsPage, failures: list[str]
) -> None:
    [card] = page.paragraphs.cards
    begin(qtbot, card)
    card.edit.go_to(0)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Backspace):
        qtbot.keyClick(card.edit, key)
    assert (written(context), failures) == ([WHOLE], [])


def test_backspace_in_an_empty_new_paragraph_goes_back_to_the_one_before(
    qtbot: QtBot, context: AppContext, page: FindingsPage
) -> None:
    [card] = page.paragraphs.cards
    begin(qtbot, card)
    qtbot.keyClick(card.edit, Qt.Key.Key_Return)
    qtbot.keyClick(focused(), Qt.Key.Key_Backspace)
    assert card.edit.hasFocus()
    qtbot.waitUntil(lambda: texts(page) == [WHOLE])


def test_the_menu_of_a_paragraph_offers_what_is_possible(qtbot: QtBot, context: AppContext, page: FindingsPage) -> None:
    added(context, "Second one.")
    first, second = page.paragraphs.cards
    second.edit.go_to(6)
    second.menu.popup(second.mapToGlobal(second.rect().center()))
    assert second.menu.split.isEnabled()
    assert second.menu.join.isEnabled()
    second.menu.hide()
    first.edit.go_to(0)
    first.menu.popup(first.mapToGlobal(first.rect().center()))
    assert not first.menu.split.isEnabled()
    assert not first.menu.join.isEnabled()
    first.menu.hide()
    second.menu.split.trigger()
    assert written(context) == [WHOLE, "Second", "one."]
    page.paragraphs.cards[2].menu.join.trigger()
    page.paragraphs.cards[1].menu.up.trigger()
    assert written(context) == ["Second one.", WHOLE]


def test_sentences_without_evidence_are_marked_but_not_while_they_are_typed(
    qtbot: QtBot, context: AppContext, page: FindingsPage
) -> None:
    [card] = page.paragraphs.cards
    assert card.evidence.text() == "1 note linked · 1 of 2 sentences has no evidence"
    plain = card.edit.grab().toImage()
    begin(qtbot, card)
    qtbot.keyClicks(card.edit, " Children wait")
    assert card.evidence.text() == "1 note linked · 1 of 3 sentences has no evidence"
    page.evidence.search.setFocus()
    assert card.evidence.text() == "1 note linked · 2 of 3 sentences have no evidence"
    assert card.edit.accessibleDescription() == card.evidence.text()
    context.do(findings.link, card.subject, note(context.workbook, "n2").subject)
    assert card.evidence.text() == "2 notes linked"  # it stands for the whole paragraph
    undone(context)
    undone(context)
    marked = card.edit.grab().toImage()
    context.do(findings.link, card.subject, note(context.workbook, "n2").subject, "They are kind.")
    assert marked == plain != card.edit.grab().toImage()  # dots are drawn, and are not any more


def test_each_paragraph_tells_its_words_and_the_weakness_its_titles(
    qtbot: QtBot, context: AppContext, page: FindingsPage
) -> None:
    [card] = page.paragraphs.cards
    assert card.words.text() == "6 words"
    assert page.source.title.text() == "The quality of plans."
    assert not page.source.present.isVisible()
    assert page.source.balance.said[:2] == [
        "Young people: no evidence yet, a gap.",
        "Parents and carers: 1 note, 1 concern.",
    ]


def test_what_was_typed_before_a_crash_is_counted_and_told_on_its_own_weakness(
    qtbot: QtBot, context: AppContext, shown: Shown
) -> None:
    at = "2022-05-10T14:02:00+01:00"
    for one in weaknesses(context):
        rest: dict[str, Plain] = {"weakness": str(one.subject), "after": None}
        left = Draft(subject=new_id(), field="text", kind="finding", text="Left.", rest=rest, started=at, at=at)
        context.do(drafts.keep, left)
    waiting: list[int] = []
    context.paragraphs_waiting.connect(waiting.append)
    page = FindingsPage(context)
    shown(page)
    assert waiting[-1] == 2
    assert [chip.accessibleName().endswith("1 draft") for chip in page.chips] == [True, True]
    card = page.paragraphs.cards[-1]
    qtbot.mouseClick(card.keep, Qt.MouseButton.LeftButton)
    assert waiting[-1] == 1
    assert "draft" not in page.chips[0].accessibleName()
    page.chips[1].click()
    qtbot.mouseClick(page.paragraphs.cards[0].throw, Qt.MouseButton.LeftButton)
    assert waiting[-1] == 0
    assert (written(context), written(context, 2)) == ([WHOLE, "Left."], [])


def test_an_offered_paragraph_is_not_kept_by_splitting_or_moving_it(
    qtbot: QtBot, context: AppContext, shown: Shown
) -> None:
    [finding] = under(context)
    rest: dict[str, Plain] = {"weakness": str(finding.weakness), "after": None}
    at = "2022-05-10T14:02:00+01:00"
    text = f"{WHOLE} Left."
    left = Draft(subject=finding.subject, field="text", kind="finding", text=text, rest=rest, started=at, at=at)
    context.do(drafts.keep, left)
    page = FindingsPage(context)
    shown(page)
    [card] = page.paragraphs.cards
    card.edit.go_to(4)
    qtbot.keyClick(card.edit, Qt.Key.Key_Return)
    assert (written(context), card.text) == ([WHOLE], text)


def test_a_merge_while_a_paragraph_is_typed_leaves_it_where_it_is_typed(
    qtbot: QtBot, laptops: Mapping[str, Workbook], shown: Shown
) -> None:
    lead, colleague = laptops["A"], laptops["B"]
    context = AppContext()
    context.take(lead)
    page = FindingsPage(context)
    shown(page)
    [card] = page.paragraphs.cards
    begin(qtbot, card)
    qtbot.keyClicks(card.edit, " Mine")
    [theirs] = findings.of_weakness(colleague, findings.weaknesses(colleague)[0].subject)
    findings.move(colleague, findings.add(colleague, theirs.weakness, "Theirs.").subject, -1)
    merged(lead, colleague)
    context.changed.emit(lead.touched())
    assert texts(page) == ["Theirs.", f"{WHOLE} Mine"]
    qtbot.keyClicks(focused(), " too.")
    assert card.text == f"{WHOLE} Mine too."
    qtbot.waitUntil(lambda: not context.runner.busy)


def test_the_weakness_is_changed_by_key(qtbot: QtBot, context: AppContext, page: FindingsPage) -> None:
    [card] = page.paragraphs.cards
    begin(qtbot, card)
    qtbot.keyClick(card.edit, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert page.source.title.text() == "Joint commissioning."
    assert page.add.hasFocus()  # not the judgement, which an arrow key would change
    assert page.evidence.hint.text() == "No note is held against this weakness yet; others can be linked all the same."
    qtbot.keyClick(page.add, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert page.source.title.text() == "The quality of plans."


def test_where_there_are_many_weaknesses_their_chips_are_numbers_and_still_told_by_name(
    context: AppContext, page: FindingsPage
) -> None:
    labels = [f"A weakness with a long name, number {number}" for number in range(1, 15)]
    page._chip_row.show_texts(labels, 3)
    assert [chip.brief for chip in page.chips] == [True] * 14
    assert page.chips[4].accessibleName() == "5 A weakness with a long name, number 5"
    assert page.chips[4].toolTip() == labels[4]
    page._chip_row.show_texts(labels[:2], 1)
    assert [chip.brief for chip in page.chips] == [False] * 2


@pytest.mark.parametrize("factor", [1.0, 2.0])
def test_the_page_fits_a_narrow_window_with_a_note_read_in_full(
    qtbot: QtBot, context: AppContext, shown: Shown, factor: float
) -> None:
    theme.appearance.apply(theme.Look.DARK, factor)
    page = FindingsPage(context)
    shown(page)
    page.evidence.linked.setFocus()
    qtbot.waitUntil(page.evidence.linked.hasFocus)
    qtbot.keyClick(page.evidence.linked, Qt.Key.Key_Space)
    qtbot.waitUntil(page.evidence.reader.isVisible)
    assert page.minimumSizeHint().width() <= 760
    assert len(visits.overview(context.workbook).weaknesses) == len(page.chips)


def test_the_first_words_typed_on_an_empty_weakness_begin_its_first_paragraph(
    qtbot: QtBot, context: AppContext, page: FindingsPage
) -> None:
    page.chips[1].click()
    page.setFocus()
    qtbot.waitUntil(page.add.hasFocus)
    for letter in "Both bodies plan.":
        qtbot.keyClicks(focused(), letter)
    assert texts(page) == ["Both bodies plan."]
    page.add.setFocus()
    qtbot.keyClick(page.add, Qt.Key.Key_Return)
    qtbot.keyClicks(focused(), "They buy together.")
    page.seal()
    assert written(context, 2) == ["Both bodies plan.", "They buy together."]


def test_a_signed_letter_is_read_and_not_typed_into_and_says_why(
    qtbot: QtBot, context: AppContext, page: FindingsPage
) -> None:
    [card], edit = page.paragraphs.cards, page.judgement.rationale.edit
    context.do(statuses.move, "signed", "On paper.")
    begin(qtbot, card)
    with qtbot.waitSignal(refusals.told) as told:
        qtbot.keyClicks(card.edit, "x")
    assert told.args is not None
    assert told.args[0].startswith("The letter is signed: nothing here can be changed.")
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
        qtbot.keyClick(card.edit, key)
    assert texts(page) == written(context) == [WHOLE]
    assert not card.dirty
    assert edit.isReadOnly()
    assert not page.add.isEnabled()
    qtbot.keyClick(card.edit, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert card.edit.textCursor().selectedText() == WHOLE  # it can be copied
    context.do(statuses.reopen, "A reason was forgotten.")
    card.edit.go_to(len(WHOLE))
    qtbot.keyClicks(card.edit, " Yes.")
    assert card.text == f"{WHOLE} Yes."


def test_undo_turns_to_the_paragraph_in_which_something_was_taken_back(
    qtbot: QtBot, context: AppContext, shown: Shown
) -> None:
    first = weaknesses(context)[0].subject
    for number in range(2, 12):
        last = context.do(findings.add, first, f"Paragraph {number}. " + "Plans are late. " * 20)
    assert last is not None
    context.do(findings.link, last.subject, note(context.workbook, "n2").subject)
    page, deeds = FindingsPage(context), MenuDeeds(context, QWidget())
    shown(page)
    page.chips[1].click()
    page.add.setFocus()
    deeds.undo()
    assert page.chips[0].isChecked()
    card = page.paragraphs.cards[-1]
    assert page.paragraphs.current is card
    assert card.property("lit") == "chosen"
    qtbot.waitUntil(lambda: not card.visibleRegion().isEmpty())
    begin(qtbot, page.paragraphs.cards[0])
    deeds.redo()
    qtbot.waitUntil(card.edit.hasFocus)
    assert card.evidence.text() == "1 note linked"
