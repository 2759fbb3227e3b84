"""What a person waits for at the start: the first window, and a workbook once its passphrase is typed; and memory."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks import visits
from tests.benchmarks.figures import Figure

_TIMES = 5


def window(size: int, folder: Path) -> Iterator[Figure]:
    """Measure from the start of the process to the first painted window; the floor is a bare QMainWindow."""
    floor = min(_shown("plain")["painted"] for _ in range(_TIMES))
    value = min(_shown("start")["painted"] for _ in range(_TIMES))
    yield Figure(figure="first painted window", size=size, value=value, unit="ms", floor=floor, bar=1.8)


def workbook(size: int, folder: Path) -> Iterator[Figure]:
    """Measure opening a workbook up to the painted page, and the memory of the app that shows all its notes."""
    kept = visits.stored(folder, visits.foundation(), visits.notes(size, visits.INSPECTORS, 1))
    found = [_shown("workbook", str(kept)) for _ in range(_TIMES)]
    yield Figure(figure="open a workbook", size=size, value=min(one["opened"] for one in found), unit="ms", bar=700)
    yield Figure(figure="memory", size=size, value=min(one["memory"] for one in found), unit="MB", bar=160)


def _shown(kind: str, *folder: str) -> dict[str, float]:
    """Show a window in a process of its own and return what it tells."""
    command = (sys.executable, "-m", "tests.benchmarks.shown", kind, str(time.monotonic()), *folder)
    # As it is installed, with the byte code kept beside it; what runs the figures may have switched that off.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(command, input=visits.KEY.hex(), capture_output=True, text=True, check=True, env=kept)
    told: dict[str, float] = json.loads(done.stdout)
    return told
