"""The exact place of a group for people at risk."""

from __future__ import annotations

from collections.abc import Iterator

from ...listings.checks import Context
from ...listings.checks.at_risk_place import is_at_risk
from ...listings.model import Group
from ...listings.redact import precision_of
from ..whole import Whole
from . import CallOut, Rule, at_listing

RULE = Rule(
    id="at-risk-place",
    label="privacy",
    what="Who looks for people to harm them reads this directory too: hear from the group itself that its place may be known.",
    gravity="ask",
    reply=(
        "The exact place of a group for people at risk would be shown to everyone. We ask the group itself "
        "whether it wants that. Most show the town alone, and tell the place to those who write."
    ),
)


def check(whole: Whole) -> Iterator[CallOut]:
    for change in whole.changes:
        old = change.old.group if change.old else None
        if (
            change.new
            and _shows(change.new.group, whole.context)
            and not (old and _shows(old, whole.context))
        ):
            yield at_listing(whole, change, "a group for people at risk would show its exact place")


def _shows(group: Group, context: Context) -> bool:
    return is_at_risk(group, context) and any(
        meeting.place and precision_of(meeting.place) == "exact" for meeting in group.meetings
    )
