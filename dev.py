"""Set up, run and check the inspector's workbook. Needs Python 3.11 or later and nothing else.

python3 dev.py run [ARGUMENT…]    the whole job on the sample visit, then the window (arguments go to `inspector demo`)
python3 dev.py test [ARGUMENT…]   all checks, then all tests (arguments go to pytest)
python3 dev.py check              format, lint, import contracts, types
python3 dev.py setup              only what the others begin with: system libraries, .venv, pinned packages
python3 dev.py lock [ARGUMENT…]   pin pyproject.toml anew in requirements.lock (arguments go to uv: --upgrade)
python3 dev.py bench [ARGUMENT…]  measure, and print one JSON line per figure
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
STAMP = VENV / "set-up"
LOCK = ROOT / "requirements.lock"
PROJECT = ROOT / "pyproject.toml"

# What Qt's offscreen and xcb plugins ask the loader for and PySide6-Essentials does not bring (read by ldd on Debian
# 12), each with the Debian package that brings it. Asked of the loader because package names change between releases.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libbrotlidec.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}

CHECKS = {
    "format": ("ruff", "format", "--check", "."),
    "lint": ("ruff", "check", "."),
    "import contracts": ("lint-imports", "--no-logo"),
    "types": ("mypy",),
}


def say(text: str) -> None:
    """Tell what is being done."""
    print(f"dev.py: {text}", flush=True)


def must(
    failure: str,
    *command: str | Path,
    env: dict[str, str] | None = None,
    given: bytes | None = None,
    aloud: bool = True,
) -> None:
    """Run a command in the project's folder; stop with one sentence when it fails.

    Not aloud means that what it prints is shown only then.
    """
    heard = None if aloud else subprocess.PIPE
    try:
        ended = subprocess.run(
            command, cwd=ROOT, env=env, input=given, stdout=heard, stderr=heard and subprocess.STDOUT, check=False
        )
    except OSError as error:
        sys.exit(f"dev.py: {failure} ({error.strerror}: {command[0]}).")
    if ended.returncode:
        sys.stderr.write((ended.stdout or b"").decode(errors="replace"))
        sys.exit(f"dev.py: {failure} ({Path(command[0]).name} ended with {ended.returncode}, see above).")


def loads(library: str) -> bool:
    """Tell whether the system's loader finds a library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def system_packages() -> None:
    """Install what Debian and its children lack by apt, or stop with the line to type."""
    if not sys.platform.startswith("linux"):
        return
    missing = [library for library in LIBRARIES if not loads(library)]
    packages = [LIBRARIES[library] for library in missing]
    if importlib.util.find_spec("ensurepip") is None:
        packages.append(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
    if not packages:
        return
    if shutil.which("apt-get") is None:
        say(f"the window also needs {', '.join(missing) or packages[0]}, from this system's own packages")
        return
    install = "apt-get install -y --no-install-recommends " + " ".join(packages)
    sudo = shutil.which("sudo")
    if os.geteuid() == 0:
        rights = []
    elif sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0:
        rights = [sudo, "-n"]
    else:
        line = f"sudo apt-get update && sudo {install}" if sudo else f'su -c "apt-get update && {install}"'
        sys.exit(f"dev.py: system packages are missing; type this line, then the same command again:\n  {line}")
    say(f"installing {len(packages)} system packages by apt: {' '.join(packages)}")
    apt = [*rights, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "Dpkg::Use-Pty=0"]
    subprocess.run([*apt, "update"], check=False)  # a foreign source may fail here without harm: the next line decides
    must("apt could not install the system packages", *apt, *install.split()[1:], aloud=False)


def fingerprint() -> list[str]:
    """Return what the set-up depends on: the Python and the place, then the pins."""
    pins = hashlib.sha256(LOCK.read_bytes() + PROJECT.read_bytes()).hexdigest()
    return [f"Python {platform.python_version()} of {sys.base_prefix} in {ROOT}", pins]


def set_up() -> None:
    """Bring system libraries, virtual environment and pinned packages; do nothing where that has been done."""
    wanted = fingerprint()
    found = STAMP.read_text(encoding="utf-8").splitlines() if STAMP.is_file() else []
    if found == wanted:
        return
    fresh = found[:1] != wanted[:1]
    if fresh and Path(sys.prefix).resolve() == VENV:
        sys.exit("dev.py: .venv must be made anew; call dev.py with the system's own Python.")
    STAMP.unlink(missing_ok=True)
    system_packages()
    if fresh:
        say("making the virtual environment .venv")
        must("the virtual environment could not be made", sys.executable, "-m", "venv", "--clear", VENV)
    pip = (BIN / "python", "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check")
    pinned = ("--only-binary=:all:", "--require-hashes", "-r", LOCK)
    project = ("--no-index", "--no-deps", "--no-build-isolation", "-e", ROOT)
    say("installing the packages that requirements.lock pins (the first time takes a minute or two)")
    must("the pinned packages could not be installed", *pip, *pinned)
    must("the project could not be installed", *pip, *project, aloud=False)
    STAMP.write_text("\n".join(wanted) + "\n", encoding="utf-8")
    say("set-up done")


def setup(arguments: list[str]) -> int:
    """Set up and say so."""
    set_up()
    say("everything is set up")
    return 0


def run(arguments: list[str]) -> int:
    """Do the whole job on the sample visit, in the caller's folder."""
    set_up()
    return subprocess.run([BIN / "python", "-m", "inspector_app", "demo", *arguments], check=False).returncode


def check(arguments: list[str]) -> int:
    """Run every check until one fails."""
    set_up()
    for name, (tool, *options) in CHECKS.items():
        say(name)
        if code := subprocess.run([BIN / tool, *options], cwd=ROOT, check=False).returncode:
            return code
    return 0


def test(arguments: list[str]) -> int:
    """Run every check, then every test."""
    if code := check([]):
        return code
    say("tests")
    return subprocess.run([BIN / "python", "-m", "pytest", *arguments], cwd=ROOT, check=False).returncode


def lock(arguments: list[str]) -> int:
    """Pin everything that pyproject.toml asks for, with hashes, for every system and every Python from 3.11.0 on.

    From the public index alone: a version that only a mirror of this machine has would not be found elsewhere.
    """
    import tomllib  # not there on Pythons that are turned away below

    set_up()
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))
    pinning = ["--universal", "--python-version=3.11", "--only-binary=:all:", "--generate-hashes"]
    pinning += [f"--group={group}" for group in project["dependency-groups"]]
    form = ["--quiet", "--no-config", "--annotation-style=line", "--custom-compile-command=python3 dev.py lock"]
    must(
        "the requirements could not be pinned",
        *(BIN / "uv", "pip", "compile", PROJECT.name, "-", f"--output-file={LOCK.name}"),
        *(*pinning, *form, *arguments),
        env={name: value for name, value in os.environ.items() if not name.startswith("UV_")},
        given="\n".join(project["build-system"]["requires"]).encode(),
    )
    return 0


def bench(arguments: list[str]) -> int:
    """Print the figures that are measured."""
    if not (ROOT / "tests/benchmarks/__main__.py").is_file():
        sys.exit("dev.py: no figure is measured yet.")
    set_up()
    return subprocess.run([BIN / "python", "-m", "tests.benchmarks", *arguments], cwd=ROOT, check=False).returncode


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    command.__name__: command for command in (run, test, check, setup, lock, bench)
}


def main(arguments: list[str]) -> int:
    """Do one command and return its exit code."""
    if sys.version_info < OLDEST:
        sys.exit(f"dev.py: Python {platform.python_version()} is too old; the workbook needs Python 3.11 or later.")
    if not arguments or arguments[0] not in COMMANDS:
        print(__doc__, end="", file=sys.stderr)
        return 2
    try:
        return COMMANDS[arguments[0]](arguments[1:])
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
