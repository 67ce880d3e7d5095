"""A meeting whose last time is said twice."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Group
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="until-and-count",
    scope=Scope.GROUP,
    what="A meeting has an `until` or a `count`, not both.",
    bad="meetings:\n- starting: 2026-12-01\n  until: 2027-03-30\n  count: ‸10",
    good="meetings:\n- starting: 2026-12-01\n  count: 10",
)


def check(group: Group, context: Context) -> Iterator[Finding]:
    for index, meeting in enumerate(group.meetings):
        if meeting.until is not None and meeting.count is not None:
            yield Finding(
                ("meetings", index, "count"), "until and count cannot stand together", "remove one of them"
            )
