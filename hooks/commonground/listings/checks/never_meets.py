"""A meeting that takes place on no day at all."""

from __future__ import annotations

from collections.abc import Iterator

from ...times.occurrences import occurrences
from ..model import Group
from ..schedules import days_of
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="never-meets",
    scope=Scope.GROUP,
    what="A meeting takes place at least once: between its first date and its last there is a day that is not excluded.",
    bad="meetings:\n- every: tuesday\n  starting: 2026-12-02\n  until: ‸2026-12-05",
    good="meetings:\n- every: tuesday\n  starting: 2026-12-02\n  until: 2026-12-15",
)


def check(group: Group, context: Context) -> Iterator[Finding]:
    for index, meeting in enumerate(group.meetings):
        schedule = days_of(meeting) if meeting.every and meeting.starting else None
        if schedule and meeting.starting and not occurrences(schedule, meeting.starting, 1):
            bounds = [name for name in ("until", "count", "excluding") if getattr(meeting, name)]
            pointer = ("meetings", index, bounds[-1] if bounds else "starting")
            yield Finding(
                pointer, "this meeting never takes place", "see whether the dates and the weekday agree"
            )
