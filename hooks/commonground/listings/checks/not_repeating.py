"""A field of repeating meetings beside single dates."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Group
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="not-repeating",
    scope=Scope.GROUP,
    what="`starting`, `until`, `count` and `excluding` say more about an `every`; they mean nothing without one.",
    bad="meetings:\n- every:\n  dates: [2026-12-01]\n  until: ‸2026-12-22",
    good="meetings:\n- every: tuesday\n  until: 2026-12-22",
)


def check(group: Group, context: Context) -> Iterator[Finding]:
    for index, meeting in enumerate(group.meetings):
        if meeting.every or not (meeting.dates or meeting.by_arrangement):
            continue
        for name in ("starting", "until", "count", "excluding"):
            if getattr(meeting, name):
                yield Finding(("meetings", index, name), f"'{name}' means nothing without every", "remove it")
