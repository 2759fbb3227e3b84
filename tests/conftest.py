"""What every test stands on: windows are painted off the screen unless QT_QPA_PLATFORM says otherwise."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt
