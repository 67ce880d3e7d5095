"""The minutes of a UTC week at which meetings of a schedule can begin.

One that meets only now and then on a Tuesday has its minute of every Tuesday. Minutes are counted from Monday, with the distances from UTC
of one day; `slack` is by how much clocks may differ from them in the course of a year.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

HOUR, DAY, WEEK = 60, 24 * 60, 7 * 24 * 60


def slots(schedule: dict[str, Any], as_of: date) -> tuple[int, ...]:
    """Return the minutes of a UTC week at which meetings of a schedule can begin, ascending."""
    away = offset(schedule["tz"], as_of)
    return tuple(sorted((day * DAY + schedule["start"] - away) % WEEK for day in can_be(schedule)))


def slack(zones: Iterable[str], as_of: date) -> int:
    """Return by how many minutes the clocks of any of these zones differ from those of a day in the course of a year, at most."""
    days = [as_of + timedelta(weeks=number) for number in range(53)]
    return max((abs(offset(zone, day) - offset(zone, as_of)) for zone in zones for day in days), default=0)


def weekdays(schedule: dict[str, Any]) -> tuple[int, ...]:
    """Return the weekdays that a schedule is filtered by, as table.js does (daysOf): of one whose weekday varies those of its next dates."""
    if schedule.get("freq") == "DAILY":
        return tuple(range(7))
    return tuple(sorted({day for _, day in schedule.get("days", ())} or schedule.get("on", ())))


def in_utc(schedule: dict[str, Any], as_of: date) -> tuple[int, int]:
    """Return the minute of the day at which meetings of a schedule begin, and a bit for each weekday that it is filtered by, in UTC."""
    shift, minute = divmod(schedule["start"] - offset(schedule["tz"], as_of), DAY)
    return minute, sum(1 << (day + shift) % 7 for day in weekdays(schedule))


def can_be(schedule: dict[str, Any]) -> tuple[int, ...]:
    """Return the weekdays on which meetings of a schedule can be, 0 = Monday."""
    days = {date.fromisoformat(one).weekday() for one in schedule.get("dates", ())}
    if "freq" not in schedule:
        return tuple(sorted(days))
    if schedule["freq"] == "DAILY" or not schedule.get("days"):
        return tuple(range(7))
    return tuple(sorted(days | {day for _, day in schedule["days"]}))


@cache
def offset(zone: str, day: date) -> int:
    """Return what a zone adds to UTC at noon of a day, in minutes."""
    away = datetime(day.year, day.month, day.day, 12, tzinfo=UTC).astimezone(ZoneInfo(zone)).utcoffset()
    return int((away or timedelta()).total_seconds() // 60)
