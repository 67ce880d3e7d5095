"""A meeting that is counted from a first date that is not given."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Group
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="missing-starting",
    scope=Scope.GROUP,
    what="`every: other …`, `N weeks …`, `N months …` and `count` are counted from a first date: `starting`.",
    bad="meetings:\n- ‸every: other tuesday",
    good="meetings:\n- every: other tuesday\n  starting: 2026-01-06",
)


def check(group: Group, context: Context) -> Iterator[Finding]:
    for index, meeting in enumerate(group.meetings):
        if (
            meeting.every
            and meeting.starting is None
            and (meeting.every.interval > 1 or meeting.count is not None)
        ):
            counted = "every" if meeting.every.interval > 1 else "count"
            message = f"'{counted}' is counted from a first date, which is missing"
            yield Finding(
                ("meetings", index), message, "write starting: and the date of any one meeting", at="item"
            )
