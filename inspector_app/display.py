"""Whether there is a screen that a window could open on."""

import os
import sys

_WITHOUT = {"offscreen", "minimal"}


def is_there() -> bool:
    """Tell whether this process may open a window that somebody sees."""
    if os.environ.get("QT_QPA_PLATFORM", "") in _WITHOUT:
        return False
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
