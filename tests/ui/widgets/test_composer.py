"""The composer with real keys: what is typed is what is handed over, and the focus never leaves."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QAction, QGuiApplication, QInputMethodEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from inspector_app.domain.things import Weakness
from ui import theme
from ui.widgets import pasting
from ui.widgets.composer import Composer
from ui.widgets.note_editor import LONGEST_NOTE
from ui.widgets.typed import Typed

CONTROL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
KEYPAD = Qt.KeyboardModifier.KeypadModifier
QUOTE_KEYS = [(ALT, Qt.Key.Key_Q), (CONTROL | SHIFT, Qt.Key.Key_D)]
"""Ctrl+Shift+Q would log out of macOS."""
FIRST = datetime(2022, 5, 10, 13, 40, tzinfo=UTC)


def _weaknesses(*names: str) -> tuple[Weakness, ...]:
    return tuple(Weakness(subject=uuid4(), id=name, title=f"The {name}", short=name) for name in names)


WEAKNESSES = _weaknesses("Leaders", "EHC plans", "Commissioning")
ONE, TWO, THREE = (weakness.subject for weakness in WEAKNESSES)


class Page(QWidget):
    """Holds a composer as the capture page does, and keeps what it hands over."""

    def __init__(self) -> None:
        super().__init__()
        ticks = count()
        self.composer = Composer(lambda: FIRST + timedelta(seconds=next(ticks)), self)
        self.composer.set_weaknesses(WEAKNESSES)
        self.entered: list[tuple[str, tuple[UUID, ...], str | None, str | None]] = []
        self.moments: list[datetime] = []
        self.typed: list[Typed] = []
        self.undone = 0
        QVBoxLayout(self).addWidget(self.composer)
        self.composer.entered.connect(self._enter)
        undo = QAction("Undo", self)
        undo.setShortcut(QKeySequence("Ctrl+Z"))
        undo.triggered.connect(self._undo)
        self.addAction(undo)

    def _enter(self, typed: Typed) -> None:
        self.entered.append((typed.text, typed.tags, typed.stance, typed.voice))
        self.moments.append(typed.first_key)
        self.typed.append(typed)
        self.composer.clear()

    def _undo(self) -> None:
        self.undone += 1


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    page = Page()
    qtbot.addWidget(page)
    page.resize(800, 500)
    page.show()
    page.activateWindow()
    page.composer.setFocus()
    qtbot.waitUntil(page.composer.editor.hasFocus)
    return page


@pytest.fixture
def _clipboard() -> Iterator[None]:
    yield
    QGuiApplication.clipboard().clear()


def _given(text: str, stance: str | None = None, voice: str | None = None, about: str | None = None) -> Typed:
    """Return a note that is there already, held against the second weakness."""
    return Typed(text, (TWO,), stance, voice, about, FIRST)


def _type(qtbot: QtBot, page: Page, keys: str) -> None:
    assert page.composer.editor.hasFocus()
    for key in keys:
        if key == "⏎":
            qtbot.keyClick(page.composer.editor, Qt.Key.Key_Return)
        else:
            qtbot.keyClicks(page.composer.editor, key)


@pytest.mark.parametrize(
    ("keys", "entered"),
    [
        ("Files were not locked away⏎", ("Files were not locked away", (), None, None)),
        ("#2 Plans are late⏎", ("Plans are late", (TWO,), None, None)),
        ("Plans are late #2⏎", ("Plans are late", (TWO,), None, None)),
        ("#1 - Both #3⏎", ("Both", (ONE, THREE), "concern", None)),
        ("+ They listen⏎", ("They listen", (), "progress", None)),
        ('"my plan was lost"⏎', ('"my plan was lost"', (), None, "verbatim")),
        ('#2 - "my plan was lost"⏎', ('"my plan was lost"', (TWO,), "concern", "verbatim")),
        ("C#2 and 5 - 6 and #9 and #2a⏎", ("C#2 and 5 - 6 and #9 and #2a", (), None, None)),
        ("  spaces around  ⏎", ("spaces around", (), None, None)),
    ],
)
def test_what_is_typed_is_handed_over_on_enter(
    qtbot: QtBot, page: Page, keys: str, entered: tuple[str, tuple[UUID, ...], str | None, str | None]
) -> None:
    _type(qtbot, page, keys)
    assert page.entered == [entered]
    assert page.composer.editor.hasFocus()


def test_one_note_after_the_other_is_typed_without_leaving_the_field(qtbot: QtBot, page: Page) -> None:
    _type(qtbot, page, '#1 first⏎- second #2⏎"third"⏎')
    assert [note[0] for note in page.entered] == ["first", "second", '"third"']
    assert [note[1:] for note in page.entered] == [
        ((ONE,), None, None),
        ((TWO,), "concern", None),
        ((), None, "verbatim"),
    ]


@pytest.mark.parametrize("keys", ["⏎", "   ⏎", "#2⏎", "+ ⏎", "-⏎"])
def test_nothing_is_handed_over_where_nothing_was_said(qtbot: QtBot, page: Page, keys: str) -> None:
    _type(qtbot, page, keys)
    assert page.entered == []


def test_shift_enter_is_a_new_line(qtbot: QtBot, page: Page) -> None:
    _type(qtbot, page, "first line")
    qtbot.keyClick(page.composer.editor, Qt.Key.Key_Return, SHIFT)
    _type(qtbot, page, "second line⏎")
    assert page.entered[0][0] == "first line\nsecond line"


def test_the_enter_of_the_keypad_enters_too(qtbot: QtBot, page: Page) -> None:
    _type(qtbot, page, "a note")
    qtbot.keyClick(page.composer.editor, Qt.Key.Key_Enter, KEYPAD)
    assert page.entered[0][0] == "a note"


@pytest.mark.parametrize("keypad", [False, True])
def test_control_and_a_figure_switch_a_weakness(qtbot: QtBot, page: Page, keypad: bool) -> None:
    modifier = CONTROL | KEYPAD if keypad else CONTROL
    for key in (Qt.Key.Key_1, Qt.Key.Key_3, Qt.Key.Key_1, Qt.Key.Key_9):
        qtbot.keyClick(page.composer.editor, key, modifier)
    assert page.composer.tags == (THREE,)
    assert page.composer.text == ""


@pytest.mark.parametrize(("modifier", "quote"), QUOTE_KEYS)
def test_stance_and_quotation_have_keys_and_the_stances_exclude_each_other(
    qtbot: QtBot, page: Page, modifier: Qt.KeyboardModifier, quote: Qt.Key
) -> None:
    editor, composer = page.composer.editor, page.composer
    qtbot.keyClick(editor, Qt.Key.Key_P, modifier)
    assert (composer.stance, composer.voice) == ("progress", None)
    qtbot.keyClick(editor, Qt.Key.Key_C, modifier)
    qtbot.keyClick(editor, quote, modifier)
    assert (composer.stance, composer.voice) == ("concern", "verbatim")
    qtbot.keyClick(editor, Qt.Key.Key_C, modifier)
    qtbot.keyClick(editor, quote, modifier)
    assert (composer.stance, composer.voice) == (None, None)
    assert composer.text == ""


@pytest.mark.parametrize(("modifier", "quote"), QUOTE_KEYS)
def test_action_and_impact_and_whose_words_have_keys_and_take_turns(
    qtbot: QtBot, page: Page, modifier: Qt.KeyboardModifier, quote: Qt.Key
) -> None:
    editor, composer = page.composer.editor, page.composer
    told = []
    for key in (Qt.Key.Key_A, Qt.Key.Key_M, Qt.Key.Key_M, Qt.Key.Key_O, Qt.Key.Key_R, quote, quote):
        qtbot.keyClick(editor, key, modifier)
        told.append((composer.about, composer.voice))
    assert told == [
        ("action", None),
        ("impact", None),
        (None, None),
        (None, "observed"),
        (None, "comment"),
        (None, "verbatim"),
        (None, None),
    ]
    assert composer.text == ""


def test_what_a_note_is_about_is_handed_over(qtbot: QtBot, page: Page) -> None:
    qtbot.keyClick(page.composer.editor, Qt.Key.Key_M, ALT)
    qtbot.keyClick(page.composer.editor, Qt.Key.Key_O, ALT)
    _type(qtbot, page, "Two of five waited⏎")
    assert (page.typed[0].about, page.typed[0].voice) == ("impact", "observed")
    assert (page.composer.about, page.composer.voice) == (None, None)


def test_a_code_without_a_chip_stays_until_another_is_chosen(page: Page) -> None:
    page.composer.edit(_given("Plans are late", None, "paraphrase"), "13:52")
    assert page.composer.typed().voice == "paraphrase"
    page.composer.quote.click()
    assert page.composer.typed().voice == "verbatim"
    page.composer.clear()
    assert page.composer.typed().voice is None


@pytest.mark.parametrize("modifier", [ALT, CONTROL | SHIFT])
def test_no_chip_changes_its_width_when_it_is_switched(qtbot: QtBot, page: Page, modifier: Qt.KeyboardModifier) -> None:
    composer = page.composer
    chips = [*composer.chips, *composer.mark_chips.chips]
    before = [chip.sizeHint() for chip in chips]
    for key in (Qt.Key.Key_P, Qt.Key.Key_A, Qt.Key.Key_Q):
        qtbot.keyClick(composer.editor, key, modifier)
    qtbot.keyClick(composer.editor, Qt.Key.Key_1, CONTROL)
    assert [chip.sizeHint() for chip in chips] == before


@pytest.mark.parametrize(
    ("keys", "key"), [(ALT, Qt.Key.Key_L), (CONTROL, Qt.Key.Key_Return), (CONTROL, Qt.Key.Key_Enter)]
)
def test_a_note_to_be_written_up_later_is_handed_over_as_it_is(
    qtbot: QtBot, page: Page, keys: Qt.KeyboardModifier, key: Qt.Key
) -> None:
    _type(qtbot, page, "two words #2")
    qtbot.keyClick(page.composer.editor, key, keys)
    _type(qtbot, page, "the next⏎")
    assert [(one.text, one.tags, one.later) for one in page.typed] == [
        ("two words", (TWO,), True),
        ("the next", (), False),
    ]


@pytest.mark.parametrize("keys", ["@13:05 They rang⏎", "@1305 They rang⏎", "#2 @13.05 They rang⏎"])
def test_a_time_typed_at_the_start_is_when_it_was_heard(qtbot: QtBot, page: Page, keys: str) -> None:
    _type(qtbot, page, keys)
    assert page.typed[0].text == "They rang"
    assert page.typed[0].heard == datetime(2022, 5, 10, 13, 5, tzinfo=UTC)
    assert page.typed[0].first_key == FIRST
    assert page.composer.mark_chips.heard_at is None


def test_the_chip_of_the_time_shows_it_and_takes_it_off(qtbot: QtBot, page: Page) -> None:
    chip = page.composer.mark_chips.heard
    assert not chip.isVisible()
    _type(qtbot, page, "@9:05 They")
    assert (chip.isVisible(), chip.text()) == (True, "Heard 09:05")
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert (chip.isVisible(), page.composer.typed().heard) == (False, None)
    assert page.composer.editor.hasFocus()


def test_undo_gives_a_time_back_that_was_not_meant(qtbot: QtBot, page: Page) -> None:
    _type(qtbot, page, "@12:30 ")
    qtbot.keyClick(page.composer.editor, Qt.Key.Key_Z, CONTROL)
    assert (page.composer.text, page.composer.typed().heard) == ("@12:30 ", None)


def test_a_time_that_is_still_to_come_stays_as_text_and_says_why(qtbot: QtBot, page: Page) -> None:
    _type(qtbot, page, "@13:41 ")
    assert page.composer.text == "@13:41 "
    assert "13:41 is still to come" in page.composer.hint.text()
    _type(qtbot, page, "They rang")
    assert "13:41 is still to come" in page.composer.hint.text()  # as long as it stands there
    page.composer.editor.put("They rang")
    assert "Enter saves" in page.composer.hint.text()
    page.composer.clear()
    _type(qtbot, page, "@13:41 ")
    _type(qtbot, page, "is when she comes⏎")
    assert (page.typed[0].text, page.typed[0].heard) == ("@13:41 is when she comes", None)


def test_on_the_day_of_the_interview_every_time_has_been(qtbot: QtBot, page: Page) -> None:
    page.composer.began = FIRST - timedelta(days=1)
    _type(qtbot, page, "@23:59 They rang⏎")
    assert page.typed[0].heard == datetime(2022, 5, 9, 23, 59, tzinfo=UTC)


def test_the_keys_of_the_composer_do_nothing_elsewhere(qtbot: QtBot, page: Page) -> None:
    elsewhere = QWidget(page)
    elsewhere.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    elsewhere.show()
    elsewhere.setFocus()
    qtbot.keyClick(elsewhere, Qt.Key.Key_1, CONTROL)
    assert page.composer.tags == ()


def test_a_click_on_a_chip_leaves_the_focus_in_the_text(qtbot: QtBot, page: Page) -> None:
    qtbot.mouseClick(page.composer.chips[1], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.composer.concern, Qt.MouseButton.LeftButton)
    assert page.composer.tags == (TWO,)
    assert page.composer.stance == "concern"
    assert page.composer.editor.hasFocus()


def test_tab_leaves_the_field_and_comes_round_again(qtbot: QtBot, page: Page) -> None:
    reached = []
    for _ in range(11):
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    composer = page.composer
    shown = [chip for chip in composer.mark_chips.chips if not chip.isHidden()]
    assert len(shown) == 7
    assert set(reached) == {composer.editor, *composer.chips, *shown}


def test_the_moment_is_that_of_the_first_key_and_not_of_enter(qtbot: QtBot, page: Page) -> None:
    _type(qtbot, page, "first⏎second⏎")
    assert page.moments == [FIRST, FIRST + timedelta(seconds=1)]


def test_a_mark_typed_first_gives_the_moment(qtbot: QtBot, page: Page) -> None:
    _type(qtbot, page, "+ ")
    assert page.composer.first_key == FIRST
    _type(qtbot, page, "They listen⏎")
    assert page.moments == [FIRST]


def test_a_note_begun_anew_has_a_new_moment(qtbot: QtBot, page: Page) -> None:
    _type(qtbot, page, "a")
    qtbot.keyClick(page.composer.editor, Qt.Key.Key_Backspace)
    assert page.composer.first_key is None
    _type(qtbot, page, "b⏎")
    assert page.moments == [FIRST + timedelta(seconds=1)]


def test_undo_brings_a_mark_back_that_was_not_meant(qtbot: QtBot, page: Page) -> None:
    _type(qtbot, page, "see item #2 ")
    assert (page.composer.text, page.composer.tags) == ("see item ", (TWO,))
    qtbot.keyClick(page.composer.editor, Qt.Key.Key_Z, CONTROL)
    assert (page.composer.text, page.composer.tags) == ("see item #2 ", ())
    _type(qtbot, page, "on the list⏎")
    assert page.entered == [("see item #2 on the list", (), None, None)]


def test_a_mark_at_the_end_of_a_sentence_leaves_its_full_stop(qtbot: QtBot, page: Page) -> None:
    _type(qtbot, page, "Plans are late #2. Nobody rang #3.⏎")
    assert page.entered == [("Plans are late. Nobody rang.", (TWO, THREE), None, None)]


def test_undo_brings_a_mark_at_the_end_of_a_sentence_back(qtbot: QtBot, page: Page) -> None:
    _type(qtbot, page, "see item #2. ")
    assert (page.composer.text, page.composer.tags) == ("see item. ", (TWO,))
    qtbot.keyClick(page.composer.editor, Qt.Key.Key_Z, CONTROL)
    assert (page.composer.text, page.composer.tags) == ("see item #2. ", ())


def test_undo_of_what_was_typed_after_a_mark_leaves_the_mark(qtbot: QtBot, page: Page) -> None:
    _type(qtbot, page, "#2 late")
    qtbot.keyClick(page.composer.editor, Qt.Key.Key_Z, CONTROL)
    assert (page.composer.text, page.composer.tags) == ("", (TWO,))
    qtbot.keyClick(page.composer.editor, Qt.Key.Key_Z, CONTROL)
    assert (page.composer.text, page.composer.tags) == ("#2 ", ())


def test_undo_of_a_mark_leaves_a_chip_on_that_was_on_before(qtbot: QtBot, page: Page) -> None:
    page.composer.set_tags([TWO])
    _type(qtbot, page, "see #2 ")
    qtbot.keyClick(page.composer.editor, Qt.Key.Key_Z, CONTROL)
    assert page.composer.tags == (TWO,)


def test_undo_is_the_windows_when_nothing_was_typed(qtbot: QtBot, page: Page) -> None:
    _type(qtbot, page, "a note⏎")
    qtbot.keyClick(page.composer.editor, Qt.Key.Key_Z, CONTROL)
    assert page.undone == 1
    _type(qtbot, page, "text")
    qtbot.keyClick(page.composer.editor, Qt.Key.Key_Z, CONTROL)
    assert (page.undone, page.composer.text) == (1, "")


@pytest.mark.usefixtures("_clipboard")
@pytest.mark.parametrize("pasted", ["- one\n- two", "see #2", "#2 ", '"quoted"', "+ "])
def test_what_is_pasted_is_text_and_never_a_mark(qtbot: QtBot, page: Page, pasted: str) -> None:
    QGuiApplication.clipboard().setText(pasted)
    qtbot.keyClick(page.composer.editor, Qt.Key.Key_V, CONTROL)
    qtbot.keyClick(page.composer.editor, Qt.Key.Key_Return)
    assert page.entered == [(pasted.strip(), (), None, None)]


@pytest.mark.usefixtures("_clipboard")
def test_a_paste_leaves_the_look_of_the_source_behind(qtbot: QtBot, page: Page) -> None:
    rich = QMimeData()
    rich.setHtml("<b>late</b> plans")
    rich.setText("late plans")
    QGuiApplication.clipboard().setMimeData(rich)
    qtbot.keyClick(page.composer.editor, Qt.Key.Key_V, CONTROL)
    assert page.composer.text == "late plans"


@pytest.mark.usefixtures("_clipboard")
def test_a_paste_of_megabytes_is_refused_in_words_and_the_text_stays(qtbot: QtBot, page: Page) -> None:
    _type(qtbot, page, "a note")
    QGuiApplication.clipboard().setText("x" * 5_000_000)
    with qtbot.waitSignal(pasting.refusals.told) as told:
        qtbot.keyClick(page.composer.editor, Qt.Key.Key_V, CONTROL)
    assert page.composer.text == "a note"
    assert told.args is not None
    assert told.args[0].startswith("That is 5,000,000 characters, and this field takes 200,000; nothing was pasted.")


@pytest.mark.usefixtures("_clipboard")
def test_a_long_paste_is_taken_whole(qtbot: QtBot, page: Page) -> None:
    text = "a long statement read out " * 7_000
    assert len(text) < LONGEST_NOTE
    QGuiApplication.clipboard().setText(text)
    qtbot.keyClick(page.composer.editor, Qt.Key.Key_V, CONTROL)
    assert page.composer.text == text


def test_a_file_dropped_on_the_field_is_left_to_the_window(page: Page) -> None:
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile("/visits/colleague.handover")])
    files.setText("file:///visits/colleague.handover")
    assert not page.composer.editor.canInsertFromMimeData(files)


def test_text_from_an_input_method_is_marked_as_if_typed(page: Page) -> None:
    for part in ("#2", " ", "wedi", " "):
        event = QInputMethodEvent()
        event.setCommitString(part)
        QApplication.sendEvent(page.composer.editor, event)
    assert (page.composer.text, page.composer.tags) == ("wedi ", (TWO,))


def test_up_in_an_empty_field_asks_for_the_last_note(qtbot: QtBot, page: Page) -> None:
    with qtbot.waitSignal(page.composer.edit_last):
        qtbot.keyClick(page.composer.editor, Qt.Key.Key_Up)
    _type(qtbot, page, "text")
    with qtbot.assertNotEmitted(page.composer.edit_last):
        qtbot.keyClick(page.composer.editor, Qt.Key.Key_Up)


def test_a_note_is_edited_in_place_and_handed_over(qtbot: QtBot, page: Page) -> None:
    page.composer.edit(_given("Plans are late", "concern", "verbatim"), "13:52")
    assert "13:52" in page.composer.hint.text()
    _type(qtbot, page, " again #3⏎")
    assert page.entered == [("Plans are late again", (TWO, THREE), "concern", "verbatim")]
    assert not page.composer.editing


def test_a_note_without_a_time_is_edited_as_any_other(qtbot: QtBot, page: Page) -> None:
    page.composer.edit(_given("Plans are late"), "")
    assert page.composer.hint.text() == "Editing a note without a time · Enter saves · Esc leaves it as it was"
    with qtbot.waitSignal(page.composer.edit_left):
        qtbot.keyClick(page.composer.editor, Qt.Key.Key_Escape)


def test_escape_tells_that_an_edit_is_left_and_throws_nothing_away(qtbot: QtBot, page: Page) -> None:
    page.composer.edit(_given("Plans are late", "concern"), "13:52")
    with qtbot.waitSignal(page.composer.edit_left):
        qtbot.keyClick(page.composer.editor, Qt.Key.Key_Escape)
    assert (page.composer.text, page.composer.stance) == ("Plans are late", "concern")
    page.composer.clear()
    assert (page.composer.text, page.composer.tags, page.composer.stance) == ("", (), None)


def test_escape_throws_no_new_note_away(qtbot: QtBot, page: Page) -> None:
    _type(qtbot, page, "half a thought")
    with qtbot.assertNotEmitted(page.composer.edit_left):
        qtbot.keyClick(page.composer.editor, Qt.Key.Key_Escape)
    assert page.composer.text == "half a thought"


def test_a_draft_is_told_when_typing_rests(qtbot: QtBot, page: Page) -> None:
    with qtbot.waitSignal(page.composer.draft_changed) as told:
        _type(qtbot, page, "half a thought")
    assert told.args == ["half a thought"]


def test_a_draft_is_told_while_typing_goes_on(qtbot: QtBot, page: Page) -> None:
    page.composer.draft_timer.rest.setInterval(600_000)  # no rest in sight
    with qtbot.waitSignal(page.composer.draft_changed, timeout=10_000) as told:
        _type(qtbot, page, "half a thought")
    assert told.args == ["half a thought"]


def test_a_switched_chip_is_part_of_the_draft(qtbot: QtBot, page: Page) -> None:
    with qtbot.waitSignal(page.composer.draft_changed):
        qtbot.keyClick(page.composer.editor, Qt.Key.Key_2, CONTROL)


def test_a_draft_of_nothing_is_told_when_all_was_deleted(qtbot: QtBot, page: Page) -> None:
    _type(qtbot, page, "x")
    with qtbot.waitSignal(page.composer.draft_changed) as told:
        qtbot.keyClick(page.composer.editor, Qt.Key.Key_Backspace)
    assert told.args == [""]


def test_after_a_note_was_kept_no_draft_of_it_is_told(qtbot: QtBot, page: Page) -> None:
    _type(qtbot, page, "#2 kept⏎")
    timer = page.composer.draft_timer
    assert not timer.rest.isActive()
    assert not timer.latest.isActive()


def test_a_draft_is_put_back_with_its_moment(qtbot: QtBot, page: Page) -> None:
    earlier = FIRST - timedelta(hours=1)
    page.composer.set_text("half a thought", earlier)
    page.composer.set_tags([ONE])
    page.composer.set_marks("progress", "verbatim")
    _type(qtbot, page, " and the rest⏎")
    assert page.entered == [("half a thought and the rest", (ONE,), "progress", "verbatim")]
    assert page.moments == [earlier]


def test_new_weaknesses_leave_what_is_typed_and_switched(qtbot: QtBot, page: Page) -> None:
    _type(qtbot, page, "#3 half a thought")
    page.composer.set_weaknesses((WEAKNESSES[2], *_weaknesses("Transition")))
    assert (page.composer.text, page.composer.tags) == ("half a thought", (THREE,))
    assert [chip.accessibleName() for chip in page.composer.chips] == ["1 Commissioning", "2 Transition"]
    qtbot.keyClick(page.composer.editor, Qt.Key.Key_1, CONTROL)
    assert page.composer.tags == ()


def test_fourteen_weaknesses_do_not_widen_the_window(page: Page) -> None:
    page.composer.set_weaknesses(_weaknesses(*(f"A weakness of a middling name {n}" for n in range(14))))
    assert page.minimumSizeHint().width() < 700


def test_the_frame_shows_where_the_focus_is(qtbot: QtBot, page: Page) -> None:
    focused = page.composer.grab().toImage()
    page.composer.chips[0].setFocus()
    elsewhere = page.composer.grab().toImage()
    middle = page.composer.height() // 2
    assert theme.contrast(focused.pixelColor(1, middle), elsewhere.pixelColor(1, middle)) >= theme.CONTROL_CONTRAST


def test_the_field_grows_with_its_text_to_a_bound(qtbot: QtBot, page: Page) -> None:
    page.resize(800, 900)
    small = page.composer.editor.height()
    page.composer.set_text("a line\n" * 4)
    middling = page.composer.editor.height()
    page.composer.set_text("a line\n" * 100)
    large = page.composer.editor.height()
    assert small < middling < large < 300
    page.composer.clear()
    assert page.composer.editor.height() == small


def test_fourteen_weaknesses_take_three_lines_at_most_and_then_show_their_numbers(qtbot: QtBot, page: Page) -> None:
    page.resize(640, 700)
    page.composer.set_weaknesses(_weaknesses(*(f"A weakness of a middling name {n}" for n in range(14))))
    qtbot.waitUntil(lambda: all(chip.brief for chip in page.composer.tag_chips.chips))
    lines = {chip.y() for chip in page.composer.chips}
    assert len(lines) <= 3
    assert all(chip.toolTip() and "middling" in chip.accessibleName() for chip in page.composer.chips)
    page.resize(3000, 700)
    qtbot.waitUntil(lambda: not any(chip.brief for chip in page.composer.tag_chips.chips))
