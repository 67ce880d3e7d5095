"""A meeting that ends before it begins."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Group
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="until-before-starting",
    scope=Scope.GROUP,
    what="The last date of a meeting is not before its first one.",
    bad="meetings:\n- starting: 2026-12-01\n  until: ‸2026-01-26",
    good="meetings:\n- starting: 2026-12-01\n  until: 2027-01-26",
)


def check(group: Group, context: Context) -> Iterator[Finding]:
    for index, meeting in enumerate(group.meetings):
        if meeting.until and meeting.starting and meeting.until < meeting.starting:
            message = f"this is before the first date, {meeting.starting}"
            yield Finding(("meetings", index, "until"), message, "see whether the year is right")
