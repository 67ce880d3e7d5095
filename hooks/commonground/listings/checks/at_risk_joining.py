"""A group for people at risk to which anyone can walk in at a place that everyone sees."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Group
from . import Context, Finding, Rule, Scope
from .at_risk_place import is_at_risk

RULE = Rule(
    id="at-risk-joining",
    scope=Scope.GROUP,
    severity="warning",
    what="A group for people at risk that shows its exact place lets people write or call first, unless the group wants it otherwise.",
    bad="audiences: [lgbtq]\nmeetings:\n- place: {address: 1 Example Street, town: Leeds, country: GB, precision: exact}\njoining: ‸drop-in",
    good="audiences: [lgbtq]\nmeetings:\n- place: {address: 1 Example Street, town: Leeds, country: GB, precision: exact}\njoining: contact-first",
)


def check(group: Group, context: Context) -> Iterator[Finding]:
    exact = any(meeting.place and meeting.place.precision == "exact" for meeting in group.meetings)
    if exact and group.joining == "drop-in" and is_at_risk(group, context):
        message = "anyone can walk in at this place, and the group is for people at risk: does it want that?"
        yield Finding(("joining",), message, "write joining: contact-first, unless it does")
