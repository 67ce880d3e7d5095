"""A listing that nobody has confirmed for a year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from ..model import Group
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="long-unverified",
    scope=Scope.GROUP,
    severity="warning",
    what="A listing is confirmed at least once a year: groups move and end without a word.",
    bad="verified: ‸2020-11-02",
    good="verified: 2026-11-02",
)
_YEAR = timedelta(days=365)


def check(group: Group, context: Context) -> Iterator[Finding]:
    if group.verified and group.status != "closed" and context.as_of - group.verified >= _YEAR:
        days = (context.as_of - group.verified).days
        message = f"this was last confirmed {days} days ago"
        yield Finding(("verified",), message, "ask the group whether all is still right, and write the day")
