"""What the window and its pages can do by key, as data: menus, keys and the list of keys under F1 are made from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP


class Place(StrEnum):
    """Where an action stands: under a menu, or on a page."""

    WORKBOOK = QT_TRANSLATE_NOOP("actions", "Workbook")
    EDIT = QT_TRANSLATE_NOOP("actions", "Edit")
    GO = QT_TRANSLATE_NOOP("actions", "Go to")
    VIEW = QT_TRANSLATE_NOOP("actions", "View")
    HELP = QT_TRANSLATE_NOOP("actions", "Help")
    CAPTURE = QT_TRANSLATE_NOOP("actions", "While typing a note")
    MARKS = QT_TRANSLATE_NOOP("actions", "For the note being typed, and for notes chosen in All notes")
    INTERVIEWS = QT_TRANSLATE_NOOP("actions", "In the list of interviews")
    TIMELINE = QT_TRANSLATE_NOOP("actions", "On a note of the interview")
    NOTES = QT_TRANSLATE_NOOP("actions", "On a note in any list")
    TABLE = QT_TRANSLATE_NOOP("actions", "In the table of notes")
    MATRIX = QT_TRANSLATE_NOOP("actions", "In the matrix")
    SPELLING = QT_TRANSLATE_NOOP("actions", "Where unknown words are marked")
    DECIDING = QT_TRANSLATE_NOOP("actions", "While combining two texts")
    FINDINGS = QT_TRANSLATE_NOOP("actions", "While writing findings")
    EVIDENCE = QT_TRANSLATE_NOOP("actions", "In the notes beside the findings")
    TEAM = QT_TRANSLATE_NOOP("actions", "On the judgements")
    STANDING = QT_TRANSLATE_NOOP("actions", "In the standing text of the letter")
    GUARD = QT_TRANSLATE_NOOP("actions", "In what stands before sign-off")
    REASONS = QT_TRANSLATE_NOOP("actions", "While giving reasons")
    LOG = QT_TRANSLATE_NOOP("actions", "In the log of the letter")
    START = QT_TRANSLATE_NOOP("actions", "While starting a visit")


MENUS = (Place.WORKBOOK, Place.EDIT, Place.GO, Place.VIEW, Place.HELP)
"""The menus, in their order."""


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One thing the window or a page can do; `keys` in Qt's portable form, the first one is shown in the menu."""

    id: str
    text: str
    place: Place
    keys: tuple[str, ...] = ()
    icon: str = ""
    checks: bool = False
    """Whether it is switched on and off; those with one `group` take turns."""
    group: str = ""


def _spec(
    id: str,  # noqa: A002 - its own name
    place: Place,
    text: object,
    *keys: str,
    icon: str = "",
    checks: bool = False,
    group: str = "",
) -> ActionSpec:
    return ActionSpec(id, str(text), place, keys, icon, checks or bool(group), group)


ACTIONS: tuple[ActionSpec, ...] = (
    _spec(
        "workbook.open", Place.WORKBOOK, QT_TRANSLATE_NOOP("actions", "Open a workbook…"), "Ctrl+O", icon="folder-open"
    ),
    _spec("visit.start", Place.WORKBOOK, QT_TRANSLATE_NOOP("actions", "Start a visit…"), "Ctrl+Shift+N", icon="plus"),
    _spec("visit.join", Place.WORKBOOK, QT_TRANSLATE_NOOP("actions", "Join a visit…"), "Ctrl+Shift+J", icon="users"),
    _spec(
        "visit.practice",
        Place.WORKBOOK,
        QT_TRANSLATE_NOOP("actions", "Practice visit"),
        "Ctrl+Shift+T",
        icon="graduation-cap",
    ),
    _spec("visit.practice-anew", Place.WORKBOOK, QT_TRANSLATE_NOOP("actions", "Make the practice visit anew…")),
    _spec("workbook.import", Place.WORKBOOK, QT_TRANSLATE_NOOP("actions", "Import a file…"), "Ctrl+Shift+I"),
    _spec("workbook.handover", Place.WORKBOOK, QT_TRANSLATE_NOOP("actions", "Hand over…"), "Ctrl+Shift+H"),
    _spec("workbook.export", Place.WORKBOOK, QT_TRANSLATE_NOOP("actions", "Export…"), "Ctrl+E", icon="file-text"),
    _spec("matrix.print", Place.WORKBOOK, QT_TRANSLATE_NOOP("actions", "Print the matrix…"), "Ctrl+P", icon="printer"),
    _spec("matrix.save", Place.WORKBOOK, QT_TRANSLATE_NOOP("actions", "Save the matrix as PDF…")),
    _spec(
        "sheet.print",
        Place.WORKBOOK,
        QT_TRANSLATE_NOOP("actions", "Print the keeping-in-touch sheet…"),
        "Ctrl+Shift+K",
        icon="printer",
    ),
    _spec("sheet.save", Place.WORKBOOK, QT_TRANSLATE_NOOP("actions", "Save the keeping-in-touch sheet as PDF…")),
    _spec("judgements.print", Place.WORKBOOK, QT_TRANSLATE_NOOP("actions", "Print the judgements…"), icon="printer"),
    _spec("judgements.save", Place.WORKBOOK, QT_TRANSLATE_NOOP("actions", "Save the judgements as PDF…")),
    _spec("workbook.recovery", Place.WORKBOOK, QT_TRANSLATE_NOOP("actions", "Recovery code…"), icon="key-round"),
    _spec("workbook.check", Place.WORKBOOK, QT_TRANSLATE_NOOP("actions", "Check this laptop"), icon="monitor-check"),
    _spec("workbook.lock", Place.WORKBOOK, QT_TRANSLATE_NOOP("actions", "Lock"), "Ctrl+Shift+L", icon="lock"),
    _spec("workbook.quit", Place.WORKBOOK, QT_TRANSLATE_NOOP("actions", "Quit"), "Ctrl+Q", icon="log-out"),
    _spec("edit.undo", Place.EDIT, QT_TRANSLATE_NOOP("actions", "Undo the last step"), "Ctrl+Z", icon="undo-2"),
    _spec("edit.redo", Place.EDIT, QT_TRANSLATE_NOOP("actions", "Redo"), "Ctrl+Shift+Z", "Ctrl+Y", icon="redo-2"),
    _spec("edit.search", Place.EDIT, QT_TRANSLATE_NOOP("actions", "Search or run…"), "Ctrl+K", icon="search"),
    _spec("edit.find", Place.EDIT, QT_TRANSLATE_NOOP("actions", "Find in notes"), "Ctrl+F", icon="search"),
    _spec("edit.find-everywhere", Place.EDIT, QT_TRANSLATE_NOOP("actions", "Find in the whole record"), "Ctrl+Shift+F"),
    _spec("interview.start", Place.EDIT, QT_TRANSLATE_NOOP("actions", "Start an interview…"), "Ctrl+N", icon="play"),
    _spec(
        "interview.end",
        Place.EDIT,
        QT_TRANSLATE_NOOP("actions", "End the interview, or go on"),
        "Ctrl+Shift+E",
        icon="square",
    ),
    _spec(
        "interview.list",
        Place.GO,
        QT_TRANSLATE_NOOP("actions", "All interviews"),
        "Ctrl+I",
        "Alt+0",
        icon="users-round",
    ),
    _spec(
        "notes.to-write-up",
        Place.GO,
        QT_TRANSLATE_NOOP("actions", "Notes to write up"),
        "Ctrl+Shift+W",
        icon="hourglass",
    ),
    _spec("go.capture", Place.GO, QT_TRANSLATE_NOOP("actions", "Capture"), "Alt+1", icon="message-square-text"),
    _spec("go.notes", Place.GO, QT_TRANSLATE_NOOP("actions", "All notes"), "Alt+2", icon="list"),
    _spec("go.matrix", Place.GO, QT_TRANSLATE_NOOP("actions", "Evidence matrix"), "Alt+3", icon="grid-3x3"),
    _spec("go.merge", Place.GO, QT_TRANSLATE_NOOP("actions", "Bring in notes"), "Alt+4", icon="git-merge"),
    _spec("go.findings", Place.GO, QT_TRANSLATE_NOOP("actions", "Findings"), "Alt+5", icon="pen-line"),
    _spec("go.judgements", Place.GO, QT_TRANSLATE_NOOP("actions", "Judgements"), "Alt+6", icon="scale"),
    _spec("go.letter", Place.GO, QT_TRANSLATE_NOOP("actions", "Letter"), "Alt+7", icon="file-text"),
    _spec("go.signoff", Place.GO, QT_TRANSLATE_NOOP("actions", "Sign-off"), "Alt+8", icon="badge-check"),
    _spec("go.visit", Place.GO, QT_TRANSLATE_NOOP("actions", "Visit"), "Alt+9", icon="building-2"),
    _spec(
        "notes.untagged",
        Place.GO,
        QT_TRANSLATE_NOOP("actions", "Next note that is not tagged"),
        "Ctrl+J",
        icon="circle-dashed",
    ),
    _spec("notes.deleted", Place.GO, QT_TRANSLATE_NOOP("actions", "Deleted"), icon="trash-2"),
    _spec("view.larger", Place.VIEW, QT_TRANSLATE_NOOP("actions", "Larger text"), "Ctrl++", "Ctrl+="),
    _spec("view.smaller", Place.VIEW, QT_TRANSLATE_NOOP("actions", "Smaller text"), "Ctrl+-"),
    _spec("view.usual", Place.VIEW, QT_TRANSLATE_NOOP("actions", "Usual text size"), "Ctrl+0"),
    _spec("view.system", Place.VIEW, QT_TRANSLATE_NOOP("actions", "Look as the system does"), group="look"),
    _spec("view.light", Place.VIEW, QT_TRANSLATE_NOOP("actions", "Light"), group="look"),
    _spec("view.dark", Place.VIEW, QT_TRANSLATE_NOOP("actions", "Dark"), group="look"),
    _spec("view.contrast", Place.VIEW, QT_TRANSLATE_NOOP("actions", "High contrast"), group="look"),
    _spec("view.font", Place.VIEW, QT_TRANSLATE_NOOP("actions", "The system’s own font"), checks=True),
    _spec("help.keys", Place.HELP, QT_TRANSLATE_NOOP("actions", "Help and keys"), "F1", icon="circle-question-mark"),
)
"""What a window may be given; it makes those it has a slot for."""

PAGE_KEYS: tuple[ActionSpec, ...] = (
    _spec("note.save", Place.CAPTURE, QT_TRANSLATE_NOOP("actions", "Save the note and begin the next"), "Return"),
    _spec("note.newline", Place.CAPTURE, QT_TRANSLATE_NOOP("actions", "New line in the note"), "Shift+Return"),
    _spec(
        "note.later",
        Place.CAPTURE,
        QT_TRANSLATE_NOOP("actions", "Save the note, to be written up later"),
        "Alt+L",
        "Ctrl+Return",
        "Ctrl+Enter",
    ),
    _spec(
        "note.edit-last", Place.CAPTURE, QT_TRANSLATE_NOOP("actions", "Edit the last note, when nothing is typed"), "Up"
    ),
    _spec("draft.go-on", Place.CAPTURE, QT_TRANSLATE_NOOP("actions", "Go on with what was not saved"), "F8"),
    _spec("note.cancel-edit", Place.CAPTURE, QT_TRANSLATE_NOOP("actions", "Leave the last note as it was"), "Esc"),
    _spec(
        "note.tag",
        Place.MARKS,
        QT_TRANSLATE_NOOP("actions", "Hold against the {unit} of that number"),
        *(f"Ctrl+{n}" for n in range(1, 10)),
    ),
    _spec(
        "note.progress",
        Place.MARKS,
        QT_TRANSLATE_NOOP("actions", "Progress"),
        "Alt+P",
        "Ctrl+Shift+P",
        icon="trending-up",
    ),
    _spec(
        "note.concern",
        Place.MARKS,
        QT_TRANSLATE_NOOP("actions", "Concern"),
        "Alt+C",
        "Ctrl+Shift+C",
        icon="triangle-alert",
    ),
    _spec("note.action", Place.MARKS, QT_TRANSLATE_NOOP("actions", "About action"), "Alt+A", "Ctrl+Shift+A"),
    _spec("note.impact", Place.MARKS, QT_TRANSLATE_NOOP("actions", "About impact"), "Alt+M", "Ctrl+Shift+M"),
    _spec("note.quote", Place.MARKS, QT_TRANSLATE_NOOP("actions", "Quote"), "Alt+Q", "Ctrl+Shift+D", icon="quote"),
    _spec("note.observed", Place.MARKS, QT_TRANSLATE_NOOP("actions", "Observed"), "Alt+O", "Ctrl+Shift+O"),
    _spec("note.comment", Place.MARKS, QT_TRANSLATE_NOOP("actions", "Your own comment"), "Alt+R", "Ctrl+Shift+R"),
    _spec(
        "interview.open",
        Place.INTERVIEWS,
        QT_TRANSLATE_NOOP("actions", "Open"),
        "Return",
        "Enter",
        icon="message-square-text",
    ),
    _spec("interview.correct", Place.INTERVIEWS, QT_TRANSLATE_NOOP("actions", "Correct…"), "F2", icon="pencil"),
    _spec(
        "interview.delete",
        Place.INTERVIEWS,
        QT_TRANSLATE_NOOP("actions", "Delete, if it is empty"),
        "Del",
        icon="trash-2",
    ),
    _spec("note.edit", Place.TIMELINE, QT_TRANSLATE_NOOP("actions", "Edit"), "Return"),
    _spec("note.wordings", Place.TIMELINE, QT_TRANSLATE_NOOP("actions", "Earlier wordings"), "Alt+H", icon="history"),
    _spec("note.open", Place.TABLE, QT_TRANSLATE_NOOP("actions", "Open in Capture"), "Return"),
    _spec(
        "note.tag-next",
        Place.TABLE,
        QT_TRANSLATE_NOOP(
            "actions", "Hold a note that is not tagged against the {unit} of that number, and go to the next"
        ),
        *(str(n) for n in range(1, 10)),
    ),
    _spec("note.decide", Place.NOTES, QT_TRANSLATE_NOOP("actions", "Go to its decision"), "Ctrl+D", icon="git-compare"),
    _spec("note.delete", Place.NOTES, QT_TRANSLATE_NOOP("actions", "Delete"), "Del", icon="trash-2"),
    _spec("note.erase", Place.NOTES, QT_TRANSLATE_NOOP("actions", "Erase for good…"), "Shift+Del", icon="x"),
    _spec(
        "cell.notes",
        Place.MATRIX,
        QT_TRANSLATE_NOOP("actions", "Show the notes behind a cell, or open the chosen one"),
        "Return",
    ),
    _spec("cell.close", Place.MATRIX, QT_TRANSLATE_NOOP("actions", "Close the notes of the cell"), "Esc"),
    _spec(
        "spelling.next",
        Place.SPELLING,
        QT_TRANSLATE_NOOP("actions", "Go to the next unknown word, and offer what was meant"),
        "F7",
    ),
    _spec("combine.keep", Place.DECIDING, QT_TRANSLATE_NOOP("actions", "Keep it"), "Ctrl+Return"),
    _spec("combine.leave", Place.DECIDING, QT_TRANSLATE_NOOP("actions", "Go back; what you typed stays"), "Esc"),
    _spec(
        "paragraph.split",
        Place.FINDINGS,
        QT_TRANSLATE_NOOP("actions", "Split at the cursor; at the end, begin the next paragraph"),
        "Return",
    ),
    _spec(
        "paragraph.join",
        Place.FINDINGS,
        QT_TRANSLATE_NOOP("actions", "At the beginning: join with the one before"),
        "Backspace",
    ),
    _spec("paragraph.below", Place.FINDINGS, QT_TRANSLATE_NOOP("actions", "Begin a paragraph below"), "Ctrl+Return"),
    _spec("paragraph.up", Place.FINDINGS, QT_TRANSLATE_NOOP("actions", "Move up"), "Alt+Up"),
    _spec("paragraph.down", Place.FINDINGS, QT_TRANSLATE_NOOP("actions", "Move down"), "Alt+Down"),
    _spec(
        "evidence.link",
        Place.FINDINGS,
        QT_TRANSLATE_NOOP("actions", "Go to the notes; there, link the chosen ones"),
        "Ctrl+L",
    ),
    _spec("weakness.next", Place.FINDINGS, QT_TRANSLATE_NOOP("actions", "The next {unit}"), "Ctrl+PgDown"),
    _spec("weakness.previous", Place.FINDINGS, QT_TRANSLATE_NOOP("actions", "The {unit} before"), "Ctrl+PgUp"),
    _spec("judgement.go", Place.FINDINGS, QT_TRANSLATE_NOOP("actions", "Go to the judgement, or fold it"), "Ctrl+G"),
    _spec("evidence.read", Place.EVIDENCE, QT_TRANSLATE_NOOP("actions", "Read a note in full"), "Space"),
    _spec(
        "evidence.link-chosen",
        Place.EVIDENCE,
        QT_TRANSLATE_NOOP("actions", "Link the chosen notes; read a linked one"),
        "Return",
    ),
    _spec("evidence.unlink", Place.EVIDENCE, QT_TRANSLATE_NOOP("actions", "Unlink"), "Del"),
    _spec(
        "evidence.leave",
        Place.EVIDENCE,
        QT_TRANSLATE_NOOP("actions", "Close the note; go back to the paragraph"),
        "Esc",
    ),
    _spec("judgement.step", Place.TEAM, QT_TRANSLATE_NOOP("actions", "Go to the card after or before"), "Down", "Up"),
    _spec("standing.change", Place.STANDING, QT_TRANSLATE_NOOP("actions", "Change the text for this letter"), "Return"),
    _spec(
        "standing.leave",
        Place.STANDING,
        QT_TRANSLATE_NOOP("actions", "Leave the text as it was; close the list"),
        "Esc",
    ),
    _spec("stop.go", Place.GUARD, QT_TRANSLATE_NOOP("actions", "Go to where it is"), "Return"),
    _spec("stop.reason", Place.GUARD, QT_TRANSLATE_NOOP("actions", "Give a reason…"), "Ctrl+R", icon="pencil"),
    _spec("reason.keep", Place.REASONS, QT_TRANSLATE_NOOP("actions", "Keep the reason and go on"), "Return"),
    _spec("reason.leave", Place.REASONS, QT_TRANSLATE_NOOP("actions", "Close the reasons; they stay"), "Esc"),
    _spec("log.copy", Place.LOG, QT_TRANSLATE_NOOP("actions", "Copy the SHA-256 of the line"), "Ctrl+C"),
    _spec("title.split", Place.START, QT_TRANSLATE_NOOP("actions", "Split the title at the cursor"), "Ctrl+Return"),
    _spec(
        "title.join",
        Place.START,
        QT_TRANSLATE_NOOP("actions", "At the beginning: join with the title before"),
        "Backspace",
    ),
    _spec("title.join-next", Place.START, QT_TRANSLATE_NOOP("actions", "At the end: join with the title after"), "Del"),
    _spec("title.move", Place.START, QT_TRANSLATE_NOOP("actions", "Move up or down"), "Alt+Up", "Alt+Down"),
)
"""What pages do by key; their widgets read their keys from here."""

PLACES: Mapping[str, tuple[Place, ...]] = {
    "start": (Place.START,),
    "capture": (Place.CAPTURE, Place.MARKS, Place.TIMELINE, Place.NOTES, Place.INTERVIEWS, Place.SPELLING),
    "notes": (Place.TABLE, Place.NOTES, Place.MARKS),
    "matrix": (Place.MATRIX, Place.NOTES),
    "merge": (Place.DECIDING,),
    "findings": (Place.FINDINGS, Place.EVIDENCE, Place.SPELLING),
    "judgements": (Place.TEAM,),
    "letter": (Place.GUARD, Place.REASONS, Place.STANDING),
    "signoff": (Place.LOG,),
}
"""What can be done where: the places on each page; "start" is what comes before a workbook is open."""


def on_page(page: str) -> list[ActionSpec]:
    """Return what can be done by key on a page, by its name."""
    return [spec for place in PLACES.get(page, ()) for spec in PAGE_KEYS if spec.place is place]


def elsewhere(page: str) -> list[ActionSpec]:
    """Return what can be done by key on other pages only."""
    here = PLACES.get(page, ())
    return [spec for spec in PAGE_KEYS if spec.place not in here]


def spec_of(id: str) -> ActionSpec:  # noqa: A002 - its own name
    """Return an action by its id."""
    return _BY_ID[id]


def keys_of(id: str) -> tuple[str, ...]:  # noqa: A002 - its own name
    """Return the keys of an action, in Qt's portable form."""
    return _BY_ID[id].keys


_BY_ID = {spec.id: spec for spec in (*ACTIONS, *PAGE_KEYS)}
