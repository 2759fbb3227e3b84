"""Real keys under a real X server: 20 notes at 12 ms a key, none wrong; killed in mid-word, the word is offered again.

It runs where Xvfb, openbox and xdotool are; everywhere else the same notes are typed in tests/ui/pages/test_capture.py.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from inspector_app.services import interviews, notes, workbooks
from tests.children import ROOT
from tests.inspector_app.visits import PASSPHRASE

pytestmark = pytest.mark.skipif(
    any(shutil.which(program) is None for program in ("Xvfb", "openbox", "xdotool")),
    reason="Xvfb, openbox and xdotool are not all there",
)

_A_KEY = 12
"""Milliseconds between two keys: about a thousand words a minute."""

NOTES = [
    # keys held with Alt, what is typed; text, tags, stance, voice, about
    ("", "Files were not locked away", "Files were not locked away", (), None, None, None),
    ("", "#2 Plans are late", "Plans are late", (2,), None, None, None),
    ("", "Plans are late again #2 ", "Plans are late again", (2,), None, None, None),
    ("", "#1 - Both of them #2 ", "Both of them", (1, 2), "concern", None, None),
    ("", "+ They listen now", "They listen now", (), "progress", None, None),
    ("", '"my plan was lost"', '"my plan was lost"', (), None, "verbatim", None),
    ("", '#2 - "nobody rang me back"', '"nobody rang me back"', (2,), "concern", "verbatim", None),
    ("a", "A second panel was set up", "A second panel was set up", (), None, None, "action"),
    ("m", "Waits are shorter by two months", "Waits are shorter by two months", (), None, None, "impact"),
    ("o", "Posters in the waiting room", "Posters in the waiting room", (), None, "observed", None),
    ("r", "Ask the nurse tomorrow?", "Ask the nurse tomorrow?", (), None, "comment", None),
    ("mo", "+ #1 Children chose the colours", "Children chose the colours", (1,), "progress", "observed", "impact"),
    ("ap", "#2 The form is one page", "The form is one page", (2,), "progress", None, "action"),
    ("c", "C#2 and 5 - 6 and #9", "C#2 and 5 - 6 and #9", (), "concern", None, None),
    ("q", "he said so himself #1 ", "he said so himself", (1,), None, "verbatim", None),
    ("am", "only the last one counts", "only the last one counts", (), None, None, "impact"),
    ("pc", "and here too", "and here too", (), "concern", None, None),
    ("oo", "twice is off again", "twice is off again", (), None, None, None),
    ("", "@noon was when they came", "@noon was when they came", (), None, None, None),
    ("", "#1 #2 - the last one of 20", "the last one of 20", (1, 2), "concern", None, None),
]


class Screen:
    """An X server with a window manager, and a keyboard."""

    def __init__(self, stack: ExitStack, folder: Path) -> None:
        self._stack = stack
        self.surroundings = {
            **os.environ,
            "QT_QPA_PLATFORM": "xcb",
            "HOME": str(folder),
            "XDG_RUNTIME_DIR": str(folder),
        }
        read, write = os.pipe()
        self._start(["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24", "-nolisten", "tcp"], write)
        os.close(write)
        with os.fdopen(read) as told:
            self.surroundings["DISPLAY"] = f":{told.readline().strip()}"
        self._start(["openbox"])

    def _start(self, command: list[str], kept: int | None = None) -> None:
        child = subprocess.Popen(
            command,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=self.surroundings,
            pass_fds=() if kept is None else (kept,),
        )
        self._stack.callback(child.wait)
        self._stack.callback(child.kill)

    @contextmanager
    def window(self, folder: Path) -> Iterator["Window"]:
        """Open the app on a workbook; it is killed at the end, as by a power cut."""
        child = subprocess.Popen(
            [sys.executable, "-m", "tests.ui.real_window", str(folder)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            cwd=ROOT,
            env=self.surroundings,
        )
        try:
            yield Window(child)
        finally:
            child.kill()
            child.wait()
            assert child.stdout is not None
            child.stdout.close()

    def keys(self, *names: str) -> None:
        """Press some keys, by their names."""
        self._xdotool("key", "--delay", str(_A_KEY), *names)

    def type(self, text: str) -> None:
        """Type a text."""
        self._xdotool("type", "--delay", str(_A_KEY), "--", text)

    def _xdotool(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], check=True, env=self.surroundings, timeout=60)


class Window:
    """The app under that screen, by what it says."""

    def __init__(self, child: "subprocess.Popen[str]") -> None:
        assert child.stdout is not None
        self._lines = child.stdout
        self.said: list[list[object]] = []

    def until(self, *words: object) -> None:
        """Wait until it says a line that begins so."""
        for line in self._lines:
            self.said.append(json.loads(line))
            if self.said[-1][: len(words)] == list(words):
                return
        raise AssertionError(f"the window ended; it had said {self.said}")


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    with ExitStack() as stack:
        yield Screen(stack, tmp_path)


@pytest.fixture
def desk(closed: Path) -> Path:
    """Return the folder of a closed workbook in which an interview was begun."""
    with workbooks.opened(closed, PASSPHRASE) as book:
        interviews.start(book, "parent_carer_forum", "Forum")
    return closed


def test_twenty_notes_at_twelve_milliseconds_a_key_are_all_right(screen: Screen, desk: Path) -> None:
    with screen.window(desk) as window:
        window.until("ready")
        for switches, keys, *_ in NOTES:  # without a rest: the next note is typed while the last one is saved
            if switches:
                screen.keys(*(f"alt+{switch}" for switch in switches))
            screen.type(keys)
            screen.keys("Return")
        window.until("kept", len(NOTES))
    with workbooks.opened(desk, PASSPHRASE) as book:
        [row] = [one for one in interviews.listed(book) if one.interview.title == "Forum"]
        taken = {
            one.text: (one.tags, one.stance, one.voice, one.about) for one in notes.listed(book, row.interview.subject)
        }
    assert taken == {text: tuple(rest) for _, _, text, *rest in NOTES}


def test_killed_in_mid_word_the_word_is_offered_when_the_window_opens_again(screen: Screen, desk: Path) -> None:
    with screen.window(desk) as window:
        window.until("ready")
        screen.type("#2 she had waited for nineteen mon")
        window.until("draft", len("she had waited for nineteen mon"))
    with screen.window(desk) as window:
        window.until("ready")
        [offered] = [line[1] for line in window.said if line[0] == "offered"]
        assert "she had waited for nineteen mon" in str(offered)
