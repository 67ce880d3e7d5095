"""A meeting that does not say when it is."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Group
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="missing-when",
    scope=Scope.GROUP,
    what="A meeting has one of `every`, `dates` and `by_arrangement`.",
    bad="meetings:\n- ‸format: online-video\n  every:",
    good="meetings:\n- format: online-video\n  by_arrangement: true",
)


def check(group: Group, context: Context) -> Iterator[Finding]:
    for index, meeting in enumerate(group.meetings):
        if not (meeting.every or meeting.dates or meeting.by_arrangement):
            remedy = "write every: tuesday, or dates: [2026-12-01], or by_arrangement: true"
            yield Finding(("meetings", index), "nothing says when this meeting is", remedy, at="item")
