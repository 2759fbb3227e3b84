"""Evidence beside the findings: linked by drag and by key, to a paragraph or a sentence; what speaks against it."""

from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDrag
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector_app.domain.things import Evidence
from inspector_app.services import findings, notes, tagging, undoing
from tests.inspector_app.visits import note
from tests.ui.pages.conftest import Shown
from tests.ui.pages.writing import Dragged, begin, held, over, under, weaknesses
from ui.context import AppContext
from ui.pages.findings import FindingsPage
from ui.widgets import evidence_drag
from ui.widgets.evidence_finder import Scope
from ui.widgets.evidence_list import EvidenceList

TOLD, HEARD = "A long account. " * 9, "2022-05-09T10:00:00+01:00"


@pytest.fixture
def page(context: AppContext, shown: Shown) -> FindingsPage:
    made = FindingsPage(context)
    shown(made)
    return made


def n(context: AppContext, number: int) -> UUID:
    return note(context.workbook, f"n{number}").subject


def shown_texts(view: EvidenceList) -> list[str]:
    return [row.text for row in view.rows.rows]


def test_a_note_dropped_on_a_sentence_is_linked_to_it_and_the_sentence_lights_up_before(
    context: AppContext, page: FindingsPage
) -> None:
    other = held(context)
    [card] = page.paragraphs.cards
    dragged = Dragged(evidence_drag.carried([other]))
    place = over(card.edit, "They are kind.")
    assert dragged.move(card.edit.viewport(), place)
    [light] = card.edit.extraSelections()
    assert light.cursor.selectedText() == "They are kind."
    assert card.evidence.text() == "Drop to link to this sentence"
    assert dragged.move(card.edit.viewport(), over(card.edit, "Plans are late."))
    [light] = card.edit.extraSelections()
    assert light.cursor.selectedText() == "Plans are late."
    dragged.drop(card.edit.viewport(), place)
    assert Evidence(other, "They are kind.") in under(context)[0].evidence
    assert card.edit.extraSelections() == []
    assert card.evidence.text() == "2 notes linked"


def test_a_note_dropped_beside_the_text_is_linked_to_the_paragraph(context: AppContext, page: FindingsPage) -> None:
    other = held(context)
    [card] = page.paragraphs.cards
    dragged = Dragged(evidence_drag.carried([other]))
    assert dragged.move(card.edit.viewport(), QPoint(card.edit.viewport().width() - 4, 8))
    assert card.evidence.text() == "Drop to link to the paragraph"
    assert card.edit.extraSelections() == []
    dragged.leave()
    assert card.evidence.text() == "1 note linked · 1 of 2 sentences has no evidence"
    dragged.drop(card, card.evidence.geometry().center())
    assert Evidence(other) in under(context)[0].evidence


def test_text_that_is_dragged_is_no_note_and_what_a_note_carries_names_no_words(
    context: AppContext, page: FindingsPage
) -> None:
    [card] = page.paragraphs.cards
    data = evidence_drag.carried([n(context, 1)])
    assert data.formats() == [evidence_drag.NOTES]
    assert bytes(data.data(evidence_drag.NOTES).data()).decode() == str(n(context, 1))
    data.removeFormat(evidence_drag.NOTES)
    data.setText("words")
    before = under(context)
    assert not Dragged(data).move(card, QPoint(2, 2))
    assert under(context) == before


def test_several_notes_are_dragged_by_a_real_mouse_from_the_list_to_a_sentence(
    qtbot: QtBot, context: AppContext, page: FindingsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.evidence.linked.setFocus()
    qtbot.keyClick(page.evidence.linked, Qt.Key.Key_Delete)
    held(context)
    view, [card] = page.evidence.candidates, page.paragraphs.cards
    qtbot.waitUntil(lambda: len(view.rows.rows) == 2)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(view_keys := view.keys) == 2
    taken: list[QMimeData] = []

    def carry(drag: QDrag, _: object) -> None:  # a screen that is no screen has no drag of its own
        taken.append(drag.mimeData())
        Dragged(drag.mimeData()).drop(card.edit.viewport(), over(card.edit, "They are kind."))

    monkeypatch.setattr(QDrag, "exec", carry)
    window = view.window().windowHandle()
    start = view.viewport().mapTo(view.window(), view.visualRect(view.rows.index(0)).center())
    QTest.mousePress(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    for step in range(3 * QApplication.startDragDistance()):
        QTest.mouseMove(window, start + QPoint(step, 0))
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    assert [evidence_drag.notes_of(data)[0] for data in taken] == [view_keys]
    qtbot.waitUntil(lambda: len(under(context)[0].evidence) == 2)
    assert {link.sentence for link in under(context)[0].evidence} == {"They are kind."}
    undoing.undo(context.workbook)  # it was one deed
    assert under(context)[0].evidence == ()


def test_a_link_whose_words_were_changed_says_so_and_moves_to_the_sentence_it_is_dropped_on(
    qtbot: QtBot, context: AppContext, page: FindingsPage
) -> None:
    [card] = page.paragraphs.cards
    begin(qtbot, card)
    qtbot.keyClick(card.edit, Qt.Key.Key_Home)
    qtbot.keyClicks(card.edit, "All ")
    qtbot.mouseClick(page.evidence.search, Qt.MouseButton.LeftButton)
    [row] = page.evidence.linked.rows.rows
    assert not row.below.startswith("its sentence was changed; link it to the new one")  # it is still there
    begin(qtbot, card)
    qtbot.keyClick(card.edit, Qt.Key.Key_Home)
    for _ in range(len("All Plans are ")):
        qtbot.keyClick(card.edit, Qt.Key.Key_Right)
    qtbot.keyClicks(card.edit, "very ")
    qtbot.mouseClick(page.evidence.search, Qt.MouseButton.LeftButton)
    [row] = page.evidence.linked.rows.rows
    assert row.below.startswith("its sentence was changed; link it to the new one")
    assert card.evidence.text() == "1 note linked · 2 of 2 sentences have no evidence"
    page.evidence.linked.setFocus()
    dragged = Dragged(evidence_drag.carried([n(context, 1)], linked=True))
    dragged.drop(card.edit.viewport(), over(card.edit, "very late."))
    assert under(context)[0].evidence == (Evidence(n(context, 1), "All Plans are very late."),)


def test_several_links_are_taken_away_by_key_in_one_deed(qtbot: QtBot, context: AppContext, page: FindingsPage) -> None:
    findings.link(context.workbook, under(context)[0].subject, held(context))
    context.changed.emit(frozenset({"finding"}))
    view = page.evidence.linked
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert under(context)[0].evidence == ()
    undoing.undo(context.workbook)
    assert len(under(context)[0].evidence) == 2


def test_notes_that_speak_against_a_paragraph_are_a_group_of_their_own(
    qtbot: QtBot, context: AppContext, page: FindingsPage
) -> None:
    other = held(context)
    against = page.evidence.finder.chips[Scope.AGAINST]
    assert against.text() == "Against 0"
    notes.mark(context.workbook, other, stance="progress")  # the linked one is a concern
    context.changed.emit(context.workbook.touched())
    assert against.text() == "Against 1"
    qtbot.mouseClick(against, Qt.MouseButton.LeftButton)
    [row] = page.evidence.candidates.rows.rows
    assert (row.text, row.below.endswith("speaks against this paragraph")) == ("The plan came late.", True)
    assert "say the opposite" in page.evidence.hint.text()
    page.evidence.candidates.setFocus()
    qtbot.mouseClick(page.evidence.link, Qt.MouseButton.LeftButton)
    assert against.text() == "Against 0"


def test_other_notes_are_read_when_they_are_asked_for_and_are_linked_too(
    qtbot: QtBot, context: AppContext, page: FindingsPage
) -> None:
    qtbot.mouseClick(page.evidence.finder.chips[Scope.OTHERS], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown_texts(page.evidence.candidates) == ["The plan came late."])
    assert page.evidence.hint.text() == "1 note not held against this weakness"
    page.evidence.candidates.setFocus()
    qtbot.keyClick(page.evidence.candidates, Qt.Key.Key_Return)
    assert Evidence(n(context, 2)) in under(context)[0].evidence
    assert "The plan came late." in shown_texts(page.evidence.linked)
    context.do(tagging.hold, n(context, 2), weaknesses(context)[0].subject)
    qtbot.waitUntil(lambda: not page._others.busy)
    assert page.evidence.finder.chips[Scope.HELD].text() == "Held 2"


def test_the_panel_tells_of_how_many_a_word_of_number_speaks(
    qtbot: QtBot, context: AppContext, page: FindingsPage
) -> None:
    [card] = page.paragraphs.cards
    assert page.evidence.claims.isHidden()
    begin(qtbot, card)
    qtbot.keyClicks(card.edit, " Many parents wait. Most young people do.")
    page.evidence.search.setFocus()
    assert page.evidence.claims.isHidden()  # nothing stands behind these sentences yet
    assert page.evidence.unbacked.text().splitlines() == [
        "“Many parents”: no note from parents and carers",
        "“Most young people”: no note from young people",
    ]
    context.do(findings.link, card.subject, n(context, 1), "Many parents wait.")
    assert page.evidence.claims.text() == "“Many parents”: 1 note from 1 interview with parents and carers"
    assert page.evidence.unbacked.text() == "“Most young people”: no note from young people"


def test_paragraph_and_panel_count_alike_when_a_linked_sentence_is_changed_and_when_that_is_taken_back(
    qtbot: QtBot, context: AppContext, page: FindingsPage
) -> None:
    [card], evidence = page.paragraphs.cards, page.evidence
    context.do(findings.rewrite, card.subject, "Many parents wait. All plans are late.")
    context.do(findings.link, card.subject, n(context, 1), "Many parents wait.")
    assert evidence.claims.text() == "“Many parents”: 1 note from 1 interview with parents and carers"
    begin(qtbot, card)
    card.edit.go_to(len("Many parents wait"))
    qtbot.keyClicks(card.edit, " long")
    evidence.search.setFocus()
    assert card.evidence.text() == "1 note linked · 2 of 2 sentences have no evidence"
    assert evidence.claims.text() == ""
    assert evidence.unbacked.text().splitlines() == [
        "“Many parents”: no note from parents and carers",
        "“All plans”: no note",
    ]
    card.edit.go_to(len("Many parents wait long"))
    for _ in " long":
        qtbot.keyClick(card.edit, Qt.Key.Key_Backspace)
    assert card.evidence.text() == "1 note linked · 1 of 2 sentences has no evidence"
    qtbot.waitUntil(lambda: evidence.claims.text().startswith("“Many parents”: 1 note"))  # before the field is left
    assert card.dirty
    assert not evidence.linked.rows.rows[0].below.startswith("its sentence was changed")


def test_a_note_is_read_in_full_by_key_and_leads_to_where_it_was_taken(
    qtbot: QtBot, context: AppContext, page: FindingsPage
) -> None:
    long = "A long account. " * 60
    other = held(context)
    context.do(notes.rewrite, other, long)
    view, reader = page.evidence.candidates, page.evidence.reader
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert reader.isVisible()
    assert reader.text.toPlainText() == long.strip()
    assert "Parents and carers" in reader.source.text()
    with qtbot.waitSignal(page.note_chosen) as told:
        qtbot.mouseClick(reader.go, Qt.MouseButton.LeftButton)
    assert told.args == [other]
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not reader.isVisible()
    page.evidence.linked.setFocus()
    qtbot.keyClick(page.evidence.linked, Qt.Key.Key_Return)
    assert reader.text.toPlainText() == "Xanthippe waits for the plan."
    assert not page.evidence.finder.isVisible()
    reader.text.setFocus()
    qtbot.keyClick(reader.text, Qt.Key.Key_Escape)
    assert page.evidence.finder.isVisible()
    assert page.evidence.linked.hasFocus()


def test_the_menu_of_a_note_does_what_the_keys_do(qtbot: QtBot, context: AppContext, page: FindingsPage) -> None:
    other = held(context)
    page.evidence.candidates.setFocus()
    words = [action.text() for action in page.evidence.menu_of(page.evidence.candidates).actions()]
    assert words == ["Link", "Read in full (Space)", "Open in Capture"]
    menu = page.evidence.menu_of(page.evidence.candidates)
    menu.actions()[0].trigger()
    assert Evidence(other) in under(context)[0].evidence
    page.evidence.linked.selectAll()
    page.evidence.menu_of(page.evidence.linked).actions()[0].trigger()
    assert under(context)[0].evidence == ()


def test_thousands_of_notes_are_offered_and_found(qtbot: QtBot, context: AppContext, page: FindingsPage) -> None:
    interview = note(context.workbook, "n1").interview
    tags = [weaknesses(context)[0].subject]
    for number in range(130):
        heard = f"2022-05-09T10:{number % 60:02}:00+01:00"
        notes.capture(context.workbook, interview=interview, text=f"Number {number}", heard=heard, tags=tags)
    context.changed.emit(frozenset({"note"}))
    view = page.evidence.candidates
    assert page.evidence.hint.text() == "130 notes not linked here"
    assert len(view.rows.rows) < 130
    view.setFocus()
    for _ in range(3):
        qtbot.keyClick(view, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: len(view.rows.rows) == 130)
    qtbot.keyClicks(page.evidence.search, "number 129")
    assert shown_texts(view) == ["Number 129"]
    assert page.evidence.hint.text() == "1 note"


def test_what_was_looked_for_on_one_weakness_is_not_looked_for_on_the_next(
    qtbot: QtBot, context: AppContext, page: FindingsPage
) -> None:
    held(context)
    panel = page.evidence
    panel.exact.click()
    qtbot.keyClicks(panel.search, "plan")
    panel.candidates.setFocus()
    qtbot.keyClick(panel.candidates, Qt.Key.Key_Space)
    assert panel.reader.isVisible()
    page.chips[1].click()
    assert (panel.search.text(), panel.exact.isChecked(), panel.reader.isVisible()) == ("", False, False)
    assert panel.finder.isVisible()


def test_escape_in_the_paragraph_closes_a_note_that_is_read_and_the_focus_stays(
    qtbot: QtBot, context: AppContext, page: FindingsPage
) -> None:
    held(context)
    [card], panel = page.paragraphs.cards, page.evidence
    panel.candidates.setFocus()
    qtbot.keyClick(panel.candidates, Qt.Key.Key_Space)
    begin(qtbot, card)
    assert panel.reader.isVisible()
    qtbot.keyClick(card.edit, Qt.Key.Key_Escape)
    assert not panel.reader.isVisible()
    assert card.edit.hasFocus()


def test_the_notes_one_chooses_from_have_the_room_and_linked_ones_a_few_lines(
    qtbot: QtBot, context: AppContext, shown: Shown
) -> None:
    weakness, interview = weaknesses(context)[0].subject, note(context.workbook, "n1").interview
    made = [
        notes.capture(context.workbook, interview=interview, text=TOLD, heard=HEARD, tags=[weakness]).subject
        for _ in range(20)
    ]
    context.do(findings.link_all, under(context)[0].subject, made[:8])
    page = FindingsPage(context)
    window = shown(page)
    window.resize(900, 680)
    panel = page.evidence
    qtbot.waitUntil(lambda: panel.candidates.height() > panel.linked.height() > 0)
    assert len(panel.linked.rows.rows) == 9
    context.do(findings.unlink_all, under(context)[0].subject, under(context)[0].evidence)
    assert not panel.linked.isVisible()  # an empty box would take the room of the notes
    assert not panel.unlink.isVisible()
    assert panel.count.text() == "Paragraph 1 has no evidence yet: drag notes to it, or press Ctrl+L."
