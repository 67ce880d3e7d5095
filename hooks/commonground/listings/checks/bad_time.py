"""A time of day that is not written as one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..clock import likely_time
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


def check(text: str, type: Type, context: Context) -> Iterator[Finding]:
    if not _TIME.fullmatch(text):
        meant = likely_time(text)
        remedy = f'did you mean "{meant:%H:%M}"?' if meant else 'write it with 24 hours: "19:00"'
        yield Finding((), f"'{text[:40]}' is not a time of day", remedy)
