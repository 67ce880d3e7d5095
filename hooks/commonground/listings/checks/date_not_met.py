"""An excluded date on which there would be no meeting anyway."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from ...times.occurrences import occurrences
from ..model import Group
from ..schedules import days_of
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="date-not-met",
    scope=Scope.GROUP,
    severity="warning",
    what="An excluded date is one on which the meeting would take place: else the wrong day may be excluded.",
    bad="meetings:\n- every: tuesday\n  excluding: [2026-12-22, ‸2026-12-30]",
    good="meetings:\n- every: tuesday\n  excluding: [2026-12-22, 2026-12-29]",
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def check(group: Group, context: Context) -> Iterator[Finding]:
    for index, meeting in enumerate(group.meetings):
        schedule = days_of(meeting) if meeting.excluding and meeting.every else None
        if schedule is None:
            continue
        whole = replace(schedule, excluding=())
        for place, day in enumerate(meeting.excluding):
            if not occurrences(whole, day, 1, day + timedelta(days=1)):
                message = f"{day} is a {_DAYS[day.weekday()]}, on which this does not meet"
                yield Finding(
                    ("meetings", index, "excluding", place), message, "write the date that is left out"
                )
