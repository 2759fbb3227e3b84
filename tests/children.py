"""Programs that are started to be killed: what they had said by then is what they may be held to."""

import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Killed:
    """What a program had said line by line, and whether it had ended well before the kill."""

    lines: tuple[str, ...]
    ended: bool


def killed(arguments: Sequence[object], seconds: float, *, after: str = "") -> Killed:
    """Run Python, and kill it some time after it has said a line that begins so, or after its start.

    A program that fails by itself fails the test, with what it had said on standard error.
    """
    with TemporaryFile("w+", encoding="utf-8") as errors:
        child = subprocess.Popen(
            [sys.executable, *map(str, arguments)], stdout=subprocess.PIPE, stderr=errors, encoding="utf-8", cwd=ROOT
        )
        assert child.stdout is not None
        stroke = threading.Event()

        def strike() -> None:
            stroke.set()
            child.kill()

        timer = threading.Timer(seconds, strike)
        lines: list[str] = []
        try:
            if not after:
                timer.start()
            for line in child.stdout:
                lines.append(line.rstrip("\n"))
                if after and line.startswith(after) and not timer.ident:
                    timer.start()
            code = child.wait()
        finally:
            timer.cancel()
            child.kill()
            child.wait()
            child.stdout.close()
        errors.seek(0)
        assert code == 0 or stroke.is_set(), errors.read()
        return Killed(tuple(lines), code == 0)
