"""A listing that was confirmed in the future."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from ..model import Group
from . import Context, Finding, Rule, Scope

RULE = Rule(
    id="future-verified",
    scope=Scope.GROUP,
    what="The day on which a listing was confirmed is not in the future.",
    bad="verified: ‸2199-11-02",
    good="verified: 2026-11-02",
)
_AHEAD = timedelta(days=1)  # where a day begins first it is tomorrow already


def check(group: Group, context: Context) -> Iterator[Finding]:
    if group.verified and group.verified > context.as_of + _AHEAD:
        message = f"{group.verified} is after {context.as_of}, the day of this check"
        yield Finding(("verified",), message, "write the day on which someone last confirmed the listing")
