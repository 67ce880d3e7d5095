"""The committed file of addresses whose coordinates an online geocoder found: geocode.lock.

One line an address, sorted: the address, latitude, longitude, the geocoder and the day, apart by tabs. Only addresses of precision exact may
stand in it, because git history is public for ever. What OpenStreetMap's geocoders find is © OpenStreetMap contributors (ODbL).
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

HEADER = (
    "# Coordinates of addresses, found by `commonground geocode`; keep this file in version control, and change it by that command only.\n"
    "# address<TAB>latitude<TAB>longitude<TAB>geocoder<TAB>date; Nominatim and Photon: © OpenStreetMap contributors, ODbL.\n"
)
_DEGREES = re.compile(r"-?\d{1,3}(\.\d{1,7})?")


class LockError(Exception):
    """A lock file that cannot be used: the line that is broken and what is wrong with it."""

    def __init__(self, path: Path, line: int, message: str) -> None:
        super().__init__(f"{path}:{line}: {message}")
        self.path = path
        self.line = line
        self.message = message


@dataclass(frozen=True, slots=True)
class Found:
    """What a geocoder found for an address: degrees (WGS 84), the geocoder's name, the day it was asked."""

    latitude: float
    longitude: float
    source: str
    on: date


@dataclass(frozen=True, slots=True)
class Lock:
    """The addresses of a lock file, each with what was found for it."""

    entries: Mapping[str, Found] = field(default_factory=dict)

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
        for number, line in enumerate(text.splitlines(), start=1):
            if line and not line.startswith("#"):
                key, found = _entry(path, number, line)
                if key in entries:
                    raise LockError(path, number, f"'{key}' stands twice; keep one of the lines")
                entries[key] = found
        return cls(entries)

    def with_entry(self, key: str, found: Found) -> Lock:
        """Return a lock that also holds `key`."""
        return Lock({**self.entries, key: found})

    def write(self, path: Path) -> None:
        """Write the lock to `path` in one step: whoever reads meanwhile, or after a crash, finds the old file or the new one whole."""
        lines = [
            f"{key}\t{_degrees(f.latitude)}\t{_degrees(f.longitude)}\t{f.source}\t{f.on}\n"
            for key, f in sorted(self.entries.items())
        ]
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, made = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(HEADER + "".join(lines))
                file.flush()
                os.fsync(file.fileno())
            Path(made).chmod(0o644)
            Path(made).replace(path)
        except BaseException:
            Path(made).unlink(missing_ok=True)
            raise


def _entry(path: Path, number: int, line: str) -> tuple[str, Found]:
    parts = line.split("\t")
    if len(parts) != 5 or not parts[0]:
        raise LockError(
            path,
            number,
            "a line is: address, latitude, longitude, geocoder, date, apart by tabs; delete this one to have it found anew",
        )
    key, latitude, longitude, source, day = parts
    if (
        not (_DEGREES.fullmatch(latitude) and _DEGREES.fullmatch(longitude))
        or abs(float(latitude)) > 90
        or abs(float(longitude)) > 180
    ):
        raise LockError(
            path,
            number,
            f"'{latitude}, {longitude}' are no coordinates; delete this line to have them found anew",
        )
    try:
        on = date.fromisoformat(day)
    except ValueError:
        raise LockError(path, number, f"'{day}' is no date") from None
    return key, Found(float(latitude), float(longitude), source, on)


def _degrees(value: float) -> str:
    return f"{value:.5f}"
