"""A meeting with days but no time."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Group
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="missing-start",
    scope=Scope.GROUP,
    what="A meeting that has days has a time at which it starts.",
    bad="meetings:\n- ‸every: tuesday\n  start:",
    good='meetings:\n- every: tuesday\n  start: "19:00"',
)


def check(group: Group, context: Context) -> Iterator[Finding]:
    for index, meeting in enumerate(group.meetings):
        if (meeting.every or meeting.dates) and meeting.start is None:
            message = "nothing says at what time this meeting starts"
            yield Finding(("meetings", index), message, 'write start: "19:00"', at="item")
