"""A listing that goes without a tombstone."""

from __future__ import annotations

from collections.abc import Iterator

from ..whole import Whole
from . import CallOut, Rule, at_listing

RULE = Rule(
    id="removed",
    label="deletion",
    what="A listing that closes keeps its id with `status: closed` and `closed_on`: its page then says so and points on.",
    gravity="ask",
    reply=(
        "Please do not take the lines away. Set the status to closed, with the day: the page then "
        "tells people, and leads them to other groups."
    ),
)


def check(whole: Whole) -> Iterator[CallOut]:
    for change in whole.changes:
        if change.what == "removed":
            words = "the listing is gone without a word; write status: closed and closed_on, so that its page points on"
            yield at_listing(whole, change, words, change.entry.group.name)
