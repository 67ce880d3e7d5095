"""The committed file of addresses that an online geocoder was asked for: geocode.lock.

One line an address, sorted, apart by tabs: the address, latitude, longitude, how precise the answer is, the geocoder and the day. An address
that the geocoder does not know has "-" for both coordinates and the precision "not-found", so that it is not asked again. Only addresses of
precision exact may stand in it, because git history is public for ever. What OpenStreetMap's geocoders find is © OpenStreetMap contributors.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from math import isfinite
from pathlib import Path

HEADER = (
    "# Coordinates of addresses, found by `commonground geocode`; keep this file in version control, and change it by that command only\n"
    "# (or delete a line to have its address asked for anew). address<TAB>latitude<TAB>longitude<TAB>precision<TAB>geocoder<TAB>date\n"
    "# Nominatim and Photon: © OpenStreetMap contributors, ODbL, https://www.openstreetmap.org/copyright\n"
)
PRECISIONS = ("exact", "postcode")
"""What an answer may be worth: the address itself, or its street."""
NOT_FOUND = "not-found"

_DEGREES = re.compile(r"-?\d{1,3}(\.\d{1,7})?")
_MARKS_OF_A_MERGE = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")


class LockError(Exception):
    """A lock file that cannot be used: the line that is broken and what is wrong with it."""

    def __init__(self, path: Path, line: int, message: str) -> None:
        super().__init__(f"{path}:{line}: {message}")
        self.path = path
        self.line = line
        self.message = message


@dataclass(frozen=True, slots=True)
class Found:
    """What a geocoder found for an address: degrees (WGS 84), how precise, the geocoder's name, the day it was asked."""

    latitude: float
    longitude: float
    precision: str
    source: str
    on: date


@dataclass(frozen=True, slots=True)
class NotFound:
    """That a geocoder does not know an address, and the day it was asked."""

    source: str
    on: date


@dataclass(frozen=True, slots=True)
class Lock:
    """The addresses of a lock file: what was found, and which of them the geocoder does not know."""

    entries: Mapping[str, Found] = field(default_factory=dict)
    not_found: Mapping[str, NotFound] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> Lock:
        """Return the lock at `path`, empty where there is no file; raise LockError at the first line that is broken."""
        if not path.exists():
            return cls()
        try:
            text = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise LockError(
                path, 1, f"the file cannot be read as UTF-8 text ({error.__class__.__name__})"
            ) from error
        entries: dict[str, Found] = {}
        not_found: dict[str, NotFound] = {}
        for number, line in enumerate(text.split("\n"), start=1):
            if not line.strip() or line.startswith("#"):
                continue
            key, answer = _entry(path, number, line.removesuffix("\r"))
            if key in entries or key in not_found:
                raise LockError(path, number, f"'{key}' stands twice; keep one of the lines")
            if isinstance(answer, Found):
                entries[key] = answer
            else:
                not_found[key] = answer
        return cls(entries, not_found)

    def answered(self, key: str) -> bool:
        """Return whether a geocoder was asked for an address, and answered."""
        return key in self.entries or key in self.not_found

    def with_entry(self, key: str, answer: Found | NotFound) -> Lock:
        """Return a lock that also holds the answer for `key`, in place of an older one."""
        entries = {other: found for other, found in self.entries.items() if other != key}
        not_found = {other: asked for other, asked in self.not_found.items() if other != key}
        if isinstance(answer, Found):
            return Lock({**entries, key: answer}, not_found)
        return Lock(entries, {**not_found, key: answer})

    def write(self, path: Path) -> None:
        """Write the lock to `path` in one step: whoever reads meanwhile, or after a crash, finds the old file or the new one whole."""
        lines = [
            f"{key}\t{f.latitude:.5f}\t{f.longitude:.5f}\t{f.precision}\t{f.source}\t{f.on}\n"
            for key, f in self.entries.items()
        ]
        lines += [
            f"{key}\t-\t-\t{NOT_FOUND}\t{asked.source}\t{asked.on}\n" for key, asked in self.not_found.items()
        ]
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, made = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(HEADER + "".join(sorted(lines)))
                file.flush()
                os.fsync(file.fileno())
            Path(made).chmod(0o644)
            Path(made).replace(path)
        except BaseException:
            Path(made).unlink(missing_ok=True)
            raise


def is_position(latitude: float, longitude: float) -> bool:
    """Return whether coordinates can be meant: finite, on Earth, and not 0, 0, which much data has for "not known"."""
    if not (isfinite(latitude) and isfinite(longitude)):
        return False
    return abs(latitude) <= 90 and abs(longitude) <= 180 and (latitude, longitude) != (0, 0)


def _entry(path: Path, number: int, line: str) -> tuple[str, Found | NotFound]:
    if line.startswith(_MARKS_OF_A_MERGE):
        raise LockError(
            path,
            number,
            "git's marks of a merge are still here: keep the lines of both sides, delete the marks",
        )
    parts = line.split("\t")
    if len(parts) != 6 or not parts[0] or not parts[4]:
        raise LockError(
            path,
            number,
            "a line is: address, latitude, longitude, precision, geocoder, date, apart by tabs; delete this one to have it found anew",
        )
    key, latitude, longitude, precision, source, day = parts
    try:
        on = date.fromisoformat(day)
    except ValueError:
        raise LockError(path, number, f"'{day}' is no date") from None
    if (latitude, longitude, precision) == ("-", "-", NOT_FOUND):
        return key, NotFound(source, on)
    if not (_DEGREES.fullmatch(latitude) and _DEGREES.fullmatch(longitude)) or not is_position(
        float(latitude), float(longitude)
    ):
        raise LockError(
            path,
            number,
            f"'{latitude}, {longitude}' are no coordinates; delete this line to have them found anew",
        )
    if precision not in PRECISIONS:
        raise LockError(path, number, f"'{precision}' is none of {', '.join(PRECISIONS)} and {NOT_FOUND}")
    return key, Found(float(latitude), float(longitude), precision, source, on)
