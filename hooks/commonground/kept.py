"""What took long to make, kept from run to run under a digest of all that it was made from, the program included.

It stands in the cache folder of who runs this, not in the project: a change to the project could bring files there, and what is kept is trusted.
A file that is broken or missing is made anew, and a folder that cannot be written is no fault of the site: nothing depends on it.
"""

from __future__ import annotations

import os
import pickle
import sys
import time
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import Any

from .pages.environment import OVERRIDES

_PACKAGES = ("Babel", "geopy", "icalendar", "Jinja2", "MarkupSafe", "phonenumberslite", "python-dateutil", "PyYAML", "tzdata")  # fmt: skip

_DIGEST = 16
"""How many bytes of digest name a file, and stand before what it holds: a file that is not whole is told by them."""


def kept_of(project: Path, what: str) -> Kept:
    """Return what of a kind is kept of the project in this folder, in $XDG_CACHE_HOME, else ~/.cache (XDG Base Directory Specification)."""
    said = Path(os.environ.get("XDG_CACHE_HOME") or Path(os.path.expanduser("~"), ".cache"))  # noqa: PTH111 - may stay as it is
    home = said if said.is_absolute() else Path(os.devnull)  # under which nothing can be kept
    return Kept(home / "commonground" / _digest(str(project).encode()).hex() / what)


class Kept:
    """The things kept in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._begun = time.time()
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)

    def recall(self, made_from: bytes) -> Any:
        """Return what was made from the same, by the same program; None where it is not kept."""
        path = self._path(made_from)
        try:
            file = path.read_bytes()
            os.utime(path)
        except OSError:
            return None
        digest, pickled = file[:_DIGEST], file[_DIGEST:]
        return pickle.loads(pickled) if digest == _digest(pickled) else None  # noqa: S301 - written by this program, for itself

    def keep(self, made_from: bytes, thing: Any) -> None:
        """Keep a thing, wholly or not at all; it is recalled by what it was made from."""
        path = self._path(made_from)
        part = path.with_name(f"{path.name}.{os.getpid()}")
        pickled = pickle.dumps(thing, pickle.HIGHEST_PROTOCOL)
        try:
            part.write_bytes(_digest(pickled) + pickled)
            part.rename(path)
        except OSError:
            with suppress(OSError):
                part.unlink(missing_ok=True)

    def forget_unused(self) -> None:
        """Remove what was neither kept nor recalled since this was opened."""
        with suppress(OSError):
            for path in self.folder.iterdir():
                if path.stat().st_mtime < self._begun - 1:  # file systems may keep whole seconds
                    path.unlink(missing_ok=True)

    def _path(self, made_from: bytes) -> Path:
        return self.folder / _digest(_program() + made_from).hex()


def _digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=_DIGEST).digest()


@cache
def _program() -> bytes:
    """Return a digest of this program, its data and templates, and of the packages that its output depends on."""
    made = blake2b(repr((sys.version, [version(package) for package in _PACKAGES])).encode())
    for folder in (Path(__file__).parent, OVERRIDES / "directory"):
        for path in sorted(path for path in folder.rglob("*") if path.suffix not in (".pyc", "")):
            made.update(path.name.encode())
            made.update(path.read_bytes())
    return made.digest()
