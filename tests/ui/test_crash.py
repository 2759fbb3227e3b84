"""A bug is written down by its place and told quietly; what somebody said is in no log."""

import logging
import stat
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qCritical, qWarning
from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import SignalBlocker

from inspector_app.domain.errors import DamagedError
from ui import crash
from ui.crash import CrashWatch

SECRET = "my plan was lost twice"


@pytest.fixture
def watch(tmp_path: Path, qapp: object) -> Iterator[CrashWatch]:
    watch = CrashWatch(tmp_path / "logs")
    watch.open_log()
    yield watch
    watch.stop()


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "logs" / "workbook.log"


def _details(told: SignalBlocker) -> str:
    assert told.args is not None
    return str(told.args[0])


def _bug(text: str) -> None:
    note = {"text": text}
    raise ValueError(f"cannot hold {note}")


def _caught(text: str) -> BaseException:
    try:
        _bug(text)
    except ValueError as error:
        return error
    raise AssertionError


def test_a_bug_is_told_with_its_place_and_without_what_it_said(
    qtbot: QtBot, watch: CrashWatch, log: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    error = _caught(SECRET)
    with qtbot.waitSignal(watch.happened) as told:
        sys.excepthook(type(error), error, error.__traceback__)
    details = _details(told)
    assert "builtins.ValueError" in details
    assert "ui/test_crash.py:" in details
    assert "in _bug" in details
    written = log.read_text(encoding="utf-8")
    assert "in _bug" in written
    for place in (details, written, capsys.readouterr().err):
        assert SECRET not in place
        assert str(Path(__file__).parents[2]) not in place


def test_what_led_to_a_bug_is_told_as_well() -> None:
    try:
        try:
            _bug(SECRET)
        except ValueError as error:
            raise KeyError(SECRET) from error
    except KeyError as error:
        told = crash.described(error)
    assert told.index("builtins.ValueError") < told.index("builtins.KeyError")
    assert SECRET not in told


def test_the_apps_own_sentences_are_kept() -> None:
    assert "does not hold what it should" in crash.described(DamagedError("The workbook does not hold what it should."))


def test_a_bug_in_another_thread_is_told_too(qtbot: QtBot, watch: CrashWatch, log: Path) -> None:
    with qtbot.waitSignal(watch.happened) as told:
        thread = threading.Thread(target=_bug, args=(SECRET,))
        thread.start()
        thread.join()
    assert "in _bug" in _details(told)
    assert SECRET not in log.read_text(encoding="utf-8")


def test_a_bug_while_telling_a_bug_does_not_go_round_for_ever(watch: CrashWatch, log: Path) -> None:
    def worse(_: str) -> None:
        error = _caught("worse")
        sys.excepthook(type(error), error, error.__traceback__)

    watch.happened.connect(worse)
    error = _caught("first")
    sys.excepthook(type(error), error, error.__traceback__)
    assert log.read_text(encoding="utf-8").count("builtins.ValueError") == 2


@pytest.mark.no_qt_log
def test_a_warning_of_qt_is_written_without_paths_and_quotes(watch: CrashWatch, log: Path) -> None:
    qWarning(f'Cannot open file "{SECRET}" in /home/anna/visits, because: no such file')
    written = log.read_text(encoding="utf-8")
    assert "WARNING" in written
    assert "because: no such file" in written
    assert SECRET not in written
    assert "anna" not in written


@pytest.mark.no_qt_log
def test_a_critical_message_of_qt_is_told(qtbot: QtBot, watch: CrashWatch) -> None:
    with qtbot.waitSignal(watch.happened) as told:
        qCritical("the display went away")
    assert "the display went away" in _details(told)


@pytest.mark.parametrize("name", ["inspector_app.storage", "ui.pages", "exports.word"])
def test_an_exception_that_is_logged_is_logged_without_what_it_said(watch: CrashWatch, log: Path, name: str) -> None:
    try:
        _bug(SECRET)
    except ValueError:
        logging.getLogger(name).exception("backup failed")
    written = log.read_text(encoding="utf-8")
    assert "backup failed" in written
    assert "in _bug" in written
    assert SECRET not in written


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights otherwise")
def test_the_log_is_for_this_user_alone(watch: CrashWatch, log: Path) -> None:
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert stat.S_IMODE(log.parent.stat().st_mode) == 0o700


def test_after_stopping_everything_is_as_before(tmp_path: Path, qapp: object) -> None:
    before = (sys.excepthook, threading.excepthook, list(logging.getLogger("ui").handlers))
    watch = CrashWatch(tmp_path)
    watch.open_log()
    assert sys.excepthook is not before[0]
    watch.stop()
    assert (sys.excepthook, threading.excepthook, list(logging.getLogger("ui").handlers)) == before


def test_where_no_log_can_be_written_the_app_starts_all_the_same(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file where the folder should be")
    watch = CrashWatch(tmp_path / "logs")
    try:
        error = _caught(SECRET)
        with qtbot.waitSignal(watch.happened) as told:
            sys.excepthook(type(error), error, error.__traceback__)
        assert "in _bug" in _details(told)
    finally:
        watch.stop()
