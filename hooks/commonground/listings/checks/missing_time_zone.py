"""A meeting whose time zone nothing tells."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Group
from ..whereabouts import whereabouts
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="missing-time-zone",
    scope=Scope.GROUP,
    what="A meeting says its time zone, unless its place is known and tells it.",
    bad="meetings:\n- ‸format: online-video\n  timezone:",
    good="meetings:\n- format: online-video\n  timezone: Europe/London",
)


def check(group: Group, context: Context) -> Iterator[Finding]:
    for index, meeting in enumerate(group.meetings):
        if meeting.timezone or meeting.by_arrangement or not (meeting.every or meeting.dates):
            continue
        found = whereabouts(meeting.place, context.gazetteer) if meeting.place else None
        if found is None or found.timezone is None:
            message = "the place does not tell the time zone" if meeting.place else "the time zone is missing"
            yield Finding(
                ("meetings", index), message, "write one such as timezone: Europe/London", at="item"
            )
