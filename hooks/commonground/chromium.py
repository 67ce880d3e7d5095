"""Finds a Chromium on this machine: the build prints its ready PDFs with it, where there is one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

VARIABLE = "CHROMIUM"
"""The environment variable in which a Chromium can be named."""

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_MAC_APPLICATIONS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)


def installed() -> Iterator[Path]:
    """Give every Chromium and Chrome of the machine, in the order in which they are to be tried; the one that is named alone, if one is."""
    named = os.environ.get(VARIABLE)
    if named:
        yield Path(named)
        return
    yield from (Path(path) for name in _NAMES if (path := shutil.which(name)))
    yield from (path for path in map(Path, _MAC_APPLICATIONS) if path.is_file())
