"""Reads the times of a meeting as a schedule of RFC 5545."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from ..times.occurrences import Schedule
from .model import Meeting


def schedule_of(meeting: Meeting, timezone: str | None) -> Schedule | None:
    """Return the schedule of a meeting; None where its times are agreed with each person or its zone is not known."""
    zone = meeting.timezone or timezone
    if meeting.start is None or zone is None or meeting.by_arrangement:
        return None
    return Schedule(
        start=meeting.start,
        minutes=minutes_of(meeting) or 60,
        timezone=zone,
        recurrence=meeting.every,
        dates=meeting.dates,
        starting=meeting.starting,
        until=meeting.until,
        count=meeting.count,
        excluding=meeting.excluding,
    )


def days_of(meeting: Meeting) -> Schedule | None:
    """Return a schedule that gives the local days of a meeting wherever it is; None where it is by arrangement or contradicts itself."""
    contradicts = meeting.until and (
        meeting.count is not None or (meeting.starting is not None and meeting.until < meeting.starting)
    )
    counted = meeting.every is not None and (meeting.every.interval > 1 or meeting.count is not None)
    if contradicts or (counted and meeting.starting is None):
        return None
    return schedule_of(replace(meeting, timezone="UTC"), None)


def minutes_of(meeting: Meeting) -> int | None:
    """Return how long a meeting lasts, in minutes; an end at or before the start is on the next day; None where it is not said."""
    if meeting.duration is not None:
        return meeting.duration
    if meeting.start is None or meeting.end is None:
        return None
    day = date(2000, 1, 1)
    length = datetime.combine(day, meeting.end) - datetime.combine(day, meeting.start)
    if length <= timedelta(0):
        length += timedelta(days=1)
    return int(length.total_seconds() // 60)
