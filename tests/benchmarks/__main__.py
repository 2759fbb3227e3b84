"""Prints what is measured, one JSON line a figure: `python -m tests.benchmarks [--small] [AREA]…`."""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

from tests.benchmarks import annexes, capturing, filtering, guarding, letters, matrix, merging, opening, searching
from tests.benchmarks.figures import Figure

Area = Callable[[int, Path], Iterator[Figure]]

AREAS: dict[str, tuple[Area, tuple[int, ...]]] = {
    "window": (opening.window, (0,)),
    "open": (opening.workbook, (10_000,)),
    "capture": (capturing.figures, (10_000,)),
    "filter": (filtering.figures, (10_000,)),
    "letter": (letters.figures, (0,)),
    "guard": (guarding.figures, (10_000,)),
    "annex": (annexes.figures, (10_000,)),
    "matrix": (matrix.figures, (10_000, 100_000)),
    "search": (searching.figures, (100_000,)),
    "merge": (merging.figures, (10_000, 100_000)),
}


def main(arguments: list[str]) -> int:
    """Measure some areas, or all."""
    parser = argparse.ArgumentParser(prog="bench", description="Measure how fast the workbook is.")
    parser.add_argument("--small", action="store_true", help="no more than 10,000 notes")
    parser.add_argument("areas", nargs="*", metavar="AREA", help=f"one of {', '.join(AREAS)}; all of them else")
    chosen = parser.parse_args(arguments)
    if unknown := set(chosen.areas) - set(AREAS):
        parser.error(f"there is no area {', '.join(sorted(unknown))}")
    for name in chosen.areas or AREAS:
        measure, sizes = AREAS[name]
        for size in sizes if not chosen.small else [size for size in sizes if size <= 10_000]:
            with tempfile.TemporaryDirectory(prefix="workbook-bench-") as folder:
                for figure in measure(size, Path(folder)):
                    sys.stdout.write(figure.line() + "\n")
                    sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
