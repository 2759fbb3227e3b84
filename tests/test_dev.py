"""The two commands a newcomer types, as far as they can be seen without the network."""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture
def dev(tmp_path: Path) -> ModuleType:
    """Load dev.py from a project that has never been set up."""
    for name in ("dev.py", "pyproject.toml", "requirements.lock"):
        shutil.copy(ROOT / name, tmp_path)
    spec = importlib.util.spec_from_file_location("dev", tmp_path / "dev.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def ended(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Keep the commands that would be run, each of which ends well."""
    commands: list[str] = []

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        commands.append(" ".join(map(str, command)))
        return subprocess.CompletedProcess(command, returncode=0)

    monkeypatch.setattr(dev, "system_packages", lambda: commands.append("system packages"))
    monkeypatch.setattr(dev.subprocess, "run", run)
    dev.VENV.mkdir()
    return commands


def test_without_a_command_it_says_which_there_are() -> None:
    told = subprocess.run([sys.executable, "dev.py"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.returncode == 2
    assert [line.split()[2] for line in told.stderr.splitlines() if line.startswith("python3 dev.py")] == [
        "run", "test", "check", "setup", "lock", "bench",
    ]  # fmt: skip


def test_a_second_call_sets_nothing_up(dev: ModuleType, ended: list[str]) -> None:
    dev.set_up()
    assert ended[0] == "system packages"
    assert "-m venv" in ended[1]
    assert "--require-hashes" in ended[2]
    ended.clear()
    dev.set_up()
    assert ended == []


def test_a_changed_pin_is_installed_into_the_same_environment(dev: ModuleType, ended: list[str]) -> None:
    dev.set_up()
    ended.clear()
    with dev.LOCK.open("a", encoding="utf-8") as lock:
        lock.write("# one more\n")
    dev.set_up()
    assert any("--require-hashes" in command for command in ended)
    assert not any("-m venv" in command for command in ended)


def test_a_set_up_that_failed_is_begun_again(
    dev: ModuleType, ended: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    dev.set_up()
    with dev.LOCK.open("a", encoding="utf-8") as lock:
        lock.write("# one more\n")
    well = dev.subprocess.run
    monkeypatch.setattr(dev.subprocess, "run", lambda command, **_: subprocess.CompletedProcess(command, returncode=1))
    with pytest.raises(SystemExit, match=r"^dev\.py: the pinned packages could not be installed "):
        dev.set_up()
    monkeypatch.setattr(dev.subprocess, "run", well)
    ended.clear()
    dev.set_up()
    assert any("-m venv --clear" in command for command in ended)


def test_without_rights_the_line_to_type_is_told(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "LIBRARIES", {"libnowhere.so.1": "libnowhere1"})
    monkeypatch.setattr(dev.sys, "platform", "linux")
    monkeypatch.setattr(dev.os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr(dev.shutil, "which", lambda name: None if name == "sudo" else f"/usr/bin/{name}")
    with pytest.raises(SystemExit, match=r'su -c "apt-get update && apt-get install .* libnowhere1'):
        dev.set_up()
    assert not dev.STAMP.exists()


@pytest.mark.skipif(shutil.which("apt-get") is None, reason="set-up brings system libraries by apt alone")
@pytest.mark.parametrize("plugin", ["libqxcb.so", "libqoffscreen.so"])
def test_every_library_that_a_window_needs_is_there(plugin: str) -> None:
    """Loaded in a process of its own: the plugin links what Qt opens only when a window is asked for."""
    qt = importlib.util.find_spec("PySide6")
    assert qt
    assert qt.origin
    path = Path(qt.origin).parent / "Qt" / "plugins" / "platforms" / plugin
    load = [sys.executable, "-c", f"import ctypes; ctypes.CDLL({str(path)!r}, {os.RTLD_NOW})"]
    loaded = subprocess.run(load, capture_output=True, text=True, check=False)
    assert loaded.returncode == 0, loaded.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux splits these libraries off")
def test_a_library_is_known_to_be_there_or_not(dev: ModuleType) -> None:
    assert dev.loads("libc.so.6")
    assert not dev.loads("libnowhere.so.1")
