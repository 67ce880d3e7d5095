"""Times of day as people write them: 7pm, 7.30 PM, 19h30, noon."""

from __future__ import annotations

import re
from datetime import time

_SAID = re.compile(
    r"(\d{1,2})(?:\s*[:.h]\s*(\d\d))?(?::\d\d)?\s*(?:([ap])\.?\s?m\.?)?", re.ASCII | re.IGNORECASE
)
_EXACT = re.compile(r"\d\d:\d\d(?::\d\d)?", re.ASCII)
_NAMED = {"noon": time(12), "midday": time(12), "midnight": time(0)}
_AFTERNOON = 13
"""From this hour on, a time without am or pm can only be one of 24 hours."""


def likely_time(text: str) -> time | None:
    """Return the time of day that a text probably means, such as 07:30 for 7.30; None where it means none."""
    found = _read(text)
    return found[0] if found else None


def certain_time(text: str) -> time | None:
    """Return the time of day that a text can only mean, such as 19:30 for 7.30 PM; None where it may mean another or none."""
    found = _read(text)
    return found[0] if found and found[1] else None


def _read(text: str) -> tuple[time, bool] | None:
    """Return a time, and whether it is certain."""
    written = text.strip()
    if written.lower() in _NAMED:
        return _NAMED[written.lower()], True
    said = _SAID.fullmatch(written)
    if not said or not (said[2] or said[3]):
        return None
    hour, minute, half = int(said[1]), int(said[2] or 0), (said[3] or "").lower()
    certain = bool(half) or hour == 0 or hour >= _AFTERNOON or _EXACT.fullmatch(written) is not None
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    elif half and hour == 0:
        certain = False
    if (hour, minute) == (24, 0):
        hour = 0
    return (time(hour, minute), certain) if hour < 24 and minute < 60 else None
