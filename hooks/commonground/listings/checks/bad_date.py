"""A date that is not a day of the calendar, or not written as one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ..fields import Date, Type
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="bad-date",
    scope=Scope.VALUE,
    what="A date is written as year, month and day, with hyphens.",
    types=(Date,),
    bad="verified: ‸2026-13-05",
    good="verified: 2026-11-05",
)
_YEARS = range(1900, 2200)


def check(text: str, type: Type, context: Context) -> Iterator[Finding]:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
        yield Finding((), f"'{text[:40]}' is not a date", _meant(text))
        return
    try:
        day = date.fromisoformat(text)
    except ValueError:
        yield Finding((), f"'{text}' is no day of the calendar", "write it as year-month-day: 2026-11-23")
    else:
        if day.year not in _YEARS:
            yield Finding((), f"the year {day.year} cannot be meant")


def _meant(text: str) -> str:
    """Suggest the date that is meant, or both where day and month may stand in either order."""
    numbers = re.fullmatch(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})", text.strip(), re.ASCII)
    if numbers:
        year, month, day = map(int, numbers.groups())
        return f"write {year:04}-{month:02}-{day:02}"
    turned = re.fullmatch(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})", text.strip(), re.ASCII)
    if turned:
        first, second, year = map(int, turned.groups())
        orders = [
            f"{year:04}-{m:02}-{d:02}" for m, d in ((first, second), (second, first)) if m <= 12 and d <= 31
        ]
        likely = list(dict.fromkeys(orders))
        if len(likely) > 1:
            return f"it may mean {likely[0]} or {likely[1]}: write the one that is meant"
        if likely:
            return f"write {likely[0]}"
    return "write it as year-month-day: 2026-11-23"
