"""A group that is said to pause, to be full or to close."""

from __future__ import annotations

from collections.abc import Iterator

from ..whole import Whole
from . import CallOut, Rule, at_field, kept

RULE = Rule(
    id="status-changed",
    label="status",
    what="A group that is said to be closed gets no visitors: no word of a stranger is enough for that.",
    gravity="ask",
    reply=(
        "Your change says that the group is closed, paused or open again. How do you know? We ask the"
        " group itself first."
    ),
)


def check(whole: Whole) -> Iterator[CallOut]:
    for change in kept(whole):
        for field in change.of(("status",), ("meetings", "status")):
            if field.old and field.new:
                yield at_field(whole, change, field, "whether the group meets changes; ask the group")
