"""All notes: filtered, tagged and marked many at once, searched with the whole record, deleted and restored by key."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from inspector_app.domain.note_filter import NoteFilter
from inspector_app.domain.things import Interview, Note
from inspector_app.services import deleting, notes, undoing, write_ups
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import brought
from tests.ui.pages.conftest import Shown
from tests.ui.windows import page as page_of
from tests.ui.windows import unlocked
from ui.context import AppContext
from ui.main_window import MainWindow
from ui.models.notes import Column
from ui.pages.all_notes import AllNotesPage, Scope
from ui.pages.capture import CapturePage

Key, Held = Qt.Key, Qt.KeyboardModifier
CTRL = Held.ControlModifier


def filled(workbook: Workbook) -> None:
    """Bring in some notes of other witnesses, days and marks."""
    heard = "2022-05-{}:00+01:00"
    brought(
        workbook,
        inspectors=[{"id": "ins-b", "code": "B", "role": "CQC inspector"}],
        interviews=[
            {"id": "int-2", "witness_kind": "la_officer", "title": "Officers", "setting": "Town hall"},
            {"id": "int-3", "witness_kind": "parent_carer_forum", "title": "Forum"},
        ],
        notes=[
            {
                "id": "n3",
                "interview": "int-2",
                "author": "ins-b",
                "heard": heard.format("09T09:00"),
                "text": "Leaders meet.",
                "stance": "progress",
                "about": "action",
                "tags": ["w2"],
            },
            {
                "id": "n4",
                "interview": "int-3",
                "author": "ins-b",
                "heard": heard.format("10T10:00"),
                "text": "“Nobody rang”",
                "voice": "verbatim",
                "stance": "concern",
                "tags": ["w1", "w2"],
            },
            {"id": "n5", "interview": "int-3", "author": "ins-a", "heard": heard.format("10T11:00"), "text": "Unsure."},
        ],
    )


@pytest.fixture
def page(qtbot: QtBot, context: AppContext, shown: Shown) -> AllNotesPage:
    filled(context.workbook)
    page = AllNotesPage(context)
    window = shown(page)
    qtbot.waitUntil(window.isActiveWindow)
    return page


def texts(page: AllNotesPage) -> list[str]:
    return [page.table.notes.note(row).text for row in range(page.table.notes.hits)]


def tags(page: AllNotesPage) -> dict[str, tuple[int, ...]]:
    return {row.text: row.tags for row in notes.listed(page._context.workbook)}


def press(qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier = Held.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, held)


# Filters


@pytest.mark.parametrize(
    ("sort", "keys", "found"),
    [
        ("witnesses", ["la_officer"], ["Leaders meet."]),
        (
            "witnesses",
            ["parents/"],
            ["“Nobody rang”", "Unsure.", "The plan came late.", "Xanthippe waits for the plan."],
        ),
        ("witnesses", ["parents/", "la_officer"], None),
        ("weaknesses", [2], ["Leaders meet.", "“Nobody rang”"]),
        ("stances", ["progress"], ["Leaders meet."]),
        ("voices", ["verbatim"], ["“Nobody rang”"]),
        ("abouts", ["action"], ["Leaders meet."]),
        ("authors", ["B"], ["Leaders meet.", "“Nobody rang”"]),
        ("days", ["2022-05-10"], ["“Nobody rang”", "Unsure."]),
    ],
)
def test_each_filter_shows_the_notes_it_names(
    page: AllNotesPage, sort: str, keys: list[object], found: list[str] | None
) -> None:
    button = getattr(page.filters, sort)
    assert set(keys) <= {choice.key for choice in button.choices}
    button.choose(keys)
    assert sorted(texts(page)) == sorted(found or [row.text for row in notes.listed(page._context.workbook)])
    page.filters.clear.click()
    assert page.table.notes.hits == 5
    assert not page.filters.clear.isEnabled()


def test_filters_narrow_each_other_and_the_words_narrow_them(qtbot: QtBot, page: AllNotesPage) -> None:
    page.filters.weaknesses.choose([1, 2])
    assert page.count.text() == "3 of 5 notes"
    page.filters.stances.choose(["concern"])
    assert page.count.text() == "2 of 5 notes"
    qtbot.keyClicks(page.search, "rang nobody")
    assert texts(page) == ["“Nobody rang”"]
    page.chips["untagged"].click()
    page.filters.stances.clear()
    assert texts(page) == ["“Nobody rang”"]
    page.search.clear()
    assert page.count.text() == "5 notes"


def test_a_filter_is_worked_by_key_alone(qtbot: QtBot, page: AllNotesPage) -> None:
    page.filters.weaknesses.setFocus()
    press(qtbot, Key.Key_Return)
    press(qtbot, Key.Key_Down)
    press(qtbot, Key.Key_Space)
    press(qtbot, Key.Key_Escape)
    assert page.filters.weaknesses.accessibleName() == "Weakness: 2"
    assert sorted(texts(page)) == ["Leaders meet.", "“Nobody rang”"]
    assert page.filters.weaknesses.hasFocus()


def test_what_there_is_to_choose_comes_from_the_kind_and_the_notes(page: AllNotesPage) -> None:
    assert [choice.words for choice in page.filters.witnesses.choices] == [
        "All parents and forums",
        "Parents and carers",
        "Parent carer forum",
        "LA officers",
    ]
    assert [choice.words for choice in page.filters.weaknesses.choices] == ["Plans", "Joint commissioning."]
    assert [choice.words for choice in page.filters.authors.choices] == ["Lead (A)", "CQC inspector (B)"]
    assert [choice.words for choice in page.filters.days.choices] == ["9 May", "10 May", "No time"]


def test_filters_stay_when_notes_come_and_when_the_page_is_left(page: AllNotesPage, context: AppContext) -> None:
    page.filters.weaknesses.choose([2])
    page.hide()
    brought(
        context.workbook, notes=[{"id": "n9", "interview": "int-1", "author": "ins-a", "text": "New.", "tags": ["w2"]}]
    )
    context._tell()
    page.show()
    assert "New." in texts(page)
    assert page.table.notes.hits == 3


def test_the_list_is_ordered_by_head_and_by_the_sort_button(page: AllNotesPage) -> None:
    page.filters.sorting.switch((Column.NOTE, False))
    assert texts(page)[0] == "Leaders meet."
    assert page.table.horizontalHeader().sortIndicatorSection() == Column.NOTE
    page.table.sortByColumn(Column.WEAKNESSES, Qt.SortOrder.AscendingOrder)
    assert page.filters.sorting.accessibleName() == "Sort: Weaknesses"
    assert page.filters.sorting.is_on
    page.filters.sorting.clear()
    assert texts(page)[0] == "Leaders meet."
    assert page.table.notes.order == (Column.TIME, False)


def test_nothing_found_says_so_and_clears_everything_by_one_button(qtbot: QtBot, page: AllNotesPage) -> None:
    page.filters.voices.choose(["verbatim"])
    qtbot.keyClicks(page.search, "zebra")
    assert page.none_found.isVisible()
    assert not page.bar.isVisible()
    page.none_found.step.setFocus()
    press(qtbot, Key.Key_Space)
    assert page.table.notes.hits == 5
    assert page.search.hasFocus()


def test_a_filter_that_hides_what_is_searched_for_is_named_and_dropped_by_one_button(
    qtbot: QtBot, page: AllNotesPage
) -> None:
    page.chips["untagged"].click()
    qtbot.keyClicks(page.search, "rang")
    assert page.count.text() == "0 of 5 notes"
    assert page.none_found.sentence.text() == "1 note fits without the filter “Not tagged”."
    assert page.none_found.step.text() == "Drop the filter"
    page.none_found.step.setFocus()
    press(qtbot, Key.Key_Space)
    assert texts(page) == ["“Nobody rang”"]
    assert page.search.text() == "rang"
    assert page.search.hasFocus()
    assert not page.chips["untagged"].isChecked()


@pytest.mark.parametrize(
    ("sort", "keys", "name"),
    [
        ("witnesses", ["la_officer"], "Witness: LA officers"),
        ("stances", ["progress"], "Stance: Progress"),
        ("authors", ["A"], "By: A"),
        ("days", ["2022-05-09"], "Day: 9 May"),
    ],
)
def test_every_filter_that_hides_what_is_searched_for_is_named(
    qtbot: QtBot, page: AllNotesPage, sort: str, keys: list[object], name: str
) -> None:
    getattr(page.filters, sort).choose(keys)
    qtbot.keyClicks(page.search, "rang")
    assert page.none_found.sentence.text() == f"1 note fits without the filter “{name}”."


def test_several_filters_are_named_together_and_what_they_hide_beside_what_is_found(
    qtbot: QtBot, page: AllNotesPage
) -> None:
    page.filters.stances.choose(["progress"])
    page.filters.authors.choose(["A"])
    said = "5 notes fit without the filters “Stance: Progress” and “By: A”."
    assert page.none_found.sentence.text() == said
    page.filters.stances.clear()
    qtbot.keyClicks(page.search, "e")
    assert page.count.text() == "3 of 5 notes · 2 more without the filter"


def test_what_no_note_holds_even_without_filters_is_said_to_be_nowhere(qtbot: QtBot, page: AllNotesPage) -> None:
    page.chips["untagged"].click()
    qtbot.keyClicks(page.search, "zebra")
    assert page.none_found.sentence.text() == "No note fits. Use other words."
    assert page.none_found.step.text() == "Clear search and filters"


def test_tab_goes_from_the_field_to_the_filters_and_then_to_the_list(qtbot: QtBot, page: AllNotesPage) -> None:
    page.search.setFocus()
    press(qtbot, Key.Key_Tab)
    assert page.filters.witnesses.hasFocus()
    for _ in range(12):
        if page.table.hasFocus():
            break
        assert (focused := QApplication.focusWidget()) is not None
        assert page.filters.isAncestorOf(focused)
        press(qtbot, Key.Key_Tab)
    assert page.table.hasFocus()


@pytest.mark.parametrize("scope", list(Scope))
def test_down_in_the_search_goes_to_the_list(qtbot: QtBot, page: AllNotesPage, scope: Scope) -> None:
    notes.delete(page._context.workbook, page.table.notes.note(0).subject)
    page._context._tell()
    page.look_for(scope)
    qtbot.keyClicks(page.search, "l")
    press(qtbot, Key.Key_Down)
    lists = {Scope.NOTES: page.table, Scope.EVERYTHING: page.found.list, Scope.DELETED: page.deleted.list}
    assert lists[scope].hasFocus()
    assert "Down" in page.search.accessibleDescription()


def test_a_note_kept_to_be_written_up_is_marked_until_it_is(qtbot: QtBot, page: AllNotesPage) -> None:
    row = page.table.notes.note(0)
    with page._context.workbook.deed("kept a note for later") as store:
        write_ups.put(store, store.things(Note, subjects=[row.subject])[0])
    page._refresh()
    assert page.table.notes.to_write_up == {row.subject}


def test_enter_in_the_search_goes_to_the_first_note_and_enter_there_to_its_interview(
    qtbot: QtBot, page: AllNotesPage
) -> None:
    page.search.setFocus()
    qtbot.keyClicks(page.search, "rang")
    press(qtbot, Key.Key_Return)
    assert page.table.hasFocus()
    with qtbot.waitSignal(page.note_chosen) as told:
        press(qtbot, Key.Key_Return)
    assert told.args == [page.table.notes.note(0).subject]


# Many at once


def chosen(qtbot: QtBot, page: AllNotesPage) -> None:
    """Choose all notes that are shown."""
    page.table.setFocus()
    page.table.choose(0)
    press(qtbot, Key.Key_A, CTRL)


def test_ctrl_and_a_figure_holds_all_chosen_notes_and_again_takes_them_off(qtbot: QtBot, page: AllNotesPage) -> None:
    before = tags(page)
    chosen(qtbot, page)
    assert page.bar.chosen.text() == "5 notes chosen"
    press(qtbot, Key.Key_1, CTRL)
    assert all(1 in held for held in tags(page).values())
    assert page.line.text.text() == "5 notes held against 1 Plans."
    press(qtbot, Key.Key_1, CTRL)
    assert not any(1 in held for held in tags(page).values())
    undoing.undo(page._context.workbook)
    undoing.undo(page._context.workbook)
    assert tags(page) == before


def test_the_line_takes_back_what_was_done_to_all(qtbot: QtBot, page: AllNotesPage) -> None:
    before = tags(page)
    chosen(qtbot, page)
    press(qtbot, Key.Key_2, CTRL)
    assert tags(page) != before
    page.line.action.setFocus()
    press(qtbot, Key.Key_Space)
    qtbot.waitUntil(lambda: tags(page) == before and not page.line.is_offered)


def test_the_menu_offers_every_weakness_and_says_what_it_will_do(qtbot: QtBot, page: AllNotesPage) -> None:
    brought(
        page._context.workbook,
        weaknesses=[{"id": f"x{n}", "title": f"Strand {n} & more", "position": n} for n in range(3, 15)],
    )
    page._context._tell()
    page.table.choose(0)
    page.marks.hold.aboutToShow.emit()
    actions = page.marks.hold.actions()
    assert [action.text() for action in actions][:3] == [
        "1 Plans",
        "2 Joint commissioning.: take off",
        "3 Strand 3 && more",
    ]
    assert [action.shortcut().toString() for action in actions][7:10] == ["Ctrl+8", "Ctrl+9", ""]
    actions[13].trigger()
    assert tags(page)["Leaders meet."] == (2, 14)
    assert page.line.text.text() == "1 note held against 14 Strand 14 & more."


@pytest.mark.parametrize(
    ("key", "field", "code"),
    [
        (Key.Key_P, "stance", "progress"),
        (Key.Key_C, "stance", "concern"),
        (Key.Key_Q, "voice", "verbatim"),
    ],
)
def test_the_marks_have_the_keys_of_the_composer(
    qtbot: QtBot, page: AllNotesPage, key: Qt.Key, field: str, code: str
) -> None:
    chosen(qtbot, page)
    press(qtbot, key, Held.AltModifier)
    assert {getattr(row, field) for row in notes.listed(page._context.workbook)} == {code}
    press(qtbot, key, Held.AltModifier)
    assert {getattr(row, field) for row in notes.listed(page._context.workbook)} == {None}


def test_every_mark_can_be_set_by_menu(qtbot: QtBot, page: AllNotesPage) -> None:
    chosen(qtbot, page)
    for menu in page.marks.mark.findChildren(QMenu):
        menu.actions()[1].trigger()
    found = {(row.stance, row.voice, row.about) for row in notes.listed(page._context.workbook)}
    assert found == {("concern", "paraphrase", "impact")}


def test_many_hundred_notes_are_tagged_as_a_long_deed(qtbot: QtBot, page: AllNotesPage) -> None:
    many = [{"id": f"m{n}", "interview": "int-1", "author": "ins-a", "text": f"Note {n}."} for n in range(400)]
    brought(page._context.workbook, notes=many)
    page._context._tell()
    chosen(qtbot, page)
    with qtbot.waitSignal(page._context.started):
        press(qtbot, Key.Key_2, CTRL)
    qtbot.waitUntil(lambda: page.line.text.text() == "405 notes held against 2 Joint commissioning.")
    assert all(2 in held for held in tags(page).values())


# Untagged notes


def test_untagged_notes_are_counted_and_cleared_by_one_key_each(qtbot: QtBot, page: AllNotesPage) -> None:
    assert page.filters.untagged.accessibleName() == "Not tagged: 2"
    page.next_untagged(afresh=True)
    assert page.chips["untagged"].isChecked()
    assert texts(page) == ["Unsure.", "The plan came late."]
    assert page.table.hasFocus()
    press(qtbot, Key.Key_2)
    assert tags(page)["Unsure."] == (2,)
    assert page.filters.untagged.accessibleName() == "Not tagged: 1"
    press(qtbot, Key.Key_1)
    assert tags(page)["The plan came late."] == (1,)
    assert page.none_found.sentence.text() == "Every note is held against a weakness."


def test_in_a_list_with_other_notes_the_key_goes_to_the_next_and_a_figure_goes_on(
    qtbot: QtBot, page: AllNotesPage
) -> None:
    page.filters.sorting.switch((Column.NOTE, False))  # Leaders, Nobody, The plan, Unsure, Xanthippe
    page.next_untagged(afresh=False)
    assert [row.text for row in page.table.chosen()] == ["The plan came late."]
    press(qtbot, Key.Key_1)
    assert tags(page)["The plan came late."] == (1,)
    assert [row.text for row in page.table.chosen()] == ["Unsure."]


def test_a_figure_never_takes_a_tag_off_nor_adds_one_to_a_tagged_note(qtbot: QtBot, page: AllNotesPage) -> None:
    before = tags(page)
    page.table.setFocus()
    page.table.choose(0)
    assert page.table.chosen()[0].tags == (2,)
    for key in (Key.Key_1, Key.Key_2, Key.Key_9):
        press(qtbot, key)
    assert tags(page) == before


def test_when_every_note_is_tagged_the_key_says_so(qtbot: QtBot, page: AllNotesPage) -> None:
    chosen(qtbot, page)
    press(qtbot, Key.Key_1, CTRL)
    with qtbot.waitSignal(page._context.said) as told:
        page.next_untagged(afresh=True)
    assert told.args == ["Every note is held against a weakness."]
    assert not page.chips["untagged"].isChecked()


def test_from_capture_the_key_leads_to_the_untagged_notes(qtbot: QtBot, window: MainWindow, closed: Path) -> None:
    book = unlocked(qtbot, window, closed)
    capture = page_of(window, "capture", CapturePage)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    capture.composer.editor.setFocus()
    qtbot.keyClick(capture.composer.editor, Key.Key_J, CTRL)
    assert window.frame is not None
    page = window.frame.page("notes")
    assert isinstance(page, AllNotesPage)
    assert page.table.hasFocus()
    press(qtbot, Key.Key_2)
    assert {row.text: row.tags for row in notes.listed(book)}["The plan came late."] == (2,)


# The whole record


def test_everything_is_searched_at_once_and_enter_goes_there(qtbot: QtBot, page: AllNotesPage) -> None:
    page.look_for(Scope.EVERYTHING)
    assert page.found.invitation.isVisible()
    assert not page.filters.isVisible()
    qtbot.keyClicks(page.search, "plan")
    rows = page.found.list.rows.rows
    assert [row.lead for row in rows] == ["Weakness", "Finding", "Note", "Note"]
    assert rows[1].below == "1 Plans · paragraph 1"
    assert page.count.text() == "4 found"
    press(qtbot, Key.Key_Return)
    press(qtbot, Key.Key_Down)
    with qtbot.waitSignal(page.found_chosen) as told:
        press(qtbot, Key.Key_Return)
    assert told.args is not None
    assert (told.args[0].kind, told.args[0].rank, told.args[0].paragraph) == ("finding", 1, 1)


def test_signs_in_the_search_find_nothing_and_raise_nothing(qtbot: QtBot, page: AllNotesPage) -> None:
    page.look_for(Scope.EVERYTHING)
    qtbot.keyClicks(page.search, '"*NEAR(-')
    page.search.setText('😀" OR -')
    assert page.found.none_found.isVisible()


def test_the_same_words_are_looked_for_in_another_scope(qtbot: QtBot, page: AllNotesPage) -> None:
    qtbot.keyClicks(page.search, "town")
    assert page.none_found.isVisible()
    page.scopes[Scope.EVERYTHING].click()
    assert [row.lead for row in page.found.list.rows.rows] == ["Interview"]
    page.scopes[Scope.NOTES].click()
    assert page.filters.isVisible()


# Deleting


def test_delete_takes_all_chosen_notes_at_once_and_the_line_brings_them_back(qtbot: QtBot, page: AllNotesPage) -> None:
    page.filters.authors.choose(["B"])
    chosen(qtbot, page)
    press(qtbot, Key.Key_Delete)
    assert page.line.text.text() == "2 notes deleted."
    assert len(notes.listed(page._context.workbook)) == 3
    page.line.action.click()
    qtbot.waitUntil(lambda: len(notes.listed(page._context.workbook)) == 5)


def test_deleted_things_wait_in_a_list_and_enter_restores_them(qtbot: QtBot, page: AllNotesPage) -> None:
    page.show_deleted()
    assert page.deleted.none_yet.isVisible()
    book = page._context.workbook
    with book.reading() as reader:
        interview = next(one.subject for one in reader.things(Interview) if one.id == "int-1")
    deleting.delete(book, "interview", [interview])
    page.scopes[Scope.NOTES].click()
    page.table.setFocus()
    page.table.choose(0)
    press(qtbot, Key.Key_Delete)
    page.show_deleted()
    assert page.count.text() == "2 deleted"
    told = {row.lead: row for row in page.deleted.list.rows.rows}
    assert told["Note"].text == "Leaders meet."
    assert "Officers · deleted by Lead" in told["Note"].below
    assert "its 2 notes stay in All notes" in told["Interview"].below
    assert page.deleted.list.hasFocus()
    press(qtbot, Key.Key_A, CTRL)
    press(qtbot, Key.Key_Return)
    assert deleting.listed(book) == ()
    assert page.deleted.none_yet.isVisible()
    assert page.line.text.text() == "2 restored."
    page.line.action.click()
    qtbot.waitUntil(lambda: len(deleting.listed(book)) == 2)


def test_one_of_several_is_found_and_restored_by_the_button(qtbot: QtBot, page: AllNotesPage) -> None:
    chosen(qtbot, page)
    press(qtbot, Key.Key_Delete)
    page.show_deleted()
    qtbot.keyClicks(page.search, "unsure")
    assert page.count.text() == "1 of 5 deleted"
    page.deleted.list.select_first()
    page.deleted.restore.setFocus()
    press(qtbot, Key.Key_Space)
    assert [row.text for row in notes.listed(page._context.workbook)] == ["Unsure."]


def test_a_page_can_lead_to_the_notes_it_counted(page: AllNotesPage) -> None:
    page.look_for(Scope.DELETED)
    page.show_notes(NoteFilter(witnesses=frozenset(["la_officer"]), weaknesses=frozenset([2])))
    assert texts(page) == ["Leaders meet."]
    assert page.filters.witnesses.accessibleName() == "Witness: LA officers"
    assert page.filters.weaknesses.accessibleName() == "Weakness: 2"
    assert page.table.hasFocus()


def test_the_ways_from_the_menu_lead_to_each_scope(qtbot: QtBot, window: MainWindow, closed: Path) -> None:
    unlocked(qtbot, window, closed)
    for name, scope in (
        ("edit.find-everywhere", Scope.EVERYTHING),
        ("notes.deleted", Scope.DELETED),
        ("edit.find", Scope.NOTES),
    ):
        window.actions_made[name].trigger()
        assert window.frame is not None
        page = window.frame.page("notes")
        assert isinstance(page, AllNotesPage)
        assert page.isVisible()
        assert page.scope is scope
