"""A meeting in the hours in which clocks change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time

from ...times.occurrences import skipped_or_repeated
from ..model import Group
from ..schedules import schedule_of
from ..whereabouts import whereabouts
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="clock-change-hours",
    scope=Scope.GROUP,
    severity="warning",
    what="A start between 00:00 and 03:59 is skipped or happens twice when the clocks change, once a year each.",
    bad='meetings:\n- every: sunday\n  start: ‸"01:30"\n  timezone: Europe/London',
    good='meetings:\n- every: sunday\n  start: "01:30"\n  timezone: Asia/Kolkata',
)
_MORNING = time(4)


def check(group: Group, context: Context) -> Iterator[Finding]:
    for index, meeting in enumerate(group.meetings):
        if meeting.start is None or meeting.start >= _MORNING:
            continue
        found = (
            whereabouts(meeting.place, context.gazetteer) if meeting.place and not meeting.timezone else None
        )
        schedule = schedule_of(meeting, found.timezone if found else None)
        if schedule and skipped_or_repeated(schedule):
            message = f"in {schedule.timezone} the clocks change at such an hour"
            remedy = "see whether morning and evening were mixed up"
            yield Finding(("meetings", index, "start"), message, remedy)
