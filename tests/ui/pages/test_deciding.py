"""Deciding in the window: read over the original, chosen by key, undone, and never asked again."""

from collections.abc import Mapping

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector_app.domain.things import Edit
from inspector_app.services import decisions, drafts, erasing, findings, joins, notes, workbooks
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import PASSPHRASE, brought, edited, exported, handed_over, merged, note
from tests.ui.pages.conftest import Shown
from ui import theme
from ui.context import AppContext
from ui.frame import Frame
from ui.models.notes import Column
from ui.pages.all_notes import AllNotesPage
from ui.pages.bring_in import BringInPage
from ui.pages.capture import CapturePage
from ui.pages.findings import FindingsPage
from ui.widgets.deciding import Deciding
from ui.widgets.label import Label

Laptops = Mapping[str, Workbook]
Key = Qt.Key
MAY, JUNE = "The plan came late in May.", "The plan came late in June."


@pytest.fixture
def page(lead: AppContext, shown: Shown) -> BringInPage:
    """Return the page as it is before anything waits."""
    made = BringInPage(lead)
    shown(made)
    return made


def conflict(laptops: Laptops, mine: str = MAY, theirs: str = JUNE, given: str = "n2") -> None:
    """Let A and B write a note's text apart, and bring B's work to A."""
    edited(laptops["A"], given, text=mine)
    edited(laptops["B"], given, text=theirs)
    merged(laptops["A"], laptops["B"])


def text(book: Workbook, given: str = "n2") -> str:
    return note(book, given).text


def asked(page: BringInPage) -> Deciding:
    """Return what asks, brought up to date as a deed of the window would."""
    page._catch_up()
    assert page.questions.deciding.isVisible()
    return page.questions.deciding


def reopened(laptops: Laptops) -> AppContext:
    """Return a context with the lead's workbook opened again."""
    made = AppContext()
    made.take(workbooks.opened(laptops["A"].folder, PASSPHRASE))
    return made


def press(qtbot: QtBot, *keys: Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press keys on whatever has the focus."""
    for key in keys:
        widget = QApplication.focusWidget()
        assert widget is not None
        qtbot.keyClick(widget, key, modifier)


def focused_words() -> str:
    widget = QApplication.focusWidget()
    return str(widget.property("text") or "") if widget is not None else ""


def go_to(qtbot: QtBot, words: str) -> None:
    """Press Tab until a button with these words has the focus."""
    for _ in range(12):
        if focused_words() == words:
            return
        press(qtbot, Key.Key_Tab)
    raise AssertionError(f"Tab does not reach “{words}”")


def choose(qtbot: QtBot, deciding: Deciding, words: str) -> None:
    """From the list into the decision by Enter, to a button by Tab, and press it by Space."""
    deciding.take_focus()
    press(qtbot, Key.Key_Return)
    go_to(qtbot, words)
    press(qtbot, Key.Key_Space)


def asks_nobody_after_two_exchanges(laptops: Laptops) -> None:
    for _ in range(2):
        merged(laptops["B"], laptops["A"])
        merged(laptops["A"], laptops["B"])
        merged(laptops["C"], laptops["B"])
    assert [decisions.waiting(book) for book in laptops.values()] == [[], [], []]
    assert len({exported(book) for book in laptops.values()}) == 1


# Every way to decide


@pytest.mark.parametrize(
    ("button", "outcome"),
    [("Keep mine", MAY), ("Keep theirs", JUNE), ("Keep both", f"{JUNE}\n\n{MAY}")],
)
def test_a_decision_made_by_key_holds_everywhere_and_nobody_is_asked_again(
    qtbot: QtBot, laptops: Laptops, page: BringInPage, button: str, outcome: str
) -> None:
    conflict(laptops)
    choose(qtbot, asked(page), button)
    assert text(laptops["A"]) == outcome
    assert not page.questions.deciding.panel.isVisible()
    asks_nobody_after_two_exchanges(laptops)
    assert {text(book) for book in laptops.values()} == {outcome}


def test_a_wording_of_ones_own_is_written_on_the_page_and_kept_by_control_and_enter(
    qtbot: QtBot, laptops: Laptops, page: BringInPage
) -> None:
    conflict(laptops)
    deciding = asked(page)
    choose(qtbot, deciding, "Combine by hand…")
    editor = deciding.panel.own.editor
    assert editor.hasFocus()
    own = deciding.panel.own
    qtbot.waitUntil(lambda: own.visibleRegion().boundingRect() == own.rect())
    assert editor.toPlainText() == text(laptops["A"])
    press(qtbot, Key.Key_A, modifier=Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(editor, "It came in May")
    press(qtbot, Key.Key_Return)
    qtbot.keyClicks(editor, "or in June.")
    assert text(laptops["A"]) in (MAY, JUNE)
    press(qtbot, Key.Key_Return, modifier=Qt.KeyboardModifier.ControlModifier)
    assert text(laptops["A"]) == "It came in May\nor in June."
    asks_nobody_after_two_exchanges(laptops)
    assert text(laptops["B"]) == "It came in May\nor in June."


def test_a_ready_proposal_is_shown_whole_and_used_only_when_chosen(
    qtbot: QtBot, laptops: Laptops, page: BringInPage
) -> None:
    base = "Plans are late. They are kind."
    edited(laptops["A"], "n2", text=base)
    merged(laptops["B"], laptops["A"])
    conflict(laptops, "Plans are always late. They are kind.", "Plans are late. They are not kind.")
    deciding = asked(page)
    together = "Plans are always late. They are not kind."
    assert deciding.panel.proposal.isVisible()
    assert deciding.panel.proposal_text.accessibleName() == (
        "Plans are; added: always; late. They are; added: not; kind."
    )
    assert text(laptops["A"]) != together
    deciding.panel._combine()
    assert deciding.panel.own.editor.toPlainText() == together
    press(qtbot, Key.Key_Escape)
    choose(qtbot, deciding, "Use this")
    assert text(laptops["A"]) == together
    asks_nobody_after_two_exchanges(laptops)


@pytest.mark.parametrize(("button", "stays"), [("Keep it", True), ("Delete it", False)])
def test_a_note_that_one_deleted_and_another_worked_on_is_kept_or_deleted_by_a_person(
    qtbot: QtBot, laptops: Laptops, page: BringInPage, button: str, stays: bool
) -> None:
    edited(laptops["A"], "n2", text=MAY)
    notes.delete(laptops["B"], note(laptops["B"], "n2").subject)
    merged(laptops["A"], laptops["B"])
    deciding = asked(page)
    assert deciding.panel.happened.text() == "B deleted this note, and you worked on it."
    assert not deciding.panel.keep_both.isVisible()
    assert not deciding.panel.combine.isVisible()
    choose(qtbot, deciding, button)
    assert note(laptops["A"], "n2").deleted is not stays
    fate = "kept" if stays else "deleted"
    assert deciding.line.text.text() == f"Note “{MAY}” is {fate}."
    asks_nobody_after_two_exchanges(laptops)
    assert note(laptops["C"], "n2").deleted is not stays


def test_who_agreed_stands_behind_one_value_with_both_names(laptops: Laptops, page: BringInPage) -> None:
    edited(laptops["C"], "n2", text=JUNE)
    conflict(laptops)
    merged(laptops["A"], laptops["C"])
    panel = asked(page).panel
    assert panel.happened.text().startswith("You and 2 others changed this note")
    [mine, theirs] = panel.sides
    assert (mine.keep.text(), theirs.keep.text()) == ("Keep mine", "Keep theirs")
    bylines = [label.text() for label in theirs.findChildren(Label)]
    assert any(line.startswith(("B and C · ", "C and B · ")) for line in bylines)


@pytest.mark.parametrize("field", ["text", "deleted"])
def test_opposite_decisions_are_told_as_decisions(laptops: Laptops, page: BringInPage, field: str) -> None:
    edited(laptops["A"], "n2", text=MAY)
    if field == "text":
        edited(laptops["B"], "n2", text=JUNE)
    else:
        notes.delete(laptops["B"], note(laptops["B"], "n2").subject)
    merged(laptops["A"], laptops["B"])
    merged(laptops["B"], laptops["A"])
    for code, number in (("A", 1), ("B", 2)):
        [waiting] = decisions.waiting(laptops[code])
        decisions.keep(laptops[code], waiting.id, number)
    merged(laptops["A"], laptops["B"])
    told = {
        "text": "You and B decided differently about this note.",
        "deleted": "B decided to delete this note, and you to keep it.",
    }
    assert asked(page).panel.happened.text() == told[field]


def test_of_three_wordings_each_is_kept_under_its_authors_code(
    qtbot: QtBot, laptops: Laptops, page: BringInPage
) -> None:
    edited(laptops["C"], "n2", text="C's words about the plan.")
    conflict(laptops)
    merged(laptops["A"], laptops["C"])
    deciding = asked(page)
    assert deciding.panel.happened.text().startswith("You and 2 others changed this note after ")
    assert sorted(side.keep.text() for side in deciding.panel.sides) == ["Keep B’s", "Keep C’s", "Keep mine"]
    choose(qtbot, deciding, "Keep C’s")
    assert text(laptops["A"]) == "C's words about the plan."
    asks_nobody_after_two_exchanges(laptops)


def test_judgements_are_decided_in_words(qtbot: QtBot, laptops: Laptops, page: BringInPage) -> None:
    for code, judgement in (("A", "sufficient"), ("B", "not_sufficient")):
        [first, _] = findings.weaknesses(laptops[code])
        findings.judge(laptops[code], first.subject, judgement)
    merged(laptops["A"], laptops["B"])
    deciding = asked(page)
    assert deciding.panel.happened.text() == "Both of you changed the judgement of this weakness."
    assert [side.text.accessibleName() for side in deciding.panel.sides] == [
        "Sufficient progress",
        "Not sufficient progress",
    ]
    assert deciding.panel.thing.accessibleName() == "The quality of plans."
    choose(qtbot, deciding, "Keep theirs")
    assert findings.weaknesses(laptops["A"])[0].judgement == "not_sufficient"
    asks_nobody_after_two_exchanges(laptops)


def test_references_are_decided_by_what_they_are_called(qtbot: QtBot, laptops: Laptops, page: BringInPage) -> None:
    talks = [{"id": "t1", "title": "Parents’ forum", "witness_kind": "parent_carer"}]
    talks += [{"id": "t2", "title": "Youth council", "witness_kind": "young_person"}]
    brought(laptops["A"], interviews=talks)
    merged(laptops["B"], laptops["A"])
    brought(laptops["A"], notes=[{"id": "n2", "interview": "t1"}])
    brought(laptops["B"], notes=[{"id": "n2", "interview": "t2"}])
    merged(laptops["A"], laptops["B"])
    deciding = asked(page)
    panel = deciding.panel
    assert [side.text.accessibleName() for side in panel.sides] == ["Parents’ forum", "Youth council"]
    assert panel.original_text.accessibleName() == "A-P1"
    assert panel.thing.accessibleName() == "The plan came late."
    choose(qtbot, deciding, "Keep mine")
    assert {row.text: row.interview_label for row in notes.listed(laptops["A"])}["The plan came late."] == (
        "Parents’ forum"
    )
    asks_nobody_after_two_exchanges(laptops)


# What is read before deciding


def test_a_conflict_is_read_over_its_original_word_by_word(laptops: Laptops, page: BringInPage) -> None:
    conflict(laptops)
    deciding = asked(page)
    panel = deciding.panel
    assert panel.title.text() == "Decision 1 of 1"
    assert panel.happened.text().startswith("Both of you changed this note after ")
    assert panel.original_title.text().startswith("Original, ")
    assert panel.original_text.accessibleName() == "The plan came late."
    assert [side.text.accessibleName() for side in panel.sides] == [
        "The plan came late; added: in May; .",
        "The plan came late; added: in June; .",
    ]
    assert panel.explained.isVisible()
    [row] = deciding.list.rows.rows
    assert row.spoken.startswith("Waits for a decision. A-P1. Note, text · The plan came late")


def test_tab_goes_as_one_reads(qtbot: QtBot, laptops: Laptops, page: BringInPage) -> None:
    edited(laptops["A"], "n1", text="One of A.")
    edited(laptops["B"], "n1", text="One of B.")
    conflict(laptops)
    deciding = asked(page)
    for _ in range(2):  # the cards of the second are made anew
        deciding.take_focus()
        walked = []
        for _ in range(4):
            press(qtbot, Key.Key_Tab)
            walked.append(focused_words())
        assert walked == ["Keep mine", "Keep theirs", "Keep both", "Combine by hand…"]
        deciding.take_focus()
        press(qtbot, Key.Key_Down)


def test_what_the_workbook_will_hold_is_told_while_a_button_has_the_focus(
    qtbot: QtBot, laptops: Laptops, page: BringInPage
) -> None:
    conflict(laptops)
    deciding = asked(page)
    outcome = deciding.panel.outcome
    height = outcome.height()
    shown = text(laptops["A"])
    assert outcome.text.text() == shown
    assert outcome.when.text() == ("until you choose: yours" if shown == MAY else "until you choose: B’s")
    deciding.take_focus()
    press(qtbot, Key.Key_Return)
    go_to(qtbot, "Keep theirs")
    assert (outcome.when.text(), outcome.text.text()) == ("by “Keep theirs”", JUNE)
    go_to(qtbot, "Keep both")
    assert outcome.text.text() == f"{JUNE}\n\n{MAY}"
    assert outcome.height() == height
    deciding.take_focus()
    assert outcome.text.text() == shown
    assert text(laptops["A"]) == shown


def test_long_texts_are_shortened_to_where_they_differ_until_the_whole_is_wanted(
    qtbot: QtBot, laptops: Laptops, page: BringInPage
) -> None:
    long = " ".join(f"w{number}" for number in range(400))
    edited(laptops["A"], "n2", text=long)
    merged(laptops["B"], laptops["A"])
    conflict(laptops, f"{long} mine", f"{long} theirs")
    deciding = asked(page)
    panel = deciding.panel
    assert "w200" not in panel.original_text.text() + panel.sides[0].text.text()
    qtbot.mouseClick(panel.whole, Qt.MouseButton.LeftButton)
    assert "w200" in panel.original_text.text()
    assert "w200" in panel.sides[0].text.text()


# One after the other, and back


def test_after_a_decision_comes_the_next_and_undo_brings_the_last_one_back(
    qtbot: QtBot, laptops: Laptops, page: BringInPage
) -> None:
    edited(laptops["A"], "n1", text="One of A.")
    edited(laptops["B"], "n1", text="One of B.")
    conflict(laptops)
    before = exported(laptops["A"])
    deciding = asked(page)
    assert deciding.title.text() == "2 to decide"
    first = deciding.panel.key
    choose(qtbot, deciding, "Keep mine")
    assert deciding.count == 1
    assert deciding.panel.title.text() == "Decision 1 of 1"
    assert deciding.panel.key != first
    assert deciding.list.hasFocus()  # a second press decides nothing
    press(qtbot, Key.Key_Space)
    assert deciding.count == 1
    banner = deciding.line
    assert "now holds" in banner.text.text()
    banner.action.setFocus()
    press(qtbot, Key.Key_Space)
    assert deciding.count == 2
    assert deciding.panel.key == first
    assert not banner.isVisible()
    assert exported(laptops["A"]) == before


def test_undo_is_offered_only_while_it_is_the_last_deed(qtbot: QtBot, laptops: Laptops, page: BringInPage) -> None:
    conflict(laptops)
    choose(qtbot, asked(page), "Keep mine")
    assert page.questions.deciding.line.isVisible()
    page._context.do(notes.rewrite, note(laptops["A"], "n1").subject, "Something else")
    assert not page.questions.isVisible()


def test_what_is_not_decided_is_listed_again_after_reopening(
    qtbot: QtBot, laptops: Laptops, lead: AppContext, shown: Shown
) -> None:
    conflict(laptops)
    lead.close()
    again = reopened(laptops)
    page = BringInPage(again)
    shown(page)
    assert page.questions.deciding.count == 1
    assert page.questions.deciding.panel.isVisible()
    again.close()


def test_what_a_colleague_decided_is_not_asked_here(laptops: Laptops, page: BringInPage) -> None:
    conflict(laptops)
    assert asked(page).count == 1
    merged(laptops["B"], laptops["A"])
    [waiting] = decisions.waiting(laptops["B"])
    decisions.keep(laptops["B"], waiting.id, 1)
    merged(laptops["A"], laptops["B"])
    page._hear()
    assert page.questions.deciding.count == 0
    assert text(laptops["A"]) == text(laptops["B"])


# What is being typed


def test_a_wording_being_typed_is_on_the_disk_and_comes_back(
    qtbot: QtBot, laptops: Laptops, page: BringInPage, lead: AppContext, shown: Shown
) -> None:
    conflict(laptops)
    deciding = asked(page)
    choose(qtbot, deciding, "Combine by hand…")
    qtbot.keyClicks(deciding.panel.own.editor, " And")
    qtbot.waitUntil(lambda: len(drafts.offered(laptops["A"])) == 1, timeout=5_000)
    shown_now = text(laptops["A"])
    page.window().hide()
    lead.close()
    again = reopened(laptops)
    later = BringInPage(again)
    shown(later)
    own = later.questions.deciding.panel.own
    assert own.isVisible()
    assert own.editor.toPlainText() == f"{shown_now} And"
    own.editor.setFocus()
    qtbot.keyClicks(own.editor, " then")
    qtbot.keyClick(own.editor, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert text(again.workbook) == f"{shown_now} And then"
    assert drafts.offered(again.workbook) == []
    again.close()


def test_escape_leaves_the_wording_and_throwing_it_away_forgets_it(
    qtbot: QtBot, laptops: Laptops, page: BringInPage
) -> None:
    conflict(laptops)
    deciding = asked(page)
    choose(qtbot, deciding, "Combine by hand…")
    editor = deciding.panel.own.editor
    qtbot.keyClicks(editor, " And")
    press(qtbot, Key.Key_Escape)
    assert not editor.isVisible()
    assert [draft.text for draft in drafts.offered(laptops["A"])] == [f"{text(laptops['A'])} And"]
    go_to(qtbot, "Combine by hand…")
    press(qtbot, Key.Key_Space)
    assert editor.toPlainText().endswith(" And")
    go_to(qtbot, "Throw away")
    press(qtbot, Key.Key_Space)
    assert drafts.offered(laptops["A"]) == []
    assert deciding.count == 1


def test_a_wording_stays_while_others_are_looked_at_and_the_workbook_changes(
    qtbot: QtBot, laptops: Laptops, page: BringInPage
) -> None:
    edited(laptops["A"], "n1", text="One of A.")
    edited(laptops["B"], "n1", text="One of B.")
    conflict(laptops)
    deciding = asked(page)
    choose(qtbot, deciding, "Combine by hand…")
    editor = deciding.panel.own.editor
    qtbot.keyClicks(editor, " And")
    typed = editor.toPlainText()
    page._context.do(findings.judge, findings.weaknesses(laptops["A"])[0].subject, "sufficient")
    assert editor.isVisible()
    assert editor.toPlainText() == typed
    deciding.take_focus()
    press(qtbot, Key.Key_Down)
    assert not editor.isVisible()
    press(qtbot, Key.Key_Up)
    assert editor.isVisible()
    assert editor.toPlainText() == typed


def test_a_wording_for_a_decision_that_was_made_meanwhile_can_be_copied(
    qtbot: QtBot, laptops: Laptops, page: BringInPage
) -> None:
    conflict(laptops)
    deciding = asked(page)
    choose(qtbot, deciding, "Combine by hand…")
    qtbot.keyClicks(deciding.panel.own.editor, " And")
    typed = deciding.panel.own.editor.toPlainText()
    page._context.seal()
    [waiting] = decisions.waiting(laptops["A"])
    page._context.do(decisions.keep, waiting.id, 1)
    assert deciding.isVisible()
    assert typed in deciding.offer.words.text()
    deciding.offer.take.setFocus()
    press(qtbot, Key.Key_Space)
    assert QGuiApplication.clipboard().text() == typed
    assert drafts.offered(laptops["A"]) == []
    assert not deciding.offer.isVisible()


def test_an_erased_note_leaves_no_wording_behind(qtbot: QtBot, laptops: Laptops, page: BringInPage) -> None:
    conflict(laptops)
    deciding = asked(page)
    choose(qtbot, deciding, "Combine by hand…")
    qtbot.keyClicks(deciding.panel.own.editor, " And")
    page._context.seal()
    assert len(drafts.offered(laptops["A"])) == 1
    erasing.erase(laptops["A"], note(laptops["A"], "n2").subject)
    assert drafts.offered(laptops["A"]) == []


# From elsewhere in the window


@pytest.fixture
def frame(qtbot: QtBot, laptops: Laptops, lead: AppContext, shown: Shown) -> Frame:
    """Return the frame of the lead's window with a conflict in it."""
    conflict(laptops)
    made = Frame(lead)
    qtbot.addWidget(made)
    made.resize(1366, 740)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def decides(frame: Frame, given: str = "n2") -> bool:
    """Tell whether the page with the decision about a note is shown."""
    page = frame.page("merge")
    assert isinstance(page, BringInPage)
    deciding = page.questions.deciding
    subject = note(frame._context.workbook, given).subject
    return deciding.isVisible() and deciding.panel.key == (subject, "text") and deciding.list.hasFocus()


def test_the_mark_of_a_note_in_the_table_leads_to_its_decision(qtbot: QtBot, frame: Frame) -> None:
    frame.go("notes")
    page = frame.page("notes")
    assert isinstance(page, AllNotesPage)
    qtbot.mouseClick(page.chips["waiting"], Qt.MouseButton.LeftButton)
    assert page.count.text() == "1 of 2 notes"
    index = page.table.notes.index(0, Column.NOTE)
    assert "decision" in page.table.notes.data(index, Qt.ItemDataRole.ToolTipRole)
    place = page.table._delegate.mark(page.table.visualRect(index)).center()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place - QPoint(60, 0))
    assert not decides(frame)
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert decides(frame)


def test_a_key_leads_from_a_note_to_its_decision_and_does_nothing_where_none_waits(qtbot: QtBot, frame: Frame) -> None:
    frame.go("capture")
    page = frame.page("capture")
    assert isinstance(page, CapturePage)
    page.show_note(note(frame._context.workbook, "n1").subject)
    assert page.timeline.hasFocus()
    press(qtbot, Key.Key_D, modifier=Qt.KeyboardModifier.ControlModifier)
    assert not decides(frame)
    page.show_note(note(frame._context.workbook, "n2").subject)
    press(qtbot, Key.Key_D, modifier=Qt.KeyboardModifier.ControlModifier)
    assert decides(frame)


def test_the_mark_in_the_timeline_leads_to_the_decision(qtbot: QtBot, frame: Frame) -> None:
    frame.go("capture")
    page = frame.page("capture")
    assert isinstance(page, CapturePage)
    subject = note(frame._context.workbook, "n2").subject
    page.show_note(subject)
    row = page.timeline.notes.row_of(subject)
    assert row is not None
    rect = page.timeline.visualRect(page.timeline.notes.index(row))
    place = page.timeline._delegate.mark(rect).center()
    qtbot.mouseClick(page.timeline.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert decides(frame)


def test_the_number_that_waits_stands_beside_the_pages_name_and_goes(qtbot: QtBot, frame: Frame) -> None:
    entry = frame.nav._entries["merge"]
    assert entry.accessibleName() == "Bring in notes, 1 to decide"
    frame.go("merge")
    page = frame.page("merge")
    assert isinstance(page, BringInPage)
    choose(qtbot, page.questions.deciding, "Keep mine")
    qtbot.waitUntil(lambda: entry.accessibleName() == "Bring in notes")


def test_pairs_that_look_alike_count_among_what_waits_until_they_are_left_as_two(
    qtbot: QtBot, laptops: Laptops, frame: Frame
) -> None:
    entry = frame.nav._entries["merge"]
    brought(laptops["A"], weaknesses=[{"id": "w3", "title": "the quality  of plans.", "position": 3}])
    frame._refresh()
    assert entry.accessibleName() == "Bring in notes, 1 to decide, 1 pair looks alike"
    frame.go("merge")
    page = frame.page("merge")
    assert isinstance(page, BringInPage)
    [card] = page.questions.look_alikes.offered
    qtbot.mouseClick(card.buttons[1], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: entry.accessibleName() == "Bring in notes, 1 to decide")


def test_a_paragraph_under_a_decision_leads_to_it(qtbot: QtBot, laptops: Laptops, frame: Frame) -> None:
    for code in "AB":
        [first, _] = findings.weaknesses(laptops[code])
        [finding] = findings.of_weakness(laptops[code], first.subject)
        findings.rewrite(laptops[code], finding.subject, f"Written by {code}.")
    merged(laptops["A"], laptops["B"])
    frame.go("findings")
    page = frame.page("findings")
    assert isinstance(page, FindingsPage)
    [card] = page.paragraphs.cards
    card.decide.setFocus()
    press(qtbot, Key.Key_Space)
    merge = frame.page("merge")
    assert isinstance(merge, BringInPage)
    assert merge.questions.deciding.panel.key == (finding.subject, "text")


def test_a_decision_that_is_sought_while_a_preview_is_read_is_shown_beside_it(
    qtbot: QtBot, laptops: Laptops, frame: Frame
) -> None:
    edited(laptops["C"], "n1", text="Of C.")
    frame.bring([handed_over(laptops["C"])])
    page = frame.page("merge")
    assert isinstance(page, BringInPage)
    qtbot.waitUntil(lambda: page.merge.isVisible() and page.merge.isEnabled(), timeout=20_000)
    assert not page.questions.isVisible()
    frame.show_decision(note(laptops["A"], "n2").subject)
    assert decides(frame)
    assert page.preview.isVisible()
    qtbot.mouseClick(page.cancel, Qt.MouseButton.LeftButton)
    assert decides(frame)


# Look-alikes


def test_two_that_look_alike_are_joined_read_as_one_and_separated_again(
    qtbot: QtBot, laptops: Laptops, lead: AppContext, page: BringInPage
) -> None:
    for code in "AB":
        given = {"id": f"t{code}", "interview": "int-1", "author": f"ins-{code.lower()}", "text": f"Bus of {code}"}
        brought(
            laptops[code],
            weaknesses=[{"id": f"w-{code}", "title": "Transport", "position": 3}],
            notes=[{**given, "tags": [f"w-{code}"]}],
        )
    merged(laptops["A"], laptops["B"])
    page._catch_up()
    everything = AllNotesPage(lead)
    qtbot.addWidget(everything)
    everything.show()

    def ranks() -> set[tuple[int, ...]]:
        rows = (everything.table.notes.note(row) for row in range(everything.table.notes.rowCount()))
        return {row.tags for row in rows if row.text.startswith("Bus")}

    assert len(ranks()) == 2
    look_alikes = page.questions.look_alikes
    page.activateWindow()
    [card] = look_alikes.offered
    told = [label.text().rpartition("made by ")[2] for label in card.findChildren(Label)]
    assert sorted(told[1:]) == ["B · 1 note", "you · 1 note"]
    card.buttons[0].setFocus()
    assert focused_words() == "These are one"
    press(qtbot, Key.Key_Space)
    assert ranks() == {(3,)}
    assert look_alikes.offered == []
    assert "read as one" in look_alikes.line.text.text()
    [card] = look_alikes.joined
    card.buttons[0].setFocus()
    assert focused_words() == "Separate"
    press(qtbot, Key.Key_Space)
    assert len(ranks()) == 2
    qtbot.mouseClick(look_alikes.line.action, Qt.MouseButton.LeftButton)
    assert ranks() == {(3,)}


def test_two_that_were_left_as_two_are_not_offered_again_unless_that_is_undone(
    qtbot: QtBot, laptops: Laptops, lead: AppContext, page: BringInPage
) -> None:
    brought(laptops["A"], weaknesses=[{"id": "w3", "title": "the quality  of plans.", "position": 3}])
    before = exported(laptops["A"])
    page._catch_up()
    look_alikes = page.questions.look_alikes
    [card] = look_alikes.offered
    qtbot.mouseClick(card.buttons[1], Qt.MouseButton.LeftButton)
    assert look_alikes.offered == []
    assert joins.offered(laptops["A"]) == []
    qtbot.mouseClick(look_alikes.line.action, Qt.MouseButton.LeftButton)
    assert len(look_alikes.offered) == 1
    assert exported(laptops["A"]) == before


# Merging: taken back, and stopped


def merges(qtbot: QtBot, page: BringInPage, other: Workbook) -> None:
    """Bring in the work of another and merge it."""
    count = len(page.files.rows.rows)
    page.bring([handed_over(other)])
    qtbot.waitUntil(lambda: page.merge.isVisible() and page.merge.isEnabled(), timeout=20_000)
    page.merge.click()
    qtbot.waitUntil(lambda: len(page.files.rows.rows) > count and page.choose.isVisible(), timeout=20_000)


def test_a_merge_opens_its_decisions_on_the_page_and_is_taken_back_by_one_button(
    qtbot: QtBot, laptops: Laptops, page: BringInPage
) -> None:
    edited(laptops["A"], "n2", text=MAY)
    edited(laptops["B"], "n2", text=JUNE)
    before = exported(laptops["A"])
    merges(qtbot, page, laptops["B"])
    deciding = page.questions.deciding
    assert deciding.isVisible()
    assert deciding.list.hasFocus()
    assert page.told.undo.isVisible()
    page.told.undo.setFocus()
    press(qtbot, Key.Key_Space)
    qtbot.waitUntil(lambda: page.files.rows.rows[-1].text.endswith("was taken back."), timeout=20_000)
    assert len(page.files.rows.rows) == 1
    assert exported(laptops["A"]) == before
    assert not deciding.isVisible()
    assert not page.told.undo.isVisible()


def test_a_merge_is_not_offered_to_be_taken_back_once_something_else_was_done(
    qtbot: QtBot, laptops: Laptops, page: BringInPage
) -> None:
    edited(laptops["A"], "n2", text=MAY)
    edited(laptops["B"], "n2", text=JUNE)
    merges(qtbot, page, laptops["B"])
    choose(qtbot, page.questions.deciding, "Keep mine")
    assert not page.told.undo.isVisible()


def test_a_merge_that_is_stopped_before_it_writes_changes_nothing_and_can_be_made_after_all(
    qtbot: QtBot, laptops: Laptops, lead: AppContext, page: BringInPage
) -> None:
    edited(laptops["B"], "n2", text=JUNE)
    before = exported(laptops["A"])
    page.bring([handed_over(laptops["B"])])
    qtbot.waitUntil(lambda: page.merge.isVisible() and page.merge.isEnabled(), timeout=20_000)
    with laptops["A"].reading():  # the merge has to wait for this
        page.merge.click()
        assert not page.merge.isEnabled()
        lead.runner.cancel()
    qtbot.waitUntil(lambda: page.merge.isEnabled(), timeout=20_000)
    assert exported(laptops["A"]) == before
    [stopped] = page.files.rows.rows
    assert stopped.text.endswith("was not merged.")
    assert stopped.below.startswith("Stopped")
    page.merge.click()
    qtbot.waitUntil(lambda: len(page.files.rows.rows) == 2, timeout=20_000)
    assert text(laptops["A"]) == JUNE


def test_looking_into_a_file_can_be_stopped(
    qtbot: QtBot, laptops: Laptops, lead: AppContext, page: BringInPage
) -> None:
    edited(laptops["B"], "n2", text=JUNE)
    before = exported(laptops["A"])
    path = handed_over(laptops["B"])
    with laptops["A"].reading():
        page.bring([path])
        lead.runner.cancel()
    qtbot.waitUntil(lambda: len(page.files.rows.rows) == 1, timeout=20_000)
    assert page.files.rows.rows[0].below.endswith("Nothing was changed.")
    assert exported(laptops["A"]) == before


# Room


@pytest.mark.parametrize("factor", [1.0, 1.5])
def test_decisions_fit_a_narrow_window(laptops: Laptops, lead: AppContext, shown: Shown, factor: float) -> None:
    theme.appearance.apply(theme.Look.DARK, factor)
    conflict(laptops, "x" * 2_000, "A word or two. " * 130)
    for book in (laptops["A"], laptops["B"]):
        with book.deed("edited") as store:
            store.write(
                Edit("note", note(book, "n1").subject, {"stance": "progress" if book is laptops["A"] else None})
            )
    merged(laptops["A"], laptops["B"])
    brought(laptops["A"], weaknesses=[{"id": "w3", "title": "the quality  of plans.", "position": 3}])
    page = BringInPage(lead)
    shown(page)
    assert asked(page).count == 2
    for row in range(2):
        page.questions.deciding.list.setCurrentIndex(page.questions.deciding.list.rows.index(row))
        assert page.minimumSizeHint().width() <= 760
