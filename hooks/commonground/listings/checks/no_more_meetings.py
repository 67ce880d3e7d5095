"""A meeting whose last day is over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...times.occurrences import occurrences
from ..model import Group, Meeting
from ..schedules import days_of
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="no-more-meetings",
    scope=Scope.GROUP,
    severity="warning",
    what="A meeting that is over is taken out, or its dates are brought up to date.",
    bad="meetings:\n- every: tuesday\n  until: ‸2020-12-22",
    good="meetings:\n- every: tuesday\n  until: 2199-12-22",
)


def check(group: Group, context: Context) -> Iterator[Finding]:
    if group.status != "active":
        return
    for index, meeting in enumerate(group.meetings):
        bound = next((name for name in ("count", "until", "dates") if getattr(meeting, name)), None)
        if bound and meeting.status != "paused" and _is_over(meeting, context.as_of):
            message = f"this meeting has no date after {context.as_of}"
            remedy = "write its new dates, or take it out; a group that ended has status: closed"
            yield Finding(("meetings", index, bound), message, remedy)


def _is_over(meeting: Meeting, today: date) -> bool:
    if meeting.until and meeting.until >= today:
        return False
    schedule = days_of(meeting)
    if schedule is None or occurrences(schedule, today, 1):
        return False
    return not meeting.starting or bool(occurrences(schedule, meeting.starting, 1))  # else never-meets speaks
