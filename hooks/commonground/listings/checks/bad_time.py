"""A time of day that is not written as one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..fields import Time, Type
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="bad-time",
    scope=Scope.VALUE,
    what='A time is written with 24 hours, in quotes: "19:00".',
    types=(Time,),
    bad="meetings:\n- start: ‸7 pm",
    good='meetings:\n- start: "19:00"',
)
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)
_SAID = re.compile(
    r"(\d{1,2})(?:\s*[:.h]\s*(\d\d))?(?::\d\d)?\s*(?:([ap])\.?\s?m\.?)?", re.ASCII | re.IGNORECASE
)
_NAMED = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}


def check(text: str, type: Type, context: Context) -> Iterator[Finding]:
    if not _TIME.fullmatch(text):
        meant = _meant(text.strip())
        remedy = f'did you mean "{meant}"?' if meant else 'write it with 24 hours: "19:00"'
        yield Finding((), f"'{text[:40]}' is not a time of day", remedy)


def _meant(text: str) -> str | None:
    said = _SAID.fullmatch(text)
    if not said:
        return _NAMED.get(text.lower())
    hour, minute, half = int(said[1]), int(said[2] or 0), (said[3] or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    elif said[2] is None:
        return None
    if (hour, minute) == (24, 0):
        hour = 0
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None
