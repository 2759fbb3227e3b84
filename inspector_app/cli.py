"""The command line: the one place where the parts are put together; the window is one of its commands."""

import gc
import io
import sys
from typing import NoReturn

from inspector_app import display


def main() -> NoReturn:
    """Run the command line; exit with 0, 1 (one sentence for the user) or 2 (wrong usage)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    if not sys.argv[1:] and display.is_there():  # who wants the window does not wait until all commands are loaded
        gc.disable()  # nor for a search for garbage among what is just being loaded; the window does its own
        from ui.app import run

        raise SystemExit(run())
    from inspector_app.commands.group import commands

    commands(prog_name="inspector")
    raise SystemExit(0)
