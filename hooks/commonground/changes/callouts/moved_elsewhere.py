"""A closed group that sends its people to another organization."""

from __future__ import annotations

from collections.abc import Iterator

from ..compare import organization_of
from ..whole import Whole, by_id
from . import CallOut, Rule, at_field, kept

RULE = Rule(
    id="moved-elsewhere",
    label="ownership",
    what="`moved_to` sends everyone who looks for a group to another one: ask both where it belongs to another organization.",
    gravity="ask",
    reply="Your change sends people on to another group. Does that group know, and does it welcome them?",
)


def check(whole: Whole) -> Iterator[CallOut]:
    after = by_id(whole.after)
    for change in kept(whole):
        for field in change.of(("moved_to",)):
            goal = after.get(field.new or "")
            if goal and organization_of(goal.entry) != organization_of(change.new):
                yield at_field(whole, change, field, "people are sent on to a group of another organization")
